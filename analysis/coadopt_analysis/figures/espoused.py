"""What staff say against what they do: espoused and in use over time, and the gap, a panel a scenario."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .. import style
from ..months import label_months, span
from ..names import quoted
from ..replicates import course, course_table, of
from .alone import own_axes
from .shown import Shown, alt_text, last_rows, only_named, percent, reading, scenarios_shown

NAME = "espoused"
TITLE = "Words and deeds: how far practice lags behind support"
NEEDS: tuple[str, ...] = ("practice_espoused", "practice_in_use")
COMPARES = False

_SAID, _DONE = "#0072b2", "#b34700"
_TOGETHER = "All Four Co's together, each for those whose work it is."
_END_INCHES = 1.06  # room for the labels at the end of the lines


def table(results: xr.Dataset) -> pd.DataFrame:
    """Shares of all relevant pairs of staff and Co: scenario, month, date, then espoused, in_use and gap
    (espoused - in_use), each with _low and _high, and replicates."""
    said, done = of("practice_espoused"), of("practice_in_use")
    measures = (("espoused", said), ("in_use", done), ("gap", lambda part: said(part) - done(part)))
    tables = [course_table(results, course(results, measure, *NEEDS), name) for name, measure in measures]
    keys = ["scenario", "month", "date", "replicates"]
    together = tables[0]
    for other in tables[1:]:
        together = together.merge(other.drop(columns=["date", "replicates"]), on=["scenario", "month"], how="left",
                                  sort=False)
    return together[keys[:3] + [column for column in together if column not in keys] + keys[3:]]


@style.applied()
def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(results)
    shown = scenarios_shown(results)
    style.head(figure, TITLE, "Of staff for whom it is part of the work: share who say they are for it, and who do it as"
                              " routine")
    foot = style.foot(figure, *reading(results), _TOGETHER)
    axes = style.panels(figure, len(shown), right=_END_INCHES, gap=_END_INCHES, foot=foot)
    for one, panel in zip(shown, axes):
        _panel(panel, results, numbers, one)
    return numbers


@style.applied()
def plot_espoused(results: xr.Dataset, axes: Axes | None = None, *, scenario: str | None = None) -> Axes:
    """Draws what staff say against what they do in one scenario, the first if none is named.

    Raises ValueError for a name that is not there.
    """
    axes = own_axes(axes)
    _panel(axes, results, table(results), only_named(scenarios_shown(results), scenario)[0])
    axes.set_ylabel("share of relevant staff")
    return axes


def alt(results: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words, with full names."""
    ends = last_rows(table)
    sentences = []
    for one in scenarios_shown(results):
        for row in ends[ends["scenario"] == one.name].itertuples():
            sentences.append(f"{quoted(one.name)}: {percent(row.espoused)} espouse, {percent(row.in_use)} practise, a gap of"
                        f" {_points(row.espoused, row.in_use)} points.")
    return alt_text(results, "Line chart, a panel for each scenario: share of relevant staff who espouse co-production"
                             " and who practise it, all Four Co's."
                             f" After {span(int(ends['month'].max()))}:", [*sentences, _TOGETHER])


def _panel(panel: Axes, results: xr.Dataset, numbers: pd.DataFrame, one: Shown) -> None:
    label_months(panel, results)
    style.percent_axis(panel, 1.0, ticks=5)
    style.panel_title(panel, one.label, _END_INCHES)
    _courses(panel, numbers[numbers["scenario"] == one.name])


def _courses(panel: Axes, numbers: pd.DataFrame) -> None:
    mine = numbers.dropna(subset=["espoused", "in_use"])
    if mine.empty:
        return
    month = mine["month"]
    if len(mine) > 1:
        panel.fill_between(month, mine["in_use"], mine["espoused"], color="#f0f0f0", lw=0)
    for name, colour, marker in (("espoused", _SAID, "o"), ("in_use", _DONE, "s")):
        if mine[f"{name}_low"].notna().any():
            panel.fill_between(month, mine[f"{name}_low"], mine[f"{name}_high"], color=colour, alpha=0.25, lw=0)
        panel.plot(month, mine[name], color=colour, ls="-" if name == "in_use" else style.DASHES[1],
                   marker=marker, markevery=[len(mine) - 1], markersize=5.5, clip_on=False)
    last = mine.iloc[-1]
    said, done = float(last["espoused"]), float(last["in_use"])
    labels = [(said, f"are for it\n{percent(said)}", _SAID, "bold"),
              ((said + done) / 2, f"gap {_points(said, done)}\npoints", style.QUIET, "normal"),
              (done, f"do it\n{percent(done)}", _DONE, "bold")]
    line = style.line_gap(panel, 9.5)
    places = style.spread([place for place, *_ in labels], line * 2, line, panel.get_ylim()[1] - line)
    for place, (_, words, colour, weight) in zip(places, labels):
        panel.annotate(words, (1, place), xycoords=panel.get_yaxis_transform(), xytext=(7, 0), size=9.5, va="center",
                       textcoords="offset points", color=colour, weight=weight, linespacing=1.05,
                       annotation_clip=False)


def _points(espoused: float, in_use: float) -> int:
    # Of the figures shown, so that they add up on a slide; the table has the gap itself.
    return round(espoused * 100) - round(in_use * 100)
