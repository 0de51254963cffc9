"""Screening by elementary effects (Morris 1991; mu* after Campolongo, Cariboni & Saltelli 2007).

An elementary effect is what the outcome does while one factor moves, over how far it moved in its range: the change from
the low end to the high end if it went on like that. A choice has no range: its effect is the difference itself, and has
no sign where the choices have no order, which is from three of them on.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from .noise import Noise, noise, noise_of_mean
from .question import Question, whole_points
from .ranking import CONFIDENCE, RESAMPLES, SEED, Ranking, ordered
from .sweep import Factor, Numbers, Sweep, rows_by_mark

FALSE_ALARMS = 0.05  # share of those called clear that may be chance (Benjamini & Hochberg 1995)
DRAWN_AT_A_TIME = 1 << 20  # numbers of a bootstrap in memory
LARGE = 0.1          # share of the largest mu* that counts as clear where one replicate does not show chance


def screen(sweep: Sweep, question: Question) -> Ranking:
    """mu, mu* and sigma of each factor with bootstrap intervals over trajectories, and whether it is more than chance."""
    effects, used = elementary_effects(sweep, question.values)
    usual = usual_noise(effects)
    rows = [_row(factor, effects[:, i], resampled, usual)
            for i, (factor, resampled) in enumerate(zip(sweep.coordinates, _resampled(effects.mean(axis=2))))]
    table = pd.DataFrame(rows)
    table["clear"] = _clear(table["p"].to_numpy(float))
    if question.values.shape[1] < 2:
        table["clear"] = table["low"] > LARGE * table["importance"].max()
    chance = noise(question.values[used]) if used.any() else Noise(question.values.shape[1], 0.0, np.nan, np.nan)
    return Ranking("morris", question, ordered(table), chance, int(used.sum()), int((~used).sum()),
                   _notes(effects.shape[0]))


def elementary_effects(sweep: Sweep, values: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """Effects, shape (trajectory, coordinate, replicate), of whole trajectories; and which points those are.

    A coordinate that did not move in a trajectory, which happens to none of `coadopt sweep`, is NaN there.
    """
    trajectory, changed = sweep.marks["trajectory"], sweep.marks["changed"]
    whole = whole_points(values)
    used = np.zeros(len(values), bool)
    factors = len(sweep.coordinates)
    found = [rows for rows in rows_by_mark(trajectory)[1] if len(rows) == factors + 1 and whole[rows].all()]
    points = np.array(found, np.int64).reshape(len(found), factors + 1)
    used[points] = True
    before, after = points[:, :-1], points[:, 1:]
    i = changed[after]
    moved = sweep.places[after, i] - sweep.places[before, i]
    over = np.where(np.array([bool(factor.labels) for factor in sweep.coordinates])[i], np.sign(moved), moved)
    effects = np.full((len(found), factors, values.shape[1]), np.nan)
    effects[np.arange(len(found))[:, None], i] = (values[after] - values[before]) / over[..., None]
    return effects, used


def usual_noise(effects: Numbers) -> float:
    """Variance that chance gives a mean effect, in the middle of those factors that do anything; 0 if none does.

    A factor's own few replicates may differ little by luck, which is not to make its effects look sure.
    """
    each = noise_of_mean(effects).mean(axis=0) if len(effects) else np.zeros(0)
    moved = each[np.isfinite(each) & (each > 0)]
    return float(np.median(moved)) if len(moved) else 0.0


def _resampled(means: Numbers) -> Numbers:
    """Means of |effect| and of effect in bootstrap samples of trajectories, the same samples for all factors.

    means: shape (trajectory, coordinate). Given: shape (coordinate, 2, sample).
    """
    count, factors = means.shape
    drawn_means = np.full((factors, 2, RESAMPLES), np.nan)
    chance, at_a_time = np.random.default_rng(SEED), max(DRAWN_AT_A_TIME // max(count, 1), 1)
    for first in range(0, RESAMPLES if count else 0, at_a_time):
        samples = slice(first, min(first + at_a_time, RESAMPLES))
        drawn = chance.integers(0, count, (samples.stop - first, count))
        for i, each in enumerate(means.T.copy()):
            drawn_means[i, :, samples] = np.abs(each)[drawn].mean(axis=1), each[drawn].mean(axis=1)
    return drawn_means


def _row(factor: Factor, effects: Numbers, resampled: Numbers, usual: float) -> dict[str, object]:
    """The row of a factor from its effects, shape (trajectory, replicate), and what they come to in bootstrap samples."""
    means = effects.mean(axis=1)
    count = len(means)
    unordered = len(factor.labels) > 2
    if count == 0:
        return {"factor": factor.name, "importance": np.nan, "low": np.nan, "high": np.nan, "change": np.nan,
                "mu": np.nan, "mu_low": np.nan, "mu_high": np.nan, "sigma": np.nan, "by_chance": np.nan, "p": np.nan}
    tail = (1 - CONFIDENCE) / 2
    (low, high), (mu_low, mu_high) = (np.quantile(each, [tail, 1 - tail]) for each in resampled)
    chance = noise_of_mean(effects)
    mu = np.nan if unordered else float(means.mean())
    spread = float(means.var(ddof=1)) if count > 1 else np.nan
    kept = spread if np.isnan(chance).all() else max(spread - float(chance.mean()), 0.0)
    return {
        "factor": factor.name, "importance": float(np.abs(means).mean()), "low": low, "high": high, "change": mu,
        "mu": mu, "mu_low": np.nan if unordered else mu_low, "mu_high": np.nan if unordered else mu_high,
        "sigma": np.nan if unordered else float(np.sqrt(kept)),                      # without chance
        "by_chance": float(np.sqrt(chance.mean() * 2 / np.pi)) if effects.shape[1] > 1 else np.nan,  # mu* of no effect
        "p": _p(means, max(float(chance.mean()), usual), effects.shape[1]),
    }


def _p(means: Numbers, chance: float, replicates: int) -> float:
    """Chance of effects this large if there were none: F test of their mean square against that of replicates."""
    if replicates < 2:
        return float("nan")
    if not means.any():
        return 1.0
    if chance == 0:
        return 0.0
    count = len(means)
    return float(stats.f.sf((means ** 2).mean() / chance, count, count * (replicates - 1)))


def _clear(p: Numbers) -> npt.NDArray[np.bool_]:
    """Which are more than chance, so that at most FALSE_ALARMS of them are expected to be wrong."""
    known = np.isfinite(p)
    clear = np.zeros(len(p), bool)
    ascending = np.sort(p[known])
    passed = np.flatnonzero(ascending <= FALSE_ALARMS * np.arange(1, len(ascending) + 1) / max(len(ascending), 1))
    if len(passed):
        clear = known & (p <= ascending[passed[-1]])
    return clear


def _notes(trajectories: int) -> list[str]:
    notes = []
    if trajectories == 0:
        notes.append("No trajectory is complete, so nothing can be screened. Run --resume --retry-failed, or leave"
                    " out the factors that make runs fail.")
    elif trajectories < 4:
        notes.append(f"{trajectories} complete trajectories are too few for meaningful intervals; ten are usual.")
    return notes
