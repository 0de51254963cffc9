"""From replicates to what can be said of a scenario: mean, band, paired difference."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
import xarray as xr
from scipy import stats

from .months import calendar_months
from .read import finished

BAND_SHARE = 0.80
FEWEST_FOR_BAND = 10  # below this a percentile of replicates is mostly one replicate, so the whole range is told
CONFIDENCE = 0.95


def completed(results: xr.Dataset, name: str) -> xr.DataArray:
    """A variable with NaN in replicates that did not run to their end, without scenarios that have none."""
    done = finished(results)
    values = results[name].astype("float64").where(done)
    return values.isel(scenario=np.flatnonzero(done.any("replicate").values))


def over_replicates(values: xr.DataArray) -> xr.Dataset:
    """Mean, low, high and number of replicates.

    low and high hold the middle 80 % of replicates, all of them where there are fewer than ten, and are NaN
    where there is one.
    """
    count = values.notnull().sum("replicate")
    tail = (1 - BAND_SHARE) / 2
    return xr.Dataset({
        "mean": values.mean("replicate"),
        "low": _band(_quantile(values, tail), values.min("replicate"), count),
        "high": _band(_quantile(values, 1 - tail), values.max("replicate"), count),
        "replicates": count,
    })


def course_table(results: xr.Dataset, values: xr.DataArray, column: str) -> pd.DataFrame:
    """A tidy table of a course: one row a scenario, month (and other dimension), replicates summed up.

    Columns: the dimensions, date (2026-01), `column` (the mean), column_low, column_high, replicates.
    """
    summary = over_replicates(values).rename(mean=column, low=f"{column}_low", high=f"{column}_high")
    other = [dim for dim in summary[column].dims if dim not in ("scenario", "month")]
    order = ["scenario", *other, "month"]
    table = summary.reset_coords(drop=True).to_dataframe(dim_order=order).reset_index()
    dates = dict(zip(results["month"].values, calendar_months(results)))
    table.insert(len(order), "date", table["month"].map(dates))
    return table


@dataclass(frozen=True)
class Difference:
    """How much a scenario differs from the reference, replicate by replicate with the same random numbers."""

    mean: float
    low: float   # of the 95 % interval of the mean; NaN with fewer than two pairs
    high: float
    pairs: int

    @property
    def known(self) -> bool:
        """Whether there is an interval at all."""
        return self.pairs >= 2

    @property
    def clear(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.known and not self.low <= 0 <= self.high


def paired_difference(values: npt.ArrayLike, reference: npt.ArrayLike) -> Difference:
    """The mean of value - reference over the replicates that have both, with Student's 95 % interval."""
    each = np.asarray(values, float) - np.asarray(reference, float)
    each = each[np.isfinite(each)]
    if each.size == 0:
        return Difference(np.nan, np.nan, np.nan, 0)
    mean = float(each.mean())
    if each.size == 1:
        return Difference(mean, np.nan, np.nan, 1)
    half = float(stats.t.ppf((1 + CONFIDENCE) / 2, each.size - 1) * each.std(ddof=1) / np.sqrt(each.size))
    return Difference(mean, mean - half, mean + half, int(each.size))


def band_words(results: xr.Dataset) -> str:
    """What the bands of a chart of these results hold, as one sentence."""
    count = finished(results).sum("replicate").values
    count = count[count > 0]
    if count.max() == 1:
        return "One replicate, so no band: chance alone may explain differences."
    whose = f"{count.max()} replicates" if count.min() == count.max() else f"{count.min()} to {count.max()} replicates"
    share = f"{BAND_SHARE:.0%}".replace("%", " %")
    if count.min() >= FEWEST_FOR_BAND:
        return f"Lines: mean of {whose}; bands: the middle {share} of them."
    if count.max() < FEWEST_FOR_BAND:
        return f"Lines: mean of {whose}; bands: all of them, lowest to highest."
    return f"Lines: mean of {whose}; bands: the middle {share}, or all where fewer than {FEWEST_FOR_BAND} finished."


def _quantile(values: xr.DataArray, share: float) -> xr.DataArray:
    # As numpy.nanquantile, which goes cell by cell and takes minutes for a large file.
    values = values.transpose(..., "replicate")
    ordered = np.sort(values.values, axis=-1)  # NaN last
    place = np.maximum(np.isfinite(ordered).sum(axis=-1, keepdims=True) - 1, 0) * share
    below = np.take_along_axis(ordered, np.floor(place).astype(int), -1)
    above = np.take_along_axis(ordered, np.ceil(place).astype(int), -1)
    between = below + (above - below) * (place - np.floor(place))
    return values.isel(replicate=0, drop=True).copy(data=between[..., 0])


def _band(percentile: xr.DataArray, extreme: xr.DataArray, count: xr.DataArray) -> xr.DataArray:
    return percentile.where(count >= FEWEST_FOR_BAND, extreme).where(count >= 2)
