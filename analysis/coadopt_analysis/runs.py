"""From results to what each run, a replicate of a scenario, came to."""

from __future__ import annotations

import numpy as np
import xarray as xr

from .read import finished
from .slabs import Measure, by_replicate, only


def completed(results: xr.Dataset, name: str) -> xr.DataArray:
    """A variable with NaN in replicates that did not run to their end, without scenarios that have none.

    It is in memory; for a whole variable of a large file use `course` or `each_run`.
    """
    done = finished(results)
    values = results[name].astype("float64").where(done)
    return values.isel(scenario=np.flatnonzero(done.any("replicate").values))


def started(results: xr.Dataset, *names: str) -> xr.Dataset:
    """The variables named and `status`, of scenarios with a finished replicate; values stay on disk."""
    return only(results, names).isel(scenario=np.flatnonzero(finished(results).any("replicate").values))


def of(name: str, **labels: str | list[str]) -> Measure:
    """A variable as a measure, or its part at labels of other dimensions, which alone is then read."""
    return lambda part: part[name].sel(labels).astype("float64").where(finished(part))


def each_run(results: xr.Dataset, measure: Measure, *names: str, late: int | None = None,
             total: bool = False) -> xr.DataArray:
    """A measure's mean (or sum if `total`) over the months, or the last `late` ones, by scenario and replicate.

    What is an outcome need not be worked out: the file has it, as results["outcomes/need_users"].

    NaN where a replicate was not finished.
    """
    chosen = started(results, *names)
    chosen = chosen if late is None else chosen.isel(month=slice(-late, None))
    if total:
        return by_replicate(chosen, measure, lambda v: v.sum("month", skipna=False).to_dataset(name="run"))["run"]
    return by_replicate(chosen, measure, lambda v: v.mean("month").to_dataset(name="run"))["run"]
