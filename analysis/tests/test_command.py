"""The command: what it writes and says, what it refuses, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pandas as pd
import pytest
from synthetic import make

from coadopt_analysis import __main__ as command
from coadopt_analysis.figures import CHARTS

PACKAGE = Path(__file__).resolve().parents[1]
NAMES = [chart.NAME for chart in CHARTS]
FILES = {f"{chart}.{kind}" for chart in NAMES for kind in ("png", "svg", "csv")}


@pytest.fixture(name="results")
def _results(tmp_path: Path) -> Path:
    return make(tmp_path / "r.h5", ("Baseline", "Coaches"), 3, 24)


def run(*arguments: object) -> int:
    return command.main(["brief", *map(str, arguments)])


def test_charts_numbers_and_words(results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(results, "--charts", tmp_path / "new" / "charts") == 0
    charts = tmp_path / "new" / "charts"
    assert {path.name for path in charts.iterdir()} == FILES | {"alt.txt", "charts.json"}
    assert all(path.stat().st_size > 100 for path in charts.iterdir())
    said = capsys.readouterr().out
    assert said.startswith("After 2 years ") and "not a prediction" in said
    assert str(charts / "adoption.png") in said
    listed = json.loads((charts / "charts.json").read_text("utf-8"))
    assert listed["finding"] in said and listed["source"] == "r.h5" and listed["seed"] == "20261"
    assert [chart["csv"] for chart in listed["charts"]] == [f"{name}.csv" for name in NAMES]
    assert all(chart["alt"] in (charts / "alt.txt").read_text("utf-8") for chart in listed["charts"])


@pytest.mark.parametrize("value", [np.inf, np.nan])
def test_numbers_that_no_chart_can_show_are_told_in_plain_words(tmp_path: Path, capsys: pytest.CaptureFixture[str],
                                                                value: float) -> None:
    path = make(tmp_path / "odd.h5", ("Baseline", "Coaches"), 3, 24)
    with h5py.File(path, "r+") as file:
        file["practice_in_use"][...] = value
    assert run(path, "--charts", tmp_path / "charts") == 2
    said = capsys.readouterr().err
    assert "some of its numbers are infinite or missing, and charts cannot be drawn of them" in said and "Axis" not in said


def test_numbers_can_go_elsewhere(results: Path, tmp_path: Path) -> None:
    assert run(results, "--charts", tmp_path / "charts", "--csv", tmp_path / "numbers") == 0
    assert {path.name for path in (tmp_path / "numbers").iterdir()} == {name for name in FILES if name.endswith("csv")}
    assert not list((tmp_path / "charts").glob("*.csv"))
    listed = json.loads((tmp_path / "charts" / "charts.json").read_text("utf-8"))
    assert listed["charts"][0]["csv"] == "../numbers/adoption.csv"


def test_numbers_alone(results: Path, tmp_path: Path) -> None:
    assert run(results, "--csv", tmp_path / "numbers") == 0
    table = pd.read_csv(tmp_path / "numbers" / "adoption.csv", encoding="utf-8-sig")
    assert list(table["scenario"].unique()) == ["Baseline", "Coaches"] and len(table) == 2 * 4 * 24


def test_two_runs_write_the_same_bytes(results: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        clean = {**os.environ, "PYTHONPATH": str(PACKAGE), "PYTHONHASHSEED": str(len(folder) + ord(folder[0]))}
        done = subprocess.run([sys.executable, "-m", "coadopt_analysis", "brief", str(results), "--charts",
                               str(tmp_path / folder)], env=clean, capture_output=True, text=True, check=False,
                              timeout=300)
        assert done.returncode == 0 and done.stderr == ""
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(names) == 3 * len(CHARTS) + 2
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_an_existing_chart_is_kept_without_force(results: Path, tmp_path: Path,
                                                 capsys: pytest.CaptureFixture[str]) -> None:
    charts = tmp_path / "charts"
    charts.mkdir()
    (charts / "espoused.svg").write_text("mine")
    (charts / "notes.txt").write_text("mine")
    assert run(results, "--charts", charts) == 2
    assert "espoused.svg would be overwritten; add --force" in capsys.readouterr().err
    assert {path.name for path in charts.iterdir()} == {"espoused.svg", "notes.txt"}, "nothing was written"
    assert (charts / "espoused.svg").read_text() == "mine"
    assert run(results, "--charts", charts, "--force") == 0
    assert (charts / "espoused.svg").read_text("utf-8").startswith("<?xml")
    assert (charts / "notes.txt").read_text() == "mine"


def test_a_folder_with_other_files_is_not_in_the_way(results: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    assert run(results, "--csv", tmp_path) == 0


@pytest.mark.parametrize("way", ["none.h5", "text.txt", "newer.h5", "older.h5"])
def test_wrong_input_writes_nothing(tmp_path: Path, way: str, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "text.txt").write_text("not HDF5")
    make(tmp_path / "newer.h5", attributes={"format_version": "9.0"})
    make(tmp_path / "older.h5", attributes={"format_version": "1.4"})
    assert run(tmp_path / way, "--charts", tmp_path / "charts") == 2
    told = capsys.readouterr()
    assert told.err.startswith("coadopt brief: ") and way in told.err and told.out == ""
    assert not (tmp_path / "charts").exists()


def test_wrong_use(results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(results) == 2
    assert "--charts DIR" in capsys.readouterr().err
    assert run(results, "--charts", results) == 2
    assert "is a file" in capsys.readouterr().err
    for words in (("-o", "b.docx"), ("-o", "b.pdf"), ("--pdf", "b.html")):
        assert run(results, *words) == 2
        told = capsys.readouterr().err
        assert f"{' '.join(words)}: cannot be written in this format" in told and "-o FILE.html, --pdf FILE.pdf" in told
    with pytest.raises(SystemExit) as stopped:
        run(results, "--charts", tmp_path / "c", "--nonsense")
    assert stopped.value.code == 2


def test_a_failure_while_writing_is_told_and_leaves_no_part(results: Path, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch,
                                                            capsys: pytest.CaptureFixture[str]) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")
    monkeypatch.setattr("coadopt_analysis.outputs.os.fsync", full)
    assert run(results, "--csv", tmp_path / "numbers") == 1
    assert f"{tmp_path / 'numbers' / NAMES[0]}.csv: No space left on device" in capsys.readouterr().err
    assert not (tmp_path / "numbers").exists()


def test_an_interruption(results: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt
    monkeypatch.setattr("coadopt_analysis.brief.save.write_all", stop)
    assert run(results, "--csv", tmp_path / "numbers") == 130


def test_an_interrupted_run_is_noted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = make(tmp_path / "r.h5", ("Baseline", "Coaches"), 3, 24, unfinished=[(1, 1), (1, 2)])
    assert run(path, "--csv", tmp_path / "numbers") == 0
    assert "Note: The run was interrupted: 4 of 6 runs" in capsys.readouterr().out


def test_a_chart_whose_measure_was_not_observed_is_left_out_and_noted(tmp_path: Path,
                                                                      capsys: pytest.CaptureFixture[str]) -> None:
    path = make(tmp_path / "r.h5", without=("practice_espoused", "practice_in_use"))
    assert run(path, "--charts", tmp_path / "charts") == 0
    assert "is not drawn: the file has no " in capsys.readouterr().out
    assert not list((tmp_path / "charts").glob("espoused*"))


def test_quiet_and_json(results: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(results, "--csv", tmp_path / "a", "--quiet") == 0
    assert capsys.readouterr().out == ""
    assert run(results, "--csv", tmp_path / "b", "--json") == 0
    assert json.loads(capsys.readouterr().out)["finding"].startswith("After 2 years")


def test_a_terminal_without_unicode_is_no_obstacle(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", ("\U0001f680",), 3, 24)
    plain = {**os.environ, "PYTHONPATH": str(PACKAGE), "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-m", "coadopt_analysis", "brief", str(path), "--csv", str(tmp_path / "n")],
                          env=plain, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_file_is_left_as_it_was_and_closed(results: Path, tmp_path: Path) -> None:
    before = results.read_bytes()
    assert run(results, "--csv", tmp_path / "n") == 0
    assert results.read_bytes() == before
    h5py.File(results, "a").close()
