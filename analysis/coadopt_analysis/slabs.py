"""Goes through results in pieces that fit memory, so that a file may be much larger than that.

A variable's chunks hold whole runs: all months of some replicates of a scenario. A figure for a month takes all
replicates of that month, a figure for a run all its months; so there are two ways through a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

import numpy as np
import xarray as xr

Measure = Callable[[xr.Dataset], xr.DataArray]
"""What is measured, from results: of any part of them, by scenario, replicate, month and what else there is."""

MOST_VALUES = 1 << 20  # of a variable in a piece: 8 MB as float64, and a few times that while it is worked on


def by_month(results: xr.Dataset, measure: Measure, summary: Callable[[xr.DataArray], xr.Dataset]) -> xr.Dataset:
    """What `summary` makes of each month over the replicates, by scenario and month, piece by piece."""
    return _joined([[summary(measure(piece)) for piece in pieces(one, "month")] for one in scenarios(results)], "month")


def by_replicate(results: xr.Dataset, measure: Measure, summary: Callable[[xr.DataArray], xr.Dataset]) -> xr.Dataset:
    """What `summary` makes of each replicate over the months, by scenario and replicate, piece by piece."""
    rows = [[summary(measure(piece)) for piece in pieces(one, "replicate")] for one in scenarios(results)]
    return _joined(rows, "replicate")


def scenarios(results: xr.Dataset) -> list[xr.Dataset]:
    """The results of one scenario each; nothing is read."""
    return [results.isel(scenario=[place]) for place in range(results.sizes["scenario"])]


def pieces(results: xr.Dataset, along: Literal["month", "replicate"]) -> Iterator[xr.Dataset]:
    """Parts of the results that follow each other along a dimension; nothing is read.

    None holds more than MOST_VALUES of a variable, if one place of the dimension does not. Along replicates parts
    hold whole chunks, so that none is read twice.
    """
    length = results.sizes[along]
    largest = max((results[name].size for name in results.data_vars if along in results[name].dims), default=1)
    most = max(1, MOST_VALUES * length // max(largest, 1))
    if along == "replicate":
        chunk = _chunk(results)
        most = max(most // chunk * chunk, min(chunk, most))
    for start in range(0, length, most):
        yield results.isel({along: slice(start, start + most)})


def only(results: xr.Dataset, names: Sequence[str]) -> xr.Dataset:
    """The results without other variables than those named and the one that says which replicates were finished."""
    return results[[*names, "status"]]


def _chunk(results: xr.Dataset) -> int:
    found = 1
    for name in results.data_vars:
        shape = results[name].encoding.get("chunksizes")
        dims = results[name].dims
        if shape is not None and "replicate" in dims and len(shape) == len(dims):
            found = max(found, int(shape[dims.index("replicate")]))
    return found


def _joined(rows: list[list[xr.Dataset]], along: str) -> xr.Dataset:
    return xr.concat([xr.concat(row, along) if len(row) > 1 else row[0] for row in rows], "scenario")
