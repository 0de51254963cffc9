"""Whether effects are more than what replicates happen to have, as they are drawn.

The replicate is the unit that repeats: what it does to a factor's effect, it does along all trajectories. So a factor's mean
effect is tested against how its effect differs between replicates, with as many degrees of freedom as these have, and as
many more as the other factors lend where all differ alike (the moderated t test of Smyth 2004); a factor that differs more
than the others borrows less. Effects that differ between trajectories are tested too, as large as they are in the mean of
replicates, with as many degrees of freedom as the replicates' deviations have directions (Box 1954), against the
replicates less one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import optimize, special, stats

from .sweep import Numbers

FEWEST_LENDERS = 3  # factors that lend each other degrees of freedom


@dataclass(frozen=True)
class Usual:
    """How a factor's mean effect differs between replicates, as the factors together say: a variance that follows an
    inverse chi-square distribution with these degrees of freedom."""

    variance: float
    freedom: float

    def lent(self, variance: float, own: int) -> tuple[float, float]:
        """The variance of a factor by its own and the usual one, and its degrees of freedom.

        The less likely its own is among the usual ones, the less they lend it.
        """
        if self.freedom == 0:
            return variance, own
        lent = self.freedom * float(stats.f.sf(variance / self.variance, own, self.freedom))
        return (lent * self.variance + own * variance) / (lent + own), lent + own


def usual_noise(effects: Numbers) -> Usual:
    """What the factors that do anything say together of effects of shape (trajectory, coordinate, replicate).

    Mean and variance of the logarithms are fitted (Smyth 2004); fewer than three factors lend nothing.
    """
    own = effects.shape[2] - 1
    each = effects.mean(axis=0).var(axis=1, ddof=1) if own > 0 and len(effects) else np.zeros(0)
    logs = np.log(each[np.isfinite(each) & (each > 0)])
    if len(logs) < FEWEST_LENDERS:
        return Usual(np.nan, 0.0)
    logs = logs - special.digamma(own / 2) + np.log(own / 2)
    beyond = float(logs.var(ddof=1) - special.polygamma(1, own / 2))
    most = (len(logs) - 1) * own  # more than the other factors have they cannot lend
    half = most / 2
    if beyond > special.polygamma(1, half):
        half = float(np.exp(optimize.brentq(lambda x: special.polygamma(1, np.exp(x)) - beyond, -20.0, np.log(half))))
    return Usual(float(np.exp(logs.mean() + special.digamma(half) - np.log(half))), 2 * half)


def p_value(effects: Numbers, lent: Numbers, usual: Usual) -> float:
    """Chance of effects, shape (effect, replicate), this large if the mean of replicates without end had none; NaN where one
    replicate cannot tell. `lent` are those numbers of each replicate, of the same shape, to whose variance `usual` applies.
    """
    replicates = effects.shape[1]
    if replicates < 2:
        return float("nan")
    means = effects.mean(axis=1)
    if not means.any():
        return 1.0
    off = effects - means[:, None]
    if not off.any():
        return 0.0
    gram = off.T @ off
    directions = float(np.trace(gram)) ** 2 / float((gram ** 2).sum())
    ratio = float(means @ means) * replicates * (replicates - 1) / float(np.trace(gram))
    tests = [float(stats.f.sf(ratio, directions, replicates - 1))]
    if len(lent):
        tests.append(len(lent) * min(_t_test(each, usual) for each in lent))
    return min(1.0, len(tests) * min(tests))


def _t_test(each: Numbers, usual: Usual) -> float:
    variance, freedom = usual.lent(float(each.var(ddof=1)), len(each) - 1)
    mean = abs(float(each.mean()))
    if variance == 0:
        return 0.0 if mean > 0 else 1.0
    return 2 * float(stats.t.sf(mean / np.sqrt(variance / len(each)), freedom))
