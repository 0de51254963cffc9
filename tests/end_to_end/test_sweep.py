"""Sweeps from outside: killed, stopped and gone on with, short of room, in shards; always the same data in the end."""

import json
import os
import signal
import subprocess
import time

import h5py
import numpy as np
import pytest
import xarray
from program import FAILED, ROOT, SCENARIOS, WRONG_INPUT, attribute, coadopt, killed_as_it_grows, names_in, started
from results_files import assert_same

SWEEP = SCENARIOS / "sweeps" / "small.toml"
QUICK = ("--months", "12", "--replicates", "2")


def sweep(file, *words, **how):
    return coadopt("sweep", SWEEP, "-o", file, *QUICK, "--quiet", *words, **how)


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    file = tmp_path_factory.mktemp("whole") / "whole.h5"
    sweep(file)
    return file


def experiment(folder, text, name="experiment.toml"):
    path = folder / name
    path.write_text(text)
    return path


@pytest.mark.parametrize("engine", ["h5netcdf", "netcdf4"])
def test_it_opens_lazily_with_the_point_as_a_labelled_dimension(whole, engine):
    with xarray.open_dataset(whole, engine=engine) as runs:
        assert dict(runs.sizes)["point"] == 32 and list(runs["point"].values) == list(range(32))
        assert runs["in_use"].dims == ("point", "scenario", "replicate", "month", "co")
        assert not runs["in_use"]._in_memory
        assert list(runs["month"].values) == [12]
        assert (runs["status"] == 0).all()
    with xarray.open_dataset(whole, engine=engine, group="points") as points:
        assert points["adoption.talk"].attrs["units"] == "chance per month"
        low, high = points["adoption.talk"].attrs["range"]
        assert low <= points["adoption.talk"].min() and points["adoption.talk"].max() <= high
        assert points["coaches.on"].attrs["flag_meanings"] == "off on"
    with xarray.open_dataset(whole, engine=engine, group="outcomes") as outcomes:
        assert outcomes["practice_in_use"].dims == ("point", "scenario", "replicate")
        assert outcomes["money"].attrs["units"] == "GBP"


def test_a_point_is_the_run_of_its_scenario(whole, tmp_path):
    """Point by point the same numbers as coadopt run with the point's values set."""
    with xarray.open_dataset(whole, group="points") as points, xarray.open_dataset(whole) as runs:
        point = int(np.flatnonzero(points["coaches.on"].values == 0)[0])
        values = points.isel(point=point)
        alone = tmp_path / "alone.h5"
        settings = [f"adoption.{name}={float(values[f'adoption.{name}'])!r}" for name in ("talk", "try_rate")]
        coadopt("run", SCENARIOS / "small.toml", "-o", alone, "--quiet", *QUICK,
                *(word for one in settings for word in ("--set", one)))  # fmt: skip
        with xarray.open_dataset(alone) as run:
            for name in ("in_use", "participation", "cost"):
                there = runs[name].isel(point=point).values
                np.testing.assert_array_equal(there, run[name].sel(month=[12]).values, err_msg=name)


def test_any_number_of_threads_gives_the_same_data(whole, file):
    sweep(file, "--threads", "5")
    assert_same(whole, file)


def test_killed_again_and_again_it_ends_with_the_same_data(whole, file):
    killed_as_it_grows(file, "sweep", SWEEP, "-o", file, *QUICK, "--resume", "--threads", "1")
    sweep(file, "--resume")
    assert_same(whole, file)
    assert names_in(file.parent) == ["file.h5"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_keeps_what_is_finished_and_says_how_to_go_on(whole, file, number):
    process = started("sweep", SWEEP, "-o", file, "--replicates", "20")
    journal, begun = file.parent / "file.h5.runs", None
    for _ in range(10_000):  # until a run is finished
        time.sleep(0.002)
        if journal.exists():
            begun = begun or journal.stat().st_size
            if journal.stat().st_size > begun:
                break
    process.send_signal(number)
    _, err = process.communicate(timeout=600)
    assert process.returncode == 128 + number
    assert b"--resume" in err and b"file.h5.runs" in err
    assert names_in(file.parent) == ["file.h5.runs"]


def test_what_is_there_is_refused_with_the_ways_out(file):
    sweep(file)
    told = sweep(file, code=WRONG_INPUT).err
    assert "--resume" in told and "--force" in told
    told = sweep(file, "--resume", "--seed", "3", code=WRONG_INPUT).err
    assert "the seed is 3, and was 20261" in told
    sweep(file, "--force")


def test_replicates_are_added(whole, file):
    coadopt("sweep", SWEEP, "-o", file, "--months", "12", "--replicates", "1", "--quiet")
    coadopt("sweep", SWEEP, "-o", file, "--months", "12", "--extend-replicates", "2", "--quiet")
    assert_same(whole, file)


def test_shards_are_merged_into_the_file_of_one_machine(whole, file):
    shards = [file.parent / f"shard-{number}.h5" for number in (1, 2, 3)]
    for number, shard in enumerate(shards, 1):
        sweep(shard, "--shard", f"{number}/3")
    told = coadopt("merge", shards[0], shards[0], "-o", file, code=WRONG_INPUT).err
    assert "shard 1/3 appears twice" in told and "these are missing: 2, 3" in told
    coadopt("merge", *reversed(shards), "-o", file)
    assert_same(whole, file)


def test_a_run_that_fails_is_recorded_and_the_others_go_on(file, tmp_path):
    path = experiment(tmp_path, f"""
[experiment]
scenarios = ["{SCENARIOS / 'small.toml'}"]
[run]
months = 3
replicates = 2
[design]
kind = "grid"
[[factor]]
parameter = "population.frontline_share"
values = [0.6, 0.9, 1.0]
""")
    ended = coadopt("sweep", path, "-o", file, "--quiet")
    assert "4 of 6 runs failed" in ended.err and "add up to" in ended.err
    with xarray.open_dataset(file) as runs:
        assert runs["status"].values[:, 0, 0].tolist() == [0, 1, 1]
        assert np.isnan(runs["in_use"].values[1:]).all() and not np.isnan(runs["in_use"].values[0]).any()
    with xarray.open_dataset(file, group="failures") as failures:
        assert failures["failed_point"].values.tolist() == [1, 1, 2, 2]
        assert "add up to" in str(failures["reason"].values[0])


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 128 KiB."""
    if os.geteuid() != 0:
        pytest.skip("a full disk: only root can mount a small file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(folder)], capture_output=True,
                             timeout=60)  # fmt: skip
    if mounted.returncode != 0:
        pytest.skip(f"a full disk: no small file system can be mounted here ({mounted.stderr.decode().strip()})")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, timeout=60)


def test_a_full_disk_keeps_what_is_finished(whole, small_disk):
    file = small_disk / "file.h5"
    ended = sweep(file, code=FAILED)
    assert "No space left on device" in ended.err and "--resume" in ended.err
    assert names_in(small_disk) == ["file.h5.runs"]
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True, timeout=60)
    sweep(file, "--resume")
    assert_same(whole, file)


def test_a_dry_run_writes_nothing_and_counts(tmp_path):
    told = json.loads(coadopt("sweep", SWEEP, "--dry-run", "--json", *QUICK, folder=ROOT).out)
    assert (told["points"], told["scenarios"], told["replicates"], told["runs"]) == (32, 1, 2, 64)
    assert told["seconds_a_run"] > 0 and told["bytes"] > 0
    shard = json.loads(coadopt("sweep", SWEEP, "--dry-run", "--json", "--shard", "2/5", *QUICK).out)
    assert shard["points"] == 7 and shard["design_points"] == 32


def test_experiments_are_validated(tmp_path):
    coadopt("validate", *sorted((SCENARIOS / "sweeps").glob("*.toml")))
    wrong = experiment(tmp_path, '[experiment]\nscenarios = ["nowhere.toml"]\n[design]\nkind = "sobol"\n')
    told = coadopt("validate", wrong, code=WRONG_INPUT).err
    assert f"{wrong}:2: experiment.scenarios" in told and f"{wrong}:3: design.points is missing" in told


@pytest.mark.parametrize(
    "words, told",
    [
        (["--shard", "3/2"], "3/2 is not a shard"),
        (["--shard", "0/2"], "0/2 is not a shard"),
        (["--retry-failed"], "--resume"),
        (["--resume", "--force"], "--force"),
    ],
)
def test_wrong_words_are_told(file, words, told):
    assert told in sweep(file, *words, code=WRONG_INPUT).err
    assert names_in(file.parent) == []


def test_the_output_is_asked_for():
    assert "-o FILE.h5" in coadopt("sweep", SWEEP, code=WRONG_INPUT).err


def test_results_of_a_sweep_say_where_they_come_from(whole):
    with h5py.File(whole) as file:
        assert attribute(file, "status") == "complete" and attribute(file, "shard") == "1/1"
        assert attribute(file, "design") == "sobol, points = 32"
        assert attribute(file, "experiment") == SWEEP.read_text()
        assert " sweep " in attribute(file, "command")
        assert attribute(file, "git_commit")


def test_what_is_finished_so_far_can_be_looked_at_and_gone_on_from(whole, tmp_path):
    stopped = tmp_path / "stopped.h5"
    refused = sweep(stopped, "--resume", "--so-far", code=WRONG_INPUT)
    assert "no run" in refused.err and not list(tmp_path.iterdir())
    killed_as_it_grows(stopped, "sweep", SWEEP, "-o", stopped, *QUICK, "--resume", "--threads", "1")
    sweep(stopped, "--resume", "--so-far")
    with h5py.File(tmp_path / "stopped.so-far.h5") as so_far:
        status = so_far["status"][:]
        assert attribute(so_far, "status").startswith("interrupted: ")
    assert (status == 0).any() and (status == 2).any()
    sweep(stopped, "--resume")
    assert_same(whole, stopped)
