"""What holds adoption back, by a diagnosis: what removing each barrier would add."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import xarray as xr

from ..diagnosis_file import scenario_of
from ..read import plain
from .amounts import MINUS, counted, listed, quoted, sentence
from .plain_names import BARRIERS, KINDS, ROLES, plain_name
from .section import Section, Table
from .subject import Subject

TITLE = "What holds it back"
_MOST_NAMED = 4
_UNKNOWN = ("What holds it back was not diagnosed. `coadopt diagnose` with the scenario and `-o diagnosis.h5` measures it;"
            " `coadopt brief` with `--diagnosis diagnosis.h5` then shows it here.")
_MEANING = ("A barrier\u2019s contribution is what removing it adds to those removed before it, as a mean over orders in which"
            " all twelve are removed (Shapley value). Contributions add up to what removing all twelve adds. Removed alone, a"
            " barrier may add less than its contribution, because the other barriers remain. No"
            " intervention removes a barrier completely.")


def holding_back(subject: Subject) -> Section:
    """The barriers of the diagnosed scenario by what removing them would add; without a diagnosis, how to make one."""
    diagnosis = subject.diagnosis
    if diagnosis is None:
        return Section("holding-back", TITLE, sentences=(_UNKNOWN,))
    return Section("holding-back", TITLE, holds_back_most(diagnosis),
                   (*_other_runs(subject, diagnosis), _alone(diagnosis), _MEANING),
                   tables=(_ranking(diagnosis), _by_whom(diagnosis)), charts=("barriers",))


def holds_back_most(diagnosis: xr.Dataset) -> str:
    """What holds the diagnosed scenario back most, in a sentence."""
    order = _order(diagnosis["contribution"].values)
    before, after = (float(diagnosis[name].mean()) for name in ("practice_in_use", "practice_without_any"))
    first = [f"{_name(diagnosis, i)} ({_points(diagnosis, 'contribution', i).replace(' (', ', ').rstrip(')')})" for i in order[:3]]
    sure = ", with 95% intervals," if np.isfinite(diagnosis["contribution_low"].values).all() else ""
    return (f"Under {quoted(scenario_of(diagnosis))}, {before * 100:.0f}% of relevant staff co-produce as routine. Without any of"
            f" twelve barriers {after * 100:.0f}% would, {(after - before) * 100:.0f} percentage points more. The largest"
            f" contributions to that{sure} are those of {listed(first)}."
            f"{_nil(diagnosis, 'contribution', order[:3])}{_ties(diagnosis, 'contribution')}")


def _alone(diagnosis: xr.Dataset) -> str:
    i = _order(diagnosis["alone"].values)[0]
    return (f"If only one barrier is removed, the largest difference comes from removing {_name(diagnosis, i)}:"
            f" {_points(diagnosis, 'alone', i)} percentage points.{_nil(diagnosis, 'alone', [i])}{_ties(diagnosis, 'alone')}")


def _nil(diagnosis: xr.Dataset, name: str, shown: list[int]) -> str:
    """Of which of those shown the interval contains 0."""
    low, high = (diagnosis[f"{name}_{end}"].values for end in ("low", "high"))
    nil = [_name(diagnosis, i) for i in shown if low[i] <= 0 <= high[i]]
    if not nil:
        return ""
    if len(shown) == 1:
        return " That interval contains 0, so removing it may add nothing."
    if len(nil) == 1:
        return f" The interval of {nil[0]} contains 0, so removing it may add nothing."
    whose = "All of these intervals" if len(nil) == len(shown) else f"The intervals of {listed(nil)}"
    return f" {whose} contain 0, so each of these barriers may add nothing."


def _ties(diagnosis: xr.Dataset, name: str) -> str:
    """Which barriers cannot be told apart from the first, in a sentence; nothing where there was one replicate."""
    order, low, high = _order(diagnosis[name].values), *(diagnosis[f"{name}_{end}"].values for end in ("low", "high"))
    tied = [_name(diagnosis, i) for i in order[1:] if high[i] >= low[order[0]]]
    if tied and len(tied) == len(order) - 1:
        return " No order among the barriers is certain: the interval of the first overlaps with those of all others."
    if len(tied) > _MOST_NAMED:
        tied = [*tied[:_MOST_NAMED], counted(len(tied) - _MOST_NAMED, "other")]
    return (f" The interval of the first overlaps with that of {listed(tied)}, so which of them comes first is open."
            if tied else "")


def _other_runs(subject: Subject, diagnosis: xr.Dataset) -> list[str]:
    """Which figure is of which runs, where practice of the diagnosed scenario is another in the comparison."""
    name = scenario_of(diagnosis)
    i = [plain(one) for one in subject.results["scenario"].values].index(name)
    there, here = subject.compared.level(i, "practice_in_use"), float(diagnosis["practice_in_use"].mean())
    if not np.isfinite(there.mean) or np.isclose(here, there.mean, rtol=1e-5):
        return []
    runs = counted(int(diagnosis.sizes["replicate"]), "run")
    return [f"These figures are of the diagnosis: in its {runs} of {quoted(name)}, {here * 100:.1f}% of relevant staff co-produce as"
            f" routine. In the {counted(there.replicates, 'run')} that the rest of this page rests on, {there.mean * 100:.1f}% do."]


def _ranking(diagnosis: xr.Dataset) -> Table:
    rows = [(sentence(_name(diagnosis, i)), _points(diagnosis, "contribution", i), _points(diagnosis, "alone", i))
            for i in _order(diagnosis["contribution"].values)]
    return Table("What removing each barrier would add, in percentage points of practice in use, with 95% intervals",
                 ("Barrier", "Contribution", "Removed alone"), tuple(rows), "Means of the last twelve months.")


def _by_whom(diagnosis: xr.Dataset) -> Table:
    rows = []
    places: tuple[tuple[str, dict[str, str]], ...] = (("role", ROLES), ("kind", KINDS), ("co", {}))
    for place, names in places:
        parts = diagnosis[f"contribution_by_{place}"].isel(year=-1)
        for label in diagnosis[place].values:
            values = parts.sel({place: label}).values * 100
            if not np.isfinite(values).all():
                continue
            first = [f"{_name(diagnosis, i)} ({values[i]:+z.1f})".replace("-", MINUS) for i in _order(values)[:2]]
            rows.append((sentence(plain_name(names, str(label)) if names else f"co-{label}"), *first))
    return Table("The two largest contributions for each role, kind of organisation and Co, in percentage points of its practice in"
                 " use", ("Whose practice", "Largest", "Second"), tuple(rows), "Means of the last year.", in_words=True)


def _order(values: npt.NDArray[Any]) -> list[int]:
    return [int(i) for i in np.argsort(-np.nan_to_num(values, nan=-np.inf), kind="stable")]


def _name(diagnosis: xr.Dataset, i: int) -> str:
    return plain_name(BARRIERS, str(diagnosis["barrier"].values[i]))


def _points(diagnosis: xr.Dataset, name: str, i: int) -> str:
    # "+14.2 (12.1 to 16.3)"; without an interval where there was one replicate.
    value, low, high = (float(diagnosis[f"{name}{end}"].values[i]) * 100 for end in ("", "_low", "_high"))
    ends = f" ({low:z.1f} to {high:z.1f})" if np.isfinite([low, high]).all() else ""
    return f"{value:+z.1f}{ends}".replace("-", MINUS)
