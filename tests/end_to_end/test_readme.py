"""README shows what its commands print."""

import re
import subprocess
import sys

import pytest
from program import PROGRAM, ROOT, coadopt

BLOCKS = re.findall(r"^```\w*\n(.*?)^```", (ROOT / "README.md").read_text(encoding="utf-8"), re.M | re.S)


def block(words):
    """The first block that begins with the words."""
    return next(one for one in BLOCKS if one.startswith(words))


def lines(text):
    return [line.rstrip() for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """What the first comparison prints, and the folder it leaves first.h5 in."""
    command = next(one for one in BLOCKS if "-o first.h5" in one).replace("\\\n", " ").split()
    assert command[0] == "build/release/coadopt" and PROGRAM
    folder = tmp_path_factory.mktemp("readme")
    (folder / "scenarios").symlink_to(ROOT / "scenarios")
    return coadopt(*command[1:], folder=folder).out, folder


def test_the_comparison_prints_what_is_shown_of_it(compared):
    printed = lines(compared[0])
    assert [line for line in lines(block("Reference: Baseline.")) if line not in printed] == []


def test_the_python_lines_print_what_is_shown(compared):
    ended = subprocess.run(
        [sys.executable, "-c", block("import xarray")], cwd=compared[1], capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr
    assert lines(ended.stdout) == lines(block("co   "))
