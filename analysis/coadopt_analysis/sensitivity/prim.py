"""Boxes in the space of factors where cases of interest lie (PRIM, Friedman & Fisher 1999; as scenario discovery, Bryant
& Lempert 2010).

A box begins as everything. Peeling takes off the slice of about a twentieth that raises the share of interest most, again
and again; pasting puts back what does no harm. Of the boxes on the way, that one is kept which balances coverage (how much
of what is of interest lies within) and density (how much of what lies within is of interest) best, by their harmonic mean.
A factor whose restriction could be chance is let go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
from scipy import stats

from .ranking import SEED
from .sweep import Factor, Numbers, rows_by_mark

PEEL = 0.05       # of the points in the box, taken off at a time
LEAST = 0.05      # of all points, in a box at least
BY_CHANCE = 0.05  # quasi-p-value from which a restriction is let go
REDRAWN = 50      # bootstrap samples of clusters

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Side:
    """What a box says of one factor: low..high of its places, or which of its choices."""

    low: float = -np.inf
    high: float = np.inf
    choices: frozenset[int] | None = None

    def holds(self, values: Numbers) -> Flags:
        """Which values lie within."""
        if self.choices is not None:
            return np.isin(values.astype(int), list(self.choices))
        return (values >= self.low) & (values <= self.high)


Sides = dict[int, Side]  # by number of the factor; those that are not there are free


@dataclass
class Box:
    """A box, how well it separates the cases of interest, and how sure that is."""

    sides: Sides
    coverage: float = 0.0
    density: float = 0.0
    interest: float = 0.0           # share of all points
    inside: int = 0                 # points
    quasi_p: dict[int, float] = field(default_factory=dict)   # of each restriction, given the others
    again: dict[int, float] = field(default_factory=dict)     # share of bootstrap boxes that restrict the factor
    coverage_out: float = float("nan")  # of bootstrap boxes, on the points that each had not seen
    density_out: float = float("nan")
    way: list[dict[str, float]] = field(default_factory=list)  # coverage, density, points, restricted: each box on the way


def find(factors: Sequence[Factor], values: Numbers, interest: Flags, clusters: npt.NDArray[np.int64]) -> Box | None:
    """The box of a table of points, shape (point, factor); None where all or none are of interest.

    `clusters` says which points belong together and are drawn together: those of a trajectory, or of a sample.
    """
    box = _box(factors, values, interest)
    if box is None:
        return None
    chance = np.random.default_rng(SEED)
    names, members = rows_by_mark(clusters)
    found: list[tuple[Sides, float, float]] = []
    for _ in range(REDRAWN):
        drawn = chance.integers(0, len(names), len(names))
        rows = np.concatenate([members[one] for one in drawn])
        out = ~np.isin(clusters, names[drawn])
        other = _box(factors, values[rows], interest[rows])
        if other is None or not interest[out].any():
            continue
        within = inside(other.sides, values[out])
        hits = (within & interest[out]).sum()
        found.append((other.sides, hits / interest[out].sum(), hits / within.sum() if within.any() else np.nan))
    if found:
        box.again = {i: float(np.mean([i in sides for sides, _, _ in found])) for i in box.sides}
        box.coverage_out = float(np.mean([coverage for _, coverage, _ in found]))
        densities = np.array([density for _, _, density in found])
        box.density_out = float(np.nanmean(densities)) if np.isfinite(densities).any() else float("nan")
    return box


def inside(sides: Sides, values: Numbers) -> Flags:
    """Which points lie within all sides."""
    held = np.ones(len(values), bool)
    for i, side in sides.items():
        held &= side.holds(values[:, i])
    return held


def _box(factors: Sequence[Factor], values: Numbers, interest: Flags) -> Box | None:
    if len(interest) == 0 or not interest.any() or interest.all():
        return None
    way = [dict[int, Side]()]
    least = max(int(np.ceil(LEAST * len(values))), 2)
    while (peeled := _peeled(factors, values, interest, way[-1], least)) is not None:
        way.append(peeled)
    scores = [_measured(sides, values, interest) for sides in way]
    best = max(range(len(way)), key=lambda k: (_balance(scores[k]), -k))
    sides = _pasted(factors, values, interest, way[best])
    box = _significant(_measured(sides, values, interest), values, interest)
    box.way = [{"coverage": one.coverage, "density": one.density, "points": float(one.inside),
                "restricted": float(len(one.sides))}
               for one in scores]
    return box


def _measured(sides: Sides, values: Numbers, interest: Flags) -> Box:
    within = inside(sides, values)
    hits = float((within & interest).sum())
    return Box(sides, hits / interest.sum(), hits / within.sum() if within.any() else 0.0, float(interest.mean()),
               int(within.sum()))


def _balance(box: Box) -> float:
    return 2 * box.coverage * box.density / (box.coverage + box.density) if box.coverage + box.density > 0 else 0.0


def _peeled(factors: Sequence[Factor], values: Numbers, interest: Flags, sides: Sides, least: int) -> Sides | None:
    """The box less the slice whose loss raises the density most; None where no slice does, or too few are left."""
    within = inside(sides, values)
    count, density = int(within.sum()), float(interest[within].mean())
    best, gain = None, 0.0
    for i, factor in enumerate(factors):
        column = values[within, i]
        for side in _slices(factor, column, sides.get(i, Side())):
            kept = side.holds(column)
            left = int(kept.sum())
            if left < least or left == count:
                continue
            risen = float(interest[within][kept].mean()) - density
            rate = risen / (count - left)  # for each point that is lost, so that large slices are not favoured
            if risen > 1e-12 and rate > gain * (1 + 1e-12):
                best, gain = {**sides, i: side}, rate
    return best


def _slices(factor: Factor, column: Numbers, side: Side) -> list[Side]:
    """The box's side without its lowest or highest twentieth, or without one of its choices."""
    if factor.labels:
        there = side.choices if side.choices is not None else frozenset(range(len(factor.labels)))
        return [replace(side, choices=there - {one}) for one in sorted(there)] if len(there) > 1 else []
    low, high = np.quantile(column, [PEEL, 1 - PEEL])
    above, below = column[column > low], column[column < high]
    above = column[column >= low] if low > column.min() else above
    below = column[column <= high] if high < column.max() else below
    slices = []
    if len(above):
        slices.append(replace(side, low=_between(column, float(above.min()), -1)))
    if len(below):
        slices.append(replace(side, high=_between(column, float(below.max()), 1)))
    return slices


def _between(column: Numbers, end: float, way: int) -> float:
    """Half way from the last value within to the first one without, so that the end is no single point's."""
    beyond = column[column < end] if way < 0 else column[column > end]
    return (end + float(beyond.max() if way < 0 else beyond.min())) / 2 if len(beyond) else end


def _pasted(factors: Sequence[Factor], values: Numbers, interest: Flags, sides: Sides) -> Sides:
    """The box with ends let out, a twentieth at a time, as long as that raises the balance."""
    while True:
        now = _measured(sides, values, interest)
        best, score = None, _balance(now) + 1e-12
        for i, side in sides.items():
            for wider in _wider(factors[i], values[:, i], side, max(int(PEEL * now.inside), 1)):
                tried = {**sides, i: wider}
                balance = _balance(_measured(tried, values, interest))
                if balance > score:
                    best, score = tried, balance
        if best is None:
            return sides
        sides = best


def _wider(factor: Factor, column: Numbers, side: Side, points: int) -> list[Side]:
    if side.choices is not None:
        return [replace(side, choices=side.choices | {one}) for one in range(len(factor.labels))
                if one not in side.choices and len(side.choices) + 1 < len(factor.labels)]
    below, above = np.sort(column[column < side.low])[::-1], np.sort(column[column > side.high])
    wider = [replace(side, low=float(below[min(points, len(below)) - 1]))] if len(below) else []
    return wider + ([replace(side, high=float(above[min(points, len(above)) - 1]))] if len(above) else [])


def _significant(box: Box, values: Numbers, interest: Flags) -> Box:
    """The box without restrictions that could be chance, weakest first, with the quasi-p-values of the others.

    The quasi-p-value is the chance of as many cases of interest, among those within, if the restriction chose at random
    from the box without it.
    """
    sides = dict(box.sides)
    while sides:
        quasi = {}
        for i in sides:
            without = inside({k: side for k, side in sides.items() if k != i}, values)
            within = inside(sides, values)
            hits = int((within & interest).sum())
            quasi[i] = float(stats.binom.sf(hits - 1, int(within.sum()), float(interest[without].mean())))
        weakest = max(quasi, key=lambda i: (quasi[i], i))
        if quasi[weakest] <= BY_CHANCE:
            break
        del sides[weakest]
    kept = _measured(sides, values, interest)
    kept.quasi_p = {i: quasi[i] for i in sides}
    return kept
