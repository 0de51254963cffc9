"""What each intervention does alone: its gain in practice after one and after three years, with intervals, and its cost."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..names import wrapped
from ..words.amounts import counted, money, sentence
from ..words.titles import entry_title
from .alone import own_axes
from .shown import ends, signed, signed_tick

NAME = "trials"
TITLE = "What each intervention does alone"

ROWS = 15  # that stay legible
_LATE, _EARLY = "#0072b2", "#e69f00"


def table(trials: pd.DataFrame) -> pd.DataFrame:
    """The rows of `read_trials`, the largest gain after 36 months first, shares as points; clear: whether the interval of
    that gain leaves out 0."""
    numbers = trials.sort_values("practice_36", ascending=False, kind="stable").reset_index(drop=True)
    shares = [name for name in numbers if name not in ("entry", "money")]
    numbers[shares] = numbers[shares] * 100
    numbers["clear"] = (numbers["practice_36_low"] > 0) | (numbers["practice_36_high"] < 0)
    return numbers


@style.applied()
def draw(trials: pd.DataFrame, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(trials)
    width, height = figure.get_size_inches()
    style.head(figure, TITLE, "Staff who co-produce as routine, of those whose work it is: points more than in the"
        " same partnership without it")
    style.foot(figure, *_reading(numbers))
    axes = figure.add_axes((2.55 / width, 1.05 / height, (width - 4.15) / width, (height - 2.35) / height))
    _rows(axes, numbers)
    for i, (colour, marker, words) in enumerate(((_EARLY, "D", "after one year"), (_LATE, "o", "after three years"))):
        y = 1 - 1.02 / height
        figure.add_artist(Line2D([(2.65 + 1.5 * i) / width], [y], color=colour, marker=marker, markersize=6.5))
        figure.text((2.77 + 1.5 * i) / width, y, words, size=9.5, va="center_baseline")
    figure.text(1 - 0.35 / width, 1 - 1.02 / height, "Money in three years", size=9.5, va="center_baseline", ha="right",
                color=style.QUIET)
    return numbers


@style.applied()
def plot_trials(trials: pd.DataFrame, axes: Axes | None = None) -> Axes:
    """Draws the gains of the 15 interventions that do most alone, a row each."""
    axes = own_axes(axes, 8.0, 5.0)
    _rows(axes, table(trials))
    return axes


def alt(trials: pd.DataFrame, table: pd.DataFrame) -> str:
    """What the chart shows, in words."""
    gains = [f"{entry_title(str(row['entry']))} {_gain(row)}" for row in table.head(5).to_dict("records")]
    return " ".join([f"A row for each intervention, the largest gain on top: practice after one and after three"
        " years. First:"
                     f" {'; '.join(gains)}.", *_reading(table), style.CAUTION])


def _gain(row: dict[str, float]) -> str:
    low, high = row["practice_36_low"], row["practice_36_high"]
    return f"{signed(row['practice_36'], (high - low) / 2, ' points')} after three years ({ends(low, high)})"


def _reading(numbers: pd.DataFrame) -> list[str]:
    unclear = int((~numbers["clear"]).sum())
    less = int((numbers["clear"] & (numbers["practice_36"] < 0)).sum())
    text = f"The first {ROWS} of {len(numbers)}; the table holds all. " if len(numbers) > ROWS else ""
    text += f"After three years {unclear} of all show no clear difference from no intervention." if unclear else ""
    text += f" {sentence(counted(less, 'does', 'do'))} harm." if less else ""
    return [f"Each alone, from the second year on, at its own coverage. Lines: 95% intervals. {text}".strip(),
            "Their effects are from the catalogue, most of them assumed."]


def _rows(axes: Axes, numbers: pd.DataFrame) -> None:
    shown = numbers.head(ROWS)
    for y, row in enumerate(shown.to_dict("records")):
        for name, colour, marker, off in (("practice_12", _EARLY, "D", -0.17), ("practice_36", _LATE, "o", 0.17)):
            axes.plot([row[f"{name}_low"], row[f"{name}_high"]], [y + off] * 2, color=colour, lw=1.5)
            axes.plot([row[name]], [y + off], color=colour, marker=marker, markersize=5)
        axes.text(1.02, y, money(row["money"]), transform=axes.get_yaxis_transform(), size=9, va="center_baseline",
                  color=style.QUIET)
    axes.axvline(0, color=style.INK, lw=1.0)
    axes.set_ylim(max(len(shown), 4) - 0.5, -0.5)
    axes.set_yticks(range(len(shown)), [wrapped(entry_title(str(entry)), 2.35, 1, 9) for entry in shown["entry"]])
    axes.tick_params(axis="y", labelcolor=style.INK, labelsize=9)
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(signed_tick))
