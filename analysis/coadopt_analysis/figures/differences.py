"""What each scenario adds to the reference, month by month: paired differences with their intervals, a panel each."""

from __future__ import annotations

import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..months import calendar_months, label_months, span
from ..names import chart_names, quoted, shortened
from ..replicates import difference_course, of, together
from .alone import own_axes
from .shown import LAST, Shown, ends, last_rows, left_out, only_named, others_shown, replicates_of, signed, signed_tick

NAME = "differences"
TITLE = "What each scenario changes in practice"
NEEDS: tuple[str, ...] = ("practice_in_use",)
COMPARES = True

_END_INCHES = 1.16  # least room for the labels at the end of the lines


def table(results: xr.Dataset) -> pd.DataFrame:
    """Practice in use, all Four Co's together, minus that of the first scenario in the same replicate, in points (0..100):
    scenario, month, date, added, added_low, added_high (95% interval of the mean), replicates (pairs)."""
    course = difference_course(results, of("practice_in_use"), "practice_in_use")
    course = course.assign({name: course[name] * 100 for name in ("mean", "low", "high")})
    renamed = course.rename(mean="added", low="added_low", high="added_high").reset_coords(drop=True)
    numbers = renamed.to_dataframe(dim_order=["scenario", "month"]).reset_index()
    dates = dict(zip(results["month"].values, calendar_months(results)))
    numbers.insert(2, "date", numbers["month"].map(dates))
    return numbers


@style.applied()
def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(results)
    shown = others_shown(results)
    drawn = numbers[numbers["scenario"].isin([one.name for one in shown])]
    style.head(figure, TITLE, f"Percentage points of relevant staff practising, all Four Co's, beyond {_reference(results)}")
    foot = style.foot(figure, *_reading(results, drawn))
    labels = [_amount(row.added, row.added_low, row.added_high) for row in last_rows(drawn.dropna(subset=["added"])).itertuples()]
    beside = max(_END_INCHES, style.words_inches(labels, 9, "bold") + 0.2)
    for one, panel in zip(shown, style.panels(figure, len(shown), right=beside, gap=beside, foot=foot)):
        _panel(panel, results, drawn, one, beside)
    return numbers


@style.applied()
def plot_differences(results: xr.Dataset, axes: Axes | None = None, *, scenario: str | None = None) -> Axes:
    """Draws what one scenario adds to the reference, the first of the file; the second if none is named.

    Raises ValueError for a name that is not there, and where there is nothing to lay against a reference.
    """
    axes = own_axes(axes)
    numbers = table(results)
    one = only_named(others_shown(results), scenario)[0]
    _panel(axes, results, numbers[numbers["scenario"] == one.name], one)
    axes.set_ylabel(f"points beyond {_reference(results)}")
    return axes


def alt(results: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words, with full names."""
    last = last_rows(table)
    sentences = []
    for one in others_shown(results):
        for row in last[last["scenario"] == one.name].itertuples():
            words = _amount(row.added, row.added_low, row.added_high).replace("\n", " ")
            sentences.append(f"{quoted(one.name)}: {words}.")
    opening = ("Line chart, a panel for each scenario: percentage points of relevant staff practising co-production beyond "
               f"{quoted(str(results['scenario'].values[0]))}. After {span(int(last['month'].max()))}:")
    return " ".join([opening, *sentences, *_reading(results, table), style.CAUTION])


def _reference(results: xr.Dataset) -> str:
    return quoted(shortened(chart_names([str(name) for name in results["scenario"].values])[0], 40))


def _reading(results: xr.Dataset, numbers: pd.DataFrame) -> list[str]:
    if numbers["replicates"].max() < 2:
        return [*_room(results), "One run, so no interval: chance alone may explain differences.", LAST]
    return [*_room(results), f"Lines: mean of {replicates_of(numbers)} pairs of runs with the same random numbers; bands: 95% interval of"
            f" that mean{together(results)}. Where a band holds 0 there is no clear difference.", LAST]


def _room(results: xr.Dataset) -> list[str]:
    return [sentence for sentence in [left_out(results)] if sentence]


def _panel(panel: Axes, results: xr.Dataset, drawn: pd.DataFrame, one: Shown, beside: float = _END_INCHES) -> None:
    label_months(panel, results)
    # `drawn` holds all panels, so that they share one scale.
    low = float(drawn[["added", "added_low"]].min().min())
    high = float(drawn[["added", "added_high"]].max().max())
    room = max(high - low, abs(high), abs(low), 0.2) * 0.08
    panel.set_ylim(min(low, 0) - room, max(high, 0) + room)
    panel.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
    panel.yaxis.set_major_formatter(FuncFormatter(signed_tick))
    panel.axhline(0, color=style.INK, lw=1.0)
    style.panel_title(panel, one.label, beside)
    mine = drawn[drawn["scenario"] == one.name].dropna(subset=["added"])
    if mine.empty:
        return
    look = style.line(one.place)
    if mine["added_low"].notna().any():
        panel.fill_between(mine["month"], mine["added_low"], mine["added_high"], color=look.colour, alpha=0.25, lw=0)
    panel.plot(mine["month"], mine["added"], color=look.colour, marker=look.marker, markevery=[len(mine) - 1],
               markersize=5.5, clip_on=False)
    last = mine.iloc[-1]
    bottom, top = panel.get_ylim()
    line = style.line_gap(panel, 9)
    place = min(max(float(last["added"]), bottom + 1.6 * line), top - 1.6 * line)
    panel.annotate(_amount(*(float(last[name]) for name in ("added", "added_low", "added_high"))), (1, place),
                   xycoords=panel.get_yaxis_transform(), xytext=(7, 0), textcoords="offset points", size=9, va="center",
                   color=style.dark(look.colour), weight="bold", linespacing=1.1, annotation_clip=False)


def _amount(added: float, low: float, high: float) -> str:
    half = (high - low) / 2
    if low == added == high == 0:
        return "no difference\nat all"
    if low <= 0 <= high:
        return f"no clear\ndifference\n({ends(low, high)})"
    interval = f"\n({ends(low, high)})".replace("above 0 to ", "above 0\nto ").replace(" just below", "\njust below") \
        if low == low else ""
    return f"{signed(added, half)} points{interval}"
