"""How much a scenario differs from the reference, replicate by replicate with the same random numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import overload

import numpy as np
import numpy.typing as npt
import xarray as xr
from scipy.special import stdtrit

from .runs import started
from .slabs import Measure, pieces, scenarios

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Difference:
    """How much a scenario differs from the reference, replicate by replicate with the same random numbers."""

    mean: float
    low: float   # of the 95% interval of the mean; NaN with fewer than two pairs
    high: float
    pairs: int
    clear: bool  # whether the interval leaves out 0

    @property
    def known(self) -> bool:
        """Whether there is an interval at all."""
        return self.pairs >= 2

    def times(self, scale: float) -> Difference:
        """The same in another unit, so many of which are one of this; more than 0."""
        return Difference(self.mean * scale, self.low * scale, self.high * scale, self.pairs, self.clear)


@overload
def paired_difference(values: xr.DataArray,  # type: ignore[misc]  # it could pass as plain numbers
                      reference: xr.DataArray, confidence: float = ...) -> xr.Dataset: ...


@overload
def paired_difference(values: npt.ArrayLike, reference: npt.ArrayLike, confidence: float = ...) -> Difference: ...


def paired_difference(values: npt.ArrayLike | xr.DataArray, reference: npt.ArrayLike | xr.DataArray,
                      confidence: float = CONFIDENCE) -> Difference | xr.Dataset:
    """The mean of value - reference over the replicates that have both, with Student's interval of this confidence.

    Of arrays with the dimension `replicate`: a dataset of mean, low, high and replicates (how many have both), by the
    other dimensions. Of plain numbers, one a replicate: a Difference.
    """
    if isinstance(values, xr.DataArray) and isinstance(reference, xr.DataArray):
        return _labelled_difference(values, reference, confidence)
    value, than = (xr.DataArray(np.asarray(one, float), dims="replicate") for one in (values, reference))
    found = _labelled_difference(value, than, confidence)
    mean, low, high = (float(found[name]) for name in ("mean", "low", "high"))
    return Difference(mean, low, high, int(found["replicates"]), low > 0 or high < 0)


def confidence(results: xr.Dataset) -> float:
    """What an interval of a difference from the reference holds with by itself, so that all that are shown side by side hold
    together with 95%. Files before format 2.7 have intervals that hold with 95% each."""
    return float(results["comparison/confidence"].max()) if "comparison/confidence" in results else CONFIDENCE


def together(results: xr.Dataset) -> str:
    """Words after "95% interval" where intervals hold for several scenarios at once."""
    return " for all scenarios together" if confidence(results) > CONFIDENCE else ""


def difference_course(results: xr.Dataset, measure: Measure, *names: str) -> xr.Dataset:
    """`paired_difference` of a measure from that of the first scenario, month by month, piece by piece. Its intervals have
    the confidence of those of the file's comparison.

    By the scenarios that were started but the first, month, and what else the measure has. Raises ValueError where
    the first scenario has no finished replicate.
    """
    chosen = started(results, *names)
    reference, *others = scenarios(chosen)
    if str(reference["scenario"].values[0]) != str(results["scenario"].values[0]):
        raise ValueError("the reference, the first scenario, has no finished replicate")
    rows: list[list[xr.Dataset]] = [[] for _ in others]
    for piece in pieces(reference, "month"):
        base = measure(piece).isel(scenario=0, drop=True)
        for row, other in zip(rows, others):
            row.append(paired_difference(measure(other.sel(month=piece["month"])), base, confidence(results)))
    return xr.concat([xr.concat(row, "month") for row in rows], "scenario")


def _labelled_difference(values: xr.DataArray, reference: xr.DataArray, confidence: float) -> xr.Dataset:
    each = values.astype("float64") - reference.astype("float64")
    count = each.notnull().sum("replicate")
    mean = each.mean("replicate")
    degrees = (count - 1).clip(min=1)
    t = degrees.copy(data=stdtrit(degrees.values, (1 + confidence) / 2))
    half = (t * np.sqrt(((each - mean) ** 2).sum("replicate") / degrees / count.clip(min=1))).where(count >= 2)
    return xr.Dataset({"mean": mean, "low": mean - half, "high": mean + half, "replicates": count})
