"""Cost per gain, where both vary and vary together: Fieller's interval."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

from ..replicates import CONFIDENCE
from .compared import REFERENCE, Compared, Values


@dataclass(frozen=True)
class Ratio:
    """Mean above over mean below, and its 95% interval; infinite where the gain may be nil."""

    value: float
    low: float
    high: float

    @property
    def bounded(self) -> bool:
        """Whether there is an interval that can be told."""
        return bool(np.isfinite(self.low) and np.isfinite(self.high))


def ratio_of_means(above: Values, below: Values) -> Ratio:
    """Fieller (1954): the ends solve p x^2 - 2 q x + r = 0. Shapes: both (replicate,), paired, no NaN."""
    count = above.size
    a, b = float(above.mean()), float(below.mean())
    value = a / b if b else float("nan")
    if count < 2:
        return Ratio(value, -np.inf, np.inf)
    aa, bb, ab = (float(np.sum(x * y)) for x, y in (
        (above - a, above - a), (below - b, below - b), (above - a, below - b)))
    scale = float(stats.t.ppf((1 + CONFIDENCE) / 2, count - 1)) ** 2 / (count - 1) / count
    p, q = b * b - scale * bb, a * b - scale * ab
    if p <= 0:
        return Ratio(value, -np.inf, np.inf)
    # q q - p r, written out so that nothing large cancels.
    inside = scale * (a * a * bb - 2 * a * b * ab + b * b * aa) + scale ** 2 * (ab * ab - aa * bb)
    root = float(np.sqrt(max(0.0, inside)))
    return Ratio(value, (q - root) / p, (q + root) / p)


def cost_per(compared: Compared, scenario: int, gained: str, unit: float, counted: str) -> Ratio | None:
    """Money beyond the reference over `gained` beyond it, in units of `unit`; what is cashed of savings is taken off.

    counted: "money", or "cost" for money and the worth of the staff hours of interventions. None where no figure may
    be told: one replicate, or a gain that may be nil or is a loss.
    """
    gain = compared.more(scenario, gained)
    if not (gain.clear and gain.mean > 0):
        return None
    freed = np.maximum(0.0, _more(compared, scenario, "worth_casework_freed"))  # nobody cashes what is not freed
    above = _more(compared, scenario, counted) - cashed_share(compared, scenario) * freed
    below = _more(compared, scenario, gained) / unit
    both = np.isfinite(above) & np.isfinite(below)
    ratio = ratio_of_means(above[both], below[both]) if both.any() else None
    return ratio if ratio is not None and ratio.bounded else None


def cashed_share(compared: Compared, scenario: int) -> float:
    """The share of casework hours freed that someone turns into money."""
    name = "cost.cashed_share"
    return float(compared.parameters[name].isel(scenario=scenario)) if name in compared.parameters else 0.0


def _more(compared: Compared, scenario: int, name: str) -> Values:
    return compared.of(scenario, name) - compared.of(REFERENCE, name)
