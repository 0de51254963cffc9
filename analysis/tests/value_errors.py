"""Errors of `coadopt sensitivity --value` on decisions of known value: python3 analysis/tests/value_errors.py 100

The number is how many sweeps of each kind are made. Printed are the rows of the table in docs/sensitivity.md; the tests ask
the same of fewer sweeps. The second of two scenarios brings a + b x1 + c x2 more, of x uniform from -1/2 to 1/2, and four
factors do nothing.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from error_rates import swept
from swept import sobol

from coadopt_analysis.sensitivity.decision import Decision
from coadopt_analysis.sensitivity.question import Question
from coadopt_analysis.sensitivity.sweep import Numbers
from coadopt_analysis.sensitivity.value import Value, value

FACTORS = 6


@dataclass(frozen=True)
class Toy:
    """A decision: what the second scenario brings, and how chance shows it."""

    points: int
    replicates: int
    noise: float            # standard deviation of each difference
    own: float = 0.0        # standard deviation of the effects that each replicate has of its own
    a: float = 0.2
    b: float = 1.0
    c: float = 0.6

    @property
    def truth(self) -> dict[str, float]:
        """The values of x1, of x2, of a question that settles both and of everything."""
        def of_uniform(slope: float) -> float:
            top = self.a + slope / 2
            known = max(self.a, 0.0) if abs(self.a) >= slope / 2 or slope == 0 else top ** 2 / 2 / slope
            return known - max(self.a, 0.0)
        x = (np.arange(2000) + 0.5) / 2000 - 0.5
        both = float(np.maximum(self.a + self.b * x[:, None] + self.c * x, 0).mean()) - max(self.a, 0.0)
        return {"x1": of_uniform(self.b), "x2": of_uniform(self.c), "both": both, "everything": both}

    def valued(self, seed: int) -> Value:
        """A sweep of it, analysed."""
        places, chance = sobol(self.points, FACTORS, seed), np.random.default_rng(seed)
        middle = places - 0.5
        differences = (self.a + self.b * middle[:, 0] + self.c * middle[:, 1])[:, None] + self.noise * chance.standard_normal(
            (self.points, self.replicates))
        differences = differences + self.own * (middle @ chance.standard_normal((FACTORS, self.replicates))
                                                + chance.standard_normal(self.replicates))
        return value(swept("sobol", places), decision(differences[:, None]), {"both": [0, 1]})


def decision(more: Numbers, worth: float | None = None) -> Decision:
    """A choice between scenarios that bring so much more than the first, shape (point, scenario, replicate)."""
    names = ["First", "Second", "Third"][: more.shape[1] + 1]
    return Decision(Question("outcome", "outcome", "1", "Second", "First", more[:, 0], "more", True), names, more, worth, 1e-12)


def trial(toy: Toy, seed: int) -> tuple[dict[str, float], dict[str, bool], bool]:
    """Values, whether each interval has the truth in it, and whether a factor that does nothing seems worth something."""
    found = toy.valued(seed)
    rows = found.table.set_index("name")
    each = {name: rows.loc[name] for name in ("x1", "x2", "both")} | {"everything": vars(found.everything)}
    within = {name: bool(one["low"] - 1e-12 <= toy.truth[name] <= one["high"] + 1e-12) for name, one in each.items()}
    return ({name: float(one["value"]) for name, one in each.items()}, within,
            bool(rows.loc[[f"x{i}" for i in range(3, FACTORS + 1)], "clear"].any()))


def main() -> None:
    """Prints the table."""
    count = int(sys.argv[1])
    print("| points | replicates | noise | own effects of replicates | truth, mean estimate and intervals that hold: x1 |"
          " x2 | both | everything | any wrong |\n|---|---|---|---|---|---|---|---|---|")
    for toy in (Toy(1024, 4, 0.5), Toy(256, 4, 0.5), Toy(256, 10, 0.5, 0.2), Toy(128, 4, 0.5, 0.2),
                Toy(128, 4, 1.0, a=0, b=0, c=0), Toy(128, 4, 0.5, a=0.6, b=0.4)):
        trials = [trial(toy, seed) for seed in range(count)]
        cells = [f"{toy.truth[name]:.4f}, {np.mean([one[0][name] for one in trials]):.4f},"
                 f" {np.mean([one[1][name] for one in trials]):.0%}" for name in toy.truth]
        print(f"| {toy.points} | {toy.replicates} | {toy.noise} | {toy.own} | {' | '.join(cells)} |"
              f" {np.mean([one[2] for one in trials]):.0%} |", flush=True)


if __name__ == "__main__":
    main()
