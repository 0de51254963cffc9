"""The chart of a ranking: the factors that matter most with intervals, and for trajectories mu* against sigma."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..names import chart_names, quoted, shortened, wrapped
from ..words.amounts import counted
from .ranking import Ranking
from .sweep import Sweep

ROWS = 12
LONGEST = 36  # letters of a name on one line
LEFT = 3.0    # inches beside the bars, for names
NAMED = 5  # points of the scatter that are named
ASSUMED, OTHER = style.COLOURS[1], style.COLOURS[2]


def title(ranking: Ranking) -> str:
    """What the chart shows, in short."""
    return f"What decides {ranking.question.title}"


def alt(ranking: Ranking) -> str:
    """What it shows, for those who cannot see it."""
    shown = ", ".join(str(name) for name in _shown(ranking)["factor"].head(5))
    return (f"Bars: the factors with the largest effect on {ranking.question.words}, first {shown}."
            f" {ranking.noise.words()} "
            f"{style.CAUTION}")


@style.applied()
def draw(sweep: Sweep, ranking: Ranking, figure: Figure) -> None:
    """Draws it on an empty figure."""
    question = ranking.question
    names = chart_names([name for name in (question.scenario, question.reference) if name])
    whose = " against ".join(quoted(shortened(name, 40)) for name in names)
    measure = {"morris": "Change of it from the low end of a factor's range to the high end, mean size (mu*)",
               "sobol": "Share of the variance beyond chance that a factor explains: in all (bar), alone (white mark)",
               "regression": "Share of the variance beyond chance that a factor explains: in all (bar), alone (white mark)"}[
                   ranking.method]
    style.head(figure, title(ranking), f"{whose}. {measure}.")
    scatter = ranking.method == "morris"
    bars = figure.add_axes((LEFT / style.SIZE[0], 0.15, 0.34 if scatter else 0.66, 0.68))
    _bars(sweep, ranking, bars)
    if scatter:
        _scatter(ranking, figure.add_axes((0.72, 0.15, 0.26, 0.68)))
    left_out = len(ranking.table) - len(_shown(ranking))
    rest = [f"Not shown: {counted(left_out, 'factor')} not detected with {ranking.with_what}, or with less effect."
            ] if left_out else []
    style.foot(figure, "Lines: 95% intervals.", ranking.noise.words(), *rest)


def _known(ranking: Ranking) -> pd.DataFrame:
    return ranking.table[ranking.table["importance"].notna()]


def _shown(ranking: Ranking) -> pd.DataFrame:
    table = _known(ranking)
    clear = table[table["clear"]]
    return (clear if len(clear) else table).head(ROWS)


def _bars(sweep: Sweep, ranking: Ranking, axes: Axes) -> None:
    table = _shown(ranking)
    factors = {factor.name: factor for factor in sweep.coordinates}
    assumed = [factors[name].assumed for name in table["factor"]]
    y = np.arange(len(table))
    scale = _scale(ranking)
    value = table["importance"].clip(lower=0).to_numpy() * scale
    ends = np.clip(np.vstack([value - table["low"].to_numpy() * scale, table["high"].to_numpy() * scale - value]), 0, None)
    axes.barh(y, value, 0.66, color=[ASSUMED if one else OTHER for one in assumed], alpha=0.85)
    axes.errorbar(value, y, xerr=ends, fmt="none", ecolor=style.INK, elinewidth=1, capsize=2)
    if "first" in table:
        axes.plot(table["first"].clip(lower=0) * scale, y, "D", color="white", markeredgecolor=style.INK, markersize=5)
    axes.set_ylim(max(len(table), 6) - 0.4, -0.6)
    axes.set_yticks(y, [_broken(str(name)) for name in table["factor"]], fontsize=9)
    axes.set_xlim(left=0)
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")
    _unit(axes.xaxis, ranking)
    for colour, words in ((ASSUMED, "assumed"), (OTHER, "cited, calibrated, derived or chosen")):
        if (colour == ASSUMED) in assumed:
            axes.barh([np.nan], [0], color=colour, alpha=0.85, label=words)
    axes.legend(loc="lower right", frameon=False, fontsize=9)


def _broken(name: str) -> str:
    """A factor's name over two lines, broken before its last word where it is long."""
    room, dot, last = name.rpartition(".")
    lines = (f"{room}{dot}", last) if len(name) > LONGEST else (name,)
    return "\n".join(wrapped(line, LEFT - 0.15, 1, 9) for line in lines if line)


def _scatter(ranking: Ranking, axes: Axes) -> None:
    table = ranking.table[ranking.table["sigma"].notna()]
    scale = _scale(ranking)
    x, y = table["importance"].to_numpy() * scale, table["sigma"].to_numpy() * scale
    clear = table["clear"].to_numpy(bool)
    axes.plot(x[~clear], y[~clear], "o", color=style.FAINT, markersize=4, label="not detected")
    axes.plot(x[clear], y[clear], "o", color=style.INK, markersize=4.5, label="detected")
    end = max(float(np.max(x, initial=0)), 1e-12) * 1.1
    axes.plot([0, end], [0, end], color=style.QUIET, linewidth=0.8, dashes=(4, 3))
    axes.set_xlim(0, end)
    axes.set_ylim(0, max(float(np.max(y, initial=0)) * 1.35, 1e-12))
    for place in range(min(NAMED, int(clear.sum()))):
        rank = table["rank"].to_numpy()[clear][place]
        axes.annotate(str(rank), (x[clear][place], y[clear][place]), xytext=(4, 4), textcoords="offset points", size=9)
    axes.set_title("Depends on the rest (sigma)", size=10)
    axes.set_xlabel("mu*; numbers: rank")
    axes.legend(loc="upper left", frameon=False, fontsize=8.5)
    _unit(axes.xaxis, ranking)
    _unit(axes.yaxis, ranking)


def _scale(ranking: Ranking) -> float:
    return 100.0 if ranking.method != "morris" or ranking.question.percent else 1.0


def _unit(axis: object, ranking: Ranking) -> None:
    question = ranking.question
    axis.set_major_locator(MaxNLocator(4))  # type: ignore[attr-defined]
    if ranking.method != "morris":
        axis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:g}%"))  # type: ignore[attr-defined]
    elif question.percent:
        axis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:g}"))  # type: ignore[attr-defined]
        if axis.axis_name == "x":  # type: ignore[attr-defined]
            axis.set_label_text((axis.get_label_text() + "  (points)").strip())  # type: ignore[attr-defined]
    else:
        axis.set_major_formatter(FuncFormatter(lambda v, _: f"{v:,g}"))  # type: ignore[attr-defined]
