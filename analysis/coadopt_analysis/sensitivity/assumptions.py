"""What to measure next: assumed factors in the order of how much they decide, and whether they turn the answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from .question import Question
from .ranking import Ranking
from .sweep import Factor, Numbers, Sweep, figures

LIKELY = 1.96  # standard errors that a difference must be from 0 to count as an order


def assumptions(sweep: Sweep, rankings: Sequence[Ranking]) -> pd.DataFrame:
    """A row an assumed factor and question, the most deciding factor first.

    `weight` is the factor's importance as a share of that of the most important factor of the question, whether assumed
    or not, where any is more than chance; `decides` its mean over questions, by which factors are ordered. `turns_at` is the value where, the others
    as they come, the mean difference of scenario and reference would be 0, if within the range; `worse_low` and
    `worse_high` the share of points where the scenario does worse than its reference, in the lower and the upper half of
    the range; `flips` the share of steps of a trajectory along which the order of the two turned by more than chance.
    """
    rows = [row for ranking in rankings if not ranking.constant for row in _rows(sweep, ranking)]
    if not rows:
        return pd.DataFrame(columns=["place", "factor", "decides"])
    table = pd.DataFrame(rows)
    decides = table.groupby("factor", sort=False)["weight"].mean().fillna(0.0)
    table["decides"] = table["factor"].map(decides)
    order = {name: place for place, name in enumerate(decides.sort_values(ascending=False, kind="stable").index, 1)}
    table.insert(0, "place", table["factor"].map(order))
    return table.sort_values(["place"], kind="stable").reset_index(drop=True)


def _rows(sweep: Sweep, ranking: Ranking) -> list[dict[str, object]]:
    question, most = ranking.question, ranking.table["importance"].max()
    any_clear = bool(ranking.table["clear"].any()) and most > 0
    rows = []
    places = {factor.name: i for i, factor in enumerate(sweep.coordinates)}
    for one in ranking.table.to_dict("records"):
        i = places[one["factor"]]
        factor = sweep.coordinates[i]
        if not factor.assumed or not np.isfinite(one["importance"]):
            continue
        rows.append({
            "factor": factor.name, "scenario": question.scenario, "reference": question.reference,
            "outcome": question.outcome, "weight": max(one["importance"], 0.0) / most if any_clear else np.nan,
            "importance": one["importance"], "low": one["low"], "high": one["high"], "change": one["change"], "clear": one["clear"],
            **_turning(sweep, question, i, one["change"] if one["clear"] else np.nan), "range_low": factor.low, "range_high": factor.high,
            "units": factor.units, "source": factor.source})
    return rows


def _turning(sweep: Sweep, question: Question, i: int, change: float) -> dict[str, float]:
    none = {"turns_at": np.nan, "worse_low": np.nan, "worse_high": np.nan, "flips": np.nan}
    if not question.reference:
        return none
    means = question.means()
    known = np.isfinite(means)
    worse = question.worse(means)
    lower = sweep.places[:, i] < 0.5
    return {"turns_at": turning_value(sweep.coordinates[i], sweep.places[known, i], means[known], change),
            "worse_low": _share(worse[known & lower]), "worse_high": _share(worse[known & ~lower]),
            "flips": flips(sweep, question, i)}


def turning_value(factor: Factor, places: Numbers, means: Numbers, change: float) -> float:
    """The value at which a line of that slope through the middle of all points crosses 0; NaN if outside the range."""
    if factor.labels or len(means) == 0 or not np.isfinite(change) or change == 0:
        return float("nan")
    place = float(places.mean() - means.mean() / change)
    return factor.value(place) if 0 < place < 1 else float("nan")


def flips(sweep: Sweep, question: Question, i: int) -> float:
    """Share of a factor's steps in trajectories that turn the order, both sides of it clear; NaN without trajectories."""
    if "trajectory" not in sweep.marks or question.values.shape[1] < 2:
        return float("nan")
    after = np.flatnonzero(sweep.marks["changed"] == i)
    after = after[after > 0]
    signs = _signs(question.values)
    pair = np.column_stack([signs[after - 1], signs[after]])
    pair = pair[np.isfinite(pair).all(axis=1)]
    return _share(pair[:, 0] * pair[:, 1] < 0)


def _signs(values: Numbers) -> Numbers:
    """-1 or 1 where a difference is clearly below or above 0, 0 where it may be chance, NaN where it is missing."""
    mean, error = values.mean(axis=1), values.std(axis=1, ddof=1) / np.sqrt(values.shape[1])
    return np.asarray(np.where(np.isfinite(mean), np.where(np.abs(mean) > LIKELY * error, np.sign(mean), 0.0), np.nan))


def _share(flags: npt.NDArray[np.bool_] | Numbers) -> float:
    return float(flags.mean()) if len(flags) else float("nan")


def advice(table: pd.DataFrame, rankings: Sequence[Ranking], most: int = 10) -> list[str]:
    """The first assumed factors that are more than chance in any question, a sentence each."""
    lines: list[str] = []
    if "clear" not in table:
        return lines
    by_words = {(r.question.outcome, r.question.scenario, r.question.reference): r.question for r in rankings}
    for name, rows in table.groupby("factor", sort=False):
        clear = rows[rows["clear"].astype(bool)]
        if clear.empty:
            continue
        best = clear.loc[clear["weight"].idxmax()]
        question = by_words[best["outcome"], best["scenario"], best["reference"]]
        unit = "" if best["units"] in ("", "1") else f" {best['units']}"
        line = f"{name} ({figures(best['range_low'])} to {figures(best['range_high'])}{unit}"
        line += ", a choice)" if not np.isfinite(best["change"]) else ")"
        if np.isfinite(best["change"]):
            line += f": from its low end to its high, {question.title} {question.formatted(best['change'], signed=True)}"
        turning = clear[clear["turns_at"].notna()]
        for _, row in turning.iterrows():
            title = by_words[row["outcome"], row["scenario"], row["reference"]].title
            line += f"; the order in {title} changes at {figures(row['turns_at'])}"
        lines.append(line + ".")
        if len(lines) == most:
            break
    return lines
