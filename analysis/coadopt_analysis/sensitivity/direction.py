"""Which way an outcome goes along a factor, in any design whose factors are independent of each other."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .sweep import Numbers, Sweep


def changes(sweep: Sweep, means: Numbers, used: npt.NDArray[np.bool_]) -> Numbers:
    """Change from the low end of each coordinate's range to the high end by a straight line, shape (coordinate,).

    Of two choices the difference of their means; NaN for more of them, which have no order, and where it never moves.
    """
    return np.array([_change(sweep, i, means, used) for i in range(len(sweep.coordinates))])


def _change(sweep: Sweep, i: int, means: Numbers, used: npt.NDArray[np.bool_]) -> float:
    labels = sweep.coordinates[i].labels
    if len(labels) > 2 or used.sum() < 2:
        return float("nan")
    place = sweep.places[used, i]
    if labels:
        place = (place >= 0.5).astype(float)
    away = place - place.mean()
    spread = float((away ** 2).sum())
    return float((away * means[used]).sum() / spread) if spread > 0 else float("nan")
