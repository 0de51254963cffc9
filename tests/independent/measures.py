"""The measures of docs/metrics.md that the comparison uses."""

import numpy as np
from declared import ACTIVE, FRONTLINE, IN_USE, LAPSED, TRYING, WITHDRAWN

GROUPS = ["users", "seldom_heard", "low_efficacy", "high_need", "neighbours", "everyone"]


def groups(s):
    return [s.user, s.user & s.seldom_heard, s.low_efficacy, s.high_need, ~s.user, np.ones(s.persons, bool)]


def mean_of(values, mask):
    return values[mask].mean() if mask.any() else np.nan


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
    m["spell_length"] = np.array([mean_of(s.spell[:, c], use[:, c]) for c in range(4)])
    m["spells_of_3_months"] = (use & (s.spell == 3)).sum(0)
    m["spells_of_a_year"] = (use & (s.spell == 12)).sum(0)
    m["practising_by_role"] = np.array([mean_of(use.any(1), s.role == r) for r in range(3)])
    m["espoused_by_role"] = np.array([mean_of((s.espoused & relevant).any(1), s.role == r) for r in range(3)])
    m["sessions"], m["failed_sessions"] = s.sessions.sum(0), s.failed.sum(0)
    m["tries"], m["refused_tries"] = s.tries, s.refused
    for name, values in (("participation", s.participation == ACTIVE), ("withdrawn", s.participation == WITHDRAWN)):
        m[name] = np.array([mean_of(values, g) for g in groups(s)])
    for name in ("wellbeing", "need"):
        m[name] = np.array([mean_of(getattr(s, name), g) for g in groups(s)])
    m["asked_own_care"], m["asked_services"] = s.asked_own, s.asked_services
    hours = s.attended_seen * p.cost.citizen_session_hours
    m["citizen_hours"] = np.array([hours[g].sum() for g in s.groups_seen])
    by_posts = s.answered_seen > 0
    m["taking_part"] = np.array([((s.attended_seen > 0) & ~by_posts).sum(), by_posts.sum()])
    m["session_hours_of_persons"] = np.array([hours[~by_posts].sum(), hours[by_posts].sum()])
    there = np.zeros((s.organisations, 4), bool)
    for c in range(4):
        total = np.bincount(s.organisation, use[:, c], s.organisations)
        of = np.bincount(s.organisation, relevant[:, c], s.organisations)
        there[:, c] = (of > 0) & (total >= p.organisation.realised_share * np.maximum(of, 1))
    m["organisations_by_cos"] = np.bincount(there.sum(1), minlength=5) / s.organisations
    m["star_step"] = np.bincount(s.star, minlength=6) / s.organisations
    m["organisations_ended"] = s.ended.mean()
    m["commitment"], m["capacity"], m["burnout"] = s.commitment.mean(), s.capacity.mean(), s.burnout.mean()
    m["slack"] = np.maximum(0, s.slack)[s.role == FRONTLINE].mean()
    m["turnover"] = s.leavers.mean()
    m["incidents"], m["alarm"] = s.incidents.sum(), s.alarm.mean()
    m["permission"] = s.permission.mean(0)
    m["overtime"] = np.array([s.overtime[s.role == r].sum() for r in range(3)])
    m["casework_unmet"] = s.undone.sum()
    m["hours_casework"], m["hours_sessions"] = s.casework_done, s.session_hours.sum()
    return m
