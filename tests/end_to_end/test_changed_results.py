"""Results files that were changed after coadopt wrote them: nothing goes on from them, and the message leads out."""

import h5py
import pytest
from program import SMALL, WRONG_INPUT, coadopt, names_in
from results_files import assert_same, changed, seal
from test_sweep import SWEEP

SHORT = ("--months", "7", "--quiet")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A finished run, a finished comparison and the two shards of a sweep, by name."""
    folder = tmp_path_factory.mktemp("made")
    coadopt("run", SMALL, *SHORT, "--replicates", "2", "-o", folder / "run.h5")
    for shard in ("1", "2"):
        coadopt("sweep", SWEEP, *SHORT, "--replicates", "1", "--shard", f"{shard}/2", "-o", folder / f"{shard}.h5")
    return folder


def copy(made, name, folder, where=None):
    file = folder / name
    file.write_bytes((made / name).read_bytes())
    if where:
        with h5py.File(file, "r+") as opened:
            changed(opened, where)
    return file


@pytest.mark.parametrize("where", ["in_use", "outcomes/practice_in_use", "parameters/adoption.try_rate", "@scenario_1", "in_use@units"])
def test_a_run_is_neither_complete_nor_extended(made, tmp_path, where):
    file = copy(made, "run.h5", tmp_path, where)
    before = file.read_bytes()
    for words in (["--replicates", "2", "--resume"], ["--extend-replicates", "3"]):
        told = coadopt("run", SMALL, *SHORT, *words, "-o", file, code=WRONG_INPUT).err
        assert f"{file} is not as coadopt wrote it: " in told and "make it again" in told
    assert file.read_bytes() == before and names_in(tmp_path) == ["run.h5"]
    file.unlink()  # the way out
    coadopt("run", SMALL, *SHORT, "--replicates", "2", "-o", file)
    assert_same(file, made / "run.h5")


def test_a_byte_changed_without_hdf5_is_found(made, tmp_path):
    file = copy(made, "run.h5", tmp_path)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    told = coadopt("run", SMALL, *SHORT, "--extend-replicates", "3", "-o", file, code=WRONG_INPUT).err
    assert str(file) in told


def test_a_briefing_of_a_file_changed_without_hdf5_is_refused(made, tmp_path):
    file = copy(made, "run.h5", tmp_path)
    coadopt("brief", file, "-o", tmp_path / "before.html")
    content = bytearray(file.read_bytes())
    place = content.index(b"practice in use")  # a label, which any reader takes for right
    content[place : place + 8] = b"PRACTICE"
    file.write_bytes(content)
    told = coadopt("brief", file, "-o", tmp_path / "after.html", code=WRONG_INPUT).err
    assert f"{file}" in told and "does not match the checksum" in told and names_in(tmp_path) == ["before.html", "run.h5"]


@pytest.mark.parametrize("where", ["outcomes/practice_in_use", "points/adoption.try_rate", "parameters/adoption.try_rate"])
def test_a_shard_is_not_merged(made, tmp_path, where):
    with h5py.File(made / "1.h5") as file:
        where = where if where in file else "points/" + next(name for name in file["points"] if name != "point")
    one, two = copy(made, "1.h5", tmp_path, where), copy(made, "2.h5", tmp_path)
    told = coadopt("merge", one, two, "-o", tmp_path / "all.h5", code=WRONG_INPUT).err
    assert f"{one} is not as coadopt wrote it: " in told
    assert names_in(tmp_path) == ["1.h5", "2.h5"]


def test_what_is_sealed_again_is_taken_as_it_is(made, tmp_path):
    """A checksum finds damage and changes by mistake; it is no signature."""
    file = copy(made, "run.h5", tmp_path, "in_use")
    seal(file)
    assert "complete already" in coadopt("run", SMALL, "--months", "7", "--replicates", "2", "--resume", "-o", file).err


def test_other_programs_read_a_sealed_file(made):
    xarray = pytest.importorskip("xarray")
    for engine in ("h5netcdf", "netcdf4"):
        with xarray.open_dataset(made / "run.h5", engine=engine) as opened:
            assert opened["in_use"].sizes["replicate"] == 2


def test_a_file_without_a_checksum_is_read_with_a_note(made, tmp_path):
    file, points = copy(made, "run.h5", tmp_path), copy(made, "1.h5", tmp_path)
    page, alt = tmp_path / "page.html", tmp_path / "charts" / "alt.txt"
    words = (["brief", file, "-o", page, "--force"], ["sensitivity", points, "--charts", alt.parent, "--force"])
    for command in words:
        assert "no checksum" not in coadopt(*command, code=None).out
    assert "no checksum" not in page.read_text() + alt.read_text()
    for cut in (file, points):
        cut.write_bytes(cut.read_bytes()[:-25])
    for command in words:
        told = coadopt(*command, code=None)
        assert f"Note: {command[1].name} has no checksum at its end, so that changes to it cannot be noticed" in told.out, told.said
    assert "run.h5 has no checksum at its end" in page.read_text().split("How it was made")[-1]
    assert alt.read_text().startswith("Note: 1.h5 has no checksum at its end")
