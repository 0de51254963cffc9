"""Outcomes: numbers that sum up a run, by the names and with the meaning that `coadopt compare --json` gives them."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

import numpy as np
import numpy.typing as npt
import xarray as xr

from ..read import finished
from .population import persons

LATE = 12  # months at the end of a run whose mean is told

Values = npt.NDArray[np.float64]  # (scenario, replicate); NaN where a replicate was not finished
_GROUPS = ("users", "seldom_heard", "low_efficacy", "high_need", "neighbours")
_BEARERS = ("organisation", "partnership", "government", "community", "users")


def outcome(results: xr.Dataset, name: str) -> Values | None:
    """An outcome by scenario and replicate, or None where the file does not hold what it is made of.

    Headlines and groups are means over the last twelve months; money, costs and hours of the whole run are sums.
    Raises KeyError for a name that is no outcome.
    """
    try:
        values = OUTCOMES[name](results)
    except _NotObserved:
        return None
    if values is None:
        return None
    ran = values.transpose("scenario", "replicate").where(finished(results))
    return np.asarray(ran.values, float)


class _NotObserved(Exception):
    pass


Measured = Callable[[xr.Dataset], "xr.DataArray | None"]


def _at(results: xr.Dataset, variable: str, **place: str) -> xr.DataArray:
    if variable not in results:
        raise _NotObserved
    values = results[variable]
    for dimension, label in place.items():
        places = np.flatnonzero(values[dimension].values == label)
        if not places.size:
            raise _NotObserved
        values = values.isel({dimension: int(places[0])}, drop=True)
    return values.astype("float64")


def _late(variable: str, **place: str) -> Measured:
    return lambda results: _at(results, variable, **place).isel(month=slice(-LATE, None)).mean("month")


def _all(variable: str, **place: str) -> Measured:
    return lambda results: _at(results, variable, **place).sum("month", skipna=False)


def _sum(*parts: Measured) -> Measured:
    return lambda results: cast(xr.DataArray, sum(part(results) for part in parts))


def _gap(variable: str) -> Measured:
    heard, users = _late(variable, group="seldom_heard"), _late(variable, group="users")
    return lambda results: cast(xr.DataArray, cast(xr.DataArray, heard(results)) - cast(xr.DataArray, users(results)))


def _people(results: xr.Dataset) -> xr.DataArray | None:
    count = persons(results)
    share = _late("participation", group="everyone")(results)
    return None if count is None or share is None else share * count


_MONEY = _sum(_all("cost", item="set_up"), _all("cost", item="running"))

OUTCOMES: dict[str, Measured] = {
    "practice_in_use": _late("practice_in_use"),
    "espoused": _late("practice_espoused"),
    "persons_active": _people,
    "staff_hours_free": _late("staff_hours", item="free"),
    "citizen_hours": _late("citizen_hours", group="everyone"),
    "cost": _sum(_MONEY, _all("cost", item="interventions")),
    **{f"{variable}_{group}": _late(variable, group=group)
       for variable in ("participation", "wellbeing", "need") for group in _GROUPS},
    **{f"{variable}_gap": _gap(variable) for variable in ("participation", "wellbeing", "need")},
    "money": _MONEY,
    **{f"money_{bearer}": _all("cost_by_bearer", bearer=bearer) for bearer in _BEARERS},
    "hours_interventions": _all("staff_hours", item="interventions"),
    "hours_posts": _all("staff_hours", item="posts"),
    "hours_sessions": _all("staff_hours", item="sessions"),
    "hours_casework": _all("staff_hours", item="casework"),
    "worth_interventions": _all("cost", item="interventions"),
    "worth_sessions": _all("cost", item="sessions"),
    "worth_casework_freed": _all("saving", item="casework"),
    "citizen_hours_sessions": _all("citizen_hours", group="everyone"),
    "citizen_hours_interventions": _all("intervention_citizen_hours"),
}
