"""Does what docs/tutorial.md says, word for word, in the order it says it."""

import os
import re
import shutil
import subprocess
import sys

import pytest
from program import PROGRAM, ROOT

pytestmark = pytest.mark.slow

TEXT = (ROOT / "docs/tutorial.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", TEXT, re.M | re.S)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the scenarios and a `coadopt` in PATH."""
    place = tmp_path_factory.mktemp("tutorial")
    shutil.copytree(ROOT / "scenarios", place / "scenarios")
    return place


@pytest.fixture(scope="module")
def done(folder):
    """What each block printed, all of them run in their order."""
    binary = folder / "bin"
    binary.mkdir()
    (binary / "coadopt").symlink_to(PROGRAM)
    environment = {**os.environ, "PATH": f"{binary}:{os.environ['PATH']}"}
    printed = []
    for language, text in BLOCKS:
        if language == "toml":
            before = TEXT[: TEXT.index(text)]
            name = re.findall(r"this as `(\w+\.toml)`", before)[-1]
            (folder / name).write_text(text, encoding="utf-8")
            continue
        command = ["bash", "-e", "-c", text] if language == "sh" else [sys.executable, "-c", text]
        ended = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=900)
        assert ended.returncode == 0, f"{text}\n{ended.stdout}\n{ended.stderr}"
        printed.append((text, ended.stdout))
    return printed


def what(done, words):
    return next(out for text, out in done if words in text)


def test_has_every_step_from_question_to_chart():
    commands = " ".join(text for language, text in BLOCKS if language == "sh")
    for one in ("compare", "validate", "sweep", "--dry-run", "--extend-replicates", "sensitivity", "--charts", "calibrate", "--targets", "--ensemble"):
        assert one in commands


def test_the_comparison_has_an_order(done):
    assert "Order by practice in use" in what(done, "coadopt compare")


def test_guesses_are_ranked(done):
    ranked = what(done, "coadopt sensitivity")
    question = next(text for language, text in BLOCKS if language == "toml")
    factors = re.findall(r'^parameter = "(.+)"', question, re.M)
    assert sum(factor in ranked for factor in factors) >= 3, ranked


def test_the_chart_and_its_numbers_are_there(done, folder):
    assert list((folder / "charts").glob("*.png")) and list((folder / "charts").glob("*.svg"))
    assert list((folder / "numbers").glob("*.csv"))


def test_the_points_can_be_counted(done):
    assert re.search(r"at \d+ of 42 points", what(done, "import xarray"))


def test_the_place_is_calibrated_to_its_survey(done, folder):
    said = what(done, "coadopt calibrate")
    assert re.search(r"(2[0-4]) of 24 are inside", said), said
    assert re.search(r"cost\.cashed_share .* as before", said) and re.search(r"\bespoused_deliver\.2023 +73\.0% ", said)
    assert re.search(r"start\.staff\.espoused\.deliver .* (settled|narrowed)", said)
    assert (folder / "fit" / "targets.png").exists()
    assert "Order by practice in use" in what(done, "--ensemble posterior.toml")
