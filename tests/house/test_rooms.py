"""The rooms of sim/: what stands in them, what they see of each other, and that every header stands alone."""

import json
import os
import re
import shlex
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SIM = ROOT / "sim"
ROOMS = [line.split()[0] for line in (SIM / "ROOMS").read_text().splitlines() if line.strip()]

# Libraries that one room alone knows, so that they can be replaced there.
LIBRARY_OF = {
    r"(oneapi/)?tbb/": "parallel",
    r"Random123/": "chance",
    r"hdf5": "results",
    r"CLI/": "command",
    r"pagmo/": "experiment",
    r"utf8proc": "import",
}
# Written by the build, not by a room.
GENERATED = {"provenance.hpp"}


def sources():
    return sorted(path for path in SIM.rglob("*.[ch]pp"))


def headers():
    return [path for path in sources() if path.suffix == ".hpp"]


def room_of(path):
    """The room of a source file; None for main.cpp, which stands above them all."""
    parts = path.relative_to(SIM).parts
    return parts[0] if len(parts) > 1 else None


def includes(path):
    """(line number, included name, whether it is one of ours) of every include of a file."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found[2], found[1] == '"'


def test_every_folder_of_sim_is_a_listed_room():
    folders = {path.parent.relative_to(SIM).parts[0] for path in sources() if path.parent != SIM}
    assert len(set(ROOMS)) == len(ROOMS)
    assert folders - set(ROOMS) == set(), "folders that sim/ROOMS does not list"


def test_only_main_stands_outside_the_rooms():
    assert [path.name for path in sources() if room_of(path) is None] in ([], ["main.cpp"])


def test_a_room_includes_only_itself_and_rooms_above_it():
    wrong = []
    for path in sources():
        room = room_of(path)
        if room is not None and room not in ROOMS:
            continue  # told by the test of the list
        seen = ROOMS if room is None else ROOMS[: ROOMS.index(room) + 1]
        for number, name, own in includes(path):
            if own and name not in GENERATED and name.split("/")[0] not in seen:
                wrong.append(f"{path.relative_to(ROOT)}:{number}: {room or 'main'} must not include {name}")
            if own and name not in GENERATED and not (SIM / name).is_file():
                wrong.append(f"{path.relative_to(ROOT)}:{number}: includes are written from sim/, not {name}")
    assert not wrong, "\n".join(wrong)


def test_a_library_of_one_room_stays_there():
    wrong = []
    for path in sources():
        for number, name, _ in includes(path):
            for library, room in LIBRARY_OF.items():
                if re.match(library, name) and room_of(path) not in (room, None):
                    wrong.append(f"{path.relative_to(ROOT)}:{number}: {name} belongs to {room}")
    assert not wrong, "\n".join(wrong)


def reached(name, seen):
    """Everything that a header of ours includes, and what those include in turn."""
    for _, inner, own in includes(SIM / name):
        if inner not in seen:
            seen.add(inner)
            if own and (SIM / inner).is_file():
                reached(inner, seen)
    return seen


def test_only_results_sees_hdf5_even_through_headers():
    wrong = [str(path.relative_to(ROOT)) for path in sources()
             if room_of(path) != "results" and any(name.startswith("hdf5") for name in reached(path.relative_to(SIM), set()))]
    assert wrong == []


def compiler_call():
    """The compiler and options that the build uses for sim/, without input and output."""
    commands = ROOT / "build" / "release" / "compile_commands.json"
    if not commands.is_file():
        pytest.fail("build/release is not configured: cmake --preset release")
    entries = [one for one in json.loads(commands.read_text()) if "sim.dir" in one["command"]]
    # Sources that alone see a library are built apart, with fewer options.
    words = max((shlex.split(one["command"]) for one in entries), key=len)
    words = words[next(i for i, word in enumerate(words) if re.search(r"(g|clang)\+\+[-\d]*$", word)) :]
    kept = [words[0]]
    for word, following in zip(words[1:], words[2:] + [""]):
        if word.startswith(("-I", "-D", "-std", "-W", "-f", "-m", "-O")):
            kept.append(word)
        elif word == "-isystem":
            kept += [word, following]
    return kept


def test_a_name_means_one_thing_in_all_headers():
    code = "".join(f'#include "{header.relative_to(SIM)}"\n' for header in headers())
    call = compiler_call() + ["-x", "c++", "-fsyntax-only", "-"]
    done = subprocess.run(call, input=code, capture_output=True, text=True, cwd=ROOT, timeout=600)
    assert done.returncode == 0, done.stderr


def test_every_header_compiles_alone():
    folder = ROOT / "build" / "headers"
    folder.mkdir(exist_ok=True)
    cached = [name for name in ["ccache"] if shutil.which(name)]  # which does not take -fsyntax-only
    call = [*cached, *(word for word in compiler_call() if not word.startswith(("-O", "-fpch"))), "-O0", "-c"]

    def complaint(header):
        name = str(header.relative_to(SIM))
        source = folder / name.replace("/", "_").replace(".hpp", ".cpp")
        code = f'#include "{name}"\n'
        if not source.is_file() or source.read_text() != code:
            source.write_text(code)
        done = subprocess.run([*call, source, "-o", source.with_suffix(".o")], capture_output=True, text=True, cwd=ROOT, timeout=600)
        return "" if done.returncode == 0 else f"{header.relative_to(ROOT)}:\n{done.stderr}"

    with ThreadPoolExecutor(int(os.environ.get("CMAKE_BUILD_PARALLEL_LEVEL", 2))) as pool:
        wrong = [text for text in pool.map(complaint, headers()) if text]
    assert not wrong, "\n".join(wrong)
