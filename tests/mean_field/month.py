"""The month as difference equations for expected stocks and flows of one large, well-mixed, homogeneous place.

Laws are those of tests/independent, applied to classes of staff (classes.py) in place of members of staff; where that
implementation draws, this one moves the expected share. It is the model's limit where everybody begins alike, organisations,
communities and teams are large, and what the laws make of a mean is the mean of what they make: scenarios/well_mixed.toml
has these conditions. It has no interventions, no Star and no small groups.
"""

import numpy as np
from independent import bases, community, decide, espouse, organisation, partnership, scenario, settle, turnover, workload
from independent.declared import ACTIVE, FRONTLINE, IN_USE, LAPSED, TRYING, WITHDRAWN

from . import classes, people, sessions
from .classes import ALOOF, FOR_IT, HOURS, LAPSED_FOR_IT, NUMBER, TRAIT, TRAITS, TRIES, USES, divided
from .classes import LAPSED as LAPSED_ALOOF


def begin(p):
    s = classes.begin_place()
    classes.make_classes(s)
    classes.start_staff(p, s)
    classes.start_people(p, s)
    n = s.staff
    s.organisation, s.community, s.team = np.zeros((3, n), int)
    s.kind = s.team_organisation = s.team_community = np.zeros(1, int)
    for name in [*partnership.LEVELS, "friction"]:
        setattr(s, name, np.array([getattr(p.start.organisation, name)], float))
        setattr(s, f"base_{name}", getattr(s, name).copy())
    for name in ("capacity", "cash", "peer_support", "recognition"):
        setattr(s, name, np.array([getattr(p.start.community, name)], float))
        setattr(s, f"base_{name}", getattr(s, name).copy())
    s.outreach, s.alarm, s.failures_last, s.assess_last = np.zeros((4, 1))
    s.star, s.leaving_factor, s.success = np.zeros(1, int), np.ones(1), np.full(1, 0.5)
    s.contract, s.weight, s.casework_factor = np.full(n, p.workload.contract_hours), np.ones(n), np.ones(n)
    s.hours_taken, s.protected_time, s.propensity = np.zeros(n), np.zeros(n), np.full(n, 0.5)
    classes.count_engaged(p, s)
    s.staff_of = np.array([s.number.sum()])
    s.use_share = np.array([share(s, s.practice == IN_USE, all_cos=True)])
    s.results = 0.5 * np.minimum(1, s.use_share / p.organisation.in_use_for_full_results)
    s.conviction_start = partnership.conviction(p, s)
    bases.set_lower(p, s)
    look(s)
    return s


def share(s, which, all_cos=False):
    """Share of relevant staff, by Co or of all pairs."""
    hit, there = s.number @ (which & s.relevant), s.number @ s.relevant
    return hit.sum() / there.sum() if all_cos else hit / there


def look(s):
    """What colleagues show: where all are mixed, what all show."""
    shape = (s.staff, 4)
    s.seen_practising = np.broadcast_to(share(s, espouse.practising(s)), shape)
    s.seen_espousing = np.broadcast_to(share(s, s.espoused), shape)
    s.seen_attitude = np.full(s.staff, np.average(s.attitude, weights=s.number))
    s.mean_last = {name: np.average(getattr(s, name), weights=s.number) for name in ("skill", "attitude")}


def organisations(p, s):
    organisation.drift(p, s)
    organisation.learn_evidence(p, s)
    organisation.commit(p, s)
    organisation.alarm(p, s, organisation.expected_incidents(p, s))
    organisation.permit(p, s)


def take_up(p, s):
    chance = espouse.chance_to_espouse(p, s)
    let_go = np.broadcast_to(espouse.chance_to_let_go(p, s), (s.staff, 4))
    pairs = ((ALOOF, FOR_IT), (LAPSED_ALOOF, LAPSED_FOR_IT))
    up = [(co, low, high, chance[:, co], None) for co in range(4) for low, high in pairs]
    classes.move(s, up + [(co, high, low, let_go[:, co], None) for co in range(4) for low, high in pairs])
    classes.means(p, s)


def attempt(p, s):
    would = decide.chance_to_try(p, s) * np.isin(s.state, (FOR_IT, LAPSED_FOR_IT)) * s.relevant
    permitted = s.permission[0, s.role][:, None]
    s.tries, s.refused = ((s.number @ (would * x)).sum() for x in (permitted, 1 - permitted))
    chance = would * permitted
    classes.move(s, [(co, state, TRIES, chance[:, co], None) for co in range(4) for state in (FOR_IT, LAPSED_FOR_IT)])
    classes.means(p, s)


def settle_staff(p, s):
    """As 7.7 has it; those who leave a state take with them what their own experience made likelier."""
    classes.means(p, s)

    def chances(none, routine):
        s.experience = -p.adoption.routine_sessions * np.log(np.maximum(routine, 1e-300))
        return settle.chances(p, s, none, s.success_chance * (1 - none), (1 - s.success_chance) * (1 - none))

    plain = chances(s.none, s.routine)
    weighed = chances(np.minimum(1, s.none / s.of_routine), divided(s.square, s.routine))
    flows = []
    ways = ((USES, LAPSED_FOR_IT), (TRIES, USES), (TRIES, LAPSED_FOR_IT))
    for (before, after), one, other in zip(ways, plain, weighed, strict=True):
        flows += [(co, before, after, one[:, co], other[:, co]) for co in range(4)]
    classes.move(s, flows)
    classes.means(p, s)


def leave(p, s):
    """Successors keep the post's users; they are new in everything else."""
    chance = turnover.chance_to_leave(p, s)
    gone, users = s.staff_stock[NUMBER] * chance, s.people[..., :-1] * chance
    s.leavers = gone.sum()
    s.staff_stock *= 1 - chance
    s.people[..., :-1] -= users
    traits = classes.newcomer_traits(p, s)
    for name, mean in s.mean_last.items():
        traits[TRAITS.index(name)] += p.turnover.from_sector * (mean - getattr(p.start.staff, name))
    for role in range(3):
        new = gone[s.role == role].sum() * s.fresh * (s.role == role)
        s.staff_stock[NUMBER] += new
        s.staff_stock[TRAIT] += new * traits
        s.staff_stock[HOURS + 1 :] += new
        s.people[..., :-1] += users[..., s.role == role].sum(-1, keepdims=True) * s.fresh * (s.role == role)


def remember(s):
    held, failed = s.number_then @ s.sessions, s.number_then @ s.failed
    s.held_total, s.failed_total = held, failed
    s.success = np.array([1 - failed.sum() / held.sum() if held.sum() > 0 else 0])
    s.failures_last, s.assess_last = np.array([failed.sum()]), held[-1:]
    s.use_share = np.array([share(s, s.practice == IN_USE, all_cos=True)])


def month(p, s):
    classes.means(p, s)
    workload.casework_and_slack(p, s)
    organisations(p, s)
    take_up(p, s)
    attempt(p, s)
    people.invite(p, s)
    classes.count_engaged(p, s)
    sessions.hold(p, s)
    sessions.succeed(p, s)
    s.number_then = s.number.copy()
    learnt = people.learn(p, s)
    sessions.staff(p, s)
    people.settle(p, s, learnt)
    settle_staff(p, s)
    community.settle_communities(p, s)
    leave(p, s)
    people.come_and_go(p, s)
    classes.count_engaged(p, s)
    remember(s)
    look(s)


def observe(p, s):
    """Measures by their names in docs/metrics.md; traits by those of classes.py."""
    m = {"espoused": share(s, s.espoused)}
    for name, practice in (("trying", TRYING), ("in_use", IN_USE), ("lapsed", LAPSED)):
        m[name] = share(s, s.practice == practice)
    m["practice_in_use"] = s.use_share[0]
    m["sessions"], m["failed_sessions"] = s.held_total, s.failed_total
    m["tries"], m["refused_tries"] = s.tries, s.refused
    users = np.where(s.user, 1.0, 0)
    of = {name: s.people @ column for name, column in (("users", users), ("neighbours", 1 - users))}
    total = {name: stock.sum(0) for name, stock in of.items()}
    for name, group in (("participation", ACTIVE), ("withdrawn", WITHDRAWN)):
        m[name] = np.array([stock[group, NUMBER] / total[who][NUMBER] for who, stock in of.items()])
    for row, name in enumerate(classes.PERSON_TRAITS, 1):
        m[name] = np.array([stock[row] / stock[NUMBER] for stock in total.values()])
    for name in TRAITS:
        m[name] = np.average(getattr(s, name), weights=s.number)
    for name in ("commitment", "evidence", "funding", "capacity", "alarm"):
        m[name] = getattr(s, name)[0]
    partner = s.number @ (decide.partners(p, s) * s.relevant)
    m["partner"] = partner.sum() / (s.number @ s.relevant).sum()
    m["permission"], m["turnover"] = s.permission[0], s.leavers / s.number.sum()
    frontline = (s.role == FRONTLINE) * s.number_then
    m["slack"] = np.maximum(0, s.slack) @ frontline / frontline.sum()
    m["overtime"] = np.array([s.overtime_worked @ (s.number_then * (s.role == role)) for role in range(3)])
    m["session_hours"], m["casework_undone"] = s.number_then @ s.session_hours, s.number_then @ s.casework_undone
    return m


def run(file, changes, months):
    """measure: array (month, label)."""
    p, _ = scenario.read(file, changes)
    s = begin(p)
    rows = []
    for _ in range(months):
        month(p, s)
        rows.append(observe(p, s))
    return {name: np.array([np.atleast_1d(row[name]) for row in rows], float) for name in rows[0]}

