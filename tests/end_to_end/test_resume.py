"""Runs and comparisons: whatever ends them, finished replicates are kept, and --resume goes on from them."""

import fcntl
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import h5py
import pytest
from program import (
    DONE, FAILED, SCENARIOS, SMALL, WRONG_INPUT, coadopt, killed_as_it_grows, names_in, run_small, small_variant,
    started,
)  # fmt: skip
from results_files import assert_same

LONG = ["--replicates", "60", "--months", "24"]


def run(file, *words, **how):
    return coadopt("run", SMALL, "-o", file, "--quiet", *words, **how)


def kept_after_a_kill(file, *words, command=("run", SMALL)):
    """Kills a run as soon as its journal has a finished replicate; returns the journal."""
    journal = Path(f"{file}.runs")
    process = started(*command, "-o", file, "--quiet", "--threads", "1", *words)
    began = None
    while process.poll() is None:
        if journal.exists():
            size = journal.stat().st_size
            began = size if began is None else began
            if size > began:
                time.sleep(0.02)  # the file grows while a record is being written
                break
        time.sleep(0.001)
    process.kill()
    process.communicate(timeout=300)
    assert process.returncode == -signal.SIGKILL, "it was done before it could be killed"
    assert not Path(file).exists()
    return journal


@pytest.mark.parametrize("agents", ["none", "final", "monthly"])
def test_killed_again_and_again_a_run_ends_with_the_same_data(tmp_path, agents):
    words = ["--replicates", "12", "--months", "12", "--agents", agents]
    run(tmp_path / "whole.h5", *words)
    file = tmp_path / "file.h5"
    killed_as_it_grows(file, "run", SMALL, "-o", file, "--quiet", "--threads", "1", *words, "--resume")
    run(file, *words, "--resume", code=None)
    assert_same(file, tmp_path / "whole.h5")
    assert names_in(tmp_path) == ["file.h5", "whole.h5"]


def test_a_comparison_that_was_killed_tells_the_same_once_it_is_resumed(tmp_path):
    other = small_variant(tmp_path, "other", "[adoption]\ntalk = 0.1\n")
    words = ["--replicates", "12", "--months", "12", "--json"]
    told = coadopt("compare", SMALL, other, "-o", tmp_path / "whole.h5", *words).out
    file = tmp_path / "file.h5"
    kept_after_a_kill(file, *words, command=("compare", SMALL, other))
    resumed = coadopt("compare", SMALL, other, "-o", file, *words, "--resume").out
    assert_same(file, tmp_path / "whole.h5")
    assert json.loads(resumed) == {**json.loads(told), "file": str(file)}
    assert names_in(tmp_path) == ["file.h5", "other.toml", "whole.h5"]


def test_what_is_there_is_refused_unless_it_is_to_be_kept_or_thrown_away(file):
    journal = kept_after_a_kill(file, *LONG)
    before = journal.read_bytes()
    ended = run(file, *LONG, code=WRONG_INPUT)
    assert str(journal) in ended.err and "--resume" in ended.err and "--force" in ended.err
    assert journal.read_bytes() == before
    run(file, "--months", "2", "--replicates", "1", "--force")
    assert names_in(file.parent) == ["file.h5"]


@pytest.mark.parametrize(
    "words, told",
    [
        (["--seed", "7"], "the seed is 7, and was 20261"),
        (["--months", "23"], "the number of months is 23, and was 24"),
        (["--replicates", "61"], "Give --extend-replicates 61"),
        (["--agents", "final"], '(--agents) is "final", and was "none"'),
        (["--set", "adoption.talk=0.5"], "has adoption.talk = 0.5, and had 0.071"),
    ],
)
def test_replicates_of_another_run_are_refused_and_what_differs_is_told(file, words, told):
    journal = kept_after_a_kill(file, *LONG)
    before = journal.read_bytes()
    options = {word: value for word, value in zip(LONG[::2], LONG[1::2]) if word != words[0]}
    others = [part for pair in options.items() for part in pair]
    ended = run(file, *others, *words, "--resume", code=WRONG_INPUT)
    assert told in ended.err and ("belongs to other runs" in ended.err or "--replicates" in words)
    assert journal.read_bytes() == before


def test_a_finished_run_that_is_resumed_has_everything_already(file):
    run_small(file)
    before = file.read_bytes()
    ended = coadopt("run", SMALL, "-o", file, "--months", "6", "--replicates", "2", "--resume")
    assert "is complete already: every run is in it" in ended.err
    assert file.read_bytes() == before
    other = run_small(file, "--seed", "3", "--resume", code=WRONG_INPUT)
    assert "belongs to other runs" in other.err and "the seed is 3" in other.err
    assert file.read_bytes() == before
    assert names_in(file.parent) == ["file.h5"]


def test_replicates_are_added_to_a_finished_run_and_to_an_interrupted_one(tmp_path):
    words = ["--months", "12"]
    run(tmp_path / "whole.h5", *words, "--replicates", "14")
    run(tmp_path / "finished.h5", *words, "--replicates", "5")
    kept_after_a_kill(tmp_path / "killed.h5", *words, "--replicates", "12")
    for name in ("finished.h5", "killed.h5"):
        run(tmp_path / name, *words, "--extend-replicates", "14")
        assert_same(tmp_path / name, tmp_path / "whole.h5")
    assert "only be added" in run(tmp_path / "whole.h5", *words, "--extend-replicates", "3", code=WRONG_INPUT).err
    assert names_in(tmp_path) == ["finished.h5", "killed.h5", "whole.h5"]


def test_replicates_cannot_be_added_where_agents_are_kept(file):
    words = ["--months", "2", "--agents", "final"]
    run(file, *words, "--replicates", "2")
    before = file.read_bytes()
    ended = run(file, *words, "--extend-replicates", "3", code=WRONG_INPUT)
    assert "The number of replicates of such a file cannot be changed" in ended.err and "--replicates 3 and another output" in ended.err
    assert file.read_bytes() == before
    assert names_in(file.parent) == ["file.h5"]


def test_what_is_finished_so_far_does_not_replace_a_file_of_something_else(file):
    kept_after_a_kill(file, *LONG)
    so_far = file.with_name("file.so-far.h5")
    so_far.write_bytes(b"mine")
    assert "Move it away" in run(file, *LONG, "--resume", "--so-far", code=WRONG_INPUT).err
    assert so_far.read_bytes() == b"mine"
    so_far.unlink()
    for _ in range(2):  # its own is written anew
        run(file, *LONG, "--resume", "--so-far")


def test_resuming_where_nothing_is_there_begins(file):
    run_small(file, "--resume")
    assert names_in(file.parent) == ["file.h5"]


def test_a_run_that_was_to_replace_a_file_does_so_when_it_is_resumed(file):
    file.write_bytes(b"mine")
    journal = Path(f"{file}.runs")
    process = started("run", SMALL, "-o", file, "--quiet", "--threads", "1", *LONG, "--force")
    while process.poll() is None and not (journal.exists() and journal.stat().st_size > 200_000):
        time.sleep(0.001)
    process.kill()
    process.communicate(timeout=300)
    assert file.read_bytes() == b"mine"
    run(file, *LONG, "--resume")
    assert h5py.is_hdf5(file)
    assert names_in(file.parent) == ["file.h5"]


def test_a_file_that_has_appeared_is_not_replaced_by_a_run_that_is_resumed(file):
    journal = kept_after_a_kill(file, *LONG)
    file.write_bytes(b"another's")
    ended = run(file, *LONG, "--resume", code=WRONG_INPUT)
    assert "already exists and belongs to something else" in ended.err
    assert file.read_bytes() == b"another's"
    assert journal.exists()


def test_a_journal_without_any_replicate_is_no_hindrance(file):
    journal = Path(f"{file}.runs")
    process = started("run", SMALL, "-o", file, "--months", "1200", "--replicates", "1", "--set", "population.staff=4800")
    while process.poll() is None and not journal.exists():
        time.sleep(0.001)
    process.kill()
    process.communicate(timeout=300)
    assert journal.exists()
    run_small(file)
    assert names_in(file.parent) == ["file.h5"]


@pytest.fixture
def disk(tmp_path):
    """A file system of 3 MB."""
    if os.geteuid() != 0:
        pytest.skip("a full disk: only root can mount a small file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, text=True, timeout=60
    )
    if mounted.returncode != 0:
        pytest.skip(f"a full disk: no small file system can be mounted here ({mounted.stderr.strip()})")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, timeout=60)


def test_where_only_the_results_file_has_no_room_resuming_writes_it(disk, tmp_path):
    words = ["--replicates", "8", "--months", "24"]
    run(tmp_path / "whole.h5", *words)
    file = disk / "file.h5"
    run(file, *words)
    journal_bytes = 8 * 200_000  # at most
    file.unlink()
    filler = disk / "filler"
    needed = reserved_for(words, tmp_path)
    assert needed < journal_bytes
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler.write_bytes(b"x" * (free - needed - 150_000))
    ended = run(file, *words, code=FAILED)
    assert "No space left on device" in ended.err and "--resume" in ended.err and str(file) in ended.err
    assert names_in(disk) == ["file.h5.runs", "filler"]
    filler.unlink()
    resumed = coadopt("run", SMALL, "-o", file, *words, "--resume", "--json")
    assert json.loads(resumed.out)["agent_months"] == 0, "replicates were run again"
    assert_same(file, tmp_path / "whole.h5")
    assert names_in(disk) == ["file.h5"]


def reserved_for(words, folder):
    """The size of the journal of such a run."""
    file = folder / "sized.h5"
    journal = Path(f"{file}.runs")
    process = started("run", SMALL, "-o", file, "--quiet", "--threads", "1", *words)
    size = 0
    while process.poll() is None:
        try:
            size = max(size, journal.stat().st_size)
        except FileNotFoundError:
            pass
        time.sleep(0.001)
    process.communicate(timeout=300)
    return size


def test_of_runs_at_once_with_one_output_one_goes_on_and_the_others_are_refused(file):
    processes = [
        started("run", SMALL, "-o", file, "--quiet", "--threads", "1", "--seed", seed, *LONG) for seed in range(4)
    ]
    ended = [process.communicate(timeout=600)[1].decode() for process in processes]
    codes = sorted(process.returncode for process in processes)
    assert codes == [DONE] + 3 * [WRONG_INPUT], ended
    refused = [text for process, text in zip(processes, ended) if process.returncode != DONE]
    assert all(str(file) in text for text in refused)
    assert names_in(file.parent) == ["file.h5"]


INVENTED = SCENARIOS / "invented_council"
WRITING = {
    "run": ["run", SMALL],
    "compare": ["compare", SMALL],
    "sweep": ["sweep", SCENARIOS / "sweeps" / "small.toml"],
    "merge": ["merge", "nowhere.h5"],
    "budget": ["budget", SCENARIOS / "sweeps" / "budget.toml"],
    "calibrate": ["calibrate", SCENARIOS / "sweeps" / "calibration.toml"],
    "import": ["import", INVENTED / "staff.csv", INVENTED / "users.csv"],
}


@pytest.mark.parametrize("command", WRITING)
def test_an_output_that_another_command_writes_to_is_refused_at_once(file, command):
    words = WRITING[command]
    if command == "compare":
        (file.parent / "scenarios").mkdir()
        words = [*words, small_variant(file.parent / "scenarios", "other", "[adoption]\ntalk = 0.1\n")]
    file = file.with_name("file")  # a name that every command takes
    with open(file.with_name(".file.lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = coadopt(*words, "-o", file, code=WRONG_INPUT)
    assert f"{file} is being written to by another coadopt" in ended.err
    assert [name for name in names_in(file.parent) if name != "scenarios"] == [".file.lock"]


def test_a_name_that_leaves_no_room_for_the_journals_is_told(tmp_path):
    ended = run_small(tmp_path / ("x" * 250 + ".h5"), code=WRONG_INPUT)
    assert "Choose a shorter name with -o." in ended.err
    assert names_in(tmp_path) == []
