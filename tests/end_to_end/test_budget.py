"""Searching for splits of a budget from outside: what is named, the same however it is run, and refusals."""

import json
import signal
import time

import h5py
import numpy as np
import pytest
import xarray
from program import INTERRUPTED, ROOT, SCENARIOS, WRONG_INPUT, attribute, coadopt, killed_as_it_grows, names_in, started
from results_files import assert_same, changed

HEADING = f"""
[scenario]
name = "NAME"
based_on = "{SCENARIOS / "small.toml"}"
description = "A test."
source = "a test"
[run]
months = 8
"""
PUSH = """
[[intervention]]
name = "NAME"
targets = { entity = "staff", role = "frontline" }
effects = [ { lever = "LEVER", closes = SIZE } ]
cost = { per_target = 200 }
start_month = 2
"""
LEVERS = {"strong": ("skill", 0.6), "middling": ("attitude", 0.3), "weak": ("attitude", 0.01)}
SEARCH = """
worlds = 7
refine = 3
population = 8
generations = 2
finalists = 6
against = ["given_*.toml"]
reference = "given_b.toml"
"""


def push(name, budget=None):
    lever, size = LEVERS[name]
    text = PUSH.replace("NAME", name).replace("LEVER", lever).replace("SIZE", str(size))
    return text + (f"budget = {budget}\n" if budget is not None else "")


@pytest.fixture(scope="module")
def experiment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("budget")
    (folder / "base.toml").write_text(HEADING.replace("NAME", "Base"))
    (folder / "given_a.toml").write_text(HEADING.replace("NAME", "A") + push("weak", 6000))
    (folder / "given_b.toml").write_text(HEADING.replace("NAME", "B") + push("weak", 3000) + push("middling", 2500))
    file = folder / "x.toml"
    file.write_text(
        '[experiment]\nname = "Test"\nscenarios = ["base.toml"]\n[budget]\ntotal = 6000\n'
        f"interventions = {json.dumps(list(LEVERS))}\n[search]{SEARCH}" + "".join(push(name) for name in LEVERS)
    )
    return file


@pytest.fixture(scope="module")
def whole(experiment, tmp_path_factory):
    file = tmp_path_factory.mktemp("whole") / "whole.h5"
    told = json.loads(coadopt("budget", experiment, "-o", file, "--quiet", "--json").out)
    return file, told


def test_it_names_a_split_that_is_no_worse_than_any_given_with_regrets_and_intervals(whole):
    _, told = whole
    splits = {one["name"]: one for one in told["splits"]}
    best = splits[told["best"]]
    given = [one for one in told["splits"] if one["given"]]
    assert [one["name"] for one in given] == ["A", "B"]
    result = "practice_in_use"
    leader = splits[told["leader"]]
    for one in told["splits"]:
        behind = one["behind_leader"]
        more = leader["expected"][result] - one["expected"][result]
        assert behind["difference"] == pytest.approx(more, abs=1e-12)
        ahead = behind["high"] is not None and behind["high"] < 0
        assert one["may_be_best"] == (behind["low"] <= 0 and (one is not leader or leader is best))
        assert not ahead or best["expected"][result] >= one["expected"][result]
        assert (one["name"] in told["not_distinguished_from_best"]) == (one["may_be_best"] and one is not best)
    assert best["parts"]["weak"] < best["parts"]["strong"] + best["parts"]["middling"], "money goes to what works"
    assert not best["given"] and told["leader_over_best_given"]["difference"] > 0
    assert splits[told["most_robust"]]["worst_regret"] == min(one["worst_regret"] for one in told["splits"])
    for one in told["splits"]:
        assert one["worst_regret"] == max(one["regrets"]) and min(one["regrets"]) >= 0
        assert 0 <= one["worst_regret_low"] <= one["worst_regret"] <= one["worst_regret_high"]
        least = min(other["worst_regret_high"] for other in told["splits"])
        assert one["may_regret_least"] == (one["worst_regret_low"] <= least)
        assert one["on_front"] if one["front"] == "on" else not one["on_front"] if one["front"] == "off" else True
        than = one["than_reference"][result]
        assert than["low"] <= than["difference"] <= than["high"]
        assert one["spent"] <= 6000 + 1e-6 and one["expected"]["money"] <= one["spent"] + 0.01, "measured, not assumed"


def test_the_file_opens_with_labels_and_says_the_same(whole):
    file, told = whole
    with xarray.open_dataset(file, engine="h5netcdf") as splits:
        assert splits["practice_in_use"].dims == ("split", "world", "replicate")
        assert list(splits["intervention"].values) == list(LEVERS)
        assert list(splits["replicate"].values) == [1, 2, 3], "not that of the search"
        assert attribute(splits, "best") == told["best"]
        means = splits["practice_in_use"].mean("replicate")
        regret = (means.max("split") - means).max("world")
        for one in told["splits"]:
            at = splits.sel(split=one["name"])
            np.testing.assert_allclose(at["part"], list(one["parts"].values()))
            np.testing.assert_allclose(means.sel(split=one["name"]).mean(), one["expected"]["practice_in_use"])
            np.testing.assert_allclose(regret.sel(split=one["name"]), one["worst_regret"], atol=1e-12)
            for name in ("worst_regret_low", "worst_regret_high", "may_regret_least"):
                assert float(at[name]) == one[name]
            assert [float(at[f"behind{end}"]) for end in ("", "_low", "_high")] == [
                one["behind_leader"][name] for name in ("difference", "low", "high")
            ]
            assert splits["front"].attrs["flag_meanings"].split()[int(at["front"])] == one["front"]
            assert bool(at["tied"]) == (one["name"] in told["not_distinguished_from_best"])
    with xarray.open_dataset(file, engine="netcdf4", group="search") as tried:
        assert tried.sizes["tried"] == told["tried"] and float(tried["part"].sum("intervention").max()) <= 6000 + 1e-6


def test_a_split_given_is_the_run_of_its_scenario(whole, experiment, tmp_path):
    """In the first world, the one that is assumed, a replicate is, to what float32 holds, coadopt run's."""
    file, _ = whole
    run = tmp_path / "run.h5"
    coadopt("run", experiment.parent / "given_b.toml", "-o", run, "--quiet", "--replicates", "3")
    with xarray.open_dataset(file) as splits, xarray.open_dataset(run) as alone:
        there = splits["practice_in_use"].sel(split="B").isel(world=0).sel(replicate=2)
        np.testing.assert_allclose(float(there), float(alone["practice_in_use"].sel(replicate=2).astype("float64").mean()), rtol=1e-7)


def test_any_number_of_threads_gives_the_same_data(whole, experiment, file):
    coadopt("budget", experiment, "-o", file, "--quiet", "--threads", "5")
    assert_same(whole[0], file)


def test_killed_again_and_again_it_ends_with_the_same_data(whole, experiment, file):
    killed_as_it_grows(file, "budget", experiment, "-o", file, "--resume", "--threads", "1")
    coadopt("budget", experiment, "-o", file, "--resume", "--quiet")
    assert_same(whole[0], file)
    assert names_in(file.parent) == ["file.h5"]


def test_interrupted_it_keeps_what_is_finished_and_says_how_to_go_on(experiment, file):
    process = started("budget", experiment, "-o", file, "--months", "100")
    journal, begun = file.parent / "file.h5.runs", None
    for _ in range(6000):  # until a run is finished
        time.sleep(0.01)
        if journal.exists():
            begun = begun or journal.stat().st_size
            if journal.stat().st_size > begun:
                break
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=600)
    assert process.returncode == INTERRUPTED
    assert b"--resume" in err and b"file.h5.runs" in err
    assert names_in(file.parent) == ["file.h5.runs"]
    told = coadopt("budget", experiment, "-o", file, "--months", "100", "--seed", "3", "--resume", code=WRONG_INPUT).err
    assert "the seed is 3, and was" in told
    assert "--resume" in coadopt("budget", experiment, "-o", file, code=WRONG_INPUT).err


def test_resumed_it_does_not_replace_a_file_of_something_else(experiment, file):
    process = started("budget", experiment, "-o", file, "--months", "100")
    journal = file.parent / "file.h5.runs"
    latest = time.monotonic() + 600
    while not journal.exists() and time.monotonic() < latest:
        time.sleep(0.02)
    process.kill()
    process.communicate(timeout=60)
    other = b"the only copy of something else"
    file.write_bytes(other)
    told = coadopt("budget", experiment, "-o", file, "--months", "100", "--resume", code=WRONG_INPUT).err
    assert "belongs to something else" in told or "is not the results of a budget's search" in told  # without any run yet
    assert file.read_bytes() == other and journal.exists()


def test_what_is_there_is_kept(whole, experiment):
    file, _ = whole
    before = file.read_bytes()
    assert "--force" in coadopt("budget", experiment, "-o", file, code=WRONG_INPUT).err
    assert "is complete already" in coadopt("budget", experiment, "-o", file, "--resume").err
    told = coadopt("budget", experiment, "-o", file, "--resume", "--months", "7", code=WRONG_INPUT).err
    assert "belongs to other runs" in told
    assert file.read_bytes() == before


@pytest.mark.parametrize("where", ["regret", "search/part", "@best", "parameters/adoption.try_rate", "split"])
def test_a_finished_file_that_was_changed_is_not_complete(whole, experiment, file, where):
    file.write_bytes(whole[0].read_bytes())
    with h5py.File(file, "r+") as opened:
        changed(opened, where)
    told = coadopt("budget", experiment, "-o", file, "--resume", code=WRONG_INPUT).err
    assert f"{file} is not as coadopt wrote it: " in told and "make it again" in told
    assert names_in(file.parent) == ["file.h5"]
    coadopt("budget", experiment, "-o", file, "--force", "--quiet")
    assert_same(whole[0], file)


def test_people_read_a_table_beside_what_was_given(experiment, file):
    told = coadopt("budget", experiment, "-o", file).out
    for words in ("Given\n", "Found\n", "Best expected result:", "Least worst-case regret:", "(the reference)", "regret"):
        assert words in told, told


def test_a_dry_run_says_how_long_and_writes_nothing(experiment, file):
    told = coadopt("budget", experiment, "-o", file, "--dry-run").out
    assert "runs" in told and "about" in told
    assert names_in(file.parent) == []


def test_the_experiment_of_the_library_is_valid_and_of_nine_splits_and_none():
    file = ROOT / "scenarios" / "sweeps" / "budget.toml"
    coadopt("validate", file)
    told = json.loads(coadopt("budget", file, "--dry-run", "--json", "--months", "14").out)
    assert told["given"] == 10


@pytest.mark.parametrize(
    "change, word",
    [
        (("total = 6000", "total = 5000"), "more than budget.total"),
        (("worlds = 7", "worlds = 3"), "search.worlds = 3"),
        (("worlds = 7", "wolds = 5"), "worlds"),
        (("[search]", "[design]\nkind = 'grid'\n[search]"), "[design] belongs to a sweep"),
        (('"given_b.toml"', '"given_z.toml"'), "given_z.toml"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(experiment, file, change, word):
    wrong = experiment.parent / "wrong.toml"
    wrong.write_text(experiment.read_text().replace(*change))
    told = coadopt("budget", wrong, "-o", file, code=WRONG_INPUT).err
    assert word in told and "wrong.toml" in told or "given_" in told
    assert names_in(file.parent) == []


def test_a_sweep_is_no_budget_and_a_budget_no_sweep(experiment, file):
    sweep = SCENARIOS / "sweeps" / "small.toml"
    assert "[search]" in coadopt("budget", sweep, "-o", file, code=WRONG_INPUT).err
    assert "coadopt budget" in coadopt("sweep", experiment, "-o", file, code=WRONG_INPUT).err
    assert "-o FILE.h5" in coadopt("budget", experiment, code=WRONG_INPUT).err


def test_parts_that_do_not_pay_for_a_set_up_are_told(experiment, tmp_path):
    for one in experiment.parent.glob("*.toml"):
        (tmp_path / one.name).write_text(one.read_text().replace("per_target = 200", "per_target = 200, set_up = 2_600"))
    words = ("budget", tmp_path / experiment.name, "--months", "2", "-o", tmp_path / "budget.h5")
    found = json.loads(coadopt(*words, "--json").out)
    parts = {one["name"]: one["below_set_up"] for one in found["splits"]}
    assert parts["A"] == [] and parts["B"] == ["middling"]
    told = coadopt(*words, "--force").out
    splits = {one["name"]: one for one in found["splits"]}
    below = [*splits[found["best"]]["below_set_up"], *splits[found["most_robust"]]["below_set_up"]]
    assert told.count("does not pay for its set-up of GBP 2,600") == len(below)
