"""Which assumed numbers a difference depends on, held against differences that were made of known ones."""

from __future__ import annotations

import numpy as np
import pytest
import xarray as xr
from scipy.stats import qmc

from coadopt_analysis.comparison.leaning import FEWEST, leaning
from coadopt_analysis.comparison.robustness import Robustness

NAMES = ["Baseline", "Coaches"]


def drawn(draws: int, changes: dict[int, float], numbers: int = 60, noise: float = 0.002, seed: int = 1,
          scenarios: int = 2) -> Robustness:
    """A file's group: one rule, then draws in which the gain of the second scenario (half that of the third, ...) changes by
    so much along the range of each number."""
    places = qmc.LatinHypercube(numbers, seed=seed).random(draws)
    chance = np.random.default_rng(seed)
    low, high = np.full(numbers, 2.0), np.full(numbers, 6.0)
    guessed = np.vstack([np.full(numbers, np.nan), low + places * (high - low)])
    gain = 0.07 + sum(change * (places[:, i] - 0.5) for i, change in changes.items())
    values = np.zeros((draws + 1, scenarios, 3, 1))
    values[:, 0, :, 0] = chance.normal(0.13, 0.01, (draws + 1, 3))
    for scenario in range(1, scenarios):
        more = (gain * scenario * np.ones(draws))[:, None] + chance.normal(0, noise, (draws, 3))
        values[1:, scenario, :, 0] = values[1:, 0, :, 0] + more
    return Robustness(xr.Dataset(
        {"value": (("variant", "scenario", "replicate", "outcome"), values),
         "kind": ("variant", np.array(["rule"] + ["draw"] * draws, object)),
         "guessed": (("variant", "guess"), guessed), "lowest": ("guess", low), "highest": ("guess", high),
         "assumed": ("guess", (low + high) / 2), "meaning": ("guess", np.array([f"Number {i}." for i in range(numbers)], object)),
         "guess_units": ("guess", np.array(["1"] * numbers, object)), "label": ("outcome", np.array(["practice"], object)),
         "outcome_units": ("outcome", np.array(["1"], object))},
        coords={"guess": [f"room.x{i}" for i in range(numbers)], "outcome": ["practice_in_use"],
                "variant": ["rule", *(f"draw {i + 1}" for i in range(draws))]}))


def test_the_numbers_that_matter_are_found_with_their_size() -> None:
    ranking = leaning(drawn(100, {7: 0.05, 31: -0.03, 2: 0.01}), 1, 0, "practice_in_use", NAMES)
    assert ranking is not None and ranking.used == 100
    clear = ranking.table[ranking.table["clear"]]
    assert list(clear["factor"])[:3] == ["room.x7", "room.x31", "room.x2"]
    for row, change in zip(clear.to_dict("records"), (0.05, -0.03, 0.01)):
        assert row["change"] == pytest.approx(change, abs=0.002)
        assert row["mu_low"] <= change <= row["mu_high"]
    assert clear.iloc[0]["importance"] == pytest.approx(25 / 35, abs=0.12)
    assert ranking.meaning("room.x7") == "Number 7"
    assert clear.iloc[0]["assumed"] == 4


def test_where_nothing_matters_hardly_any_file_names_a_number() -> None:
    named = 0
    for seed in range(40):
        ranking = leaning(drawn(60, {}, seed=seed), 1, 0, "practice_in_use", NAMES)
        assert ranking is not None
        named += bool(ranking.table["clear"].any())
    assert named <= 6  # 2 are expected


def test_few_draws_rank_nothing() -> None:
    assert leaning(drawn(FEWEST - 1, {7: 0.05}), 1, 0, "practice_in_use", NAMES) is None
    assert leaning(drawn(FEWEST, {7: 0.05}), 1, 0, "practice_in_use", NAMES) is not None


def test_a_file_of_before_says_nothing_of_draws() -> None:
    without = drawn(60, {7: 0.05})
    assert leaning(Robustness(without.group.drop_vars("guessed")), 1, 0, "practice_in_use", NAMES) is None
    assert leaning(without, 1, 0, "wellbeing", NAMES) is None


def test_draws_that_were_not_finished_are_left_out() -> None:
    robust = drawn(60, {7: 0.05})
    robust.group["value"][-5:] = np.nan
    ranking = leaning(robust, 1, 0, "practice_in_use", NAMES)
    assert ranking is not None and ranking.used == 55


def test_numbers_that_stayed_where_they_are_count_for_nothing() -> None:
    robust = drawn(60, {7: 0.05})
    robust.group["highest"][3] = robust.group["lowest"][3]
    robust.group["guessed"][1:, 3] = 2.0
    ranking = leaning(robust, 1, 0, "practice_in_use", NAMES)
    assert ranking is not None and "room.x3" not in set(ranking.table["factor"])
