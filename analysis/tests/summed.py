"""Outcomes worked out anew from the measures of a results file, to hold against those that the program wrote into it."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable

import numpy as np
import xarray as xr

LATE = 12  # months at the end of a run whose mean counts
GROUPS = ("users", "seldom_heard", "low_efficacy", "high_need", "neighbours")
BEARERS = ("organisation", "partnership", "government", "community", "users")

Formula = Callable[[xr.Dataset], xr.DataArray]


def outcomes(results: xr.Dataset) -> xr.Dataset:
    """All outcomes by scenario and replicate, with the attributes that the program gives them.

    results: every measure that they are made of, and in the attributes the text of each scenario, without which the
    number of people taking part is not known.
    """
    found = {name: formula(results).transpose("scenario", "replicate").assign_attrs(_about(name))
             for name, formula in FORMULAS.items()}
    return xr.Dataset(found).reset_coords(drop=True)


def _about(name: str) -> dict[str, str]:
    summed = name.startswith(("cost", "money", "hours", "worth", "casework", "citizen_hours_"))
    units = {"money": "GBP", "cost": "GBP", "worth": "GBP", "hours": "hour", "casework": "hour", "citizen": "hour",
             "staff": "hour",
             "persons": "count"}.get(name.split("_")[0], "1")
    better = "neither" if summed or name == "citizen_hours" else "less" if name.startswith("need") else "more"
    words = name.replace("_", " ")
    over = "summed over the run" if summed else "mean of the run's last year"
    return {"units": units, "long_name": f"{words}; {over}", "label": words, "better": better}


def _at(results: xr.Dataset, variable: str, **place: str) -> xr.DataArray:
    return results[variable].sel(place, drop=True).astype("float64")


def _late(variable: str, **place: str) -> Formula:
    return lambda results: _at(results, variable, **place).isel(month=slice(-LATE, None)).mean("month", skipna=False)


def _all(variable: str, **place: str) -> Formula:
    return lambda results: _at(results, variable, **place).sum("month", skipna=False)


def _gap(variable: str) -> Formula:
    heard, users = _late(variable, group="seldom_heard"), _late(variable, group="users")
    return lambda results: heard(results) - users(results)


def _money(results: xr.Dataset) -> xr.DataArray:
    return _all("cost", item="set_up")(results) + _all("cost", item="running")(results)


def size_of(text: object) -> dict[str, float] | None:
    """How many organisations, staff and persons a scenario's text says there are; None where it does not say."""
    population = tomllib.loads(str(text or "")).get("population", {})
    if not {"staff", "frontline_share", "caseload", "neighbours_per_user"} <= set(population):
        return None
    users = math.floor(population["staff"] * population["frontline_share"] + 1e-9) * population["caseload"]
    return {"organisations": population.get("organisations", 1), "staff": population["staff"],
            "persons": users + math.floor(users * population["neighbours_per_user"] + 0.5)}


def _persons_active(results: xr.Dataset) -> xr.DataArray:
    sizes = [size_of(results.attrs.get(f"scenario_{place + 1}")) for place in range(results.sizes["scenario"])]
    persons = [np.nan if one is None else one["persons"] for one in sizes]
    return _late("participation", group="everyone")(results) * xr.DataArray(persons, dims="scenario")


def _casework(results: xr.Dataset) -> xr.DataArray:
    undone = _all("unmet_hours", item="casework")(results) if "unmet_hours" in results else 0
    return _all("staff_hours", item="casework")(results) + undone


FORMULAS: dict[str, Formula] = {
    "practice_in_use": _late("practice_in_use"),
    "espoused": _late("practice_espoused"),
    "persons_active": _persons_active,
    "staff_hours_free": _late("staff_hours", item="free"),
    "citizen_hours": _late("citizen_hours", group="everyone"),
    "cost": lambda results: _money(results) + _all("cost", item="interventions")(results),
    **{f"{variable}_{group}": _late(variable, group=group)
       for variable in ("participation", "wellbeing", "need") for group in GROUPS},
    **{f"{variable}_gap": _gap(variable) for variable in ("participation", "wellbeing", "need")},
    "money": _money,
    **{f"money_{bearer}": _all("cost_by_bearer", bearer=bearer) for bearer in BEARERS},
    **{f"hours_{item}": _all("staff_hours", item=item) for item in ("interventions", "posts", "sessions", "duties")},
    "hours_casework": _casework,
    **{f"worth_{item}": _all("cost", item=item) for item in ("interventions", "sessions")},
    "casework_needed": lambda results: (_all("casework_needed") if "casework_needed" in results else _casework)(results),
    "worth_casework": _all("cost", item="casework"),
    "citizen_hours_sessions": _all("citizen_hours", group="everyone"),
    "citizen_hours_interventions": _all("intervention_citizen_hours"),
}
