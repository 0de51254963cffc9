"""What scenario files say of themselves: the resolved text that a results file keeps of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import xarray as xr

from .read import plain
from .toml_text import TooLong, as_text, parsed


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
    return Scenario(
        name, plain(about.get("description", "")), plain(about.get("source", "")),
        tuple(_intervention(one) for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ())


def _intervention(table: dict[str, Any]) -> Intervention:
    cost = table.get("cost", {})
    effects = table.get("effects", [])
    return Intervention(
        plain(table.get("name", "")), plain(table.get("description", "")), plain(table.get("source", "")),
        plain(table.get("sure", "")), int(table.get("start_month", 1)), int(table.get("end_month", 0)),
        plain(cost.get("borne_by", "")) if isinstance(cost, dict) else "",
        tuple((plain(one["lever"]), float(one["closes"]), plain(one.get("every", ""))) for one in effects
              if isinstance(one, dict) and "lever" in one and isinstance(one.get("closes"), (int, float))))
