"""Moments of what agents are like: finer than the measures, from the arrays of both programs alike."""

import warnings

import numpy as np

NAMES = ["role", "practice", "espoused", "skill", "attitude", "burnout", "participation", "user", "seldom_heard", "wellbeing", "need"]


def moments(a):
    """Of one month and replicate."""
    use, lapsed = (a["practice"] == 2).any(-1), (a["practice"] == 3).any(-1)
    tries = (a["practice"] == 1).any(-1)
    groups = [use, ~use, lapsed & ~use, tries & ~use, a["role"] == 0, a["role"] == 1, a["role"] == 2]
    m = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in ("skill", "attitude", "burnout"):
            x = a[name]
            m[f"of_{name}"] = np.array([x.mean(), x.std(), *[x[g].mean() if g.any() else np.nan for g in groups]])
        for name in ("wellbeing", "need"):
            x, part = a[name], a["participation"]
            user = a["user"] == 1
            m[f"of_{name}"] = np.array([x[user].std(), *[x[user & (part == k)].mean() for k in range(4)]])
        espoused = a["espoused"] == 1
        high = a["attitude"] > np.median(a["attitude"])
        m["of_espoused"] = np.array([espoused[high].mean(), espoused[~high].mean(), (espoused.sum(1) == 3).mean()])
        m["of_practice"] = np.array([((a["practice"] == 2).sum(1) == k).mean() for k in range(4)])
        willing = a["participation"] == 1
        user, seldom = a["user"] == 1, a["seldom_heard"] == 1
        m["of_willing"] = np.array([willing[g].mean() for g in (user, ~user, user & seldom, ~user & seldom)])
    return m


def of_all(agents):
    """measure: (replicate, month, label), of the program's agents."""
    first = agents["skill"][0]
    replicates, months = first.shape[:2]
    rows = [[moments({n: agents[n][0, r, m] for n in NAMES}) for m in range(months)] for r in range(replicates)]
    return {name: np.array([[row[name] for row in run] for run in rows]) for name in rows[0][0]}
