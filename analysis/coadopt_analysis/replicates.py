"""From replicates to what can be said of a scenario: mean and band; what is said of runs and of pairs comes along."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
import xarray as xr

from .differences import CONFIDENCE, Difference, confidence, difference_course, paired_difference, together
from .months import calendar_months
from .read import finished
from .runs import completed, each_run, of, started
from .slabs import Measure, by_month

__all__ = ["BAND_SHARE", "CONFIDENCE", "FEWEST_FOR_BAND", "Difference", "band_words", "completed", "confidence", "course",
           "course_table", "difference_course", "each_run", "least_to_most", "of", "over_replicates", "paired_difference", "together"]

BAND_SHARE = 0.80
FEWEST_FOR_BAND = 10  # below this a percentile of replicates is mostly one replicate, so the whole range is given


def over_replicates(values: xr.DataArray) -> xr.Dataset:
    """Mean, low, high and number of replicates.

    low and high hold the middle 80% of replicates, all of them where there are fewer than ten, and are NaN
    where there is one.
    """
    count = values.notnull().sum("replicate")
    tail = (1 - BAND_SHARE) / 2
    low, high = _quantiles(values, tail, 1 - tail)
    return xr.Dataset({
        "mean": values.mean("replicate"),
        "low": _band(low, values.min("replicate"), count),
        "high": _band(high, values.max("replicate"), count),
        "replicates": count,
    })


def course(results: xr.Dataset, measure: Measure, *names: str) -> xr.Dataset:
    """`over_replicates` of a measure of the variables named, month by month, with little of it in memory at once."""
    return by_month(started(results, *names), measure, over_replicates)


def course_table(results: xr.Dataset, values: xr.DataArray | xr.Dataset, column: str) -> pd.DataFrame:
    """A tidy table of a course: one row a scenario, month (and other dimension), replicates summed up.

    values: by replicate, or what `course` made of them. Columns: the dimensions, date (2026-01), `column` (the mean),
    column_low, column_high, replicates.
    """
    summary = over_replicates(values) if isinstance(values, xr.DataArray) else values
    summary = summary.rename(mean=column, low=f"{column}_low", high=f"{column}_high")
    other = [dim for dim in summary[column].dims if dim not in ("scenario", "month")]
    order = ["scenario", *other, "month"]
    table = summary.reset_coords(drop=True).to_dataframe(dim_order=order).reset_index()
    dates = dict(zip(results["month"].values, calendar_months(results)))
    table.insert(len(order), "date", table["month"].map(dates))
    return table


def least_to_most(counts: npt.ArrayLike) -> str:
    """Counts of several as they are said of all: "30" where they are equal, else "10 to 30"; those of 0 are left out."""
    some = [int(count) for count in np.asarray(counts) if count > 0]
    least, most = min(some, default=0), max(some, default=0)
    return str(most) if least == most else f"{least} to {most}"


def band_words(results: xr.Dataset) -> str:
    """What the bands of a chart of these results hold, as one sentence."""
    count = finished(results).sum("replicate").values
    count = count[count > 0]
    if count.max() == 1:
        return "One run, so no band: chance alone may explain differences."
    whose = f"{least_to_most(count)} repeated runs"
    share = f"{BAND_SHARE:.0%}"
    if count.min() >= FEWEST_FOR_BAND:
        return f"Lines: mean of {whose}; bands: the middle {share} of them."
    if count.max() < FEWEST_FOR_BAND:
        return f"Lines: mean of {whose}; bands: all of them, lowest to highest."
    return f"Lines: mean of {whose}; bands: the middle {share}, or all where fewer than {FEWEST_FOR_BAND} finished."


def _quantiles(values: xr.DataArray, *shares: float) -> list[xr.DataArray]:
    # As numpy.nanquantile, which goes cell by cell and takes minutes for a large file.
    values = values.transpose(..., "replicate")
    ordered = np.sort(values.values, axis=-1)  # NaN last
    last = np.maximum(np.isfinite(ordered).sum(axis=-1, keepdims=True) - 1, 0)
    template = values.isel(replicate=0, drop=True)
    found = []
    for share in shares:
        place = last * share
        below = np.take_along_axis(ordered, np.floor(place).astype(int), -1)
        above = np.take_along_axis(ordered, np.ceil(place).astype(int), -1)
        between = below + (above - below) * (place - np.floor(place))
        found.append(template.copy(data=between[..., 0]))
    return found


def _band(percentile: xr.DataArray, extreme: xr.DataArray, count: xr.DataArray) -> xr.DataArray:
    return percentile.where(count >= FEWEST_FOR_BAND, extreme).where(count >= 2)
