"""Shares of variance from points of any design: first order only, since no design of pairs is there.

Of a real number, by ranks (Gamboa, Gremaud, Klein & Lagnoux 2022): neighbours in the order of a factor differ by all but
that factor. Of a choice, or a whole number with few values, by analysis of variance. Intervals are of half samples
drawn without replacement (Politis & Romano 1994), as a bootstrap would make neighbours of copies.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from .direction import changes
from .noise import Noise, noise
from .question import Question, whole_points
from .ranking import CONFIDENCE, SEED, Ranking, ordered
from .sweep import Numbers, Sweep

HALVES = 200
FEWEST = 16


def first_order(sweep: Sweep, question: Question) -> Ranking:
    """The first-order index of each factor with its interval."""
    used = whole_points(question.values)
    means = question.values[used].mean(axis=1)
    chance = noise(question.values[used]) if used.sum() > 1 else Noise(question.values.shape[1], 0.0, np.nan, np.nan)
    enough = len(means) >= FEWEST and chance.signal > 0 and not chance.swamps
    scale = chance.variance_of_means / chance.signal if enough else np.nan
    none = 0.0 if len(means) >= FEWEST and chance.variance_of_means == 0 else np.nan
    rows = []
    for i, factor in enumerate(sweep.coordinates):
        share, off = _share(sweep, i, sweep.places[used, i], means) if enough else (none, none)
        rows.append({"factor": factor.name, "importance": share * scale if enough else none,
                     "low": (share - off) * scale if enough else none,
                     "high": (share + off) * scale if enough else none})
    table = pd.DataFrame(rows)
    table["change"] = changes(sweep, question.means(), used)
    table["clear"] = table["low"] > 0
    return Ranking("given_data", question, ordered(table), chance, int(used.sum()), int((~used).sum()),
                   _notes(len(means)))


def _share(sweep: Sweep, i: int, places: Numbers, means: Numbers) -> tuple[float, float]:
    """The index and half its interval's width."""
    factor = sweep.coordinates[i]
    # Shares of a budget's split have places too, and ends of a choice's range are values: round off what is not.
    steps = len(factor.labels) or (int(factor.high - factor.low) + 1 if factor.whole else 0)
    groups = np.unique(places if steps == 0 else np.floor(places * steps * (1 - 1e-12)))
    few = steps > 0 or len(groups) <= len(means) // 8
    codes = np.floor(places * steps * (1 - 1e-12)) if steps else places
    of: Callable[[npt.NDArray[np.int64]], float] = lambda rows: (
        by_groups(codes[rows], means[rows]) if few else by_ranks(places[rows], means[rows]))
    every = np.arange(len(means))
    chance = np.random.default_rng(SEED)
    halves = [of(chance.permutation(len(means))[: len(means) // 2]) for _ in range(HALVES)]
    half_width = float(stats.norm.ppf((1 + CONFIDENCE) / 2) * np.std(halves, ddof=1))
    return of(every), half_width


def by_ranks(places: Numbers, means: Numbers) -> float:
    """Chatterjee's coefficient as an index: mean product of neighbours, less the squared mean, over the variance."""
    variance = means.var()
    if variance == 0:
        return 0.0
    y = means[np.argsort(places, kind="stable")] - means.mean()
    return float((y * np.roll(y, -1)).mean() / variance)


def by_groups(codes: Numbers, means: Numbers) -> float:
    """The part of the variance that lies between groups, less what would lie there if they were alike."""
    count = len(means)
    variance = means.var(ddof=1)
    groups = [means[codes == code] for code in np.unique(codes)]
    if variance == 0 or len(groups) < 2 or count <= len(groups):
        return 0.0
    within = sum(((group - group.mean()) ** 2).sum() for group in groups) / (count - len(groups))
    return float(1.0 - within / variance)


def _notes(points: int) -> list[str]:
    told = ["Shares are first-order: what a factor does by itself. For what it does together with others, run a saltelli "
            "design."]
    if points < FEWEST:
        told = [f"{points} whole points are too few to rank factors by (at least {FEWEST}, some hundreds are usual)."]
    return told
