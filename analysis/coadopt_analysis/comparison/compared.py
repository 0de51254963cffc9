"""Scenarios beside each other, replicate by replicate with the same random numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import xarray as xr

from ..replicates import Difference, paired_difference
from .outcome import Values, outcome

REFERENCE = 0


@dataclass
class Compared:
    """Outcomes of scenarios, by their place in the file; worked out when they are asked for."""

    results: xr.Dataset
    parameters: xr.Dataset
    _known: dict[str, Values | None] = field(default_factory=dict)

    @property
    def scenarios(self) -> list[int]:
        """Places of the scenarios of which a replicate was finished."""
        practice = self.values("practice_in_use")
        return [] if practice is None else [i for i, one in enumerate(practice) if np.isfinite(one).any()]

    @property
    def others(self) -> list[int]:
        """What is compared with the reference; nothing where the reference was not finished."""
        return [i for i in self.scenarios if i != REFERENCE] if REFERENCE in self.scenarios else []

    def values(self, name: str) -> Values | None:
        """An outcome by scenario and replicate; None where it was not observed."""
        if name not in self._known:
            values = outcome(self.results, name)
            self._known[name] = values if values is not None and np.isfinite(values).any() else None
        return self._known[name]

    def has(self, *names: str) -> bool:
        """Whether all of these were observed."""
        return all(self.values(name) is not None for name in names)

    def of(self, scenario: int, name: str) -> Values:
        """An outcome by replicate; all NaN where it was not observed."""
        values = self.values(name)
        if values is None:
            return np.full(self.results.sizes["replicate"], np.nan)
        of: Values = values[scenario]
        return of

    def mean(self, scenario: int, name: str) -> float:
        """Its mean over finished replicates; NaN where there is none."""
        each = self.of(scenario, name)
        each = each[np.isfinite(each)]
        return float(each.mean()) if each.size else float("nan")

    def more(self, scenario: int, name: str, than: int = REFERENCE) -> Difference:
        """How much more of it the scenario has than another, with the 95 % interval of the mean."""
        return paired_difference(self.of(scenario, name), self.of(than, name))

    def differs(self, scenario: int, name: str) -> bool:
        """Whether it is anything but nil beyond the reference in every replicate."""
        each = self.of(scenario, name) - self.of(REFERENCE, name)
        return bool(np.any(each[np.isfinite(each)] != 0))
