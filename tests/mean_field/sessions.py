"""Expected sessions of a month, and what staff and people learn from them (docs/model.md 7.1, 7.5, 7.6)."""

import math

import numpy as np
from independent import espouse, session
from independent.declared import ACTIVE, DELIVER, WILLING
from independent.law import towards, within

from . import classes
from .classes import NUMBER, PERSON_TRAITS, TRAIT, TRAITS, divided

MOST = 64
BINOMIAL = np.array([[math.comb(n, k) for k in range(MOST)] for n in range(MOST)], float)


def poisson(mean):
    """Chances of 0, 1, ... sessions, as many as there are with any chance to speak of."""
    number = np.arange(int(mean + 6 * math.sqrt(mean)) + 3)
    chance = np.exp(number * math.log(mean) - mean - np.array([math.lgamma(k + 1) for k in number]))
    return number, chance / chance.sum()


def of_group(p, mean, tau, there, slack, undone, overtime):
    """Every number of sessions that staff with these means may hold, paid for in whole ones in the order of the Co's."""
    weight, left, held = np.ones(1), np.array([max(there, slack)]), np.zeros((4, 1))
    for c in session.ORDER:
        if mean[c] <= 0:
            continue
        number, chance = poisson(mean[c])
        whole = np.minimum(number, np.floor(left[:, None] / tau[c] + 1e-9))
        weight = (weight[:, None] * chance).ravel()
        held = np.repeat(held, len(number), 1)
        held[c] = whole.ravel()
        left = (left[:, None] - whole * tau[c]).ravel()
    hours = tau @ held
    undone = np.maximum(0, undone - np.maximum(0, there - hours))
    overtime = np.minimum(overtime, np.maximum(0, hours - slack - undone))
    total = np.minimum(held.sum(0), MOST - 1).astype(int)
    routine, practice = p.adoption.routine_sessions, p.workload.session_practice
    by_co = [held, held == 0, np.exp(-held / routine), np.exp(-2 * held / routine), np.exp(-held / practice)]
    return np.concatenate([np.ravel([x @ weight for x in by_co]), [hours @ weight, overtime @ weight, undone @ weight],
                           np.bincount(total, weight, MOST)])


def hold(p, s):
    """Expected sessions, hours and so on of each class; classes that practise the same share one calculation."""
    mean, tau = session.plan(p, s)
    kind = np.where(espouse.practising(s), s.practice, 0)
    groups, of = np.unique(np.column_stack([s.role, kind]), axis=0, return_inverse=True)
    of = of.ravel()
    values = np.column_stack([mean, tau, s.there, s.slack, s.undone, s.overtime])
    number = np.bincount(of, s.number)
    sums = np.stack([np.bincount(of, s.number * column) for column in values.T], 1)
    middle = sums / np.maximum(number, 1e-300)[:, None]
    found = np.zeros((len(groups), 23 + MOST))
    for k in np.nonzero(number > 1e-9)[0]:
        found[k] = of_group(p, middle[k, :4], middle[k, 4:8], *middle[k, 8:])
    found = found[of]
    s.sessions, s.none, s.of_routine, s.of_square, s.of_novice = (found[:, 4 * k : 4 * k + 4] for k in range(5))
    s.session_hours, s.overtime_worked, s.casework_undone = found[:, 20:23].T
    s.total = found[:, 23:]


def succeed(p, s):
    """Chance of success by class and Co, with the capability of those who meet."""
    row = 1 + PERSON_TRAITS.index("capability")
    engaged = s.people[[WILLING, ACTIVE]].sum(0)
    own = divided(engaged[row], engaged[NUMBER])[:-1]
    all_engaged = engaged.sum(1)
    capability = np.full((s.staff, 4), all_engaged[row] / all_engaged[NUMBER])
    capability[:, DELIVER] = own
    kept = 1 - p.session.success_haste * s.shrunk
    s.success_chance = session.success_chance(p, s.skill[:, None], capability, s.friction) * kept[:, None]
    s.failed = s.sessions * (1 - s.success_chance)


def staff(p, s):
    """7.6, in the order of the page; each step in expectation."""
    q, blame = p.learning, s.blame[0]
    held, failed = s.sessions.sum(1), s.failed.sum(1)
    chance = 1 - divided(failed, held)
    numbers = np.nonzero(s.total.sum(0) > 1e-9)[0]
    n = np.arange(numbers.max() + 1)
    total = s.total[:, numbers]
    won = chance[:, None, None] ** n * (1 - chance[:, None, None]) ** np.maximum(numbers[:, None] - n, 0)
    won = won * BINOMIAL[numbers[:, None], n]
    mostly = np.where((n >= 0.5 * numbers[:, None]) & (numbers[:, None] > 0), won, 0).sum(2)
    mostly = (total * mostly).sum(1)
    some = 1 - s.total[:, 0]
    badly = np.maximum(0, some - mostly)
    any_won = (total * (1 - (1 - chance[:, None]) ** numbers)).sum(1)
    gained = q.skill_gain * (total @ np.minimum(numbers, q.skill_sessions)) * (1 - s.skill)
    above = np.maximum(0, s.skill - q.skill_floor)
    skill = s.skill + gained - q.skill_decay * (1 - some) * above - q.skill_decay_practised * (some * above + gained)
    attitude = s.attitude + q.attitude_gain * mostly * (1 - s.attitude)
    attitude = attitude - q.attitude_loss * blame * badly * np.maximum(0, s.attitude - q.attitude_after_failure)
    attitude = towards(attitude, np.average(s.attitude, weights=s.number), q.attitude_team)
    attitude = towards(attitude, p.start.staff.attitude, q.attitude_return)
    risk = within(s.perceived_risk + q.risk_rise * blame * failed - q.risk_fall * (held - failed))
    usual = dict(zip(TRAITS, classes.newcomer_traits(p, s), strict=True))
    burnout = q.burnout_overtime * (s.overtime_worked / s.contract - q.usual_overtime) - q.burnout_fall * any_won
    after = {
        "attitude": attitude,
        "skill": skill,
        "power_threat": towards(s.power_threat * (1 - q.power_fall * any_won), usual["power_threat"], q.power_return),
        "perceived_risk": towards(risk, usual["perceived_risk"], q.risk_return),
        "burnout": towards(within(s.burnout + burnout), usual["burnout"], q.burnout_return),
    }
    s.staff_stock[TRAIT] = s.number * np.array([after[name] for name in TRAITS])
    s.staff_stock[classes.HOURS] = s.number * s.session_hours
    for rows, factor in ((classes.ROUTINE, s.of_routine), (classes.SQUARE, s.of_square), (classes.NOVICE, s.of_novice)):
        s.staff_stock[rows] *= factor.T
