"""The tables of charts that compare scenarios with a reference equal numbers worked out by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from synthetic import AXES, make

from coadopt_analysis import slabs
from coadopt_analysis.figures import CHARTS, cost_effect, differences, equity, staff_hours, star, why_not
from coadopt_analysis.read import open_results
from coadopt_analysis.replicates import each_run, of, paired_difference
from coadopt_analysis.style import new_figure

T2 = 4.302653  # Student's t, 97.5%, two degrees of freedom
NAMES = ("Baseline", "Coaches")


def of_scenario(reference: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Values by scenario and replicate, alike in all months and elsewhere: shape (2, 3, 1, 1)."""
    return np.array([reference, other], float)[:, :, None, None]


def row(table: pd.DataFrame, **where: object) -> pd.Series:
    for column, value in where.items():
        table = table[table[column] == value]
    assert len(table) == 1
    return table.iloc[0]


def test_differences_are_paired_and_in_points(tmp_path: Path) -> None:
    in_use = of_scenario([0.10, 0.20, 0.30], [0.11, 0.22, 0.33])[..., 0]  # 1, 2, 3 points more
    with open_results(make(tmp_path / "r.h5", NAMES, 3, 2, values={"practice_in_use": in_use})) as results:
        table = differences.draw(results, new_figure())
        assert "'Coaches': no clear difference (0 to 4)." in differences.alt(results, table)
    assert list(table) == ["scenario", "month", "date", "added", "added_low", "added_high", "replicates"]
    assert list(table["scenario"]) == ["Coaches"] * 2 and list(table["date"]) == ["2026-01", "2026-02"]
    half = T2 / 3 ** 0.5
    assert table.loc[1, ["added", "added_low", "added_high"]].tolist() == pytest.approx([2, 2 - half, 2 + half], abs=1e-3)
    assert table.loc[1, "replicates"] == 3


def test_cost_is_summed_over_the_run_and_practice_is_of_its_end(tmp_path: Path) -> None:
    months = 24
    late = (np.arange(months) >= 12)[None, None, :]
    in_use = 0.1 + 0.05 * late * np.array([0, 1, 1])[:, None, None]
    money = np.array([0, 100, 300])[:, None, None, None] * np.array([0, 0, 0, 0, 0, 0.25, 0.75, 0])  # set_up, running
    hours = np.zeros((3, 1, 1, 8))
    hours[:, 0, 0, AXES["item"].index("interventions")] = [0, 7, 2]
    hours[:, 0, 0, AXES["item"].index("posts")] = 50  # beyond contracts, so not in it
    path = make(tmp_path / "r.h5", ("A", "B", "C"), 2, months,
                values={"practice_in_use": in_use, "cost": money, "staff_hours": hours})
    with open_results(path) as results:
        table = cost_effect.draw(results, new_figure())
        alt = cost_effect.alt(results, table)
    assert list(table["scenario"]) == ["A", "B", "C"]
    assert table["practice"].tolist() == pytest.approx([0, 5, 5], abs=1e-4)
    assert table["money"].tolist() == [0, 2400, 7200] and table["hours"].tolist() == [0, 168, 48]
    assert table["front_money"].tolist() == [True, True, False], "C gives no more for three times the money"
    assert table["front_hours"].tolist() == [True, False, True]
    assert cost_effect._staff_hours(1.0) == "1 staff hour" and cost_effect._staff_hours(-0.7) == "\u22121 staff hour"
    assert "'B': +5.0 points (5.0 to 5.0) for £2.4k and 168 staff hours; on the efficient front for money" in alt


def test_equity_compares_the_last_year_group_by_group(tmp_path: Path) -> None:
    months = 24
    late = (np.arange(months) >= 12)[None, None, :, None]
    part = 0.2 + late * np.array([0, 1])[:, None, None, None] * np.array([0.10, 0.01, 0, 0, 0, -0.02])
    wellbeing = 0.5 + late * np.array([0, 1])[:, None, None, None] * np.array([0.03, 0, 0, 0, 0, 0])
    with open_results(make(tmp_path / "r.h5", NAMES, 3, months, values={"participation": part, "wellbeing": wellbeing})) as r:
        table = equity.draw(r, new_figure())
        assert "all who use services +10.0" in equity.alt(r, table)
    users = row(table, outcome="participation", group="users")
    assert users[["reference", "difference", "difference_low", "difference_high"]].tolist() == pytest.approx(
        [20, 10, 10, 10], abs=1e-4)
    assert row(table, outcome="participation", group="everyone")["difference"] == pytest.approx(-2, abs=1e-4)
    assert row(table, outcome="wellbeing", group="users")["difference"] == pytest.approx(3, abs=1e-4)
    assert len(table) == 2 * 6 and set(table["scenario"]) == {"Coaches"}


def test_staff_hours_taken_and_given_back_sum_to_what_is_free(tmp_path: Path) -> None:
    hours = np.zeros((2, 1, 1, 8))
    item = AXES["item"].index
    hours[1, 0, 0, [item("duties"), item("casework"), item("sessions"), item("interventions")]] = [-4, -10, 25, 9]
    hours[1, 0, 0, item("posts")] = 99
    with open_results(make(tmp_path / "r.h5", NAMES, 3, 2, values={"staff_hours": hours + 1000})) as results:
        table = staff_hours.draw(results, new_figure())
        assert "at worst \u221220 hours a month in January 2026" in staff_hours.alt(results, table)
    first = row(table, month=1)
    assert first[["interventions", "sessions", "given_back", "net"]].tolist() == [-9, -25, 14, -20]
    assert first[["net_low", "net_high"]].tolist() == [-20, -20]


def test_casework_and_duties_of_other_contracts_are_not_given_back(tmp_path: Path) -> None:
    names = (*NAMES, "Shorter")
    hours = np.zeros((3, 1, 1, 8))
    item = AXES["item"].index
    hours[1:, 0, 0, [item("duties"), item("casework"), item("sessions"), item("interventions")]] = [-4, -10, 25, 9]
    with open_results(make(tmp_path / "r.h5", names, 3, 2, values={"staff_hours": hours + 1000})) as results:
        results["comparison/other_contracts"] = ("scenario", np.array([0, 0, 1], "uint8"))
        table = staff_hours.draw(results, figure := new_figure())
        assert "Without casework and duties where contracts or duties differ" in staff_hours.alt(results, table)
    given = table[table["month"] == 1].set_index("scenario")[["given_back", "net"]]
    assert given.loc[names[1]].tolist() == [14, -20] and given.loc[names[2]].tolist() == [0, -34]
    assert any("Without casework and duties" in words.get_text() for words in figure.texts)


def test_the_star_counts_steps_held_and_practice_of_the_last_year(tmp_path: Path) -> None:
    in_use = np.array([0.05, 0.2, 0.3, 0.1])
    steps = np.array([0.4, 0.3, 0.1, 0.1, 0.06, 0.04])  # on none, map, focus, people, market, grow
    with open_results(make(tmp_path / "r.h5", ("Baseline",), 2, 24, values={"in_use": in_use, "star_step": steps})) as r:
        table = star.draw(r, new_figure())
        assert "60% map it, 30% focus it, 20% people it, 10% market it, 4% grow it" in star.alt(r, table)
    assert table.loc[table["part"] == "co", "share"].tolist() == pytest.approx(in_use.tolist())
    assert table.loc[table["part"] == "step", "share"].tolist() == pytest.approx([0.6, 0.3, 0.2, 0.1, 0.04])
    assert table.loc[table["part"] == "step", "name"].tolist() == AXES["step"][1:]


@pytest.mark.parametrize(("names", "unfinished", "why"), [
    (NAMES[:1], [], "the file has one scenario; make a file of several with `coadopt compare`"),
    (NAMES, [(0, 0), (0, 1)], "the reference, the first scenario, was not finished"),
    (NAMES, [(1, 0), (1, 1)], "none of the scenarios to compare with the reference was finished")])
def test_a_chart_that_compares_says_why_it_is_left_out(tmp_path: Path, names: tuple[str, ...],
                                                      unfinished: list[tuple[int, int]], why: str) -> None:
    with open_results(make(tmp_path / "r.h5", names, 2, 3, unfinished=unfinished)) as results:
        for chart in CHARTS:
            told = why_not(chart, results)
            assert (why in told and told.startswith(chart.TITLE)) if chart.COMPARES else told == ""


def test_a_scenario_of_which_half_failed_is_compared_by_the_pairs_there_are(tmp_path: Path) -> None:
    in_use = of_scenario([0.1, 0.1, 0.1], [0.2, 0.4, 0.9])[..., 0]
    path = make(tmp_path / "r.h5", NAMES, 3, 2, values={"practice_in_use": in_use}, unfinished=[(1, 2)])
    with open_results(path) as results:
        table = differences.table(results)
    assert table["added"].tolist() == pytest.approx([20, 20], abs=1e-4) and table["replicates"].tolist() == [2, 2]


def test_small_pieces_give_the_same_numbers_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_results(make(tmp_path / "r.h5", ("A", "B", "C"), 12, 24, unfinished=[(1, 3)])) as results:
        whole = [chart.table(results) for chart in CHARTS]
        monkeypatch.setattr(slabs, "MOST_VALUES", 700)  # a few months, or a few replicates
        assert len(list(slabs.pieces(results, "month"))) > 5
        for chart, table in zip(CHARTS, whole):
            pd.testing.assert_frame_equal(chart.table(results), table, check_exact=False, rtol=1e-12)


def test_a_paired_difference_keeps_labels(tmp_path: Path) -> None:
    in_use = of_scenario([0.1, 0.2, 0.3], [0.2, 0.4, 0.6]) * np.array([1.0, 0, 0, 0])
    with open_results(make(tmp_path / "r.h5", NAMES, 3, 2, values={"in_use": in_use})) as results:
        gain = paired_difference(results["in_use"].sel(scenario="Coaches"), results["in_use"].sel(scenario="Baseline"))
        assert set(gain.dims) == {"month", "co"}
        one = gain.sel(co="commission", month=1)
        assert [float(one[name]) for name in ("mean", "low", "high")] == pytest.approx(
            [0.2, 0.2 - T2 * 0.1 / 3 ** 0.5, 0.2 + T2 * 0.1 / 3 ** 0.5], abs=1e-5)
        runs = each_run(results, of("in_use", co="commission"), "in_use", late=1)
        assert isinstance(runs, xr.DataArray) and runs.sel(scenario="Coaches").values == pytest.approx([0.2, 0.4, 0.6])
