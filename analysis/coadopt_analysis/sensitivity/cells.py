"""The mean of an outcome over a plane of two factors, in the cells of a grid."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .question import Question, QuestionError
from .ranking import Ranking
from .sweep import Factor, Numbers, Sweep, figures

MOST = 6  # cells along a factor whose values are not on a few levels


@dataclass
class Cells:
    """A plane of two factors. `means` has the shape (y, x); NaN where no point lies; `points` how many do."""

    question: Question
    x: Factor
    y: Factor
    x_edges: Numbers   # shape (x + 1,), in the factor's unit
    y_edges: Numbers
    x_labels: list[str]
    y_labels: list[str]
    means: Numbers
    points: np.ndarray[tuple[int, ...], np.dtype[np.int64]]
    others: int        # factors that were varied besides, over which a cell is a mean


def cells(sweep: Sweep, question: Question, x: str, y: str) -> Cells:
    """The plane of two factors by name. Raises QuestionError for names that are not there, or for one name twice."""
    known = {factor.name: factor for factor in sweep.factors}
    for name in (x, y):
        if name not in known:
            raise QuestionError(f"factor \"{name}\" is not in the file. There are: {', '.join(known)}.")
    if x == y:
        raise QuestionError(f"a plane takes two factors, not \"{x}\" twice")
    means = question.means()
    columns = [_cut(known[name], sweep.points[name].to_numpy(float)) for name in (x, y)]
    (x_place, x_edges, x_labels), (y_place, y_edges, y_labels) = columns
    total, count = np.zeros((len(y_labels), len(x_labels))), np.zeros((len(y_labels), len(x_labels)), np.int64)
    there = np.isfinite(means)
    np.add.at(total, (y_place[there], x_place[there]), means[there])
    np.add.at(count, (y_place[there], x_place[there]), 1)
    mean = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return Cells(question, known[x], known[y], x_edges, y_edges, x_labels, y_labels, mean, count, len(sweep.factors) - 2)


def foremost(sweep: Sweep, ranking: Ranking) -> tuple[str, str] | None:
    """The two factors that do most to the outcome and have names in the table of points; None where there are not two."""
    names = {factor.name for factor in sweep.factors}
    found = [str(name) for name in ranking.table["factor"] if name in names]
    return (found[0], found[1]) if len(found) >= 2 else None


def _cut(factor: Factor, values: Numbers) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], Numbers, list[str]]:
    levels = np.unique(values)
    if factor.labels:
        count = len(factor.labels)
        return values.astype(np.int64), np.arange(count + 1) - 0.5, list(factor.labels)
    if len(levels) <= MOST + 2:
        middles = (levels[1:] + levels[:-1]) / 2
        edges = np.concatenate([[levels[0]], middles, [levels[-1]]])
        return np.searchsorted(levels, values), edges, [figures(level) for level in levels]
    edges = np.linspace(factor.low, factor.high, MOST + 1)
    place = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, MOST - 1)
    return place, edges, [f"{figures(low)}\u2013{figures(high)}" for low, high in zip(edges[:-1], edges[1:])]
