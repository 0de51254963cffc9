"""What published figures say of each guess: docs/guesses.csv has a row for every parameter that is assumed, and no other."""

import csv
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUESSES = list(csv.DictReader((ROOT / "docs/guesses.csv").open(encoding="utf-8", newline="")))
VERDICTS = {"confirmed", "new value", "derived", "could be deleted", "still assumed"}


def test_every_assumed_parameter_has_a_row_and_no_other_has():
    assumed = re.findall(r"^\| `([\w.]+)` \|", (ROOT / "docs/assumptions.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [row["parameter"] for row in GUESSES] == assumed


def test_what_is_settled_names_its_source_and_what_is_not_the_question_that_would_settle_it():
    for row in GUESSES:
        assert row["verdict"] in VERDICTS, row
        if row["verdict"] in {"confirmed", "new value"}:
            assert row["source"] and row["cited"], row
            assert row["how it was read"] in {"primary", "secondary", "abstract"}, row
        if row["verdict"] == "still assumed":
            assert row["question"], row
