"""Sessions: wanted, held, attended, and offers that hours of interventions answer (docs/model.md 7.5)."""

import numpy as np
from . import workload
from .declared import ACTIVE, ASSESS, COMMISSION, DELIVER, DESIGN, WILLING
from .decide import partners
from .espouse import practising
from .law import sigma, sum_by

ORDER = [DELIVER, DESIGN, ASSESS, COMMISSION]
COLLECTIVE = [COMMISSION, DESIGN, ASSESS]


def success_chance(p, skill, capability, friction):
    q = p.session
    logit = q.success_base + q.success_skill * (skill - 0.4) + q.success_capability * (capability - 0.5)
    return sigma(logit) * (1 - q.success_friction * friction)


def wanted(p, s):
    """Sessions wanted, by Co."""
    q, partner = p.session, partners(p, s)
    return np.where(practising(s) & (partner > 0), (q.wanted_floor + partner) * q.wanted, 0)


def plan(p, s):
    """Means of the sessions that there is time for, and their hours, with what the time allows."""
    wants, tau = wanted(p, s), workload.session_time(p, s)
    s.wanted_hours = (wants * tau).sum(1)
    s.there, s.overtime, s.undone = workload.time_for(p, s, s.wanted_hours)
    share = np.where(s.wanted_hours > 0, s.there / np.maximum(s.wanted_hours, 1e-12), 1.0)
    missing = 1 - share
    s.unmet = missing
    s.shrunk = p.workload.haste * missing
    fewer = share / (1 - s.shrunk)
    tau = tau * (1 - s.shrunk)[:, None]
    return wants * fewer[:, None], tau


def hold(p, draw, s):
    """How many sessions each holds, with hours paid for whole ones in the order of the Co's."""
    means, tau = plan(p, s)
    drawn = draw.poisson(means)
    left = np.maximum(s.there, s.slack)
    held = np.zeros((s.staff, 4), int)
    s.session_hours = np.zeros(s.staff)
    for c in ORDER:
        held[:, c] = np.minimum(drawn[:, c], np.floor(left / np.maximum(tau[:, c], 1e-12) + 1e-9))
        left = left - held[:, c] * tau[:, c]
        s.session_hours += held[:, c] * tau[:, c]
    # time that no whole session fits into goes to casework, and what is then left shortens the overtime
    s.undone = np.maximum(0, s.undone - np.maximum(0, s.there - s.session_hours))
    s.overtime = np.minimum(s.overtime, np.maximum(0, s.session_hours - s.slack - s.undone))
    s.sessions = held


def deliver(p, draw, s):
    """Deliver sessions go to the engaged users of the caseload in turn, from a drawn place on."""
    s.attended = np.zeros(s.persons, int)
    s.person_failed = np.zeros(s.persons, int)
    s.failed = np.zeros((s.staff, 4), int)
    who = np.nonzero(s.user & s.engaged)[0]
    who = who[np.argsort(s.worker[who], kind="stable")]
    worker = s.worker[who]
    number = np.bincount(worker, minlength=s.staff)
    held = s.sessions[:, DELIVER] * (number > 0)
    s.sessions[:, DELIVER] = held
    place = np.arange(len(who)) - (np.cumsum(number) - number)[worker]
    begin = (draw.random(s.staff) * number).astype(int)
    turn = (place - begin[worker]) % np.maximum(number[worker], 1)
    n, more = held // np.maximum(number, 1), held % np.maximum(number, 1)
    each = n[worker] + (turn < more[worker])
    friction = s.friction[s.organisation, DELIVER][worker]
    q = success_chance(p, s.skill[worker], s.capability[who], friction) * s.haste_kept[worker]
    failed = each - draw.binomial(each, np.clip(q, 0, 1))
    s.attended[who] += each
    s.person_failed[who] += failed
    s.failed[:, DELIVER] = np.bincount(worker, failed, s.staff).astype(int)


def share_out(p, seats, active, willing):
    """Collective sessions each active and each willing person attends on average."""
    q = p.session
    taken = np.minimum(seats * (1 - q.open_seats), q.most_attended * active)
    return taken / np.maximum(active, 1), np.minimum(1, (seats - taken) / np.maximum(willing, 1))


def collective(p, draw, s):
    q = p.session
    number = np.bincount(s.home[s.engaged], minlength=s.communities)
    mean = np.bincount(s.home[s.engaged], s.capability[s.engaged], s.communities) / np.maximum(number, 1)
    mean = np.where(number > 0, mean, 0.5)
    for c in COLLECTIVE:
        chance = success_chance(p, s.skill, mean[s.community], s.friction[s.organisation, c]) * s.haste_kept
        s.failed[:, c] = s.sessions[:, c] - draw.binomial(s.sessions[:, c], np.clip(chance, 0, 1))
    held = sum_by(s.community, s.sessions[:, COLLECTIVE].sum(1), s.communities)
    failed = sum_by(s.community, s.failed[:, COLLECTIVE].sum(1), s.communities)
    rate = np.where(held > 0, failed / np.maximum(held, 1), 0)
    seats = sum_by(s.community, (s.sessions * q.seats)[:, COLLECTIVE].sum(1), s.communities)
    helpers = sum_by(s.community, s.sessions[:, DELIVER] * q.volunteer_seats, s.communities)
    s.together = np.zeros(s.persons, int)
    rate_all = (failed + sum_by(s.community, s.failed[:, DELIVER] * 1.0, s.communities)) / np.maximum(
        held + sum_by(s.community, s.sessions[:, DELIVER] * 1.0, s.communities), 1
    )
    rate = np.where(held > 0, rate, rate_all)
    for users, share in ((True, 1 - q.neighbours_seats), (False, q.neighbours_seats)):
        group = (s.user == users) & s.wants_services
        active, willing = group & (s.participation == ACTIVE), group & (s.participation == WILLING)
        n_active = np.bincount(s.home[active], minlength=s.communities)
        n_willing = np.bincount(s.home[willing], minlength=s.communities)
        each_active, each_willing = share_out(p, (seats + helpers) * share, n_active, n_willing)
        each = np.where(active, each_active[s.home], np.where(willing, each_willing[s.home], 0))
        attends = draw.poisson(each)
        s.together += attends
    failed = draw.binomial(s.together, np.clip(rate[s.home], 0, 1))
    s.attended += s.together
    s.person_failed += failed


def answer(p, draw, s):
    """Offers nobody answered: hours of posts and helpers, by community or team; see structures.py."""
    s.answered = np.zeros(s.persons, int)
    for whom, hours in s.answering:
        who = np.nonzero(whom & (s.attended == 0) & s.engaged)[0]
        enough = int(min(len(who), np.floor(hours / p.answer.hours_per_person + draw.random())))
        if enough == 0:
            continue
        begin = draw.integers(len(who))
        chosen = who[(begin + np.arange(enough)) % len(who)]
        q = success_chance(p, p.answer.skill, s.capability[chosen], 0.0)
        s.answered[chosen] = 1
        s.attended[chosen] += 1
        s.person_failed[chosen] += draw.random(enough) >= q


def meet(p, draw, s):
    hold(p, draw, s)
    s.haste_kept = 1 - p.session.success_haste * s.shrunk
    deliver(p, draw, s)
    collective(p, draw, s)
    answer(p, draw, s)
    s.session_hours_last = s.session_hours.copy()
