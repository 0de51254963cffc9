"""What published figures say of each guess, in docs/guesses.csv, is what its parameter declares."""

import csv
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUESSES = list(csv.DictReader((ROOT / "docs/guesses.csv").open(encoding="utf-8", newline="")))
DECLARED = dict(re.findall(r"^\| `([\w.]+)` \|.* \| (\w+): ", (ROOT / "docs/parameters.md").read_text(encoding="utf-8"), re.M))
DEFAULTS = dict(re.findall(r"^\| `([\w.]+)` \| ([^|]*) \|", (ROOT / "docs/parameters.md").read_text(encoding="utf-8"), re.M))
EVIDENCE = {"confirmed": "cited", "derived": "derived", "new value": "cited", "still assumed": "assumed"}


def test_every_verdict_is_what_is_declared():
    assert [row["parameter"] for row in GUESSES if DECLARED[row["parameter"]] != EVIDENCE[row["verdict"]]] == []


def numbers(text):
    return [float(one) for one in re.findall(r"-?\d+(?:\.\d+)?", text)]


def test_what_is_settled_is_the_default():
    assert [(row["parameter"], DEFAULTS[row["parameter"]], row["proposed default"]) for row in GUESSES
            if row["verdict"] in {"confirmed", "derived", "new value"} and row["proposed default"][:1].isdigit()
            and numbers(DEFAULTS[row["parameter"]]) != numbers(row["proposed default"])] == []


def test_what_is_settled_names_names_its_source():
    for row in GUESSES:
        if row["verdict"] in {"confirmed", "new value"}:
            assert row["source"], row
            assert row["how it was read"] in {"primary", "secondary", "abstract"}, row
