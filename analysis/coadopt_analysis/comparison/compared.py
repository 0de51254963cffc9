"""Scenarios beside each other, replicate by replicate with the same random numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import xarray as xr

from ..read import finished
from ..replicates import Difference, paired_difference

REFERENCE = 0

Values = npt.NDArray[np.float64]  # (scenario, replicate); NaN where a replicate was not finished


@dataclass
class Compared:
    """Outcomes of scenarios, by their place in the file; read when they are asked for."""

    results: xr.Dataset
    parameters: xr.Dataset
    _known: dict[str, Values] = field(default_factory=dict)

    @property
    def scenarios(self) -> list[int]:
        """Places of the scenarios of which a replicate was finished."""
        return [i for i, one in enumerate(self.values("practice_in_use")) if np.isfinite(one).any()]

    @property
    def others(self) -> list[int]:
        """What is compared with the reference; nothing where the reference was not finished."""
        return [i for i in self.scenarios if i != REFERENCE] if REFERENCE in self.scenarios else []

    def values(self, name: str) -> Values:
        """An outcome by scenario and replicate."""
        if name not in self._known:
            ran = self.results[f"outcomes/{name}"].transpose("scenario", "replicate").where(finished(self.results))
            self._known[name] = np.asarray(ran.values, float)
        return self._known[name]

    def of(self, scenario: int, name: str) -> Values:
        """An outcome by replicate."""
        of: Values = self.values(name)[scenario]
        return of

    def mean(self, scenario: int, name: str) -> float:
        """Its mean over finished replicates; NaN where there is none."""
        each = self.of(scenario, name)
        each = each[np.isfinite(each)]
        return float(each.mean()) if each.size else float("nan")

    def more(self, scenario: int, name: str, than: int = REFERENCE) -> Difference:
        """How much more of it the scenario has than another, with the 95% interval of the mean."""
        return paired_difference(self.of(scenario, name), self.of(than, name))

    def differs(self, scenario: int, name: str) -> bool:
        """Whether it is anything but nil beyond the reference in every replicate."""
        each = self.of(scenario, name) - self.of(REFERENCE, name)
        return bool(np.any(each[np.isfinite(each)] != 0))
