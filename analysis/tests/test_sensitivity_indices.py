"""Shares of variance, against functions whose indices are known, with and without chance on top."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from swept import (G_FIRST, G_TOTAL, G_VARIANCE, ISHIGAMI_FIRST, ISHIGAMI_TOTAL, ISHIGAMI_VARIANCE, g_function, ishigami,
                   repeated, saltelli, sobol, write)

from coadopt_analysis.sensitivity.analyse import analyse
from coadopt_analysis.sensitivity.ranking import Ranking

KNOWN = pytest.mark.parametrize(("function", "first", "total", "variance"), [
    (ishigami, ISHIGAMI_FIRST, ISHIGAMI_TOTAL, ISHIGAMI_VARIANCE), (g_function, G_FIRST, G_TOTAL, G_VARIANCE)])


def ranked(path: Path) -> tuple[Ranking, pd.DataFrame]:
    ranking = analyse(path).rankings[0]
    return ranking, ranking.table.sort_values("factor").reset_index(drop=True)


def test_known_indices_of_ishigami_are_those_of_the_literature() -> None:
    assert np.allclose(ISHIGAMI_FIRST, [0.3139, 0.4424, 0.0], atol=1e-4)
    assert np.allclose(ISHIGAMI_TOTAL, [0.5576, 0.4424, 0.2437], atol=1e-4)


@KNOWN
@pytest.mark.parametrize("noise", [0.0, 1.0])
def test_known_indices_lie_within_the_intervals(tmp_path: Path, function: Callable[[np.ndarray], np.ndarray],
                                                first: np.ndarray, total: np.ndarray, variance: float,
                                                noise: float) -> None:
    places, marks = saltelli(512, len(first))
    values = repeated(function(places), 4, noise * np.sqrt(variance), common=2 * np.sqrt(variance))
    ranking, table = ranked(write(tmp_path / "s.h5", "saltelli", places, values, marks))
    slack = 0.03  # an index that is 0 and known to three digits may lie just outside
    assert (table["first_low"] - slack <= first).all() and (first <= table["first_high"] + slack).all()
    assert (table["low"] - slack <= total).all() and (total <= table["high"] + slack).all()
    assert np.allclose(table["importance"], total, atol=0.06) and np.allclose(table["first"], first, atol=0.07)
    assert ranking.noise.share == pytest.approx(noise / 4 / (1 + noise / 4), abs=0.02)


def test_chance_left_in_would_be_seen(tmp_path: Path) -> None:
    """The same runs with one replicate count chance as effect, and say so."""
    places, marks = saltelli(512, 3)
    values = repeated(ishigami(places), 4, np.sqrt(ISHIGAMI_VARIANCE))
    ranking, table = ranked(write(tmp_path / "s.h5", "saltelli", places, values[:, :1], marks))
    assert (table["importance"] > ISHIGAMI_TOTAL + 0.15).all()
    assert not ranking.noise.known and "One replicate" in ranking.noise.words()


def test_what_a_replicate_does_to_all_points_is_no_noise_between_them(tmp_path: Path) -> None:
    places, marks = saltelli(64, 3)
    ranking, _ = ranked(write(tmp_path / "s.h5", "saltelli", places, repeated(ishigami(places), 3, 0.0, 50.0), marks))
    assert ranking.noise.share == pytest.approx(0.0, abs=1e-9)


def test_a_factor_that_does_nothing_under_shared_chance_gets_nothing(tmp_path: Path) -> None:
    places, marks = saltelli(64, 3)
    chance = np.random.default_rng(1).standard_normal((len(places), 4))
    block = np.where(marks["changed"] == 2, marks["sample"], -1)
    values = ishigami(places * [1, 1, 0])[:, None] + chance
    for number in range(64):  # with the same random numbers, what is not touched comes out the same
        values[block == number] = values[(marks["sample"] == number) & (marks["block"] == 0)]
    _, table = ranked(write(tmp_path / "s.h5", "saltelli", places, values, marks))
    assert table["importance"][2] == pytest.approx(0.0, abs=1e-9) and not table["clear"][2]


def test_failed_runs_take_their_sample_along_and_are_counted(tmp_path: Path) -> None:
    places, marks = saltelli(256, 3)
    values = repeated(ishigami(places), 2, 0.5)
    values[[7, 500, 501], 1] = np.nan
    ranking, table = ranked(write(tmp_path / "s.h5", "saltelli", places, values, marks))
    assert ranking.dropped == 10 and ranking.used == 254 * 5
    assert np.allclose(table["importance"], ISHIGAMI_TOTAL, atol=0.1)


def test_chance_that_swamps_gives_no_indices(tmp_path: Path) -> None:
    places, marks = saltelli(64, 3)
    values = repeated(ishigami(places), 3, 20 * np.sqrt(ISHIGAMI_VARIANCE))
    ranking, table = ranked(write(tmp_path / "s.h5", "saltelli", places, values, marks))
    assert table["importance"].isna().all() and "meaningless" in ranking.noise.words()


@pytest.mark.parametrize("design", ["saltelli", "sobol"])
def test_a_constant_outcome_is_told(tmp_path: Path, design: str) -> None:
    places, marks = saltelli(32, 3)
    ranking, table = ranked(write(tmp_path / "s.h5", design, places, np.ones((len(places), 2)), marks))
    assert ranking.constant and "same at all points" in ranking.noise.words()
    assert table[["importance", "first"] if "first" in table else ["importance"]].isna().all(axis=None)


def test_any_even_design_gives_both_indices(tmp_path: Path) -> None:
    places = sobol(1024, 3)
    values = repeated(ishigami(places), 4, np.sqrt(ISHIGAMI_VARIANCE) / 2)
    ranking, table = ranked(write(tmp_path / "s.h5", "sobol", places, values))
    assert ranking.method == "regression" and ranking.predicted_share > 0.85
    assert np.allclose(table["first"], ISHIGAMI_FIRST, atol=0.05) and np.allclose(table["importance"], ISHIGAMI_TOTAL, atol=0.05)
    assert table["clear"].all()


def test_choices_share_variance_too(tmp_path: Path) -> None:
    places = sobol(512, 2)
    values = repeated(np.array([0.0, 3.0, 1.0])[np.floor(places[:, 0] * 3).astype(int)] + places[:, 1], 2, 0.1)
    _, table = ranked(write(tmp_path / "s.h5", "sobol", places, values, labels={0: "one two three"}))
    between, along = np.var([0.0, 3.0, 1.0]), 1 / 12
    assert table["importance"][0] == pytest.approx(between / (between + along), abs=0.02)
    assert np.isnan(table["change"][0]) and table["change"][1] == pytest.approx(1.0, abs=0.1)
