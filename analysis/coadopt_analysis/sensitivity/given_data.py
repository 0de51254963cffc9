"""Shares of variance from points of any design: first order only, since no design of pairs is there.

The index is the part of the variance that lies between groups of points with neighbouring values of a factor (the
correlation ratio; McKay 1995), less what would lie there if all were alike. The groups are choices, values of a number
that has few, or up to 16 slices with as many points each. Estimates that pair neighbours by rank are not used: points of a
Sobol sequence that are neighbours in one factor are far apart in the others. Intervals are of half samples drawn without
replacement (Politis & Romano 1994).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from .direction import changes
from .noise import Noise, noise
from .question import Question, whole_points
from .ranking import CONFIDENCE, SEED, Ranking, ordered
from .sweep import Factor, Numbers, Sweep, rows_by_mark

HALVES = 200
FEWEST = 16  # points to rank factors by
SLICES = 16  # of a real number's range at most
LEAST = 8    # points a group, about


def first_order(sweep: Sweep, question: Question) -> Ranking:
    """The first-order index of each factor with its interval."""
    used = whole_points(question.values)
    means = question.values[used].mean(axis=1)
    chance = noise(question.values[used]) if used.sum() > 1 else Noise(question.values.shape[1], 0.0, np.nan, np.nan)
    enough = len(means) >= FEWEST and chance.signal > 0 and not chance.swamps
    scale = chance.variance_of_means / chance.signal if enough else np.nan
    none = 0.0 if len(means) >= FEWEST and chance.variance_of_means == 0 else np.nan
    rows = []
    shares = _shares(sweep.coordinates, sweep.places[used], means) if enough else [(none, none)] * len(sweep.coordinates)
    for factor, (share, off) in zip(sweep.coordinates, shares):
        rows.append({"factor": factor.name, "importance": share * scale if enough else none,
                     "low": (share - off) * scale if enough else none,
                     "high": (share + off) * scale if enough else none})
    table = pd.DataFrame(rows)
    table["change"] = changes(sweep, question.means(), used)
    table["clear"] = table["low"] > 0
    return Ranking("given_data", question, ordered(table), chance, int(used.sum()), int((~used).sum()),
                   _notes(len(means)))


def _shares(factors: Sequence[Factor], places: Numbers, means: Numbers) -> list[tuple[float, float]]:
    """Of each factor the index and half its interval's width, by the same half samples for all."""
    codes = []
    for i, factor in enumerate(factors):
        steps = len(factor.labels) or (int(factor.high - factor.low) + 1 if factor.whole else 0)
        of_places = groups(places[:, i], steps)
        small = np.result_type(*(np.min_scalar_type(int(end)) for end in (of_places.min(), of_places.max())))
        codes.append(of_places.astype(small))  # which is sorted faster
    chance = np.random.default_rng(SEED)
    halves: list[list[float]] = [[] for _ in factors]
    for _ in range(HALVES):
        half = chance.permutation(len(means))[: len(means) // 2]
        means_of_half = means[half]
        for share, of_factor in zip(halves, codes):
            share.append(by_groups(of_factor[half], means_of_half))
    width = stats.norm.ppf((1 + CONFIDENCE) / 2)
    return [(by_groups(of_factor, means), float(width * np.std(share, ddof=1))) for share, of_factor in zip(halves, codes)]


def groups(places: Numbers, steps: int) -> npt.NDArray[np.int64]:
    """The group of each place: of `steps` equal parts, or if that is 0 of values that recur or slices of equal size."""
    most = int(np.clip(len(places) // LEAST, 2, SLICES))
    if 0 < steps <= len(places) // LEAST:
        return np.asarray(np.floor(places * steps * (1 - 1e-12)), np.int64)
    values, codes = np.unique(places, return_inverse=True)
    if len(values) <= most:
        return np.asarray(codes, np.int64)
    return np.asarray((stats.rankdata(places, "min") - 1) * most // len(places), np.int64)


def by_groups(codes: npt.NDArray[np.int64], means: Numbers) -> float:
    """The part of the variance that lies between groups, less what would lie there if they were alike."""
    count = len(means)
    variance = means.var(ddof=1)
    members = [means[rows] for rows in rows_by_mark(codes)[1]]
    if variance == 0 or len(members) < 2 or count <= len(members):
        return 0.0
    within = sum(((each - each.mean()) ** 2).sum() for each in members) / (count - len(members))
    return float(1.0 - within / variance)


def _notes(points: int) -> list[str]:
    notes = ["Shares are first-order: the effect of a factor by itself. For its interactions with others, run a"
        " saltelli design."]
    if points < FEWEST:
        notes = [f"{points} complete points are too few to rank factors (at least {FEWEST}, some hundreds are usual)."]
    return notes
