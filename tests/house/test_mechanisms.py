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


def unknown(how):
    """Of the names in a cell of 'how to try the rival', those that are no parameter, choice or part of a structure."""
    names = re.findall(r"`([^`]+)`", how)
    rules = [name for name in names if name in RULES]
    wrong = []
    for name in names:
        structure = re.fullmatch(r'structure = \{ kind = "(\w+)", (\w+) = [\d.]+ \}', name)
        if structure:
            known = ".".join(structure.groups()) in STRUCTURES
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
        assert "`" in row[4] or row[4].startswith(("how to try", "---")), row[0]


def test_a_name_that_does_not_exist_is_found():
    assert unknown("`learning.power_fal` 0") == ["learning.power_fal"]
    assert unknown('in the scenario, `structure = { kind = "coaches", thining = 1000 }`') == [
        'structure = { kind = "coaches", thining = 1000 }']  # fmt: skip
    assert unknown("`adoption.decision_rule`: `additve`") == ["additve"]
    assert unknown("`willing_near` 0") == ["willing_near"]
