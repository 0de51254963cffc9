"""Organisations: endings, levels, commitment, evidence, incidents, permission, the Star (docs/model.md 7.1)."""

import numpy as np
from .declared import FRONTLINE, IN_USE, LEADER, MANAGER
from .decide import risk_felt
from .law import mean_by, sum_by, towards, within
from .partnership import LEVELS, conviction, start_organisations

DRIFTING = ["blame", "short_termism", "jargon", "incentive", "expectation"]
MAP, FOCUS, PEOPLE, MARKET, GROW = range(1, 6)
MOST_INCIDENTS = 50  # the mean of an organisation's month, at most


def end(p, draw, s):
    """Another of its kind takes over; levels are drawn anew."""
    ended = draw.random(s.organisations) < p.organisation.ending[s.kind]
    s.ended = ended
    if not ended.any():
        return
    for name, level in start_organisations(p, draw, s.organisations).items():
        keep = ~ended if level.ndim == 1 else ~ended[:, None]
        setattr(s, name, np.where(keep, getattr(s, name), level))
        setattr(s, f"base_{name}", np.where(keep, getattr(s, f"base_{name}"), level))
    s.results[ended] = 0
    s.success[ended] = 0
    s.star[ended] = 0
    s.alarm[ended] = 0
    s.failures_last[ended] = 0
    s.use_share[ended] = 0
    now = conviction(p, s)
    s.conviction_start[ended] = now[ended]


def drift(p, s):
    d = p.organisation.drift
    for name in DRIFTING:
        setattr(s, name, towards(getattr(s, name), getattr(s, f"base_{name}"), d))
    s.friction = towards(s.friction, s.base_friction, d)
    follows = s.base_funding + p.organisation.funding_follows * (s.commitment - s.base_commitment)
    s.funding = towards(s.funding, within(follows), d)


def commit(p, s):
    o = p.organisation
    month = s.success * np.minimum(1, s.use_share / o.in_use_for_full_results)
    horizon = o.shortest_horizon + o.horizon_range * (1 - s.short_termism)
    s.results = towards(s.results, month, 1 / horizon)
    gained = conviction(p, s) - s.conviction_start
    gained = np.where(np.isnan(gained), 0, gained)
    target = s.base_commitment + o.results_weight * (s.results - o.expectation_weight * s.expectation)
    target = within(target + o.conviction_weight * gained)
    s.commitment = towards(s.commitment, target, 1 / o.commitment_months)


def learn_evidence(p, s):
    kept = towards(s.evidence, s.base_evidence, p.organisation.drift)
    each = s.assess_last / np.maximum(s.staff_of, 1)
    s.evidence = towards(kept, 1, within(p.organisation.evidence_yield * each))


def climb(p, draw, s):
    """The Star: one step at most a month."""
    o = p.organisation
    friction = s.friction.mean(1)
    engaged = np.minimum(1, s.engaged_community / o.engaged_for_connection)
    connection = mean_by(s.team_organisation, engaged[s.team_community], s.organisations)
    skill = mean_by(s.organisation, s.skill, s.organisations)
    ready = np.stack([
        (s.evidence + connection) / 2,
        s.commitment * (1 - friction),
        skill,
        (s.evidence + s.incentive) / 2,
        s.funding * (1 - friction) * (1 - s.short_termism),
    ])
    next_step = np.minimum(s.star, 4)
    readiness = ready[next_step, np.arange(s.organisations)]
    chance = o.star_rate * readiness**o.star_steepness * s.star_speed
    s.star = s.star + ((s.star < 5) & (draw.random(s.organisations) < chance))


def alarm(p, s, incidents):
    r = p.risk
    s.alarm = s.alarm * (1 - r.alarm_return)
    share = np.minimum(1, r.incident_staff / np.maximum(s.staff_of, 1))
    s.alarm = towards(s.alarm, 1, within(r.incident_alarm * incidents * share))


def expected_incidents(p, s):
    return np.minimum(MOST_INCIDENTS, p.risk.incident_chance * s.failures_last)


def incidents(p, draw, s):
    s.incidents = draw.poisson(expected_incidents(p, s))
    alarm(p, s, s.incidents)


def permit(p, s):
    """Managers approve tries of frontline staff, leaders those of managers; a missing role is passed over."""
    r = p.risk
    felt = risk_felt(s)
    s.permission = np.ones((s.organisations, 3))

    def asked(role):
        is_role = (s.role == role) * s.number
        number = sum_by(s.organisation, is_role, s.organisations)
        attitude = sum_by(s.organisation, s.attitude * is_role, s.organisations) / np.maximum(number, 1)
        risk = sum_by(s.organisation, felt * is_role, s.organisations) / np.maximum(number, 1)
        doubt = (1 - attitude) / (1 - r.usual_attitude)
        blame = p.adoption.risk_floor + (1 - p.adoption.risk_floor) * s.blame
        refuse = r.refusal * risk * blame * (1 + r.doubt_counts * (doubt - 1))
        return number > 0, 1 - within(refuse)

    there, by_leaders = asked(LEADER)
    by_leaders = np.where(there, by_leaders, 1)
    there, by_managers = asked(MANAGER)
    s.permission[:, FRONTLINE] = np.where(there, by_managers, by_leaders)
    s.permission[:, MANAGER] = by_leaders


def organisations(p, draw, s):
    end(p, draw, s)
    drift(p, s)
    learn_evidence(p, s)
    commit(p, s)
    climb(p, draw, s)
    incidents(p, draw, s)
    permit(p, s)


def remember(p, s):
    """What phase 2 of the next month reads of this one."""
    held, failed = s.sessions.sum(1), s.failed.sum(1)
    held_of = sum_by(s.organisation, held, s.organisations)
    s.failures_last = sum_by(s.organisation, failed, s.organisations)
    s.success = np.where(held_of > 0, 1 - s.failures_last / np.maximum(held_of, 1), 0)
    s.assess_last = sum_by(s.organisation, s.sessions[:, 3], s.organisations)
    use = ((s.practice == IN_USE) & s.relevant).sum(1)
    there = sum_by(s.organisation, s.relevant.sum(1).astype(float), s.organisations)
    s.use_share = sum_by(s.organisation, use.astype(float), s.organisations) / np.maximum(there, 1)


__all__ = ["LEVELS"]
