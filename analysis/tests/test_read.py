"""Reading results files: what is refused and why, and what an unfinished or oddly named file gives."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
import xarray as xr
from fixed_texts import fix_texts
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
        file["slack"].attrs["units"] = np.bytes_("hours")
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
    whole = path.read_bytes()
    for length in (600, 6000, len(whole) // 2):
        path.write_bytes(whole[:length])
        assert refusal(path) == f"{path}: is cut short or damaged. Take a whole copy of it, or run the command that made it again"


def test_hdf5_of_someone_else(tmp_path: Path) -> None:
    path = tmp_path / "r.h5"
    xr.Dataset({"in_use": ("month", [1.0])}).to_netcdf(path, engine="h5netcdf")
    assert "not a results file of coadopt" in refusal(path)


@pytest.mark.parametrize("version", ["3.0", "3", 3])
def test_a_newer_format(tmp_path: Path, version: object) -> None:
    told = refusal(make(tmp_path / "r.h5", attributes={"format_version": version}))
    assert "format_version 3" in told and "reads up to 2" in told


@pytest.mark.parametrize("version", ["2.7", "2.1"])
def test_a_format_with_additions_is_read(tmp_path: Path, version: str) -> None:
    open_results(make(tmp_path / "r.h5", attributes={"format_version": version})).close()


def test_a_file_without_a_format_version(tmp_path: Path) -> None:
    assert "format_version is missing" in refusal(make(tmp_path / "r.h5", attributes={"format_version": None}))


def test_a_sweep(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with xr.open_dataset(path, engine="h5netcdf") as results:
        results.load().expand_dims(point=3).to_netcdf(tmp_path / "sweep.h5", engine="h5netcdf")
    fix_texts(tmp_path / "sweep.h5")
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


def test_a_file_of_format_version_1_names_the_command_to_run_again(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", attributes={"format_version": "1.4", "command": "coadopt run x.toml\n -o old.h5"})
    told = refusal(path)
    assert "has format_version 1.4: an earlier coadopt wrote it" in told and "\n" not in told
    assert told.endswith("Run its command again, which the file records as: coadopt run x.toml -o old.h5")


def test_outcomes_are_variables_and_are_read_when_used(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", ("Baseline", "Same", "Same"), 3, 24, unfinished=[(1, 2)])
    with open_results(path) as results:
        practice = results["outcomes/practice_in_use"]
        assert practice.dims == ("scenario", "replicate") and practice.attrs["better"] == "more"
        assert not practice.variable._in_memory
        late = results["practice_in_use"].astype("float64").isel(month=slice(12, None)).mean("month")
        np.testing.assert_allclose(practice.values, late.values, equal_nan=True)
        assert np.isnan(practice.values[1, 2])


def test_a_closed_file_is_closed(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with open_results(path) as results:
        pass
    for name in ("in_use", "outcomes/money"):
        with pytest.raises(Exception, match="(?i)not.*(open|valid|location)|closed|invalid"):
            results[name].values
    with h5py.File(path, "a") as file:
        file.attrs["command"] = "written to again"


@pytest.mark.parametrize(("what", "said"), [
    ("gone", "it lacks outcomes/money"), ("the group gone", "it lacks outcomes/practice_in_use"),
    ("by month", "outcomes/money has the dimensions (scenario, replicate, month), not (scenario, replicate)"),
    ("text", "outcomes/money holds text, not numbers"), ("more runs", "do not agree how many replicates there are"),
    ("status gone", "it lacks status")])
def test_outcomes_that_are_not_as_they_are_written_are_refused(tmp_path: Path, what: str, said: str) -> None:
    path = make(tmp_path / "r.h5", ("A", "B"), 3, 2)
    with xr.open_dataset(path, group="outcomes", engine="h5netcdf") as found:
        outcomes = found.load()
    with h5py.File(path, "a") as file:
        del file["status" if what == "status gone" else "outcomes"]
    changed = {"gone": lambda: outcomes.drop_vars("money"), "the group gone": lambda: None, "status gone": lambda: None,
               "by month": lambda: outcomes.assign(money=outcomes["money"].expand_dims(month=2).transpose(..., "month")),
               "text": lambda: outcomes.assign(money=outcomes["money"].astype(str).astype(object)),
               "more runs": lambda: outcomes.isel(replicate=[0, 1, 2, 2])}[what]()
    if changed is not None:
        changed.to_netcdf(path, mode="a", group="outcomes", engine="h5netcdf")
        fix_texts(path)
    assert said in refusal(path)


@pytest.mark.parametrize(("what", "said"), [
    ("the group gone", "it lacks comparison/replicates"), ("gone", "it lacks comparison/rank"),
    ("half ranks", "comparison/rank holds float64, not numbers"), ("an outcome gone", "its group comparison lacks the outcome"),
    ("more scenarios", "do not agree how many scenarios there are"), ("no such verdict", "verdict holds values that have no meaning"),
    ("other verdicts", "verdict does not say what its values mean")])
def test_a_comparison_that_is_not_as_it_is_written_is_refused(tmp_path: Path, what: str, said: str) -> None:
    path = make(tmp_path / "r.h5", ("A", "B"), 3, 2)
    with xr.open_dataset(path, group="comparison", engine="h5netcdf") as found:
        group = found.load()
    with h5py.File(path, "a") as file:
        del file["comparison"]
    changed = {"the group gone": lambda: None, "gone": lambda: group.drop_vars("rank"),
               "half ranks": lambda: group.assign(rank=group["rank"] + 0.5),
               "an outcome gone": lambda: group.isel(outcome=slice(1, None)),
               "more scenarios": lambda: group.isel(scenario=[0, 1, 1]),
               "no such verdict": lambda: group.assign(verdict=(group["verdict"] + 6).assign_attrs(group["verdict"].attrs)),
               "other verdicts": lambda: group.assign(verdict=group["verdict"].assign_attrs(flag_meanings="no yes"))}[what]()
    if changed is not None:
        changed.to_netcdf(path, mode="a", group="comparison", engine="h5netcdf")
        fix_texts(path)
    assert said in refusal(path)


def test_a_file_of_format_version_2_0_names_the_command_to_run_again(tmp_path: Path) -> None:
    told = refusal(make(tmp_path / "r.h5", attributes={"format_version": "2.0"}))
    assert "has format_version 2.0: an earlier coadopt wrote it, without the comparison of its scenarios" in told
    assert told.endswith("Run its command again, which the file records as: coadopt compare a.toml b.toml -o results.h5")
