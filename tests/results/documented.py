"""The tables of docs/results-format.md, as the tests compare files with them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORMAT = ROOT / "docs" / "results-format.md"


def table(heading: str) -> list[dict[str, str]]:
    """The rows of the table under a heading, by the names of its columns; backquotes are dropped."""
    lines = iter(FORMAT.read_text(encoding="utf-8").splitlines())
    for line in lines:
        if line == f"## {heading}":
            break
    rows = []
    for line in lines:
        if line.startswith("## "):
            break
        if line.startswith("| "):
            rows.append([cell.strip().replace("`", "") for cell in line.strip("|").split("|")])
    assert len(rows) > 2, f"no table under '{heading}'"
    head, _, *body = rows
    return [dict(zip(head, row, strict=True)) for row in body]


def variables(heading: str, first: str) -> dict[str, tuple[tuple[str, ...], str, str]]:
    """(dimensions, type, units) of every documented variable; `first` is the column of their names."""
    return {row[first]: (tuple(row["dimensions"].split(", ")), row["type"], row["units"]) for row in table(heading)}


def dimensions() -> dict[str, tuple[tuple[str, ...], str, str]]:
    """(itself, type, units) of every documented dimension's coordinate variable."""
    return {row["dimension"]: ((row["dimension"],), row["type"], row["units"]) for row in table("Dimensions")}


MEASURES = variables("Variables", "variable")
AGENTS = variables("The group `agents`", "variable")
COMPARISON = variables("The group `comparison`", "variable")
ROBUSTNESS = variables("The group `robustness`", "variable")
DIMENSIONS = dimensions()
OF_AGENTS = ("staff", "person")  # dimensions that only the group `agents` has
# What a run measures only where `run.observe` asks for it, and the dimension that nothing else has.
ASKED_FOR = ("espoused_in_role", "in_use_in_role", "espoused_in_kind", "in_use_in_kind", "short_of_time_in_kind",
             "turnover_in_kind", "added_to_trying", "added_to_keeping", "kind")
EVERY_VARIABLE = MEASURES | {name: row for name, row in DIMENSIONS.items() if name not in OF_AGENTS}
ROOT_VARIABLES = {name: row for name, row in EVERY_VARIABLE.items() if name not in ASKED_FOR}
AGENTS_VARIABLES = AGENTS | {name: DIMENSIONS[name] for name in ("scenario", "replicate", "month", "co", *OF_AGENTS)}
ATTRIBUTES = [name for row in table("Attributes of the file") for name in row["attribute"].split(", ") if name != "..."]
PARAMETER_ATTRIBUTES = [row["attribute"] for row in table("The group `parameters`")]
ROBUSTNESS_VARIABLES = ROBUSTNESS | {name: DIMENSIONS[name] for name in ("scenario", "replicate")}
COMPARISON_VARIABLES = COMPARISON | {"scenario": DIMENSIONS["scenario"]}
