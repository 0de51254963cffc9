"""The libraries of sim/: what they include of each other."""

import re
import subprocess

from compiling import ROOT, compiler_call

SIM = ROOT / "sim"
MODEL = SIM / "model"
LIBRARIES = ["model", "scenario", "experiment/comparison", "results", "experiment", "command"]
MAY_USE = {
    "model": [], "scenario": ["model"], "experiment/comparison": ["model"], "results": ["model", "scenario"],
    "experiment": ["model", "scenario", "experiment/comparison", "results"],
    "command": ["model", "scenario", "experiment/comparison", "results", "experiment"],
}

# Headers of third parties that one folder alone includes, so that they can be replaced there.
FOLDER_OF = {
    r"(oneapi/)?tbb/": "model/parallel",
    r"hdf5": "results",
    r"CLI/": "command",
    r"pagmo/": "experiment/budget",
    r"utf8proc": "scenario/import",
    r"toml\+\+/": "scenario",
}
# Written by the build.
GENERATED = {"provenance.hpp"}


def folders_of_the_model():
    """In the order of its README: each may use those above it."""
    return re.findall(r"^\| `(\w+)` \|", (MODEL / "README.md").read_text(encoding="utf-8"), re.M)


def sources():
    return sorted(path for path in SIM.rglob("*.[ch]pp"))


def headers():
    return [path for path in sources() if path.suffix == ".hpp"]


def library_of(path):
    """The library of a file below sim/; None for main.cpp, which uses them all."""
    name = path.relative_to(SIM).as_posix()
    holding = [library for library in LIBRARIES if name.startswith(library + "/")]
    return max(holding, key=len, default=None)


def included(name):
    """The file that an include of ours names: its path from sim/model/ within the model, from sim/ elsewhere."""
    return MODEL / name if (MODEL / name).is_file() else SIM / name


def includes(path):
    """(line number, included name, whether it is one of ours) of every include of a file."""
    for number, line in enumerate(path.read_text().splitlines(), 1):
        found = re.match(r'\s*#\s*include\s*([<"])([^>"]+)[>"]', line)
        if found:
            yield number, found[2], found[1] == '"'


def test_every_source_but_main_is_in_a_library_with_a_readme():
    assert [path.name for path in sources() if library_of(path) is None] in ([], ["main.cpp"])
    assert [name for name in LIBRARIES if name != "experiment/comparison" and not (SIM / name / "README.md").is_file()] == []


def test_the_readme_of_the_model_lists_its_folders():
    assert sorted(folders_of_the_model()) == sorted(path.name for path in MODEL.iterdir() if path.is_dir())


def test_a_library_includes_only_itself_and_those_it_may_use():
    wrong = []
    for path in sources():
        library = library_of(path)
        seen = LIBRARIES if library is None else [library, *MAY_USE[library]]
        for number, name, own in includes(path):
            if not own or name in GENERATED:
                continue
            if not included(name).is_file():
                wrong.append(f"{path.relative_to(ROOT)}:{number}: there is no {name} below sim/ or sim/model/")
            elif library_of(included(name)) not in seen:
                wrong.append(f"{path.relative_to(ROOT)}:{number}: {library} must not include {name}")
    assert not wrong, "\n".join(wrong)


def test_one_small_source_knows_the_commit():
    """Any other would be compiled again at every commit, and with it its folder."""
    assert [path.relative_to(SIM).as_posix() for path in sources() if any(name in GENERATED for _, name, _ in includes(path))] == [
        "scenario/native/folders.cpp"]


def test_a_folder_of_the_model_includes_only_itself_and_those_above_it():
    order, wrong = folders_of_the_model(), []
    for path in MODEL.rglob("*.[ch]pp"):
        own_folder = path.relative_to(MODEL).parts[0]
        for number, name, own in includes(path):
            folder = name.split("/")[0]
            if own and folder in order and order.index(folder) > order.index(own_folder):
                wrong.append(f"{path.relative_to(ROOT)}:{number}: {own_folder} must not include {name}")
    assert not wrong, "\n".join(wrong)


def test_a_library_of_one_folder_stays_there():
    wrong = []
    for path in sources():
        for number, name, _ in includes(path):
            for library, folder in FOLDER_OF.items():
                at_home = path.relative_to(SIM).as_posix().startswith(folder + "/") or library_of(path) is None
                if re.match(library, name) and not at_home:
                    wrong.append(f"{path.relative_to(ROOT)}:{number}: {name} belongs to {folder}")
    assert not wrong, "\n".join(wrong)


def reached(name, seen):
    """Everything that a header of ours includes, and what those include in turn."""
    for _, inner, own in includes(included(name)):
        if inner not in seen:
            seen.add(inner)
            if own and included(inner).is_file():
                reached(inner, seen)
    return seen


def test_only_results_sees_hdf5_even_through_headers():
    wrong = [str(path.relative_to(ROOT)) for path in sources()
             if library_of(path) != "results" and any(name.startswith("hdf5") for name in reached(path.relative_to(SIM), set()))]
    assert wrong == []


def test_a_name_means_one_thing_in_all_headers():
    code = "".join(f'#include "{header.relative_to(SIM)}"\n' for header in headers())
    call = compiler_call("release") + ["-x", "c++", "-fsyntax-only", "-"]
    done = subprocess.run(call, input=code, capture_output=True, text=True, cwd=ROOT, timeout=600)
    assert done.returncode == 0, done.stderr
