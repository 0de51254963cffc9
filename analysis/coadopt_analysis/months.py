"""Months as people say them: calendar dates, spans and axis ticks."""

from __future__ import annotations

import re

import pandas as pd
import xarray as xr
from matplotlib.axes import Axes

from .read import plain

YEAR = 12  # months; figures for the end of a run are means of the last YEAR, as outcomes are
_NICE_YEARS = (1, 2, 5, 10, 20, 50, 100)
_NICE_MONTHS = (1, 2, 3, 6, 12, 24)


def first_month(results: xr.Dataset) -> pd.Period | None:
    """The calendar month of month 1, or None where the file does not say."""
    text = plain(results["month"].attrs.get("first_month", ""))
    return pd.Period(text, freq="M") if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text) else None


def calendar_months(results: xr.Dataset) -> list[str]:
    """The calendar month of each month of the file, as 2026-01; empty texts where the file does not say."""
    start = first_month(results)
    return ["" if start is None else str(start + int(month) - 1) for month in results["month"].values]


def span(months: int) -> str:
    """A number of months in words: 1 month, 18 months, 10 years, 2 years and 5 months."""
    years, rest = divmod(months, YEAR)
    if years == 0 or (years == 1 and rest):
        return _counted(months, "month")
    return _counted(years, "year") + (f" and {_counted(rest, 'month')}" if rest else "")


def last_year(results: xr.Dataset) -> str:
    """The months at the end of the run whose mean is text, in words: mean of the last 12 months."""
    months = min(YEAR, results.sizes["month"])
    return f"mean of the last {months} months" if months > 1 else "in the one month there is"


def label_months(axes: Axes, results: xr.Dataset) -> None:
    """Puts calendar dates, as many as have room, on the x axis, whose unit is the month number."""
    width = axes.get_position().width * axes.figure.get_size_inches()[0]
    most = max(2, min(8, int(width / 0.36)))
    months = [int(month) for month in results["month"].values]
    low, high = min(months), max(months)
    start = first_month(results)
    offset = 0 if start is None else start.year * 12 + start.month - 2  # month number -> months since year 0
    span_shown = high - low
    if start is None:
        step = _step(span_shown, most, _NICE_MONTHS + tuple(12 * year for year in _NICE_YEARS[2:]))
        ticks = [month for month in range(low, high + 1) if month % step == 0] or [low]
        words = [str(tick) for tick in ticks]
        if _is_lowest(axes):
            axes.set_xlabel("month of the simulation")
    elif span_shown >= 30:
        step = _step(span_shown, most, tuple(12 * year for year in _NICE_YEARS))
        ticks = [month for month in range(low, high + 1) if (month + offset) % step == 0]
        words = [str((tick + offset) // 12) for tick in ticks]
    else:
        step = _step(span_shown, most - 1, _NICE_MONTHS)
        ticks = list(range(low, high + 1, step))
        words = [(start + tick - 1).strftime("%b\n%Y") for tick in ticks]
    axes.set_xticks(ticks, words)
    axes.set_xlim((low - 0.6, high + 0.6) if low == high else (low, high))


def _is_lowest(axes: Axes) -> bool:
    # Of a grid of panels that share their x axis the last row alone has room for a label.
    place = axes.get_subplotspec()
    return place is None or place.is_last_row() or len(axes.get_shared_x_axes().get_siblings(axes)) == 1


def _step(length: int, most: int, nice: tuple[int, ...]) -> int:
    return next((step for step in nice if length / step <= most), nice[-1])


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
