"""Damaged and hostile results files end a command with one line, whatever is wrong with them, and never with a signal.

`mutants.py` tries many more of them: /usr/bin/python3 mutants.py FILE FIRST LAST.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import h5py
import mutants
import numpy as np
import pytest
from briefed import briefed
from divided import divide
from swept import morris, repeated, saltelli, write
from synthetic import make

from coadopt_analysis import __main__ as command
from coadopt_analysis import hdf5, open_results, stopping
from coadopt_analysis.figures import adoption
from coadopt_analysis.hdf5 import ResultsError

EACH = 25  # mutants of each kind of file


def compared(path: Path) -> Path:
    draws = {f"draw {i}": (0.13, 0.17 + i / 1000) for i in range(5)}
    return briefed(path, ("Baseline", "Coaches"), 3, 14, robust={"weakest link": (0.13, 0.16), **draws})


def swept(path: Path) -> Path:
    places, marks = morris(4, 3)
    return write(path, "morris", places, [repeated(places[:, 0] / 10, 3, 0.01), repeated(places[:, 1] / 10, 3, 0.01)], marks,
                 labels={2: "a b"})


def swept_for_shares(path: Path) -> Path:
    places, marks = saltelli(16, 2)
    return write(path, "saltelli", places, repeated(places[:, 0] / 10, 2, 0.01), marks)


def checked(path: Path) -> Path:
    check = {"what": "a number", "unit": "points", "value": 0.15, "low": 0.1, "high": 0.2, "band": [0.1, None],
             "verdict": "holds"}
    pattern = {"name": "a pattern", "statement": "", "use": "calibrate", "source": "a source", "verdict": "holds",
               "checks": [check, check]}
    gain = {"mean": 0.01, "low": 0.0, "high": 0.02}
    trial = {"entry": "coaches", "practice_after_12_months": gain, "practice_after_36_months": gain,
             "users_taking_part_after_36_months": gain, "money": 1000.0}
    whole = {"patterns": [{"number": i, **pattern} for i in (1, 2)], "trials": [trial] * 2, "cases": []}
    path.write_text(json.dumps(whole), "utf-8")
    return path


FILES = {"compared.h5": compared, "sweep.h5": swept, "sweep_for_shares.h5": swept_for_shares,
         "budget.h5": lambda path: divide(path), "patterns.json": checked}


@pytest.mark.parametrize("kind", FILES)
def test_a_damaged_file_ends_a_command_with_one_line(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coadopt_analysis.figures.pictures.CHARTS", (adoption,))
    mutants.load()
    whole = FILES[kind](tmp_path / kind)
    refused, wrong = 0, []
    for seed in range(EACH):
        folder = tmp_path / str(seed)
        folder.mkdir()
        path = folder / whole.name
        shutil.copyfile(whole, path)
        try:
            how = mutants.mutate(path, seed)
        except (OSError, TypeError, ValueError, RuntimeError) as error:  # HDF5 does not make every mutant
            how = repr(error)
        words = mutants.commands(path, folder, seed)
        code, said, fault = mutants.outcome(lambda: stopping.supervised(words[0], lambda: command.main(words)))
        refused += code != 0
        if fault:
            wrong.append(f"{seed}: {how}: {fault}: {said}")
        if code:
            assert {one.name for one in folder.iterdir()} == {path.name}, "nothing is written of a file that is refused"
    assert wrong == []
    assert refused > EACH // 4, "the mutants do damage"


def refusal(path: Path) -> str:
    with pytest.raises(ResultsError) as refused:
        open_results(path)
    assert str(path) in str(refused.value) and "\n" not in str(refused.value)
    return str(refused.value)


def test_links_out_of_a_file_are_not_followed(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        del file["in_use"]
        file["in_use"] = h5py.ExternalLink(str(tmp_path / "pipe"), "/in_use")
    assert "/in_use is a link to another place" in refusal(path)


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "r.h5")
    assert "is a pipe or a device" in refusal(tmp_path / "r.h5")


@pytest.mark.parametrize(("shape", "said"), [((1 << 14, 1 << 14, 1 << 14), "cannot hold"), ((2, 3), "has the dimensions"),
                                             ((), "has the dimensions")])
def test_extents_are_checked_before_values_are_read(tmp_path: Path, shape: tuple[int, ...], said: str) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        del file["practice_in_use"]
        one = file.create_dataset("practice_in_use", shape, "f4", chunks=(16,) * 3 if len(shape) == 3 else None)
        for place, dimension in enumerate(("scenario", "replicate", "month")[: len(shape)]):
            if said != "cannot hold":
                one.dims[place].attach_scale(file[dimension])
    assert said in refusal(path) or "conflicting sizes" in refusal(path)


@pytest.mark.parametrize("chunks", [None, (1 << 16,)])
def test_values_that_nobody_wrote_are_not_read_beyond_a_size(tmp_path: Path, chunks: tuple[int, ...] | None) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file.create_dataset("unwritten", (1 << 25,), "f4", chunks=chunks)  # 134 MB
    assert "/unwritten claims 134 MB, which 0.0 MB in the file cannot hold" in refusal(path)


def test_labels_of_a_million_runs_and_values_that_are_packed_well_are_read(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        for name, length in (("run", 1_000_000), ("each", 17)):
            file.create_dataset(name, (length,), "f4").make_scale("This is a netCDF dimension but not a netCDF variable.")
        packed = file.create_dataset("zeros", (1_000_000, 17), "f4", chunks=(1 << 15, 17), compression="gzip", compression_opts=1)
        packed[:] = np.zeros(packed.shape, "f4")
        for place, name in enumerate(("run", "each")):
            packed.dims[place].attach_scale(file[name])
    assert path.stat().st_size < 1_000_000
    assert hdf5.open_group(path).sizes["run"] == 1_000_000


def test_a_list_of_texts_is_refused_where_a_list_of_numbers_is_not(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file["in_use"].attrs["range"] = [0.0, 1.0]
    open_results(path)
    for texts in (["a", "b"], np.array([b"a", b"b"])):
        with h5py.File(path, "r+") as file:
            file["in_use"].attrs["range"] = texts
        assert "the attribute range of /in_use is a list of 2 values, not one" in refusal(path)


@pytest.mark.parametrize(("where", "name"), [("/", "scenario_1"), ("/in_use", "units"), ("/in_use", "evidence"), ("/", "status")])
@pytest.mark.parametrize("value", [["a", "b"], [1.0, -1.0]])
def test_a_list_in_place_of_a_text_is_refused(tmp_path: Path, where: str, name: str, value: list[object]) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file[where].attrs[name] = value
    assert f"the attribute {name} of {where} is a list of 2 values, not one" in refusal(path)


@pytest.mark.parametrize("kind", ["compound", "reference", "complex"])
def test_types_that_coadopt_does_not_write_are_refused(tmp_path: Path, kind: str) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        types = {"compound": [("a", "f8")], "reference": h5py.ref_dtype, "complex": "c16"}
        file.create_dataset("odd", (2,), np.dtype(types[kind]))
    assert "/odd is neither of numbers nor of text" in refusal(path)


def test_a_file_is_read_where_there_are_no_locks(tmp_path: Path) -> None:
    source = tmp_path / "nolock.c"
    source.write_text("#include <errno.h>\nint flock(int a, int b) { (void)a; (void)b; errno = ENOLCK; return -1; }\n", "ascii")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", tmp_path / "nolock.so", source], check=True, timeout=60)
    path = make(tmp_path / "r.h5", ("A",), 2, 3)
    places, marks = morris(4, 3)
    sweep = write(tmp_path / "s.h5", "morris", places, repeated(places[:, 0], 2, 0.01), marks)
    clean = {**os.environ, "PYTHONPATH": str(Path(hdf5.__file__).resolve().parents[1]), "LD_PRELOAD": str(tmp_path / "nolock.so")}
    for words in (["brief", path, "--csv", tmp_path / "n"], ["sensitivity", sweep, "--csv", tmp_path / "m"]):
        done = subprocess.run([sys.executable, "-m", "coadopt_analysis", *words], env=clean, capture_output=True, text=True,
                              check=False, timeout=300)
        assert (done.returncode, done.stderr) == (0, "")
