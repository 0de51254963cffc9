"""The finding: the words fit the numbers, and say no more than the numbers bear."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from synthetic import make

from coadopt_analysis.finding import basis, difference_words, finding, points
from coadopt_analysis.read import ResultsError, open_results
from coadopt_analysis.replicates import Difference


def told(path: Path) -> str:
    with open_results(path) as results:
        return finding(results)


def shares(*by_scenario: list[float]) -> dict[str, np.ndarray]:
    return {"practice_in_use": np.array(by_scenario)[:, :, None]}


def test_one_scenario_tells_level_and_range(tmp_path: Path) -> None:
    values = shares([0.07, 0.11, 0.15])
    assert told(make(tmp_path / "r.h5", replicates=3, months=120, values=values)) == (
        "After 10 years 11% of relevant staff practise co-production"
        " in 'Baseline' (all 3 replicates: 7\u201315%).")


def test_the_last_twelve_months_count_as_in_the_table_of_compare(tmp_path: Path) -> None:
    course = np.array([0.9] * 4 + [0.10] * 6 + [0.30] * 6)
    path = make(tmp_path / "r.h5", replicates=1, months=16, values={"practice_in_use": course})
    assert "After 16 months 20% of" in told(path)
    with open_results(path) as results:
        assert basis(results).endswith("mean of the last 12 months.")
        assert basis(results.isel(month=slice(0, 5))).endswith("mean of the last 5 months.")
        assert basis(results.isel(month=slice(0, 1))).endswith("in the one month there is.")


def test_a_clear_gain_and_an_unclear_one(tmp_path: Path) -> None:
    base = [0.10, 0.12, 0.11, 0.09, 0.10, 0.11, 0.12, 0.10, 0.09, 0.13]
    gains = [0.02, 0.06, 0.04, 0.05, 0.03, 0.04, 0.02, 0.06, 0.05, 0.03]
    noise = [0.03, -0.03, 0.02, -0.02, 0.01, 0.0, 0.03, -0.03, 0.02, -0.02]
    path = make(tmp_path / "r.h5", ("Baseline", "Training", "Stories"), replicates=10, months=18,
                values=shares(base, [b + g for b, g in zip(base, gains)], [b + n for b, n in zip(base, noise)]))
    said = told(path)
    assert said.startswith("After 18 months 11% of relevant staff") and "(80% of replicates: 9\u201312%)" in said
    # 4 points; s = 1.4907, t(0.975; 9) = 2.2622, half-width 1.066: whole points bear it.
    assert "'Training' adds 4 points (95% interval 3 to 5)" in said
    assert "'Stories' makes no clear difference (0 points; 95% interval \u22122 to 2, which contains 0)" in said


def test_one_replicate_claims_nothing(tmp_path: Path) -> None:
    said = told(make(tmp_path / "r.h5", ("A", "B"), replicates=1, months=12, values=shares([0.1], [0.2])))
    assert said.startswith("After 1 year 10%")
    assert "(one replicate, so no range)" in said
    assert "'B' adds 10 points (one replicate, so no interval: it may be chance)" in said


def test_zero_coverage_makes_no_difference_at_all(tmp_path: Path) -> None:
    same = [0.1, 0.12, 0.13]
    path = make(tmp_path / "r.h5", ("A", "B"), replicates=3, months=12, values=shares(same, same))
    assert "'B' makes no difference at all." in told(path)


def test_many_scenarios_are_summed_up(tmp_path: Path) -> None:
    base = [0.10, 0.11, 0.12]
    steps = ([0.01, 0.02, 0.03], [0.20, 0.21, 0.22], [-0.05, -0.06, -0.05], [0.03, -0.03, 0.0], [0.10, 0.11, 0.10])
    path = make(tmp_path / "r.h5", ("A", "B", "Best", "Worse", "Same", "Good"), replicates=3, months=12,
                values=shares(base, *[[b + s for b, s in zip(base, step)] for step in steps]))
    said = told(path)
    assert "'Best' adds 21 points (95% interval 13 to 29)" in said  # of six scenarios together
    assert said.endswith("2 clearly do better, 1 clearly worse, 2 make no clear difference.")


def test_only_replicates_that_both_scenarios_finished_are_compared(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", ("A", "B"), replicates=4, months=1, unfinished=[(0, 3), (1, 0)],
                values=shares([0.9, 0.10, 0.12, 0.0], [0.0, 0.20, 0.22, 0.9]))
    assert "'B' adds 10.0 points (95% interval 10.0 to 10.0)" in told(path)


def test_an_unfinished_reference_is_not_replaced_by_another(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", ("A", "B", "C"), replicates=1, months=1, unfinished=[(0, 0)])
    assert told(path).endswith("The reference was not finished, so nothing is compared.")


def test_nothing_measured_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match="no values"):
        told(make(tmp_path / "r.h5", values={"practice_in_use": np.full((1, 1, 1), np.nan)}))


@pytest.mark.parametrize(("difference", "words"), [
    (Difference(4.2, 3.1, 5.3, 10, True), "adds 4 points (95% interval 3 to 5)"),
    (Difference(-4.2, -5.3, -3.1, 10, True), "takes away 4 points (95% interval 3 to 5)"),
    (Difference(4.26, 4.06, 4.46, 10, True), "adds 4.3 points (95% interval 4.1 to 4.5)"),
    (Difference(1.0, -0.5, 2.5, 10, False), "makes no clear difference (+1 point; 95% interval 0 to 2, which contains 0)"),
    (Difference(-0.3, -0.8, 0.2, 10, False),
     "makes no clear difference (\u22120.3 points; 95% interval \u22120.8 to 0.2, which contains 0)"),
    (Difference(1.2, 0.1, 2.3, 10, True), "adds 1 point (95% interval just above 0 to 2)"),
    (Difference(-1.2, -2.3, -0.1, 10, True), "takes away 1 point (95% interval just above 0 to 2)"),
    (Difference(0.02, 0.01, 0.03, 10, True), "makes a difference of less than 0.1 points"),
    (Difference(np.nan, np.nan, np.nan, 0, False), "has no finished replicate in common with it"),
])
def test_differences_in_words(difference: Difference, words: str) -> None:
    assert difference_words(difference) == words


def test_points_are_counted() -> None:
    assert points(1.2, 5) == "1 point"
    assert points(0.4, 5) == "0 points"
