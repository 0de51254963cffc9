"""Started without standard input, output or error, the program writes its messages into no file of its own."""

import itertools
import os
import resource
import subprocess
import time

import pytest
from program import DONE, FAILED, PROGRAM, ROOT, SCENARIOS, SMALL
from results_files import assert_same
from test_budget import experiment  # noqa: F401, a fixture

SWEEP = ("sweep", SCENARIOS / "sweeps" / "small.toml", "--months", "12", "--replicates", "2")
RUN = ("run", SMALL, "--months", "12", "--replicates", "2")
CLOSED = [some for count in (1, 2, 3) for some in itertools.combinations((0, 1, 2), count)]
NAMES = ["+".join(map(str, some)) for some in CLOSED]


def ended(*words, closed=(), largest_file=None):
    """The exit code of a command that is started without these descriptors."""

    def prepare():
        if largest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
        for descriptor in closed:
            os.close(descriptor)

    return subprocess.run([PROGRAM, *map(str, words)], cwd=ROOT, preexec_fn=prepare, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300).returncode  # fmt: skip


def size_with_first_runs(journal, *words):
    """Ends a command normally; returns the size of its journal when that was first seen."""
    process = subprocess.Popen([PROGRAM, *map(str, words), "--quiet"], cwd=ROOT)
    while not journal.exists() and process.poll() is None:
        time.sleep(0.001)
    size = journal.stat().st_size
    assert process.wait(timeout=300) == DONE
    return size


@pytest.fixture(scope="module")
def whole(experiment, tmp_path_factory):
    """Of each command: its words, its whole file, and a size at which its journal holds some runs and not all."""
    folder = tmp_path_factory.mktemp("streams")
    assert ended(*RUN, "-o", folder / "run.h5") == DONE
    found = {"run": (RUN, folder / "run.h5", None)}
    for words in (SWEEP, ("budget", experiment)):
        file = folder / f"{words[0]}.h5"
        found[words[0]] = words, file, size_with_first_runs(folder / f"{file.name}.runs", *words, "-o", file) + 1500
    return found


@pytest.mark.parametrize("command", ["budget"])  # others reserve room before they begin
@pytest.mark.parametrize("closed", CLOSED, ids=NAMES)
def test_a_failure_is_not_told_into_the_journal(whole, tmp_path, closed, command):
    words, expected, room = whole[command]
    file = tmp_path / "out.h5"
    assert ended(*words, "-o", file, closed=closed, largest_file=room) == FAILED
    assert file.with_name("out.h5.runs").read_bytes().startswith(b"coadopt runs 2\n")
    assert ended(*words, "-o", file, "--quiet", "--resume", closed=closed) == DONE
    assert_same(expected, file)


@pytest.mark.parametrize("closed", CLOSED, ids=NAMES)
def test_a_run_gives_the_same_file_and_tells_that_its_table_is_lost(whole, tmp_path, closed):
    words, expected, _ = whole["run"]
    file = tmp_path / "out.h5"
    assert ended(*words, "-o", file, closed=closed) == (FAILED if 1 in closed else DONE)
    assert_same(expected, file)
