"""Boxes are found where they were planted, said in words, and not found where there is nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from swept import repeated, sobol, write

from coadopt_analysis.sensitivity.analyse import analyse
from coadopt_analysis.sensitivity.interest import read_condition, sentence
from coadopt_analysis.sensitivity.question import QuestionError


def planted(places: np.ndarray) -> np.ndarray:
    return np.asarray((places[:, 0] > 0.6) & (places[:, 1] < 0.5))


def test_a_planted_box_is_found(tmp_path: Path) -> None:
    places = sobol(512, 5)
    values = repeated(np.where(planted(places), 0.05, 0.5), 3, 0.01)
    found = analyse(write(tmp_path / "p.h5", "sobol", places, values, low=0, high=10), box="practice_in_use < 10%")
    box = found.boxes[0].box
    assert box is not None and set(box.sides) == {0, 1}
    assert box.sides[0].low == pytest.approx(6, abs=0.25) and box.sides[1].high == pytest.approx(5, abs=0.25)
    assert box.coverage > 0.95 and box.density > 0.95 and box.density_out > 0.85 and box.coverage_out > 0.85
    assert box.interest == pytest.approx(0.2, abs=0.02) and max(box.quasi_p.values()) < 1e-6
    assert box.again == {0: 1.0, 1: 1.0}
    told = sentence(found.boxes[0])
    assert "room.x1 is above " in told and "room.x2 is below" in told and "below 10.0%" in told


def test_where_a_scenario_fails_is_found_by_choice_too(tmp_path: Path) -> None:
    places = sobol(256, 3)
    fails = (np.floor(places[:, 0] * 3) == 1) & (places[:, 2] < 0.7)
    reference = repeated(places[:, 1], 3, 0.1)
    scenario = reference + np.where(fails, -0.1, 0.1)[:, None]
    found = analyse(write(tmp_path / "p.h5", "sobol", places, [reference, scenario], labels={0: "one two three"}),
                    fails=True)
    told = sentence(found.boxes[0])
    assert "Coaches fails to beat Reference in practice in use where" in told
    assert "room.x1 is two" in told and "room.x3 is below 0.69" in told and "room.x2" not in told


def test_no_box_is_found_where_failing_is_chance(tmp_path: Path) -> None:
    places = sobol(256, 5)
    values = np.random.default_rng(2).random((256, 2))
    found = analyse(write(tmp_path / "p.h5", "sobol", places, values), box="practice_in_use<0.4").boxes[0]
    assert found.box is not None
    # The search takes what it gets; what it had not seen tells that it is worth nothing.
    assert found.box.density_out < found.box.interest + 0.15


@pytest.mark.parametrize(("condition", "where"), [("practice_in_use < 0", "at none of 64"),
                                                  ("practice_in_use < 2", "at all 64")])
def test_nowhere_and_everywhere_are_told(tmp_path: Path, condition: str, where: str) -> None:
    places = sobol(64, 2)
    found = analyse(write(tmp_path / "p.h5", "sobol", places, repeated(places[:, 0], 2, 0.0)), box=condition)
    assert where in sentence(found.boxes[0])


@pytest.mark.parametrize("wrong", ["practice_in_use", "practice_in_use = 3", "< 3", "practice_in_use < 1.2.3"])
def test_what_is_no_condition_is_refused(wrong: str) -> None:
    with pytest.raises(QuestionError):
        read_condition(wrong)


@pytest.mark.parametrize(("better", "words"), [("less", "worse than the reference at 25% of them"),
                                               ("more", "worse than the reference at 75% of them")])
def test_the_file_says_which_way_an_outcome_is_better(tmp_path: Path, better: str, words: str) -> None:
    places = sobol(64, 2)
    fails = np.where(places[:, 0] < 0.25, 0.1, -0.1)[:, None]
    reference = repeated(places[:, 1], 2, 0.0)
    path = write(tmp_path / "p.h5", "sobol", places, [reference, reference + fails], outcome="burden", better=better)
    found = analyse(path, ["burden"], fails=True)
    assert words in found.rankings[0].question.level()
    assert found.boxes[0].condition.sign == (">=" if better == "less" else "<=")
    assert found.boxes[0].interest == (16 if better == "less" else 48)


def test_where_neither_way_is_better_nothing_is_called_worse(tmp_path: Path) -> None:
    places = sobol(64, 2)
    reference = repeated(places[:, 1], 2, 0.0)
    path = write(tmp_path / "p.h5", "sobol", places, [reference, reference + 0.1 * places[:, [0]]], outcome="burden",
                 better="neither")
    found = analyse(path, ["burden"])
    assert "worse" not in found.rankings[0].question.level()
    assert found.assumed[["worse_low", "worse_high"]].isna().all(axis=None)
    with pytest.raises(QuestionError, match="--fails: neither more nor less of burden is better"):
        analyse(path, ["burden"], fails=True)
