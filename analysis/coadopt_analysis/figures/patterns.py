"""What the world is known to show against what the model shows: each number beside the band it should lie in."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .. import style
from ..names import wrapped
from ..words.amounts import counted
from .alone import own_axes

NAME = "patterns"
TITLE = "Does the model show what is known of the world?"

_LOOKS = {"holds": ("#0072b2", "o", "holds"), "undecided": ("#e69f00", "D", "undecided"), "fails": ("#b2182b", "X", "fails")}
_BAND = "#dfe9f2"
_LEFT, _RIGHT = -0.9, 1.9  # ends of a row; the band lies from 0 to 1


def table(patterns: pd.DataFrame) -> pd.DataFrame:
    """The rows of `read_patterns`, and place, place_low, place_high: where a number and its interval lie if its band runs
    from 0 to 1. A band open at one side has its edge at 0 or 1, and a scale on which the interval's far end is 0.8 of
    the band's width away; only on which side of the edge it lies can then be compared."""
    places = [_places(*row) for row in zip(*(patterns[name] for name in ("value", "low", "high", "band_low", "band_high")))]
    numbers = patterns.copy()
    for i, name in enumerate(("place", "place_low", "place_high")):
        numbers[name] = [place[i] for place in places]
    return numbers


@style.applied()
def draw(patterns: pd.DataFrame, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(patterns)
    width, height = figure.get_size_inches()
    style.head(figure, TITLE, f"{_counted(numbers)} Each mark is a number, its line the 95% interval.")
    style.foot(figure, *_reading())
    axes = figure.add_axes((2.75 / width, 0.95 / height, 5.3 / width, (height - 2.05) / height))
    _rows(axes, numbers)
    for i, (verdict, (colour, marker, words)) in enumerate(_LOOKS.items()):
        y = 1 - 0.9 / height
        figure.add_artist(Line2D([(2.85 + 1.2 * i) / width], [y], color=colour, marker=marker, markersize=6.5))
        figure.text((2.97 + 1.2 * i) / width, y, words, size=9.5, va="center")
    return numbers


@style.applied()
def plot_patterns(patterns: pd.DataFrame, axes: Axes | None = None) -> Axes:
    """Draws each number of `read_patterns` beside its band, a row a pattern."""
    axes = own_axes(axes, 8.0, 4.8)
    _rows(axes, table(patterns))
    return axes


def alt(patterns: pd.DataFrame, table: pd.DataFrame) -> str:
    """What the chart shows, in words."""
    sentences = []
    for verdict in ("fails", "undecided"):
        names = [f"{number} {name}" for (number, name), rows in table.groupby(["number", "name"], sort=True)
                 if (rows["verdict"] == verdict).all()]
        if names:
            sentences.append(f"{verdict.capitalize()}: {'; '.join(names)}.")
    return " ".join([f"A row for each pattern, marks beside a shaded band. {_counted(table)}", *sentences, *_reading(),
                     style.CAUTION])


def _places(value: float, low: float, high: float, band_low: float, band_high: float) -> tuple[float, float, float]:
    ends = (value, low if math.isfinite(low) else value, high if math.isfinite(high) else value)
    if math.isfinite(band_low) and math.isfinite(band_high):
        start, scale = band_low, band_high - band_low
        return tuple((end - start) / scale if scale else 0.5 for end in ends)  # type: ignore[return-value]
    edge = band_low if math.isfinite(band_low) else band_high
    far = max(abs(end - edge) for end in ends) / 0.8 or 1.0
    base = 0.0 if math.isfinite(band_low) else 1.0
    return tuple(base + (end - edge) / far for end in ends)  # type: ignore[return-value]


def _counted(numbers: pd.DataFrame) -> str:
    verdicts = numbers.drop_duplicates("number")["verdict"].value_counts()
    said = [f"{verdicts[verdict]} {one if verdicts[verdict] == 1 else several}" for verdict, one, several in
            (("holds", "holds", "hold"), ("undecided", "is undecided", "are undecided"), ("fails", "fails", "fail"))
            if verdict in verdicts]
    return f"Of {counted(int(verdicts.sum()), 'pattern')} {', '.join(said)}."


def _reading() -> list[str]:
    return ["Shaded: where the number should lie. Each has its own scale, so look at which side of an edge it lies,"
        " not how"
            " far. Arrows: further away than there is room. Bands are wide and partly from memory; a pattern that"
            " holds does"
            " not prove the model right."]


def _rows(axes: Axes, numbers: pd.DataFrame) -> None:
    groups = list(numbers.groupby("number", sort=True))
    axes.axvspan(0, 1, color=_BAND, lw=0)
    labels = []
    for y, (number, rows) in enumerate(groups):
        labels.append(wrapped(f"{number}  {rows['name'].iloc[0]}", 2.55, 1, 9))
        apart = min(0.24, 0.78 / len(rows))
        for rank, row in enumerate(rows.to_dict("records")):
            _mark(axes, y + (rank - (len(rows) - 1) / 2) * apart, row)
        use = "calibrated on" if rows["use"].iloc[0] == "calibrate" else "held out"
        verdict = str(rows["verdict"].iloc[0])
        axes.text(1.02, y, f"{_LOOKS.get(verdict, _LOOKS['undecided'])[2]}", transform=axes.get_yaxis_transform(), size=9,
                  va="center_baseline", weight="normal" if verdict == "holds" else "bold")
        axes.text(1.19, y, use, transform=axes.get_yaxis_transform(), size=9, va="center_baseline", color=style.QUIET)
    axes.set_xlim(_LEFT, _RIGHT)
    axes.set_ylim(max(len(groups), 3) - 0.5, -0.5)
    axes.set_yticks(range(len(groups)), labels)
    axes.tick_params(axis="y", labelcolor=style.INK, labelsize=9)
    axes.set_xticks([-0.45, 0.5, 1.45], ["outside", "within the band", "outside"])
    axes.tick_params(axis="x", length=0)
    axes.grid(False)
    for edge in range(1, len(groups)):
        axes.axhline(edge - 0.5, color=style.FAINT, lw=0.6)


def _mark(axes: Axes, y: float, row: dict[str, object]) -> None:
    colour, marker, _ = _LOOKS.get(str(row["check"]), _LOOKS["undecided"])
    place, low, high = (float(row[name]) for name in ("place", "place_low", "place_high"))  # type: ignore[arg-type]
    if not math.isfinite(place):
        return
    inside = min(max(place, _LEFT + 0.06), _RIGHT - 0.06)
    axes.plot([max(low, _LEFT), min(high, _RIGHT)], [y, y], color=colour, lw=1.3, solid_capstyle="butt")
    beyond = "<" if place < _LEFT + 0.06 else ">" if place > _RIGHT - 0.06 else marker
    axes.plot([inside], [y], color=colour, marker=beyond, markersize=5.5)
