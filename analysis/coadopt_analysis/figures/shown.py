"""Which scenarios a chart shows, and how it speaks of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr

from ..names import chart_names, quoted
from ..read import finished
from ..replicates import band_words, least_to_most
from ..style import CAUTION, MOST_SCENARIOS


@dataclass(frozen=True)
class Shown:
    """A scenario on a chart; place is its place in the file, which gives its colour."""

    place: int
    name: str   # as in the table
    label: str  # as on the chart


def scenarios_shown(results: xr.Dataset, most: int = MOST_SCENARIOS) -> list[Shown]:
    """The first scenarios with a finished replicate, as many as stay legible."""
    names = [str(name) for name in results["scenario"].values]
    some = finished(results).any("replicate").values
    labels = chart_names(names)
    found = [Shown(place, names[place], labels[place]) for place in np.flatnonzero(some)]
    return found[:most]


def others_shown(results: xr.Dataset, most: int = MOST_SCENARIOS) -> list[Shown]:
    """The scenarios shown but the reference, the first of the file, which they are laid against."""
    return [one for one in scenarios_shown(results, most) if one.place > 0]


def only_named(shown: list[Shown], names: str | Sequence[str] | None) -> list[Shown]:
    """Of the scenarios those named, in the order of the file; all where none is. Raises ValueError for others."""
    if names is None:
        return shown
    wanted = [names] if isinstance(names, str) else list(names)
    missing = [name for name in wanted if name not in [one.name for one in shown]]
    if missing:
        there = ", ".join(quoted(one.name) for one in shown)
        raise ValueError(f"there is no scenario {quoted(missing[0])} to draw; there are: {there}")
    return [one for one in shown if one.name in wanted]


def left_out(results: xr.Dataset, most: int = MOST_SCENARIOS) -> str:
    """A sentence on the scenarios that are not drawn for want of room; empty where all are."""
    drawable = int(finished(results).any("replicate").sum())
    if drawable <= most:
        return ""
    return f"The first {most} of {drawable} scenarios are drawn; the table of numbers holds all."


def replicates_of(numbers: pd.DataFrame) -> str:
    """How many replicates the scenarios of a table are of, or pairs with the reference: "30", or "10 to 30"."""
    return least_to_most(numbers.groupby("scenario")["replicates"].max())


LAST = "Figures: the last month."


def reading(results: xr.Dataset) -> list[str]:
    """The sentences under a chart of means and bands."""
    return [sentence for sentence in (left_out(results), band_words(results), LAST) if sentence]


def alt_text(results: xr.Dataset, opening: str, sentences: list[str]) -> str:
    """Alt text from an opening sentence, one sentence a scenario, and how to read the chart."""
    return " ".join([opening, *sentences, *reading(results), CAUTION])


def last_rows(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of the last month."""
    return table[table["month"] == table["month"].max()]


def percent(share: float) -> str:
    """A share as text, with a decimal below 1%."""
    if not np.isfinite(share):
        return "unknown"
    return f"{share * 100:.1f}%" if 0 < share < 0.0095 else f"{share * 100:.0f}%"


def signed(value: float, half_width: float, unit: str = "") -> str:
    """A difference with its sign and no more figures than its interval bears: +4.1, −3, 0; of hundreds in full."""
    if not np.isfinite(value):
        return "unknown"
    decimals = 1 if np.isfinite(half_width) and half_width < 1 else 0
    figure = f"{abs(value):,.{decimals}f}"
    sign = "" if float(figure.replace(",", "")) == 0 else "+" if value > 0 else "−"
    return sign + figure + unit


def ends(low: float, high: float) -> str:
    """The ends of an interval, with the figures that its width bears: 3.2 to 5.0."""
    if not (np.isfinite(low) and np.isfinite(high)):
        return "no interval"
    half = (high - low) / 2
    ends = [signed(end, half).lstrip("+") for end in (low, high)]
    nothing = ("0", "0.0")
    if low > 0 and ends[0] in nothing:
        ends[0] = "just above 0"  # so that it does not read as if it held 0
    if high < 0 and ends[1] in nothing:
        ends[1] = "just below 0"
    return f"{ends[0]} to {ends[1]}"


def signed_tick(value: float, _: object) -> str:
    """A tick of an axis of differences."""
    return f"{value:+g}".replace("-", "\u2212") if abs(value) > 1e-9 else "0"
