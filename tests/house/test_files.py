"""How files are named, how long they are, and what no text of the project may hold."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300
CODE = {".hpp", ".cpp", ".py", ".js", ".css", ".html", ".jinja", ".j2", ".sh"}
NAMES_THAT_SAY_NOTHING = {"core", "util", "utils", "common", "manager", "base", "helper", "helpers", "misc"}

# Folders of one machine, written so that this file does not hold them itself.
PLACES_OF_ONE_MACHINE = ["/" + "work/", "/" + "root/", "/tmp/" + "bash_jobs"]


def tracked():
    """The files of the project: what git tracks, or everything in a tree without git."""
    git = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, timeout=60)
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if path.relative_to(ROOT).parts[0] not in ("build", "out")]
    return [path for path in paths if path.is_file() and "__pycache__" not in path.parts]


FILES = tracked()


def shown(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("folder", ["sim", "tests", "analysis"])
def test_no_file_is_too_long_to_read_at_once(folder):
    wrong = []
    for path in FILES:
        if path.is_relative_to(ROOT / folder) and path.suffix in CODE and ".min." not in path.name:
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > LONGEST:
                wrong.append(f"{shown(path)}: {lines} lines, at most {LONGEST}")
    assert not wrong, "\n".join(wrong)


def test_names_say_what_is_inside():
    wrong = set()
    for path in FILES:
        parts = path.relative_to(ROOT).parts
        for part in (*parts[:-1], path.stem):
            if part.lower() in NAMES_THAT_SAY_NOTHING:
                wrong.add(f"{shown(path)}: `{part}` says nothing of what it holds")
    assert not wrong, "\n".join(sorted(wrong))


def test_sources_are_named_in_snake_case():
    names = [path for path in FILES if path.suffix in (".hpp", ".cpp", ".py")]
    wrong = [shown(path) for path in names if not re.fullmatch(r"[a-z0-9_]+(\.min)?", path.stem)]
    assert not wrong, "\n".join(wrong)


def test_no_text_names_a_folder_of_one_machine():
    wrong = []
    for path in FILES:
        data = path.read_bytes()
        if b"\0" in data:
            continue
        for number, line in enumerate(data.decode("utf-8", errors="replace").splitlines(), 1):
            for place in PLACES_OF_ONE_MACHINE:
                if re.search(rf"(?<![\w.]){re.escape(place)}", line):
                    wrong.append(f"{shown(path)}:{number}: names {place}")
    assert not wrong, "\n".join(wrong)
