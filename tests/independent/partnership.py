"""Who is there at the start (docs/model.md 2 and 5): organisations, teams, staff, persons, communities."""

from types import SimpleNamespace

import numpy as np
from . import ties
from .declared import ACTIVE, DELIVER, DESIGN, FRONTLINE, IN_USE, LAPSED, LEADER, MANAGER, RELEVANT, TRYING, WILLING, WITHDRAWN
from .law import beta, mean_by, within

LEVELS = ["commitment", "evidence", "blame", "short_termism", "jargon", "funding", "incentive", "expectation"]
TRAITS = ["attitude", "skill", "power_threat", "perceived_risk", "burnout"]
OWN = ["capability", "efficacy", "trust", "free_time", "entitlement"]


def places(p):
    """Teams, their organisation and community, and the role of each member of staff. NOTES.md, section 5."""
    q = p.population
    staff, organisations, communities = int(q.staff), int(q.organisations), int(q.communities)
    teams = -(-staff // int(q.team_size))
    first = np.arange(teams + 1) * staff // teams
    s = SimpleNamespace(staff=staff, teams=teams, organisations=organisations, communities=communities)
    s.team = np.repeat(np.arange(teams), np.diff(first))
    s.team_organisation = np.arange(teams) % organisations
    bounds = np.arange(communities + 1) * teams // communities
    s.team_community = np.repeat(np.arange(communities), np.diff(bounds))
    others = 1 - q.frontline_share
    s.role = np.full(staff, FRONTLINE)
    if others > 0:
        spaced = np.floor(np.arange(staff) / others + 1e-9).astype(int)
        spaced = spaced[spaced < staff]
        s.role[spaced] = MANAGER
        leaders = (others - q.manager_share) / others
        if leaders > 1e-9:
            among = np.floor(np.arange(len(spaced)) / leaders + 1e-9).astype(int)
            s.role[spaced[among[among < len(spaced)]]] = LEADER
    s.organisation = s.team_organisation[s.team]
    s.community = s.team_community[s.team]
    s.kind = np.arange(organisations) % 4
    return s


def start_staff(p, draw, role, count, start=None):
    """Traits drawn anew from start.staff; of newcomers too (7.8)."""
    q = p.start.staff
    traits = {}
    for name in TRAITS:
        mean = getattr(q, name) + (q.power_threat_of_managers * (role != FRONTLINE) if name == "power_threat" else 0)
        traits[name] = beta(draw, within(mean), q.concentration, (count,))
    traits["propensity"] = beta(draw, 0.5, q.concentration, (count,))
    return traits


def start_organisations(p, draw, count):
    q = p.start.organisation
    levels = {name: beta(draw, getattr(q, name), q.concentration, (count,)) for name in LEVELS}
    levels["friction"] = beta(draw, q.friction, q.concentration, (count, 4))
    return levels


def start_persons(p, draw, user, s=None):
    """Traits of persons who join. What they join with is the person's own level (7.6)."""
    q = p.start.person
    n = len(user)
    t = {"seldom_heard": draw.random(n) < q.seldom_heard, "connected": draw.random(n) < q.connected}
    for name in OWN:
        mean = np.full(n, getattr(q, name))
        if name in ("capability", "efficacy"):
            mean = np.where(t["seldom_heard"], mean * getattr(q, f"seldom_heard_{name}"), mean)
        t[name] = beta(draw, mean, q.concentration)
    t["need"] = np.where(user, beta(draw, q.need, q.concentration, (n,)), 0.0)
    t["wellbeing"] = beta(draw, np.where(user, q.wellbeing, q.neighbours_wellbeing), q.concentration)
    for name in [*OWN, "need", "wellbeing"]:
        t[f"own_{name}"] = t[name].copy()
    t["wants_services"] = ~user | (draw.random(n) < q.wants_services)
    t["low_efficacy"] = user & (t["efficacy"] < q.low_efficacy_below)
    t["high_need"] = user & (t["need"] > q.high_need_above)
    t["fatigue"] = np.zeros(n)
    t["participation"] = np.zeros(n, int)
    return t


def start_practice(p, draw, s):
    q, o = p.start.staff, p.start.organisation
    relevant = s.relevant
    s.lead_co = draw.choice(4, s.organisations, p=o.lead_co / o.lead_co.sum())
    share = np.broadcast_to(o.in_use, (s.staff, 4)) + o.lead_in_use * (s.lead_co[s.organisation][:, None] == np.arange(4))
    share = share + (q.practising_propensity * (2 * s.propensity - 1))[:, None] * np.minimum(share, 1 - share)
    together = draw.random(s.staff) < q.practising_together
    u = np.where(together[:, None], draw.random(s.staff)[:, None], draw.random((s.staff, 4)))
    s.practice = np.zeros((s.staff, 4), int)
    s.practice[u < share + o.trying + o.lapsed] = LAPSED
    s.practice[u < share + o.trying] = TRYING
    s.practice[u < share] = IN_USE
    s.practice[~relevant] = 0
    use = s.practice == IN_USE
    any_use = use.any(1)
    s.espoused = relevant & (draw.random((s.staff, 4)) < q.espoused)
    s.espoused |= use | (s.practice == TRYING)
    s.experience = np.where(use, draw.exponential(max(q.practising_experience, 1e-9), (s.staff, 4)), 0.0)
    least = q.practising_skill + q.practising_skill_range * draw.random(s.staff)
    s.skill = np.where(any_use, np.maximum(s.skill, within(least)), s.skill)
    s.attitude = np.where(any_use, np.maximum(s.attitude, q.practising_attitude), s.attitude)
    for name in ("burnout", "power_threat", "perceived_risk"):
        setattr(s, name, np.where(any_use, getattr(s, name) * getattr(q, f"practising_{name}"), getattr(s, name)))
    s.ever = use.copy()
    s.spell = np.where(use, 12, 0)


def start_posts(p, draw, s):
    """Contract hours and casework weights (7.1)."""
    w = p.workload
    part = draw.random(s.staff) < w.part_time[s.kind[s.organisation]]
    s.part = np.where(part, w.part_time_hours, 1.0)
    s.contract = w.contract_hours * s.part

    def weight(spread, n):
        return draw.gamma(1 / spread**2, spread**2, n) if spread > 0 else np.ones(n)

    s.weight = weight(w.casework_spread_of_organisations, s.organisations)[s.organisation] * weight(w.casework_spread, s.staff)
    s.weight *= s.part


def make(p, draw):
    s = places(p)
    s.relevant = RELEVANT[s.role]
    s.number = np.ones(s.staff)  # whom each stands for: in tests/mean_field a class of staff
    s.pairs = s.relevant.sum()
    s.benefit = draw.normal(p.benefit.effect_mean, p.benefit.effect_deviation)
    for name, level in start_organisations(p, draw, s.organisations).items():
        setattr(s, name, level)
        setattr(s, f"base_{name}", level.copy())
    for name, traits in start_staff(p, draw, s.role, s.staff).items():
        setattr(s, name, traits)
    start_posts(p, draw, s)
    start_practice(p, draw, s)
    for name in ("capacity", "cash", "peer_support", "recognition"):
        level = beta(draw, getattr(p.start.community, name), p.start.community.concentration, (s.communities,))
        setattr(s, name, level)
        setattr(s, f"base_{name}", level.copy())
    s.outreach = np.zeros(s.communities)
    start_people(p, draw, s)
    start_results(p, s)
    s.contacts = ties.contacts(p, draw, s)
    ties.start(p, draw, s)
    return s


def start_people(p, draw, s):
    q = p.population
    frontline = np.nonzero(s.role == FRONTLINE)[0]
    user_worker = np.repeat(frontline, int(q.caseload))
    users = np.bincount(s.community[user_worker], minlength=s.communities)
    neighbours = np.round(users * q.neighbours_per_user).astype(int)
    reached = np.minimum(neighbours, np.round(users * q.reached_neighbours)).astype(int)
    s.worker = np.r_[user_worker, np.full(neighbours.sum(), -1)]
    s.home = np.r_[s.community[user_worker], np.repeat(np.arange(s.communities), neighbours)]
    s.user = s.worker >= 0
    s.persons = len(s.worker)
    place = np.concatenate([np.arange(n) for n in neighbours]) if neighbours.sum() else np.zeros(0, int)
    s.reached = np.r_[np.ones(len(user_worker), bool), place < np.repeat(reached, neighbours)]
    for name, traits in start_persons(p, draw, s.user).items():
        setattr(s, name, traits)
    s.caseload = np.bincount(user_worker, minlength=s.staff)
    q = p.start.person
    here = (s.practice[:, [DESIGN, DELIVER]] == IN_USE).any(1)
    active = np.where(s.user & here[s.worker], q.active_where_practised, q.active)
    active = active * np.where(s.seldom_heard, q.seldom_heard_active, 1)
    u = draw.random(s.persons)
    s.participation = np.where(u < active + q.willing + q.withdrawn, WITHDRAWN, 0)
    s.participation[u < active + q.willing] = WILLING
    s.participation[u < active] = ACTIVE


def start_results(p, s):
    """Results and success that the practice of the start gives if half of all sessions succeed."""
    pairs = s.relevant.sum(1)
    use = ((s.practice == IN_USE) & s.relevant).sum(1)
    share = np.bincount(s.organisation, use, s.organisations) / np.maximum(np.bincount(s.organisation, pairs, s.organisations), 1)
    s.success = np.where(share > 0, 0.5, 0.5)
    s.results = 0.5 * np.minimum(1, share / p.organisation.in_use_for_full_results)
    s.use_share = share
    s.star = np.zeros(s.organisations, int)
    s.alarm = np.zeros(s.organisations)
    s.failures_last = np.zeros(s.organisations)
    s.conviction_start = conviction(p, s)


def conviction(p, s):
    """7.1: mean over leaders, and over managers by their voice, of attitude and of having a Co in use."""
    o = p.organisation
    each = (1 - o.conviction_by_practice) * s.attitude + o.conviction_by_practice * (s.practice == IN_USE).any(1)
    weight = np.array([0, o.voice_of_managers, 1.0])[s.role] * s.number
    total = np.bincount(s.organisation, weight, s.organisations)
    mean = np.bincount(s.organisation, weight * each, s.organisations) / np.maximum(total, 1e-12)
    return np.where(total > 0, mean, np.nan)


__all__ = ["make", "mean_by"]
