"""The month, phase by phase (docs/model.md 3), and a run of several replicates."""

from . import bases
from . import community
from . import decide
from . import espouse
from . import learn
from . import measures
import numpy as np
from . import organisation
from . import partnership
from . import session
from . import settle
from . import turnover
from . import workload

def begin(p, draw):
    s = partnership.make(p, draw)
    n = s.staff
    s.hours_taken, s.protected_time, s.casework_factor = np.zeros(n), np.zeros(n), np.ones(n)
    s.session_hours_last = np.zeros(n)
    s.key_leaver = np.zeros(n, bool)
    s.posts_beside = np.zeros(s.teams)
    s.recruitment, s.induction = np.zeros(s.organisations), np.zeros(s.organisations)
    s.leaving_factor, s.star_speed = np.ones(s.organisations), np.ones(s.organisations)
    s.leavers_last = np.zeros(n, bool)
    s.casework_start = None
    s.staff_of = np.bincount(s.organisation, minlength=s.organisations)
    s.assess_last = np.zeros(s.organisations)
    s.mean_skill_last, s.mean_attitude_last = s.skill.mean(), s.attitude.mean()
    community.count_engaged(p, s)
    bases.set_lower(p, s)
    espouse.look(p, s)
    return s


def month(p, draw, s, policies, number):
    s.hours_taken[:], s.posts_beside[:], s.answering = 0, 0, []
    s.money, s.borne, s.citizen_hours, s.post_hours = np.zeros(3), np.zeros(5), 0.0, 0.0
    for policy in policies:
        policy.act(p, draw, s, number)
    workload.casework_and_slack(p, s)
    if s.casework_start is None:
        s.casework_start = s.casework.copy()
    organisation.organisations(p, draw, s)
    espouse.espouse(p, draw, s)
    decide.decide(p, draw, s)
    community.invite(p, draw, s)
    community.count_engaged(p, s)
    session.meet(p, draw, s)
    s.attended_seen, s.answered_seen, s.groups_seen = s.attended.copy(), s.answered.copy(), measures.groups(s)
    s.casework_done = (s.casework - s.undone).sum()
    learn.staff(p, s)
    learn.persons(p, s)
    settle.settle_staff(p, draw, s)
    community.settle_persons(p, draw, s)
    community.settle_communities(p, s)
    turnover.come_and_go(p, draw, s)
    s.leavers_last = s.leavers
    organisation.remember(p, s)
    community.count_engaged(p, s)
    espouse.look(p, s)


def run(p, months, replicates, seed, policies=lambda: []):
    """measure: array (replicate, month, label)."""
    kept = []
    for replicate in range(replicates):
        draw = np.random.default_rng([seed, replicate])
        s = begin(p, draw)
        acting = policies()
        rows = []
        for number in range(1, months + 1):
            month(p, draw, s, acting, number)
            rows.append(measures.observe(p, s))
        kept.append(rows)
    return {name: np.array([[row[name] for row in rows] for rows in kept], float) for name in kept[0][0]}
