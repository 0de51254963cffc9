"""Names that could give a terminal, a page or a spreadsheet orders are shown, not obeyed."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path

import pandas as pd
import pytest
from briefed import briefed

from coadopt_analysis import __main__ as command
from coadopt_analysis import save
from coadopt_analysis.figures import adoption
from coadopt_analysis.letters import as_json, escaped

ORDERS = "\x1b[31mred\x9b0m \u202eback\u2066 \u200f\u061c \x07"


def unshown(text: str) -> set[str]:
    """Characters of a text that give orders, but for line ends and the isolates that the page itself sets."""
    return {c for c in text if unicodedata.category(c) in ("Cc", "Cs") and c != "\n" or c in "\u061c\u200e\u200f\u202a\u202b"
            "\u202c\u202d\u202e\u2066\u2067"}


@pytest.mark.parametrize(("text", "shown"), [
    ("plain \u00e9 \u4e2d", "plain \u00e9 \u4e2d"), ("\x1b[31m", "\\x1b[31m"), ("a\u202eb", "a\\u202eb"), ("\x9b", "\\x9b"),
    ("o\udce9.h5", "o\\xe9.h5"), ("o\udcc3\udca9.h5", "o\u00e9.h5"), ("\ud800", "\\ud800"), ("a\nb", "a\\x0ab")])
def test_what_cannot_be_shown_is_escaped(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_json_says_the_same_with_its_own_escapes() -> None:
    value = {"name": ORDERS + "\n", "file": "o\udcc3\udca9"}
    text = as_json(value)
    assert not unshown(text) and json.loads(text) == {**value, "file": "o\u00e9"}


@pytest.mark.parametrize(("text", "cell"), [
    ("=SUM(A1:A9)", "'=SUM(A1:A9)"), ("+1+cmd", "'+1+cmd"), ("-1+cmd", "'-1+cmd"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "\\x09'=1"), ("\uff1d1+1", "'\uff1d1+1"), ("a;=1+1", "a;'=1+1"), ("Coaches = more", "Coaches = more"),
    ("-0.5", "-0.5"), ("-0.5\u20130.1", "-0.5\u20130.1"), ("+3", "+3"), ("\x1b[31m", "\\x1b[31m")])
def test_a_cell_that_a_spreadsheet_would_run_is_made_inert(text: str, cell: str) -> None:
    table = pd.DataFrame({"scenario": [text], "value": [-1.5]})
    content = save.csv(table)
    assert content.startswith(b"\xef\xbb\xbfscenario,value\n"), "Excel takes a CSV file without the mark for Latin-1"
    read = pd.read_csv(io.BytesIO(content), keep_default_na=False, dtype=str)
    assert read["scenario"][0] == cell and read["value"][0] == "-1.5"
    assert save.has_formula(table) == ("'" in cell)


def test_no_output_holds_orders_and_the_reader_is_told_of_formulas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                                                   capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("coadopt_analysis.figures.pictures.CHARTS", (adoption,))
    path = briefed(tmp_path / "r\x1b[1m\u202e.h5", ("=1+1", ORDERS))
    assert command.main(["brief", str(path), "-o", str(tmp_path / "b.html"), "--charts", str(tmp_path / "c\x1b")]) == 0
    told = capsys.readouterr()
    assert not unshown(told.out) and "\\x1b[31mred\\x9b0m \\u202eback" in told.out
    assert "Note: In CSV, an apostrophe stands before" in told.out
    for file in (tmp_path / "b.html", *(tmp_path / "c\x1b").iterdir()):
        if file.suffix != ".png":
            text = file.read_text("utf-8-sig")
            assert not unshown(text), file.name
    assert "In CSV, an apostrophe" in (tmp_path / "c\x1b" / "charts.json").read_text("utf-8")
    assert "\n'=1+1," in (tmp_path / "c\x1b" / "adoption.csv").read_text("utf-8")
    assert command.main(["brief", str(tmp_path / "none\x1b[2J.h5"), "--csv", str(tmp_path)]) == 2
    assert "none\\x1b[2J.h5: there is no such file" in capsys.readouterr().err
