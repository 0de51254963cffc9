"""What the briefing says is done under each scenario, and what the question is where scenarios are no options."""

from __future__ import annotations

from pathlib import Path

import briefed as made
import h5py
import numpy as np
import pytest
import xarray as xr
from briefed import NAMES, briefed
from fixed_texts import fix_texts
from synthetic import make
from test_briefing_words import section, told


def test_numbers_that_a_scenario_changes_are_named_with_old_and_new_value(tmp_path: Path) -> None:
    path = briefed(tmp_path / "r.h5", [*NAMES[:2], "More stay"])
    with h5py.File(path, "a") as file:
        file["parameters/turnover.staff_leaving"][1:] = 0.0141
        file["parameters/start.staff.skill"][1] = 0.31
        file["parameters/cost.staff_hour"][1, 2] = 90
    points = dict(section(told(path), "question").points)
    assert points["Coaches"].endswith(
        "moderate evidence). Numbers of the model that differ from those of \u2018Baseline\u2019: \u201cSkill to enable users"
        " and communities\u201d (0.31 in place of 0.3), \u201cChance to leave\u201d (0.0141 in place of 0.028) and \u201cCost of"
        " an hour\u201d (place 3: 90 in place of 80 GBP per hour).")
    assert "Numbers of the model" not in points["Baseline"]


def test_where_nothing_is_done_but_numbers_differ_it_says_so_and_names_five(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", ("Baseline", "Other"), 3, 24)
    words = {"evidence": "assumed", "units": "level 0..1"}
    kept = {f"p.n{i}": ("scenario", np.array([0.1, 0.2]), {**words, "long_name": f"Number {i}: and so on."}) for i in range(6)}
    kept["p.rule"] = ("scenario", np.array([0, 1], "uint8"), {"long_name": "The rule.", "units": "rule",
                                                              "flag_meanings": "com_b weakest_link"})
    xr.Dataset(kept).to_netcdf(path, mode="a", group="parameters", engine="h5netcdf")
    fix_texts(path)
    said = dict(section(told(path), "question").points)["Other"]
    assert ("Nothing is done; only numbers of the model differ from those of \u2018Baseline\u2019: \u201cNumber 0\u201d"
            " (0.2 in place of 0.1 on a scale of 0 to 1), ") in said
    assert said.endswith("\u201cNumber 4\u201d (0.2 in place of 0.1 on a scale of 0 to 1) and 2 more.")


SHOCK = """
[[intervention]]
name = "cuts"
start_month = 13
effects = []
targets = { entity = "organisation" }
structure = { kind = "austerity", funding_cut = 0.3 }
"""
ADVICE = "make the scenario with that shock alone the first"


def test_a_shock_is_no_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "POOL", SHOCK)  # of the third scenario alone, and of the fourth with coaches
    four = told(briefed(tmp_path / "r.h5"))
    asked = section(four, "question")
    assert four.title == "What do \u2018Coaches\u2019, \u2018Pooled budgets\u2019 and \u2018Both\u2019 change in co-production?"
    assert "What happens: cuts (for all organisations, from January 2027)." in dict(asked.points)["Pooled budgets"]
    assert asked.lead.startswith("What does each of three scenarios change") and ADVICE in " ".join(asked.sentences)


def test_a_programme_under_a_shock_that_the_reference_has_is_an_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "TEXT", made.TEXT + SHOCK.replace("{", "{{").replace("}", "}}"))
    monkeypatch.setattr(made, "POOL", made.POOL + 'entry = "window_of_opportunity"\nstructure = { kind = "merger" }\n')
    four = told(briefed(tmp_path / "r.h5"))
    assert four.title.endswith("which spreads co-production most?")
    assert "each of three ways" in section(four, "question").lead and ADVICE not in " ".join(section(four, "question").sentences)
