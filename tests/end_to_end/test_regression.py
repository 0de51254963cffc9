"""What every scenario comes to, to eight digits, so that no change of results goes unnoticed.

After a deliberate change, accept the new numbers, read the difference, and say in the commit why they are better:

    /usr/bin/python3 -m pytest tests/end_to_end/test_regression.py --accept && git diff tests/regression
"""

import json

import pytest
from program import ROOT, SCENARIOS, coadopt

REGRESSION = ROOT / "tests" / "regression"
ACCEPT = "/usr/bin/python3 -m pytest tests/end_to_end/test_regression.py --accept"
NATIONAL = {"scotland", "united_kingdom"}  # too large to run twice for two years
NAMES = sorted(path.stem for path in SCENARIOS.glob("*.toml") if path.stem not in NATIONAL)
MONTHS = {"window_of_opportunity": 60}  # 24 where nothing is said; its merger comes in month 49
GIB = 1 << 30


def outcomes_of(name, file):
    sizes = ["--replicates", "2", "--months", str(MONTHS.get(name, 24))]
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
        months = MONTHS.get(name, 24)
        heading = f"# scenarios/{name}.toml, 2 replicates of {months} months: means over replicates\n"
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


@pytest.mark.parametrize("name", sorted(NATIONAL))
def test_a_national_scenario_is_valid(name):
    coadopt("validate", SCENARIOS / f"{name}.toml")


@pytest.mark.slow
def test_a_month_of_a_whole_country_needs_less_than_a_gibibyte(file):
    ended = coadopt("run", SCENARIOS / "scotland.toml", "-o", file, "--quiet", "--months", "1", "--replicates", "1")
    assert 100e6 < ended.peak_bytes < GIB, f"{ended.peak_bytes / GIB:.2f} GiB at most"
