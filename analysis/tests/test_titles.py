"""The titles of the catalogue's interventions in labels."""

from __future__ import annotations

import tomllib
from pathlib import Path

from coadopt_analysis.words.titles import TITLES, entry_title, entry_title_within

CATALOGUE = Path(__file__).resolve().parents[2] / "scenarios" / "catalogue"


def test_titles_are_those_of_the_catalogue() -> None:
    entries = {path.stem: tomllib.loads(path.read_text("utf-8"))["entry"]["title"] for path in CATALOGUE.glob("*.toml")}
    assert entries == TITLES


def test_a_name_outside_the_catalogue_stands_without_underscores() -> None:
    assert entry_title("front_line_training") == "Training frontline staff"
    assert entry_title_within("front_line_training") == "training frontline staff"
    assert entry_title("our_own_idea") == "Our own idea" and entry_title_within("our_own_idea") == "our own idea"
    assert entry_title_within("better_ict") == "better ICT" and entry_title("") == entry_title_within("") == ""
