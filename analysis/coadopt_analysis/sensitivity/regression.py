"""Shares of variance from points of any design: sparse polynomial chaos on the factors whose effect is detected.

The outcome is written as a sum of products of orthonormal functions of the factors: polynomials of numbers, contrasts of
choices. OpenTURNS picks the products by least angle regression and the corrected leave-one-out error (Blatman & Sudret
2011). Squares of their coefficients, less what the coefficients' errors add, are parts of the variance: those of one factor
alone are its first order, all that it is in are its total. Held-out points say how much of the variance the whole foretells;
the shares are of that, so that they never add up to more than there is. Intervals are of a bootstrap of points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np
import numpy.typing as npt
import pandas as pd

from .detect import DEGREE, detected, functions
from .direction import changes
from .load_openturns import openturns
from .noise import Noise, noise
from .question import Question, whole_points
from .ranking import CONFIDENCE, SEED, Ranking, ordered
from .sweep import Factor, Numbers, Sweep

FEWEST = 16       # points to rank factors by
MOST = 5000       # points that are used, drawn from all
PICKED_BY = 500   # points by which products are picked; their coefficients are by all
HIGHEST = 8       # degree of a polynomial
TERMS = 100       # products to pick from
NORM = 0.75       # below 1, so that products of several factors come after polynomials of one (hyperbolic truncation)
FOLDS = 5
LEAST = 0.2       # cross-validated R2 below which nothing is ranked
REDRAWN = 200
ALIKE = 1e-6      # of a column's length, that is left of it beside others where it says the same as they
TOGETHER = 0.5    # correlation of two factors from which on their effects are not told apart

Flags = npt.NDArray[np.bool_]
Term = dict[int, int]  # of each factor that is in it, by number, which of its functions


@dataclass
class Fit:
    """A sum of products of functions, and at its points the value of each; the first is the constant."""

    terms: list[Term]
    coefficients: Numbers


def shares(sweep: Sweep, question: Question) -> Ranking:
    """First-order and total share of each detected factor with intervals, and how well the regression foretells points."""
    used = whole_points(question.values)
    rows = np.flatnonzero(used)
    left_out = max(len(rows) - MOST, 0)
    if left_out:
        rows = np.sort(np.random.default_rng(SEED).choice(rows, MOST, replace=False))
    values = question.values[rows]
    means, factors = values.mean(axis=1), sweep.coordinates
    chance = noise(values) if len(rows) > 1 else Noise(question.values.shape[1], 0.0, np.nan, np.nan)
    size = len(factors)
    table = pd.DataFrame({"factor": [factor.name for factor in factors], **{name: np.full(size, np.nan) for name in (
        "importance", "low", "high")}, "change": changes(sweep, question.means(), used), **{
            name: np.full(size, np.nan) for name in ("first", "first_low", "first_high", "p")}, "clear": np.zeros(size, bool)})
    notes, foretold = [], np.nan
    if len(means) < FEWEST:
        notes.append(f"{len(means)} complete points are too few to rank factors (at least {FEWEST}, some hundreds are usual).")
    elif chance.signal > 0 and not chance.swamps:
        columns = [functions(factor, sweep.places[rows, i], HIGHEST) for i, factor in enumerate(factors)]
        p, found = _found(factors, columns, values)
        held_out = _held_out(factors, columns, values)
        spread = (means - means.mean()) ** 2
        foretold = float(1 - ((means - held_out) ** 2).sum() / spread.sum())
        if foretold < LEAST and found.any():
            notes.append(f"Nothing is ranked: of points that it had not seen, a regression foretells {max(foretold, 0):.0%} of"
                         f" the variance (cross-validated R2; at least {LEAST:.0%} is asked for). More points or replicates"
                         " may help.")
        else:
            table["p"] = p
        if found.any() and not notes:
            total, first = _intervals(factors, columns, values, found, p, held_out)
            for names, estimates in ((("importance", "low", "high"), total), (("first", "first_low", "first_high"), first)):
                table.loc[found, list(names)] = estimates
            table["clear"] = found
            notes.append(f"Of points that it had not seen, the regression foretells {foretold:.0%} of the variance"
                         " (cross-validated R2).")
        notes += together(factors, sweep.places[rows])
    if left_out:
        notes.append(f"The regression uses {MOST:,} of the points, drawn from all, as more would take long.")
    return Ranking("regression", question, ordered(table), chance, int(used.sum()), int((~used).sum()), notes,
                   predicted_share=foretold)


def _found(factors: Sequence[Factor], columns: Sequence[Numbers], values: Numbers) -> tuple[Numbers, Flags]:
    low = [own if factor.labels else own[:, :DEGREE] for factor, own in zip(factors, columns)]
    return detected(factors, low, values)


def _held_out(factors: Sequence[Factor], columns: Sequence[Numbers], values: Numbers) -> Numbers:
    """Of each point what a regression on other points, which found its own factors, foretells."""
    means = values.mean(axis=1)
    fold = np.random.default_rng(SEED).permutation(len(means)) % FOLDS
    foretold = np.empty(len(means))
    for one in range(FOLDS):
        aside = fold == one
        known = [own[~aside] for own in columns]
        p, found = _found(factors, known, values[~aside])
        fit = fitted(factors, known, means[~aside], found, p)
        foretold[aside] = design_of(fit.terms, [own[aside] for own in columns]) @ fit.coefficients
    return foretold


def fitted(factors: Sequence[Factor], columns: Sequence[Numbers], means: Numbers, found: Flags, p: Numbers) -> Fit:
    """The regression on the factors found."""
    terms = _terms(factors, columns, [int(i) for i in np.argsort(p, kind="stable") if found[i]], len(means))
    forced = 1 + sum(sum(term.values()) == 1 or bool(factors[next(iter(term))].labels) for term in terms[1:] if len(term) == 1)
    design = design_of(terms, columns)
    chosen = np.arange(len(terms)) < forced
    if len(terms) > forced:
        rows = np.arange(len(means))
        if len(rows) > PICKED_BY:
            rows = np.random.default_rng(SEED).choice(rows, PICKED_BY, replace=False)
        chosen |= _picked(design[rows], means[rows])
    kept = np.flatnonzero(chosen)[independent(design[:, chosen])]
    return Fit([terms[i] for i in kept], np.linalg.lstsq(design[:, kept], means, rcond=None)[0])


def _terms(factors: Sequence[Factor], columns: Sequence[Numbers], found: list[int], points: int) -> list[Term]:
    """The constant, the line or the contrasts of each factor found, and products of up to three as far as points allow."""
    most = min(points // 3, TERMS)
    grades = {i: [1 if factors[i].labels else grade + 1 for grade in range(columns[i].shape[1])] for i in found}
    first = [{i: k} for i in found for k in range(len(grades[i])) if grades[i][k] == 1][:most]
    others: list[tuple[float, Term]] = []
    for order in (1, 2, 3):
        for group in combinations(found[:12], order):
            for places in product(*(range(len(grades[i])) for i in group)):
                cost = sum(grades[i][k] ** NORM for i, k in zip(group, places)) ** (1 / NORM)
                if 1 < cost <= HIGHEST:
                    others.append((cost, dict(zip(group, places))))
    others.sort(key=lambda one: one[0])
    room = most - len(first)
    if len(others) > room >= 0:  # a grade that does not fit whole is left out
        others = [one for one in others[:room] if one[0] < others[room][0] - 1e-9]
    return [{}, *first, *(term for _, term in others)]


def design_of(terms: Sequence[Term], columns: Sequence[Numbers]) -> Numbers:
    """The value of each term at each point."""
    count = len(columns[0])
    return np.column_stack([np.prod([columns[i][:, k] for i, k in term.items()], axis=0) if term else np.ones(count)
                            for term in terms])


def independent(design: Numbers) -> list[int]:
    """The columns that are no sum of multiples of those before them."""
    kept: list[int] = []
    base = np.empty((len(design), 0))
    for i, column in enumerate(design.T):
        rest = column - base @ (base.T @ column)
        rest -= base @ (base.T @ rest)
        size = float(np.linalg.norm(rest))
        if size > ALIKE * float(np.linalg.norm(column)):
            kept.append(i)
            base = np.column_stack([base, rest / size])
    return kept


def _picked(design: Numbers, means: Numbers) -> Flags:
    """Which columns least angle regression takes in, by the corrected leave-one-out error."""
    count = design.shape[1]
    each = [openturns.Function(openturns.LinearFunction([0.0] * count, [0.0], openturns.Matrix([list(row)])))
            for row in np.eye(count)]
    scale = float(means.std())
    algorithm = openturns.LeastSquaresMetaModelSelectionFactory(openturns.LARS(), openturns.CorrectedLeaveOneOut()).build(
        openturns.Sample(design), openturns.Sample(((means - means.mean()) / scale)[:, None]),
        openturns.Point(len(means), 1.0), each, list(range(count)))
    algorithm.run()
    return np.asarray(np.array(algorithm.getCoefficients()) != 0)


def _intervals(factors: Sequence[Factor], columns: Sequence[Numbers], values: Numbers, found: Flags, p: Numbers,
               held_out: Numbers) -> tuple[Numbers, Numbers]:
    """Total and first-order shares of the factors found, each shape (factor, [estimate, low, high])."""
    means = values.mean(axis=1)
    fit = fitted(factors, columns, means, found, p)
    design = design_of(fit.terms, columns)
    count, size = design.shape
    draws = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), REDRAWN)
    weights = np.vstack([np.ones(count), draws]).astype(float)
    left = means - design @ fit.coefficients
    inverse = np.linalg.inv(design.T @ design)
    errors = np.diag(inverse) * (left @ left) / max(count - size, 1)
    # Of bootstrap samples the coefficients have their error twice.
    coefficients = np.array([np.linalg.lstsq((design.T * one) @ design, design.T @ (one * means), rcond=None)[0]
                             for one in weights])
    parts = coefficients ** 2 - errors * np.where(np.arange(len(weights)) == 0, 1, 2)[:, None]
    parts[:, 0] = 0
    whole = np.maximum(parts.sum(axis=1), 1e-300)
    explained = _explained(values, means, held_out, weights)
    both = []
    for alone in (False, True):
        of = np.array([[i in term and not (alone and len(term) > 1) for term in fit.terms] for i in np.flatnonzero(found)])
        each = np.clip(parts @ of.T / whole[:, None], 0, 1) * explained[:, None]
        tail = (1 - CONFIDENCE) / 2
        both.append(np.column_stack([each[0], *np.quantile(each[1:], [tail, 1 - tail], axis=0)]))
    return both[0], both[1]


def _explained(values: Numbers, means: Numbers, held_out: Numbers, weights: Numbers) -> Numbers:
    """Of each row of weights the share, 0..1, of the variance beyond chance that the regression foretells."""
    count, replicates = values.shape
    middle = (weights @ means / count)[:, None]
    spread = (weights * (means - middle) ** 2).sum(axis=1)
    missed = weights @ (means - held_out) ** 2
    rest = values - values.mean(axis=0) - means[:, None] + means.mean()
    chance = (weights @ (rest ** 2).sum(axis=1)) / (replicates - 1) / replicates if replicates > 1 else 0.0
    return np.asarray(np.clip((spread - missed) / np.maximum(spread - chance, 1e-300), 0, 1))


def together(factors: Sequence[Factor], places: Numbers) -> list[str]:
    """What to know where factors are not independent of each other, as in a table of one's own."""
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.abs(np.nan_to_num(np.corrcoef(places.T).reshape(len(factors), -1)))
    np.fill_diagonal(size, 0)
    i, j = (int(place) for place in np.unravel_index(int(np.argmax(size)), size.shape))
    varying = np.flatnonzero(np.ptp(places, axis=0) > 0)
    beside = independent(np.column_stack([np.ones(len(places)), places[:, varying]]))
    following = [factors[k].name for place, k in enumerate(varying, 1) if place not in beside and k not in (i, j)]
    notes = [f"{', '.join(following)}: follow{'' if len(following) > 1 else 's'} from other factors in this design: a"
             " regression cannot tell such effects apart, and what it gives others may belong here."] if following else []
    if size[i, j] < TOGETHER:
        return notes
    return [*notes, f"{factors[i].name} and {factors[j].name} vary together in this design (correlation {size[i, j]:.2f}): a"
            " regression cannot tell such effects apart, and what it gives one may belong to the other."]
