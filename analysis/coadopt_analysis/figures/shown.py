"""Which scenarios a chart shows, and how it speaks of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr

from ..names import chart_names
from ..read import finished
from ..replicates import band_words
from ..style import CAUTION, MOST_SCENARIOS


@dataclass(frozen=True)
class Shown:
    """A scenario on a chart; place is its place in the file, which gives its colour."""

    place: int
    name: str   # as in the table
    label: str  # as on the chart


def scenarios_shown(results: xr.Dataset) -> list[Shown]:
    """The first scenarios with a finished replicate, as many as stay legible."""
    names = [str(name) for name in results["scenario"].values]
    some = finished(results).any("replicate").values
    labels = chart_names(names)
    found = [Shown(place, names[place], labels[place]) for place in np.flatnonzero(some)]
    return found[:MOST_SCENARIOS]


def left_out(results: xr.Dataset) -> str:
    """A sentence on the scenarios that are not drawn for want of room; empty where all are."""
    drawable = int(finished(results).any("replicate").sum())
    if drawable <= MOST_SCENARIOS:
        return ""
    return f"The first {MOST_SCENARIOS} of {drawable} scenarios are drawn; the table of numbers holds all."


def reading(results: xr.Dataset) -> list[str]:
    """The sentences under a chart of means and bands."""
    return [sentence for sentence in (left_out(results), band_words(results)) if sentence]


def alt_text(results: xr.Dataset, opening: str, told: list[str]) -> str:
    """Alt text from an opening sentence, one sentence a scenario, and how to read the chart."""
    return " ".join([opening, *told, *reading(results), CAUTION])


def last_rows(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of the last month."""
    return table[table["month"] == table["month"].max()]


def percent(share: float) -> str:
    """A share as text, with a decimal below 1 %."""
    if not np.isfinite(share):
        return "unknown"
    return f"{share * 100:.1f} %" if 0 < share < 0.0095 else f"{share * 100:.0f} %"
