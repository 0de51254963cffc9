"""An outcome over two factors of a sweep: a cell for each pair of values, coloured, with its number written in it."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.cm import ScalarMappable
from matplotlib.colors import Colormap, Normalize, TwoSlopeNorm, to_hex
from matplotlib.figure import Figure

from .. import style
from ..names import chart_names, quoted, shortened, wrapped
from ..replicates import least_to_most
from ..sensitivity.cells import Cells
from .alone import own_axes

NAME = "heat_map"
TITLE = "Where it works, by two of the varied factors"


def table(plane: Cells) -> pd.DataFrame:
    """A row a cell: x and y (names of the factors), x_value and y_value (the level, or the range of the cell), outcome (its
    mean, in points or per cent where it is a share, else in its unit), points (of the design in the cell)."""
    rows = [(plane.x.name, plane.y.name, x_label, y_label, plane.means[j, i] * _scale(plane), int(plane.points[j, i]))
            for j, y_label in enumerate(plane.y_labels) for i, x_label in enumerate(plane.x_labels)]
    return pd.DataFrame(rows, columns=["x", "y", "x_value", "y_value", "outcome", "points"])


@style.applied()
def draw(plane: Cells, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    width, height = figure.get_size_inches()
    style.head(figure, TITLE, f"{_question(plane)}: mean of the points in each cell")
    style.foot(figure, *_reading(plane))
    axes = figure.add_axes((1.75 / width, 1.35 / height, (width - 2.2) / width, (height - 2.4) / height))
    _draw_cells(axes, plane)
    return table(plane)


@style.applied()
def plot_heat_map(plane: Cells, axes: Axes | None = None) -> Axes:
    """Draws an outcome over two factors as coloured cells with their numbers."""
    axes = own_axes(axes, 7.0, 4.5)
    _draw_cells(axes, plane)
    return axes


def alt(plane: Cells, table: pd.DataFrame) -> str:
    """What the chart shows, in words."""
    known = table.dropna(subset=["outcome"])
    text = "No point was finished."
    if len(known):
        low, high = known.loc[known["outcome"].idxmin()], known.loc[known["outcome"].idxmax()]
        text = " ".join(f"{word} {_figure(plane, row['outcome'])} where {plane.x.words} is {row['x_value']} and"
                        f" {plane.y.words} is {row['y_value']}." for word, row in (("Least:", low), ("Most:", high)))
    return " ".join([f"Table of coloured cells, {plane.x.words} across and {plane.y.words} up: {_question(plane)}.",
                     text, *_reading(plane), style.CAUTION])


def _question(plane: Cells) -> str:
    question = plane.question
    names = chart_names([name for name in (question.scenario, question.reference) if name])
    said = f"{question.title[:1].upper()}{question.title[1:]}{_of_unit(_unit(plane))}, {quoted(shortened(names[0], 34))}"
    return said + (f" against {quoted(shortened(names[1], 34))}" if question.reference else "")


def _reading(plane: Cells) -> list[str]:
    count = least_to_most(plane.points.ravel())
    whose = f"{count} point" + ("" if count == "1" else "s")
    rest = f"; {plane.others} other factors were varied too, so neighbours differ by chance" if plane.others > 0 else ""
    empty = " Empty: no point lies there." if (plane.points == 0).any() else ""
    return [f"Each cell: mean of {whose} of the sweep{rest}.{empty} The values are assumed, not measured."]


def _draw_cells(axes: Axes, plane: Cells) -> None:
    values = plane.means * _scale(plane)
    colours, norm = _colours(plane, values)
    shades = ScalarMappable(norm, colours)
    for j, i in np.ndindex(values.shape):
        value = values[j, i]
        colour = to_hex(shades.to_rgba(value)) if np.isfinite(value) else "#ffffff"
        axes.barh([j], [1.0], 1.0, left=i - 0.5, color=colour, edgecolor="white", lw=1.2)
        if np.isfinite(value):
            ink = "white" if style.luminance(colour) < 0.2 else style.INK
            axes.text(i, j, _figure(plane, value), size=10, ha="center", va="center_baseline", color=ink)
    axes.set_xlim(-0.5, values.shape[1] - 0.5)
    axes.set_ylim(-0.5, values.shape[0] - 0.5)
    across = style.width_inches(axes) / len(plane.x_labels) - 0.08
    axes.set_xticks(range(len(plane.x_labels)), [wrapped(label, across, 1, 9) for label in plane.x_labels])
    axes.set_yticks(range(len(plane.y_labels)), [wrapped(label, 0.95, 1, 9) for label in plane.y_labels])
    axes.tick_params(length=0, labelsize=9)
    axes.set_xlabel(wrapped(plane.x.words + _of_unit(plane.x.units), 6.5, 2, 10))
    axes.set_ylabel(wrapped(plane.y.words + _of_unit(plane.y.units), 3.2, 3, 10))
    axes.grid(False)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _colours(plane: Cells, values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> tuple[Colormap, Normalize]:
    known = values[np.isfinite(values)]
    low, high = (float(known.min()), float(known.max())) if len(known) else (0.0, 1.0)
    if plane.question.reference and low < 0 < high:
        end = max(-low, high)
        return colormaps["PuOr"], TwoSlopeNorm(0.0, -end, end)
    return colormaps["cividis"], Normalize(low, high if high > low else low + 1)


def _figure(plane: Cells, value: float) -> str:
    if not np.isfinite(value):
        return "unknown"
    figure = f"{abs(value):,.0f}" if abs(value) >= 100 else f"{abs(value):.{_decimals(plane)}f}" if plane.question.percent \
        else f"{abs(value):.2g}"
    if not plane.question.reference:
        return ("\u2212" if value < 0 else "") + figure
    return ("" if float(figure.replace(",", "")) == 0 else "+" if value > 0 else "\u2212") + figure


def _decimals(plane: Cells) -> int:
    # As many as distinguish the cells: at least one.
    known = plane.means[np.isfinite(plane.means)] * _scale(plane)
    apart = float(np.ptp(known)) if len(known) else 0.0
    return max(1, min(3, -math.floor(math.log10(apart)))) if apart > 0 else 1


def _scale(plane: Cells) -> float:
    return 100.0 if plane.question.percent else 1.0


def _unit(plane: Cells) -> str:
    if plane.question.percent:
        return "points" if plane.question.reference else "0 to 100" if plane.question.on_a_scale else "%"
    return {"1": "", "hour": "hours"}.get(plane.question.units, plane.question.units)


def _of_unit(units: str) -> str:
    return "" if units in ("", "1") else f" ({units})"
