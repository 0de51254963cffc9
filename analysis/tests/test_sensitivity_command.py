"""The command `sensitivity`: what it writes, the same bytes every time, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from swept import ishigami, morris, repeated, saltelli, write
from synthetic import make

from coadopt_analysis import __main__ as command
from coadopt_analysis.sensitivity.question import Question


@pytest.fixture(name="swept")
def _swept(tmp_path: Path) -> Path:
    places, marks = morris(6, 3)
    reference = repeated(ishigami(places) / 20, 3, 0.05)
    return write(tmp_path / "m.h5", "morris", places, [reference, reference + repeated(places[:, 0], 3, 0.05, seed=4)],
                 marks)


def run(*words: object) -> int:
    return command.main(["sensitivity", *map(str, words)])


def test_charts_and_numbers_are_written(swept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(swept, "--charts", tmp_path / "charts", "--csv", tmp_path / "numbers", "--fails") == 0
    assert {path.name for path in (tmp_path / "charts").iterdir()} == {
        "alt.txt", *(f"{name}practice_in_use.{kind}" for name in ("", "tornado-", "heat_map-", "box-") for kind in ("png", "svg"))}
    table = pd.read_csv(tmp_path / "numbers" / "rankings.csv")
    assert len(table) == 3 and table["factor"][0] == "room.x1" and table["reference"][0] == "Reference"
    assert (tmp_path / "numbers" / "assumptions.csv").stat().st_size > 100
    assert table["range_low"].eq(0).all() and table["range_high"].eq(1).all()
    way, trees = (pd.read_csv(tmp_path / "numbers" / name) for name in ("boxes.csv", "trees.csv"))
    assert way["points"].is_monotonic_decreasing and (way["coverage"][0], way["points"][0]) == (1, 24)
    assert trees["points"].sum() == 24 and trees["points_of_interest"].sum() == 4
    assert "room.x1" in capsys.readouterr().out


@pytest.mark.parametrize("design", ["morris", "saltelli", "sobol"])
def test_the_same_file_gives_the_same_bytes(tmp_path: Path, design: str, capsys: pytest.CaptureFixture[str]) -> None:
    places, marks = (morris if design == "morris" else saltelli)(32, 3)
    file = write(tmp_path / "s.h5", design, places, repeated(ishigami(places), 3, 1.0), marks)
    told = []
    for folder in ("one", "two"):
        assert run(file, "--charts", tmp_path / folder, "--json", "--box", "practice_in_use < 1") == 0
        told.append(capsys.readouterr().out.replace(str(tmp_path / folder), ""))
    assert told[0] == told[1] and json.loads(told[0])["rankings"]
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_what_stands_there_is_not_overwritten(swept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rankings.csv").write_text("mine")
    assert run(swept, "--csv", tmp_path) == 2
    assert "--force" in capsys.readouterr().err and (tmp_path / "rankings.csv").read_text() == "mine"
    assert run(swept, "--csv", tmp_path, "--force", "--quiet") == 0
    assert (tmp_path / "rankings.csv").read_text() != "mine" and capsys.readouterr().out == ""


@pytest.mark.parametrize(("words", "said"), [
    (["--outcome", "practise_in_use"], "Did you mean practice_in_use?"),
    (["--scenario", "Coachs"], "Did you mean Coaches?"),
    (["--scenario", "Coaches", "--against", "Coaches"], "with itself"),
    (["--scenario", "Coaches", "--fails"], "--against"),
    (["--box", "nonsense"], "is not a condition"),
])
def test_wrong_questions_are_told_with_a_way_out(swept: Path, capsys: pytest.CaptureFixture[str], words: list[str],
                                                 said: str) -> None:
    assert run(swept, *words) == 2
    told = capsys.readouterr()
    assert said in told.err and told.err.startswith("coadopt sensitivity: ") and told.out == ""


def test_files_of_other_kinds_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(make(tmp_path / "r.h5")) == 2
    assert "not the results of a sweep" in capsys.readouterr().err
    assert run(tmp_path / "none.h5") == 2
    assert "coadopt sweep" in capsys.readouterr().err


def test_a_scenario_is_looked_at_by_itself_or_against_any_other(swept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(swept, "--scenario", "reference", "--json") == 0
    ranking = json.loads(capsys.readouterr().out)["rankings"]
    assert [(one["scenario"], one["reference"]) for one in ranking] == [("Reference", None)]
    assert run(swept, "--scenario", "Reference", "--against", "Coaches", "--json") == 0
    turned = json.loads(capsys.readouterr().out)["rankings"][0]
    assert turned["factors"][0]["mu"] < -0.5


@pytest.mark.parametrize(("units", "value", "told"), [("1", -0.0, "0.0%"), ("GBP", -0.3, "\u00a30"), ("GBP", -0.6, "-\u00a31"),
                                                      ("hour", -0.0, "0 hours"), ("1", -0.02, "-2.0%")])  # fmt: skip
def test_nothing_has_no_sign(units: str, value: float, told: str) -> None:
    asked = Question("x", "x", units, "Training", "", np.zeros((1, 1)), percent=units == "1")
    assert asked.formatted(value) == told
