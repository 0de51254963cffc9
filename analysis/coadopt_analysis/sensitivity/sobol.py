"""Shares of variance from a Saltelli design, by OpenTURNS, less what chance has in them.

First order: Saltelli et al. (2010), mean of b (ab_i - a), which OpenTURNS calls Mauntz-Kucherenko. Total: Jansen (1999),
half the mean square of a - ab_i. OpenTURNS is given the means over replicates, in which chance stands too. As replicates
are independent of each other, what chance adds to a product of two means is the covariance of the replicates by their
number. That is taken off numerator and denominator, so that shares are of what the parameters do. Chance that two points
have in common, as they have the same random numbers, is thereby not taken off twice.
"""

from __future__ import annotations

import os
from importlib import import_module
from types import ModuleType

import numpy as np
import numpy.typing as npt
import pandas as pd

from ..stopping import reclaim_signals
from .direction import changes
from .noise import Noise, noise, without_common
from .question import Question, whole_points
from .ranking import CONFIDENCE, SEED, Ranking, ordered
from .sweep import Numbers, Sweep, rows_by_mark



def _without_settings() -> ModuleType:
    """OpenTURNS. As it is loaded it reads settings, which change results, where HOME and OPENTURNS_CONFIG_PATH say."""
    hidden = {name: os.environ.pop(name) for name in list(os.environ) if name == "HOME" or name.startswith("OPENTURNS_")}
    try:
        return import_module("openturns")
    finally:
        os.environ.update(hidden)


openturns = _without_settings()
reclaim_signals()

BOOTSTRAP = 500
FEWEST = 8  # samples that OpenTURNS is asked about

Blocks = tuple[Numbers, Numbers, Numbers]  # a and b, shape (sample, replicate); ab, (coordinate, sample, replicate)


def indices(sweep: Sweep, question: Question) -> Ranking:
    """First-order and total indices of each factor with intervals, and how much is chance."""
    (a, b, ab), used = blocks(sweep, question.values)
    chance = noise(question.values[used]) if used.any() else Noise(question.values.shape[1], 0.0, np.nan, np.nan)
    samples = a.shape[0]
    notes = _notes(samples)
    names = [factor.name for factor in sweep.coordinates]
    if samples < FEWEST or chance.swamps or chance.variance_of_means == 0:
        empty = np.full(len(names), 0.0 if chance.variance_of_means == 0 and samples >= FEWEST else np.nan)
        first = total = np.column_stack([empty] * 3)
    else:
        first, total = _corrected(a, b, ab)
    table = pd.DataFrame({
        "factor": names, "importance": total[:, 0], "low": total[:, 1], "high": total[:, 2],
        "change": changes(sweep, question.means(), used), "first": first[:, 0], "first_low": first[:, 1],
        "first_high": first[:, 2], "clear": total[:, 1] > 0.01})
    return Ranking("sobol", question, ordered(table), chance, int(used.sum()), int((~used).sum()), notes)


def blocks(sweep: Sweep, values: Numbers) -> tuple[Blocks, npt.NDArray[np.bool_]]:
    """The blocks of whole samples, and which points those are."""
    sample, block, changed = (sweep.marks[name] for name in ("sample", "block", "changed"))
    whole = whole_points(values)
    factors = len(sweep.coordinates)
    used = np.zeros(len(values), bool)
    a, b, ab = [], [], []
    for rows in rows_by_mark(sample)[1]:
        rows = rows[block[rows] != 3]
        if not whole[rows].all() or len(rows) != factors + 2:
            continue
        used[rows] = True
        a.append(values[rows[block[rows] == 0][0]])
        b.append(values[rows[block[rows] == 1][0]])
        mixed = rows[block[rows] == 2]
        ab.append(values[mixed[np.argsort(changed[mixed], kind="stable")]])
    shape = (len(a), values.shape[1])
    mixed_values = np.array(ab).reshape(len(a), factors, values.shape[1]).transpose(1, 0, 2)
    return (np.array(a).reshape(shape), np.array(b).reshape(shape), mixed_values), used


def _corrected(a: Numbers, b: Numbers, ab: Numbers) -> tuple[Numbers, Numbers]:
    """First-order and total indices, each shape (coordinate, [estimate, low, high])."""
    first, total = _openturns(np.concatenate([a[None], b[None], ab]).mean(axis=2))
    every = without_common(np.concatenate([a, b, *ab])[None])[0].reshape(len(ab) + 2, *a.shape)
    a, b, ab = every[0], every[1], every[2:]
    variance = a.mean(axis=1).var()  # what OpenTURNS divides by
    pair = np.concatenate([a, b])
    signal = pair.mean(axis=1).var() - _by_chance(pair, pair).mean()
    signal = max(signal, 1e-3 * variance)
    in_first = np.array([_by_chance(b, one - a).mean() for one in ab])
    in_total = np.array([_by_chance(a - one, a - one).mean() / 2 for one in ab])
    return (first * variance - in_first[:, None]) / signal, (total * variance - in_total[:, None]) / signal


def _by_chance(one: Numbers, other: Numbers) -> Numbers:
    """What chance adds to the product of two means over replicates, shape (sample,); 0 where it is not known."""
    replicates = one.shape[1]
    if replicates < 2:
        return np.zeros(len(one))
    left = one - one.mean(axis=1, keepdims=True)
    return np.asarray((left * other).sum(axis=1) / (replicates - 1) / replicates)


def _openturns(means: Numbers) -> tuple[Numbers, Numbers]:
    """Indices of means, shape (block, sample), with bootstrap intervals."""
    count, samples = means.shape
    inputs = openturns.Sample(np.zeros((count * samples, count - 2)))  # of which only the size is looked at
    outputs = openturns.Sample((means - means[0].mean()).reshape(-1, 1))

    def estimated(kind: type, order: str) -> Numbers:
        openturns.RandomGenerator.SetSeed(SEED)
        algorithm = kind(inputs, outputs, samples)
        algorithm.setBootstrapSize(BOOTSTRAP)
        algorithm.setConfidenceLevel(CONFIDENCE)
        estimate = np.array(getattr(algorithm, f"get{order}Indices")())
        interval = getattr(algorithm, f"get{order}IndicesInterval")()
        return np.column_stack([estimate, interval.getLowerBound(), interval.getUpperBound()])

    return (estimated(openturns.MauntzKucherenkoSensitivityAlgorithm, "FirstOrder"),
            estimated(openturns.JansenSensitivityAlgorithm, "TotalOrder"))


def _notes(samples: int) -> list[str]:
    notes = []
    if samples < FEWEST:
        notes.append(f"{samples} complete samples are too few for indices (at least {FEWEST}, some hundreds are usual). "
                    "Ask for more with samples in [design] and --resume.")
    return notes
