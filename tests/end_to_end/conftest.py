"""Options and marks of the tests that use the program from outside; what was skipped is told by name at the end."""

import json

import pytest
from comparing import SIZES, SYSTEMS, TRAINING
from program import SMALL, coadopt, small_variant

# Files whose tests take longest, in tests/end_to_end/. They begin first, so that none of them is left for one processor
# at the end. Those that wait rather than compute come first of all.
LONGEST = ["test_slurm", "test_proof", "test_survey_page", "test_python", "test_sensitivity", "test_tutorial", "test_commands"]


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write the regressions anew after a deliberate change")


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes more than a few seconds; leave out with -m 'not slow'")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))


@pytest.fixture
def accept(request):
    return request.config.getoption("--accept")


@pytest.fixture
def file(tmp_path):
    """A name for a results file in an empty folder."""
    return tmp_path / "file.h5"


def pytest_terminal_summary(terminalreporter):
    for report in terminalreporter.stats.get("skipped", []):
        if isinstance(report.longrepr, tuple):
            terminalreporter.write_line(f"NOT TESTED: {report.nodeid}: {report.longrepr[2]}", yellow=True, bold=True)


@pytest.fixture(scope="module")
def scenarios(tmp_path_factory):
    """The small partnership as it is, with training, with systems that fit, and with both."""
    folder = tmp_path_factory.mktemp("scenarios")
    texts = {"training": TRAINING, "systems": SYSTEMS, "both": TRAINING + SYSTEMS}
    return [SMALL, *(small_variant(folder, name, text) for name, text in texts.items())]


@pytest.fixture(scope="module")
def told(scenarios, tmp_path_factory):
    """The results file of a comparison and what it told as JSON."""
    file = tmp_path_factory.mktemp("told") / "four.h5"
    return file, json.loads(coadopt("compare", *scenarios, "-o", file, "--json", *SIZES).out)


@pytest.fixture(scope="module")
def robust(scenarios, tmp_path_factory):
    """A comparison checked for robustness: as JSON."""
    file = tmp_path_factory.mktemp("robust") / "four.h5"
    ended = coadopt("compare", *scenarios, "-o", file, "--json", "--robust", "--draws", "3", *SIZES)
    return json.loads(ended.out)
