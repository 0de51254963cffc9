"""No two entries of the catalogue do the same without saying why both exist."""

import tomllib
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = {path.stem: tomllib.loads(path.read_text()) for path in sorted((ROOT / "scenarios" / "catalogue").glob("*.toml"))}


def what_it_does(entry):
    """Whom it is for and what it changes, without how many, at what cost and how well that is known."""
    one = entry["intervention"]
    effects = sorted((e["lever"], e["closes"], e.get("every", "once")) for e in one["effects"])
    narrowed = {key: value for key, value in one["targets"].items() if key != "choose"}
    return effects, one.get("structure", {}), narrowed


def twins(entries):
    return [(a, b) for a, b in combinations(entries, 2) if what_it_does(entries[a]) == what_it_does(entries[b])]


def undeclared(entries):
    return [(a, b) for a, b in twins(entries) if entries[a]["entry"].get("same_as") != b and entries[b]["entry"].get("same_as") != a]


def test_entries_that_do_the_same_say_why_both_exist():
    assert undeclared(ENTRIES) == []


def test_only_entries_that_do_the_same_say_so():
    declared = {frozenset((name, entry["entry"]["same_as"])) for name, entry in ENTRIES.items() if "same_as" in entry["entry"]}
    assert declared == {frozenset(pair) for pair in twins(ENTRIES)}
    assert all(len(entry["entry"]["why"]) > 80 for entry in ENTRIES.values() if "same_as" in entry["entry"])


def test_an_entry_that_was_copied_is_found():
    copied = {**ENTRIES, "copy": ENTRIES["coaches"]}
    assert undeclared(copied) == [("coaches", "copy")]
