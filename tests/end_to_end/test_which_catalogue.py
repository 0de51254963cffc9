"""Which catalogue `use` takes entries from: the one named, else the one beside the file, else the installed one; never one in
a folder further up. It is told, and recorded in the results."""

import json
import shutil

import h5py
import pytest
from program import ROOT, SCENARIOS, WRONG_INPUT, attribute, coadopt

OWN = SCENARIOS / "catalogue"
USES = '[scenario]\nname = "Uses"\n[[intervention]]\nuse = "coaches"\n'


def catalogue(folder, coverage):
    """A catalogue with an entry `coaches` that differs from the installed one."""
    folder.mkdir(parents=True)
    text = (OWN / "coaches.toml").read_text(encoding="utf-8")
    assert "coverage = " not in text
    text = text.replace("[intervention]\n", f"[intervention]\ncoverage = {coverage}\n")
    (folder / "coaches.toml").write_text(text, encoding="utf-8")
    return folder


def scenario(folder, text=USES):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "uses.toml"
    path.write_text(text, encoding="utf-8")
    return path


def validated(*words, **how):
    (told,) = json.loads(coadopt("validate", "--json", *words, **how).out)
    return told["catalogues"]


def resolved(folder, *words):
    file = folder / "kept.h5"
    coadopt("run", *words, "-o", file, "--quiet", "--force", "--months", "1", "--replicates", "1")
    with h5py.File(file) as results:
        return attribute(results, "scenario_1")


def test_a_catalogue_in_a_parent_folder_changes_nothing(tmp_path):
    alone = scenario(tmp_path / "alone")
    below = scenario(tmp_path / "below" / "project" / "mine")
    catalogue(tmp_path / "below" / "catalogue", 0.01)
    catalogue(tmp_path / "below" / "project" / "catalogue", 0.02)
    assert validated(below) == [{"origin": "installed", "folder": str(OWN)}]
    assert validated(below, folder=tmp_path / "below" / "project") == validated(alone)
    assert resolved(tmp_path, below) == resolved(tmp_path, alone)


def test_the_one_beside_the_file_is_used_and_the_one_that_is_named_before_it(tmp_path):
    file = scenario(tmp_path / "mine")
    beside = catalogue(tmp_path / "mine" / "catalogue", 0.01)
    given = catalogue(tmp_path / "other", 0.02)
    assert validated(file) == [{"origin": "beside the file", "folder": str(beside)}]
    assert validated(file, "--catalogue", given) == [{"origin": "given by --catalogue", "folder": str(given)}]
    own, named = resolved(tmp_path, file), resolved(tmp_path, file, "--catalogue", given)
    assert "coverage = 0.01" in own and 'catalogue = "beside the file, checksum ' in own
    assert "coverage = 0.02" in named and 'catalogue = "given by --catalogue, checksum ' in named
    assert str(tmp_path) not in own + named
    told = coadopt("validate", file, "--catalogue", given).out
    assert told == f"{file}: valid scenario; catalogue: given by --catalogue ({given})\n"


def test_an_entry_is_found_from_any_folder(tmp_path):
    file = scenario(tmp_path)
    text = resolved(tmp_path, file)
    assert 'entry = "coaches"' in text and 'catalogue = "installed, checksum ' in text
    assert coadopt("validate", file, folder=tmp_path).out == f"{file}: valid scenario; catalogue: installed\n"


def test_the_record_is_read_back_as_it_was(tmp_path):
    first = resolved(tmp_path, scenario(tmp_path))
    again = tmp_path / "again.toml"
    again.write_text(first, encoding="utf-8")
    assert resolved(tmp_path, again) == first


def test_the_record_is_not_for_scenarios_to_write(tmp_path):
    file = scenario(tmp_path, USES + 'catalogue = "mine"\n')
    assert "--catalogue" in coadopt("validate", file, code=WRONG_INPUT).err


def test_the_whole_library_uses_the_installed_catalogue():
    files = sorted(path for path in SCENARIOS.rglob("*.toml") if path.parent.name not in ("catalogue", "observations"))
    told = json.loads(coadopt("validate", "--json", *files).out)
    used = {str(path.relative_to(ROOT)): one["catalogues"] for path, one in zip(files, told, strict=True)}
    assert {one["origin"] for some in used.values() for one in some} == {"installed"}
    assert used["scenarios/cases/esther.toml"] and used["scenarios/coaches.toml"] and used["scenarios/sweeps/small.toml"]


@pytest.mark.parametrize("command", ["run", "compare", "sweep", "budget", "calibrate", "validate", "patterns", "verify", "describe"])
def test_every_command_that_reads_entries_can_be_told_which(command):
    assert "--catalogue" in coadopt(command, "--help").out


def test_a_folder_that_is_no_catalogue_is_refused(tmp_path):
    for folder, word in ((tmp_path / "nowhere", "is not a folder"), (tmp_path, "holds no entries"), (SCENARIOS, "Did you mean")):
        assert word in coadopt("validate", SCENARIOS / "coaches.toml", "--catalogue", folder, code=WRONG_INPUT).err


def test_other_catalogues_are_described(tmp_path):
    given = catalogue(tmp_path / "other", 0.02)
    (row,) = json.loads(coadopt("describe", "interventions", "--json", "--catalogue", given).out)
    assert row["name"] == "coaches"
    shutil.copytree(given, tmp_path / "scenarios" / "catalogue")
    own = json.loads(coadopt("describe", "interventions", "--json", folder=tmp_path / "scenarios").out)
    assert len(own) == len(list(OWN.glob("*.toml")))


def test_an_entry_cannot_use_another(tmp_path):
    folder = catalogue(tmp_path / "catalogue", 0.5)
    entry = folder / "coaches.toml"
    entry.write_text(entry.read_text(encoding="utf-8").replace("[intervention]\n", '[intervention]\nuse = "coaches"\n'), encoding="utf-8")
    assert "cannot be used in an entry" in coadopt("validate", entry, code=WRONG_INPUT).err
    assert "cannot be used in an entry" in coadopt("validate", scenario(tmp_path), code=WRONG_INPUT).err


def test_patterns_of_a_folder_without_scenarios_are_refused(tmp_path):
    assert "is not a folder" in coadopt("patterns", "--scenarios", tmp_path / "nosuch", code=WRONG_INPUT).err
    assert "baseline.toml" in coadopt("patterns", "--scenarios", tmp_path, code=WRONG_INPUT).err
    (tmp_path / "baseline.toml").write_text('[scenario]\nname = "b"\n')
    told = coadopt("patterns", "--scenarios", tmp_path, "--cases", "--only", "3", code=WRONG_INPUT).err
    assert 'no folder "cases"' in told


def test_every_kind_of_file_is_named(tmp_path):
    place = SCENARIOS / "invented_council"
    files = {
        SCENARIOS / "small.toml": "scenario",
        place / "population.toml": "population",
        SCENARIOS / "sweeps" / "small.toml": "experiment",
        SCENARIOS / "sweeps" / "budget.toml": "budget experiment",
        OWN / "coaches.toml": "entry of the catalogue",
        tmp_path / "sets.toml": "ensemble",
    }
    (tmp_path / "sets.toml").write_text('[ensemble]\nsource = "a test"\nparameters = ["adoption.talk"]\nsets = [[0.1], [0.2]]\n')
    for file, kind in files.items():
        assert coadopt("validate", file).out.startswith(f"{file}: valid {kind}")
    told = json.loads(coadopt("validate", "--json", *files).out)
    assert [one["kind"] for one in told] == list(files.values())


def test_a_part_of_a_scenario_is_not_compared_as_one(tmp_path):
    place = SCENARIOS / "invented_council"
    told = coadopt("compare", *sorted(place.glob("*.toml")), "-o", tmp_path / "x.h5", code=WRONG_INPUT).err
    assert told.startswith(f"{place / 'population.toml'}: this is a population, not a scenario") and '[population] from = "population.toml"' in told
    sets = tmp_path / "sets.toml"
    sets.write_text('[ensemble]\nsource = "a test"\nparameters = ["adoption.talk"]\nsets = [[0.1], [0.2]]\n')
    assert "--ensemble" in coadopt("run", sets, "-o", tmp_path / "x.h5", code=WRONG_INPUT).err


def test_an_ensemble_named_on_the_command_line_is_looked_for_from_the_current_folder(tmp_path):
    (tmp_path / "sets").mkdir()
    (tmp_path / "sets" / "a.toml").write_text('[ensemble]\nsource = "a test"\nparameters = ["adoption.talk"]\nsets = [[0.1], [0.2]]\n')
    words = ["run", SCENARIOS / "small.toml", "--quiet", "--months", "1", "--replicates", "2"]
    coadopt(*words, "-o", "a.h5", "--ensemble", "sets/a.toml", folder=tmp_path)
    coadopt(*words, "-o", "b.h5", "--set", "ensemble.from=sets/a.toml", folder=tmp_path)
    coadopt(*words, "-o", "c.h5", "--ensemble", tmp_path / "sets" / "a.toml", folder=tmp_path)
    for name in ("a.h5", "b.h5", "c.h5"):
        with h5py.File(tmp_path / name) as results:
            assert "[ensemble]" in attribute(results, "scenario_1")
