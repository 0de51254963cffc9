"""The numbers of the interactive chart: means and bands a month, small enough to stand in the page."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import xarray as xr

from ..months import calendar_months
from ..names import chart_names
from ..replicates import completed, confidence, over_replicates, paired_difference, together
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
        "left_out": len(names) - len(listed), "together": together(results),
        "reference": bool(listed) and places[listed[0]] == 0 and len(listed) > 1,
        "measures": measures,
    }


def _measure(results: xr.Dataset, measure: Measure, names: list[str]) -> dict[str, Any] | None:
    values = completed(results, measure.variable).sel(scenario=names) * measure.scale
    dimension, parts = measure.dimension, dict(measure.parts)
    if not dimension:
        dimension, parts = "part", {"": ""}
        values = values.expand_dims({dimension: [""]})
    elif dimension not in values.coords:
        return None
    values = values.transpose(dimension, "scenario", "replicate", "month")
    shown = np.nanmax(np.abs(values.values), axis=(1, 2, 3), initial=0.0) > 0
    there = {str(label): place for place, label in enumerate(values[dimension].values) if shown[place]}
    found = [label for label in parts if label in there]
    if not found:
        return None
    values = values.isel({dimension: [there[label] for label in found]})
    largest = float(np.nanmax(np.abs(values.values)))
    size = float(f"{largest / _STEPS:.2g}")
    levels = over_replicates(values)
    differences = paired_difference(values.isel(scenario=slice(1, None)), values.isel(scenario=0, drop=True),
                                    confidence(results))
    return {
        "id": measure.variable, "label": measure.label, "unit": measure.unit, "kind": measure.kind, "unit_size": size,
        "parts": [{"label": parts[label], "levels": _courses(levels, i, size), "differences": _courses(differences, i, size)}
                  for i, label in enumerate(found)],
    }


def _courses(summary: xr.Dataset, part: int, size: float) -> list[dict[str, list[int | None]]]:
    ends = {end: summary[end].values[part] for end in ("mean", "low", "high")}
    return [{end: _steps(course[i], size) for end, course in ends.items()} for i in range(summary.sizes["scenario"])]


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
