"""A dry run: every command that makes runs prints the same lines in the same order, and writes nothing."""

import json

import pytest
from program import ROOT, SCENARIOS, SMALL, WRONG_INPUT, coadopt, killed_as_it_grows, names_in

SWEEPS = SCENARIOS / "sweeps"
CALIBRATION = """
[experiment]
name = "Nearest"
scenarios = ["{small}"]
[targets.in_use]
measure = "practice_in_use@36"
value = [{{ value = 0.1, standard_error = 0.02 }}]
[[factor]]
parameter = "adoption.try_rate"
low = 0.4
high = 0.9
"""
COMMANDS = {
    "run": ("run", SMALL, "--months", "6", "--replicates", "3"),
    "compare": ("compare", SMALL, SMALL.with_name("coaches.toml"), "--months", "14", "--replicates", "3"),
    "sweep": ("sweep", SWEEPS / "small.toml", "--months", "12", "--replicates", "3"),
    "budget": ("budget", SWEEPS / "budget.toml", "--months", "14"),
    "diagnose": ("diagnose", SMALL, "--months", "6", "--replicates", "3", "--permutations", "2"),
    "calibrate": ("calibrate", "nearest.toml", "--sets", "4", "--points", "20", "--waves", "2"),
}
LINES = ["name", "scenarios", "replicates", "months", "points", "runs to do", "runs kept", "output", "catalogue", "memory",
         "time", "disk"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "nearest.toml").write_text(CALIBRATION.format(small=SMALL))
    return tmp_path


def lines_of(text):
    return dict(line.split(":", 1) for line in text.splitlines()[: len(LINES)])


def dry(folder, command, *words):
    told = coadopt(*COMMANDS[command], *words, "--dry-run", folder=folder).out
    return {title: value.strip() for title, value in lines_of(told).items()}


@pytest.mark.parametrize("command", COMMANDS)
def test_all_commands_print_the_same_lines_in_the_same_order(command, folder):
    before = names_in(folder)
    told = dry(folder, command)
    assert list(told) == LINES
    assert told["output"] == "none" and told["runs kept"] == "0"
    assert int(told["runs to do"].removeprefix("at most ").split(",")[0]) > 0
    assert " one run took " in told["time"] and told["memory"].startswith("about ")
    assert names_in(folder) == before


def test_they_say_what_is_run(folder):
    told = dry(folder, "compare", "-o", "x.h5")
    assert told["scenarios"].startswith("Small partnership, ") and told["catalogue"] == "installed"
    assert (told["replicates"], told["months"], told["points"], told["runs to do"]) == ("3", "14", "1", "6")
    assert told["output"] == "x.h5"
    assert dry(folder, "sweep", "--shard", "2/5")["points"].startswith("7, shard 2/5 of 32: ")
    assert dry(folder, "diagnose")["runs to do"].endswith(", each with other barriers removed")
    assert dry(folder, "run")["catalogue"] == "none"


def test_with_robust_the_runs_of_the_check_are_among_them(folder):
    told = json.loads(coadopt(*COMMANDS["compare"], "--robust", "--draws", "2", "--dry-run", "--json", folder=folder).out)
    assert told["runs"] > 6 + 2 * 2 and told["kept"] == 0


def test_runs_that_are_kept_are_counted_and_stay_as_they_are(folder):
    long = ("run", SMALL, "-o", folder / "x.h5", "--months", "60", "--replicates", "400")
    killed_as_it_grows(folder / "x.h5", *long, "--resume", "--quiet")
    journal = folder / "x.h5.runs"
    journal.write_bytes(journal.read_bytes() + b"torn")
    bytes_before = journal.read_bytes()

    assert "--resume" in coadopt(*long, "--dry-run", folder=folder, code=WRONG_INPUT).err
    told = json.loads(coadopt(*long, "--resume", "--dry-run", "--json", folder=folder).out)
    assert told["kept"] > 0 and told["kept"] + told["to_do"] == told["runs"] == 400
    assert journal.read_bytes() == bytes_before
    other = coadopt(*long, "--seed", "5", "--resume", "--dry-run", folder=folder, code=WRONG_INPUT).err
    assert "belongs to other runs" in other

    anew = json.loads(coadopt(*long, "--force", "--dry-run", "--json", folder=folder).out)
    assert (anew["kept"], anew["to_do"]) == (0, 400)


@pytest.mark.parametrize("command", ["run", "diagnose"])
def test_of_a_whole_file_nothing_is_left_to_do(command, folder):
    words = (*COMMANDS[command], "-o", "x.h5")
    coadopt(*words, "--quiet", folder=folder)
    told = json.loads(coadopt(*words, "--resume", "--dry-run", "--json", folder=folder).out)
    assert told["to_do"] == 0 and told["kept"] == told["runs"] > 0
    assert "already exists" in coadopt(*words, "--dry-run", folder=folder, code=WRONG_INPUT).err


def test_replicates_that_are_added_are_what_is_left_to_do(folder):
    coadopt(*COMMANDS["run"], "-o", "x.h5", "--quiet", folder=folder)
    told = json.loads(coadopt("run", SMALL, "-o", "x.h5", "--months", "6", "--extend-replicates", "5", "--dry-run", "--json",
                              folder=folder).out)
    assert (told["runs"], told["kept"], told["to_do"]) == (5, 3, 2)


def test_calibration_names_a_toml_file_where_it_is_not_told_where_to_write(folder):
    assert "with -o FILE.toml." in coadopt("calibrate", "nearest.toml", folder=folder, code=WRONG_INPUT).err
    assert "with -o FILE.h5." in coadopt("sweep", SWEEPS / "small.toml", folder=ROOT, code=WRONG_INPUT).err
