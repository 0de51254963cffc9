"""What every scenario comes to, to eight digits, so that no change of results goes unnoticed.

After a deliberate change, accept the new numbers, read the difference, and say in the commit why they are better:

    /usr/bin/python3 -m pytest tests/end_to_end/test_regression.py --accept && git diff tests/regression
"""

import json

import pytest
from program import ROOT, SCENARIOS, coadopt

REGRESSION = ROOT / "tests" / "regression"
ACCEPT = "/usr/bin/python3 -m pytest tests/end_to_end/test_regression.py --accept"
TOO_LARGE = "united_kingdom"  # takes 6 GB, which not every machine that runs the tests has
NAMES = sorted(path.stem for path in SCENARIOS.glob("*.toml") if path.stem != TOO_LARGE)
USUAL = (2, 24)  # replicates, months
SIZES = {"window_of_opportunity": (2, 60), "scotland": (1, 2)}  # the first one's merger comes in month 49
GIB = 1 << 30


def size_of(name):
    replicates, months = SIZES.get(name, USUAL)
    return f"{replicates} replicate{'s' if replicates > 1 else ''} of {months} months"


def outcomes_of(name, file):
    replicates, months = SIZES.get(name, USUAL)
    sizes = ["--replicates", replicates, "--months", months]
    summary = json.loads(coadopt("run", SCENARIOS / f"{name}.toml", "-o", file, "--json", "--quiet", *sizes).out)
    return {outcome: f"{value['mean']:.8g}" for outcome, value in summary["outcomes"].items()}


def read(path):
    lines = [line.split() for line in path.read_text().splitlines() if not line.startswith("#")]
    return dict(lines)


@pytest.mark.parametrize("name", NAMES)
def test_the_scenario_comes_to_what_it_did(name, file, accept):
    path = REGRESSION / f"{name}.txt"
    now = outcomes_of(name, file)
    if accept:
        heading = f"# scenarios/{name}.toml, {size_of(name)}: means over replicates\n"
        path.write_text(heading + "".join(f"{outcome} {value}\n" for outcome, value in now.items()))
        return
    assert path.is_file(), f"{path.relative_to(ROOT)} is missing. To write it: {ACCEPT}"
    before = read(path)
    moved = [
        f"  {outcome}: was {before.get(outcome, 'not there')}, is {now.get(outcome, 'gone')}"
        for outcome in sorted(before.keys() | now.keys())
        if before.get(outcome) != now.get(outcome)
    ]
    told = "\n".join([f"scenarios/{name}.toml no longer comes to the same:", *moved, f"If that is meant: {ACCEPT}"])
    assert not moved, told


def test_every_regression_is_of_a_scenario_that_exists():
    assert {path.stem for path in REGRESSION.glob("*.txt")} <= set(NAMES)


def test_the_largest_scenario_is_valid():
    coadopt("validate", SCENARIOS / f"{TOO_LARGE}.toml")


@pytest.mark.slow
def test_a_month_of_a_whole_country_needs_less_than_a_gibibyte(file):
    ended = coadopt("run", SCENARIOS / "scotland.toml", "-o", file, "--quiet", "--months", "1", "--replicates", "1")
    assert 100e6 < ended.peak_bytes < GIB, f"{ended.peak_bytes / GIB:.2f} GiB at most"
