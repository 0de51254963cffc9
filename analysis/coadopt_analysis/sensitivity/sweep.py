"""A sweep as the analysis sees it: factors, where each point lies, and what every run came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import xarray as xr

from ..hdf5 import damaged
from ..letters import shown
from ..read import name_of, open_sweep, plain
from ..toml_text import TooLong, as_text, parsed

Numbers = npt.NDArray[np.float64]
CHOSEN = ("on", "coverage", "budget", "start_month")  # of an intervention: somebody decides it, nobody measures it


def in_words(name: str, meaning: str) -> str:
    """What a factor means where the file says it, else its name: `adoption.try_rate` is adoption: try rate."""
    return meaning if meaning and meaning != name else name.replace("_", " ").replace(".", ": ", 1)


@dataclass(frozen=True)
class Factor:
    """What a sweep varies, as its column of the group `points` says."""

    name: str
    meaning: str
    units: str
    low: float
    high: float
    evidence: str                 # of the value it is varied around: assumed, cited, calibrated, derived
    source: str
    labels: tuple[str, ...] = ()  # of a choice, in the order of its numbers
    chosen: bool = False          # by whoever sets a policy, so that it is no assumption
    whole: bool = False

    @property
    def words(self) -> str:
        """What it is, in words; its name where the file does not say more."""
        return in_words(self.name, self.meaning)

    @property
    def assumed(self) -> bool:
        """Whether it is a guess about the world that could be measured."""
        return self.evidence == "assumed" and not self.chosen

    @property
    def range_words(self) -> str:
        """Over what it was varied."""
        if self.labels:
            return f"{len(self.labels)} choices"
        return f"{figures(self.low)} to {self.formatted(self.high)}"

    def value(self, place: float) -> float:
        """The value at a place, 0..1, of its range, as the sweep sets it."""
        if not self.labels and not self.whole:
            return self.low + place * (self.high - self.low)
        return min(self.low + float(np.floor(place * (self.high - self.low + 1))), self.high)

    def formatted(self, value: float) -> str:
        """A value in its unit."""
        if self.labels:
            return self.labels[int(value)]
        return figures(value) + ("" if self.units in ("", "1") else f" {self.units}")


def figures(value: float) -> str:
    """A number to three figures, or as a whole from a thousand on, with commas and without an exponent."""
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if value == 0 or abs(value) >= 1e-4 else f"{value:.7f}".rstrip("0").rstrip(".")


def rows_by_mark(marks: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], list[npt.NDArray[np.int64]]]:
    """The marks that there are, ascending, and the rows that have each, in the time of one sort."""
    order = np.argsort(marks, kind="stable")
    ordered = marks[order]
    starts = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
    return ordered[np.append(0, starts)] if len(marks) else ordered, np.split(order, starts) if len(marks) else []


@dataclass
class Sweep:
    """All that a sweep came to. `places` has a column a coordinate of the unit cube, of which `factors` are made."""

    design: str                      # morris, saltelli, sobol, latin_hypercube, grid, csv
    factors: list[Factor]
    points: pd.DataFrame             # a row a point, a column a factor
    coordinates: list[Factor]        # of the places; the factors, but for the shares of a budget's split
    places: Numbers                  # shape (point, coordinate), 0..1
    marks: dict[str, npt.NDArray[np.int64]]  # of the design: trajectory, sample, block, changed; one a point
    scenarios: list[str]
    outcomes: dict[str, xr.DataArray]        # by (point, scenario, replicate); NaN where a run failed or is missing
    source: str = ""
    title: str = ""        # of the experiment
    description: str = ""  # as its file gives it
    failed: list[str] = field(default_factory=list)  # why, one a failed run
    missing: int = 0                                 # runs that are not there and did not fail

    @property
    def replicates(self) -> int:
        """How many replicates every point should have."""
        return int(next(iter(self.outcomes.values())).sizes["replicate"])


def read_sweep(path: Path) -> Sweep:
    """The sweep in a results file. Raises ResultsError for a file that cannot be used."""
    parts = open_sweep(path)
    root, points, design = parts[""], parts["points"], parts["design"]
    declared = set(map(str, root.attrs["declared"]))
    factors = [_factor(points[name], declared) for name in points.data_vars]
    table = pd.DataFrame({factor.name: points[name].values.astype(float) for factor, name in zip(factors, points.data_vars)})
    names = [name_of(name) for name in root["scenario"].values]
    outcomes = {plain(name): parts["outcomes"][name].transpose("point", "scenario", "replicate").astype(float)
                for name in parts["outcomes"].data_vars}
    coordinates, places = _places(factors, table, design)
    status = root["status"].values if "status" in root else np.zeros((1, 1, 1), int)
    return Sweep(
        design=plain(root.attrs.get("design", "csv")).split(",")[0].strip(), factors=factors, points=table,
        coordinates=coordinates, places=places,
        marks={str(name): design[name].values.astype(np.int64) for name in design.data_vars if name != "place"},
        scenarios=names, outcomes=outcomes, source=shown(Path(path).name),
        title=plain(root.attrs.get("experiment_name", "")), description=_description(path, root),
        failed=[plain(why) for why in parts["failures"]["reason"].values] if "reason" in parts["failures"] else [],
        missing=int((status == 2).sum()))


def _description(path: Path, root: xr.Dataset) -> str:
    try:
        about = parsed(as_text(root.attrs.get("experiment"))).get("experiment", {})
    except TooLong as error:
        raise damaged(path, f"the text of the experiment cannot be read: {error}") from error
    except (ValueError, RecursionError):
        return ""
    return plain(about.get("description", "")) if isinstance(about, dict) else ""


def _factor(column: xr.DataArray, declared: set[str]) -> Factor:
    attributes = column.attrs
    low, high = (float(end) for end in attributes.get("range", (column.min(), column.max())))
    name = plain(column.name)
    parameter = name in declared or name.rpartition(".")[0] in declared
    labels = tuple(plain(attributes["flag_meanings"]).split()) if "flag_meanings" in attributes else ()
    return Factor(name, plain(attributes.get("long_name", name)).rstrip("."), plain(attributes.get("units", "1")),
                  low, high, plain(attributes.get("evidence", "")), plain(attributes.get("source", "")), labels,
                  chosen=not parameter and name.rpartition(".")[2] in CHOSEN,
                  whole=np.issubdtype(column.dtype, np.integer) and not labels)


def _places(factors: list[Factor], table: pd.DataFrame, design: xr.Dataset) -> tuple[list[Factor], Numbers]:
    """Coordinates and places; those of a grid or a CSV file are the values' places in their ranges."""
    if "place" not in design:
        spans = [max(factor.high - factor.low, 0.0) for factor in factors]
        columns = [(table[factor.name].to_numpy() - factor.low) / span if span > 0 else np.zeros(len(table))
                   for factor, span in zip(factors, spans)]
        return factors, np.column_stack(columns) if columns else np.zeros((len(table), 0))
    known = {factor.name: factor for factor in factors}
    names = [plain(name) for name in design["coordinate"].values]
    return ([known.get(name) or _share_of_split(name) for name in names],
            design["place"].transpose("point", "coordinate").values.astype(float))


def _share_of_split(name: str) -> Factor:
    return Factor(name, f"place of {name.replace('_', ' ')} of the budget's split", "1", 0.0, 1.0, "", "",
                  chosen=True)
