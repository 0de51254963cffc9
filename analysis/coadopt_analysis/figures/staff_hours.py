"""The staff hours that a scenario takes and gives back, month by month, a panel each."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..months import calendar_months, label_months
from ..names import chart_names, quoted, shortened
from ..replicates import difference_course, of, together
from ..slabs import Measure
from .alone import own_axes
from .shown import LAST, Shown, last_rows, left_out, only_named, others_shown, replicates_of

NAME = "staff_hours"
TITLE = "Staff hours taken and given back"
NEEDS: tuple[str, ...] = ("staff_hours",)
COMPARES = True

PARTS = {"interventions": ("interventions",), "sessions": ("sessions",), "given_back": ("duties", "casework")}
# Its colour, and what it is called where it takes hours (below the line) and where it gives hours back (above it).
_LOOKS = {"interventions": ("#7a3b00", "more for\ninterventions", "less for\ninterventions"),
          "sessions": ("#e8a860", "more\nco-producing", "less\nco-producing"),
          "given_back": ("#a3cfe5", "more casework\nand duties", "less casework\nand duties")}
_HATCHES = {"given_back": "...."}  # so that it differs from what is taken in grey too
_NET = style.INK
_END_INCHES = 1.16  # least room for the labels at the right


def table(results: xr.Dataset) -> pd.DataFrame:
    """Staff hours a month, within contracts, beside the first scenario in the same replicate: scenario, month, date;
    interventions, sessions and given_back (casework and duties; 0 where contracts or duties differ), each below 0
    where it takes hours and above 0 where it gives hours back, net (their sum: the change of hours that are free or, where hours
    do not suffice, missing), each with _low and _high (95% interval); replicates (pairs)."""
    together = _together(results, PARTS)
    if others := _other_contracts(results):
        taken = {name: items for name, items in PARTS.items() if name != "given_back"}
        without = _together(results, taken).assign(given_back=0.0, given_back_low=0.0, given_back_high=0.0)
        together = together.where(~together["scenario"].isin(others), without)
    dates = dict(zip(results["month"].values, calendar_months(results)))
    together.insert(2, "date", together["month"].map(dates))
    return together[[name for name in together if name != "replicates"] + ["replicates"]]


def _together(results: xr.Dataset, parts: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    tables = []
    for name, items in {**parts, "net": sum(parts.values(), ())}.items():
        course = difference_course(results, _hours_of(items), *_variables(results)).reset_coords(drop=True)
        renamed = course.rename(mean=name, low=f"{name}_low", high=f"{name}_high")
        tables.append(renamed.to_dataframe(dim_order=["scenario", "month"]).reset_index())
    together = tables[0]
    for other in tables[1:]:
        together = together.merge(other.drop(columns="replicates"), on=["scenario", "month"], how="left", sort=False)
    return together


def _other_contracts(results: xr.Dataset) -> list[str]:
    """Names of scenarios with other contracts or duties than the first: their hours of casework and duties are not given back."""
    if "comparison/other_contracts" not in results:
        return []
    return [str(name) for name in results["scenario"].values[results["comparison/other_contracts"].values.astype(bool)]]


@style.applied()
def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(results)
    shown = others_shown(results)
    drawn = numbers[numbers["scenario"].isin([one.name for one in shown])]
    style.head(figure, TITLE, f"Hours a month, all staff together, compared with {_reference(results)}: what takes"
        " hours is below the line, what gives hours back is above it")
    foot = style.foot(figure, *_reading(results, numbers))
    labels = [f"together\n{_about(net)}" for net in last_rows(drawn.dropna(subset=["net"]))["net"]]
    beside = max(_END_INCHES, style.words_inches(labels, 9, "bold") + 0.2)
    ends = (drawn["interventions"] + drawn["sessions"]).min(), drawn["given_back"].max()
    left = max(0.78, style.words_inches([_about(float(end)) for end in ends], 9.5) + 0.25)
    for one, panel in zip(shown, style.panels(figure, len(shown), left=left, right=beside, gap=beside, foot=foot)):
        _panel(panel, results, drawn, one, beside)
    return numbers


@style.applied()
def plot_staff_hours(results: xr.Dataset, axes: Axes | None = None, *, scenario: str | None = None) -> Axes:
    """Draws the staff hours that one scenario takes and gives back; the second of the file if none is named.

    Raises ValueError for a name that is not there, and where there is nothing to lay against a reference.
    """
    axes = own_axes(axes)
    one = only_named(others_shown(results), scenario)[0]
    numbers = table(results)
    _panel(axes, results, numbers[numbers["scenario"] == one.name], one)
    axes.set_ylabel("staff hours a month")
    return axes


def alt(results: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words, with full names."""
    sentences = [f"{quoted(one.name)}: {_story(table[table['scenario'] == one.name])}."
            for one in others_shown(results)]
    opening = ("Areas and a line, a panel for each scenario: staff hours a month that interventions, co-producing, and casework"
               " with duties take (below 0) or give back (above 0), and all together, compared with"
               f" {quoted(str(results['scenario'].values[0]))}.")
    return " ".join([opening, *sentences, *_reading(results, table), style.CAUTION])


def _variables(results: xr.Dataset) -> list[str]:
    """What the chart reads: files of format 2.1 know nothing of casework that is left undone."""
    return [name for name in ("staff_hours", "unmet_hours") if name in results]


def _hours_of(items: tuple[str, ...]) -> Measure:
    def measure(part: xr.Dataset) -> xr.DataArray:
        taken: xr.DataArray = of("staff_hours", item=list(items))(part).sum("item", skipna=False)
        if "casework" in items and "unmet_hours" in part:  # what is left undone is not given back
            taken = taken + of("unmet_hours", item="casework")(part)
        given: xr.DataArray = -taken
        return given
    return measure


def _story(numbers: pd.DataFrame) -> str:
    mine = numbers.dropna(subset=["net"])
    if mine.empty or not mine[[*PARTS, "net"]].any(axis=None):
        return "no difference"
    worst, last = mine.loc[mine["net"].idxmin()], mine.iloc[-1]
    when = pd.Period(worst["date"]).strftime("%B %Y") if worst["date"] else f"month {worst['month']}"
    lowest = f"at worst {_about(worst['net'])} hours a month in {when}; " if worst["net"] < 0 else ""
    parts = ", ".join(f"{_named(name, last[name])} {_about(last[name])}" for name in PARTS if abs(last[name]) >= 0.5)
    return f"{lowest}at the end {_about(last['net'])} ({_clear(last)}){': ' if parts else ''}{parts}"


def _named(part: str, hours: float) -> str:
    return _LOOKS[part][1 if hours < 0 else 2].replace("\n", " ")


def _clear(row: pd.Series) -> str:
    if not np.isfinite(row["net_low"]):
        return "one run, so it may be chance"
    if row["net_low"] <= 0 <= row["net_high"]:
        return "no clear difference from the reference"
    return "more free than there" if row["net"] > 0 else "fewer free than there"


def _reference(results: xr.Dataset) -> str:
    return quoted(shortened(chart_names([str(name) for name in results["scenario"].values])[0], 40))


def _reading(results: xr.Dataset, numbers: pd.DataFrame) -> list[str]:
    whose = "One run, so no interval." if numbers["replicates"].max() < 2 else \
        f"Mean of {replicates_of(numbers)} pairs of runs; band: 95% interval{together(results)}."
    others = [name for name in _other_contracts(results) if name in set(numbers["scenario"])]
    without = "Without casework and duties where contracts or duties differ from the reference's." if others else ""
    sentences = [left_out(results), whose, LAST, without, "Line: all together. Paid posts are not in it."]
    return [sentence for sentence in sentences if sentence]


def _panel(panel: Axes, results: xr.Dataset, drawn: pd.DataFrame, one: Shown, beside: float = _END_INCHES) -> None:
    label_months(panel, results)
    _scale(panel, drawn)
    style.panel_title(panel, one.label, beside)
    mine = drawn[drawn["scenario"] == one.name].dropna(subset=["net"])
    if mine.empty:
        return
    month = mine["month"].to_numpy(float)
    up, down = np.zeros(len(mine)), np.zeros(len(mine))
    middles: list[tuple[float, str, str]] = []
    for name in PARTS:
        size = mine[name].to_numpy(float)
        base = np.where(size >= 0, up, down)
        for edge, part in ((up, np.maximum(size, 0)), (down, np.minimum(size, 0))):  # it may be both in turn
            panel.fill_between(month, edge, edge + part, facecolor=_LOOKS[name][0], lw=0, hatch=_HATCHES.get(name),
                               edgecolor="white")
        if size[-1] != 0:
            middles.append((float(base[-1] + size[-1] / 2), _LOOKS[name][1 if size[-1] < 0 else 2], _LOOKS[name][0]))
        up, down = up + np.maximum(size, 0), down + np.minimum(size, 0)
    if mine["net_low"].notna().any():
        panel.fill_between(month, mine["net_low"], mine["net_high"], color=_NET, alpha=0.25, lw=0)
    panel.plot(month, mine["net"], color="white", lw=3.4)
    panel.plot(month, mine["net"], color=_NET, lw=1.8, marker="o", markevery=[len(mine) - 1], markersize=5)
    panel.axhline(0, color=style.INK, lw=0.8)
    _labels(panel, middles, float(mine["net"].iloc[-1]))


def _labels(panel: Axes, middles: list[tuple[float, str, str]], net: float) -> None:
    wanted = [*middles, (net, f"together\n{_about(net)}", _NET)]
    low, high = panel.get_ylim()
    line = style.line_gap(panel, 9)
    places = style.spread([place for place, *_ in wanted], line * 2.05, low + line, high - line)
    for place, (_, words, colour) in zip(places, wanted):
        panel.annotate(words, (1, place), xycoords=panel.get_yaxis_transform(), xytext=(7, 0), size=9, va="center",
                       textcoords="offset points", color=style.dark(colour), linespacing=1.05, annotation_clip=False,
                       weight="bold" if colour == _NET else "normal")


def _scale(panel: Axes, drawn: pd.DataFrame) -> None:
    parts = drawn[list(PARTS)]
    low = min(float(parts.clip(upper=0).sum(axis=1).min()), float(drawn[["net", "net_low"]].min().min()), 0.0)
    high = max(float(parts.clip(lower=0).sum(axis=1).max()), float(drawn[["net", "net_high"]].max().max()), 0.0)
    room = max(high - low, 1.0) * 0.06
    panel.set_ylim(low - room, high + room)
    panel.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
    panel.yaxis.set_major_formatter(FuncFormatter(lambda y, _: _about(y)))


def _about(hours: float) -> str:
    """Hours with their sign, to two figures, which is what they bear."""
    if not np.isfinite(hours):
        return "unknown"
    if abs(hours) < 0.5:
        return "0"
    size = abs(hours)
    rounded = round(size, 1 - int(np.floor(np.log10(size)))) if size >= 100 else round(size)
    return f"{'+' if hours > 0 else chr(0x2212)}{rounded:,.0f}"
