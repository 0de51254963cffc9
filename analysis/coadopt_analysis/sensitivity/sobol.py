"""Shares of variance from a Saltelli design, less what chance has in them.

First order: Saltelli et al. (2010), mean of b (ab_i - a). Total: Jansen (1999), half the mean square of a - ab_i. They are
computed from the means over replicates, in which chance stands too. As replicates are independent of each other, what
chance adds to a product of two means is the covariance of the replicates by their number. That is taken off numerator and
denominator, so that shares are of what the parameters do. Chance that two points have in common, as they have the same
random numbers, is thereby not taken off twice. The bootstrap draws samples and computes all of it anew, the part of chance
too. A share lies within 0 and 1: estimates and ends of intervals beyond are put there, and said to have been.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from .detect import benjamini_hochberg
from .direction import changes
from .noise import Noise, noise, without_common
from .question import Question, whole_points
from .ranking import CONFIDENCE, SEED, Ranking, ordered
from .sweep import Numbers, Sweep, rows_by_mark

BOOTSTRAP = 500
FEWEST = 8      # samples for indices
VISIBLE = 0.005  # share by which an estimate must be beyond what is possible to be told

Blocks = tuple[Numbers, Numbers, Numbers]  # a and b, shape (sample, replicate); ab, (coordinate, sample, replicate)


def indices(sweep: Sweep, question: Question) -> Ranking:
    """First-order and total indices of each factor with intervals, and how much is chance."""
    (a, b, ab), used = blocks(sweep, question.values)
    chance = noise(question.values[used]) if used.any() else Noise(question.values.shape[1], 0.0, np.nan, np.nan)
    samples = a.shape[0]
    names = [factor.name for factor in sweep.coordinates]
    first = total = np.full((len(names), 3), np.nan)
    p = np.full(len(names), np.nan)
    notes = []
    if samples < FEWEST:
        notes.append(f"{samples} complete samples are too few for indices (at least {FEWEST}, some hundreds are usual). "
                     "Ask for more with samples in [design] and --resume.")
    elif not chance.swamps:
        estimates = _estimates(a, b, ab)
        if estimates is None:
            notes.append("No indices: by other samples of this size chance might be all that differs between points. Ask for"
                         " more samples or replicates, with --resume.")
        else:
            first, total, p = estimates
            notes += _beyond(names, first[:, 0], total[:, 0], samples)
            first, total = np.clip(first, 0, 1), np.clip(total, 0, 1)
    table = pd.DataFrame({
        "factor": names, "importance": total[:, 0], "low": total[:, 1], "high": total[:, 2],
        "change": changes(sweep, question.means(), used), "first": first[:, 0], "first_low": first[:, 1],
        "first_high": first[:, 2], "p": p, "clear": benjamini_hochberg(p)})
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


def _estimates(a: Numbers, b: Numbers, ab: Numbers) -> tuple[Numbers, Numbers, Numbers] | None:
    """First-order and total indices, each shape (coordinate, [estimate, low, high]), and p-values of the total ones.

    None where bootstrap samples do not tell the parameters from chance.
    """
    samples = len(a)
    a_means, b_means, ab_means = (block.mean(axis=-1) - a.mean() / 2 - b.mean() / 2 for block in (a, b, ab))
    every = without_common(np.concatenate([a, b, *ab])[None])[0].reshape(len(ab) + 2, *a.shape)
    a, b, ab = every[0], every[1], every[2:]
    # One number a sample of each, so that a mean over drawn samples is an estimate.
    first = np.array([b_means * (mean - a_means) - _by_chance(b, one - a) for mean, one in zip(ab_means, ab)])
    total = np.array([(a_means - mean) ** 2 / 2 - _by_chance(a - one, a - one) / 2 for mean, one in zip(ab_means, ab)])
    squares = (a_means ** 2 + b_means ** 2 - _by_chance(a, a) - _by_chance(b, b)) / 2
    of_means = (a_means + b_means) / 2
    parts = np.vstack([first, total, squares, of_means])
    chance = np.random.default_rng(SEED)
    drawn = np.array([parts @ np.bincount(chance.integers(0, samples, samples), minlength=samples)
                      for _ in range(BOOTSTRAP)]) / samples
    means = np.vstack([parts.mean(axis=1), drawn])
    signal = means[:, -2] - means[:, -1] ** 2
    tail = (1 - CONFIDENCE) / 2
    if signal[0] <= 0 or (signal <= 0).mean() > tail:
        return None
    shares = means[:, :-2] / np.maximum(signal, 1e-3 * signal[0])[:, None]
    low, high = np.quantile(shares[1:], [tail, 1 - tail], axis=0)
    estimates = np.column_stack([shares[0], low, high])
    totals = estimates[len(ab):, 0]
    error = shares[1:, len(ab):].std(axis=0, ddof=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.where(totals > 1e-9, totals / error, 0.0)
    return estimates[:len(ab)], estimates[len(ab):], np.asarray(stats.t.sf(size, samples - 1))


def _by_chance(one: Numbers, other: Numbers) -> Numbers:
    """What chance adds to the product of two means over replicates, shape (sample,); 0 where it is not known."""
    replicates = one.shape[1]
    if replicates < 2:
        return np.zeros(len(one))
    left = one - one.mean(axis=1, keepdims=True)
    return np.asarray((left * other).sum(axis=1) / (replicates - 1) / replicates)


def _beyond(names: list[str], first: Numbers, total: Numbers, samples: int) -> list[str]:
    """What the estimates have that shares of variance cannot have."""
    notes = []
    above = [name for name, alone, whole in zip(names, first, total) if alone > max(whole, 0.0) + VISIBLE]
    if above:
        others = f" and {len(above) - 3} others" if len(above) > 3 else ""
        notes.append(f"The share alone (first order) of {', '.join(above[:3])}{others} is estimated above the total, which"
                     f" cannot be: {samples} samples are too few to tell the two apart. Ask for more with samples in [design]"
                     " and --resume.")
    if first.max() > 1 + VISIBLE or total.max() > 1 + VISIBLE:
        notes.append("Estimates above 100% are given as 100%.")
    together = float(np.maximum(first, 0).sum())
    if together > 1 + VISIBLE:
        notes.append(f"First-order shares add up to {together:.0%}, which is more than there is, because of errors of"
                     " estimation: rely on the intervals.")
    return notes
