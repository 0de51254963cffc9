"""What a calibration is asked: factors with their ranges, and targets with what was observed."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Marks = NDArray[np.bool_]
Numbers = NDArray[np.int64]
LEAST_SHARE = 0.02  # nearer to 0 and 1 the error of a share is that of this one


@dataclass(frozen=True)
class Factor:
    """A parameter that varies; every place of its range is as likely beforehand as any other."""

    name: str
    kind: str  # real, whole, choice
    low: float
    high: float
    labels: list[str]


@dataclass(frozen=True)
class Target:
    """What was observed: a value with its standard error, or a band, open at an end that is infinite."""

    name: str
    label: str
    value: float  # not a number where there is a band
    error: float
    low: float
    high: float
    discrepancy: float
    places: float
    percent: bool
    is_share: bool = False
    answers: float = 0.0  # whose error that of the share is; 0 where it was given otherwise

    @property
    def is_band(self) -> bool:
        """Whether there is a band in place of a value."""
        return math.isnan(self.value)


    def scaled(self, values: Array) -> Array:
        """Values as they are compared: of shares the arcsine of the root, whose chance is alike for small and large ones."""
        return np.asarray(np.arcsin(np.sqrt(np.clip(values, 0.0, 1.0)))) if self.is_share else values

    def unscaled(self, values: Array) -> Array:
        """The values that are compared as these."""
        return np.asarray(np.square(np.sin(np.clip(values, 0.0, math.pi / 2)))) if self.is_share else values

    @property
    def spread(self) -> float:
        """Standard deviation of error and discrepancy together, as they are compared."""
        return math.hypot(self._scaled_error, self.discrepancy * self._steepness)

    @property
    def interval(self) -> tuple[float, float]:
        """95% interval of the value, by its error."""
        ends = self.scaled(np.array(self.value)) + 1.96 * self._scaled_error * np.array([-1.0, 1.0])
        low, high = self.unscaled(ends)
        return float(low), float(high)

    @property
    def _steepness(self) -> float:
        if not self.is_share:
            return 1.0
        middle = min(max(self.value, LEAST_SHARE), 1 - LEAST_SHARE)
        return 0.5 / math.sqrt(middle * (1 - middle))

    @property
    def _scaled_error(self) -> float:
        return 0.5 / math.sqrt(self.answers) if self.is_share and self.answers > 0 else self.error * self._steepness


@dataclass(frozen=True)
class Task:
    """All that a calibration is asked."""

    factors: list[Factor]
    targets: list[Target]
    sets: int
    points: int
    waves: int
    draws: int  # by likelihood, of each rule and round
    seed: int

    @property
    def numbers(self) -> list[Factor]:
        """The factors that are no choices."""
        return [one for one in self.factors if one.kind != "choice"]

    def rules(self) -> list[dict[str, float]]:
        """Every combination of the choices, each calibrated on its own."""
        choices = [one for one in self.factors if one.kind == "choice"]
        values = [range(round(one.high) + 1) for one in choices]
        return [{one.name: float(value) for one, value in zip(choices, each)} for each in itertools.product(*values)]

    def values_at(self, places: Array, rule: dict[str, float]) -> list[list[float]]:
        """The values of all factors at places of the unit cube of the numbers."""
        columns, number = [], 0
        for one in self.factors:
            if one.kind == "choice":
                columns.append(np.full(len(places), rule[one.name]))
                continue
            place = places[:, number]
            number += 1
            if one.kind == "whole":
                columns.append(np.minimum(np.floor(one.low + place * (one.high - one.low + 1)), one.high))
            else:
                columns.append(np.clip(one.low + place * (one.high - one.low), one.low, one.high))
        return [[float(value) for value in row] for row in np.column_stack(columns)]

    def settled(self, places: Array) -> Array:
        """The places themselves; of whole numbers the middle of the part that has the same number."""
        result = places.copy()
        for column, one in enumerate(self.numbers):
            if one.kind == "whole":
                parts = one.high - one.low + 1
                result[:, column] = (np.minimum(np.floor(places[:, column] * parts), parts - 1) + 0.5) / parts
        return result


def task_of(asked: dict[str, Any]) -> Task:
    """A task from what the program says, where null stands for what is infinite or not a number."""
    def number(value: float | None, otherwise: float) -> float:
        return otherwise if value is None else float(value)

    factors = [Factor(one["name"], one["kind"], one["low"], one["high"], one["labels"]) for one in asked["factors"]]
    targets = [Target(one["name"], one["label"], number(one["value"], math.nan), one["error"], number(one["low"], -math.inf),
                      number(one["high"], math.inf), one["discrepancy"], one["places"], one["percent"],
                      one["share"] and one["value"] is not None, one["answers"])
               for one in asked["targets"]]
    return Task(factors, targets, asked["sets"], asked["points"], asked["waves"], asked["draws"], asked["seed"])
