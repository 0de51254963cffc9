"""Draws of places in the unit cube: evenly over what is left of it, and by a likelihood (sequential Monte Carlo)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .task import Array, Numbers

Measure = Callable[[Array], Array]
PARTICLES = 1000
MOST_STEPS = 100
STUCK = 0.995  # of the distance before, where it falls no further


def latin_hypercube(count: int, dimensions: int, chance: np.random.Generator) -> Array:
    """Places of which each factor has one in each of `count` equal parts of its range."""
    cells = [(chance.permutation(count) + chance.random(count)) / count for _ in range(dimensions)]
    return np.column_stack(cells) if cells else np.empty((count, 0))


def _moved(places: Array, logs: Array, log: Measure, chance: np.random.Generator) -> tuple[Array, Array]:
    """Moves every place by random walks that keep a density, until most have moved well."""
    dimensions = places.shape[1]
    covariance = np.atleast_2d(np.cov(places.T)) + 1e-12 * np.eye(dimensions)
    root = np.linalg.cholesky(covariance)
    scale, moved = 2.38 / np.sqrt(dimensions), 0.0
    for _ in range(MOST_STEPS):
        step = scale * chance.standard_normal(places.shape) @ root.T
        proposed = np.abs((places + step) % 2.0)           # reflected at the walls of the cube
        proposed = np.where(proposed > 1, 2 - proposed, proposed)
        there = log(proposed)
        taken = np.log(chance.random(len(places))) < there - logs
        places, logs = np.where(taken[:, None], proposed, places), np.where(taken, there, logs)
        share = float(taken.mean())
        scale *= 1.1 if share > 0.3 else 0.9 if share < 0.15 else 1.0
        moved += share * min(scale * np.sqrt(dimensions) / 2.38, 1.0) ** 2 / max(dimensions, 4)
        if moved > 1.0:
            break
    return places, logs


def evenly_within(places: Array, distance: Measure, within: Measure, most: float,
                  chance: np.random.Generator) -> tuple[Array, float, float]:
    """Places spread evenly over where a distance is at most `most`, from places spread evenly over more of the cube.

    `within` is 0 where a place belongs to that, else minus infinity. Also gives what share is left, and the distance that was
    reached where `most` could not be.
    """
    share, distances, before = 1.0, distance(places), np.inf
    while True:
        limit = max(most, float(np.median(distances)))
        if limit > most and limit > STUCK * before:
            return places, share, limit
        before = limit
        inside = distances <= limit
        share *= float(inside.mean())
        chosen = chance.choice(np.flatnonzero(inside), len(places))
        places = places[chosen]

        def log(some: Array, limit: float = limit) -> Array:
            logs = within(some)
            return np.where(distance(some) <= limit, logs, -np.inf)

        places, _ = _moved(places, np.zeros(len(places)), log, chance)
        distances = distance(places)
        if limit <= most:
            return places, share, limit


def by_likelihood(places: Array, log: Measure, within: Measure, chance: np.random.Generator) -> tuple[Array, float]:
    """Places drawn by a likelihood, from places spread evenly; and the logarithm of the likelihood's mean over these."""
    evidence, power, logs = 0.0, 0.0, log(places)
    while power < 1.0:
        nearest = logs - logs.max()
        low, high = 0.0, 1.0 - power
        for _ in range(50):  # the largest step that leaves half of them of weight
            middle = high if _left(nearest * high) >= 0.5 else (low + high) / 2
            if middle == high:
                low = high
                break
            low, high = (middle, high) if _left(nearest * middle) >= 0.5 else (low, middle)
        step = max(low, 1e-9)
        weights = np.exp(nearest * step)
        evidence += step * float(logs.max()) + float(np.log(weights.mean()))
        power = min(power + step, 1.0)
        chosen = systematic(weights, len(places), chance)
        places, logs = places[chosen], logs[chosen]

        def tempered(some: Array, power: float = power) -> Array:
            return power * log(some) + within(some)

        places, _ = _moved(places, power * logs, tempered, chance)
        logs = log(places)
    return places, evidence


def _left(logs: Array) -> float:
    weights = np.exp(logs)
    return float(weights.sum() ** 2 / np.sum(weights**2) / len(weights))


def effective(weights: Array) -> float:
    """How many draws of equal weight these are worth."""
    return float(weights.sum() ** 2 / np.sum(weights**2))


def systematic(weights: Array, count: int, chance: np.random.Generator) -> Numbers:
    """So many draws by weight: one of twice the weight is there twice."""
    ends = np.cumsum(weights) / weights.sum()
    return np.minimum(np.searchsorted(ends, (chance.random() + np.arange(count)) / count), len(weights) - 1)

