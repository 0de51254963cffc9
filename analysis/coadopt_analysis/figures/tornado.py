"""What an outcome depends on: its change from the low end of each factor's range to the high end, the largest on top."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..names import chart_names, quoted, shortened, wrapped
from ..sensitivity.ranking import Ranking
from .alone import own_axes

NAME = "tornado"
TITLE = "What the result depends on"

ROWS = 10   # bars that stay legible
_UP, _DOWN, _EITHER, _PALE = "#0072b2", "#d55e00", "#8c8c8c", 0.35


def table(ranking: Ranking) -> pd.DataFrame:
    """A row a factor, the largest change first: factor; change, change_low, change_high (from the low end of its range to
    the high end, 95% interval where the design gives one; in the outcome's unit, points where that is a share); either_way
    (of a choice without order: the mean size of a change, NaN for others); clear (whether it is more than chance)."""
    scale = _scale(ranking)
    found = ranking.table
    numbers = pd.DataFrame({"factor": found["factor"].astype(str), "change": found["change"].astype(float) * scale})
    for end in ("low", "high"):
        numbers[f"change_{end}"] = found[f"mu_{end}"].astype(float) * scale if f"mu_{end}" in found else np.nan
    sized = found["importance"].astype(float) * scale if ranking.method == "morris" else np.nan
    numbers["either_way"] = pd.Series(sized, index=numbers.index).where(numbers["change"].isna())
    numbers["clear"] = found["clear"].astype(bool)
    size = numbers["change"].abs().fillna(numbers["either_way"]).fillna(-1.0)
    return numbers.iloc[np.argsort(-size.to_numpy(), kind="stable")].reset_index(drop=True)


@style.applied()
def draw(ranking: Ranking, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(ranking)
    width, height = figure.get_size_inches()
    style.head(figure, TITLE, f"Change of {_question(ranking)}, from the low end of a factor's range to the high end")
    style.foot(figure, *_reading(ranking))
    axes = figure.add_axes((3.55 / width, 1.05 / height, (width - 4.1) / width, (height - 2.2) / height))
    _bars(axes, ranking, numbers)
    return numbers


@style.applied()
def plot_tornado(ranking: Ranking, axes: Axes | None = None) -> Axes:
    """Draws how far an outcome moves along each factor, the largest change on top."""
    axes = own_axes(axes, 7.0, 4.5)
    _bars(axes, ranking, table(ranking))
    return axes


def alt(ranking: Ranking, table: pd.DataFrame) -> str:
    """What the chart shows, in words."""
    leading = []
    for row in _shown(table).head(5).to_dict("records"):
        chance = "" if row["clear"] else ", which may be chance"
        leading.append(f"{ranking.meaning(row['factor'])} {_said(ranking, row)}{chance}")
    return " ".join([f"Bars from 0, the longest on top: change of {_question(ranking)}, from the low end of each"
        " factor's range"
                     f" to the high end. First: {'; '.join(leading) if leading else 'none'}.", *_reading(ranking), style.CAUTION])


def _said(ranking: Ranking, row: dict[str, float]) -> str:
    if np.isfinite(row["either_way"]):
        return f"{_tick(row['either_way'], ranking).lstrip('+')} either way"
    return _tick(row["change"], ranking)


def _question(ranking: Ranking) -> str:
    question = ranking.question
    names = chart_names([question.scenario, question.reference]) if question.reference else chart_names([question.scenario])
    against = f", {quoted(shortened(names[0], 40))}"
    if question.reference:
        against += f" against {quoted(shortened(names[1], 40))}"
    return f"{question.title}{_in_unit(ranking)}{against}"


def _reading(ranking: Ranking) -> list[str]:
    lines = " Lines: 95% intervals." if ranking.method in ("morris", "draws") else ""
    reading = f"Dark bars are more than chance, pale ones may be chance.{lines}"
    if ranking.method == "draws":
        return [f"Dark bars are more than chance, pale ones may be chance among so many.{lines}", f"{ranking.used}"
            " sets of alternative assumptions, all varied at once by up to a quarter of their value.",
                "Every number here is assumed."]
    unordered = " Grey: a choice without order." if table(ranking)["either_way"].notna().any() else ""
    return [f"{reading}{unordered}", ranking.noise.words(),
            "Varied values are assumed unless their source says otherwise."]


def _shown(numbers: pd.DataFrame) -> pd.DataFrame:
    known = numbers[numbers["change"].notna() | numbers["either_way"].notna()]
    moved = known[(known["change"].abs().fillna(known["either_way"])) > 0]
    return (moved if len(moved) else known).head(ROWS)


def _bars(axes: Axes, ranking: Ranking, numbers: pd.DataFrame) -> None:
    shown = _shown(numbers)
    for y, row in enumerate(shown.to_dict("records")):
        shade = 1.0 if row["clear"] else _PALE
        if np.isfinite(row["either_way"]):
            half = row["either_way"] / 2
            axes.barh([y], [2 * half], 0.66, left=-half, color=_EITHER, alpha=shade, hatch="///", edgecolor="white", lw=0)
            continue
        axes.barh([y], [row["change"]], 0.66, color=_UP if row["change"] >= 0 else _DOWN, alpha=shade)
        if np.isfinite(row["change_low"]):
            axes.plot([row["change_low"], row["change_high"]], [y, y], color=style.INK, lw=1.1)
    axes.axvline(0, color=style.INK, lw=1.0)
    axes.set_ylim(max(len(shown), 4) - 0.5, -0.5)
    axes.set_yticks(range(len(shown)), [wrapped(ranking.meaning(str(name)), 3.2, 2, 9) for name in shown["factor"]])
    axes.tick_params(axis="y", labelcolor=style.INK, labelsize=9)
    axes.margins(x=0.08)
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")
    axes.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: _tick(x, ranking)))
    axes.set_xlabel(_unit(ranking))


def _scale(ranking: Ranking) -> float:
    return 100.0 if ranking.question.percent else 1.0


def _unit(ranking: Ranking) -> str:
    units = ranking.question.units
    return "points" if ranking.question.percent else {"1": "", "hour": "hours"}.get(units, units)


def _in_unit(ranking: Ranking) -> str:
    return f" ({unit})" if (unit := _unit(ranking)) else ""


def _tick(value: float, ranking: Ranking) -> str:
    if abs(value) < 1e-12:
        return "0"
    figure = f"{abs(value):,.0f}" if abs(value) >= 100 else f"{abs(value):.2g}"
    return ("+" if value > 0 else "\u2212") + figure
