"""Who knows whom (docs/model.md 4 and 5): contacts of staff, ties of persons."""

import numpy as np
from .declared import FRONTLINE

MOST = 8
GOLDEN = 0.6180339887


def contacts(p, draw, s):
    """Four contacts each; own organisation and like role preferred. One of no fitting group is anybody."""
    q = p.population
    like = (s.role == FRONTLINE).astype(int)
    inside = draw.random((s.staff, 4)) < q.contacts_same_organisation
    same = draw.random((s.staff, 4)) < q.contacts_same_role
    found = np.empty((s.staff, 4), int)
    everyone = np.arange(s.staff)
    by_place = {(o, k): everyone[(s.organisation == o) & (like == k)] for o in range(s.organisations) for k in (0, 1)}
    by_role = {k: everyone[like == k] for k in (0, 1)}
    for i in range(s.staff):
        for j in range(4):
            wanted = like[i] if same[i, j] else 1 - like[i]
            pool = by_place[s.organisation[i], wanted] if inside[i, j] else by_role[wanted]
            for _ in range(20):
                other = pool[draw.integers(len(pool))] if len(pool) else draw.integers(s.staff)
                if other != i and (inside[i, j] or s.organisations == 1 or s.organisation[other] != s.organisation[i]):
                    break
            found[i, j] = other
    return found


def start(p, draw, s):
    """Each person begins ties to the next three on the community's ring; some lead elsewhere."""
    q = p.population
    s.tie = np.full((s.persons, MOST), -1)
    s.degree = np.zeros(s.persons, int)
    rings = s.home * 2 + ~s.reached
    order = np.lexsort((~s.user, rings))
    first, second = [], []
    for ring in np.unique(rings):
        members = order[rings[order] == ring]
        n = len(members)
        stride = max(1, round(GOLDEN * n))  # a guess that agrees with the program: NOTES.md, section 5
        while np.gcd(stride, n) != 1:
            stride += 1
        members = members[np.arange(n) * stride % n]
        for step in range(1, min(3, n - 1) + 1):
            first.append(members)
            second.append(members[(np.arange(n) + step) % n])
    a, b = np.concatenate(first), np.concatenate(second)
    mix = draw.permutation(len(a))
    a, b = a[mix], b[mix]
    moved = draw.random(len(a)) < q.ties_rewired
    across = moved & (draw.random(len(a)) < q.ties_across_communities)
    near = moved & ~across
    b = np.where(across, draw.integers(s.persons, size=len(a)), b)
    b = np.where(near, another(draw, rings, a), b)
    add(s, a, b)


def another(draw, groups, a, allowed=None):
    """For each of `a` somebody of the same group, drawn evenly (may be the same person)."""
    pool = np.arange(len(groups)) if allowed is None else np.nonzero(allowed)[0]
    pool = pool[np.argsort(groups[pool], kind="stable")]
    number = np.bincount(groups[pool], minlength=groups.max() + 1)
    start_of = np.cumsum(number) - number
    g = groups[a]
    some = number[g] > 0
    pick = start_of[g] + (draw.random(len(a)) * number[g]).astype(int)
    return np.where(some, pool[np.minimum(pick, len(pool) - 1)] if len(pool) else a, a)


def add(s, a, b):
    """Mutual ties, one after the other; none with oneself, none twice, nobody more than eight."""
    for i, j in zip(a.tolist(), b.tolist()):
        if i == j or s.degree[i] >= MOST or s.degree[j] >= MOST or (s.tie[i] == j).any():
            continue
        s.tie[i, s.degree[i]] = j
        s.tie[j, s.degree[j]] = i
        s.degree[i] += 1
        s.degree[j] += 1


def remove(s, lost):
    """`lost` marks ties (both ends); the rest move up."""
    s.tie[lost] = -1
    order = np.argsort(s.tie < 0, axis=1, kind="stable")
    s.tie = np.take_along_axis(s.tie, order, 1)
    s.degree = (s.tie >= 0).sum(1)


def lose(p, draw, s):
    """7.8: any tie is lost with chance tie_lost. Who then has fewer than usual_ties meets another resident."""
    i, k = np.nonzero(s.tie >= 0)
    j = s.tie[i, k]
    low = i < j
    gone = np.zeros(len(i), bool)
    gone[low] = draw.random(low.sum()) < p.community.tie_lost
    if not gone.any():
        return
    lost = np.zeros(s.tie.shape, bool)
    a, b = i[gone], j[gone]
    lost[a, k[gone]] = True
    lost[b, np.argmax(s.tie[b] == a[:, None], 1)] = True
    remove(s, lost)
    who = np.unique(np.r_[a, b])
    who = who[s.degree[who] < p.community.usual_ties]
    add(s, who, another(draw, s.home * 2 + ~s.reached, who))
