"""Partners, permission's use and the decision to try (docs/model.md 7.3)."""

import numpy as np
from . import workload
from .declared import ASSESS, COMMISSION, DELIVER, DESIGN, LAPSED, NOT_YET, TRYING
from .law import sigma


def partners(p, s):
    """Whether there is anyone to co-produce with, by staff and Co."""
    a = p.adoption
    w, capacity = s.engaged_caseload, s.capacity[s.community]
    e = np.minimum(1, s.engaged_community / a.engaged_for_full_partner)[s.community]
    partner = np.zeros((s.staff, 4))
    partner[:, COMMISSION] = capacity * (a.commission_floor + (1 - a.commission_floor) * e)
    group = np.minimum(1, a.design_caseload * w)
    partner[:, DESIGN] = np.maximum(a.design_engaged * e + a.design_capacity * capacity, group)
    partner[:, DELIVER] = np.minimum(1, a.deliver_caseload * w)
    partner[:, ASSESS] = a.assess_engaged * e + (1 - a.assess_engaged) * capacity
    return partner


def risk_felt(s):
    alarm = (s.alarm * s.blame)[s.organisation]
    return s.perceived_risk + alarm * (1 - s.perceived_risk)


def time_share(p, s):
    """Time for sessions_fitting sessions in what the sessions held last month leave, as a share of their hours."""
    fitting = p.adoption.sessions_fitting * workload.session_time(p, s)
    share = np.empty((s.staff, 4))
    for c in range(4):
        there = workload.time_for(p, s, fitting[:, c], s.slack - s.session_hours_last)[0]
        share[:, c] = there / np.maximum(fitting[:, c], 1e-12)
    return share


def opportunity(p, s):
    a, o = p.adoption, s.organisation
    funding = (a.funding_floor + (1 - a.funding_floor) * s.funding[o])[:, None]
    partner = a.partner_floor + (1 - a.partner_floor) * partners(p, s)
    capacity = s.capacity[s.community]
    half = a.commission_capacity
    led = np.where(capacity > 0, capacity**2 / np.maximum(capacity**2 + half**2, 1e-300), 0.0)
    partner[:, COMMISSION] *= led
    return time_share(p, s) * (1 - s.friction[o]) * funding * partner


def motivation(p, s):
    a, o = p.adoption, s.organisation
    share = s.seen_practising
    peers = share**a.norm_steepness / (share**a.norm_steepness + a.norm_threshold**a.norm_steepness)
    if a.decision_rule == "persuasion":
        above = np.maximum(0, s.seen_attitude - a.persuasion_threshold) / (1 - a.persuasion_threshold)
        peers = np.broadcast_to(above[:, None], share.shape)
    norm = a.peer_weight * peers + (1 - a.peer_weight) * s.commitment[o][:, None]
    fears = a.weight_power_threat * s.power_threat
    fears = fears + a.weight_perceived_risk * risk_felt(s) * (a.risk_floor + (1 - a.risk_floor) * s.blame[o])
    own = a.weight_attitude * s.attitude + a.weight_evidence * s.evidence[o] + a.weight_incentive * s.incentive[o]
    own = own + a.weight_commitment * s.commitment[o] - fears - a.weight_short_termism * s.short_termism[o]
    own = own + a.weight_propensity * (s.propensity - 0.5)
    return own[:, None] + a.weight_norm * norm


def chance_to_try(p, s):
    a = p.adoption
    skill, room = s.skill[:, None], opportunity(p, s)
    x = a.motivation_slope * (motivation(p, s) - a.motivation_threshold)
    if a.decision_rule == "additive":
        logit = x + a.additive_skill * (skill - 0.5) + a.additive_opportunity * (room - 0.5) - a.additive_shift
        chance = a.try_rate * sigma(logit)
    elif a.decision_rule == "weakest_link":
        least = np.minimum(np.minimum(skill**a.skill_exponent, room**a.opportunity_exponent), sigma(x))
        chance = a.try_rate * a.weakest_link_scale * least
    else:
        chance = a.try_rate * skill**a.skill_exponent * room**a.opportunity_exponent * sigma(x)
    return np.where(s.practice == LAPSED, a.retry_share, 1.0) * chance


def decide(p, draw, s):
    chance = chance_to_try(p, s)
    idle = s.espoused & s.relevant & ((s.practice == NOT_YET) | (s.practice == LAPSED))
    would = idle & (draw.random((s.staff, 4)) < chance)
    allowed = draw.random((s.staff, 4)) < s.permission[s.organisation, s.role][:, None]
    s.practice = np.where(would & allowed, TRYING, s.practice)
    s.tries, s.refused = (would & allowed).sum(), (would & ~allowed).sum()
    s.tried = would & allowed

