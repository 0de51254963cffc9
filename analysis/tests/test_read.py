"""Reading results files: what is refused and why, and what an unfinished or oddly named file gives."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
import xarray as xr
from synthetic import make

from coadopt_analysis.read import ResultsError, finished, notes, open_results, plain


def refusal(path: Path) -> str:
    with pytest.raises(ResultsError) as refused:
        open_results(path)
    assert str(path) in str(refused.value), "an error names the file"
    return str(refused.value)


def test_a_whole_file_is_labelled_and_has_no_notes(tmp_path: Path) -> None:
    with open_results(make(tmp_path / "r.h5", ("Baseline", "Coaches"))) as results:
        assert list(results["scenario"].values) == ["Baseline", "Coaches"]
        assert list(results["co"].values) == ["commission", "design", "deliver", "assess"]
        assert results["month"].attrs["first_month"] == "2026-01"
        assert bool(finished(results).all())
        assert notes(results) == []


def test_hours_stay_numbers_even_where_a_unit_reads_as_a_duration(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "a") as file:
        file["slack"].attrs["units"] = "hours"
    with open_results(path) as results:
        assert results["slack"].dtype.kind == "f"
        assert float(results["slack"].max()) == 9.0


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "none.h5")


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


@pytest.mark.parametrize("content", [b"", b"scenario,month\n1,2\n", bytes(4096)])
def test_a_file_that_is_not_hdf5(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "r.h5"
    path.write_bytes(content)
    assert "not an HDF5 file" in refusal(path)


def test_a_file_cut_short(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    path.write_bytes(path.read_bytes()[:6000])
    assert "damaged" in refusal(path)


def test_hdf5_of_someone_else(tmp_path: Path) -> None:
    path = tmp_path / "r.h5"
    xr.Dataset({"in_use": ("month", [1.0])}).to_netcdf(path, engine="h5netcdf")
    assert "not a results file of coadopt" in refusal(path)


@pytest.mark.parametrize("version", ["3.0", "3", 3])
def test_a_newer_format(tmp_path: Path, version: object) -> None:
    told = refusal(make(tmp_path / "r.h5", attributes={"format_version": version}))
    assert "format_version 3" in told and "reads up to 2" in told


@pytest.mark.parametrize("version", ["1.0", "2.7", "2", 2])
def test_a_format_with_additions_is_read(tmp_path: Path, version: object) -> None:
    open_results(make(tmp_path / "r.h5", attributes={"format_version": version})).close()


def test_a_file_without_a_format_version(tmp_path: Path) -> None:
    assert "format_version is missing" in refusal(make(tmp_path / "r.h5", attributes={"format_version": None}))


def test_a_sweep(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with xr.open_dataset(path, engine="h5netcdf") as results:
        results.load().expand_dims(point=3).to_netcdf(tmp_path / "sweep.h5", engine="h5netcdf")
    assert "sweep" in refusal(tmp_path / "sweep.h5")


def test_a_file_with_nothing_finished(tmp_path: Path) -> None:
    assert "no replicate was finished" in refusal(
        make(tmp_path / "r.h5", replicates=2, unfinished=[(0, 0), (0, 1)]))


def test_an_interrupted_file_is_read_and_says_so(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", ("Baseline", "Coaches", "Never"), replicates=2,
                unfinished=[(1, 1), (2, 0), (2, 1)])
    with open_results(path) as results:
        told = " ".join(notes(results))
        assert "interrupted: 3 of 6 runs" in told
        assert "'Never'" in told and "'Coaches'" not in told
        assert finished(results).values.tolist() == [[True, True], [True, False], [False, False]]


def test_an_interrupted_file_says_so_even_if_all_that_is_in_it_was_finished(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", replicates=2, attributes={"status": "interrupted: 2 of 30 runs"})
    with open_results(path) as results:
        assert "interrupted: 2 of 30 runs" in " ".join(notes(results))


def test_without_the_variable_status_missing_values_tell(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", replicates=2, unfinished=[(0, 1)])
    with open_results(path) as results:
        assert finished(results.drop_vars("status")).values.tolist() == [[True, False]]


def test_names_are_made_different_and_writable(tmp_path: Path) -> None:
    names = ("Same", "Same", "", "tab\tand\x1b[31mcolour", "\u202ebackwards", "\U0001f680 $x$ <b>")
    with open_results(make(tmp_path / "r.h5", names)) as results:
        assert list(results["scenario"].values) == [
            "Same", "Same (2)", "scenario 3", "tab and\\x1b[31mcolour", "\\u202ebackwards", "\U0001f680 $x$ <b>"]


@pytest.mark.parametrize(("value", "text"), [
    (b"bytes \xff", "bytes \ufffd"), (np.array(["one"]), "one"), ("lone \udcff", "lone \\xff"), (7, "7"),
    ("a\n b", "a b")])
def test_plain_text_of_an_attribute(value: object, text: str) -> None:
    assert plain(value) == text


@pytest.mark.parametrize("where", ["label", "attribute"])
def test_texts_that_share_one_place_in_the_file_are_not_read_whole(tmp_path: Path, where: str) -> None:
    path = make(tmp_path / "x.h5")
    many, long = 3_000, "x" * 2**20
    with h5py.File(path, "r+") as file:
        text = h5py.string_dtype()
        if where == "label":
            labels = file.create_dataset("labels", (many,), dtype=text)
            labels[:20] = long  # enough to be refused, and each piece is looked at on its own
        else:
            file.attrs.create("labels", ["a", "b"], dtype=text)
    with pytest.raises(ResultsError, match="16 MB of text" if where == "label" else "is a list of"):
        open_results(path)


def test_a_file_of_format_version_1_says_in_finished_what_ran_to_its_end(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", replicates=2, unfinished=[(0, 1)], attributes={"format_version": "1.4"})
    with xr.open_dataset(path, engine="h5netcdf") as results:
        older = results.load().drop_vars("status").assign(finished=(("scenario", "replicate"), np.array([[1, 0]], "int32")))
    older.to_netcdf(tmp_path / "old.h5", engine="h5netcdf")
    with open_results(tmp_path / "old.h5") as results:
        assert finished(results).values.tolist() == [[True, False]]
