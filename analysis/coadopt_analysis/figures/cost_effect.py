"""Cost against effect: what scenarios take in money and staff hours and what they add, with the efficient front."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..comparison.compared import Compared
from ..differences import together
from ..names import chart_names, quoted, shortened
from .alone import own_axes
from .key import key, legend
from .shown import Shown, ends, left_out, replicates_of, scenarios_shown, signed, signed_tick

Numbers = npt.NDArray[np.float64]

NAME = "cost_effect"
TITLE = "What it costs and what it changes"
NEEDS: tuple[str, ...] = ()  # outcomes alone, which every file has
COMPARES = True

COSTS = {"money": "Money for interventions", "hours": "Staff hours of interventions"}
_OUTCOMES = {"practice": ("practice_in_use", 100.0), "money": ("money", 1.0), "hours": ("hours_interventions", 1.0)}
_KEY_INCHES = 2.4


def table(results: xr.Dataset) -> pd.DataFrame:
    """Differences from the first scenario in the same replicate, which stands first with 0: scenario; practice (points of
    practice in use in the last year), money (GBP over the run, by all bearers), hours (of staff, within contracts, that
    interventions take over the run), each with _low and _high (95% interval); front_money and front_hours (whether no
    other scenario is as good in both and better in one, by the means); replicates (pairs)."""
    compared = Compared(results)
    names = [str(name) for name in results["scenario"].values]
    numbers = pd.DataFrame({"scenario": [names[i] for i in compared.scenarios]})
    for name, (outcome, scale) in _OUTCOMES.items():
        gains = [compared.more(i, outcome).times(scale) for i in compared.scenarios]
        for end in ("mean", "low", "high"):
            numbers[name if end == "mean" else f"{name}_{end}"] = [getattr(gain, end) for gain in gains]
    for cost in COSTS:
        numbers[f"front_{cost}"] = _front(numbers[cost].to_numpy(float), numbers["practice"].to_numpy(float))
    numbers["replicates"] = [gain.pairs for gain in gains]
    return numbers


@style.applied()
def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(results)
    shown = scenarios_shown(results)
    style.head(figure, TITLE, f"Practice that a scenario adds to {_reference(results)} by its last year, against"
        " the cost of its interventions over the whole run")
    style.foot(figure, *_reading(results, numbers))
    width, height = figure.get_size_inches()
    each = (width - 0.85 - _KEY_INCHES - 0.45) / 2
    for i, cost in enumerate(COSTS):
        axes = figure.add_axes(((0.85 + i * (each + 0.3)) / width, 1.35 / height, each / width, (height - 2.55) / height))
        _panel(axes, numbers, shown, cost)
        if i == 0:
            axes.set_ylabel("points of practice in use")
        else:
            axes.set_yticklabels([])
    key(figure, shown, _KEY_INCHES, lines=False)
    return numbers


@style.applied()
def plot_cost_effect(results: xr.Dataset, axes: Axes | None = None, *, cost: str = "money") -> Axes:
    """Draws what scenarios add to practice against `money` or `hours`, with the efficient front and a legend.

    Raises ValueError for another cost.
    """
    if cost not in COSTS:
        raise ValueError(f"there is no cost '{cost}'; there are: {', '.join(COSTS)}")
    axes = own_axes(axes)
    shown = scenarios_shown(results)
    _panel(axes, table(results), shown, cost)
    axes.set_ylabel("points of practice in use")
    legend(axes, shown, lines=False)
    return axes


def alt(results: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words, with full names."""
    sentences = []
    rows = table.set_index("scenario")
    for one in scenarios_shown(results)[1:]:
        row = rows.loc[one.name]
        half = (row["practice_high"] - row["practice_low"]) / 2
        best = [words for cost, words in (("money", "money"), ("hours", "staff hours")) if row[f"front_{cost}"]]
        front = f"; on the efficient front for {' and '.join(best)}" if best else "; not on an efficient front"
        sentences.append(f"{quoted(one.name)}: {signed(row['practice'], half)} points"
                    f" ({ends(row['practice_low'], row['practice_high'])}) for {_pounds(row['money'])} and"
                    f" {_staff_hours(row['hours'])}{front}.")
    opening = ("Two scatter charts with intervals: points of practice in use that scenarios add to"
               f" {quoted(str(results['scenario'].values[0]))}, against money and against staff hours.")
    return " ".join([opening, *sentences, *_reading(results, table), style.CAUTION])


def _front(cost: Numbers, gain: Numbers) -> list[bool]:
    # 1e-9 of the range forgives sums of one thing in another order.
    def beaten(i: int) -> bool:
        as_good = (cost <= cost[i] + 1e-9 * np.ptp(cost)) & (gain >= gain[i] - 1e-9 * np.ptp(gain))
        better = (cost < cost[i] - 1e-9 * np.ptp(cost)) | (gain > gain[i] + 1e-9 * np.ptp(gain))
        return bool((as_good & better).any())
    return [not beaten(i) for i in range(len(cost))]


def _panel(axes: Axes, numbers: pd.DataFrame, shown: list[Shown], cost: str) -> None:
    rows = numbers.set_index("scenario")
    drawn = rows.loc[[one.name for one in shown]]
    front = drawn[drawn[f"front_{cost}"]].sort_values([cost, "practice"])
    if len(front) > 1:
        axes.plot(front[cost], front["practice"], color=style.QUIET, lw=1.1, ls=(0, (3, 2)), zorder=1)
    axes.axhline(0, color=style.INK, lw=0.8, zorder=0.5)
    axes.axvline(0, color=style.INK, lw=0.8, zorder=0.5)
    for one in shown:
        row, look = rows.loc[one.name], style.line(one.place)
        reach = [[[_part(row, name, "low")], [_part(row, name, "high")]] for name in (cost, "practice")]
        axes.errorbar([row[cost]], [row["practice"]], xerr=reach[0], yerr=reach[1], fmt=look.marker, color=look.colour,
                      markersize=7.5, elinewidth=1.4, clip_on=False)
    axes.margins(0.12)
    low, high = axes.get_ylim()
    if high - low < 0.5:
        axes.set_ylim((low + high) / 2 - 0.25, (low + high) / 2 + 0.25)
    axes.grid(True, axis="both")
    axes.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(signed_tick))
    axes.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: _pounds(x) if cost == "money" else _about(x)))
    axes.set_title(COSTS[cost], size=10)


def _part(row: pd.Series, name: str, end: str) -> float:
    reach = abs(float(row[f"{name}_{end}"]) - float(row[name]))
    return reach if np.isfinite(reach) else 0.0


def _reference(results: xr.Dataset) -> str:
    return quoted(shortened(chart_names([str(name) for name in results["scenario"].values])[0], 40))


def _reading(results: xr.Dataset, numbers: pd.DataFrame) -> list[str]:
    others = numbers[1:]  # without the reference
    bars = ("One run, so no intervals." if others["replicates"].max() < 2
            else f"Bars: 95% intervals over {replicates_of(others)} pairs of runs{together(results)}, where wider than the mark.")
    sentences = [left_out(results), bars, "Dashed: the efficient front, which joins those that no other beats in both,"
        " by their means; where bars overlap their order is uncertain. Most costs and effects of interventions are"
        " assumed."]
    return [sentence for sentence in sentences if sentence]


def _pounds(amount: float) -> str:
    if not np.isfinite(amount):
        return "unknown money"
    return ("\u2212" if amount < -0.5 else "") + "£" + _about(abs(amount))


def _staff_hours(amount: float) -> str:
    text = _about(amount)
    return f"{text} staff hour{'' if text in ('1', chr(0x2212) + '1') else 's'}"


def _about(amount: float) -> str:
    # Three figures are more than these sums bear.
    if not np.isfinite(amount):
        return "unknown"
    size, sign = abs(amount), "\u2212" if amount < -0.5 else ""
    for unit, letter in ((1e9, " bn"), (1e6, "m"), (1e3, "k")):
        if size >= unit * 0.9995:
            return f"{sign}{size / unit:.3g}{letter}"
    return f"{sign}{size:.0f}"
