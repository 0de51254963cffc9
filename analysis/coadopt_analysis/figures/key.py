"""Which colour and mark is which scenario: a key at the right of a chart, or a legend on one's own axes."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from .. import style
from ..names import wrapped
from .shown import Shown


def key(figure: Figure, shown: Sequence[Shown], inches: float, lines: bool = True) -> None:
    """A key over so many inches at the right of the figure, with dashed lines or with marks alone."""
    width, height = figure.get_size_inches()
    left, y = 1 - inches / width, 1 - 1.25 / height
    long = 0.44 if lines else 0.16
    most = min(3, max(1, int((3.7 / max(len(shown), 1) - 0.11) / 0.17)))  # lines of each, so that all stand above the foot
    for one in shown:
        words = wrapped(one.label, inches - long - 0.14, most, 9.5)
        look = style.line(one.place)
        if lines:
            figure.add_artist(Line2D([left, left + long / width], [y, y], color=look.colour, ls=look.dashes, lw=2))
        figure.add_artist(Line2D([left + long / 2 / width], [y], color=look.colour, marker=look.marker,
                                 markersize=6 if lines else 7.5))
        figure.text(left + (long + 0.09) / width, y + 0.085 / height, words, size=9.5, va="top", linespacing=1.1)
        y -= (0.17 * (words.count("\n") + 1) + 0.11) / height


def legend(axes: Axes, shown: Sequence[Shown], lines: bool = True) -> None:
    """A legend where the axes have room for it."""
    looks = [style.line(one.place) for one in shown]
    axes.legend([Line2D([], [], color=look.colour, ls=look.dashes if lines else "", marker=look.marker) for look in looks],
                [wrapped(one.label, 2.2, 2, 9) for one in shown], frameon=False, fontsize=9)
