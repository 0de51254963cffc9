"""Structures of interventions (docs/model.md 7.1, docs/structures.md): those the comparison uses."""

import numpy as np
from .law import sum_by, towards

DAY = 7.5
ANSWERS = {"users": lambda s: s.user, "neighbours": lambda s: ~s.user, "everyone": lambda s: np.ones(s.persons, bool)}


def start(i, p, draw, s):
    if i.kind in ("coaches", "champions"):
        i.training = {}
        i.needed = np.ceil(np.bincount(s.organisation[i.who], minlength=s.organisations) / i.of[f"staff_per_{i.kind[:-2] if i.kind == 'coaches' else 'champion'}"])
    elif i.kind in ("pooled_budgets", "enabling_staff"):
        i.begun = None


def stop(i, p, s):
    i.training = {}


def act(i, p, draw, s, month):
    """What the structure does this month; the factor on effects, for each member of staff or one for all."""
    if i.kind == "coaches":
        return coaches(i, s)
    if i.kind == "enabling_staff":
        return enabling(i, s)
    if i.kind == "pooled_budgets":
        return pool(i, s, month)
    assert i.kind is None, f"structure {i.kind} is not in this implementation"
    return 1.0


def coaches(i, s):
    """Most skilled and most for it; trained first, and replaced by one who is trained first."""
    months = int(i.of["training_months"])
    for who in [who for who in i.training if s.leavers_last[who]]:
        del i.training[who]
    held = np.zeros(s.organisations)
    for who in i.training:
        held[s.organisation[who]] += 1
    for o in np.nonzero(held < i.needed)[0]:
        pool = np.nonzero((s.organisation == o) & ~np.isin(np.arange(s.staff), list(i.training)))[0]
        best = pool[np.argsort(-(s.skill + s.attitude)[pool], kind="stable")]
        for who in best[: int(i.needed[o] - held[o])]:
            i.training[who] = 0
    trained = np.zeros(s.organisations)
    joined = np.bincount(s.organisation[i.joined], minlength=s.organisations).astype(float)
    ready = [who for who, done in i.training.items() if done >= months]
    for who in ready:
        trained[s.organisation[who]] += 1
    for who, done in i.training.items():
        if done < months:
            s.hours_taken[who] += i.of["training_days"] * DAY / months
        else:
            o = s.organisation[who]
            s.hours_taken[who] += i.of["hours_per_colleague"] * joined[o] / i.needed[o]
        i.training[who] = done + 1
    i.trained = trained
    each = joined / np.maximum(trained, 1)
    return np.where(trained > 0, 1 / (1 + each / i.of["thinning"]), 0.0)[s.organisation]


def colleagues(i, s):
    """Colleagues give their hours only while their organisation has a trained coach."""
    if i.kind == "coaches":
        return (i.trained > 0)[s.organisation[i.joined]].astype(float)
    return 1.0


def posts(i, s):
    if i.kind == "coaches":
        return len(i.joined) / i.of["staff_per_coach"]
    if i.kind == "enabling_staff":
        return len(i.joined) * i.of["posts_per_target"]
    return len(i.joined)


def enabling(i, s):
    each = i.of["posts_per_target"]
    s.posts_beside[i.joined] += each
    s.post_hours += each * i.of["hours_per_post"] * len(i.joined)
    hours = np.bincount(s.team_community[i.joined], minlength=s.communities) * each * i.of["hours_per_post"]
    whom = ANSWERS[i.of["answers"]](s)
    for c in np.nonzero(hours > 0)[0]:
        s.answering.append((whom & (s.home == c), hours[c]))
    return 1.0


def pool(i, s, month):
    member = np.zeros(s.organisations, bool)
    member[i.joined] = True
    member &= s.commitment >= i.of["minimum_commitment"]
    if month - i.start < i.of["set_up_months"]:
        s.hours_taken += np.where(member[s.organisation] & (s.role > 0), i.of["set_up_hours"], 0.0)
        return 1.0
    if member.any():
        s.funding = np.where(member, towards(s.funding, s.funding[member].mean(), i.of["funding_shared"]), s.funding)
        for c in (0, 2):
            s.friction[:, c] = np.where(member, s.friction[:, c] * (1 - i.of["friction_closes"]), s.friction[:, c])
    return 1.0


__all__ = ["sum_by"]
