"""Every kind of chart, with names that are long, wide or of another script, and with long figures: no word is cut off and
none lies on another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from divided import divide
from matplotlib.figure import Figure
from swept import morris, repeated, saltelli, write
from synthetic import make
from test_charts import drawn, nothing_is_cut_off_or_covered, words_on

from coadopt_analysis import style
from coadopt_analysis.figures import CHARTS, adoption
from coadopt_analysis.figures.pictures import pictures
from coadopt_analysis.sensitivity import chart
from coadopt_analysis.sensitivity.analyse import analyse

NAMES = {
    "long": "A name of several words that is rather long, and then a good deal longer still, number ",
    "capitals": "ENABLING STAFF AND COMMUNITIES TO WORK TOGETHER WITH MORE MONEY, NUMBER ",
    "widest letters": "WWWWWWWWWWWWMMMMMMMMMMMMWWWWWWWWWWWWMMMMMMMMMMMMWWWWWWWWWWWWMMMMMMMMMMM",
    "Chinese": "\u4e0e\u5c45\u6c11\u548c\u5458\u5de5\u4e00\u8d77\u8bbe\u8ba1\u516c\u5171\u670d\u52a1\u7684\u8ba1\u5212" * 4,
    "Arabic": "\u062e\u0637\u0629 \u0627\u0644\u0625\u0646\u062a\u0627\u062c \u0627\u0644\u0645\u0634\u062a\u0631\u0643 " * 4,
    "Hebrew": "\u05ea\u05db\u05e0\u05d9\u05ea \u05e9\u05d9\u05ea\u05d5\u05e3 \u05d4\u05e6\u05d9\u05d1\u05d5\u05e8 " * 4,
    "one word": "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverordnung",
}

EACH = list(NAMES.values())

# Which of NAMES the first of several has; the others follow.
first = pytest.mark.parametrize("first", range(len(NAMES)), ids=NAMES)


def names(first: int, count: int) -> list[str]:
    return [f"{i} {EACH[(first + i) % len(EACH)]}" for i in range(count)]


@contextmanager
def all_of(path: Path) -> Iterator[list[tuple[str, Figure]]]:
    """Every chart of a file, drawn."""
    with pictures(path) as (found, _):
        figures = []
        for one in found:
            figure = style.new_figure()
            one.draw(figure)
            figures.append((one.name, figure))
        yield figures


def legible(path: Path, count: int) -> None:
    with all_of(path) as figures:
        assert len(figures) == count
        for name, figure in figures:
            assert len(words_on(figure)) > 8, name
            nothing_is_cut_off_or_covered(figure, name)


@pytest.mark.parametrize(("first", "count"), [(0, 5), (2, 7), (3, 2), (4, 3), (5, 4)])
def test_charts_of_scenarios_have_room_for_names(tmp_path: Path, first: int, count: int) -> None:
    legible(make(tmp_path / "c.h5", names(first, count), 3, 24), len(CHARTS))


@first
def test_a_chart_of_one_scenario_has_room_for_its_name(tmp_path: Path, first: int) -> None:
    nothing_is_cut_off_or_covered(drawn(make(tmp_path / "r.h5", names(first, 1), 2, 24), adoption)[0])


def test_charts_of_a_budget_have_room_for_names(tmp_path: Path) -> None:
    several = names(0, 17)
    legible(divide(tmp_path / "b.h5", several[:9], several[9:], [f"{one} and more" for one in several[:11]]), 1)


@pytest.mark.parametrize(("script", "design"), [("capitals", "morris"), ("Chinese", "saltelli"), ("Arabic", "morris"),
                                                ("widest letters", "saltelli")])
def test_charts_of_a_sweep_have_room_for_names(tmp_path: Path, script: str, design: str) -> None:
    places, marks = morris(8, 12) if design == "morris" else saltelli(32, 12)
    wide = NAMES[script].replace(" ", "_")
    values = [repeated(places @ np.arange(12) * scale, 3, 1e-4, seed=seed) for scale, seed in ((0.001, 3), (0.01, 4))]
    path = write(tmp_path / "s.h5", design, places, values, marks, scenarios=[f"{i} {NAMES[script]}" for i in range(2)],
                 factors=[f"{wide[:30]}.{wide}_{i}" for i in range(12)],
                 labels={11: " ".join(f"{wide[:25]}{i}" for i in range(4))}, factor_units=NAMES[script])
    with all_of(path) as figures:
        assert {name.split("-")[0] for name, _ in figures} == {"tornado", "heat_map"}
        for name, figure in figures:
            nothing_is_cut_off_or_covered(figure, name)
    analysis = analyse(path)
    for ranking in analysis.rankings:
        figure = style.new_figure()
        chart.draw(analysis.sweep, ranking, figure)
        nothing_is_cut_off_or_covered(figure, "ranking")


def test_charts_of_patterns_and_trials_have_room_for_names(tmp_path: Path) -> None:
    verdicts, wide = ("holds", "undecided", "fails"), names(0, 16)
    told = [{"number": i, "name": wide[i], "statement": "", "use": "calibrate", "source": "", "verdict": verdicts[i % 3],
             "checks": [{"what": "", "unit": "points", "verdict": verdicts[i % 3], "value": 0.1, "low": -1.0, "high": 1.0,
                         "band": [0.0, None]}]} for i in range(1, 16)]
    gain = {"mean": 0.5, "low": -0.5, "high": 1.5}
    trials = [{"entry": wide[i], "practice_after_12_months": gain, "practice_after_36_months": gain,
               "users_taking_part_after_36_months": gain, "money": -987_654_321.0} for i in range(15)]
    path = tmp_path / "p.json"
    path.write_text(json.dumps({"patterns": told, "trials": trials, "cases": []}), "utf-8")
    legible(path, 2)


@pytest.mark.parametrize(("months", "dated"), [(1, True), (13, False), (30, True), (600, True)])
def test_charts_have_room_for_figures_of_any_size(tmp_path: Path, months: int, dated: bool) -> None:
    count = 8
    pairs = np.array([0.0385, 0.0115, 0.0385, 0.0115])  # so that intervals begin just above 0
    practice = np.where(np.arange(count)[:, None] > 0, 0.1 + pairs, 0.1)[:, :, None] * np.ones(months)
    practice[3] = 1.0
    practice[4] = 0.1 - np.array([0.0385, 0.0115, 0.0385, 0.0115])[:, None]
    hours = np.zeros((count, 4, months, 8))
    hours[1:, :, :, 3] = 912_345_678.0
    hours[2:, :, :, 1] = -87_912_345_678.0
    money = np.zeros((count, 4, months, 5))
    money[1:, :, :, 0] = np.array([1e9, 2e11, 1e12, 3e10, 1e3, 1e6, 9.87e13])[:, None, None]
    path = make(tmp_path / "r.h5", names(0, count), 4, months, first_month="2026-01" if dated else None, values={
        "practice_in_use": practice, "staff_hours": hours, "cost_by_bearer": money, "practice_espoused": 1.0,
        "in_use": practice[..., None] * np.ones(4)})
    legible(path, len(CHARTS))
