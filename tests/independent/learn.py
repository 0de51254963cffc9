"""Learning of staff and persons (docs/model.md 7.6)."""

import numpy as np
from .declared import IN_USE
from .law import mean_by, towards, within
from .partnership import OWN

PEOPLE = 3


def staff(p, s):
    q = p.learning
    held, failed = s.sessions.sum(1), s.failed.sum(1)
    won = held - failed
    o = s.organisation
    blame = s.blame[o]
    does = (s.practice == IN_USE).any(1)
    # an organisation where nobody has a Co in use has nobody to learn from: nothing moves
    shown = mean_by(o[does], s.skill[does], s.organisations)[o]
    spread = (s.star >= PEOPLE)[o]
    skill = towards(s.skill, 1, within(q.skill_gain * np.minimum(held, q.skill_sessions)))
    skill = np.where(spread, towards(skill, np.maximum(skill, shown), q.skill_spread), skill)
    decay = np.where(held > 0, q.skill_decay_practised, q.skill_decay)
    skill = skill - decay * np.maximum(0, skill - q.skill_floor)
    mostly = (held > 0) & (won >= 0.5 * held)
    badly = (held > 0) & ~mostly
    attitude = np.where(mostly, towards(s.attitude, 1, q.attitude_gain), s.attitude)
    lower = np.maximum(0, attitude - q.attitude_after_failure)
    attitude = np.where(badly, attitude - q.attitude_loss * blame * lower, attitude)
    attitude = towards(attitude, mean_by(s.team, s.attitude, s.teams)[s.team], q.attitude_team)
    attitude = towards(attitude, p.start.staff.attitude, q.attitude_return)
    risk = within(s.perceived_risk + q.risk_rise * blame * failed - q.risk_fall * won)
    s.perceived_risk = towards(risk, p.start.staff.perceived_risk, q.risk_return)
    power = np.where(won > 0, s.power_threat * (1 - q.power_fall), s.power_threat)
    usual = within(p.start.staff.power_threat + p.start.staff.power_threat_of_managers * (s.role > 0))
    s.power_threat = towards(power, usual, q.power_return)
    share = s.overtime / s.contract
    burnout = within(s.burnout + q.burnout_overtime * (share - q.usual_overtime) - q.burnout_fall * (won > 0))
    s.burnout = towards(burnout, p.start.staff.burnout, q.burnout_return)
    s.skill, s.attitude = skill, attitude
    s.experience = s.experience + s.sessions
    s.protected_time = s.protected_time * (1 - q.protected_return)


def persons(p, s):
    q = p.benefit
    failed = s.person_failed
    won = s.attended - failed
    for name in ("efficacy", "capability", "trust"):
        gap = (1 - getattr(s, name)) * (1 - getattr(q, f"{name}_gain")) ** won
        setattr(s, name, 1 - gap)
    s.need = s.need * (1 - q.need_fall) ** won
    gain = q.wellbeing_gain * s.benefit / 0.2
    s.wellbeing = 1 - (1 - s.wellbeing) * (1 - gain) ** won if gain >= 0 else s.wellbeing * (1 + gain) ** won
    s.efficacy = s.efficacy * (1 - q.efficacy_loss) ** failed
    s.trust = s.trust * (1 - q.trust_loss) ** failed
    s.wellbeing = s.wellbeing * (1 - q.wellbeing_loss) ** failed
    tired = q.fatigue_rise * np.maximum(0, q.fatigue_time - s.free_time) * s.attended
    rest = 1 + q.recovery_connected * s.peer_support[s.home] * s.connected + q.recovery_support * s.recognition[s.home]
    s.fatigue = np.minimum(1, s.fatigue + tired) * (1 - np.minimum(1, q.fatigue_recovery * rest))
    for name in OWN:
        setattr(s, name, towards(getattr(s, name), getattr(s, f"own_{name}"), q.level_return))
    none = s.attended == 0
    s.need = np.where(none, towards(s.need, s.own_need, q.need_return), s.need)
    s.wellbeing = np.where(none, towards(s.wellbeing, s.own_wellbeing, q.wellbeing_return), s.wellbeing)
    share = np.where(s.casework > 0, s.undone / np.maximum(s.casework, 1e-12), 0)
    left = np.where(s.user, share[np.maximum(s.worker, 0)], 0)
    s.need = np.where(s.user, towards(s.need, 1, q.need_rise * left), s.need)
