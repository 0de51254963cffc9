"""Compares the program with the second implementation: every measure, month and label, and what differs beyond chance.

    cd tests && python3 -m independent.compare ../scenarios/small.toml --replicates 100 --months 36 --set adoption.talk=0.1
"""

import argparse
import math
import sys
from concurrent.futures import ProcessPoolExecutor

from . import month
import numpy as np
from . import program
from . import scenario
from . import traits

def as_normal(t, freedom):
    """A normal deviate as unlikely as Student's t (Wallace 1959)."""
    return math.sqrt(freedom * math.log1p(t * t / freedom)) * (8 * freedom + 1) / (8 * freedom + 3)


def two_sided(t, freedom):
    return math.erfc(as_normal(abs(t), freedom) / math.sqrt(2))


def tests(one, other):
    """(p, measure, month or 0 for the mean of all, label, means, standard error of the difference)."""
    found = []
    for name in one:
        if name not in other:
            continue
        a, b = (np.atleast_3d(x[name]) for x in (one, other))
        a, b = (np.concatenate([np.nanmean(np.where(np.isnan(x).all(1, keepdims=True), 0, x), 1, keepdims=True), x], 1) for x in (a, b))
        for m in range(a.shape[1]):
            for label in range(a.shape[2]):
                x, y = a[:, m, label], b[:, m, label]
                x, y = x[~np.isnan(x)], y[~np.isnan(y)]
                if len(x) < 5 or len(y) < 5:
                    continue
                n, k = len(x), len(y)
                variance = ((n - 1) * x.var(ddof=1) + (k - 1) * y.var(ddof=1)) / (n + k - 2)
                error = math.sqrt(variance * (1 / n + 1 / k))
                difference = x.mean() - y.mean()
                if abs(difference) <= 1e-6 * max(1, abs(x.mean())):  # the program stores single precision
                    p = 1.0
                else:
                    p = two_sided(difference / error, n + k - 2) if error > 0 else 0.0
                found.append((p, name, m, label, x.mean(), y.mean(), error))
    return found


def beyond_chance(found, level=0.01):
    """Holm: those that differ although the chance that any does by chance is at most `level`."""
    found = sorted(found, key=lambda test: test[0])
    for place, test in enumerate(found):
        if test[0] > level / (len(found) - place):
            return found[:place]
    return found


def one_part(job):
    file, changes, months, replicates, seed = job
    p, policies = scenario.read(file, changes)
    return month.run(p, months, replicates, seed, policies)


def mine(file, changes, months, replicates, seed, processes=1):
    if processes == 1:
        return one_part((file, changes, months, replicates, seed))
    parts = [(file, changes, months, len(part), [seed, i]) for i, part in enumerate(np.array_split(range(replicates), processes))]
    with ProcessPoolExecutor(processes) as pool:
        done = list(pool.map(one_part, parts))
    return {name: np.concatenate([part[name] for part in done]) for name in done[0]}


def both(file, changes, months, replicates, seed, processes=1, ours=None, finer=False):
    theirs = program.run(file, changes, months, replicates, seed, "monthly" if finer else None)
    if finer:
        theirs |= traits.of_all(theirs.pop("agents"))
    return theirs, mine(file, changes, months, ours or replicates, seed, processes)


def report(found, differ, out=sys.stdout):
    worst = {}
    for p, name, m, label, x, y, error in found:
        key = (name, label)
        if key not in worst or p < worst[key][0]:
            worst[key] = (p, m, x, y, error)
    names = {(test[1], test[3]): 0 for test in differ}
    for test in differ:
        names[test[1], test[3]] += 1
    print(f"{len(found)} comparisons, {len(differ)} beyond chance, in {len(names)} of {len(worst)} measures by label", file=out)
    for (name, label), number in sorted(names.items(), key=lambda item: worst[item[0]][0]):
        p, m, x, y, error = worst[name, label]
        when = f"month {m}" if m else "mean"
        print(f"  {name}[{label}] {number} months; worst {when}: program {x:.5g} ours {y:.5g} z {(x - y) / max(error, 1e-300):.1f}", file=out)


def main():
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("scenario")
    ask.add_argument("--months", type=int, default=36)
    ask.add_argument("--replicates", type=int, default=100)
    ask.add_argument("--ours", type=int)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--processes", type=int, default=2)
    ask.add_argument("--finer", action="store_true", help="moments of agents' traits too")
    ask.add_argument("--set", action="append", default=[])
    told = ask.parse_args()
    changes = dict(scenario.setting(text) for text in told.set)
    found = tests(*both(told.scenario, changes, told.months, told.replicates, told.seed, told.processes, told.ours, told.finer))
    differ = beyond_chance(found)
    report(found, differ)
    return bool(differ)


if __name__ == "__main__":
    sys.exit(main())
