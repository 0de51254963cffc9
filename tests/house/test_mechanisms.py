"""Whoever tries a rival explanation of docs/mechanisms.md finds the parameters that it names."""

import re
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"
RULES = {"adoption.decision_rule", "adoption.espousal_rule"}


def rows(page):
    lines = (DOCS / page).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if line.startswith("| ")]


PARAMETERS = {row[0].strip("` "): " ".join(row[1:]) for row in rows("parameters.md")}
STRUCTURES = {row[0].strip("` ") for row in rows("structures.md")}
LEVERS = {row[0].strip("` ") for row in rows("levers.md")}
NO_LAWS = {"start", "population", "cost", "run"}  # tables that say what there is, and what it costs


def unknown(how):
    """Of the names in a cell of 'how to try the rival', those that are no parameter, choice or part of a structure."""
    names = re.findall(r"`([^`]+)`", how)
    rules = [name for name in names if name in RULES]
    wrong = []
    for name in names:
        structure = re.fullmatch(r'structure = \{ kind = "(\w+)"((?:, \w+ = [\d.]+)+) \}', name)
        effect = re.fullmatch(r'effects = \[\{ lever = "(\w+)", closes = [\d.]+ \}\]', name)
        if structure:
            keys = re.findall(r"(\w+) =", structure[2])
            known = all(f"{structure[1]}.{key}" in STRUCTURES for key in keys)
        elif effect:
            known = effect[1] in LEVERS
        elif re.fullmatch(r"[a-z_]+\.[a-z_.]+", name):
            known = name in PARAMETERS
        elif name.startswith("["):
            known = True  # a value
        else:
            known = any(re.search(rf"\b{name}\b", PARAMETERS[rule]) for rule in rules)
        if not known:
            wrong.append(name)
    return wrong


def test_every_rival_can_be_tried():
    mechanisms = [row for row in rows("mechanisms.md") if len(row) == 5]
    assert len(mechanisms) > 40
    for row in mechanisms:
        assert unknown(row[4]) == [], row[0]
        assert row[3] != "–", row[0]
        assert "`" in row[4] or row[4].startswith(("how to try", "---")), row[0]


def test_a_name_that_does_not_exist_is_found():
    assert unknown("`learning.power_fal` 0") == ["learning.power_fal"]
    assert unknown('in the scenario, `structure = { kind = "coaches", thining = 1000 }`') == [
        'structure = { kind = "coaches", thining = 1000 }']  # fmt: skip
    assert unknown('`structure = { kind = "austerity", cash_cut = 0, cut = 0 }`') != []
    assert unknown('`effects = [{ lever = "recruiting", closes = 0 }]`') != []
    assert unknown("`adoption.decision_rule`: `additve`") == ["additve"]
    assert unknown("`willing_near` 0") == ["willing_near"]


def test_every_table_of_laws_is_named():
    page = (DOCS / "mechanisms.md").read_text(encoding="utf-8")
    tables = {name.split(".")[0] for name in PARAMETERS if "." in name} - NO_LAWS
    assert len(tables) >= 10
    assert [table for table in sorted(tables) if f"`{table}." not in page] == []
