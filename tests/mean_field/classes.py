"""Classes of staff who are alike, and flows between them.

A member of staff is, in each relevant Co, in one of six states; a class is one state for each Co. `staff` has a row for
each stock of a class: how many there are, and what they have in sum of each trait. `people` has the same for the users of
their caseloads by participation, and in a last column for neighbours. What flows takes its share of every stock along.
"""

from itertools import product
from types import SimpleNamespace

import numpy as np
from independent import partnership
from independent.declared import ACTIVE, DELIVER, DESIGN, FRONTLINE, IN_USE, PASSIVE, RELEVANT, WILLING, WITHDRAWN
from independent.declared import LAPSED as GAVE_UP
from independent.declared import NOT_YET, TRYING
from independent.law import within

ALOOF, FOR_IT, TRIES, USES, LAPSED, LAPSED_FOR_IT = range(6)
PRACTICE = np.array([NOT_YET, NOT_YET, TRYING, IN_USE, GAVE_UP, GAVE_UP])
ESPOUSES = np.array([0, 1, 1, 1, 0, 1], bool)

TRAITS = partnership.TRAITS
NUMBER, TRAIT, HOURS = 0, slice(1, 6), 6
# for each Co e^(-experience / routine_sessions), its square, and e^(-experience / session_practice)
ROUTINE, SQUARE, NOVICE = (slice(7 + 4 * k, 11 + 4 * k) for k in range(3))
PERSON_TRAITS = ["efficacy", "capability", "trust", "need", "wellbeing"]
FATIGUE, FATIGUE_SQUARE = 6, 7
GROUPS = [PASSIVE, WILLING, ACTIVE, WITHDRAWN]


def make_classes(s):
    """Role, states, and where each class would be with another state of a Co."""
    roles, states = [], []
    for role in range(3):
        some = [range(6) if relevant else [0] for relevant in RELEVANT[role]]
        found = list(product(*some))
        roles += [role] * len(found)
        states += found
    s.role, s.state = np.array(roles), np.array(states)
    s.staff = len(roles)
    place = {(role, *state): i for i, (role, state) in enumerate(zip(roles, states, strict=True))}
    s.with_state = np.zeros((4, 6, s.staff), int)
    for i, (role, state) in enumerate(zip(roles, states, strict=True)):
        for co in np.nonzero(RELEVANT[role])[0]:
            for other in range(6):
                s.with_state[co, other, i] = place[role, *state[:co], other, *state[co + 1 :]]
    s.relevant = RELEVANT[s.role]
    s.practice = np.where(s.relevant, PRACTICE[s.state], NOT_YET)
    s.espoused = s.relevant & ESPOUSES[s.state]


def chance_of_class(s, by_state):
    """The share of a role's staff in each class where Co's are independent; by_state: (Co, state)."""
    return np.where(s.relevant, by_state[np.arange(4), s.state], 1).prod(1)


def divided(total, number):
    return np.where(number > 1e-12, total / np.maximum(number, 1e-12), 0)


def move(s, flows):
    """Flows (Co, from, to, chance by class, the chance of what the Co's experience weighs), all decided before any.

    Those who move in one Co take their chances in the others along.
    """
    carried = np.array([[chance, chance if weighed is None else weighed] for *_, chance, weighed in flows])
    carried = carried * s.staff_stock[NUMBER]
    for co in range(4):
        changes = []
        for k, (of, before, after, *_) in enumerate(flows):
            if of != co:
                continue
            here = np.nonzero(s.relevant[:, co] & (s.state[:, co] == before))[0]
            number = s.staff_stock[NUMBER, here]
            plain, weighed = divided(carried[k, 0, here], number), divided(carried[k, 1, here], number)
            staff = s.staff_stock[:, here] * plain
            for rows in (ROUTINE, SQUARE, NOVICE):
                staff[rows.start + co] = s.staff_stock[rows.start + co, here] * weighed
            moved = (staff, s.people[..., here] * plain, carried[..., here] * plain)
            changes.append((here, s.with_state[co, after, here], moved))
        for here, there, moved in changes:
            for stock, amount in zip((s.staff_stock, s.people, carried), moved, strict=True):
                stock[..., here] -= amount
                stock[..., there] += amount


def own_levels(p, n):
    """A newcomer's traits, by column: users of each class, neighbours last (7.8)."""
    start = p.start.person
    own = np.array([[getattr(start, name)] * (n + 1) for name in PERSON_TRAITS])
    own[PERSON_TRAITS.index("need"), n] = 0
    own[PERSON_TRAITS.index("wellbeing"), n] = start.neighbours_wellbeing
    return own


def start_staff(p, s):
    q, o = p.start.staff, p.start.organisation
    use, trying, gave_up = (np.broadcast_to(x, 4) for x in (o.in_use, o.trying, o.lapsed))
    rest = 1 - use - trying - gave_up
    espoused, none = np.broadcast_to(q.espoused, 4), np.zeros(4)
    aloof = 1 - espoused
    by_state = np.stack([rest * aloof, rest * espoused, trying, use, gave_up * aloof, gave_up * espoused], 1)
    numbers = np.bincount(partnership.places(p).role, minlength=3)
    number = numbers[s.role] * chance_of_class(s, by_state)
    any_use = (s.practice == IN_USE).any(1)
    usual = newcomer_traits(p, s)
    for name, least in (("skill", q.practising_skill), ("attitude", q.practising_attitude)):
        usual[TRAITS.index(name)] = np.where(any_use, np.maximum(getattr(q, name), least), getattr(q, name))
    for name in ("burnout", "power_threat", "perceived_risk"):
        usual[TRAITS.index(name)] *= np.where(any_use, getattr(q, f"practising_{name}"), 1)
    stock = np.zeros((19, s.staff))
    stock[NUMBER] = 1
    stock[TRAIT] = usual
    use = (s.practice == IN_USE).T
    mean = q.practising_experience
    for rows, sessions in ((ROUTINE, p.adoption.routine_sessions), (SQUARE, p.adoption.routine_sessions / 2),
                           (NOVICE, p.workload.session_practice)):
        stock[rows] = np.where(use, 1 / (1 + mean / sessions), 1)
    s.staff_stock = stock * number
    s.fresh = chance_of_class(s, np.stack([aloof, espoused, none, none, none, none], 1))


def newcomer_traits(p, s):
    q = p.start.staff
    traits = np.array([[getattr(q, name)] * s.staff for name in TRAITS])
    power = TRAITS.index("power_threat")
    traits[power] = within(traits[power] + q.power_threat_of_managers * (s.role != FRONTLINE))
    return traits


def start_people(p, s):
    n, q = s.staff, p.start.person
    s.caseload = np.where(s.role == FRONTLINE, int(p.population.caseload), 0)
    users = s.staff_stock[NUMBER] * s.caseload
    number = np.append(users, np.round(users.sum() * p.population.neighbours_per_user))
    here = np.append((s.practice[:, [DESIGN, DELIVER]] == IN_USE).any(1), False)
    active = np.where(here, q.active_where_practised, q.active)
    willing = np.minimum(q.willing, 1 - active)
    withdrawn = np.minimum(q.withdrawn, 1 - active - willing)
    shares = np.array([1 - active - willing - withdrawn, willing, active, withdrawn])
    s.own = own_levels(p, n)
    s.people = np.zeros((4, 8, n + 1))
    s.people[:, NUMBER] = shares * number
    s.people[:, 1:6] = s.people[:, :1] * s.own
    s.user, s.worker = np.arange(n + 1) < n, np.append(np.arange(n), -1)
    s.home = np.zeros(n + 1, int)
    s.reached, s.wants_services = np.ones(n + 1, bool), np.ones(n + 1, bool)
    s.seldom_heard, s.connected = np.zeros(n + 1, bool), np.ones(n + 1, bool)
    s.free_time, s.entitlement = q.free_time, q.entitlement


def means(p, s):
    """What the laws of the second implementation read of a member of staff, for each class."""
    s.number = s.staff_stock[NUMBER]
    mean = divided(s.staff_stock, s.number)
    gone = s.number <= 1e-12
    mean[TRAIT, gone] = newcomer_traits(p, s)[:, gone]
    for name, values in zip(TRAITS, mean[TRAIT], strict=True):
        setattr(s, name, values)
    s.session_hours_last = mean[HOURS]
    s.routine, s.square, s.novice = (np.where(gone, 1, mean[rows]).T for rows in (ROUTINE, SQUARE, NOVICE))
    s.experience = -p.workload.session_practice * np.log(np.maximum(s.novice, 1e-300))
    s.need = divided(s.people[:, 1 + PERSON_TRAITS.index("need")].sum(0), np.append(s.number, 1))
    engaged = s.people[[WILLING, ACTIVE], NUMBER].sum(0)
    s.engaged_caseload = divided(engaged[:-1], s.number * s.caseload)


def count_engaged(p, s):
    number = s.people[:, NUMBER].sum(1)
    s.engaged_community = np.array([number[WILLING] + number[ACTIVE]]) / number.sum()
    s.active_community = np.array([number[ACTIVE]]) / number.sum()
    means(p, s)


def begin_place():
    return SimpleNamespace(organisations=1, communities=1, teams=1)

