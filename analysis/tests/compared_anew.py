"""The comparison of scenarios worked out anew from outcomes, to hold against the one that the program wrote into a file."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import xarray as xr
from scipy import stats

Values = npt.NDArray[np.float64]

VERDICTS = ("not_known", "one_replicate", "no_difference", "no_clear_difference", "more", "less")
COST_VERDICTS = ("given", "no_extra_cost", "not_known", "one_replicate", "loss", "may_be_zero", "unbounded", "other_people")
FATES = ("no_claim", "not_known", "holds", "reversed", "vanishes")
GAINS = {"persons_active": 1.0, "wellbeing_users": 0.01}
COUNTED = {"money": "money", "money_and_hours": "cost"}


def comparison(outcomes: xr.Dataset, sizes: Mapping[str, Sequence[int]], cashed: Sequence[float],
               other_people: Sequence[bool], sets: Sequence[int] = ()) -> xr.Dataset:
    """The group `comparison` of a file.

    outcomes: by scenario and replicate, NaN where a replicate was not finished, each with the attribute `better`.
    sizes: organisations, staff and persons of each scenario. cashed: share of casework hours freed that each cashes.
    sets: of the ensemble of each; none has one where this is left out.
    """
    names, scenarios = list(outcomes.data_vars), range(outcomes.sizes["scenario"])
    values = {name: outcomes[name].transpose("scenario", "replicate").values.astype(float) for name in names}
    sets = sets or [0] * len(scenarios)
    rows = [[_outcome(values[name], i, outcomes[name].attrs["better"] == "less", sets) for name in names] for i in scenarios]
    by_outcome = ("scenario", "outcome")
    data = {name: (by_outcome, np.array([[one[name] for one in row] for row in rows])) for name in rows[0][0]}
    costs = [[[_cost(values, i, gain, counted, cashed[i], other_people[i]) for counted in COUNTED.values()] for gain in GAINS]
             for i in scenarios]
    by_gain = ("scenario", "gain", "counted")
    data |= {name: (by_gain, np.array([[[cell[k] for cell in row] for row in of] for of in costs]))
             for k, name in enumerate(("cost_per", "cost_per_low", "cost_per_high", "cost_verdict"))}
    finished = np.isfinite(np.stack([values[name] for name in names])).any(axis=0).sum(axis=1)
    data |= {"replicates": ("scenario", finished), "sets": ("scenario", np.array(sets, "int32")),
             "confidence": ("scenario", np.full(len(scenarios), 1 - error_of(len(scenarios), 0, 1))), "other_people": ("scenario", np.array(other_people)),
             "gain_unit": ("gain", np.array(list(GAINS.values()))),
             **{name: ("scenario", np.array(each)) for name, each in sizes.items()}}
    labels = {"scenario": outcomes["scenario"].values, "outcome": np.array(names, object),
              "gain": np.array(list(GAINS), object), "counted": np.array(list(COUNTED), object)}
    group = xr.Dataset(data, labels)
    for name, kind in (("verdict", "uint8"), ("behind_verdict", "uint8"), ("cost_verdict", "uint8"), ("other_people", "uint8"),
                       ("known", "int32"), ("pairs", "int32"), ("rank", "int32"), ("replicates", "int32")):
        group[name] = group[name].astype(kind)
    for name, meanings in (("verdict", VERDICTS), ("behind_verdict", VERDICTS), ("cost_verdict", COST_VERDICTS)):
        group[name].attrs["flag_meanings"] = " ".join(meanings)
    return group


def fates(values: Values, rows: Values, less: bool) -> tuple[Values, Values]:
    """`fate` and `behind_fate`, by variant and scenario, of claims of an outcome.

    values: of the comparison, by scenario and replicate. rows: of the check, by variant, scenario and replicate.
    """
    ranks = _ranks(values, less)
    first = ranks.index(1) if 1 in ranks else 0
    found = np.zeros((2, len(rows), len(values)), "uint8")
    for scenario in range(len(values)):
        for which, (of, than) in enumerate(((scenario, 0), (first, scenario))):
            verdict = VERDICTS[_paired(values[of], values[than], error_of(len(values), of, than))[4]]
            for variant, means in enumerate(rows.mean(axis=-1)):
                gap = means[of] - means[than]
                told = "no_claim" if verdict not in ("more", "less") else "not_known" if not np.isfinite(gap) else \
                    "vanishes" if gap == 0 else "holds" if (gap > 0) == (verdict == "more") else "reversed"
                found[which, variant, scenario] = FATES.index(told)
    return found[0], found[1]


def _outcome(values: Values, i: int, less: bool, sets: Sequence[int]) -> dict[str, float]:
    known = values[i][np.isfinite(values[i])]
    low, high, share = _range(known, 0.8, 10)
    foretold = _range(known, 0.95, 40) if sets[i] else (np.nan,) * 3
    mean, start, end, pairs, verdict = _paired(values[i], values[0], error_of(len(values), i, 0))
    ranks = _ranks(values, less)
    first = ranks.index(1) if 1 in ranks else i
    return {"known": known.size, "mean": known.mean() if known.size else np.nan, "low": low, "high": high, "range_share": share,
            "difference": mean, "difference_low": start, "difference_high": end, "pairs": pairs, "verdict": verdict,
            "rank": ranks[i], "behind_verdict": _paired(values[first], values[i], error_of(len(values), first, i))[4],
            **dict(zip(("predicted_low", "predicted_high", "predicted_share"), foretold)),
            "share_of_sets": _share_of_sets(values[i] - values[0], math.lcm(sets[0] or 1, sets[i] or 1))
            if sets[0] or sets[i] else np.nan}


def _range(known: Values, share: float, fewest: int) -> tuple[float, float, float]:
    if known.size < 2:
        return np.nan, np.nan, np.nan
    if known.size < fewest:
        return float(known.min()), float(known.max()), 1.0
    low, high = np.quantile(known, ((1 - share) / 2, (1 + share) / 2))
    return float(low), float(high), share


def _share_of_sets(each: Values, sets: int) -> float:
    means = np.array([mine[np.isfinite(mine)].mean() for start in range(sets)
                      if np.isfinite(mine := each[start::sets]).any()])
    sign = np.sign(each[np.isfinite(each)].mean()) if means.size else 0
    return float((np.sign(means) == sign).mean()) if sign else np.nan


def error_of(scenarios: int, one: int, other: int) -> float:
    """What an interval may miss with, so that those of all pairs miss together in 5%: half of it for the reference's."""
    if scenarios < 3:
        return 0.05
    others = scenarios - 1
    return 0.025 / others if 0 in (one, other) else 0.025 / (others * (others - 1) / 2)


def _ranks(values: Values, less: bool) -> list[int]:
    means = [float(one[np.isfinite(one)].mean()) if np.isfinite(one).any() else np.nan for one in values]
    order = sorted((i for i, mean in enumerate(means) if np.isfinite(mean)), key=lambda i: means[i] if less else -means[i])
    return [order.index(i) + 1 if i in order else 0 for i in range(len(means))]


def _paired(one: Values, than: Values, error: float) -> tuple[float, float, float, int, int]:
    """Mean, interval, pairs and the place of the verdict."""
    each = (one - than)[np.isfinite(one) & np.isfinite(than)]
    if each.size < 2:
        return (float(each.mean()) if each.size else np.nan), np.nan, np.nan, each.size, each.size
    half = float(stats.t.ppf(1 - error / 2, each.size - 1) * each.std(ddof=1) / np.sqrt(each.size))
    mean = float(each.mean())
    low, high = mean - half, mean + half
    verdict = "more" if low > 0 else "less" if high < 0 else "no_difference" if low == high == 0 else "no_clear_difference"
    return mean, low, high, each.size, VERDICTS.index(verdict)


def _cost(values: Mapping[str, Values], i: int, gain: str, counted: str, cashed: float,
          other_people: bool) -> tuple[float, float, float, int]:
    gained = (values[gain][i] - values[gain][0]) / GAINS[gain]
    casework = 50.0 * (values["casework_needed"][i] - values["casework_needed"][0])
    spent = values[counted][i] - values[counted][0] + cashed * np.minimum(0.0, casework)
    error = error_of(len(values[gain]), 0, i)
    _, low, high, pairs, _ = _paired(gained, np.zeros_like(gained), error)
    why = "other_people" if other_people else "not_known" if pairs == 0 else "one_replicate" if pairs == 1 else \
        "loss" if high < 0 else "may_be_zero" if low <= 0 else ""
    if why:
        return np.nan, np.nan, np.nan, COST_VERDICTS.index(why)
    both = np.isfinite(gained) & np.isfinite(spent)
    value, low, high = _fieller(spent[both], gained[both], error)
    return value, low, high, COST_VERDICTS.index("no_extra_cost" if high <= 0 else "given")


def _fieller(above: Values, below: Values, error: float) -> tuple[float, float, float]:
    """The ratio of the means and the values of it that Student's t does not reject (Fieller, 1954): roots of a parabola."""
    scatter = np.cov(above, below) / above.size
    t = float(stats.t.ppf(1 - error / 2, above.size - 1))
    a, b = float(above.mean()), float(below.mean())
    size = abs(a) or 1.0  # so that the coefficients are of one size
    roots = np.roots([(b * b - t * t * scatter[1, 1]), -2 * (a * b - t * t * scatter[0, 1]) / size,
                      (a * a - t * t * scatter[0, 0]) / size**2]).real * size
    return a / b, float(roots.min()), float(roots.max())
