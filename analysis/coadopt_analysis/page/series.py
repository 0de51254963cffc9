"""The numbers of the interactive chart: means and bands a month, small enough to stand in the page."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import xarray as xr

from ..months import calendar_months
from ..names import chart_names
from ..replicates import completed, over_replicates, paired_difference
from ..style import COLOURS
from .measures import MEASURES, Measure

MOST_SCENARIOS = 16
MOST_MONTHS = 240  # more are thinned to every second, third ...
_STEPS = 5000      # between nil and the largest value, so that a screen shows no difference


def series(results: xr.Dataset) -> dict[str, Any]:
    """Months, scenarios and measures as plain values for JSON.

    A course is a list of whole numbers, each the step from the one before, in units of the measure's `unit_size`;
    null where nothing is known. `levels` and `differences` are [part][scenario] = {mean, low, high}.
    """
    every = -(-results.sizes["month"] // MOST_MONTHS)
    months = results["month"].values[::-every][::-1]
    kept = results.sel(month=months)
    shown = [measure for measure in MEASURES if measure.variable in results]
    names = [str(name) for name in completed(results, shown[0].variable)["scenario"].values] if shown else []
    places = {str(name): place for place, name in enumerate(results["scenario"].values)}
    listed = [name for name in names][:MOST_SCENARIOS]
    measures = [one for measure in shown if (one := _measure(kept, measure, listed)) is not None]
    return {
        "months": [int(month) for month in months], "dates": calendar_months(kept), "thinned": every,
        "scenarios": [{"name": name, "place": places[name], "colour": COLOURS[places[name] % len(COLOURS)],
                       "short": chart_names([name])[0]} for name in listed],
        "left_out": len(names) - len(listed), "reference": bool(listed) and places[listed[0]] == 0 and len(listed) > 1,
        "measures": measures,
    }


def _measure(results: xr.Dataset, measure: Measure, names: list[str]) -> dict[str, Any] | None:
    values = completed(results, measure.variable).sel(scenario=names) * measure.scale
    parts = measure.parts or (("", ""),)
    found = []
    for label, words in parts:
        if measure.dimension:
            if measure.dimension not in values.coords or label not in values[measure.dimension].values:
                continue
            one = values.sel({measure.dimension: label}, drop=True)
        else:
            one = values
        one = one.transpose("scenario", "replicate", "month")
        if np.isfinite(one.values).any() and np.nanmax(np.abs(one.values)) > 0:
            found.append((words, one))
    if not found:
        return None
    largest = max(float(np.nanmax(np.abs(one.values))) for _, one in found)
    size = float(f"{largest / _STEPS:.2g}")
    return {
        "id": measure.variable, "label": measure.label, "unit": measure.unit, "kind": measure.kind, "unit_size": size,
        "parts": [{"label": words, "levels": _levels(one, size), "differences": _differences(one, size)}
                  for words, one in found],
    }


def _levels(values: xr.DataArray, size: float) -> list[dict[str, list[int | None]]]:
    summary = over_replicates(values)
    return [{end: _steps(summary[end].isel(scenario=i).values, size) for end in ("mean", "low", "high")}
            for i in range(values.sizes["scenario"])]


def _differences(values: xr.DataArray, size: float) -> list[dict[str, list[int | None]]]:
    gain = paired_difference(values.isel(scenario=slice(1, None)), values.isel(scenario=0, drop=True))
    return [{end: _steps(gain[end].isel(scenario=i).values, size) for end in ("mean", "low", "high")}
            for i in range(gain.sizes["scenario"])]


def _steps(course: npt.NDArray[np.float64], size: float) -> list[int | None]:
    changes: list[int | None] = []
    before = 0
    for value in course:
        if not np.isfinite(value):
            changes.append(None)
            continue
        now = round(float(value) / size)
        changes.append(now - before)
        before = now
    return changes
