"""Which factors have an effect that chance does not explain, from points of any design whose factors are independent.

A factor is tested three times beside the others that are detected: its line (or its choices), its curvature, and its products
with the four clearest others, each by an F test. Its p-value is the smallest times the number of tests, or that of a test
between replicates, if larger: what some replicates happen to have, points without end would not take away. Of those called
detected at most one in twenty is expected to be wrong (Benjamini & Hochberg 1995).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import linalg, stats

from .between_replicates import p_value, usual_noise
from .sweep import Factor, Numbers

FALSE_ALARMS = 0.05  # share of those called detected that may be chance
FEW = 8              # values of a number up to which they are taken as levels
DEGREE = 3           # of the polynomials that are tested
PARTNERS = 4         # clearest others whose products with a factor are tested
ROUNDS = 6


def functions(factor: Factor, places: Numbers, degree: int) -> Numbers:
    """Orthonormal functions of a factor at its places, shape (point, function): contrasts of choices, else polynomials.

    Of a choice all of them, as many as choices less one; of a number at most `degree`, first the line.
    """
    steps = len(factor.labels) or (int(factor.high - factor.low) + 1 if factor.whole else 0)
    if steps:
        places = np.clip(np.floor(places * steps), 0, steps - 1) / max(steps - 1, 1)
    levels, codes, counts = np.unique(places, return_inverse=True, return_counts=True)
    if not factor.labels and len(levels) > FEW:
        scales = np.sqrt(2 * np.arange(1, degree + 1) + 1)
        return np.asarray(_legendre(2 * places - 1, degree)[:, 1:] * scales)
    weights = np.sqrt(counts / len(places))[:, None]
    most = len(levels) if factor.labels else min(len(levels), degree + 1)
    ends = 2 * (levels - levels[0]) / max(levels[-1] - levels[0], 1e-300) - 1
    orthonormal = np.linalg.qr(weights * _legendre(ends, most - 1))[0] / weights
    return np.asarray(orthonormal[codes, 1:])


def _legendre(places: Numbers, degree: int) -> Numbers:
    return np.asarray(np.polynomial.legendre.legvander(places, degree))  # type: ignore[no-untyped-call]


def benjamini_hochberg(p: Numbers) -> npt.NDArray[np.bool_]:
    """Which are more than chance, so that at most FALSE_ALARMS of them are expected to be wrong."""
    known = np.isfinite(p)
    ascending = np.sort(p[known])
    passed = np.flatnonzero(ascending <= FALSE_ALARMS * np.arange(1, len(ascending) + 1) / max(len(ascending), 1))
    return np.asarray(known & (p <= ascending[passed[-1]])) if len(passed) else np.zeros(len(p), bool)


def detected(factors: Sequence[Factor], columns: Sequence[Numbers], values: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """Of each factor its p-value and whether it is detected; `columns` are its functions at the points of `values`, of shape
    (point, replicate)."""
    values = values - values.mean(axis=0)
    p, found = np.ones(len(columns)), np.zeros(len(columns), bool)
    seen = [found]
    for _ in range(ROUNDS):
        p = _p_values(factors, columns, values, [int(i) for i in np.argsort(p, kind="stable") if found[i]])
        found = benjamini_hochberg(p)
        if any((found == one).all() for one in seen):
            break
        seen.append(found)
    return p, found


def _p_values(factors: Sequence[Factor], columns: Sequence[Numbers], values: Numbers, others: list[int]) -> Numbers:
    """The p-value of each factor beside `others`, the clearest first, of which as many are used as the points allow."""
    while sum(columns[i].shape[1] for i in others) > len(values) // 4:
        others = others[:-1]
    every = _basis([columns[i] for i in others], len(values))
    twins = _twins(columns)
    p = np.ones(len(columns))
    # Of the functions of each factor that are tested, first its line or its choices: shape (function, replicate).
    coefficients: dict[int, list[Numbers]] = {}
    for j, own in enumerate(columns):
        if own.shape[1] == 0:
            continue
        beside = [i for i in others if i != j and not twins[i, j]]
        base = every if beside == others else _basis([columns[i] for i in beside], len(values))
        line = own.shape[1] if factors[j].labels else 1
        products = [own[:, [a]] * columns[i][:, [b]] for i in beside[:PARTNERS]
                    for a in range(min(own.shape[1], 2)) for b in range(min(columns[i].shape[1], 2))]
        tests = [own[:, :line], own[:, line:], np.column_stack(products) if products else own[:, :0]]
        each = []
        for tested in tests:
            one, base, along = _f_test(base, tested, values)
            if np.isfinite(one):
                each.append(one)
                coefficients.setdefault(j, []).append(along)
        p[j] = min(1.0, len(each) * min(each)) if each else 1.0
    if values.shape[1] > 1 and coefficients:
        usual = usual_noise(np.array([blocks[0][0] for blocks in coefficients.values()])[None])
        for j, blocks in coefficients.items():
            p[j] = max(p[j], p_value(np.vstack(blocks), blocks[0], usual))
    return p


def _twins(columns: Sequence[Numbers]) -> npt.NDArray[np.bool_]:
    """Which two factors are one and the same at all points, but for their range and direction."""
    lines = np.column_stack([own[:, 0] if own.shape[1] else np.zeros(len(own)) for own in columns])
    lines = lines - lines.mean(axis=0)
    size = np.linalg.norm(lines, axis=0)
    return np.asarray(np.abs(lines.T @ lines) > (1 - 1e-9) * np.outer(size, size)) & (np.outer(size, size) > 0)


def _basis(blocks: Sequence[Numbers], count: int) -> Numbers:
    """Orthonormal columns of a constant and the blocks."""
    return _independent(np.column_stack([np.ones(count), *blocks]))


def _independent(columns: Numbers) -> Numbers:
    orthonormal, triangle, _ = linalg.qr(columns, mode="economic", pivoting=True)
    size = np.abs(np.diag(triangle))
    return np.asarray(orthonormal[:, size > 1e-9 * max(float(size.max(initial=0)), 1e-300)])


def _f_test(base: Numbers, tested: Numbers, values: Numbers) -> tuple[float, Numbers, Numbers]:
    """The p-value of columns beside a base, NaN where there is nothing to test; the base with them; and their coefficients."""
    none = np.zeros((0, values.shape[1]))
    if tested.shape[1] == 0:
        return np.nan, base, none
    rest = tested - base @ (base.T @ tested)
    kept = np.linalg.norm(rest, axis=0) > 1e-6 * np.linalg.norm(tested, axis=0)
    if not kept.any():
        return np.nan, base, none
    own = _independent(rest[:, kept])
    rows = values - base @ (base.T @ values)
    along = own.T @ rows
    left, explained = float((rows.mean(axis=1) ** 2).sum()), float((along.mean(axis=1) ** 2).sum())
    nothing = 1e-18 * float((values.mean(axis=1) ** 2).sum())  # below which it is rounding
    if left <= nothing:
        return 1.0, base, np.zeros(along.shape)
    base = np.column_stack([base, own])
    freedom = len(values) - base.shape[1]
    if freedom < 1:
        return np.nan, base, none
    if left - explained <= nothing:
        return 0.0, base, along
    ratio = explained / own.shape[1] / ((left - explained) / freedom)
    return float(stats.f.sf(ratio, own.shape[1], freedom)), base, along
