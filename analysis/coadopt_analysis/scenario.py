"""What scenario files say of themselves: the resolved text that a results file keeps of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import xarray as xr

from .read import plain
from .toml_text import TooLong, as_text, parsed


ROLES = ("frontline", "manager", "leader")


@dataclass(frozen=True)
class Intervention:
    """What is done in a scenario."""

    name: str
    description: str = ""
    source: str = ""
    sure: str = ""              # how strong the evidence of its effect is, as the catalogue says
    evidence_about: str = ""    # whom that evidence is about, where the scenario aims the entry at others
    start_month: int = 1
    end_month: int = 0          # 0: it goes on to the end
    ramp_months: int = 0        # months over which its targets join
    targets: dict[str, Any] = field(default_factory=dict)  # as the text has them; empty where it has none
    coverage: float = 1.0       # share of those who may be reached
    budget: float | None = None  # GBP that decide how many are reached, in place of coverage
    borne_by: str = ""
    effects: tuple[tuple[str, float, str], ...] = ()  # lever, share of the gap it closes, how often
    entry: str = ""             # the entry of the catalogue that it uses
    structure: dict[str, Any] = field(default_factory=dict)  # as the text has it; empty where it has none


@dataclass(frozen=True)
class Given:
    """The levels at the start that a place's file gives for its roles or organisations: between what they lie, and whether all
    have one."""

    low: float
    high: float
    whole: bool


@dataclass(frozen=True)
class Scenario:
    """A scenario's own words; all of it may be empty where a file keeps no text."""

    name: str
    description: str = ""
    source: str = ""
    interventions: tuple[Intervention, ...] = ()
    of_a_place: bool = False    # its people are counted by name
    organisations: tuple[str, ...] = ()  # the names of a place's, in the order by which targets number them
    communities: tuple[str, ...] = ()
    given: dict[str, Given] = field(default_factory=dict)  # by lever


def scenarios(results: xr.Dataset) -> list[Scenario]:
    """The scenarios of an opened results file, in its order and by its (writable) names. Raises TooLong for a text that is
    longer than those of coadopt."""
    return [_read(name, results.attrs.get(f"scenario_{place}"))
            for place, name in enumerate(map(str, results["scenario"].values), start=1)]


def _read(name: str, text: Any) -> Scenario:
    try:
        return _told(name, parsed(as_text(text)))
    except TooLong:
        raise
    except (ValueError, TypeError, OverflowError, RecursionError):  # not TOML, or not of a scenario
        return Scenario(name)


def _told(name: str, table: dict[str, Any]) -> Scenario:
    about = table.get("scenario", {})
    about = about if isinstance(about, dict) else {}
    listed = table.get("intervention", [])
    people = table.get("population", {})
    people = people if isinstance(people, dict) else {}
    return Scenario(
        name, plain(about.get("description", "")), plain(about.get("source", "")),
        tuple(_intervention(one) for one in listed if isinstance(one, dict)) if isinstance(listed, list) else (),
        "organisation" in people, _names(people.get("organisation")), _names(people.get("community")),
        _given(_dicts(people.get("organisation")), _dicts(people.get("team"))))


def _dicts(listed: Any) -> list[dict[str, Any]]:
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _names(listed: Any) -> tuple[str, ...]:
    return tuple(plain(one.get("name", "")) for one in _dicts(listed))


def _given(organisations: list[dict[str, Any]], teams: list[dict[str, Any]]) -> dict[str, Given]:
    staffed = {(plain(team.get("organisation", "")), role) for team in teams for role in ROLES if team.get(role, 0) != 0}
    roles = [role if isinstance(role, dict) else {} for one in organisations
             for role in (one.get(name) for name in ROLES if (plain(one.get("name", "")), name) in staffed)]
    found: dict[str, Given] = {}
    for holders in (organisations, roles):
        for lever in dict.fromkeys(name for one in holders for name in one):
            levels = [level for one in holders if (level := _level(one.get(lever))) is not None]
            if levels:
                found[lever] = Given(min(levels), max(levels), len(levels) == len(holders))
    return found


def _level(value: Any) -> float | None:
    values = value if isinstance(value, list) and value else [value]
    numbers = [float(one) for one in values if isinstance(one, (int, float)) and not isinstance(one, bool)]
    return sum(numbers) / len(numbers) if len(numbers) == len(values) else None


def _intervention(table: dict[str, Any]) -> Intervention:
    cost = table.get("cost", {})
    effects = table.get("effects", [])
    targets = table.get("targets", {})
    structure = table.get("structure", {})
    return Intervention(
        plain(table.get("name", "")), plain(table.get("description", "")), plain(table.get("source", "")),
        plain(table.get("sure", "")), plain(table.get("evidence_about", "")),
        int(table.get("start_month", 1)), int(table.get("end_month", 0)), int(table.get("ramp_months", 0)),
        targets if isinstance(targets, dict) else {}, float(table.get("coverage", 1.0)),
        float(table["budget"]) if "budget" in table else None,
        plain(cost.get("borne_by", "")) if isinstance(cost, dict) else "",
        tuple((plain(one["lever"]), float(one["closes"]), plain(one.get("every", ""))) for one in effects
              if isinstance(one, dict) and "lever" in one and isinstance(one.get("closes"), (int, float))),
        plain(table.get("entry", "")), structure if isinstance(structure, dict) else {})
