"""A file that another program replaces or changes while it is read: no figures of two files are mixed."""

from __future__ import annotations

import mmap
import os
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from briefed import briefed
from swept import repeated, saltelli, write
from synthetic import make

from coadopt_analysis import ResultsError, brief, open_results, read
from coadopt_analysis import __main__ as command
from coadopt_analysis.source import source

TOLD = "was replaced or changed while it was read"


def replaced(path: Path) -> None:
    """As a command with --force does when it ends."""
    (path.parent / "new").write_bytes(path.read_bytes())
    os.replace(path.parent / "new", path)


def changed(path: Path) -> None:
    """In place, as an editor does."""
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1))


def rewritten(path: Path) -> None:
    """In place, by a program that puts the time of the last change back."""
    before = path.stat()
    path.write_bytes(path.read_bytes())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def just_after(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, happens: Callable[[], None]) -> None:
    """Something happens once, after the first call of a function."""
    function = getattr(module, name)

    def called(*given: Any, **named: Any) -> Any:
        result = function(*given, **named)
        monkeypatch.setattr(module, name, function)
        happens()
        return result

    monkeypatch.setattr(module, name, called)


@pytest.mark.parametrize("happens", [replaced, changed, rewritten])
def test_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Path], None]) -> None:
    path = make(tmp_path / "r.h5")
    for name in ("check_results", "check_comparison"):  # before the file is opened again, and after it was opened last
        just_after(monkeypatch, read, name, lambda: happens(path))
        with pytest.raises(ResultsError, match=f"r.h5: {TOLD}.* Wait until no other command writes to it"):
            open_results(path)
    happens(path)
    open_results(path).close()


def test_sweep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    places, marks = saltelli(16, 3)
    path = write(tmp_path / "s.h5", "saltelli", places, repeated(places[:, 0], 2, 0.01), marks)
    just_after(monkeypatch, read, "read_group", lambda: replaced(path))
    assert command.main(["sensitivity", str(path), "--csv", str(tmp_path / "n")]) == 2
    assert TOLD in capsys.readouterr().err and not (tmp_path / "n").exists()


@pytest.mark.parametrize("name", ["words_of", "_make"])
def test_briefing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str) -> None:
    path, page = briefed(tmp_path / "r.h5"), tmp_path / "b.html"
    just_after(monkeypatch, brief, name, lambda: replaced(path))
    assert command.main(["brief", str(path), "-o", str(page)]) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"coadopt brief: {path}: {TOLD}") and len(told.splitlines()) == 1 and not page.exists()


@pytest.mark.parametrize("place", [0.5, 1])
def test_a_file_written_to_through_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: float) -> None:
    path = make(tmp_path / "r.h5")
    content = path.read_bytes()
    path.write_bytes(content + b"\ncoadopt CRC-32 %08x\n" % zlib.crc32(content))
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        byte = int(place * len(content)) + (20 if place == 1 else 0)  # of a value, or of the checksum
        memory[byte] = memory[byte]  # once the page is written to, writing again changes no time of the file
        open_results(path).close()
        just_after(monkeypatch, read, "check_comparison", lambda: memory.__setitem__(byte, memory[byte] ^ 1))
        with pytest.raises(ResultsError, match=f"r.h5: {TOLD}"):
            open_results(path)


def test_patterns(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    path.write_text("{}")
    with pytest.raises(ResultsError, match=TOLD), source(path):
        replaced(path)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with pytest.raises(ResultsError, match=TOLD), source(path):
        path.unlink()
