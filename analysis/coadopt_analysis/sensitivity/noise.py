"""How much of what differs between points is chance and not the parameters.

Every point has the same random numbers in the same replicate. So a run is y[p, r] = m + a[p] + b[r] + e[p, r]: what the
replicate does to all points alike, b, makes no two points differ and is no noise between them. What is left, e, is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .sweep import Numbers

MOST, NOTED = 0.8, 0.3  # shares of chance from which on indices are not given, and from which on they come with a word

@dataclass(frozen=True)
class Noise:
    """Shares of variance, and the variance that chance gives the mean of a point's replicates."""

    replicates: int
    variance_of_means: float  # between points, chance in it
    of_means: float           # of which chance; NaN with one replicate
    common: float             # variance of what a replicate does to all points alike

    @property
    def known(self) -> bool:
        """Whether chance can be separated from the parameters at all."""
        return bool(np.isfinite(self.of_means))

    @property
    def share(self) -> float:
        """Share of the variance between points' means that is chance, 0..1."""
        if not self.known or self.variance_of_means <= 0:
            return float("nan") if not self.known else 0.0
        return float(min(self.of_means / self.variance_of_means, 1.0))

    @property
    def signal(self) -> float:
        """Variance between points that the parameters make; never below 0."""
        return max(self.variance_of_means - (self.of_means if self.known else 0.0), 0.0)

    @property
    def swamps(self) -> bool:
        """Whether chance is so much of what differs between points that shares of the rest would say nothing."""
        return self.known and self.variance_of_means > 0 and self.share > MOST

    @property
    def replicates_wanted(self) -> float:
        """How many replicates would bring the share of chance down to a fifth; infinite where nothing else is seen."""
        wanted = self.of_means * self.replicates * 4 / self.signal if self.signal > 0 else np.inf
        return float(np.ceil(wanted))

    def words(self) -> str:
        """What of the variance is chance, in a sentence."""
        if self.variance_of_means == 0:
            return "It does not vary: it is the same at all points, so no factor is ranked."
        if not self.known:
            return "One replicate, so the share of chance is unknown; chance counts as an effect of the factors."
        text = (f"{self.share * 100:.0f}% of the variance between points' means is chance ({self.replicates}"
                " replicates).")
        if self.share <= NOTED:
            return text
        wanted = self.replicates_wanted
        more = (f"some {wanted:,.0f} replicates would bring that down to 20%" if wanted <= 10_000
                else "no effect of the varied factors can be seen")
        return f"{text[:-1]}, {'so shares of the rest are meaningless' if self.swamps else 'so see intervals'}: {more}."


def without_common(values: Numbers) -> Numbers:
    """Values, shape (..., point, replicate), less what each replicate does to all points alike."""
    return np.asarray(values - values.mean(axis=-2, keepdims=True) + values.mean(axis=(-2, -1), keepdims=True))


def noise(values: Numbers) -> Noise:
    """The parts of variance of whole points, shape (point, replicate): analysis of variance in two ways."""
    points, replicates = values.shape
    means = values.mean(axis=1)
    between = float(means.var(ddof=1)) if points > 1 else 0.0
    if replicates < 2 or points < 2:
        return Noise(replicates, between, float("nan"), float("nan"))
    rest = without_common(values) - means[:, None]
    left = float((rest ** 2).sum() / ((points - 1) * (replicates - 1)))
    common = max(float(values.mean(axis=0).var(ddof=1)) - left / points, 0.0)
    return Noise(replicates, between, left / replicates, common)


def noise_of_mean(values: Numbers) -> Numbers:
    """Variance that chance gives each point's mean, shape (point,): of its replicates, by their number; NaN for one."""
    replicates = values.shape[-1]
    if replicates < 2:
        return np.full(values.shape[:-1], np.nan)
    return np.asarray(values.var(axis=-1, ddof=1) / replicates)
