"""What holds people back most: shares of the binding barriers over time, stacked, a panel a scenario."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .. import style
from ..months import label_months, span
from ..names import quoted, shortened, wrapped
from ..replicates import course, course_table, of
from ..words.plain_names import BARRIERS_SHORT, plain_name
from .alone import own_axes
from .shown import LAST, Shown, alt_text, last_rows, left_out, only_named, percent, scenarios_shown

NAME = "binding"
TITLE = "What holds co-production back, year by year"
NEEDS: tuple[str, ...] = ("binding_barrier",)
COMPARES = False

OTHER = "others"
_MOST = 6      # barriers drawn one by one
_LEAST = 0.03  # a barrier that never gets so far is drawn with the others
# A barrier keeps its colour in every chart. Neighbours also differ in lightness or are parted by a white line.
_COLOURS = {
    "power": "#5e3c99", "culture": "#b2abd2", "time": "#0072b2", "systems": "#8fc7ea", "risk": "#a6611a",
    "language": "#e8c98f", "skill": "#009e73", "evidence": "#9ad9c0", "resources": "#d55e00",
    "leadership": "#f4b183", "short_termism": "#7a3350", "citizens": "#e6a5c7", OTHER: "#d4d4d4",
}
_END_INCHES = 1.58    # room for the labels at the end of the bands
_WORDS_INCHES = 1.05  # of it for the name of a barrier


def table(results: xr.Dataset) -> pd.DataFrame:
    """Share of relevant staff and Co's not in use that the barrier holds back most, 0..1: scenario, barrier, month,
    date, binding_barrier, binding_barrier_low, binding_barrier_high, replicates; and drawn_as, the band of the
    chart it is part of."""
    numbers = course_table(results, course(results, of("binding_barrier"), "binding_barrier"), "binding_barrier")
    shown = numbers[numbers["scenario"].isin([one.name for one in scenarios_shown(results)])]
    weight = shown.groupby("barrier", sort=False)["binding_barrier"].mean()
    ever = shown.groupby("barrier", sort=False)["binding_barrier"].max()
    alone = [name for name in weight.sort_values(ascending=False, kind="stable").index if ever[name] >= _LEAST][:_MOST]
    numbers["drawn_as"] = numbers["barrier"].where(numbers["barrier"].isin(alone), OTHER)
    return numbers


@style.applied()
def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(results)
    shown = scenarios_shown(results)
    order = _order(numbers[numbers["scenario"].isin([one.name for one in shown])])
    style.head(figure, TITLE, "Staff who do not co-produce where it is part of their work, by what, taken away alone,"
                              " would help them most")
    foot = style.foot(figure, *_reading(results, numbers))
    axes = style.panels(figure, len(shown), right=_END_INCHES, gap=_END_INCHES, foot=foot)
    for one, panel in zip(shown, axes):
        _panel(panel, results, numbers, order, one)
    return numbers


@style.applied()
def plot_binding(results: xr.Dataset, axes: Axes | None = None, *, scenario: str | None = None) -> Axes:
    """Draws what holds people back most in one scenario, the first if none is named.

    Raises ValueError for a name that is not there.
    """
    axes = own_axes(axes)
    one = only_named(scenarios_shown(results), scenario)[0]
    numbers = table(results)
    _panel(axes, results, numbers, _order(numbers[numbers["scenario"] == one.name]), one)
    axes.set_ylabel("share of those not practising")
    return axes


def alt(results: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words, with full names."""
    ends = last_rows(table)
    sentences = []
    for one in scenarios_shown(results):
        mine = ends[ends["scenario"] == one.name].sort_values("binding_barrier", ascending=False, kind="stable")
        first = ", ".join(f"{_words(row.barrier)} {percent(row.binding_barrier)}" for row in mine.head(3).itertuples())
        sentences.append(f"{quoted(one.name)}: {first}.")
    opening = ("Stacked areas, a panel for each scenario: share of staff not practising a Co, by the barrier that holds"
               f" them back most. The three largest after {span(int(ends['month'].max()))}:")
    return " ".join([opening, *sentences, *_reading(results, table), style.CAUTION])


def _panel(panel: Axes, results: xr.Dataset, numbers: pd.DataFrame, order: list[str], one: Shown) -> None:
    label_months(panel, results)
    style.percent_axis(panel, 1.0, ticks=5)
    style.panel_title(panel, one.label, _END_INCHES)
    _stack(panel, _bands(numbers[numbers["scenario"] == one.name], order))


def _reading(results: xr.Dataset, numbers: pd.DataFrame) -> list[str]:
    count = numbers["replicates"]
    whose = "One run." if count.max() == 1 else f"Mean of {count.max()} repeated runs."
    if count.min() != count.max():
        whose = f"Mean of up to {count.max()} repeated runs."
    rest = [_words(name) for name in numbers.loc[numbers["drawn_as"] == OTHER, "barrier"].unique()]
    others = f"Others: {', '.join(rest)}." if rest else ""
    return [sentence for sentence in (left_out(results), whose, LAST, others) if sentence]


def _order(numbers: pd.DataFrame) -> list[str]:
    totals = numbers[numbers["drawn_as"] != OTHER].groupby("drawn_as")["binding_barrier"].sum()
    order = [str(name) for name in totals.sort_values(ascending=False, kind="stable").index]
    return order + ([OTHER] if (numbers["drawn_as"] == OTHER).any() else [])


def _bands(numbers: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    # By month (rows) and band (columns, from the bottom); months with nothing measured are left out.
    sums = numbers.groupby(["month", "drawn_as"], sort=True)["binding_barrier"].sum(min_count=1)
    return sums.unstack("drawn_as").reindex(columns=order).dropna(how="all").fillna(0.0)


def _stack(panel: Axes, bands: pd.DataFrame) -> None:
    if bands.empty:
        return
    month = bands.index.to_numpy(float)
    edges = np.hstack([np.zeros((len(bands), 1)), bands.to_numpy().cumsum(axis=1)])
    if len(month) == 1:  # one month makes a bar
        month = np.array([month[0] - 0.6, month[0] + 0.6])
        edges = np.repeat(edges, 2, axis=0)
    for i, name in enumerate(bands.columns):
        panel.fill_between(month, edges[:, i], edges[:, i + 1], color=_COLOURS.get(name, "#9e9e9e"), lw=0)
    for i in range(1, len(bands.columns)):
        panel.plot(month, edges[:, i], color="white", lw=1.1)
    middles = (edges[-1, :-1] + edges[-1, 1:]) / 2
    places = style.spread(list(middles), style.line_gap(panel, 9), 0.02, 0.98)
    beside = 1 + 0.12 / style.width_inches(panel)
    for place, middle, (name, share) in zip(places, middles, bands.iloc[-1].items()):
        words = f"{wrapped(_words(str(name)), _WORDS_INCHES, 1, 9)} {_percent(float(share))}"
        panel.annotate(words, (1, middle), (beside, place),
                       xycoords=panel.get_yaxis_transform(), textcoords=panel.get_yaxis_transform(), size=9,
                       va="center", annotation_clip=False,
                       arrowprops={"arrowstyle": "-", "color": style.QUIET, "lw": 0.6, "shrinkA": 0, "shrinkB": 0,
                                   "relpos": (0, 0.5)})


def _percent(share: float) -> str:
    return "<1%" if 0 < share < 0.0095 else percent(share)


def _words(barrier: str) -> str:
    return shortened(plain_name(BARRIERS_SHORT, barrier), 18)
