"""Charts of sweeps, budgets and patterns: their numbers, what they say, and that nothing lies on anything else."""

from __future__ import annotations

import itertools
import json
import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from divided import INTERVENTIONS, divide
from swept import morris, repeated, sobol, write
from synthetic import make
from test_charts import HOSTILE, words_on

from coadopt_analysis import draw_charts, plot_budget_splits, plot_heat_map, plot_patterns, plot_tornado, style
from coadopt_analysis.budget_file import open_budget
from coadopt_analysis.figures import budget_splits, heat_map, patterns, tornado, trials
from coadopt_analysis.figures.pictures import pictures
from coadopt_analysis.patterns_file import read_patterns, read_trials
from coadopt_analysis.read import ResultsError
from coadopt_analysis.save import OutputError
from coadopt_analysis.sensitivity.analyse import analyse
from coadopt_analysis.sensitivity.cells import cells
from coadopt_analysis.sensitivity.question import QuestionError


def told(number: int, name: str, checks: list[dict[str, object]], verdict: str = "holds") -> dict[str, object]:
    return {"number": number, "name": name, "statement": "", "use": "calibrate", "source": "a source", "verdict": verdict,
            "checks": [{"what": "a number", "unit": "points", "distance": 0.0, "verdict": verdict, **check} for check in checks]}


@pytest.fixture(name="pattern_file")
def _pattern_file(tmp_path: Path) -> Path:
    path = tmp_path / "patterns.json"
    path.write_text(json.dumps({"trials": [], "cases": [], "patterns": [
        told(1, "inside", [{"value": 0.15, "low": 0.1, "high": 0.2, "band": [0.1, 0.3]}]),
        told(2, "above <b>", [{"value": 3.0, "low": -1.0, "high": 7.0, "band": [-1.0, None]}], "undecided"),
        told(13, "far below", [{"value": -50.0, "low": None, "high": None, "band": [0.0, 1.0]}], "fails")]}), "utf-8")
    return path


@pytest.fixture(name="trial_file")
def _trial_file(pattern_file: Path) -> Path:
    def gain(mean: float, off: float) -> dict[str, float]:
        return {"mean": mean, "low": mean - off, "high": mean + off}

    file = json.loads(pattern_file.read_text("utf-8"))
    file["trials"] = [
        {"entry": f"entry_{i}", "practice_after_12_months": gain(0.01, 0.005), "practice_after_36_months": gain(mean, 0.01),
         "users_taking_part_after_36_months": gain(0.02, 0.01), "money": 1000.0 * i}
        for i, mean in enumerate([0.03, 0.0, 0.06, -0.04, *[0.02] * 14])]
    pattern_file.write_text(json.dumps(file), "utf-8")
    return pattern_file


@pytest.fixture(name="swept")
def _swept(tmp_path: Path) -> Path:
    places, marks = morris(8, 3)
    truth = places @ np.array([0.04, -0.2, 0.0])
    return write(tmp_path / "m.h5", "morris", places, [repeated(truth * 0, 3, 1e-4), repeated(truth, 3, 1e-4, seed=4)], marks)


def overlaps(figure: object) -> list[str]:
    found = []
    for (one, a), (other, b) in itertools.combinations(words_on(figure), 2):  # type: ignore[arg-type]
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 3:
            found.append(f"{one!r} and {other!r}")
    return found


def test_patterns_lie_where_their_band_says(pattern_file: Path) -> None:
    table = patterns.table(read_patterns(pattern_file))
    assert table.loc[0, ["place", "place_low", "place_high"]].tolist() == pytest.approx([0.25, 0.0, 0.5])
    assert table.loc[1, ["place", "place_low", "place_high"]].tolist() == pytest.approx([0.4, 0.0, 0.8])
    assert table.loc[2, "place"] == -50
    alt = patterns.alt(read_patterns(pattern_file), table)
    assert "Of three patterns 1 holds, 1 is undecided, 1 fails." in alt and "Fails: 13 far below." in alt


def test_trials_stand_in_the_order_of_their_gain(trial_file: Path) -> None:
    table = trials.table(read_trials(trial_file))
    assert list(table["entry"])[:2] == ["entry_2", "entry_0"] and table["entry"].iloc[-1] == "entry_3"
    assert table.loc[0, ["practice_36", "practice_36_low", "practice_36_high"]].tolist() == pytest.approx([6, 5, 7])
    assert list(table.set_index("entry")["clear"][["entry_1", "entry_3"]]) == [False, True]
    alt = trials.alt(read_trials(trial_file), table)
    assert "First: Entry 2 +6.0 points after three years (5.0 to 7.0)" in alt
    assert "The first 15 of 18; the table holds all. After three years 1 of all show no clear difference from no intervention. One does harm." in alt


def test_a_file_with_trials_has_both_charts_and_one_without_says_how_to_add_them(trial_file: Path) -> None:
    with pictures(trial_file) as (charts, notes):
        assert [one.name for one in charts] == ["patterns", "trials"] and notes == []
        figure = style.new_figure()
        charts[1].draw(figure)
        assert overlaps(figure) == []
    file = json.loads(trial_file.read_text("utf-8"))
    trial_file.write_text(json.dumps({**file, "trials": []}), "utf-8")
    with pictures(trial_file) as (charts, notes):
        assert [one.name for one in charts] == ["patterns"] and "--trials" in notes[0]


def test_a_tornado_has_the_change_along_each_factor(swept: Path) -> None:
    ranking = analyse(swept).rankings[0]
    table = tornado.table(ranking)
    assert list(table["factor"]) == ["room.x2", "room.x1", "room.x3"]
    assert table["change"].tolist() == pytest.approx([-20, 4, 0], abs=0.1)  # points
    assert table["clear"].tolist()[:2] == [True, True]
    assert (table["change_low"] <= table["change"] + 1e-9).all() and table["either_way"].isna().all()
    assert "First: room: x2 \u221220" in tornado.alt(ranking, table)
    assert "Grey" not in tornado.alt(ranking, table)


def test_a_choice_without_order_goes_either_way(tmp_path: Path) -> None:
    places, marks = morris(8, 2)
    values = repeated(np.floor(places[:, 0] * 4) % 2 * 0.1, 3, 1e-5)
    path = write(tmp_path / "c.h5", "morris", places, values, marks, labels={0: "a b c d"})
    table = tornado.table(analyse(path).rankings[0])
    assert np.isnan(table.loc[0, "change"]) and table.loc[0, "either_way"] > 1
    tornado.draw(analyse(path).rankings[0], style.new_figure())
    assert "Grey: a choice without order." in tornado.alt(analyse(path).rankings[0], table)


def test_a_heat_map_has_the_mean_of_each_cell(tmp_path: Path) -> None:
    places = np.array([[x, y] for x in (0.0, 0.5, 1.0) for y in (0.0, 1.0)])
    values = np.array([[0.1, 0.1], [0.2, 0.2], [0.3, 0.3], [0.4, 0.4], [0.5, 0.5], [np.nan, np.nan]])
    analysis = analyse(write(tmp_path / "g.h5", "grid", places, values))
    plane = cells(analysis.sweep, analysis.rankings[0].question, "room.x1", "room.x2")
    table = heat_map.draw(plane, style.new_figure())
    assert table["outcome"].tolist()[:5] == pytest.approx([10, 30, 50, 20, 40]) and np.isnan(table["outcome"][5])
    assert table["points"].tolist() == [1, 1, 1, 1, 1, 0] and list(table["x_value"])[:3] == ["0", "0.5", "1"]
    assert "Least: 10.0 where room: x1 is 0 and room: x2 is 0." in heat_map.alt(plane, table)
    with pytest.raises(QuestionError, match="not in the file"):
        cells(analysis.sweep, analysis.rankings[0].question, "room.x1", "room.x9")


def test_cells_that_differ_little_have_the_decimals_that_show_it(tmp_path: Path) -> None:
    places = np.array([[x, y] for x in (0.0, 1.0) for y in (0.0, 1.0)])
    values = np.array([[0.45701] * 2, [0.45702] * 2, [0.45731] * 2, [0.45752] * 2])
    analysis = analyse(write(tmp_path / "g.h5", "grid", places, values))
    plane = cells(analysis.sweep, analysis.rankings[0].question, "room.x1", "room.x2")
    assert "Least: 45.70 where" in heat_map.alt(plane, heat_map.table(plane))
    assert "Most: 45.75 where" in heat_map.alt(plane, heat_map.table(plane))
    of_wellbeing = replace(plane, question=replace(plane.question, outcome="wellbeing_users"))
    assert "(0 to 100)" in heat_map.alt(of_wellbeing, heat_map.table(of_wellbeing))
    assert of_wellbeing.question.formatted(0.457) == "45.7 of 100" and plane.question.formatted(0.457) == "45.7%"


def test_a_long_meaning_beside_a_heat_map_keeps_its_unit(tmp_path: Path) -> None:
    places = np.array([[x, y] for x in (0.0, 1.0) for y in (0.0, 1.0)])
    analysis = analyse(write(tmp_path / "g.h5", "grid", places, np.array([[0.1] * 2, [0.2] * 2, [0.3] * 2, [0.4] * 2])))
    plane = cells(analysis.sweep, analysis.rankings[0].question, "room.x1", "room.x2")
    long = replace(plane.y, meaning="Chance that someone of full attitude takes up a Co that all colleagues practise",
                   units="chance per month")
    figure = style.new_figure()
    heat_map.draw(replace(plane, y=long), figure)
    assert "(chance per month)" in figure.axes[0].get_ylabel().replace("\n", " ") and overlaps(figure) == []


def test_points_that_lie_anywhere_are_gathered_in_six_by_six_cells(tmp_path: Path) -> None:
    places = sobol(64, 2)
    analysis = analyse(write(tmp_path / "s.h5", "sobol", places, np.stack([places[:, 0]] * 2, 1)))
    table = heat_map.table(cells(analysis.sweep, analysis.rankings[0].question, "room.x1", "room.x2"))
    assert len(table) == 36 and table["points"].sum() == 64
    assert table.groupby("x_value", sort=False)["outcome"].mean().is_monotonic_increasing


def test_splits_are_told_most_first_in_points(tmp_path: Path) -> None:
    with open_budget(divide(tmp_path / "b.h5")) as splits:
        table = budget_splits.draw(splits, style.new_figure())
        alt = budget_splits.alt(splits, table)
    assert list(table["split"]) == ["Found 1", "All to one", "Mean"] and list(table["given"]) == [False, True, True]
    assert table["result"].tolist() == pytest.approx([0.121, 0.111, 0.101])
    assert table[[f"part_{name}" for name in INTERVENTIONS]].sum(axis=1).tolist() == pytest.approx([1000] * 3)
    assert "'Found 1', best expected, least regret: " in alt and "+2.0 (1.5 to 2.5)" in alt and "the reference" in alt


def test_many_splits_with_hostile_names_stay_legible(tmp_path: Path) -> None:
    path = divide(tmp_path / "b.h5", HOSTILE, [f"Found {i}" for i in range(9)],
                  [f"intervention_with_a_long_name_{i}" for i in range(11)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with open_budget(path) as splits:
            figure = style.new_figure()
            budget_splits.draw(splits, figure)
    assert overlaps(figure) == []


def test_what_else_is_drawn_stays_legible(swept: Path, pattern_file: Path) -> None:
    for path in (swept, pattern_file):
        with pictures(path) as (found, _):
            for one in found:
                figure = style.new_figure()
                one.draw(figure)
                assert overlaps(figure) == [], one.name


def test_all_charts_of_any_file_are_written(tmp_path: Path, swept: Path, trial_file: Path) -> None:
    compared = make(tmp_path / "r.h5", ("Baseline",), 2, 3)
    assert any("one scenario" in why for why in draw_charts(compared, tmp_path / "one"))
    for path, names in ((swept, {"tornado-practice_in_use", "heat_map-practice_in_use"}), (trial_file, {"patterns", "trials"}),
                        (divide(tmp_path / "b.h5"), {"budget_splits"})):
        folder = tmp_path / path.stem
        assert draw_charts(path, folder) == []
        assert {file.name for file in folder.iterdir()} == {f"{name}.{kind}" for name in names
                                                            for kind in ("png", "svg", "csv")} | {"alt.txt"}
        with pytest.raises(OutputError):
            draw_charts(path, folder)


@pytest.mark.parametrize("content", ["[]", "{}", "[1]", '[{"checks": [{}]}]', "[", "text"])
def test_other_files_are_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "p.json"
    path.write_text(content)
    with pytest.raises(ResultsError, match="p.json"), pictures(path):
        pass
    with pytest.raises(ResultsError, match="p.json"):
        open_budget(path)
    with pytest.raises(ResultsError, match="not a file of a budget"):
        open_budget(make(tmp_path / "r.h5"))


def test_each_can_be_drawn_on_axes_of_ones_own(tmp_path: Path, swept: Path, pattern_file: Path) -> None:
    analysis = analyse(swept)
    axes = style.new_figure().add_subplot()
    assert plot_tornado(analysis.rankings[0], axes) is axes
    plane = cells(analysis.sweep, analysis.rankings[0].question, "room.x1", "room.x2")
    assert plot_heat_map(plane, style.new_figure().add_subplot()).get_xlabel() == "room: x1"
    assert len(plot_patterns(read_patterns(pattern_file), style.new_figure().add_subplot()).get_yticks()) == 3
    with open_budget(divide(tmp_path / "b.h5")) as splits:
        assert len(plot_budget_splits(splits, style.new_figure().add_subplot()).get_yticks()) == 3
