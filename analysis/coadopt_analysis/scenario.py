"""What scenario files say of themselves: the resolved text that a results file keeps of each."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, field
from typing import Any

import xarray as xr

from .read import plain


@dataclass(frozen=True)
class Intervention:
    """What is done in a scenario."""

    name: str
    description: str = ""
    source: str = ""
    sure: str = ""              # how strong the evidence of its effect is, as the catalogue says
    start_month: int = 1
    end_month: int = 0          # 0: it goes on to the end
    borne_by: str = ""
    effects: tuple[tuple[str, float, str], ...] = ()  # lever, share of the gap it closes, how often


@dataclass(frozen=True)
class Scenario:
    """A scenario's own words; all of it may be empty where a file keeps no text."""

    name: str
    description: str = ""
    source: str = ""
    interventions: tuple[Intervention, ...] = ()
    population: dict[str, Any] = field(default_factory=dict)

    @property
    def persons(self) -> float | None:
        """How many users and neighbours there are, as the simulator lays them out; None where the text does not say."""
        try:
            if "team" in self.population:  # people counted by name, team by team
                return float(sum(team["users"] for team in self.population["team"])
                             + sum(community["neighbours"] for community in self.population["community"]))
            staff, frontline, caseload, neighbours = (
                float(self.population[name]) for name in ("staff", "frontline_share", "caseload", "neighbours_per_user"))
            users = math.floor(staff * frontline + 1e-9) * caseload
            return users + math.floor(users * neighbours + 0.5)
        except (KeyError, TypeError, ValueError, OverflowError):
            return None


def scenarios(results: xr.Dataset) -> list[Scenario]:
    """The scenarios of an opened results file, in its order and by its (writable) names."""
    return [_read(name, results.attrs.get(f"scenario_{place}"))
            for place, name in enumerate(map(str, results["scenario"].values), start=1)]


def _read(name: str, text: Any) -> Scenario:
    raw = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text or "")
    try:
        return _told(name, tomllib.loads(raw))
    except (ValueError, TypeError, OverflowError, RecursionError):  # not TOML, or not of a scenario
        return Scenario(name)


def _told(name: str, table: dict[str, Any]) -> Scenario:
    about = table.get("scenario", {})
    about = about if isinstance(about, dict) else {}
    listed = table.get("intervention", [])
    population = table.get("population", {})
    return Scenario(
        name, plain(about.get("description", "")), plain(about.get("source", "")),
        tuple(_intervention(one) for one in listed if isinstance(one, dict)) if isinstance(listed, list) else (),
        population if isinstance(population, dict) else {})


def _intervention(table: dict[str, Any]) -> Intervention:
    cost = table.get("cost", {})
    effects = table.get("effects", [])
    return Intervention(
        plain(table.get("name", "")), plain(table.get("description", "")), plain(table.get("source", "")),
        plain(table.get("sure", "")), int(table.get("start_month", 1)), int(table.get("end_month", 0)),
        plain(cost.get("borne_by", "")) if isinstance(cost, dict) else "",
        tuple((plain(one["lever"]), float(one["closes"]), plain(one.get("every", ""))) for one in effects
              if isinstance(one, dict) and "lever" in one and isinstance(one.get("closes"), (int, float))))
