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

from .between_replicates import Usual, p_value, usual_noise
from .detect import benjamini_hochberg
from .noise import Noise, noise, noise_of_mean
from .question import Question, whole_points
from .ranking import CONFIDENCE, RESAMPLES, SEED, Ranking, ordered
from .sweep import Factor, Numbers, Sweep, rows_by_mark

DRAWN_AT_A_TIME = 1 << 20  # numbers of a bootstrap in memory
LARGE = 0.1          # share of the largest mu* that counts as clear where one replicate does not show chance


def screen(sweep: Sweep, question: Question) -> Ranking:
    """mu, mu* and sigma of each factor with bootstrap intervals over trajectories, and whether it is more than chance."""
    effects, used = elementary_effects(sweep, question.values, question.rounding)
    usual = usual_noise(effects)
    rows = [_row(factor, effects[:, i], resampled, usual)
            for i, (factor, resampled) in enumerate(zip(sweep.coordinates, _resampled(effects)))]
    table = pd.DataFrame(rows)
    table["clear"] = benjamini_hochberg(table["p"].to_numpy(float))
    if question.values.shape[1] < 2:
        table["clear"] = table["low"] > LARGE * table["importance"].max()
    chance = noise(question.values[used]) if used.any() else Noise(question.values.shape[1], 0.0, np.nan, np.nan)
    return Ranking("morris", question, ordered(table), chance, int(used.sum()), int((~used).sum()),
                   _notes(effects.shape[0]))


def elementary_effects(sweep: Sweep, values: Numbers, rounding: float = 0.0) -> tuple[Numbers, npt.NDArray[np.bool_]]:
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
    steps = values[after] - values[before]
    effects[np.arange(len(found))[:, None], i] = np.where(np.abs(steps) > rounding, steps, 0.0) / over[..., None]
    return effects, used


def _resampled(effects: Numbers) -> Numbers:
    """Means of |effect| in bootstrap samples of trajectories and replicates, the same samples for all factors.

    effects: shape (trajectory, coordinate, replicate). Given: shape (coordinate, sample).
    """
    count, factors, replicates = effects.shape
    drawn_means = np.full((factors, RESAMPLES), np.nan)
    chance, at_a_time = np.random.default_rng(SEED), max(DRAWN_AT_A_TIME // max(count, 1), 1)
    for first in range(0, RESAMPLES if count else 0, at_a_time):
        samples = slice(first, min(first + at_a_time, RESAMPLES))
        size = samples.stop - first
        drawn = chance.integers(0, count, (size, count))
        weights = chance.multinomial(replicates, np.full(replicates, 1 / replicates), size) / replicates
        for i in range(factors):
            drawn_means[i, samples] = np.take_along_axis(np.abs(weights @ effects[:, i].T), drawn, axis=1).mean(axis=1)
    return drawn_means


def _row(factor: Factor, effects: Numbers, resampled: Numbers, usual: Usual) -> dict[str, object]:
    """The row of a factor from its effects, shape (trajectory, replicate), and what they come to in bootstrap samples."""
    means = effects.mean(axis=1)
    count, replicates = effects.shape
    unordered = len(factor.labels) > 2
    if count == 0:
        return {"factor": factor.name, "importance": np.nan, "low": np.nan, "high": np.nan, "change": np.nan,
                "mu": np.nan, "mu_low": np.nan, "mu_high": np.nan, "sigma": np.nan, "by_chance": np.nan, "p": np.nan}
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(resampled, [tail, 1 - tail])
    mu = np.nan if unordered else float(means.mean())
    kept = _between_trajectories(effects)
    off = np.nan if unordered else _half_width(effects, kept, usual)
    return {
        "factor": factor.name, "importance": float(np.abs(means).mean()), "low": low, "high": high, "change": mu,
        "mu": mu, "mu_low": mu - off, "mu_high": mu + off,
        "sigma": np.nan if unordered else float(np.sqrt(kept)),                      # without chance
        # mu* of no effect
        "by_chance": float(np.sqrt(noise_of_mean(effects).mean() * 2 / np.pi)) if replicates > 1 else np.nan,
        "p": p_value(effects, effects.mean(axis=0, keepdims=True)[:0 if unordered else 1], usual),
    }


def _between_trajectories(effects: Numbers) -> float:
    """Variance of effects between trajectories, without what the same replicates would differ by there; NaN for one."""
    count, replicates = effects.shape
    if count < 2:
        return float("nan")
    spread = float(effects.mean(axis=1).var(ddof=1))
    if replicates < 2:
        return spread
    rest = effects - effects.mean(axis=0) - effects.mean(axis=1, keepdims=True) + effects.mean()
    return max(spread - float((rest ** 2).sum()) / (count - 1) / (replicates - 1) / replicates, 0.0)


def _half_width(effects: Numbers, kept: float, usual: Usual) -> float:
    """Half the width of the interval of mu: trajectories are drawn, and so are replicates."""
    count, replicates = effects.shape
    parts = [(kept / count, count - 1.0)] if count > 1 else []
    if replicates > 1:
        variance, freedom = usual.lent(float(effects.mean(axis=0).var(ddof=1)), replicates - 1)
        parts.append((variance / replicates, freedom))
    total = sum(part for part, _ in parts)
    if not total > 0:
        return 0.0 if parts else float("nan")
    freedom = total ** 2 / sum(part ** 2 / freedom for part, freedom in parts)  # Satterthwaite 1946
    return float(stats.t.ppf((1 + CONFIDENCE) / 2, freedom) * np.sqrt(total))


def _notes(trajectories: int) -> list[str]:
    notes = []
    if trajectories == 0:
        notes.append("No trajectory is complete, so nothing can be screened. Run --resume --retry-failed, or leave"
                    " out the factors that make runs fail.")
    elif trajectories < 4:
        notes.append(f"{trajectories} complete trajectories are too few for meaningful intervals; ten are usual.")
    return notes
