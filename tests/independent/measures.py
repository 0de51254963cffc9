"""The measures of docs/metrics.md that the comparison uses."""

from . import community
from . import decide
from . import espouse
import numpy as np
from . import session
from . import traits
from . import workload
from .declared import ACTIVE, FRONTLINE, IN_USE, LAPSED, TRYING, WITHDRAWN

DUTIES, CASEWORK, SESSIONS, INTERVENTIONS, FREE, SET_UP, RUNNING, POSTS = range(8)
GROUPS = ["users", "seldom_heard", "low_efficacy", "high_need", "neighbours", "everyone"]


def groups(s):
    return [s.user, s.user & s.seldom_heard, s.low_efficacy, s.high_need, ~s.user, np.ones(s.persons, bool)]


def mean_of(values, mask, otherwise=np.nan):
    return values[mask].mean() if mask.any() else otherwise


def observe(p, s):
    m = {}
    relevant = s.relevant
    number = np.maximum(relevant.sum(0), 1)
    use = (s.practice == IN_USE) & relevant
    m["practice_in_use"] = use.sum() / s.pairs
    m["practice_espoused"] = (s.espoused & relevant).sum() / s.pairs
    m["espoused"] = (s.espoused & relevant).sum(0) / number
    m["trying"] = ((s.practice == TRYING) & relevant).sum(0) / number
    m["in_use"] = use.sum(0) / number
    m["lapsed"] = ((s.practice == LAPSED) & relevant).sum(0) / number
    m["used"] = (s.ever & relevant).sum(0) / number
    m["spell_length"] = np.array([mean_of(s.spell[:, c], use[:, c], 0) for c in range(4)])
    m["spells_of_3_months"] = (use & (s.spell == 3)).sum(0)
    m["spells_of_a_year"] = (use & (s.spell == 12)).sum(0)
    m["practising_by_role"] = np.array([mean_of(use.any(1), s.role == r, 0) for r in range(3)])
    m["espoused_by_role"] = np.array([mean_of((s.espoused & relevant).any(1), s.role == r, 0) for r in range(3)])
    m["sessions"], m["failed_sessions"] = s.sessions.sum(0), s.failed.sum(0)
    m["tries"], m["refused_tries"] = s.tries, s.refused
    for name, values in (("participation", s.participation == ACTIVE), ("withdrawn", s.participation == WITHDRAWN)):
        m[name] = np.array([mean_of(values, g) for g in groups(s)])
    for name in ("wellbeing", "need"):
        m[name] = np.array([mean_of(getattr(s, name), g) for g in groups(s)])
    own, services, by_community = community.asked_by(p, s)
    m["asked_own_care"] = mean_of(own, s.user)
    m["asked_services"] = mean_of(1 - (1 - services) * (1 - by_community), s.user)
    hours = s.attended_seen * p.cost.citizen_session_hours
    m["citizen_hours"] = np.array([hours[g].sum() for g in s.groups_seen])
    by_posts = s.answered_seen > 0
    m["taking_part"] = np.array([((s.attended_seen > 0) & ~by_posts).sum(), by_posts.sum()])
    m["session_hours_of_persons"] = np.array([hours[~by_posts].sum(), hours[by_posts].sum()])
    there = np.zeros((s.organisations, 4), bool)
    for c in range(4):
        total = np.bincount(s.organisation, use[:, c], s.organisations)
        of = np.bincount(s.organisation, relevant[:, c], s.organisations)
        there[:, c] = (of > 0) & (total >= 0.1 * np.maximum(of, 1))
    m["organisations_by_cos"] = np.bincount(there.sum(1), minlength=5) / s.organisations
    m["star_step"] = np.bincount(s.star, minlength=6) / s.organisations
    m["organisations_ended"] = s.ended.mean()
    m["commitment"], m["capacity"], m["burnout"] = s.commitment.mean(), s.capacity.mean(), s.burnout.mean()
    m["slack"] = np.maximum(0, s.slack)[s.role == FRONTLINE].mean()
    m["turnover"] = s.leavers.mean()
    m["incidents"], m["alarm"] = s.incidents.sum(), s.alarm.mean()
    m["permission"] = s.permission.mean(0)
    m["overtime"] = np.array([s.overtime[s.role == r].sum() for r in range(3)])
    m["short_of_time"] = np.array([mean_of(short_of_time(p, s), s.role == r, 0) for r in range(3)])
    m["barrier_level"] = barrier_level(p, s)
    money(p, s, m)
    m |= traits.moments({name: getattr(s, name) for name in traits.NAMES})
    return m


def short_of_time(p, s):
    """Hours do not suffice for the sessions wanted or, for those who practise no Co, for trying one."""
    tau = workload.session_time(p, s)
    first = (p.workload.session_hours + p.workload.first_session_hours) * p.adoption.sessions_fitting
    practise = espouse.practising(s).any(1)
    return np.where(practise, (session.wanted(p, s) * tau).sum(1), first) > s.slack


def barrier_level(p, s):
    """Mean height over staff, or over relevant pairs of staff and Co. NOTES.md, measures."""
    a, o, pairs = p.adoption, s.organisation, s.relevant
    risk = s.perceived_risk * (a.risk_floor + (1 - a.risk_floor) * s.blame[o])
    return np.array([
        s.power_threat.mean(),
        1 - s.attitude.mean(),
        (1 - decide.time_share(p, s))[pairs].mean(),
        s.friction[o][pairs].mean(),
        risk.mean(),
        s.jargon[o].mean(),
        1 - s.skill.mean(),
        1 - s.evidence[o].mean(),
        1 - s.funding[o].mean(),
        1 - s.commitment[o].mean(),
        s.short_termism[o].mean(),
        (1 - decide.partners(p, s))[pairs].mean(),
    ])


def money(p, s, m):
    rate = p.cost.staff_hour[s.role]
    hours, cost, saving, unmet = np.zeros((4, 8))
    free = np.maximum(0, s.slack - s.session_hours)
    hours[:] = s.duty_hours.sum(), s.casework_done, s.session_hours.sum(), s.hours_taken.sum(), free.sum(), 0, 0, s.post_hours
    cost[SESSIONS], cost[INTERVENTIONS] = (s.session_hours * rate).sum(), (s.hours_taken * rate).sum()
    needed = s.casework / s.casework_factor
    cost[CASEWORK] = (needed * rate).sum()
    cost[SET_UP], cost[RUNNING], cost[POSTS] = s.money
    saving[CASEWORK] = ((s.casework_start - needed) * rate).sum()
    unmet[CASEWORK], unmet[SESSIONS] = s.undone.sum(), (s.unmet * s.wanted_hours).sum()
    m["staff_hours"], m["cost"], m["saving"], m["unmet_hours"] = hours, cost, saving, unmet
    m["casework_needed"] = needed.sum()
    m["cost_by_bearer"], m["intervention_citizen_hours"] = s.borne.copy(), s.citizen_hours
