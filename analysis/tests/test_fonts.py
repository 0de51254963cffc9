"""Where a font cannot be read, the message names the font and does not blame the results file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from synthetic import make

from coadopt_analysis import __main__ as command
from coadopt_analysis import names


@pytest.fixture(autouse=True)
def fonts_are_looked_for_again() -> Iterator[None]:
    for known in (names.fonts, names._drawable, names._advance, names._has_glyph):
        known.cache_clear()
    yield
    for known in (names.fonts, names._drawable, names._advance, names._has_glyph):
        known.cache_clear()


@pytest.mark.parametrize("error", [RuntimeError("Can not load face"), PermissionError(13, "Permission denied"),
                                   ValueError("No valid font could be found")])
def test_charts_without_their_font_end_with_its_name(tmp_path: Path, error: Exception, monkeypatch: pytest.MonkeyPatch,
                                                     capsys: pytest.CaptureFixture[str]) -> None:
    def unreadable(_: str) -> None:
        raise error

    path = make(tmp_path / "r.h5", ("A", "B"), 2, 3)
    monkeypatch.setattr(names, "get_font", unreadable)
    assert command.main(["brief", str(path), "--charts", str(tmp_path / "charts")]) == command.FAILED
    said = capsys.readouterr().err
    assert said.startswith("coadopt brief: the font DejaVu Sans, with which charts are drawn, cannot be read (")
    assert "Reinstall matplotlib" in said and said.count("\n") == 1 and "r.h5" not in said


def test_a_font_for_other_letters_that_cannot_be_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.ttf"
    broken.write_text("no font", "ascii")
    monkeypatch.setattr(names, "_FALLBACKS", (("Broken", broken),))
    assert names.fonts() == ["DejaVu Sans"]
    assert names.wrapped("plan", 5.0, 1, 10) == "plan"


def test_a_pdf_without_fonts_of_the_system_ends_with_what_to_install(tmp_path: Path) -> None:
    path, settings = make(tmp_path / "r.h5", ("A", "B"), 2, 3), tmp_path / "fonts.conf"
    settings.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>', "ascii")
    clean = {**os.environ, "PYTHONPATH": str(Path(names.__file__).resolve().parents[1]), "FONTCONFIG_FILE": str(settings)}
    done = subprocess.run([sys.executable, "-m", "coadopt_analysis", "brief", path, "--pdf", tmp_path / "r.pdf"], env=clean,
                          capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == command.FAILED
    assert done.stderr == ("coadopt brief: a PDF takes a font of the system, and fontconfig finds none that it can read. Install"
                           " one (on Debian: fonts-dejavu-core), or leave --pdf out\n")
