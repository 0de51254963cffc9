"""What the briefing says would change the answer: how strong effects are, what there is less of, and where nothing differs."""

from __future__ import annotations

from pathlib import Path

import briefed as made
import numpy as np
import pytest
from test_briefing_words import section, told
from test_leaning import drawn

totals = made._totals


def test_the_full_strength_of_coaches_is_said_to_be_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    structure = 'structure = { kind = "coaches", staff_per_coach = 16, thinning = 12 }\n'
    monkeypatch.setattr(made, "COACHES", made.COACHES + structure)
    points = dict(section(told(made.briefed(tmp_path / "r.h5")), "what-would-change").points)
    assert points["How strong the effect of champions trained as coaches is"] == (
        "At full strength it closes 10% of the gap in skill each month; where a coach has 12 colleagues, half as much: moderate"
        " evidence.")


def test_what_other_numbers_bring_is_not_said_to_be_money_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = section(told(made.briefed(tmp_path / "r.h5")), "answer").sentences
    assert any("\u2018Coaches\u2019 alone brings" in one for one in said)
    monkeypatch.setattr("coadopt_analysis.words.answer.other_numbers", lambda subject: {1: "a number"})
    said = section(told(made.briefed(tmp_path / "s.h5")), "answer").sentences
    assert not any("\u2018Coaches\u2019 alone brings" in one for one in said)


def test_what_there_is_less_of_is_fewer_people_where_it_is_people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    falling = {name: tuple(each[0] - place / 50 for place in range(4)) for name, each in made.PEOPLE.items()}
    monkeypatch.setattr(made, "PEOPLE", falling)
    path = made.briefed(tmp_path / "r.h5", made.NAMES[:2])
    group = drawn(8, {}, scenarios=2).group
    outcomes = ["practice_in_use", "persons_active", "participation_seldom_heard", "wellbeing_users"]
    values = np.zeros((9, 2, 3, 4))
    values[:, 1] = np.array([0.1, -1.0, -0.1, 0.1])
    group = group.drop_dims(["outcome"]).assign(value=(("variant", "scenario", "replicate", "outcome"), values)) \
        .assign_coords(outcome=outcomes)
    made.add_check(path, group.assign({name: ("outcome", np.array(outcomes, object)) for name in ("label", "outcome_units")}))
    claims = [row[0] for row in section(told(path), "what-would-change").tables[0].rows]
    assert claims == ["Coaches: more practice", "Coaches: fewer people taking part",
                      "Coaches: fewer of the seldom heard taking part", "Coaches: more wellbeing of people who use services"]


def test_a_lever_is_called_by_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "COACHES", made.COACHES.replace('"skill"', '"protected_time"'))
    points = dict(section(told(made.briefed(tmp_path / "r.h5")), "what-would-change").points)
    assert points["How strong the effect of champions trained as coaches is"].startswith(
        "It closes 10% of the gap in time set aside from duties each month")


def test_where_practice_is_the_same_in_every_run_no_rule_is_said_to_show_more(tmp_path: Path,
                                                                               monkeypatch: pytest.MonkeyPatch) -> None:
    two = told(made.briefed(tmp_path / "r.h5", made.NAMES[:2], practice=(0.13, 0.13), own=0))
    same = "In every run practice is exactly the same under \u2018Coaches\u2019 as under \u2018Baseline\u2019."
    assert section(two, "answer").sentences[0] == f"{same} What differs between them does not reach practice here."
    monkeypatch.setattr(made, "PEOPLE", {name: (each[0],) * 4 for name, each in made.PEOPLE.items()})
    monkeypatch.setattr(made, "_totals", lambda *all: {name: 0 * each for name, each in totals(*all).items()})
    nobody = told(made.briefed(tmp_path / "n.h5", made.NAMES[:2], practice=(0.13, 0.13), own=0))
    for name in ("answer", "what-would-change"):
        words = (*section(nobody, name).sentences, section(nobody, name).lead)
        assert any(one.startswith(same) and "check whom interventions reach" in one for one in words)
        assert not any("might show" in one for one in words)
