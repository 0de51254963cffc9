"""Calibration finds planted truths as often as it says, on models whose answer is known."""

import argparse
import contextlib
import math
import re

import numpy as np
import pytest
from coadopt_analysis.calibration import command
from coadopt_analysis.calibration.command import find
from coadopt_analysis.calibration.emulator import fitted
from coadopt_analysis.calibration.report import Answer
from coadopt_analysis.calibration.search import SearchError, shares
from coadopt_analysis.calibration.task import Factor, Target, Task
from scipy import stats

CHANCE = np.array([0.03, 0.03, 0.04])  # of one history
ERROR = 0.02
RULE = Factor("rule", "choice", 0, 1, ["a", "b"])


def real(count):
    return [Factor(f"f{number}", "real", 0.0, 1.0, []) for number in range(count)]


def target(name, value, error=ERROR, low=-math.inf, high=math.inf, discrepancy=0.0, places=1.0):
    return Target(name, name, value, error, low, high, discrepancy, places, True)


def curved(points, rng):
    """Three targets of three factors, curved and with an interaction; whatever else varies does nothing."""
    x = 2 * np.asarray(points)[:, :3] - 1
    means = np.stack([0.3 + 0.2 * x[:, 0] + 0.1 * x[:, 0] * x[:, 1], 0.5 + 0.2 * x[:, 1] + 0.08 * x[:, 0] ** 3,
                      0.4 + 0.1 * x[:, 0] - 0.15 * x[:, 2]], axis=1)
    return means + rng.normal(size=means.shape) * CHANCE


def calibrated(task, model, seed=0):
    rng = np.random.default_rng(seed)
    return find(task, lambda points, _: model(points, rng))


def planted(plant, factors=4, sets=100):
    rng = np.random.default_rng(1000 + plant)
    truth = rng.random(factors)
    seen = curved([truth], rng)[0] + ERROR * rng.normal(size=3)
    task = Task(real(factors), [target(f"t{i}", value) for i, value in enumerate(seen)], sets, 100, 5, max(sets, 100), plant)
    found = calibrated(task, curved, plant)
    return truth, np.array(Answer(task, found).sets)


@pytest.fixture(scope="module")
def ranks():
    return np.array([(sets < truth).mean(axis=0) for truth, sets in map(planted, range(120))])


def test_planted_truths_are_within_90_percent_intervals_about_as_often_as_that(ranks):
    within = (np.abs(ranks - 0.5) <= 0.45).mean(axis=0)
    assert np.all((within > 0.82) & (within < 0.97)), within  # three standard errors of 120 plants


def test_ranks_of_planted_truths_are_uniform(ranks):
    for column in ranks.T:
        assert stats.kstest(column, "uniform").pvalue > 0.005


def test_what_the_data_cannot_settle_comes_out_as_its_prior():
    pooled = np.concatenate([planted(plant)[1][:, 3] for plant in range(10)])
    assert abs(pooled.mean() - 0.5) < 0.06 and abs(pooled.std() * math.sqrt(12) - 1) < 0.08


def test_the_report_says_so_and_what_is_settled():
    truth = np.array([0.7, 0.4, 0.5, 0.5])
    seen = curved([truth], np.random.default_rng(5))[0]
    task = Task(real(4), [target(f"t{i}", value) for i, value in enumerate(seen)], 200, 100, 5, 200, 5)
    answer = Answer(task, calibrated(task, curved))
    said = dict(zip(answer.parameters["parameter"], answer.parameters["data"]))
    assert said["f3"] == "as before" and said["f0"] == "settled"
    text = answer.text()
    assert "as before" in text and "3 of 3 are inside." in text
    assert len(answer.sets) == 200 and all(0 <= value <= 1 for one in answer.sets for value in one)


def test_the_same_input_gives_the_same_output():
    assert np.array_equal(planted(3)[1], planted(3)[1])


def test_of_thirty_parameters_those_that_matter_are_found():
    truth = np.full(30, 0.5)
    truth[:3] = [0.8, 0.25, 0.6]
    seen = curved([truth], np.random.default_rng(1))[0]
    task = Task(real(30), [target(f"t{i}", value) for i, value in enumerate(seen)], 150, 310, 3, 310, 1)
    answer = Answer(task, calibrated(task, curved))
    assert set(answer.parameters["parameter"][:3]) == {"f0", "f1", "f2"}
    sets = np.array(answer.sets)
    assert np.all(np.abs(sets[:, :2].mean(axis=0) - truth[:2]) < 0.12)
    others = list(answer.parameters["data"][3:])  # with as many sets a spread may come out a little narrower by chance
    assert others.count("as before") >= 25 and "settled" not in others


def test_a_rule_that_fits_better_gets_more_of_the_sets():
    def model(points, rng):
        points = np.asarray(points)
        means = 0.2 + 0.3 * points[:, 1] + 0.25 * points[:, 0]  # rule b is out of reach but for the lowest values
        return means[:, None] + 0.02 * rng.normal(size=(len(points), 1))

    task = Task([RULE, *real(1)], [target("t", 0.40)], 200, 100, 3, 200, 2)
    found = calibrated(task, model)
    share = shares(found)
    assert 0.5 < share[0] < 1 and abs(share.sum() - 1) < 1e-12
    sets = np.array(Answer(task, found).sets)
    assert abs((sets[:, 0] == 0).mean() - share[0]) < 0.02
    assert abs(sets[sets[:, 0] == 0, 1].mean() - 2 / 3) < 0.05


def test_rules_that_fit_alike_get_alike_many_sets():
    def model(points, rng):
        points = np.asarray(points)
        return (0.2 + 0.3 * points[:, 1] + 0.02 * rng.normal(size=len(points)))[:, None]

    task = Task([RULE, *real(1)], [target("t", 0.35)], 200, 100, 3, 200, 2)
    assert abs(shares(calibrated(task, model))[0] - 0.5) < 0.1


def test_whole_numbers_are_whole_and_found():
    def model(points, rng):
        return np.asarray(points) / 10 + 0.02 * rng.normal(size=(len(points), 1))

    task = Task([Factor("n", "whole", 1, 9, [])], [target("t", 0.6)], 200, 100, 3, 200, 2)
    values = [one[0] for one in Answer(task, calibrated(task, model)).sets]
    assert all(value == int(value) for value in values)
    assert np.mean(np.array(values) == 6) > 0.8


def test_a_band_keeps_what_is_within_it_alike_and_rules_out_the_rest():
    def model(points, rng):
        return np.asarray(points) + 0.01 * rng.normal(size=(len(points), 1))

    task = Task(real(1), [target("t", math.nan, 0.0, 0.3, 0.6)], 400, 100, 4, 400, 2)
    values = np.array(Answer(task, calibrated(task, model)).sets)[:, 0]
    assert values.min() > 0.25 and values.max() < 0.65
    assert stats.kstest(values, stats.uniform(0.3, 0.3).cdf).statistic < 0.1
    task = Task(real(1), [target("t", math.nan, 0.0, low=0.8)], 200, 100, 4, 200, 2)
    assert np.array(Answer(task, calibrated(task, model)).sets).min() > 0.75


def test_a_value_of_many_places_has_less_chance():
    def model(points, rng):
        return np.asarray(points) + 0.1 * rng.normal(size=(len(points), 1))

    spread = []
    for places in (1, 100):
        task = Task(real(1), [target("t", 0.5, 0.001, places=places)], 300, 200, 4, 300, 2)
        spread.append(np.array(Answer(task, calibrated(task, model)).sets).std())
    assert 0.08 < spread[0] < 0.12 and spread[1] < 0.035


def test_a_discrepancy_widens_what_is_kept():
    def model(points, rng):
        return np.asarray(points) + 0.01 * rng.normal(size=(len(points), 1))

    task = Task(real(1), [target("t", 0.5, 0.01, discrepancy=0.1)], 300, 100, 4, 300, 2)
    assert 0.08 < np.array(Answer(task, calibrated(task, model)).sets).std() < 0.12


def test_a_target_without_value_is_left_out_and_one_that_cannot_be_met_is_told():
    def model(points, rng):
        points = np.asarray(points)
        return np.column_stack([0.2 * points[:, 0] + 0.02 * rng.normal(size=len(points)), np.full(len(points), np.nan)])

    task = Task(real(1), [target("far", 0.9), target("never", 0.5)], 50, 100, 3, 100, 2)
    found = calibrated(task, model)
    assert any("never is left out" in note for note in found[0].notes)
    assert any("No values bring all targets within 3 standard deviations" in note for note in found[0].notes)
    answer = Answer(task, found)
    assert answer.targets["inside"].tolist() == [False, None] and "OUTSIDE" in answer.text()
    alone = Task(real(1), [target("never", 0.5)], 50, 100, 3, 100, 2)
    with pytest.raises(SearchError):
        calibrated(alone, lambda points, rng: np.full((len(points), 1), np.nan))


def with_gaps(limit):
    """A target of value f0, and one that has a value only where f0 is below a limit."""
    def model(points, rng):
        x = np.asarray(points)[:, -1]
        shown = x + 0.02 * rng.normal(size=len(x))
        return np.column_stack([shown, np.where(x < limit, shown, np.nan)])

    return model


def gapped(value, factors=()):
    targets = [target("seen", value), target("at_times", math.nan, 0.0, low=0.0)]
    return Task([*factors, *real(1)], targets, 50, 100, 3, 100, 2)


def test_a_draw_in_which_a_target_has_no_value_has_no_weight():
    task = gapped(0.87)
    found = calibrated(task, with_gaps(0.85))
    without = np.isnan(found[0].shown[:, 1])
    assert 0.2 < without.mean() < 0.9 and not found[0].weights[without].any()
    assert np.array(Answer(task, found).sets).max() < 0.85
    assert any(re.match(r"at_times has no value in \d+% of the draws by likelihood", note) for note in found[0].notes)
    worth = next(int(part[1]) for note in found[0].notes if (part := re.search(r"are worth (\d+)", note)))
    assert worth <= (~without).sum()


def test_where_no_draw_has_a_value_of_every_target_there_are_no_sets():
    with pytest.raises(SearchError, match=r"at_times in 100% of the 100 draws by likelihood.* Leave out such a target"):
        calibrated(gapped(0.95), with_gaps(0.85))


def test_a_rule_without_values_where_it_agrees_is_left_out():
    def model(points, rng):
        shown = with_gaps(0.85)(points, rng)
        shown[np.asarray(points)[:, 0] == 0, 1] = 0.5
        return shown

    task = gapped(0.95, [RULE])
    found = calibrated(task, model)
    assert shares(found).tolist() == [1.0, 0.0]
    assert any(note.startswith("b: It is left out: there is no value of at_times in") for note in found[1].notes)
    answer = Answer(task, found)
    assert all(one[0] == 0 for one in answer.sets) and "b  " in answer.text()


def test_where_every_try_lacks_one_target_or_another_it_says_so():
    def model(points, rng):
        shown = np.full((len(points), 8), 0.5) + 0.02 * rng.normal(size=(len(points), 8))
        shown[np.arange(len(points)), np.arange(len(points)) % 8] = np.nan
        return shown

    task = Task(real(1), [target(f"t{number}", 0.5) for number in range(8)], 50, 100, 3, 100, 2)
    with pytest.raises(SearchError, match=r"t\d in 1\d%, .* of the 100 tries of the first wave"):
        calibrated(task, model)


@pytest.mark.parametrize("goes_on", [True, False])
def test_charts_are_drawn_once_the_sets_are_written_and_not_where_the_program_has_ended(tmp_path, monkeypatch, goes_on):
    rng = np.random.default_rng(1)
    asked = argparse.Namespace(file=tmp_path / "e.toml", output=tmp_path / "x.toml", csv=None, charts=tmp_path / "charts",
                               force=False)
    sent = []

    def received():
        if "points" in sent[-1]:
            x = np.asarray(sent[-1]["points"])[:, 0]
            return {"values": (x + 0.02 * rng.normal(size=len(x)))[:, None].tolist()}
        assert not (tmp_path / "charts").exists()
        if "sets" in sent[-1] and not goes_on:
            raise SystemExit(1)
        return {}

    task = Task(real(1), [target("seen", 0.5)], 20, 40, 2, 40, 2)
    for name, function in (("_send", sent.append), ("_received", received), ("task_of", lambda _: task)):
        monkeypatch.setattr(command, name, function)
    with contextlib.nullcontext() if goes_on else pytest.raises(SystemExit):
        command.calibrate(asked)
    assert (tmp_path / "charts" / "targets.png").exists() == goes_on and ("written" in sent[-1]) == goes_on


def test_the_emulator_knows_its_error():
    rng = np.random.default_rng(1)
    places = rng.random((200, 5))
    values = curved(places, rng)
    emulator = fitted(places, values)
    assert np.all(np.abs(np.sqrt(np.diag(emulator.covariance)) / CHANCE - 1) < 0.25)
    fresh = rng.random((500, 5))
    off = emulator.predict(fresh)[0] - curved(fresh, np.random.default_rng(2))
    assert np.all(np.sqrt((off**2).mean(axis=0)) < 1.4 * CHANCE)
