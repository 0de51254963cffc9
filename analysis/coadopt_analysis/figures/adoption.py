"""Practice in use over time: a panel for each of the Four Co's, a line a scenario, a band of replicates."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .. import style
from ..months import label_months, span
from ..names import quoted, shortened
from ..replicates import course, course_table, of
from .alone import own_axes
from .key import key, legend
from .shown import Shown, alt_text, last_rows, only_named, percent, reading, scenarios_shown

NAME = "adoption"
TITLE = "Who practises co-production?"
NEEDS: tuple[str, ...] = ("in_use",)
COMPARES = False

_WHOSE = {"commission": "managers, leaders", "design": "frontline, managers", "deliver": "frontline",
          "assess": "all staff"}
_KEY_INCHES = 2.4  # room for the key at the right
_END_INCHES = 0.75  # room for the values at the end of the lines


def table(results: xr.Dataset) -> pd.DataFrame:
    """Share of relevant staff with the Co in use, 0..1: scenario, co, month, date, in_use, in_use_low, in_use_high,
    replicates."""
    return course_table(results, course(results, of("in_use"), "in_use"), "in_use")


@style.applied()
def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(results)
    shown = scenarios_shown(results)
    drawn = numbers[numbers["scenario"].isin([one.name for one in shown])]
    cos = [str(co) for co in results["co"].values]
    several = len(shown) > 1
    whose = "" if several else f" \u2013 {shortened(shown[0].label, 60)}"
    style.head(figure, TITLE, f"Of staff for whom it is part of the work: share who do it with people as routine{whose}")
    foot = style.foot(figure, *reading(results))
    axes = style.panels(figure, len(cos), right=_END_INCHES + (_KEY_INCHES if several else 0), gap=_END_INCHES + 0.1, foot=foot)
    top = drawn[["in_use", "in_use_high"]].max().max()
    for co, panel in zip(cos, axes):
        _panel(panel, results, drawn, shown, co, top)
    if several:
        _key(figure, drawn, shown)
    return numbers


@style.applied()
def plot_adoption(results: xr.Dataset, axes: Axes | None = None, *, co: str = "deliver",
                  scenario: str | Sequence[str] | None = None) -> Axes:
    """Draws the share of relevant staff with a Co in use, a line a scenario, with a legend.

    scenario: one or several names, all of them if it is left out. Raises ValueError for a name that is not there.
    """
    axes = own_axes(axes)
    shown = only_named(scenarios_shown(results), scenario)
    if co not in results["co"].values:
        raise ValueError(f"there is no Co '{co}'; there are: {', '.join(map(str, results['co'].values))}")
    numbers = table(results)
    drawn = numbers[numbers["scenario"].isin([one.name for one in shown]) & (numbers["co"] == co)]
    _panel(axes, results, drawn, shown, co, drawn[["in_use", "in_use_high"]].max().max())
    axes.set_ylabel("share of relevant staff")
    legend(axes, shown)
    return axes


def alt(results: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words, with full names."""
    ends = last_rows(table)
    sentences = []
    for one in scenarios_shown(results):
        mine = ends[ends["scenario"] == one.name]
        values = ", ".join(f"{percent(row.in_use)} co-{row.co}" for row in mine.itertuples())
        sentences.append(f"{quoted(one.name)}: {values}.")
    return alt_text(results, "Line chart, a panel for each of the Four Co's: share of relevant staff with it in use."
                             f" After {span(int(ends['month'].max()))}:", sentences)


def _panel(panel: Axes, results: xr.Dataset, drawn: pd.DataFrame, shown: list[Shown], co: str, top: float) -> None:
    label_months(panel, results)
    style.percent_axis(panel, top, ticks=4)
    panel.set_title(f"Co-{co}")
    if co in _WHOSE:
        panel.set_title(f"({_WHOSE[co]})", loc="right", size=9, weight="normal", color=style.QUIET)
    _lines(panel, drawn[drawn["co"] == co], shown)


def _lines(panel: Axes, numbers: pd.DataFrame, shown: list[Shown]) -> None:
    ends: list[tuple[float, Shown]] = []
    for one in reversed(shown):  # the reference comes last, on top
        mine = numbers[numbers["scenario"] == one.name].dropna(subset=["in_use"])
        if mine.empty:
            continue
        look = style.line(one.place)
        if mine["in_use_low"].notna().any():
            panel.fill_between(mine["month"], mine["in_use_low"], mine["in_use_high"], color=look.colour,
                               alpha=0.2 if len(shown) <= 4 else 0.13, lw=0)
        panel.plot(mine["month"], mine["in_use"], color=look.colour, ls=look.dashes, marker=look.marker,
                   markersize=5.5, markevery=_marked(len(mine)), clip_on=False)
        ends.append((float(mine["in_use"].iloc[-1]), one))
    _end_values(panel, ends)


def _marked(length: int) -> list[int]:
    # Four points inside the course; its end has a marker beside its value.
    return sorted({length * eighths // 8 for eighths in (1, 3, 5, 7)})


def _end_values(panel: Axes, ends: list[tuple[float, Shown]]) -> None:
    low, high = panel.get_ylim()
    inches = style.width_inches(panel)
    places = style.spread([value for value, _ in ends], style.line_gap(panel, 9), low, high)
    for (value, one), place in zip(ends, places):
        look = style.line(one.place)
        panel.plot([1 + 0.14 / inches], [place], transform=panel.get_yaxis_transform(), color=look.colour, ls="",
                   marker=look.marker, markersize=5.5, clip_on=False)
        panel.text(1 + 0.22 / inches, place, percent(value), transform=panel.get_yaxis_transform(), size=9,
                   va="center_baseline", color=style.dark(look.colour), weight="bold")


def _key(figure: Figure, numbers: pd.DataFrame, shown: list[Shown]) -> None:
    # From the highest end to the lowest, the order in which the lines mostly stand.
    ends = last_rows(numbers).groupby("scenario")["in_use"].mean()
    ordered = sorted(shown, key=lambda one: -float(ends.get(one.name, 0.0)))
    key(figure, ordered, _KEY_INCHES)
