"""The briefing's files: the page, the PDF, what stands in the way, and files of other commands."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
from briefed import briefed
from swept import sobol, write

from coadopt_analysis import __main__ as command
from coadopt_analysis.figures import adoption


@pytest.fixture(autouse=True)
def _one_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coadopt_analysis.figures.pictures.CHARTS", (adoption,))


def run(*arguments: object) -> int:
    return command.main(["brief", *map(str, arguments)])


def test_page_and_pdf_are_written_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(briefed(tmp_path / "r.h5"), "-o", tmp_path / "b.html", "--pdf") == 0
    assert str(tmp_path / "b.pdf") in capsys.readouterr().out
    assert {path.name for path in tmp_path.iterdir()} == {"r.h5", "b.html", "b.pdf"}
    told = subprocess.run(["pdfinfo", "-struct", tmp_path / "b.pdf"], check=True, capture_output=True, text=True,
                          timeout=60).stdout
    assert told.count("Figure") == 1 and told.count("TH") > 20
    info = subprocess.run(["pdfinfo", tmp_path / "b.pdf"], check=True, capture_output=True, text=True,
                          timeout=60).stdout
    assert "Tagged:          yes" in info and "(A4)" in info and "which spreads co-production most?" in info
    text = subprocess.run(["pdftotext", tmp_path / "b.pdf", "-"], check=True, capture_output=True, text=True,
                          timeout=60).stdout
    assert "raises co-production most" in text.replace("\n", " ") and "In short" in text
    assert b"Line chart, a panel for each" in (tmp_path / "b.pdf").read_bytes(), "the alt text is there"


def test_nothing_is_overwritten_and_the_results_never(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = briefed(tmp_path / "r.h5")
    (tmp_path / "b.html").write_text("mine")
    assert run(results, "-o", tmp_path / "b.html") == 2
    assert "b.html would be overwritten; add --force" in capsys.readouterr().err
    (tmp_path / "r.html").hardlink_to(results)
    assert run(results, "-o", tmp_path / "r.html", "--force") == 2
    assert "is what is read" in capsys.readouterr().err
    (tmp_path / "c.html").symlink_to(tmp_path / "c.pdf")
    assert run(results, "-o", tmp_path / "c.html", "--pdf", tmp_path / "c.pdf") == 2
    assert "would be written twice" in capsys.readouterr().err
    assert (tmp_path / "b.html").read_text() == "mine" and not (tmp_path / "c.pdf").exists()


def test_a_sweep_makes_a_page_of_what_it_depends_on(tmp_path: Path) -> None:
    places = sobol(64, 3)
    values = (0.1 + 0.05 * places[:, 0])[:, None] + np.array([0.0, 1e-4])[None, :]
    assert run(write(tmp_path / "sweep.h5", "sobol", places, values), "-o", tmp_path / "b.html") == 0
    assert "Practice in use: the largest effect is that of room: x1." in (tmp_path / "b.html").read_text("utf-8")
