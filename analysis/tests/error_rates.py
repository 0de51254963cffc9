"""Error rates of `coadopt sensitivity` on made-up sweeps of which the truth is known: python3 analysis/tests/error_rates.py 400

The number is how many sweeps of each kind are made. Printed are the rows of the table in docs/sensitivity.md; the tests ask
the same of fewer sweeps.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from swept import ISHIGAMI_FIRST, ISHIGAMI_TOTAL, ISHIGAMI_VARIANCE, ishigami, latin_hypercube, morris, repeated

from coadopt_analysis.sensitivity import morris as screening
from coadopt_analysis.sensitivity import regression, sobol
from coadopt_analysis.sensitivity.detect import DEGREE, detected, functions
from coadopt_analysis.sensitivity.question import Question
from coadopt_analysis.sensitivity.ranking import Ranking
from coadopt_analysis.sensitivity.sweep import Factor, Numbers, Sweep

PLANTED = 8
Rates = tuple[float, float, float]  # share of planted effects found, of those found that are wrong, whether any is wrong


def swept(design: str, places: Numbers, marks: dict[str, np.ndarray] | None = None,
          choices: dict[int, int] | None = None) -> Sweep:
    """A sweep in memory, without outcomes; `choices` says which factors are choices, and of how many."""
    counts = {i: (choices or {}).get(i, 0) for i in range(places.shape[1])}
    factors = [Factor(f"x{i + 1}", "", "1", 0.0, max(count - 1.0, 1.0), "assumed", "",
                      tuple(f"c{k}" for k in range(count))) for i, count in counts.items()]
    return Sweep(design, factors, pd.DataFrame(places), factors, places, marks or {}, ["Reference"], {})


def asked(values: Numbers) -> Question:
    """A question about values of shape (point, replicate)."""
    return Question("outcome", "outcome", "1", "Reference", "", values)


def _rates(clear: np.ndarray, planted: np.ndarray) -> Rates:
    wrong = clear & ~planted
    found = float(clear[planted].mean()) if planted.any() else float("nan")
    return found, float(wrong.sum() / max(clear.sum(), 1)), float(wrong.any())


def by_factor(ranking: Ranking, sweep: Sweep) -> pd.DataFrame:
    """The table in the order of the file."""
    return ranking.table.set_index("factor").loc[[factor.name for factor in sweep.coordinates]]


def screened(seed: int, spread: str, replicates: int = 4, effect: float = 0.0, trajectories: int = 10,
             factors: int = 20) -> tuple[Rates, float]:
    """Screening where each replicate has factor effects of its own, with no mean but in the last three factors.

    `spread`: the standard deviations of these effects are equal, or differ much (`unequal`), or each effect depends on
    another factor too (`product`). Given besides: the share of intervals of mu that contain the truth.
    """
    chance = np.random.default_rng(seed)
    places, marks = morris(trajectories, factors, seed)
    sizes = np.exp(chance.normal(size=factors)) if spread == "unequal" else np.ones(factors)
    own = chance.normal(size=(factors, replicates)) * sizes[:, None]
    moved = (places - 0.5) * (4 * (np.roll(places, 1, axis=1) - 0.5)) if spread == "product" else places
    truth = np.zeros(factors)
    truth[-3:] = effect
    values = moved @ own + (places @ truth)[:, None] + 0.1 * chance.normal(size=(len(places), replicates))
    sweep = swept("morris", places, marks)
    table = by_factor(screening.screen(sweep, asked(values)), sweep)
    within = (table["mu_low"] <= truth + 1e-9) & (truth - 1e-9 <= table["mu_high"])
    return _rates(table["clear"].to_numpy(bool), truth != 0), float(within.mean())


def linear(seed: int, points: int, factors: int, r2: float) -> tuple[Numbers, Numbers, dict[int, int]]:
    """Places, outcomes and choices of a linear model of eight factors and this R2; with R2 0 nothing has an effect."""
    places = latin_hypercube(points, factors, seed)
    slopes = np.linspace(1, 2, PLANTED) * np.where(np.arange(PLANTED) % 2, 1, -1)
    signal = (places[:, :PLANTED] - 0.5) @ slopes
    noise = np.random.default_rng(seed).normal(size=points)
    values = signal + noise * signal.std() * np.sqrt((1 - r2) / r2) if r2 > 0 else noise
    return places, values, {i: 3 + i % 3 for i in range(factors - 5, factors)}


def planted(factors: int, r2: float) -> np.ndarray:
    """Which factors have an effect."""
    return (np.arange(factors) < PLANTED) & (r2 > 0)


def regressed(seed: int, points: int = 128, factors: int = 40, r2: float = 0.85) -> Rates:
    """Which factors a regression reports."""
    places, values, choices = linear(seed, points, factors, r2)
    sweep = swept("latin_hypercube", places, choices=choices)
    table = by_factor(regression.shares(sweep, asked(values[:, None])), sweep)
    return _rates(table["clear"].to_numpy(bool), planted(factors, r2))


def tested(seed: int, points: int = 128, factors: int = 40, r2: float = 0.85) -> Rates:
    """The same without the regression, which only adds shares to what is detected, or withholds it."""
    places, values, choices = linear(seed, points, factors, r2)
    kinds = swept("latin_hypercube", places, choices=choices).coordinates
    columns = [functions(factor, places[:, i], DEGREE) for i, factor in enumerate(kinds)]
    return _rates(detected(kinds, columns, values[:, None])[1], planted(factors, r2))


def regressed_by_replicates(seed: int, replicates: int = 4, points: int = 128, factors: int = 20, effect: float = 0.0) -> Rates:
    """What is detected where each replicate has factor effects of its own, with no mean but in the last three factors."""
    chance = np.random.default_rng(seed)
    places = latin_hypercube(points, factors, seed)
    truth = np.where(np.arange(factors) >= factors - 3, effect, 0.0)
    own = chance.normal(size=(factors, replicates)) + truth[:, None]
    values = places @ own + 0.1 * chance.normal(size=(points, replicates))
    kinds = swept("latin_hypercube", places).coordinates
    columns = [functions(factor, places[:, i], DEGREE) for i, factor in enumerate(kinds)]
    return _rates(detected(kinds, columns, values)[1], truth != 0)


def of_samples(seed: int, samples: int = 64, replicates: int = 4, noise: float = 1.0) -> tuple[Rates, float, float]:
    """Saltelli's design on the function of Ishigami with four factors more that do nothing, and chance on top.

    Given besides: the shares of first-order and of total intervals that contain the truth.
    """
    factors = 7
    places, marks = independent_samples(samples, factors, seed)
    values = repeated(ishigami(places[:, :3]), replicates, noise * np.sqrt(ISHIGAMI_VARIANCE), seed=seed)
    sweep = swept("saltelli", places, marks)
    table = by_factor(sobol.indices(sweep, asked(values)), sweep)
    first, total = (np.append(known, np.zeros(4)) for known in (ISHIGAMI_FIRST, ISHIGAMI_TOTAL))
    within = [float(((table[low] <= known + 1e-9) & (known - 1e-9 <= table[high]))[:3].mean())
              for low, high, known in (("first_low", "first_high", first), ("low", "high", total))]
    return _rates(table["clear"].to_numpy(bool), total > 0), within[0], within[1]


def independent_samples(samples: int, factors: int, seed: int) -> tuple[Numbers, dict[str, np.ndarray]]:
    """Saltelli's design of points drawn independently, so that the truth of intervals is known."""
    pairs = np.random.default_rng(seed).random((samples, 2, factors))
    order = [(0, -1), *((2, i) for i in range(factors)), (1, -1)]
    places = np.array([[pair[int(block == 1)] if block != 2 else np.where(np.arange(factors) == i, pair[1], pair[0])
                        for block, i in order] for pair in pairs])
    block, changed = np.array(order).T
    return places.reshape(-1, factors), {"sample": np.repeat(np.arange(samples), len(order)),
                                         "block": np.tile(block, samples), "changed": np.tile(changed, samples)}


def mean_rates(trial: Callable[[int], Rates], seeds: int) -> np.ndarray:
    """Mean share found, share wrong of those found, and share of sweeps with any wrong."""
    return np.array([trial(seed) for seed in range(seeds)]).mean(axis=0)


def main() -> None:
    """Prints the table."""
    count = int(sys.argv[1])
    screening.RESAMPLES = 5  # these intervals are not asked about
    print("| sweep | found of what is planted | wrong of those reported | sweeps with any wrong | intervals that hold |\n"
          "|---|---|---|---|---|", flush=True)

    def row(name: str, rates: np.ndarray, within: str = "") -> None:
        found, wrong, some = (f"{rate:.1%}" if np.isfinite(rate) else "" for rate in rates)
        print(f"| {name} | {found} | {wrong} | {some} | {within} |", flush=True)

    for replicates in (2, 4, 8):
        for spread in ("equal", "unequal", "product"):
            for effect in (0.0, 4.0):
                each = [screened(seed, spread, replicates, effect) for seed in range(count)]
                row(f"screening, {replicates} replicates, effects of replicates: {spread}, mean effect {effect:g}",
                    np.mean([rates for rates, _ in each], axis=0), f"mu {np.mean([within for _, within in each]):.1%}")
    for points, r2 in ((128, 0.85), (128, 0.0), (300, 0.5)):
        row(f"regression, {points} points, 40 factors, R2 {r2:g}",
            mean_rates(lambda seed, n=points, r=r2: regressed(seed, n, 40, r), max(count // 4, 1)))  # type: ignore[misc]
    for replicates in (2, 4, 8):
        for effect in (0.0, 4.0):
            name = f"regression, 128 points, {replicates} replicates with effects of their own, mean effect {effect:g}"
            row(name, mean_rates(
                lambda seed, r=replicates, e=effect: regressed_by_replicates(seed, r, effect=e),  # type: ignore[misc]
                max(count // 4, 1)))
    for samples in (16, 64, 256):
        of = [of_samples(seed, samples) for seed in range(count)]
        row(f"saltelli, {samples} samples, 4 replicates", np.mean([rates for rates, *_ in of], axis=0),
            f"first {np.mean([one for _, one, _ in of]):.1%}, total {np.mean([one for *_, one in of]):.1%}")


if __name__ == "__main__":
    main()
