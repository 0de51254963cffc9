"""How many people there are in a scenario."""

from __future__ import annotations

import math
from typing import Any

import xarray as xr

from ..scenario import scenarios

_SIZES = ("staff", "frontline_share", "caseload", "neighbours_per_user")


def persons(results: xr.Dataset) -> xr.DataArray | None:
    """Users and neighbours by scenario, as the simulator lays them out; None where the file does not say."""
    counts = [_count(one.population) for one in scenarios(results)]
    if any(count is None for count in counts):
        return None
    return xr.DataArray(counts, dims=("scenario",), coords={"scenario": results["scenario"]})


def _count(population: dict[str, Any]) -> float | None:
    try:
        if "team" in population:  # people counted by name, team by team
            return float(sum(team["users"] for team in population["team"])
                         + sum(community["neighbours"] for community in population["community"]))
        staff, frontline, caseload, neighbours = (float(population[name]) for name in _SIZES)
    except (KeyError, TypeError, ValueError, OverflowError):
        return None
    users = math.floor(staff * frontline + 1e-9) * caseload
    return users + math.floor(users * neighbours + 0.5)
