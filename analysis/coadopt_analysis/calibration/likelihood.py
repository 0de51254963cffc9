"""How well values of the factors agree with what was observed, by an emulator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import linalg

from .emulator import Emulator
from .task import Array, Marks, Target

FAR = 3.0  # standard deviations
ENOUGH = 10  # tries for each target, from which on those nearby say enough of how targets go together


@dataclass
class Likelihood:
    """Of one emulator and the targets."""

    emulator: Emulator
    targets: list[Target]
    covariance: Array     # of what is observed at one place, around the emulator's mean: chance, misfit, error, discrepancy
    model: Array          # of one try around the emulator
    _values: list[int]
    _bands: list[int]
    _turned: Array        # by which differences of values become independent
    _ratios: Array

    def implausibility(self, places: Array) -> Array:
        """The largest distance of a target in standard deviations; where there are more than three, the second largest."""
        means, unsure = self.emulator.predict(places)
        deviations = np.sqrt(np.diag(self.covariance) + unsure[:, None] * np.diag(self.model))
        distances = np.sort(np.abs(self.gaps(means)) / deviations, axis=1)
        return np.asarray(distances[:, -1 if len(self.targets) <= 3 else -2])

    def gaps(self, means: Array) -> Array:
        """Observed less model; of a band how far the model is outside of it."""
        gaps = np.empty_like(means)
        for number, one in enumerate(self.targets):
            mean = means[:, number]
            if one.is_band:
                gaps[:, number] = np.maximum(one.low - mean, 0) - np.maximum(mean - one.high, 0)
            else:
                gaps[:, number] = one.scaled(np.array(one.value)) - mean
        return gaps

    def log(self, places: Array) -> Array:
        """The logarithm of the likelihood, but for a constant that is the same for all emulators."""
        means, unsure = self.emulator.predict(places)
        gaps = self.gaps(means)
        total = np.zeros(len(places))
        if self._values:
            turned = gaps[:, self._values] @ self._turned
            variances = 1 + unsure[:, None] * self._ratios
            total -= 0.5 * np.sum(turned**2 / variances + np.log(variances), axis=1)
            total += float(np.linalg.slogdet(self._turned)[1])
        for number in self._bands:
            total -= 0.5 * gaps[:, number] ** 2 / (self.covariance[number, number] + unsure * self.model[number, number])
        return total


def likelihood(emulator: Emulator, targets: list[Target], chance: Array, nearby: Marks | None = None) -> Likelihood:
    """The likelihood by an emulator.

    `chance` is the variance of one try among others of the same values; `nearby` marks the tries whose errors say most, which
    are used if there are enough.
    """
    count, width = len(emulator.residuals), len(targets)
    residuals = emulator.residuals
    if nearby is not None and nearby.sum() >= ENOUGH * width:
        residuals = residuals[nearby]
    model = residuals.T @ residuals / len(residuals)
    # What is estimated from few tries makes what was observed seem less likely than it is (Hartlap and others 2007).
    count = len(residuals)
    if count > width + 3:
        model = model * (count - 1) / (count - width - 2)
    misfit = np.maximum(np.diag(model) - chance, 0.0)
    root = np.sqrt([one.places for one in targets])
    covariance = (model - np.diag(misfit)) / np.outer(root, root) + np.diag(misfit)
    covariance = covariance + np.diag([one.spread**2 for one in targets])
    covariance = covariance + np.diag(1e-9 * np.maximum(np.diag(covariance), 1e-12))
    values = [number for number, one in enumerate(targets) if not one.is_band]
    bands = [number for number, one in enumerate(targets) if one.is_band]
    turned, ratios = np.empty((0, 0)), np.empty(0)
    if values:
        whole, own = covariance[np.ix_(values, values)], model[np.ix_(values, values)]
        ratios, turned = linalg.eigh(own, whole)  # turned.T @ whole @ turned = 1, turned.T @ own @ turned = ratios
        ratios = np.maximum(ratios, 0.0)
    return Likelihood(emulator, targets, covariance, model, values, bands, turned, ratios)
