"""Interventions: targets, effects on levers, hours and money (docs/model.md 7.1)."""

import numpy as np
from . import structures
from .declared import KINDS, ROLES, structures as declared_structures
from .law import sum_by, within
from .ties import add, another

IDEAL_0 = {"power_threat", "perceived_risk", "burnout", "entitlement", "friction", "blame", "short_termism", "jargon", "expectation"}
STAFF = {"attitude", "skill", "power_threat", "perceived_risk", "burnout", "espoused", "protected_time"}
PERSON = {"capability", "efficacy", "trust", "free_time", "entitlement", "connected"}
COMMUNITY = {"capacity", "cash", "peer_support", "recognition", "outreach"}
BEARERS = ["organisation", "partnership", "government", "community", "users"]
COS = ["commission", "design", "deliver", "assess"]


def amount(value):
    return float(value["amount"] if isinstance(value, dict) else value)


def fitting(s, targets):
    """Numbers of all that fit, and the people that each counts for."""
    entity = targets["entity"]
    count = {"staff": s.staff, "person": s.persons, "organisation": s.organisations, "community": s.communities, "team": s.teams}
    who = np.arange(count[entity])
    organisation = {"staff": s.organisation, "organisation": who, "team": s.team_organisation}.get(entity)
    home = {"staff": s.community, "person": s.home, "community": who, "team": s.team_community}.get(entity)
    fits = np.ones(len(who), bool)
    if "role" in targets:
        fits &= s.role == ROLES.index(targets["role"])
    if "organisation_kind" in targets:
        fits &= s.kind[organisation] == KINDS.index(targets["organisation_kind"])
    if "organisation" in targets:
        fits &= organisation == targets["organisation"] - 1
    if "community" in targets:
        fits &= home == targets["community"] - 1
    if "user" in targets:
        fits &= s.user == targets["user"]
    if "seldom_heard" in targets:
        fits &= s.seldom_heard == targets["seldom_heard"]
    people = {
        "organisation": np.bincount(s.organisation, minlength=s.organisations),
        "team": np.bincount(s.team, minlength=s.teams),
        "community": np.bincount(s.home, minlength=s.communities),
    }.get(entity, np.ones(len(who)))
    return who[fits], people[fits].astype(float)


class Intervention:
    def __init__(self, told):
        self.told, self.cost = told, told.get("cost", {})
        self.targets, self.effects = told["targets"], told.get("effects", [])
        self.entity = self.targets["entity"]
        self.start, self.end = told.get("start_month", 1), told.get("end_month", 10**9)
        self.structure = dict(told.get("structure", {}))
        self.kind = self.structure.get("kind")
        self.of = {**declared_structures().get(self.kind, {}), **self.structure}
        self.ran = False

    def choose(self, draw, s):
        """The order that `choose` asks for, at random among equals; to the nearest of the share of people."""
        who, people = fitting(s, self.targets)
        order = draw.permutation(len(who))
        if self.targets.get("choose") == "seldom_heard_first":
            order = order[np.argsort(~s.seldom_heard[who[order]], kind="stable")]
        who, people = who[order], people[order]
        middle = np.cumsum(people) - people / 2
        self.who = who[middle <= self.told.get("coverage", 1.0) * people.sum()]
        self.joined = np.zeros(0, int)

    def act(self, p, draw, s, month):
        runs = self.start <= month <= self.end
        if not runs:
            if self.ran:
                structures.stop(self, p, s)
                self.ran = False
            return
        if not self.ran:
            self.choose(draw, s)
            structures.start(self, p, draw, s)
            if len(self.who):
                s.money[0] += amount(self.cost.get("set_up", 0))
                self.bear(s, amount(self.cost.get("set_up", 0)))
        self.ran = True
        ramp = self.told.get("ramp_months", 1)
        number = min(len(self.who), int(np.ceil(len(self.who) * min(1, (month - self.start + 1) / max(ramp, 1)) - 1e-9)))
        new, self.joined = self.who[len(self.joined) : number], self.who[:number]
        weight = structures.act(self, p, draw, s, month)
        for effect in self.effects:
            reached = new if effect["every"] == "once" else self.joined
            if len(reached):
                self.close(p, draw, s, effect, reached, weight)
        self.book(p, s, new)

    def within_targets(self, s, reached, level):
        """Which staff, persons, organisations or communities are the targets or within them."""
        found = {"staff": s.staff, "person": s.persons, "organisation": s.organisations, "community": s.communities}
        mask = np.zeros(found[level], bool)
        target = np.zeros({**found, "team": s.teams}[self.entity], bool)
        target[reached] = True
        if level == self.entity:
            return target
        staff = {"organisation": lambda: target[s.organisation], "team": lambda: target[s.team]}.get(self.entity)
        if level == "staff":
            return staff() if staff else target[s.community]
        if level == "person":
            if self.entity == "community":
                return target[s.home]
            of = staff() if staff else target
            return s.user & of[np.maximum(s.worker, 0)]
        return mask

    def close(self, p, draw, s, effect, reached, weight):
        lever, _, co = effect["lever"].partition(".")
        level = "staff" if lever in STAFF else "person" if lever in PERSON else "community" if lever in COMMUNITY else "organisation"
        mask = self.within_targets(s, reached, level)
        share = np.full(len(mask), effect["closes"]) * (weight if np.ndim(weight) == 0 or len(weight) == len(mask) else 1.0)
        if lever == "espoused":
            u = draw.random((s.staff, 4))
            idle = (s.practice != 1) & (s.practice != 2)
            s.espoused |= mask[:, None] & s.relevant & (u < share[:, None])
            s.espoused &= ~(mask[:, None] & idle & (u < -share[:, None]))
            return
        if lever == "connected":
            u = draw.random(s.persons)
            found = np.nonzero(mask & ~s.connected & (u < share))[0]
            s.connected[found] = True
            if len(found):
                add(s, found, another(draw, s.home, found))
            s.connected &= ~(mask & (u < -share))
            return
        level_now = getattr(s, lever)
        ideal = 0.0 if lever in IDEAL_0 else 1.0
        goal = np.where(share >= 0, ideal, 1 - ideal)
        moved = np.where(mask, np.abs(share), 0.0)
        if lever == "friction":
            columns = [COS.index(co)] if co else range(4)
            for c in columns:
                level_now[:, c] += moved * (goal - level_now[:, c])
        else:
            setattr(s, lever, within(level_now + moved * (goal - level_now)))

    def bear(self, s, money):
        s.borne[BEARERS.index(self.cost.get("borne_by", "organisation"))] += money

    def size(self, s, targets):
        if "for_staff" in self.cost:
            of = np.bincount(s.organisation if self.entity == "organisation" else s.team)
            return of[targets] / self.cost["for_staff"]
        if "for_residents" in self.cost:
            return np.bincount(s.home, minlength=s.communities)[targets] / self.cost["for_residents"]
        return np.ones(len(targets))

    def book(self, p, s, new):
        cost = {name: amount(value) for name, value in self.cost.items() if name not in ("borne_by", "basis")}
        once, running = self.size(s, new), self.size(s, self.joined)
        set_up, month = cost.get("per_target", 0) * once.sum(), cost.get("per_target_month", 0) * running.sum()
        month += cost.get("per_post_month", 0) * structures.posts(self, s)
        s.money[0] += set_up
        s.money[1] += month
        self.bear(s, set_up + month)
        s.citizen_hours += cost.get("citizen_hours_per_target_month", 0) * running.sum()
        self.take(s, new, cost.get("staff_hours_per_target", 0) * once)
        self.take(s, self.joined, cost.get("staff_hours_per_target_month", 0) * running * structures.colleagues(self, s))

    def take(self, s, targets, hours):
        """Hours given by the staff targeted, or evenly by those within or who serve the community."""
        if self.entity == "staff":
            np.add.at(s.hours_taken, targets, hours)
            return
        group = {"organisation": s.organisation, "team": s.team}.get(self.entity, s.community)
        place = s.home[targets] if self.entity == "person" else targets
        count = group.max() + 1
        total = sum_by(place, hours * np.ones(len(targets)), count)
        s.hours_taken += total[group] / np.bincount(group, minlength=count)[group]
