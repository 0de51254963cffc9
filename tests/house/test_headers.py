"""Every header of sim/ compiles alone: it includes all that it uses.

Compiling each from nothing takes minutes, most of them to read the same standard headers. So a header is compiled on top
of another one, precompiled, that it includes itself, directly or through others. Includes come first in a header. Its own
text then sees exactly what it sees when it is compiled alone, and the headers it includes are checked in their turn.
"""

import os
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from compiling import ROOT, compiler_call

SIM = ROOT / "sim"
MODEL = SIM / "model"
HEADERS = sorted(SIM.rglob("*.hpp"))


def split(header):
    """The names that a header includes under no condition, and the text that follows its includes."""
    names, depth, end = [], 0, 0
    lines = header.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        directive = re.match(r'\s*#\s*(if|endif|include)\w*\s*(?:[<"]([^>"]+)[>"])?', line)
        if directive is None:
            continue
        depth += {"if": 1, "endif": -1, "include": 0}[directive[1]]
        if directive[1] == "include":
            end = number + 1
            names += [directive[2]] if depth == 0 else []
    return names, lines[:end], lines[end:]


@cache
def all_included(header):
    """The names of all that a header includes, directly or not; a header of ours by its path."""
    found = set()
    for name in split(header)[0]:
        path = next((folder / name for folder in (MODEL, SIM) if (folder / name).is_file()), None)
        found |= {name} if path is None else {path, *all_included(path)}
    return frozenset(found)


@cache
def size(header):
    """About how long a header takes to read with all that it includes; of headers that are not ours, the same for each."""
    return sum(path.stat().st_size if isinstance(path, Path) else 20_000 for path in {header, *all_included(header)})


def bases():
    """The header to compile each on top of; None for those compiled from nothing, the bases among them.

    Bases are chosen one after the other, each as the one that saves most, until none saves more than it takes.
    """
    under = dict.fromkeys(HEADERS)
    saved = lambda header: 0 if under[header] is None else size(under[header])  # noqa: E731
    users = {base: [header for header in HEADERS if base in all_included(header)] for base in HEADERS}
    for _ in HEADERS:
        chosen = set(under.values())
        gain = {base: sum(max(0, size(base) - saved(header)) for header in users[base] if header not in chosen)
                - saved(base) - size(base) for base in HEADERS if base not in chosen}  # to write it takes as long again
        best = max(gain, key=gain.get)
        if gain[best] <= 0:
            break
        under[best] = None
        for header in users[best]:
            if header not in chosen and saved(header) < size(best):
                under[header] = best
    return under


def test_includes_come_before_all_else_in_a_header():
    wrong = []
    for header in HEADERS:
        before = [line for line in split(header)[1] if line.strip() and not re.match(r"\s*(#|//)", line)]
        wrong += [f"{header.relative_to(ROOT)}: an include follows `{line}`" for line in before[:1]]
    assert not wrong, "\n".join(wrong)


def test_every_header_compiles_alone():
    under = bases()
    used = sorted(set(under.values()) - {None})
    cached = [name for name in ["ccache"] if shutil.which(name)]
    call = [*cached, *compiler_call("debug"), "-fpch-instantiate-templates", "-Xclang", "-fno-pch-timestamp"]
    settings = {**os.environ, "CCACHE_SLOPPINESS": "pch_defines,time_macros"}
    folder = ROOT / "build" / "headers"
    folder.mkdir(exist_ok=True)

    def place(header, suffix):
        return folder / header.relative_to(SIM).as_posix().replace("/", "_").replace(".hpp", suffix)

    def complaint(header):
        base = under[header]
        if base is not None and not place(base, ".pch").is_file():
            return ""  # the base fails itself, and what is wrong is said of it
        source, code = place(header, ".cpp"), f'#include "{header.relative_to(SIM)}"\n'
        if not source.is_file() or source.read_text(encoding="utf-8") != code:
            source.write_text(code, encoding="utf-8")
        words = ["-x", "c++-header", "-o", place(header, ".pch")] if header in used else ["-c", "-o", place(header, ".o")]
        words += [] if base is None else ["-include-pch", place(base, ".pch")]
        done = subprocess.run([*call, *words, source], env=settings, capture_output=True, text=True, cwd=ROOT, timeout=600)
        return "" if done.returncode == 0 else f"{header.relative_to(ROOT)}:\n{done.stderr}"

    for base in used:
        place(base, ".pch").unlink(missing_ok=True)
    with ThreadPoolExecutor(int(os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL", 2))) as pool:
        wrong = [*pool.map(complaint, used)]
        wrong += pool.map(complaint, [header for header in HEADERS if header not in used])
    wrong = [text for text in wrong if text]
    assert not wrong, "\n".join(wrong)
