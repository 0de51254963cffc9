"""An emulator of a noisy model: polynomial chaos with a penalty, for all targets at once.

Legendre polynomials of the factors, orthogonal over the box that holds the tries. Which of them, and how strongly they
are drawn towards 0, is chosen by the error of each try where it is left out, which such a regression gives in closed form.
One basis serves all targets, so that the errors of several targets, and how they go together, follow from one matrix.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .task import Array

PENALTIES = (1e-3, 1e-2, 1e-1, 1.0, 10.0)
FOREMOST = (3, 6, 10, 16)  # factors among which interactions are tried
MOST_TERMS = 400
CLEARLY = 0.005  # by how much the logarithm of the error must be less for more terms, which fit chance too
Term = tuple[tuple[int, int], ...]  # (factor, degree) of each that takes part


@dataclass
class Emulator:
    """A fitted emulator: means of the targets, and how much is not known of them."""

    low: Array
    width: Array
    terms: list[Term]
    coefficients: Array   # shape (term, target)
    inverse: Array        # of the penalised matrix of the terms
    residuals: Array      # of each try, as large as its chance and misfit are, shape (try, target)

    def predict(self, places: Array) -> tuple[Array, Array]:
        """The means at places, and there the variance of these as a share of that of one try."""
        matrix = _matrix(self.terms, (places - self.low) / self.width)
        return matrix @ self.coefficients, np.einsum("ij,jk,ik->i", matrix, self.inverse, matrix)

    @property
    def covariance(self) -> Array:
        """Of one try around the emulator: chance and misfit."""
        return self.residuals.T @ self.residuals / len(self.residuals)


def fitted(places: Array, values: Array) -> Emulator:
    """The emulator of the lowest error of tries left out."""
    low, high = places.min(axis=0), places.max(axis=0)
    width = np.maximum(high - low, 1e-9)
    unit = (places - low) / width
    spread = np.maximum(values.std(axis=0), 1e-12)
    scaled = (values - values.mean(axis=0)) / spread
    dimensions = places.shape[1]
    best: tuple[float, list[Term], float] | None = None
    for terms in _bases(unit, scaled, dimensions):
        matrix = _matrix(terms, unit)
        for penalty in PENALTIES:
            residuals = _solved(matrix, terms, penalty, scaled).left_out
            error = float(np.mean(np.log(np.maximum(np.mean(residuals**2, axis=0), 1e-12))))
            if best is None or error < best[0] - CLEARLY:
                best = (error, terms, penalty)
    assert best is not None
    matrix = _matrix(best[1], unit)
    solved = _solved(matrix, best[1], best[2], scaled)
    coefficients = solved.coefficients * spread
    coefficients[0] += values.mean(axis=0)
    return Emulator(low, width, best[1], coefficients, solved.inverse, solved.residuals * spread)


@dataclass
class _Solved:
    coefficients: Array
    inverse: Array
    residuals: Array
    left_out: Array  # the residual of each try where the others are fitted to


def _solved(matrix: Array, terms: list[Term], penalty: float, values: Array) -> _Solved:
    weights = np.array([penalty * sum(degree for _, degree in term) ** 2 for term in terms])
    inverse = np.linalg.inv(matrix.T @ matrix + np.diag(np.maximum(weights, 1e-9)))
    coefficients = inverse @ (matrix.T @ values)
    leverage = np.einsum("ij,jk,ik->i", matrix, inverse, matrix)
    free = np.maximum(1 - leverage, 1e-3)[:, None]
    residuals = values - matrix @ coefficients
    return _Solved(coefficients, inverse, residuals / np.sqrt(free), residuals / free)


def _bases(unit: Array, values: Array, dimensions: int) -> list[list[Term]]:
    """Candidates: straight lines; curves; and with interactions of the factors that matter most."""
    room = min(MOST_TERMS, len(unit) // 2)
    constant: list[Term] = [()]

    def curves(degree: int) -> list[Term]:
        return [((factor, power),) for factor in range(dimensions) for power in range(1, degree + 1)]

    bases = [constant, constant + curves(1)]
    order = _foremost(unit, values, dimensions)
    for degree in (2, 3):
        bases.append(constant + curves(degree))
        for count in FOREMOST:
            chosen = order[:count]
            if count > dimensions and count != next(one for one in FOREMOST if one >= dimensions):
                continue
            pairs: list[Term] = [((one, p), (other, q)) for i, one in enumerate(chosen) for other in chosen[i + 1:]
                                 for p in range(1, degree) for q in range(1, degree) if p + q <= degree]
            bases.append(constant + curves(degree) + pairs)
            if degree == 3 and count <= 6:
                threes: list[Term] = [((a, 1), (b, 1), (c, 1)) for i, a in enumerate(chosen)
                                      for j, b in enumerate(chosen[i + 1:], i + 1) for c in chosen[j + 1:]]
                bases.append(constant + curves(4) + pairs + threes)
    return [one for one in bases if len(one) <= max(room, 1)]


def _foremost(unit: Array, values: Array, dimensions: int) -> list[int]:
    """The factors, those first that explain most on their own."""
    explained = []
    for factor in range(dimensions):
        matrix = _powers(unit[:, factor], 3)
        fit = matrix @ np.linalg.lstsq(matrix, values, rcond=None)[0]
        explained.append(float(np.sum(fit**2)))
    return [int(one) for one in np.argsort(-np.array(explained), kind="stable")]


def _matrix(terms: list[Term], unit: Array) -> Array:
    degree = max((power for term in terms for _, power in term), default=0)
    each = _powers(unit, degree)
    columns = np.ones((len(unit), len(terms)))
    for number, term in enumerate(terms):
        for factor, power in term:
            columns[:, number] *= each[:, factor, power]
    return columns


def _powers(unit: Array, degree: int) -> Array:
    """Legendre polynomials of places in 0..1 up to a degree, of mean square 1, along a last axis."""
    each = np.polynomial.legendre.legvander(2 * unit - 1, degree)  # type: ignore[no-untyped-call]
    return np.asarray(each * np.sqrt(2 * np.arange(degree + 1) + 1))
