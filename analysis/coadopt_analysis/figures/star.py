"""The Co-production Star of each scenario: the Four Co's as its arms, and the five steps beside it.

The Star is Governance International's: four Co's at its heart, and five steps on the way to them (map it, focus it,
people it, market it, grow it). Arms show practice; steps show how many organisations hold each.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .. import style
from ..months import YEAR, last_year
from ..names import quoted
from ..replicates import each_run, of, over_replicates
from .alone import own_axes
from .shown import Shown, left_out, only_named, percent, replicates_of, scenarios_shown

NAME = "star"
TITLE = "The Co-production Star: Four Co's and five steps"
NEEDS: tuple[str, ...] = ("in_use", "star_step")
COMPARES = False

MOST = 4   # stars that stay legible
_COS = {"commission": (0, 1), "design": (1, 0), "deliver": (0, -1), "assess": (-1, 0)}  # where their arms point
_WORDS = {"map": "map it", "focus": "focus it", "people": "people it", "market": "market it", "grow": "grow it"}
_WAIST = 0.2  # how far the star goes in between its arms, as a share of the middle arm
_FILL, _EDGE, _BAR, _FRAME = "#f0b27a", "#8a3f00", "#4a6fa5", "#c9c9c9"


def table(results: xr.Dataset) -> pd.DataFrame:
    """The end of each run, the mean of its last year: scenario, part (co or step), name, share, share_low, share_high,
    replicates. Of a Co: of relevant staff with it in use; of a step: of organisations that hold it, on it or beyond."""
    arms = each_run(results, of("in_use"), "in_use", late=YEAR).rename(co="name")
    stands = each_run(results, of("star_step"), "star_step", late=YEAR).rename(step="name")
    # An organisation that stands on a step holds those before it.
    beyond = stands.isel(name=slice(None, None, -1)).cumsum("name", skipna=False).isel(name=slice(None, None, -1))
    parts = []
    for part, values in (("co", arms), ("step", beyond.isel(name=slice(1, None)))):
        summary = over_replicates(values).rename(mean="share", low="share_low", high="share_high")
        numbers = summary.reset_coords(drop=True).to_dataframe(dim_order=["scenario", "name"]).reset_index()
        numbers.insert(1, "part", part)
        parts.append(numbers)
    together = pd.concat(parts, ignore_index=True)
    place = {str(name): i for i, name in enumerate(results["scenario"].values)}
    return together.iloc[np.argsort(together["scenario"].map(place).to_numpy(), kind="stable")].reset_index(drop=True)


@style.applied()
def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(results)
    shown = scenarios_shown(results, MOST)
    reach = _reach(numbers[numbers["scenario"].isin([one.name for one in shown])])
    style.head(figure, TITLE, "Arms: share of the staff whose work it is who do it with people. Bars: share of organisations"
                              " that hold the step.")
    style.foot(figure, *_reading(results, numbers, reach))
    for one, panel in zip(shown, _places(figure, len(shown))):
        _panel(panel, numbers, one, reach)
    return numbers


@style.applied()
def plot_star(results: xr.Dataset, axes: Axes | None = None, *, scenario: str | None = None) -> Axes:
    """Draws the Star of one scenario, the first if none is named. Raises ValueError for a name that is not there."""
    axes = own_axes(axes, 5.0, 3.2)
    one = only_named(scenarios_shown(results), scenario)[0]
    numbers = table(results)
    numbers = numbers[numbers["scenario"] == one.name]
    _panel(axes, numbers, one, _reach(numbers))
    return axes


def alt(results: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words, with full names."""
    sentences = []
    for one in scenarios_shown(results, MOST):
        mine = table[table["scenario"] == one.name]
        arms = ", ".join(f"{percent(share)} co-{co}" for co, share in _shares(mine, "co").items())
        steps = ", ".join(f"{percent(share)} {_WORDS.get(step, step)}" for step, share in _shares(mine, "step").items())
        sentences.append(f"{quoted(one.name)}: in use by {arms}; steps held by {steps}.")
    opening = ("A four-armed star for each scenario, one arm a Co, with bars for the five steps of the Co-production Star."
               f" {last_year(results).capitalize()}:")
    return " ".join([opening, *sentences, *_reading(results, table), style.CAUTION])


def _shares(numbers: pd.DataFrame, part: str) -> dict[str, float]:
    mine = numbers[numbers["part"] == part]
    return dict(zip(mine["name"].astype(str), mine["share"].astype(float)))


def _reading(results: xr.Dataset, numbers: pd.DataFrame, reach: float | None = None) -> list[str]:
    whose = "one run" if numbers["replicates"].max() == 1 else f"{replicates_of(numbers)} repeated runs"
    scale = "" if reach is None else f"Dotted outline: {percent(reach)} in each."
    sentences = [left_out(results, MOST), f"{last_year(results).capitalize()}, {whose}.", scale]
    return [sentence for sentence in sentences if sentence]


def _reach(numbers: pd.DataFrame) -> float:
    # Where the dotted outline stands, which all stars share: a round share that holds the longest arm.
    longest = float(numbers.loc[numbers["part"] == "co", "share"].max())
    return next((share for share in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8) if longest <= share), 1.0)


def _places(figure: Figure, count: int) -> list[Axes]:
    rows, columns = {1: (1, 1), 2: (1, 2)}.get(count, (2, 2))
    across, up, bottom = 1 / columns, 0.745 / rows, 0.11
    return [figure.add_axes((i % columns * across + 0.012, bottom + (rows - 1 - i // columns) * up, across - 0.024,
                             up - 0.035)) for i in range(count)]


def _panel(axes: Axes, numbers: pd.DataFrame, one: Shown, reach: float) -> None:
    axes.set_axis_off()
    width, height = (size / 72 for size in axes.get_window_extent().transformed(
        axes.figure.dpi_scale_trans.inverted()).size * 72)
    title = 0.22
    inches = min(height - title - 0.4, width - 2.5, 3.4) / 2  # from the heart to the end of the longest arm
    inches = max(inches, 0.35)
    # One unit of the axes is an inch, with the heart of the star at 0, 0.
    left = inches + 0.55
    axes.set_xlim(-left, width - left)
    axes.set_ylim(-(height - title) / 2, (height + title) / 2)
    style.panel_title_inside(axes, one.label)
    mine = numbers[numbers["scenario"] == one.name]
    _arms(axes, mine[mine["part"] == "co"], inches, reach)
    _steps(axes, mine[mine["part"] == "step"], inches + 0.6, width - left - 0.08)


def _arms(axes: Axes, numbers: pd.DataFrame, inches: float, reach: float) -> None:
    shares = _shares(numbers, "co")
    axes.fill(*_outline(dict.fromkeys(_COS, reach), inches, reach), facecolor="none", edgecolor=style.QUIET, lw=0.9,
              ls=(0, (1, 2)))
    axes.fill(*_outline(shares, inches, reach), facecolor=_FILL, edgecolor=_EDGE, lw=1.6, joinstyle="round")
    for co, (x, y) in _COS.items():
        if co not in shares:
            continue
        words = percent(shares[co])
        if y:
            axes.text(0, y * (inches + 0.04), f"{co} {words}", size=9, ha="center", va="bottom" if y > 0 else "top")
        else:
            axes.text(x * (inches + 0.06), 0, f"{co}\n{words}", size=9, ha="left" if x > 0 else "right", va="center",
                      linespacing=1.1)


def _outline(shares: dict[str, float], inches: float, reach: float) -> tuple[list[float], list[float]]:
    lengths = [max(shares.get(co, 0.0), 0.0) / reach * inches for co in _COS]
    waist = float(np.mean(lengths)) * _WAIST
    xs, ys = [], []
    directions = list(_COS.values())
    for i, ((x, y), length) in enumerate(zip(directions, lengths)):
        following = directions[(i + 1) % 4]
        xs += [x * length, (x + following[0]) * waist]
        ys += [y * length, (y + following[1]) * waist]
    return xs, ys


def _steps(axes: Axes, numbers: pd.DataFrame, left: float, right: float) -> None:
    gap = min(0.36, (axes.get_ylim()[1] - axes.get_ylim()[0] - 0.5) / 5)
    start, end = left + 0.68, right - 0.42
    for i, (name, share) in enumerate(_shares(numbers, "step").items()):
        y = (2 - i) * gap
        axes.barh([y], [end - start], gap * 0.5, left=start, color="none", edgecolor=_FRAME, lw=0.8)
        axes.barh([y], [(end - start) * (share if np.isfinite(share) else 0)], gap * 0.5, left=start, color=_BAR)
        axes.text(start - 0.07, y, _WORDS.get(name, name), size=9, ha="right", va="center_baseline")
        axes.text(end + 0.06, y, percent(share), size=9, ha="left", va="center_baseline")
