"""README shows what its commands print."""

import re
import shutil
import subprocess
import sys

import pytest
from program import ROOT, coadopt

BLOCKS = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)


def block(words):
    """The first block that begins with the words."""
    return next(one for one in BLOCKS if one.startswith(words))


def lines(text):
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def comparisons():
    """(command, what is shown of what it prints) of every comparison that README makes."""
    for commands, shown in zip(BLOCKS, BLOCKS[1:]):
        if shown.startswith("Reference:"):
            yield next(line for line in commands.replace("\\\n", " ").splitlines() if " compare " in line), shown


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the scenarios, and the reader's own among them."""
    place = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "scenarios", place / "scenarios")
    (place / "scenarios" / "local.toml").write_text(block("[scenario]\n"), encoding="utf-8")
    return place


def test_shows_three_comparisons():
    assert len(list(comparisons())) == 3


@pytest.mark.parametrize("command, shown", comparisons())
def test_a_comparison_prints_what_is_shown_of_it(command, shown, folder):
    words = command.split()
    assert words[0] == "coadopt"
    printed = lines(coadopt(*words[1:], "--force", folder=folder).out)
    assert [line for line in lines(shown) if line not in printed] == []


def test_the_python_lines_print_what_is_shown(folder):
    made = next(command for command, _ in comparisons() if "first.h5" in command)
    coadopt(*made.split()[1:], "--force", folder=folder)
    code = block("import xarray")
    ended = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert lines(ended.stdout) == lines(block("co   "))
