"""What holds co-production back: what removing each barrier adds to practice in use, with intervals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..diagnosis_file import scenario_of
from ..names import quoted, shortened
from ..words.plain_names import BARRIERS, plain_name
from .alone import own_axes
from .shown import ends, signed, signed_tick

NAME = "barriers"
TITLE = "What holds co-production back"


def table(diagnosis: xr.Dataset) -> pd.DataFrame:
    """A row a barrier, the largest contribution first: barrier; contribution (its share of what removing all adds) and
    alone (what removing it alone adds), each with _low and _high, the ends of the 95% interval; in percentage points."""
    numbers = pd.DataFrame({"barrier": [str(name) for name in diagnosis["barrier"].values]})
    for name in ("contribution", "alone"):
        for end in ("", "_low", "_high"):
            numbers[f"{name}{end}"] = diagnosis[f"{name}{end}"].values * 100.0
    return numbers.sort_values("contribution", ascending=False, kind="stable").reset_index(drop=True)


@style.applied()
def draw(diagnosis: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(diagnosis)
    width, height = figure.get_size_inches()
    style.head(figure, TITLE, f"Under {quoted(shortened(scenario_of(diagnosis), 60))}: what removing each barrier adds to practice"
                              " in use, in percentage points")
    style.foot(figure, *_reading(diagnosis))
    axes = figure.add_axes((3.1 / width, 1.12 / height, (width - 3.6) / width, (height - 2.2) / height))
    _bars(axes, numbers)
    return numbers


@style.applied()
def plot_barriers(diagnosis: xr.Dataset, axes: Axes | None = None) -> Axes:
    """Draws what removing each barrier adds, its contribution as a bar and alone as a dot, the largest contribution first."""
    axes = own_axes(axes, 8.0, 4.5)
    _bars(axes, table(diagnosis))
    return axes


def alt(diagnosis: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words."""
    parts = [f"{plain_name(BARRIERS, row.barrier)} {_said(row.contribution, row.contribution_low, row.contribution_high)},"
             f" alone {_said(row.alone, row.alone_low, row.alone_high)}" for row in table.itertuples()]
    return " ".join([f"Bars, one for each barrier under {quoted(scenario_of(diagnosis))}, the largest first; dots for its removal"
                     f" alone. In percentage points of practice in use: {'; '.join(parts)}.", *_reading(diagnosis), style.CAUTION])


def _said(value: float, low: float, high: float) -> str:
    if not np.isfinite([low, high]).all():
        return signed(value, 0.0)
    return f"{signed(value, (high - low) / 2)} ({ends(low, high)})"


def _bars(axes: Axes, numbers: pd.DataFrame) -> None:
    y = np.arange(len(numbers))
    for name, shift, colour in (("contribution", -0.14, style.COLOURS[1]), ("alone", 0.26, style.INK)):
        middle = numbers[name].to_numpy(float)
        reach = np.vstack([middle - numbers[f"{name}_low"], numbers[f"{name}_high"] - middle]).astype(float)
        if name == "contribution":
            axes.barh(y + shift, middle, 0.5, color=style.COLOURS[1], alpha=0.55, label="contribution")
        axes.errorbar(middle, y + shift, xerr=np.clip(np.nan_to_num(reach), 0, None), fmt="none" if name == "contribution" else "o",
                      color=style.INK if name == "contribution" else colour, markersize=4, elinewidth=1.2,
                      label=None if name == "contribution" else "removed alone")
    axes.axvline(0, color=style.INK, lw=1.0)
    axes.set_ylim(len(numbers) - 0.4, -0.6)
    axes.set_yticks(y, [plain_name(BARRIERS, name) for name in numbers["barrier"]])
    axes.tick_params(axis="y", labelcolor=style.INK, labelsize=9)
    axes.grid(False, axis="y")
    axes.xaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(signed_tick))
    axes.legend(loc="lower right", frameon=False, fontsize=9)


def _reading(diagnosis: xr.Dataset) -> list[str]:
    before, after = (float(diagnosis[name].mean()) * 100 for name in ("practice_in_use", "practice_without_any"))
    return [f"Practice in use is {before:.1f}% as it is and {after:.1f}% without any of the twelve barriers; contributions add up"
            " to the difference.", "Lines: 95% intervals. Means of the last twelve months."]
