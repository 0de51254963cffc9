"""The chart of a box's trade-off: how dense the boxes on the way are, against how much of what is sought they cover."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from .. import style
from ..names import shortened
from .interest import Discovery, sentence, tree_words

NAME = "box"
TITLE = "How much a box covers, and how surely"


@style.applied()
def draw(found: Discovery, figure: Figure) -> str:
    """Draws it on an empty figure and returns what it shows, for those who cannot see it."""
    box = found.box
    assert box is not None
    way = [(one["coverage"], one["density"], int(one["restricted"])) for one in box.way]
    width, height = figure.get_size_inches()
    style.head(figure, TITLE, shortened(found.condition.words(found.question), 110))
    style.foot(figure, "Each point: a box on the way of peeling; its number: the factors that it restricts."
               " Dashed: the share of all points.", "Squares: leaves of a tree (CART)." if found.tree_leaves else "",
               "On points that were not used for the search it is lower.")
    axes = figure.add_axes((0.9 / width, 1.1 / height, (width - 1.5) / width, (height - 2.3) / height))
    coverage, density, restricted = (np.array(column) for column in zip(*way))
    axes.plot(coverage, density, "-o", color=style.COLOURS[1], markersize=4, linewidth=1)
    for place in np.flatnonzero(np.diff(restricted, prepend=-1)):
        axes.annotate(str(restricted[place]), (coverage[place], density[place]), xytext=(4, 4), textcoords="offset points",
                      size=9)
    for leaf in found.tree_leaves:
        axes.plot([leaf.of_interest / found.interest], [leaf.density], "s", color=style.COLOURS[3], markersize=6)
    axes.plot([box.coverage], [box.density], "D", color=style.COLOURS[2], markersize=9, label="the box that is reported")
    if np.isfinite(box.density_out):
        axes.plot([box.coverage_out], [box.density_out], "D", color="white", markeredgecolor=style.COLOURS[2], markersize=9,
                  label="the same search, on points not used")
    axes.axhline(box.interest, color=style.QUIET, linewidth=0.8, dashes=(4, 3))
    axes.set_xlim(0, 1.03)
    axes.set_ylim(0, 1.03)
    axes.set_xlabel("coverage: share of the points sought that are in the box")
    axes.set_ylabel("density: share of the box that is sought")
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1.0, 0))
    axes.grid(True, axis="both")
    axes.legend(loc="lower left", frameon=False, fontsize=9)
    return " ".join([
        f"A line from covering everything to the densest box. {sentence(found)}", tree_words(found), style.CAUTION])
