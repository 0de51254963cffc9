"""Which numbers are asked about: an outcome of a scenario, or what the scenario adds to a reference."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..read import in_percent, label, plain
from .sweep import Numbers, Sweep

ROUNDING = 1e-12  # of the largest number; what differs by less is the same
MAIN = ("practice_in_use", "participation_seldom_heard", "wellbeing_users", "cost")


class QuestionError(ValueError):
    """A question that the file cannot answer, with a way out."""


@dataclass(frozen=True)
class Question:
    """One outcome over all points of a sweep."""

    outcome: str
    title: str          # of the outcome
    units: str
    scenario: str
    reference: str      # "" where the scenario itself is asked about
    values: Numbers     # shape (point, replicate); the paired difference if there is a reference; NaN where missing
    better: str = "neither"  # more, less or neither of the outcome, as the file says
    percent: bool = False    # whether it is shown in percent, and differences in points
    rounding: float = 0.0    # a difference as small as this may be one of rounding

    @property
    def on_a_scale(self) -> bool:
        """Whether it is no share although it is shown in percent: wellbeing lies on a scale of 0 to 100."""
        return self.outcome.startswith("wellbeing")

    @property
    def constant(self) -> bool:
        """Whether no replicate differs between points, at least two, that have all their runs."""
        values = self.values[whole_points(self.values)]
        return len(values) > 1 and bool((np.ptp(values, axis=0) <= self.rounding).all())

    @property
    def words(self) -> str:
        """The question as a phrase."""
        against = f", {self.scenario} against {self.reference}" if self.reference else f", {self.scenario}"
        return self.title + against

    def worse(self, differences: Numbers) -> Numbers:
        """1 where a difference from the reference is for the worse, else 0; NaN where neither more nor less is better."""
        if self.better not in ("more", "less"):
            return np.full(np.shape(differences), np.nan)
        return np.asarray((differences > 0) if self.better == "less" else (differences < 0), float)

    def formatted(self, value: float, signed: bool = False) -> str:
        """A value of the outcome, or a difference of two, in words."""
        sign = "+" if signed else ""
        if self.percent:
            figures = ".1f" if abs(value) >= 0.001 or value == 0 else ".1g"
            unit = " points" if self.reference or signed else " of 100" if self.on_a_scale else "%"
            return f"{value * 100:{sign}z{figures}}{unit}"
        if self.units == "GBP":
            return f"{'-' if value <= -0.5 else sign}\u00a3{abs(value):,.0f}"
        unit = {"hour": " hours"}.get(self.units, "")
        return (f"{value:{sign},.0f}" if abs(value) >= 100 else f"{value:{sign}z.3g}") + unit

    def level(self) -> str:
        """Its mean and range over all points, and how often a scenario does worse than its reference, in a sentence."""
        means = self.means()
        means = means[np.isfinite(means)]
        if len(means) == 0:
            return "No finished run has a value of it."
        signed = bool(self.reference)
        text = (f"Over all points {self.formatted(means.mean(), signed)} on average, from"
                f" {self.formatted(means.min(), signed)} to "
                f"{self.formatted(means.max(), signed)}")
        worse = float(self.worse(means).mean())
        if not self.reference or np.isnan(worse):
            return text + "."
        return f"{text}; worse than the reference at {worse * 100:.0f}% of them."

    def means(self) -> Numbers:
        """Mean over the replicates of each point; NaN where no finished run has one."""
        there = np.isfinite(self.values)
        sums = np.where(there, self.values, 0.0).sum(axis=1)
        return np.where(there.any(axis=1), sums / np.maximum(there.sum(axis=1), 1), np.nan)


def questions(sweep: Sweep, outcomes: Sequence[str], scenario: str | None, against: str | None,
              alone: bool = False) -> list[Question]:
    """What is asked of a sweep: each outcome of the scenario, or of each scenario against the first.

    Without outcomes the main ones; without a scenario every one but the reference, which is the first unless it is
    named, or the only one there is; `alone`, each by itself unless a reference is named. Raises QuestionError for names that are not there.
    """
    asked = list(outcomes) or [name for name in MAIN if name in sweep.outcomes]
    for name in asked:
        _known(name, list(sweep.outcomes), "outcome")
    if scenario is not None:
        scenario = _known(scenario, sweep.scenarios, "scenario")
    reference = _known(against, sweep.scenarios, "scenario") if against is not None else None
    if scenario is None and reference is None and not alone and len(sweep.scenarios) > 1:
        reference = sweep.scenarios[0]
    if scenario is not None and scenario == reference:
        raise QuestionError(f"scenario '{scenario}' cannot be compared with itself; give another one with --against")
    of = [scenario] if scenario is not None else [name for name in sweep.scenarios if name != reference]
    if not of:
        raise QuestionError("there is one scenario, which cannot be compared with itself; leave --against out")
    return [_question(sweep, outcome, name, reference) for name in of for outcome in asked]


def _question(sweep: Sweep, outcome: str, scenario: str, reference: str | None) -> Question:
    array = sweep.outcomes[outcome]
    values = array.values[:, sweep.scenarios.index(scenario), :]
    largest = float(np.abs(values, where=np.isfinite(values), out=np.zeros(values.shape)).max(initial=0.0))
    if reference is not None:
        than = array.values[:, sweep.scenarios.index(reference), :]
        largest = max(largest, float(np.abs(than, where=np.isfinite(than), out=np.zeros(than.shape)).max(initial=0.0)))
        values = values - than
    return Question(outcome, label(array), plain(array.attrs.get("units", "1")),
                    scenario, reference or "", np.where(np.isfinite(values), values, np.nan),
                    plain(array.attrs.get("better", "neither")), in_percent(array), ROUNDING * largest)


def whole_points(values: Numbers) -> npt.NDArray[np.bool_]:
    """Which points have all their replicates."""
    return np.asarray(np.isfinite(values).all(axis=1))


def _known(name: str, names: list[str], what: str) -> str:
    for one in names:
        if one.casefold() == name.casefold():
            return one
    near = difflib.get_close_matches(name, names, 1, 0.5)
    way_out = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(names)}."
    raise QuestionError(f"{what} \"{name}\" is not in the file. {way_out}")
