"""The value of knowing more: known answers within 2%, error rates, tables, charts and what is refused.

Larger figures: python3 analysis/tests/value_errors.py 100, written down in docs/sensitivity.md.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import h5py
import numpy as np
import pandas as pd
import pytest
import value_errors
from error_rates import swept
from scipy import stats
from swept import latin_hypercube, morris, saltelli, sobol, write
from value_errors import Toy, decision, trial

from coadopt_analysis import __main__ as command
from coadopt_analysis.sensitivity import value as module
from coadopt_analysis.sensitivity.decision import groups
from coadopt_analysis.sensitivity.value import value


def run(*words: object) -> int:
    return command.main(["sensitivity", *map(str, words)])


@pytest.fixture(name="quick")
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DRAWS", 60)
    monkeypatch.setattr(module, "REMAINDERS", 4000)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_known_values_come_out_within_2_percent(seed: int) -> None:
    toy = Toy(4096, 8, 0.05)
    values, _, wrong = trial(toy, seed)
    assert values == pytest.approx(toy.truth, rel=0.02) and not wrong


def test_normal_factors_come_out_as_the_unit_normal_loss_says() -> None:
    """Of a normal difference with mean a and standard deviation s: s times the unit normal loss at a / s."""
    places = latin_hypercube(4096, 2, 7)
    normal = stats.norm.ppf(places)
    a, slopes = 0.3, np.array([1.0, 0.5])
    chance = np.random.default_rng(7).standard_normal((4096, 8)) * 0.2
    more = ((a + normal @ slopes)[:, None] + chance)[:, None]
    found = value(swept("latin_hypercube", places), decision(more), {"both": [0, 1]})

    def loss(spread: float) -> float:
        return float(spread * (stats.norm.pdf(a / spread) - a / spread * stats.norm.sf(a / spread)))
    rows = found.table.set_index("name")["value"]
    assert rows["x1"] == pytest.approx(loss(1.0), rel=0.02) and rows["x2"] == pytest.approx(loss(0.5), rel=0.02)
    whole = loss(float(np.hypot(*slopes)))
    assert (rows["both"], found.everything.value) == (pytest.approx(whole, rel=0.02), pytest.approx(whole, rel=0.02))


def test_three_scenarios_and_a_choice_have_the_value_of_an_enumeration() -> None:
    places = sobol(4096, 3, 2)
    kind = np.minimum((places[:, 0] * 3).astype(int), 2)
    by_kind = np.array([[-0.5, 0.2], [0.1, -0.3], [0.4, 0.3]])
    more = by_kind[kind] + 0.2 * (places[:, [1]] - 0.5)
    noise = 0.1 * np.random.default_rng(2).standard_normal((4096, 2, 6))
    found = value(swept("sobol", places, choices={0: 3}), decision(more[:, :, None] + noise), {})
    known = np.maximum(by_kind.max(axis=1), 0).mean() - max(by_kind.mean(axis=0).max(), 0)
    rows = found.table.set_index("name")
    assert rows["value"]["x1"] == pytest.approx(known, rel=0.02) and rows["value"]["x3"] == 0
    assert found.best == 2


def test_what_chance_does_is_worth_nothing_and_intervals_hold(quick: None) -> None:
    nothing = Toy(128, 4, 1.0, a=0, b=0, c=0)
    trials = [trial(nothing, seed) for seed in range(20)]
    assert np.mean([any(one[0][name] > 0 for name in ("x1", "x2", "both")) for one in trials]) <= 0.1
    assert np.mean([one[1]["everything"] for one in trials]) >= 0.85
    # With four replicates chance alone makes the best of each point's means far better.
    assert np.mean([one[0]["everything"] for one in trials]) < 0.15 * 0.5 * np.sqrt(2 / np.pi) + 0.01


def test_intervals_hold_and_factors_without_effect_are_worth_nothing(quick: None) -> None:
    trials = [trial(Toy(256, 10, 0.5, 0.2), seed) for seed in range(20)]
    for name in ("x1", "both", "everything"):
        assert np.mean([one[1][name] for one in trials]) >= 0.85, name
    assert np.mean([one[2] for one in trials]) <= 0.1


def two_scenarios(path: Path, outcome: str = "practice_in_use", points: int = 256, **more: object) -> Path:
    places = sobol(points, 3, 4)
    chance = np.random.default_rng(5).standard_normal((2, points, 4)) * 0.01
    first = 0.3 + chance[0]
    second = first + (0.02 + 0.2 * (places[:, 0] - 0.5) + 0.1 * (places[:, 1] - 0.5))[:, None] + chance[1]
    return write(path, "sobol", places, [first, second], outcome=outcome, **more)  # type: ignore[arg-type]


def test_a_table_a_chart_and_words_say_what_a_survey_is_worth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = two_scenarios(tmp_path / "s.h5")
    asked = tmp_path / "q.json"
    asked.write_text(json.dumps([{"parameter": "room.x1", "question": "Staff: how many?"},
                                 {"parameter": "room.x2", "question": "Staff: how many?"},
                                 {"parameter": "room.x3", "question": "published: 0.2"}, {"parameter": "y", "question": "?"}]))
    assert run(file, "--value", "--questions", asked, "--charts", tmp_path / "c") == 0
    told = capsys.readouterr().out
    assert "By what is known now, choose Coaches: 2." in told and "Staff: how many?" in told and "--worth" in told
    table = pd.read_csv(tmp_path / "c" / "value.csv")
    assert list(table["kind"]) == ["everything", *3 * ["parameter"], "question"]
    by_name = table.set_index("name")
    assert by_name["parameters"]["Staff: how many?"] == "room.x1 room.x2" and not by_name["clear"]["room.x3"]
    assert by_name["value"]["room.x1"] == pytest.approx((0.12 ** 2 / 0.4 - 0.02) * 100, rel=0.1)
    assert by_name["share_of_everything"]["Staff: how many?"] > 0.9 and table["value_gbp"].isna().all()
    assert {"value.png", "value.svg"} <= {path.name for path in (tmp_path / "c").iterdir()}
    assert "value: What knowing more is worth\nBars: " in (tmp_path / "c" / "alt.txt").read_text("utf-8")


def test_a_worth_gives_pounds_and_takes_cost_into_the_choice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = two_scenarios(tmp_path / "s.h5", costs=[0.0, 4000.0])
    assert run(file, "--value", "--worth", "1000", "--json") == 0
    content = json.loads(capsys.readouterr().out)["value"]
    # 2 points at GBP 1,000 do not pay 4,000; x1 from 4 points more on does: 10 points over its range above are worth 8 / 2.
    assert content["best"] == "Reference" and content["more_than_first_gbp"][1] == pytest.approx(-2000, rel=0.05)
    row = next(one for one in content["values"] if one["name"] == "room.x1")
    assert row["value_gbp"] == pytest.approx(1000 * 8 ** 2 / 2 / 20, rel=0.1)
    assert row["value"] == pytest.approx(row["value_gbp"] / 1000)


def test_where_the_choice_never_changes_no_survey_is_said_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    places = sobol(128, 2, 4)
    first = np.full((128, 3), 0.2)
    more = 0.3 + 0.1 * places[:, [0]] + 0.01 * np.random.default_rng(1).standard_normal((128, 3))
    assert run(write(tmp_path / "s.h5", "sobol", places, [first, first + more]), "--value", "--charts", tmp_path / "c") == 0
    assert "No survey changes the choice: of none of 2 parameters can the value be told from 0" in capsys.readouterr().out
    assert run(write(tmp_path / "e.h5", "sobol", places, [first, first]), "--value") == 0
    assert "No survey changes the choice" in capsys.readouterr().out


def test_what_somebody_chooses_is_nothing_to_measure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = two_scenarios(tmp_path / "s.h5", factors=["room.x1", "coaches.coverage", "room.x3"])
    with h5py.File(file, "a") as content:
        del content["parameters/coaches.coverage"]
    assert run(file, "--value", "--json") == 0
    found = json.loads(capsys.readouterr().out)["value"]
    assert [one["name"] for one in found["values"]] == ["everything", "room.x1", "room.x3"]
    assert "coaches.coverage: varied in this sweep, but chosen by somebody" in found["notes"][0]


@pytest.mark.parametrize(("words", "said"), [
    (["--worth", "5"], "add --value"),
    (["--questions", "q.json"], "add --value"),
    (["--value", "--worth", "much"], "is not an amount"),
    (["--value", "--worth", "-5"], "is not an amount"),
    (["--value", "--worth", "nan"], "is not an amount"),
    (["--value", "--worth", "1e-320"], "give GBP from 1e-06 to below 1e12"),
    (["--value", "--worth", "5"], "no outcome cost"),
    (["--value", "--scenario", "Coaches"], "--against"),
    (["--value", "--outcome", "practice_in_use", "--outcome", "practice_in_use"], "give one --outcome"),
])
def test_wrong_questions_are_told_with_a_way_out(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str],
                                                 said: str) -> None:
    assert run(two_scenarios(tmp_path / "s.h5", points=32), *words) == 2
    assert said in capsys.readouterr().err


def test_sweeps_that_hold_no_decision_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, (places, marks) in {"morris": morris(6, 3), "saltelli": saltelli(8, 3)}.items():
        values = np.ones((len(places), 3))
        assert run(write(tmp_path / f"{name}.h5", name, places, [values, values], marks), "--value") == 2
        assert f"--value: the points of a {name} design are not draws" in capsys.readouterr().err
    assert run(write(tmp_path / "one.h5", "sobol", sobol(32, 3), np.ones((32, 3))), "--value") == 2
    assert "one scenario" in capsys.readouterr().err
    assert run(two_scenarios(tmp_path / "n.h5", better="neither"), "--value") == 2
    assert "neither more nor less" in capsys.readouterr().err
    assert run(two_scenarios(tmp_path / "f.h5", points=8), "--value") == 2
    assert "too few" in capsys.readouterr().err


def test_factors_that_follow_from_others_are_named_and_have_the_value_of_what_they_say(
        tmp_path: Path, capsys: pytest.CaptureFixture[str], quick: None) -> None:
    x = sobol(128, 2, 4)
    places = np.column_stack([x[:, 0], x[:, 0], x[:, 1], (x[:, 0] + x[:, 1]) / 2])
    chance = np.random.default_rng(5).standard_normal((2, 128, 4)) * 0.01
    first = 0.3 + chance[0]
    file = write(tmp_path / "s.h5", "csv", places, [first, first + (0.02 + 0.2 * (x[:, 0] - 0.5))[:, None] + chance[1]])
    asked = tmp_path / "q.json"
    rows = [{"parameter": f"room.x{i}", "question": "How?"} for i in (1, 2, 3, 4)]
    asked.write_bytes(b"\xef\xbb\xbf" + json.dumps(rows).encode())  # with a byte-order mark
    assert run(file, "--value", "--questions", asked, "--json") == 0
    found = json.loads(capsys.readouterr().out)["value"]
    values = {one["name"]: one["value"] for one in found["values"]}
    assert values["How?"] == pytest.approx(values["everything"], rel=0.1) and values["How?"] > 1
    assert any(note.startswith("room.x1 and room.x2 vary together") for note in found["notes"])
    assert any(note.startswith("room.x4: follows from other factors in this design") for note in found["notes"])


def test_a_named_pipe_holds_no_questions_and_is_not_waited_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "q.json")
    assert run(two_scenarios(tmp_path / "s.h5", points=32), "--value", "--questions", tmp_path / "q.json") == 2
    assert "q.json: is no file" in capsys.readouterr().err
    assert run(two_scenarios(tmp_path / "s2.h5", points=32), "--value", "--questions", "/dev/null") == 2


def test_questions_may_come_from_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str], quick: None) -> None:
    ends = os.pipe()
    os.write(ends[1], json.dumps([{"parameter": "room.x1", "question": "How?"}]).encode())
    os.close(ends[1])
    assert run(two_scenarios(tmp_path / "s.h5", points=64), "--value", "--questions", f"/dev/fd/{ends[0]}") == 0
    assert "How?" in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"[{\"parameter\": 1, \"question\": \"\"}]", b"\xff", b"[" * 100_000])
def test_files_that_hold_no_questions_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    asked = tmp_path / "q.json"
    asked.write_bytes(content)
    assert run(two_scenarios(tmp_path / "s.h5", points=32), "--value", "--questions", asked) == 2
    assert "coadopt describe assumptions --json" in capsys.readouterr().err


def test_a_slot_of_a_parameter_has_its_question() -> None:
    factors = swept("sobol", sobol(8, 2)).coordinates
    assert groups(factors, {"x2": "How?"}) == {"How?": [1]} and value_errors.FACTORS == 6


def test_less_may_be_better_and_the_same_file_gives_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for better in ("more", "less", "less"):
        assert run(two_scenarios(tmp_path / f"{len(told)}.h5", better=better, points=64), "--value", "--json") == 0
        told.append(json.loads(capsys.readouterr().out)["value"])
    assert told[1] == told[2] and (told[0]["best"], told[1]["best"]) == ("Coaches", "Reference")
