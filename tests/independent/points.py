"""Compares both at drawn parameter points: each number of the model within a share of its default.

    cd tests && python3 -m independent.points SCENARIO --points 20 --within 0.25 --replicates 30 --months 24
"""

import argparse

from . import compare
from . import declared
import numpy as np


def point(draw, within):
    """Every number of the model times 1 - within to 1 + within (or, if within is above 1, 1 / within to within)."""
    found = {}
    for name, (default, low, high) in declared.declared().items():
        if name.startswith("population.") or high is None:
            continue
        size = np.shape(default)
        factor = draw.uniform(1 - within, 1 + within, size) if within < 1 else within ** draw.uniform(-1, 1, size)
        value = np.clip(default * factor, low, high)
        found[name] = value.tolist() if size else float(value)
    total = sum(found["start.organisation.lead_co"])
    found["start.organisation.lead_co"] = [x / total for x in found["start.organisation.lead_co"]]
    whole = {"community.usual_ties"}
    return {name: round(value) if name in whole else value for name, value in found.items()}


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("scenario")
    ask.add_argument("--points", type=int, default=20)
    ask.add_argument("--first", type=int, default=0)
    ask.add_argument("--within", type=float, default=0.25)
    ask.add_argument("--months", type=int, default=24)
    ask.add_argument("--replicates", type=int, default=30)
    ask.add_argument("--processes", type=int, default=2)
    ask.add_argument("--set", action="append", default=[])
    told = ask.parse_args()
    changes = dict(compare.scenario.setting(text) for text in told.set)
    every = []
    for number in range(told.first, told.first + told.points):
        drawn = {**point(np.random.default_rng([17, number]), told.within), **changes}
        pair = compare.both(told.scenario, drawn, told.months, told.replicates, 1000 + number, told.processes, None, True)
        found = compare.tests(*pair)
        print(f"point {number}: ", end="")
        compare.report(found, compare.beyond_chance(found))
        every += [(*test, number) for test in found]
    found = sorted(every, key=lambda test: test[0])
    print(f"all points: {len(compare.beyond_chance(found))} of {len(found)} beyond chance")


if __name__ == "__main__":
    main()
