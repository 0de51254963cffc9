"""Scenario files (docs/scenarios.md): parameters and interventions, with what each file is based on."""

import re
import tomllib
from pathlib import Path

from . import declared
from . import policy

TABLES = {name.split(".")[0] for name in declared.declared()}


def setting(text):
    name, _, value = text.partition("=")
    try:
        return name, tomllib.loads(f"x = {value}")["x"]
    except tomllib.TOMLDecodeError:
        return name, value


def flat(table, prefix=""):
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from flat(value, name + ".")
        else:
            yield name, value


def entry(file, name):
    catalogue = Path(file).parent / "catalogue"
    folder = catalogue if catalogue.is_dir() else Path(__file__).parents[2] / "scenarios" / "catalogue"
    return tomllib.loads((folder / f"{name}.toml").read_text())["intervention"]


def read_file(file):
    """Parameters by full name, and interventions, of a file and all that it is based on."""
    # a month such as 2026-01 is not TOML, which knows whole dates only
    told = tomllib.loads(re.sub(r"= (\d{4}-\d\d)$", r'= "\1"', Path(file).read_text(), flags=re.MULTILINE))
    changes, interventions = {}, []
    based_on = told.get("scenario", {}).get("based_on")
    if based_on:
        changes, interventions = read_file(Path(file).parent / based_on)
    for name, value in flat({table: told[table] for table in told if table in TABLES}):
        changes[name] = value
    for item in told.get("intervention", []):
        used = {**entry(file, item["use"]), **item} if "use" in item else item
        interventions.append(used)
    return changes, interventions


def read(file, changes=None):
    """Parameters and what makes the acting interventions of a replicate."""
    found, interventions = read_file(file)
    p = declared.parameters({**found, **(changes or {})})
    return p, Interventions(interventions)


class Interventions:
    """Makes the acting interventions of a replicate, in an order of their own (7.10)."""

    def __init__(self, told):
        self.told = told

    def __call__(self):
        return [policy.Intervention(item) for item in self.told]
