"""The section and the chart of what holds adoption back, which a diagnosis feeds."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from briefed import TEXT, briefed
from diagnosed import ALONE, BEFORE, PARTS, diagnosed

from coadopt_analysis.brief import Wanted, brief
from coadopt_analysis.diagnosis_file import open_diagnosis
from coadopt_analysis.figures import barriers
from coadopt_analysis.read import ResultsError
from coadopt_analysis.source import source
from coadopt_analysis.style import new_figure
from coadopt_analysis.words.holding_back import holding_back

BASELINE = TEXT.format(name="Baseline")


def test_the_section_ranks_barriers_by_what_removing_them_would_add(tmp_path: Path) -> None:
    results = briefed(tmp_path / "r.h5")
    with source(results, diagnosed(tmp_path / "d.h5", text=BASELINE)) as opened:
        told = holding_back(opened.subject)
    assert told.lead == (
        "Under \u2018Baseline\u2019, 13% of relevant staff co-produce as routine. Without any of twelve barriers 78% would, 64"
        " percentage points more. The largest contributions to that, with 95% intervals, are those of too little skill in"
        " working this way (+14.0, 13.5 to 14.5), targets, rules and separate funding (+10.0, 9.5 to 10.5) and too few people"
        " in a position to take part (+9.0, 8.5 to 9.5).")
    assert told.sentences[0] == (
        "If only one barrier is removed, the largest difference comes from removing fear of failure and blame: +3.3 (2.8 to 3.8)"
        " percentage points. The interval of the first overlaps with that of targets, rules and separate funding and too little staff time,"
        " so which of them comes first is open.")
    assert told.charts == ("barriers",)
    ranking, by_whom = told.tables
    assert [row[0] for row in ranking.rows][:2] == ["Too little skill in working this way", "Targets, rules and separate funding"]
    assert len(ranking.rows) == 12
    first = {row[0]: row[1] for row in by_whom.rows}
    assert first["Managers"] == "too little skill in working this way (+14.0)"
    assert first["Leaders"] == "fear of losing power and status (+20.0)"
    assert first["The third sector"] == first["Co-assess"] == first["Leaders"]


def test_wide_intervals_are_said_to_contain_0_and_to_leave_no_order(tmp_path: Path) -> None:
    path = diagnosed(tmp_path / "d.h5", text=BASELINE)
    with h5py.File(path, "a") as file:
        for name in ("contribution", "alone"):
            file[f"{name}_low"][:] = file[name][:] - 0.1
            file[f"{name}_high"][:] = file[name][:] + 0.1
    with source(briefed(tmp_path / "r.h5"), path) as opened:
        told = holding_back(opened.subject)
    assert told.lead.endswith(
        " (+14.0, 4.0 to 24.0), targets, rules and separate funding (+10.0, 0.0 to 20.0) and too few people in a position to take"
        " part (+9.0, \u22121.0 to 19.0). The intervals of targets, rules and separate funding and too few people in a position to"
        " take part contain 0, so each of these barriers may add nothing. No order among the barriers is certain: the interval"
        " of the first overlaps with those of all others.")
    assert told.sentences[0].endswith(
        " That interval contains 0, so removing it may add nothing. No order among the barriers is certain: the interval of the first"
        " overlaps with those of all others.")


def test_two_figures_of_one_scenario_are_said_to_be_of_different_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diagnosed.BEFORE", 0.135)
    with source(briefed(tmp_path / "r.h5"), diagnosed(tmp_path / "d.h5", text=BASELINE)) as opened:
        told = holding_back(opened.subject)
    assert told.sentences[0] == (
        "These figures are of the diagnosis: in its four runs of \u2018Baseline\u2019, 13.5% of relevant staff co-produce as routine."
        " In the twelve runs that the rest of this page rests on, 13.0% do.")


def test_without_a_diagnosis_it_says_how_to_make_one(tmp_path: Path) -> None:
    with source(briefed(tmp_path / "r.h5")) as opened:
        told = holding_back(opened.subject)
    assert told.lead == "" and not told.tables and not told.charts
    assert "`coadopt diagnose`" in told.sentences[0] and "`--diagnosis diagnosis.h5`" in told.sentences[0]


def test_a_share_of_those_held_back_most_is_not_read_from_older_files(tmp_path: Path) -> None:
    results = briefed(tmp_path / "r.h5")
    with h5py.File(results, "a") as file:
        shares = file.create_dataset("binding_barrier", data=np.full((4, 12, 24, 12), 1 / 12))
        for place, name in enumerate(("scenario", "replicate", "month", "barrier")):
            shares.dims[place].attach_scale(file[name])
    with source(results) as opened:
        assert "was not diagnosed" in holding_back(opened.subject).sentences[0]


def test_one_replicate_has_no_interval(tmp_path: Path) -> None:
    with source(briefed(tmp_path / "r.h5"), diagnosed(tmp_path / "d.h5", text=BASELINE, replicates=1)) as opened:
        assert "too little skill in working this way (+14.0), targets" in holding_back(opened.subject).lead


def test_the_page_shows_ranking_and_chart(tmp_path: Path) -> None:
    results = briefed(tmp_path / "r.h5")
    brief(results, Wanted(page=tmp_path / "b.html"), diagnosis=diagnosed(tmp_path / "d.h5", text=BASELINE))
    page = (tmp_path / "b.html").read_text("utf-8")
    assert "What removing each barrier would add" in page and "Bars, one for each barrier" in page


def test_a_diagnosis_of_something_else_is_refused(tmp_path: Path) -> None:
    results = briefed(tmp_path / "r.h5")
    with pytest.raises(ResultsError, match="none of the scenarios of the results"):
        with source(results, diagnosed(tmp_path / "a.h5", "Elsewhere")):
            pass
    with pytest.raises(ResultsError, match="is a diagnosis of another Baseline"):
        with source(results, diagnosed(tmp_path / "b.h5", text=BASELINE.replace("staff = 100", "staff = 101"))):
            pass
    with pytest.raises(ResultsError, match="is not a diagnosis"):
        with source(results, results):
            pass
    with pytest.raises(ResultsError, match="which --diagnosis belongs to"):
        with source(diagnosed(tmp_path / "c.h5"), results):
            pass


def test_how_it_is_run_makes_no_other_scenario(tmp_path: Path) -> None:
    text = BASELINE + "[run]\nreplicates = 6\n"
    with source(briefed(tmp_path / "r.h5"), diagnosed(tmp_path / "d.h5", text=text)) as opened:
        assert opened.diagnosis is not None


def test_the_chart_has_every_barrier_with_its_part_and_alone(tmp_path: Path) -> None:
    with open_diagnosis(diagnosed(tmp_path / "d.h5")) as diagnosis:
        table = barriers.draw(diagnosis, new_figure())
        alt = barriers.alt(diagnosis, table)
    assert table["contribution"].tolist() == pytest.approx(sorted(PARTS * 100, reverse=True))
    assert table.set_index("barrier").loc["risk", "alone"] == pytest.approx(ALONE[4] * 100)
    assert "too little skill in working this way +14.0 (13.5 to 14.5), alone +2.0 (1.5 to 2.5)" in alt
    assert f"{BEFORE * 100:.1f}% as it is" in alt


def test_a_diagnosis_has_its_chart_alone(tmp_path: Path) -> None:
    made = brief(diagnosed(tmp_path / "d.h5"), Wanted(charts=tmp_path / "charts"))
    assert (tmp_path / "charts" / "barriers.svg").exists() and "percentage points more" in made.finding


def test_a_damaged_diagnosis_is_refused(tmp_path: Path) -> None:
    import h5py

    path = diagnosed(tmp_path / "d.h5")
    with h5py.File(path, "a") as file:
        del file["contribution_low"]
    with pytest.raises(ResultsError, match="lacks contribution_low"):
        open_diagnosis(path)


def test_an_end_of_an_interval_that_rounds_to_nothing_has_no_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diagnosed.PARTS", np.where(np.arange(12) == 10, 0.0048, PARTS))
    with source(briefed(tmp_path / "r.h5"), diagnosed(tmp_path / "d.h5", text=BASELINE)) as opened:
        told = str(holding_back(opened.subject))
    assert "+0.5 (0.0 to 1.0)" in told and "\u22120.0" not in told
