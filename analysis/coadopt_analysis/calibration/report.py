"""What a calibration came to: each target beside what the model shows, and what the data say of each parameter."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from .search import Found, chosen, shares
from .task import Factor, Target, Task

REACH = (0.025, 0.5, 0.975)   # of the model's interval, and its middle
RANGE = (0.05, 0.5, 0.95)     # of a parameter's
SETTLED, AS_BEFORE = 0.5, 0.9  # width of a parameter's draws, as a share of what it was before


class Answer:
    """The sets, and tables of them."""

    def __init__(self, task: Task, found: list[Found]) -> None:
        self.task, self.found = task, found
        drawn = chosen(found, task)
        values = [task.values_at(one.places, one.rule) for one in found]
        self.sets = [values[rule][draw] for rule, draw in drawn]
        self.shown = np.array([found[rule].shown[draw] for rule, draw in drawn])
        self.targets = self._targets()
        self.parameters = self._parameters()
        self.rules = self._rules()

    def _targets(self) -> pd.DataFrame:
        chance = np.random.Generator(np.random.PCG64([self.task.seed, len(self.found) + 2]))
        rows = []
        for number, one in enumerate(self.task.targets):
            shown = self.shown[:, number] + chance.standard_normal(len(self.shown)) * one.spread
            shown = shown[~np.isnan(shown)]
            ends = one.unscaled(np.quantile(shown, REACH)) if len(shown) else np.full(3, math.nan)
            low, middle, high = (float(end) for end in ends)
            rows.append({"target": one.name, "label": one.label, "observed": one.value, "standard_error": one.error,
                         "observed_low": one.low, "observed_high": one.high, "model": middle, "model_low": low,
                         "model_high": high, "inside": _inside(one, low, high, middle)})
        return pd.DataFrame(rows)

    def _parameters(self) -> pd.DataFrame:
        sets = np.array(self.sets)
        rows = []
        for column, one in enumerate(self.task.factors):
            if one.kind == "choice":
                continue
            low, middle, high = np.quantile(sets[:, column], RANGE)
            ratio = float(sets[:, column].std() / _width_before(one))
            rows.append({"parameter": one.name, "low": one.low, "high": one.high, "median": middle, "set_low": low,
                         "set_high": high, "width_of_prior": ratio, "data": _verdict(ratio)})
        return pd.DataFrame(rows).sort_values("width_of_prior", kind="stable", ignore_index=True)

    def _rules(self) -> pd.DataFrame:
        rows = []
        for one, share in zip(self.found, shares(self.found)):
            evidence = math.nan if one.problem else one.evidence
            names = {factor.name: factor.labels[int(one.rule[factor.name])] for factor in self.task.factors
                     if factor.kind == "choice"}
            rows.append({**names, "share": share, "log_evidence": evidence, "space_left": one.waves[-1].left,
                         "tries": sum(wave.tries for wave in one.waves)})
        return pd.DataFrame(rows)

    def tables(self) -> dict[str, pd.DataFrame]:
        """By their names as files."""
        return {"targets.csv": self.targets, "parameters.csv": self.parameters, "rules.csv": self.rules}

    def text(self) -> str:
        """All of it, for a terminal."""
        return "\n".join([*self._target_lines(), "", *self._parameter_lines(), *self._rule_lines()]) + "\n"

    def _target_lines(self) -> list[str]:
        rows = [("", "observed", "model", "")]
        for (_, row), one in zip(self.targets.iterrows(), self.task.targets):
            model = f"{number(row['model'], one)} ({number(row['model_low'], one)} to {number(row['model_high'], one)})"
            inside = "" if row["inside"] is None else "inside" if row["inside"] else "OUTSIDE"
            rows.append((one.name, observed(one), model, inside))
        known = self.targets["inside"].dropna()
        return ["Targets: what was observed, with its standard error; what the model shows with the sets, with its 95%"
                " interval", *_columns(rows), f"{int(known.sum())} of {len(known)} are inside."]

    def _parameter_lines(self) -> list[str]:
        rows = [("", "sets", "thought possible", "width", "")]
        for _, row in self.parameters.iterrows():
            rows.append((row["parameter"], f"{row['median']:.4g} ({row['set_low']:.4g} to {row['set_high']:.4g})",
                         f"{row['low']:.4g} to {row['high']:.4g}", f"{row['width_of_prior']:.0%}", row["data"]))
        return ["Parameters: median of the sets, and where 90% of them lie; their width as a share of that before",
                *_columns(rows)]

    def _rule_lines(self) -> list[str]:
        names = [one.name for one in self.task.factors if one.kind == "choice"]
        if not names:
            return []
        rows = [(*names, "share of sets")]
        rows += [(*(row[name] for name in names), f"{row['share']:.1%}")
                 for _, row in self.rules.sort_values("share", ascending=False, kind="stable").iterrows()]
        return ["", "Rules, by how well each agrees with what was observed", *_columns(rows)]


def observed(one: Target) -> str:
    """What was observed, in words."""
    if not one.is_band:
        return f"{number(one.value, one)} \u00b1 {number(one.error, one)}" if one.error > 0 else number(one.value, one)
    if math.isinf(one.high):
        return f"at least {number(one.low, one)}"
    if math.isinf(one.low):
        return f"at most {number(one.high, one)}"
    return f"{number(one.low, one)} to {number(one.high, one)}"


def number(value: float, one: Target) -> str:
    """A value of a target, in words."""
    if math.isnan(value):
        return "none"
    return f"{100 * value:.1f}%" if one.percent else f"{value:.4g}"


def _inside(one: Target, low: float, high: float, middle: float) -> bool | None:
    if math.isnan(middle):
        return None
    if not one.is_band:
        return low <= one.value <= high
    return bool(high >= one.low and low <= one.high)


def _width_before(one: Factor) -> float:
    if one.kind == "whole":
        return math.sqrt(((one.high - one.low + 1) ** 2 - 1) / 12)
    return (one.high - one.low) / math.sqrt(12)


def _verdict(ratio: float) -> str:
    return "as before" if ratio > AS_BEFORE else "narrowed" if ratio > SETTLED else "settled"


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]

