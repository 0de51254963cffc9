"""The table behind each chart equals numbers worked out by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xarray as xr
from synthetic import AXES, make

from coadopt_analysis.figures import CHARTS, adoption, cost_effect, espoused, star
from coadopt_analysis.read import open_results
from coadopt_analysis.replicates import over_replicates, paired_difference
from coadopt_analysis.style import new_figure


def by_replicate(*shares: float) -> np.ndarray:
    """Values that differ by replicate alone."""
    return np.array(shares)[None, :, None, None]


def row(table: pd.DataFrame, **where: object) -> pd.Series:
    for column, value in where.items():
        table = table[table[column] == value]
    assert len(table) == 1
    return table.iloc[0]


def test_adoption_gives_mean_and_range_of_a_few_replicates(tmp_path: Path) -> None:
    in_use = by_replicate(0.10, 0.20, 0.60) * np.array([1.0, 0.5, 0.1, 0.0])  # by Co
    with open_results(make(tmp_path / "r.h5", replicates=3, months=2, values={"in_use": in_use})) as results:
        table = adoption.draw(results, new_figure())
    assert list(table) == ["scenario", "co", "month", "date", "in_use", "in_use_low", "in_use_high", "replicates"]
    assert len(table) == 1 * 4 * 2
    commission = row(table, co="commission", month=2)
    assert commission["date"] == "2026-02"
    assert commission[["in_use", "in_use_low", "in_use_high"]].tolist() == pytest.approx([0.3, 0.1, 0.6])
    assert commission["replicates"] == 3
    assert row(table, co="design", month=1)["in_use"] == pytest.approx(0.15)
    assert row(table, co="assess", month=1)["in_use"] == 0


def test_ten_replicates_and_more_have_a_band_of_80_per_cent(tmp_path: Path) -> None:
    eleven = by_replicate(*np.arange(0.0, 0.55, 0.05))  # 0, 0.05, ... 0.50: tenths are 0.05 and 0.45
    with open_results(make(tmp_path / "r.h5", replicates=11, months=1, values={"in_use": eleven})) as results:
        deliver = row(adoption.table(results), co="deliver")
    assert deliver[["in_use", "in_use_low", "in_use_high"]].tolist() == pytest.approx([0.25, 0.05, 0.45])


def test_one_replicate_has_no_band(tmp_path: Path) -> None:
    with open_results(make(tmp_path / "r.h5", ("A", "B"), replicates=1, months=3)) as results:
        for chart in CHARTS:
            table = chart.draw(results, new_figure())
            assert table.filter(regex="_(low|high)$").isna().all(axis=None)
            assert (table["replicates"] == 1).all()


def test_unfinished_replicates_count_for_nothing(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", ("A", "B", "C"), replicates=3, months=1, unfinished=[(0, 2), (2, 0), (2, 1), (2, 2)],
                values={"in_use": by_replicate(0.1, 0.3, 0.9)})
    with open_results(path) as results:
        table = adoption.draw(results, new_figure())
    assert row(table, scenario="A", co="design")["in_use"] == pytest.approx(0.2)
    assert row(table, scenario="A", co="design")["replicates"] == 2
    assert row(table, scenario="B", co="design")["in_use"] == pytest.approx(1.3 / 3)
    assert set(table["scenario"]) == {"A", "B"}


def test_a_value_written_in_an_unfinished_replicate_is_not_used(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", replicates=2, months=1, values={"in_use": by_replicate(0.1, 0.9)})
    with open_results(path) as results:
        half_done = results.load()
    half_done["status"][:] = [[0, 2]]
    assert row(adoption.table(half_done), co="design")["in_use"] == pytest.approx(0.1)


def test_espoused_takes_the_gap_replicate_by_replicate(tmp_path: Path) -> None:
    values = {"practice_espoused": np.array([0.45, 0.60])[None, :, None],
              "practice_in_use": np.array([0.15, 0.05])[None, :, None]}
    with open_results(make(tmp_path / "r.h5", replicates=2, months=1, values=values)) as results:
        table = espoused.draw(results, new_figure())
    only = row(table, scenario="Baseline")
    assert only[["espoused", "espoused_low", "espoused_high"]].tolist() == pytest.approx([0.525, 0.45, 0.60])
    assert only[["in_use", "in_use_low", "in_use_high"]].tolist() == pytest.approx([0.10, 0.05, 0.15])
    assert only[["gap", "gap_low", "gap_high"]].tolist() == pytest.approx([0.425, 0.30, 0.55])
    assert list(table)[:3] == ["scenario", "month", "date"] and list(table)[-1] == "replicates"


def test_tables_hold_scenarios_that_have_no_room_on_the_chart(tmp_path: Path) -> None:
    names = [f"S{i}" for i in range(10)]
    with open_results(make(tmp_path / "r.h5", names, replicates=2, months=2)) as results:
        for chart in CHARTS:
            table = chart.draw(results, new_figure())
            beside = 1 if chart.COMPARES and chart is not cost_effect else 0
            assert list(dict.fromkeys(table["scenario"])) == names[beside:]
            alt, most = chart.alt(results, table), star.MOST if chart is star else 8
            assert f"first {most} of 10" in alt and f"'S{most - 1}'" in alt and f"'S{most}'" not in alt


def test_without_a_first_month_dates_are_empty(tmp_path: Path) -> None:
    with open_results(make(tmp_path / "r.h5", months=2, first_month=None)) as results:
        assert set(adoption.draw(results, new_figure())["date"]) == {""}


def test_the_paired_interval_is_students(tmp_path: Path) -> None:
    # Differences 1, 2, 3: mean 2, standard error 1/sqrt(3), t(0.975; 2) = 4.30265.
    difference = paired_difference(np.array([2.0, 4.0, 6.0, np.nan]), np.array([1.0, 2.0, 3.0, 9.0]))
    assert difference.mean == pytest.approx(2)
    assert (difference.low, difference.high) == pytest.approx((2 - 4.30265 / 3**0.5, 2 + 4.30265 / 3**0.5), abs=1e-4)
    assert difference.pairs == 3 and not difference.clear
    assert paired_difference(np.array([2.0, 2.1, 2.2]), np.zeros(3)).clear


def test_nine_replicates_give_their_range_and_ten_their_middle() -> None:
    values = xr.DataArray(np.arange(10.0), dims="replicate")
    nine = over_replicates(values[:9])
    assert (float(nine["low"]), float(nine["high"])) == (0, 8)
    ten = over_replicates(values)
    assert (float(ten["low"]), float(ten["high"])) == pytest.approx((0.9, 8.1))


def test_the_band_agrees_with_numpys_quantile_where_replicates_are_missing() -> None:
    values = np.random.default_rng(3).random((2, 15, 4))
    values[0, [2, 7, 11], :] = np.nan
    band = over_replicates(xr.DataArray(values, dims=("scenario", "replicate", "month")))
    assert band["low"].values == pytest.approx(np.nanquantile(values, 0.1, axis=1))
    assert band["high"].values == pytest.approx(np.nanquantile(values, 0.9, axis=1))
