"""Scenarios side by side, as `coadopt compare` worked them out and wrote them into the results file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import xarray as xr

from ..contents import COST_VERDICTS, VERDICTS
from ..differences import Difference, confidence
from ..read import plain

REFERENCE = 0
CLEAR = ("more", "less")  # verdicts of differences whose interval excludes 0
GIVEN = ("given", "no_extra_cost")  # verdicts of costs that there is a figure of


@dataclass(frozen=True)
class Cost:
    """Extra cost in GBP for each additional unit of an outcome, with its 95% interval; NaN where the verdict says why not."""

    value: float
    low: float
    high: float
    verdict: str = "given"

    @property
    def given(self) -> bool:
        """Whether there is a figure."""
        return self.verdict in GIVEN


@dataclass(frozen=True)
class Level:
    """An outcome of a scenario: its mean, and the range that a share of its replicates lie in (NaN with fewer than two).

    predicted: whether they run with the sets of an ensemble, so that the range is what it predicts.
    """

    mean: float
    low: float
    high: float
    share: float
    replicates: int
    predicted: bool = False


@dataclass
class Compared:
    """The comparison in an opened results file; scenarios are given by their place in the file."""

    results: xr.Dataset
    _known: dict[str, npt.NDArray[Any]] = field(default_factory=dict)

    @property
    def scenarios(self) -> list[int]:
        """Places of the scenarios of which a replicate was finished."""
        return [int(i) for i in np.flatnonzero(self._values("replicates") > 0)]

    @property
    def others(self) -> list[int]:
        """What is compared with the reference; nothing where the reference was not finished."""
        return [i for i in self.scenarios if i != REFERENCE] if REFERENCE in self.scenarios else []

    def size(self, scenario: int, what: str) -> int:
        """How many `organisations`, `staff` or `persons` the scenario starts with."""
        return int(self._values(what)[scenario])

    def known(self, name: str) -> bool:
        """Whether the file has the outcome; older ones may not."""
        return name in [plain(label) for label in self.results["outcome"].values]

    def other_contracts(self, scenario: int) -> bool:
        """Whether staff have other contracts, or other shares of duties in them, than in the reference. Files before format 2.6
        do not say."""
        return "comparison/other_contracts" in self.results and bool(self._values("other_contracts")[scenario])

    def mean(self, scenario: int, name: str) -> float:
        """An outcome's mean over the finished replicates; NaN where there is none."""
        return float(self._of(scenario, name, "mean"))

    def level(self, scenario: int, name: str) -> Level:
        """An outcome's mean and range over the finished replicates."""
        predicted = self.sets(scenario) > 0
        ends = ("predicted_low", "predicted_high", "predicted_share") if predicted else ("low", "high", "range_share")
        mean, low, high, share = (float(self._of(scenario, name, one)) for one in ("mean", *ends))
        return Level(mean, low, high, share, int(self._of(scenario, name, "known")), predicted)

    @property
    def confidence(self) -> float:
        """Of the interval of one difference by itself, so that all of an outcome hold together with 95%."""
        return confidence(self.results)

    def sets(self, scenario: int) -> int:
        """How many parameter sets its ensemble has; 0 where it has none."""
        return int(self._values("sets")[scenario]) if "comparison/sets" in self.results else 0

    def share_of_sets(self, scenario: int, name: str) -> float:
        """In what share of parameter sets the difference from the reference has its sign; NaN without an ensemble."""
        return float(self._of(scenario, name, "share_of_sets")) if "comparison/share_of_sets" in self.results else np.nan

    def more(self, scenario: int, name: str) -> Difference:
        """How much more of an outcome the scenario has than the reference, with the interval of the mean."""
        mean, low, high = (float(self._of(scenario, name, f"difference{end}")) for end in ("", "_low", "_high"))
        verdict = VERDICTS[int(self._of(scenario, name, "verdict"))]
        return Difference(mean, low, high, int(self._of(scenario, name, "pairs")), verdict in CLEAR)

    def ranked(self, name: str) -> list[int]:
        """The scenarios of which the outcome is known, the best first."""
        ranks = self._values("rank")[:, self._place(name)]
        return [int(i) for i in np.argsort(ranks, kind="stable") if ranks[i] > 0]

    def behind(self, scenario: int, name: str) -> str:
        """The verdict on the difference between the first in rank and this scenario."""
        return VERDICTS[int(self._of(scenario, name, "behind_verdict"))]

    def cost(self, scenario: int, gain: str, counted: str) -> Cost:
        """What one more unit of an outcome costs; counted: "money" or "money_and_hours"."""
        gains, ways = ([plain(label) for label in self.results[dim].values] for dim in ("gain", "counted"))
        place = (scenario, gains.index(gain), ways.index(counted))
        value, low, high = (float(self._values(f"cost_per{end}")[place]) for end in ("", "_low", "_high"))
        return Cost(value, low, high, COST_VERDICTS[int(self._values("cost_verdict")[place])])

    def _of(self, scenario: int, name: str, variable: str) -> float:
        one: float = self._values(variable)[scenario, self._place(name)]
        return one

    def _place(self, name: str) -> int:
        return [plain(label) for label in self.results["outcome"].values].index(name)

    def _values(self, variable: str) -> npt.NDArray[Any]:
        if variable not in self._known:
            values = self.results[f"comparison/{variable}"].values
            self._known[variable] = np.where(np.isfinite(values), values, np.nan) if values.dtype.kind == "f" else values
        return self._known[variable]
