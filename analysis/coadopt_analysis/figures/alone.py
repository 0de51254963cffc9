"""A chart by itself, on axes of one's own, as in a notebook."""

from __future__ import annotations

from matplotlib.axes import Axes


def own_axes(axes: Axes | None, width: float = 6.4, height: float = 4.0) -> Axes:
    """The axes given, or new ones of so many inches."""
    if axes is not None:
        return axes
    from matplotlib import pyplot  # it looks for a screen, which a chart that is written to a file does without

    _, new = pyplot.subplots(figsize=(width, height), layout="constrained")
    return new
