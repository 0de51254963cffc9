"""The two charts of a calibration: targets beside the model, and what the data say of the parameters."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from .. import style
from ..names import wrapped
from .report import Answer

MOST_ROWS = 36
LEFT = 2.9  # inches, for names
MODEL, OBSERVED, OFF = style.COLOURS[1], style.INK, style.COLOURS[2]


@style.applied()
def draw_targets(answer: Answer, figure: Figure) -> str:
    """Each target: what was observed, and the model's interval. Returns what it shows, for those who cannot see it."""
    table = answer.targets[answer.targets["inside"].notna()].head(MOST_ROWS)
    targets = [one for one in answer.task.targets if one.name in set(table["target"])][:len(table)]
    shares = all(one.percent for one in targets)
    each = "" if shares else " Each in widths of the model's interval from its median."
    style.head(figure, CHARTS["targets"][0], "Model: bar, 95% of histories with the sets; line at the median. Observed: point"
               f" with 95% interval, or band.{each}")
    axes = _axes(figure, [one.name for one in targets])
    size = 7 if len(targets) < 20 else 4
    for row, (one, (_, shown)) in enumerate(zip(targets, table.iterrows())):
        middle, half = (0.0, 1.0) if shares else (shown["model"], max((shown["model_high"] - shown["model_low"]) / 2, 1e-12))
        low, high, model = ((shown[name] - middle) / half for name in ("model_low", "model_high", "model"))
        colour = MODEL if shown["inside"] else OFF
        axes.barh(row, high - low, 0.6, left=low, color=colour, alpha=0.45)
        axes.plot([model, model], [row - 0.3, row + 0.3], color=colour, linewidth=2)
        if one.is_band:
            ends = [(end - middle) / half if math.isfinite(end) else math.nan for end in (one.low, one.high)]
            for end, mark in zip(ends, (">", "<")):
                axes.plot([end], [row], mark, color=OBSERVED, markersize=size)
        else:
            reach = [[abs(end - one.value) / half] for end in one.interval]
            axes.errorbar([(one.value - middle) / half], [row], xerr=reach, fmt="o", color=OBSERVED, markersize=size,
                          elinewidth=1, capsize=2)
    if shares:
        axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{100 * x:g}%"))
    inside = answer.targets["inside"].dropna()
    words = f"{int(inside.sum())} of {len(inside)} targets are inside the model's interval."
    outside = [str(one) for one in answer.targets["target"][answer.targets["inside"] == False]]  # noqa: E712
    style.foot(figure, words, *(["Orange: outside."] if outside else []), *_left_out(len(inside), len(table), "targets"))
    return f"Bars: {words}{' Outside: ' + ', '.join(outside[:10]) + '.' if outside else ''} {style.CAUTION}"


@style.applied()
def draw_parameters(answer: Answer, figure: Figure) -> str:
    """Each parameter: where the sets lie in the range thought possible. Returns what it shows in words."""
    table = answer.parameters.head(MOST_ROWS)
    style.head(figure, CHARTS["parameters"][0],
               "Where 90% of the sets lie in the range thought possible, which is the whole width; mark at the median.")
    axes = _axes(figure, [str(name) for name in table["parameter"]])
    for row, (_, one) in enumerate(table.iterrows()):
        width = one["high"] - one["low"]
        low, high, middle = ((one[name] - one["low"]) / width for name in ("set_low", "set_high", "median"))
        axes.barh(row, 1, 0.6, color=style.FAINT, alpha=0.5)
        axes.barh(row, high - low, 0.6, left=low, color=style.QUIET if one["data"] == "as before" else MODEL, alpha=0.75)
        axes.plot([middle], [row], "D", color="white", markeredgecolor=style.INK, markersize=5 if len(table) < 20 else 3.5)
    axes.set_xlim(0, 1)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: {0.0: "lowest", 1.0: "highest"}.get(round(x, 6), "")))
    before = [str(name) for name in answer.parameters["parameter"][answer.parameters["data"] == "as before"]]
    words = f"Grey: {len(before)} of {len(answer.parameters)} parameters are as before; the data do not say more of them."
    style.foot(figure, words, *_left_out(len(answer.parameters), len(table), "parameters"))
    foremost = answer.parameters.head(5)
    most = ", ".join(f"{one['parameter']} ({one['width_of_prior']:.0%} as wide)" for _, one in foremost.iterrows())
    return f"Bars: the parameters that the data narrow most are {most}. {words} {style.CAUTION}"


def _axes(figure: Figure, names: list[str]) -> Axes:
    axes = figure.add_axes((LEFT / style.SIZE[0], 0.15, 0.97 - LEFT / style.SIZE[0], 0.68))
    axes.set_ylim(max(len(names), 4) - 0.4, -0.6)
    points = 9 if len(names) < 20 else 6.5
    axes.set_yticks(np.arange(len(names)), [wrapped(name, LEFT - 0.15, 1, points) for name in names], fontsize=points)
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")
    return axes


def _left_out(count: int, drawn: int, things: str) -> list[str]:
    return [f"The first {drawn} of {count} {things} are drawn."] if drawn < count else []


CHARTS: dict[str, tuple[str, Callable[[Answer, Figure], str]]] = {
    "targets": ("What was observed, and what the model shows", draw_targets),
    "parameters": ("What the data say of the parameters", draw_parameters),
}
