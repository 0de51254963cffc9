"""The simulator of faults is itself tried: it sees wrong data, repeats a draw, and reads what it prints."""

import collections
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from commanding import commands  # noqa: E402
from drawing import ERRORS, draw, read_case  # noqa: E402
from reporting import add_to, recorded  # noqa: E402
from trying import Results  # noqa: E402

COUNTS = {command.name: dict.fromkeys(ERRORS, 9) for command in commands(())}


def tried(case):
    call = [sys.executable, HERE / "run", "--jobs", "1", "--seconds", "300", "--only", case]
    return subprocess.run(call, capture_output=True, text=True, timeout=900)


@pytest.mark.parametrize("case", ["run 1 pwrite 200 lie once", "merge 1 pwrite 400 lie once"])
def test_data_that_were_never_written_are_seen(case):
    ended = tried(case)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert "output is wrong: 1 times" in ended.stdout


def test_a_disk_that_is_full_once_is_no_problem():
    ended = tried("sweep 1 pwrite 3 ENOSPC once")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "1 came to pass" in ended.stdout


def test_a_seed_draws_the_same_faults_again():
    one, again, other = (draw(commands(()), COUNTS, 500, seed) for seed in (1, 1, 2))
    assert one == again != other
    assert len(set(one)) == 500


def test_a_case_is_read_as_it_is_printed():
    cases = draw(commands(()), COUNTS, 500, 1)
    assert [read_case(str(case)) for case in cases] == cases
    assert any(len(case.faults) == 2 for case in cases)


def test_every_command_and_every_call_is_drawn():
    cases = draw(commands(()), COUNTS, 5000, 1)
    whole = {"run", "compare", "sweep", "merge", "budget", "calibrate", "diagnose", "import", "brief"}
    assert {case.command.split("-")[0] for case in cases} == whole
    assert {fault.call for case in cases for fault in case.faults} == set(ERRORS)
    assert {case.threads for case in cases} == {1, 2, 3, 4}


def test_figures_of_several_draws_add_up_and_those_of_the_same_draw_replace_all():
    tried = collections.Counter({("run", "writing"): 1500, ("run-over", "writing"): 2, ("merge", "memory"): 3})
    once = add_to("# Proof\n", Results(1505, tried, [], 1400), 1, "abc")
    twice = add_to(once, Results(1505, tried, [], 1300), 2, "abd")
    rows, sums = recorded(twice)
    assert rows == [["1", "abc", "1505", "1400", "0"], ["2", "abd", "1505", "1300", "0"]]
    assert sums["run", "writing"] == 3004 and sums["merge", "memory"] == 6
    assert "| **all** |  | 3,010 | 2,700 | 0 |" in twice and twice.startswith("# Proof\n\n")
    rows, sums = recorded(add_to(twice, Results(10, tried, [], 10), 2, "abe"))
    assert rows == [["2", "abe", "10", "10", "0"]] and sums["run", "writing"] == 1502
