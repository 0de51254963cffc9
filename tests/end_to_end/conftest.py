"""Options and marks of the tests that use the program from outside; what was skipped is told by name at the end."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write the regressions anew after a deliberate change")


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: takes more than a few seconds; leave out with -m 'not slow'")


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
