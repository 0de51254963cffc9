"""All that a briefing speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import xarray as xr

from ..comparison.compared import Compared
from ..comparison.groups import open_group
from ..comparison.leaning import leaning
from ..comparison.order import Order, order
from ..comparison.robustness import Robustness, robustness
from ..hdf5 import damaged
from ..months import YEAR, first_month, span
from ..read import plain
from ..scenario import Scenario, scenarios
from ..sensitivity.ranking import Ranking
from ..toml_text import TooLong
from .amounts import quoted


@dataclass
class Subject:
    """A results file with what its scenarios say of themselves; `compared` has the numbers."""

    path: Path
    results: xr.Dataset
    scenarios: list[Scenario]
    compared: Compared
    parameters: xr.Dataset
    robust: Robustness | None
    diagnosis: xr.Dataset | None = None  # of one of the scenarios

    @cached_property
    def order(self) -> Order | None:
        """Scenarios by practice in use; None where nothing is compared."""
        return order(self.compared, self.robust)

    @cached_property
    def leaning(self) -> Ranking | None:
        """Which assumed numbers the gain of the first over the reference depends on; None where draws do not show it."""
        if self.order is None or self.robust is None or not self.order.beats_reference:
            return None
        return leaning(self.robust, self.order.first, 0, self.order.outcome, [one.name for one in self.scenarios])

    @property
    def described(self) -> int:
        """The scenario that is described where only one is: the first in practice, or the only one."""
        return self.order.first if self.order is not None else self.compared.scenarios[0]

    @property
    def runs(self) -> int:
        """How often each scenario was run, at most."""
        return int(self.results.sizes["replicate"])

    @property
    def months(self) -> int:
        """The last month there is."""
        return int(self.results["month"].values[-1])

    @property
    def length(self) -> str:
        """How long the run is, in words."""
        return span(self.months)

    def name(self, scenario: int) -> str:
        """The scenario's name in a sentence."""
        return quoted(self.scenarios[scenario].name)

    def when(self, month: int) -> str:
        """A month in words: January 2027, or month 13 where the file has no calendar."""
        start = first_month(self.results)
        return f"month {month}" if start is None else str((start + month - 1).strftime("%B %Y"))

    def sets(self, parameter: str) -> bool:
        """Whether the first scenario gives the parameter another value than the declared default."""
        kept = self.parameters.get(parameter)
        if kept is None or np.asarray(kept.attrs.get("default", "")).dtype.kind not in "fiu":
            return False
        value, default = np.atleast_1d(kept.isel(scenario=0).values), np.atleast_1d(kept.attrs["default"])
        return value.shape != default.shape or not np.allclose(value, default, rtol=1e-6, atol=0)

    def whence(self, parameter: str) -> str:
        """Where a value that the first scenario sets comes from."""
        if parameter in plain(self.results.attrs.get("command", "")):
            return "as the command line sets it"
        return "from this place\u2019s file" if self.scenarios[0].of_a_place else "as the scenario sets it"

    @property
    def late(self) -> str:
        """The months whose mean is given, in words."""
        kept = min(YEAR, self.results.sizes["month"])
        if kept == 1:
            return f"in {self.when(self.months)}"
        if kept < YEAR:
            return f"in the {kept} months to {self.when(self.months)}"
        return f"in the year to {self.when(self.months)}"


def subject(path: Path, results: xr.Dataset, diagnosis: xr.Dataset | None = None) -> Subject:
    """The subject of a briefing, from an opened results file, its groups and a diagnosis of one of its scenarios. Raises ResultsError where a group is damaged or
    the text of a scenario is too long."""
    try:
        described = scenarios(results)
    except TooLong as error:
        raise damaged(path, f"the text of a scenario cannot be read: {error}") from error
    return Subject(path, results, described, Compared(results), open_group(path, "parameters"),
                   robustness(open_group(path, "robustness")), diagnosis)
