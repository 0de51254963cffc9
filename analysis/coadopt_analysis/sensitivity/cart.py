"""A tree of yes-or-no questions that separates cases of interest (CART, Breiman et al. 1984), beside PRIM's box.

scikit-learn grows it. Of trees with at most one to eight leaves that one is kept which has the fewest leaves among those
whose error on points kept aside is more than the least by no more than a standard error. Points of a trajectory or a sample
stay together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt

from .prim import LEAST, Flags, Side, Sides
from .ranking import SEED
from .sweep import Factor, Numbers

LEAVES = (1, 2, 3, 4, 5, 6, 8)
FOLDS = 5
PACKAGE = "python3-sklearn"


@dataclass
class Leaf:
    """The points that answer all questions alike; `sides` says how, by number of the factor."""

    sides: Sides
    points: int
    of_interest: int

    @property
    def density(self) -> float:
        """Share of its points that are of interest."""
        return self.of_interest / self.points


@dataclass
class Tree:
    """Its leaves, densest first, and how much less it errs on points kept aside than their mean does (Brier skill)."""

    leaves: list[Leaf]
    skill: float


def grow(factors: Sequence[Factor], values: Numbers, interest: Flags, clusters: npt.NDArray[np.int64]) -> Tree | None:
    """The tree of a table of points, shape (point, factor); None where all or none are of interest, or too few are there."""
    if len(interest) < 2 * FOLDS or not interest.any() or interest.all():
        return None
    columns, meanings = _columns(factors, values)
    fold = _folds(clusters)
    errors = np.array([_errors(columns, interest, fold, leaves) for leaves in LEAVES])
    each = errors.mean(axis=1)
    best = int(np.argmin(each))
    more = errors - errors[best]
    chosen = int(np.flatnonzero(more.mean(axis=1) <= more.std(axis=1, ddof=1) / np.sqrt(len(interest)))[0])
    if LEAVES[chosen] == 1:
        return Tree([Leaf({}, len(interest), int(interest.sum()))], 0.0)
    tree = _grown(columns, interest, LEAVES[chosen])
    at = tree.apply(columns)
    leaves = [Leaf(sides, int((at == node).sum()), int(interest[at == node].sum()))
              for node, sides in _leaves(tree.tree_, factors, meanings)]
    leaves.sort(key=lambda leaf: -leaf.density)
    return Tree(leaves, float(1 - each[chosen] / each[0]) if each[0] > 0 else 0.0)


def _columns(factors: Sequence[Factor], values: Numbers) -> tuple[Numbers, list[tuple[int, int, float, float]]]:
    """Columns to ask about: places of numbers, and whether it is a choice. Of each its factor, the choice (-1 of a number),
    and the least value and the span, by which places are values."""
    columns, meanings = [], []
    for i, factor in enumerate(factors):
        column = values[:, i]
        if factor.labels:
            for choice in range(len(factor.labels)):
                columns.append((column == choice).astype(float))
                meanings.append((i, choice, 0.0, 1.0))
            continue
        low, span = float(column.min()), float(np.ptp(column))
        usable = np.isfinite(span) and span > 0
        columns.append((column - low) / span if usable else np.zeros(len(column)))
        meanings.append((i, -1, low, span if usable else 0.0))
    return np.column_stack(columns), meanings


def _folds(clusters: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    names, of = np.unique(clusters, return_inverse=True)
    return np.asarray((np.random.default_rng(SEED).permutation(len(names)) % FOLDS)[of], np.int64)


def _errors(columns: Numbers, interest: Flags, fold: npt.NDArray[np.int64], leaves: int) -> Numbers:
    """Of each point the squared error of the share that a tree of the other folds foretells."""
    foretold = np.empty(len(interest))
    for one in range(FOLDS):
        aside = fold == one
        known = interest[~aside]
        if leaves == 1 or not known.any() or known.all():
            foretold[aside] = known.mean() if len(known) else 0.5
        elif aside.any():
            foretold[aside] = _grown(columns[~aside], known, leaves).predict_proba(columns[aside])[:, 1]
    return np.asarray((foretold - interest) ** 2)


def _grown(columns: Numbers, interest: Flags, leaves: int) -> Any:
    try:
        trees = import_module("sklearn.tree")
    except ModuleNotFoundError as error:
        raise ImportError(f"a tree beside the box needs scikit-learn. On Debian, install: apt-get install {PACKAGE}",
                          name="sklearn") from error
    least = max(int(np.ceil(LEAST * len(interest))), 2)
    return trees.DecisionTreeClassifier(max_leaf_nodes=leaves, min_samples_leaf=least, random_state=SEED).fit(columns, interest)


def _leaves(tree: Any, factors: Sequence[Factor], meanings: Sequence[tuple[int, int, float, float]]) -> list[tuple[int, Sides]]:
    """The leaves by their numbers, and the answers that lead to each."""
    found: list[tuple[int, Sides]] = []
    ways: list[tuple[int, Sides]] = [(0, {})]
    while ways:
        node, sides = ways.pop()
        if tree.children_left[node] < 0:
            found.append((node, sides))
            continue
        i, choice, low, span = meanings[tree.feature[node]]
        side = sides.get(i, Side())
        if choice < 0:
            end = low + float(tree.threshold[node]) * span
            below, above = replace(side, high=min(side.high, end)), replace(side, low=max(side.low, end))
        else:
            there = side.choices if side.choices is not None else frozenset(range(len(factors[i].labels)))
            below, above = replace(side, choices=there - {choice}), replace(side, choices=frozenset({choice}))
        ways += [(int(tree.children_right[node]), {**sides, i: above}), (int(tree.children_left[node]), {**sides, i: below})]
    return found
