"""Who gains: what each scenario adds to taking part and to wellbeing, group by group, with intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..comparison.compared import REFERENCE, Compared
from ..differences import Difference
from ..months import YEAR, last_year
from ..names import chart_names, quoted, shortened
from ..replicates import confidence, each_run, of, paired_difference, together
from .alone import own_axes
from .key import key, legend
from .shown import Shown, ends, left_out, only_named, others_shown, replicates_of, signed, signed_tick

NAME = "equity"
TITLE = "Who gains or loses, and who is left out?"
NEEDS: tuple[str, ...] = ("participation", "wellbeing")
COMPARES = True

OUTCOMES = {"participation": "Taking part, percentage points", "wellbeing": "Wellbeing, on a scale of 0 to 100"}
GROUPS = {"users": "all who use services", "seldom_heard": "seldom heard", "low_efficacy": "doubt their part matters",
          "high_need": "in high need", "neighbours": "neighbours", "everyone": "everyone"}
_LEFT_INCHES, _KEY_INCHES = 1.8, 2.3


def table(results: xr.Dataset) -> pd.DataFrame:
    """The mean of the last year minus that of the first scenario in the same replicate: scenario, outcome (participation
    in points, wellbeing on a scale of 0 to 100), group, reference (its level), difference, difference_low,
    difference_high (95% interval), replicates (pairs)."""
    rows = []
    compared = Compared(results)
    for outcome in OUTCOMES:
        everyone = each_run(results, of(outcome, group="everyone"), outcome, late=YEAR)  # is no outcome of the comparison
        for i in compared.others:
            name = str(results["scenario"].values[i])
            for group in GROUPS:
                if group == "everyone":
                    reference, gain = _of_everyone(everyone, name, confidence(results))
                else:
                    measured = f"{outcome}_{group}"
                    reference, gain = compared.mean(REFERENCE, measured), compared.more(i, measured)
                rows.append((name, outcome, group, reference * 100, gain.mean * 100, gain.low * 100, gain.high * 100, gain.pairs))
    return pd.DataFrame(rows, columns=["scenario", "outcome", "group", "reference", "difference", "difference_low",
                                       "difference_high", "replicates"])


def _of_everyone(runs: xr.DataArray, name: str, sure: float) -> tuple[float, Difference]:
    reference = runs.isel(scenario=0)
    return float(reference.mean("replicate")), paired_difference(runs.sel(scenario=name).values, reference.values, sure)


@style.applied()
def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(results)
    shown = others_shown(results)
    style.head(figure, TITLE, f"Change from {_reference(results)} by the last year; grey figures: the level in the"
        " reference")
    style.foot(figure, *_reading(results, numbers))
    width, height = figure.get_size_inches()
    each = (width - _LEFT_INCHES - _KEY_INCHES - 0.75) / 2
    for i, outcome in enumerate(OUTCOMES):
        left = _LEFT_INCHES + i * (each + 0.55)
        axes = figure.add_axes((left / width, 1.05 / height, each / width, (height - 2.2) / height))
        _panel(axes, numbers, shown, outcome, named=i == 0)
    key(figure, shown, _KEY_INCHES, lines=False)
    return numbers


@style.applied()
def plot_equity(results: xr.Dataset, axes: Axes | None = None, *, outcome: str = "participation",
                scenario: str | list[str] | None = None) -> Axes:
    """Draws what scenarios add to `participation` or `wellbeing` by group, with a legend.

    Raises ValueError for names that are not there.
    """
    if outcome not in OUTCOMES:
        raise ValueError(f"there is no outcome '{outcome}' of groups; there are: {', '.join(OUTCOMES)}")
    axes = own_axes(axes)
    shown = only_named(others_shown(results), scenario)
    _panel(axes, table(results), shown, outcome, named=True)
    legend(axes, shown, lines=False)
    return axes


def alt(results: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words, with full names."""
    sentences = []
    for one in others_shown(results):
        for outcome, words in (("participation", "taking part"), ("wellbeing", "wellbeing, 0 to 100")):
            mine = table[(table["scenario"] == one.name) & (table["outcome"] == outcome)]
            each = "; ".join(f"{GROUPS.get(row.group, row.group)} {_amount(row)}" for row in mine.itertuples())
            sentences.append(f"{quoted(one.name)}, {words}: {each}.")
    opening = ("Dots with intervals, a row for each group: what scenarios add to taking part, in percentage points,"
               " and to"
               f" wellbeing, against {quoted(str(results['scenario'].values[0]))}.")
    return " ".join([opening, *sentences, *_reading(results, table), style.CAUTION])


def _amount(row: object) -> str:
    low, high = row.difference_low, row.difference_high  # type: ignore[attr-defined]
    return f"{signed(row.difference, (high - low) / 2)} ({ends(low, high)})"  # type: ignore[attr-defined]


def _reference(results: xr.Dataset) -> str:
    return quoted(shortened(chart_names([str(name) for name in results["scenario"].values])[0], 40))


def _reading(results: xr.Dataset, numbers: pd.DataFrame) -> list[str]:
    bars = ("one run, so no interval" if numbers["replicates"].max() < 2
            else f"bars: 95% intervals over {replicates_of(numbers)} pairs of runs{together(results)}; those that cross 0 show no"
            " clear difference")
    sentences = [left_out(results), f"{last_year(results).capitalize()}; {bars}.",
            "How much wellbeing gains from taking part is assumed and uncertain."]
    return [sentence for sentence in sentences if sentence]


def _panel(axes: Axes, numbers: pd.DataFrame, shown: list[Shown], outcome: str, named: bool) -> None:
    groups = [str(group) for group in dict.fromkeys(numbers["group"])]
    mine = numbers[numbers["outcome"] == outcome]
    apart = min(0.16, 0.76 / max(len(shown), 1))
    for rank, one in enumerate(shown):
        look = style.line(one.place)
        rows = mine[mine["scenario"] == one.name].set_index("group").reindex(groups)
        y = np.arange(len(groups)) + (rank - (len(shown) - 1) / 2) * apart
        middle = rows["difference"].to_numpy(float)
        reach = np.vstack([middle - rows["difference_low"], rows["difference_high"] - middle]).astype(float)
        axes.errorbar(middle, y, xerr=np.nan_to_num(reach), fmt=look.marker, color=look.colour, markersize=5.5,
                      elinewidth=1.4)
    axes.axvline(0, color=style.INK, lw=1.0)
    for edge in range(1, len(groups)):
        axes.axhline(edge - 0.5, color=style.FAINT, lw=0.7)
    axes.set_ylim(len(groups) - 0.5, -0.5)
    axes.set_yticks(range(len(groups)), [GROUPS.get(group, group) if named else "" for group in groups])
    axes.tick_params(axis="y", labelcolor=style.INK)
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")
    low, high = axes.get_xlim()
    least = 0.2 if high - low < 0.2 else 0.0
    axes.set_xlim(min(low, -0.02 * (high - low)) - least, max(high, 0.02 * (high - low)) + (high - low) * 0.2 + least)
    levels = mine.drop_duplicates("group").set_index("group")["reference"].reindex(groups)
    for y_, level in enumerate(levels):
        words = "" if not np.isfinite(level) else f"{level:.0f}%" if outcome == "participation" else f"{level:.0f}"
        axes.text(0.995, y_, words, transform=axes.get_yaxis_transform(), size=9, ha="right", va="center",
                  color=style.QUIET)
    axes.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(signed_tick))
    axes.set_title(OUTCOMES[outcome], size=10.5)
