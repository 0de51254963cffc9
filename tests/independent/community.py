"""Invitations and willingness (docs/model.md 7.4); what becomes of persons and communities (7.7)."""

import numpy as np
from .declared import ACTIVE, ASSESS, COMMISSION, DELIVER, DESIGN, PASSIVE, WILLING, WITHDRAWN
from .espouse import practising
from .law import sigma, sum_by, towards

MAP = 1


def count_engaged(p, s):
    """Engaged and active shares of communities, of those whom services reach; engaged share of caseloads."""
    engaged = (s.participation == WILLING) | (s.participation == ACTIVE)
    s.engaged = engaged
    here = s.reached
    number = np.maximum(np.bincount(s.home[here], minlength=s.communities), 1)
    s.engaged_community = np.bincount(s.home[here & engaged], minlength=s.communities) / number
    s.active_community = np.bincount(s.home[here & (s.participation == ACTIVE)], minlength=s.communities) / number
    count = np.bincount(s.worker[s.user & engaged], minlength=s.staff)
    s.engaged_caseload = np.where(s.caseload > 0, count / np.maximum(s.caseload, 1), 0)


def asked_by(p, s):
    """Chance of each person to be asked by the own worker for care, for services, and by the community's Co's."""
    q = p.community
    does = practising(s)
    worker = np.maximum(s.worker, 0)
    collective = does[:, [COMMISSION, DESIGN, ASSESS]].any(1)
    there = np.maximum(sum_by(s.community, s.number, s.communities), 1e-300)
    c = (sum_by(s.community, collective * s.number, s.communities) / there)[s.home]
    own_care = s.user & (does[:, DELIVER] | does[:, DESIGN])[worker]
    services = s.user & (does[:, DESIGN] | does[:, ASSESS])[worker]
    return q.asked_own_care * own_care, q.asked_services * services, q.asked_by_community * c * s.reached


def asked(p, s):
    """Chance to be asked at all, with the wishes of users and the reach of invitations."""
    q = p.community
    worker = np.maximum(s.worker, 0)
    by_own, by_services, by_community = asked_by(p, s)
    anyhow = 1 - (1 - by_own) * (1 - by_services) * (1 - by_community)
    reach = towards(q.reach_seldom_heard, 1, s.outreach)[s.home]
    holds = (s.star >= MAP)[s.organisation][worker] & s.user
    reach = np.where(holds, towards(reach, 1, q.map_reach), reach)
    reach = np.where(s.seldom_heard, reach, 1.0)
    return np.where(s.wants_services, anyhow, by_own) * reach


def willingness(p, s, asked, near):
    """The logit of becoming willing, by what is asked and the active share of ties."""
    q = p.community
    teams = np.bincount(s.team_community, minlength=s.communities)
    met = sum_by(s.team_community, s.jargon[s.team_organisation], s.communities) / np.maximum(teams, 1)
    jargon = np.where(teams > 0, met, 0.4)[s.home]
    x = q.willing_base + q.willing_asked * asked + q.willing_near * near
    x = x + q.willing_capacity * s.capacity[s.home] * s.connected + q.willing_trust * (s.trust - 0.5)
    x = x + q.willing_efficacy * (s.efficacy - 0.5) - q.willing_time * (0.5 - s.free_time)
    x = x - q.willing_jargon * (jargon - 0.4) - q.willing_entitlement * (s.entitlement - 0.4)
    return x - q.willing_further_off * ~s.reached


def invite(p, draw, s):
    known = s.tie >= 0
    active = (s.participation == ACTIVE)[s.tie] & known
    near = active.sum(1) / np.maximum(known.sum(1), 1)
    x = willingness(p, s, asked(p, s), near)
    becomes = (s.participation == PASSIVE) & (draw.random(s.persons) < sigma(x))
    s.participation = np.where(becomes, WILLING, s.participation)


def settle_persons(p, draw, s):
    """7.7; a person's session is one held by staff or an answered offer."""
    q = p.community
    met = s.attended > 0
    u, v = draw.random(s.persons), draw.random(s.persons)
    before = s.participation
    tired = np.clip(q.withdraw + q.withdraw_fatigue * np.maximum(0, s.fatigue - q.fatigue_borne), 0, 1)
    after = before.copy()
    willing, active = before == WILLING, before == ACTIVE
    after[willing & met] = ACTIVE
    idle = willing & ~met & (u < q.willing_idle)
    after[idle] = PASSIVE
    gone = active & (u < tired)
    after[gone] = WITHDRAWN
    after[active & ~gone & ~met & (v < q.active_idle)] = WILLING
    rested = (before == WITHDRAWN) & (u < q.rest)
    after[rested] = PASSIVE
    s.fatigue = np.where(idle | rested, 0, s.fatigue)
    s.trust = np.where(willing & ~met, s.trust * (1 - q.unanswered_trust), s.trust)
    s.participation = after


def settle_communities(p, s):
    q = p.community
    active = np.minimum(1, s.active_community / q.active_for_growth)
    s.capacity = towards(s.capacity, 1, q.capacity_growth * active)
    s.capacity = towards(s.capacity, s.base_capacity, q.capacity_return * (1 - q.cash_holds * s.cash))
    for name in ("cash", "peer_support", "recognition"):
        setattr(s, name, towards(getattr(s, name), getattr(s, f"base_{name}"), q.support_return))
    s.outreach = s.outreach * (1 - q.support_return)
