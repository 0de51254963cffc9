"""One look for all charts: colours, letters, places of panels, and labels that do not overlap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .names import fonts, wrapped

SIZE = (10.0, 5.625)  # inches, 16:9: pasted over a whole slide it grows by a third, so 9 points become 12
MOST_SCENARIOS = 8    # lines or panels that stay legible

# Ink, then Okabe and Ito's colours without yellow, which is too pale for lines, and a brown in its place. Dashes and
# markers distinguish the lines without colour.
COLOURS = ("#1a1a1a", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#7a4b1e")
DASHES = ("-", (0, (6, 1.5)), (0, (2, 1)), (0, (7, 1.5, 1.5, 1.5)), (0, (1, 1)), (0, (4, 2)),
          (0, (7, 1, 1.5, 1, 1.5, 1)), (0, (9, 3)))
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "p")
INK, QUIET, FAINT = "#1a1a1a", "#595959", "#d9d9d9"

CAUTION = "Simulated: an exploration under stated assumptions, not a prediction."

_SETTINGS: dict[str, Any] = {
    "font.size": 10, "text.color": INK, "text.parse_math": False, "text.usetex": False,
    "axes.titlesize": 11, "axes.titleweight": "bold", "axes.titlelocation": "left", "axes.labelsize": 10,
    "axes.labelcolor": QUIET, "axes.edgecolor": QUIET, "axes.linewidth": 0.8, "axes.grid": True,
    "axes.grid.axis": "y", "axes.axisbelow": True, "axes.spines.top": False, "axes.spines.right": False,
    "axes.unicode_minus": True, "grid.color": FAINT, "grid.linewidth": 0.7, "xtick.labelsize": 9.5,
    "ytick.labelsize": 9.5, "xtick.color": QUIET, "ytick.color": QUIET, "ytick.major.size": 0, "lines.linewidth": 2.0,
    "svg.fonttype": "path", "svg.hashsalt": "coadopt", "figure.dpi": 100, "savefig.dpi": 300,
    "figure.facecolor": "white", "savefig.facecolor": "white",
}


@dataclass(frozen=True)
class Line:
    """How the line of a scenario looks."""

    colour: str
    dashes: str | tuple[int, tuple[float, ...]]
    marker: str


def line(place: int) -> Line:
    """The look of the scenario that stands at this place in the file."""
    i = place % MOST_SCENARIOS
    return Line(COLOURS[i], DASHES[i], MARKERS[i])


@contextmanager
def applied() -> Iterator[None]:
    """The look of the charts and nothing of the user's own matplotlib settings, as a block or a decorator."""
    defaults = {key: value for key, value in matplotlib.rcParamsDefault.items() if key != "backend"}
    settings: dict[str, Any] = {**defaults, **_SETTINGS}
    settings["font.family"] = fonts()
    with matplotlib.rc_context(settings):
        yield


def new_figure() -> Figure:
    """An empty figure of the charts' size; draw on it inside `applied()`."""
    return Figure(figsize=SIZE)


def panels(figure: Figure, count: int, *, left: float = 0.62, right: float = 0.3, gap: float = 0.35,
           foot: float = 0.0) -> list[Axes]:
    """Panels in a grid that share their axes; margins, the gap between columns and how high the foot is are in inches."""
    rows, columns = (1, count) if count <= 3 else (2, (count + 1) // 2)
    width, height = figure.get_size_inches()
    across = (width - left - right - gap * (columns - 1)) / columns
    between = 0.58 if count > 3 and count % 2 else 0.38  # with months below the last panel of the first row, or without
    grid = figure.subplots(
        rows, columns, sharex=True, sharey=True, squeeze=False,
        gridspec_kw={"left": left / width, "right": 1 - right / width, "top": 1 - 1.14 / height,
                     "bottom": max(0.85, foot + 0.45) / height, "wspace": gap / across, "hspace": between})
    flat = list(grid.flat)
    for unused in flat[count:]:
        unused.set_visible(False)
    for place in range(count):
        if place + columns >= count:  # nothing stands below it
            flat[place].xaxis.set_tick_params(labelbottom=True)
    return flat[:count]


def head(figure: Figure, title: str, subtitle: str) -> None:
    """Title and what the y axis shows, at the top left."""
    width, height = figure.get_size_inches()
    title, subtitle = wrapped(title, width - 0.3, 1, 15, bold=True), wrapped(subtitle, width - 0.3, 2, 10.5)
    figure.text(0.15 / width, 1 - 0.12 / height, title, size=15, weight="bold", va="top")
    figure.text(0.15 / width, 1 - 0.45 / height, subtitle, size=10.5, color=QUIET, va="top")


def foot(figure: Figure, *sentences: str) -> float:
    """How to read the chart and what it is not, at the bottom left. Returns how high it stands, in inches."""
    width, height = figure.get_size_inches()
    words = wrapped(" ".join((*sentences, CAUTION)), width - 0.3, 9, 9)
    figure.text(0.15 / width, 0.10 / height, words, size=9, color=QUIET, va="bottom", linespacing=1.25)
    return 0.10 + (words.count("\n") + 1) * 9 * 1.25 / 72


def panel_title(axes: Axes, name: str, beside: float = 0.0) -> None:
    """The name above its panel, over at most two lines as wide as the panel and `beside` inches at its right."""
    room = width_inches(axes) + beside
    size = 11 if room > 3 else 10
    axes.set_title(wrapped(name, room, 2, size, bold=True), size=size)


def dark(colour: str) -> str:
    """The colour, darkened until letters in it are readable on white (contrast of 4.5 to 1, WCAG AA)."""
    red, green, blue = to_rgb(colour)
    while 1.05 / (_luminance(red, green, blue) + 0.05) < 4.5:
        red, green, blue = red * 0.95, green * 0.95, blue * 0.95
    return str(to_hex((red, green, blue)))


def percent_axis(axes: Axes, top: float, ticks: int = 5) -> None:
    """A y axis of shares from 0 to just above `top`, in per cent."""
    ceiling = min(1.0, max(top * 1.06, 0.01))
    locator = MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10])
    shown = [tick for tick in locator.tick_values(0, ceiling) if -1e-9 <= tick <= ceiling + 1e-9]
    whole = all(abs(tick * 100 - round(tick * 100)) < 1e-6 for tick in shown)
    axes.set_ylim(0, ceiling)
    axes.set_yticks(shown)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y * 100:.0f}%" if whole else f"{y * 100:.1f}%"))


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places nearest to those wanted that keep their order, stand `gap` apart and lie within low..high.

    Where they cannot all fit they are spaced evenly over low..high.
    """
    if not len(wanted):
        return []
    order = np.argsort(wanted, kind="stable")
    if gap * (len(wanted) - 1) >= high - low:
        even = np.linspace(low, high, len(wanted))
        return [float(even[list(order).index(i)]) for i in range(len(wanted))]
    # Labels that touch form a block centred on what its members want (pool adjacent violators).
    blocks: list[list[float]] = []  # [sum of wanted - rank * gap, members]
    for rank, i in enumerate(order):
        blocks.append([wanted[i] - rank * gap, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] >= blocks[-1][0] / blocks[-1][1]:
            total, members = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += members
    bases = [total / members for total, members in blocks for _ in range(int(members))]
    ceiling = high - gap * (len(wanted) - 1)
    places = [min(max(base, low), ceiling) + rank * gap for rank, base in enumerate(bases)]
    result = [0.0] * len(wanted)
    for rank, i in enumerate(order):
        result[int(i)] = float(places[rank])
    return result


def words_inches(words: Iterable[str], points: float, weight: str = "normal") -> float:
    """How wide the widest line of these words is, in letters of so many points."""
    canvas = FigureCanvasAgg(Figure(dpi=100))
    letters = FontProperties(family=fonts(), size=points, weight=weight)
    lines = [line for one in words for line in one.split("\n")]
    return max((canvas.get_renderer().get_text_width_height_descent(line, letters, False)[0] / 100 for line in lines),
               default=0.0)


def luminance(colour: str) -> float:
    """How bright a colour is, 0 (black) .. 1 (white), as WCAG reckons contrast."""
    return _luminance(*to_rgb(colour))


def _luminance(*channels: float) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot((0.2126, 0.7152, 0.0722), linear))


def width_inches(axes: Axes) -> float:
    """How wide the panel is drawn."""
    return float(axes.get_position().width * axes.figure.get_size_inches()[0])


def line_gap(axes: Axes, points: float) -> float:
    """The height of a line of text of so many points, in the unit of the y axis."""
    figure = axes.figure
    inches = axes.get_position().height * figure.get_size_inches()[1]
    low, high = axes.get_ylim()
    return float((high - low) * points * 1.22 / 72 / inches)


def panel_title_inside(axes: Axes, name: str) -> None:
    """The name in the top left corner of a panel without frame, over at most two lines."""
    inches = axes.get_position().width * axes.figure.get_size_inches()[0]
    axes.text(0.0, 1.0, wrapped(name, inches, 1, 10.5, bold=True), transform=axes.transAxes, size=10.5,
              weight="bold", va="top")
