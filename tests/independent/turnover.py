"""Who leaves, who comes, and ties that form (docs/model.md 7.8)."""

import numpy as np
from . import ties
from .declared import IN_USE
from .law import mean_by, towards, within
from .partnership import start_persons, start_staff


def chance_to_leave(p, s):
    q, o = p.turnover, s.organisation
    hazard = q.staff_leaving * q.leaving_of_kind[s.kind][o] * np.exp(q.burnout_slope * (s.burnout - q.usual_burnout))
    return within(hazard * s.leaving_factor[o])


def staff(p, draw, s):
    q = p.turnover
    o = s.organisation
    leaves = draw.random(s.staff) < chance_to_leave(p, s)
    leaves |= s.ended[o] & (draw.random(s.staff) < p.organisation.leaving_at_end)
    leaves |= s.key_leaver
    s.leavers = leaves
    n = leaves.sum()
    if n == 0:
        return
    start = p.start.staff
    new = start_staff(p, draw, s.role[leaves], n)
    sector = draw.random(n) < q.from_sector
    for name, usual in (("skill", start.skill), ("attitude", start.attitude)):
        shift = getattr(s, f"mean_{name}_last") - usual
        new[name] = within(new[name] + np.where(sector, shift, 0))
    org = o[leaves]
    want = np.maximum(new["attitude"], start.practising_attitude)
    new["attitude"] = towards(new["attitude"], want, s.recruitment[org])
    for name in ("skill", "attitude"):
        team = mean_by(s.team, getattr(s, name), s.teams)[s.team[leaves]]
        new[name] = towards(new[name], team, s.induction[org])
    for name, values in new.items():
        getattr(s, name)[leaves] = values
    s.practice[leaves] = 0
    s.experience[leaves] = 0
    s.ever[leaves] = False
    s.espoused[leaves] = s.relevant[leaves] & (draw.random((n, 4)) < start.espoused)
    s.session_hours_last[leaves], s.protected_time[leaves] = 0, 0


def residents(p, draw, s):
    q = p.turnover
    moves = draw.random(s.persons) < np.where(s.user, q.caseload_change, q.resident_moves)
    who = np.nonzero(moves)[0]
    for name, values in start_persons(p, draw, s.user[who]).items():
        getattr(s, name)[who] = values


def together(p, draw, s):
    """Residents who attend sessions with others come to know one of them."""
    chance = 1 - (1 - p.community.tie_formed) ** s.together
    meets = np.nonzero((s.together > 0) & (draw.random(s.persons) < chance))[0]
    if len(meets):
        ties.add(s, meets, ties.another(draw, s.home, meets, s.together > 0))


def come_and_go(p, draw, s):
    together(p, draw, s)
    ties.lose(p, draw, s)
    staff(p, draw, s)
    residents(p, draw, s)
    s.mean_skill_last, s.mean_attitude_last = s.skill.mean(), s.attitude.mean()
    s.ever |= s.practice == IN_USE
    s.spell = np.where(s.practice == IN_USE, s.spell + 1, 0)
