"""Whatever ends a command early, it says so, and its exit code is 128 and the signal's number."""

import re
import signal
import time
from pathlib import Path

import pytest
from program import SCENARIOS, SMALL, started

WORDS = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated", signal.SIGHUP: "the terminal was closed"}
SWEEPS = SCENARIOS / "sweeps"
LARGE = ["--set", "population.staff=24000"]
LONG = {
    "run": ["run", SMALL, "-o", "x.h5", "--replicates", "1", "--months", "1200", *LARGE],
    "run --json": ["run", SMALL, "--json", "--replicates", "1", "--months", "1200", *LARGE],
    "compare": ["compare", SMALL, SCENARIOS / "baseline.toml", "-o", "x.h5", "--replicates", "1", "--months", "1200", *LARGE],
    "sweep": ["sweep", SWEEPS / "small.toml", "-o", "x.h5", "--months", "1200", *LARGE],
    "sweep --dry-run": ["sweep", SWEEPS / "small.toml", "--dry-run", "--months", "1200", *LARGE],
    "budget": ["budget", SWEEPS / "budget.toml", "-o", "x.h5", "--months", "1200", *LARGE],
    "budget --dry-run": ["budget", SWEEPS / "budget.toml", "--dry-run", "--months", "1200", *LARGE],
    "diagnose --dry-run": ["diagnose", SMALL, "--dry-run", "--months", "1200", *LARGE],
    "calibrate": ["calibrate", SWEEPS / "calibration.toml", "-o", "x.toml"],
    "diagnose": ["diagnose", SMALL, "--months", "1200", *LARGE],
    "patterns": ["patterns", "--replicates", "100"],
    "verify": ["verify", SMALL, "--months", "1200", *LARGE],
}


def heeds(process, number):
    """Whether a process has set what it does on a signal."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text()
    except OSError:
        return False
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt:"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


def ended_by(number, words, folder):
    process = started(*words, folder=folder)
    latest = time.monotonic() + 120
    while not heeds(process, number) and process.poll() is None and time.monotonic() < latest:
        time.sleep(0.01)
    assert process.poll() is None, f"it ended before the signal: {process.communicate(timeout=60)}"
    time.sleep(0.2)
    process.send_signal(number)
    _, err = process.communicate(timeout=300)
    return process.returncode, err.decode()


@pytest.mark.parametrize("command", LONG)
def test_terminated_a_command_ends_with_143_and_says_so(command, tmp_path):
    code, told = ended_by(signal.SIGTERM, LONG[command], tmp_path)
    assert code == 143, told
    assert re.search(r"coadopt: terminated[:;] \w", told) and "interrupted" not in told


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGHUP])
@pytest.mark.parametrize("command", ["run", "run --json", "patterns"])
def test_other_signals_are_told_by_their_names_and_numbers(command, number, tmp_path):
    code, told = ended_by(number, LONG[command], tmp_path)
    assert code == 128 + number, told
    assert f"coadopt: {WORDS[number]}" in told
