"""Whether a claim survives: the same difference under rival rules, other workloads and other guesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import xarray as xr

from ..contents import FATES
from ..read import plain

TRIED = ("holds", "reversed", "vanishes")  # fates of claims under a variant that was run


@dataclass(frozen=True)
class Fate:
    """A claim under variants: where its sign held, where it did not, and the means between which it lay."""

    rules: int
    rules_held: int
    workloads: int
    workloads_held: int
    draws: int
    draws_held: int
    broken_by: tuple[str, ...]  # rules under which it does not hold
    broken_with: tuple[str, ...]  # workloads with which it does not: "a quarter more casework"
    lowest: float
    highest: float
    low: float     # of the middle eight of ten
    median: float
    high: float

    @property
    def survives(self) -> bool:
        """Under every rule and workload and in every draw, of at least one."""
        held = self.rules_held + self.workloads_held + self.draws_held
        return 0 < held == self.tried

    @property
    def tried(self) -> int:
        """The number of rules, workloads and draws."""
        return self.rules + self.workloads + self.draws


@dataclass(frozen=True)
class Robustness:
    """What `coadopt compare --robust` left: value (variant, scenario, replicate, outcome), kind of each variant, and whether
    claims hold under it: fate and behind_fate (variant, scenario, outcome)."""

    group: xr.Dataset

    def fate(self, scenario: int, outcome: str) -> Fate | None:
        """How the scenario's difference from the reference fared under variants; None where it is no claim or was not tried."""
        return self._fate("fate", scenario, scenario, 0, outcome)

    def fate_behind(self, scenario: int, first: int, outcome: str) -> Fate | None:
        """The same of the difference between the first in rank and the scenario."""
        return self._fate("behind_fate", scenario, first, scenario, outcome)

    def _fate(self, variable: str, place: int, scenario: int, than: int, outcome: str) -> Fate | None:
        names = [plain(name) for name in self.group["outcome"].values]
        if outcome not in names or max(scenario, than) >= self.group.sizes["scenario"]:
            return None
        at = names.index(outcome)
        found = self.group[variable].transpose("variant", "scenario", "outcome").values[:, place, at]
        fates = np.array([FATES[int(one)] for one in found])
        tried, held = np.isin(fates, TRIED), fates == "holds"
        if not tried.any():
            return None
        values = self.group["value"].isel(outcome=at).transpose("variant", "scenario", "replicate").values
        means = np.asarray(values[:, scenario] - values[:, than], float)[tried].mean(axis=1)
        kinds = np.array([plain(kind) for kind in self.group["kind"].values])
        rule, workload, draw = (tried & (kinds == kind) for kind in ("rule", "workload", "draw"))
        variants = [plain(name) for name in self.group["variant"].values]
        middle = np.nanquantile(means, (0.1, 0.5, 0.9))
        return Fate(
            low=float(middle[0]), median=float(middle[1]), high=float(middle[2]),
            rules=int(rule.sum()), rules_held=int((rule & held).sum()),
            workloads=int(workload.sum()), workloads_held=int((workload & held).sum()),
            draws=int(draw.sum()), draws_held=int((draw & held).sum()),
            broken_by=tuple(name for name, lost in zip(variants, rule & ~held) if lost),
            broken_with=tuple(name for name, lost in zip(variants, workload & ~held) if lost),
            lowest=float(np.nanmin(means)), highest=float(np.nanmax(means)))

    def ratios(self, scenario: int, gained: str, counted: str) -> list[float]:
        """What is counted for each that is gained beyond the first scenario, of each variant in which something is."""
        names = [plain(name) for name in self.group["outcome"].values]
        if not {gained, counted} <= set(names):
            return []
        values = self.group["value"].transpose("variant", "scenario", "replicate", "outcome").mean("replicate").values
        beyond = values[:, scenario] - values[:, 0]
        above, below = beyond[:, names.index(counted)], beyond[:, names.index(gained)]
        return [float(a / b) for a, b in zip(above, below) if np.isfinite(a) and b > 0]

    def cheapest(self, scenario: int, others: Sequence[int], gained: str, counted: str) -> tuple[int, int]:
        """Under how many variants the scenario costs least of `others` for what is gained, and under how many that
        could be asked: where it was run and any of them gains something."""
        names = [plain(name) for name in self.group["outcome"].values]
        if not {gained, counted} <= set(names):
            return 0, 0
        values = self.group["value"].transpose("variant", "scenario", "replicate", "outcome")
        means = values.mean("replicate").values[..., [names.index(counted), names.index(gained)]]
        asked = least = 0
        for variant in means:
            beyond = {i: variant[i] - variant[0] for i in others if np.isfinite(variant[i] - variant[0]).all()}
            costs = {i: float(spent / more) for i, (spent, more) in beyond.items() if more > 0}
            if costs:
                asked += 1
                least += min(costs, key=lambda i: costs[i]) == scenario
        return least, asked


def robustness(group: xr.Dataset) -> Robustness | None:
    """The group as it can be asked, or None where the file has none or it is not whole."""
    return Robustness(group) if {"value", "kind"} <= set(group) and "outcome" in group.coords else None
