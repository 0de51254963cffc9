"""Screening of a function whose effects are known, and what to measure next."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from swept import morris, repeated, write

from coadopt_analysis.sensitivity.analyse import Analysis, analyse
from coadopt_analysis.sensitivity.report import as_json, text


def known(u: np.ndarray) -> np.ndarray:
    """Linear in x1, with both signs in x2 and x3, which work on each other; x4 does nothing."""
    return np.asarray(3 * u[:, 0] - 1 * u[:, 1] + 4 * (u[:, 1] - 0.5) * (u[:, 2] - 0.5))


def screened(tmp_path: Path, noise: float = 0.1, trajectories: int = 12, replicates: int = 4, **how: object) -> Analysis:
    places, marks = morris(trajectories, 4)
    values = repeated(known(places), replicates, noise, common=2.0)
    return analyse(write(tmp_path / "m.h5", "morris", places, values, marks, **how))  # type: ignore[arg-type]


def test_effects_are_those_of_the_function(tmp_path: Path) -> None:
    table = screened(tmp_path, noise=0.0).rankings[0].table.set_index("factor")
    assert table.loc["room.x1", "importance"] == pytest.approx(3) and table.loc["room.x1", "mu"] == pytest.approx(3)
    assert table.loc["room.x1", "sigma"] == pytest.approx(0, abs=1e-6)
    assert table.loc["room.x2", "sigma"] > 0.5 and table.loc["room.x3", "sigma"] > 0.5
    assert abs(table.loc["room.x3", "mu"]) < table.loc["room.x3", "importance"]
    assert table.loc["room.x4", "importance"] == pytest.approx(0, abs=1e-9)
    assert list(table.index[table["clear"]]) and not table.loc["room.x4", "clear"]


def test_chance_is_told_from_effects(tmp_path: Path) -> None:
    table = screened(tmp_path, noise=1.0).rankings[0].table.set_index("factor")
    assert table.loc["room.x1", "clear"] and not table.loc["room.x4", "clear"]
    floor = 1.0 * np.sqrt(2) / (2 / 3) / np.sqrt(4) * np.sqrt(2 / np.pi)
    assert table.loc["room.x4", "by_chance"] == pytest.approx(floor, rel=0.3)
    assert table.loc["room.x4", "importance"] == pytest.approx(floor, rel=0.6)


def test_few_of_many_factors_that_do_nothing_are_told_clear(tmp_path: Path) -> None:
    places, marks = morris(10, 100)
    values = repeated(5 * places[:, 0], 4, 1.0)
    table = analyse(write(tmp_path / "m.h5", "morris", places, values, marks,
                          evidence=["assumed"] * 100)).rankings[0].table
    assert table["factor"][0] == "room.x1" and table["clear"][0]
    assert table["clear"].sum() <= 3


def test_a_failed_run_takes_its_trajectory_along(tmp_path: Path) -> None:
    places, marks = morris(6, 4)
    values = repeated(known(places), 3, 0.0)
    values[7, 2] = np.nan
    found = analyse(write(tmp_path / "m.h5", "morris", places, values, marks))
    assert (found.rankings[0].used, found.rankings[0].dropped) == (25, 5)
    assert "5 of 30 points are left out" in text(found)
    assert found.rankings[0].table.set_index("factor").loc["room.x1", "mu"] == pytest.approx(3)


def test_nothing_whole_is_told(tmp_path: Path) -> None:
    places, marks = morris(2, 4)
    values = repeated(known(places), 2, 0.0)
    values[[1, 6], 0] = np.nan
    told = text(analyse(write(tmp_path / "m.h5", "morris", places, values, marks)))
    assert "No trajectory is complete" in told


def test_a_choice_without_order_has_a_size_but_no_direction(tmp_path: Path) -> None:
    places, marks = morris(12, 2)
    values = repeated(np.array([0.0, 5.0, 1.0])[np.minimum((places[:, 0] * 3).astype(int), 2)], 2, 0.0)
    table = analyse(write(tmp_path / "m.h5", "morris", places, values, marks,
                          labels={0: "one two three"})).rankings[0].table
    assert table["factor"][0] == "room.x1" and table["importance"][0] > 0.5
    assert np.isnan(table["mu"][0]) and np.isnan(table["sigma"][0])


def test_assumed_factors_are_ranked_and_where_the_order_turns_is_told(tmp_path: Path) -> None:
    places, marks = morris(12, 4)
    reference = repeated(0 * places[:, 0], 4, 0.05)
    scenario = reference + 2 * (places[:, [0]] - 0.25) + 0.02 * repeated(places[:, 1], 4, 0.1)
    found = analyse(write(tmp_path / "m.h5", "morris", places, [reference, scenario], marks, low=10, high=20,
                          evidence=["assumed", "cited", "assumed", "assumed"]))
    first = found.assumed.iloc[0]
    assert first["factor"] == "room.x1" and first["turns_at"] == pytest.approx(12.5, abs=0.3)
    assert first["flips"] > 0.4 and first["worse_low"] > first["worse_high"] == 0
    assert "room.x2" not in set(found.assumed["factor"]) and "changes at 12." in found.advice[0]


def test_text_and_json_tell_the_same_ranking(tmp_path: Path) -> None:
    found = screened(tmp_path)
    told = text(found)
    assert "1.  room.x1" in told and "What to measure next" in told and "not a prediction" in told
    ranking = as_json(found)["rankings"][0]  # type: ignore[index]
    assert ranking["factors"][0]["factor"] == "room.x1" and ranking["share_by_chance"] is not None
