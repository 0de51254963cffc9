"""Makes charts as PNG and SVG with alt text, the same bytes every time, and the numbers behind them as CSV."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
from matplotlib.figure import Figure

from . import style
from .letters import as_json, escaped
from .outputs import OutputError, check_free, write_all

__all__ = ["OutputError", "check_free", "csv", "has_formula", "manifest", "png", "svg", "write_all"]

SOFTWARE = "coadopt_analysis"
FORMULAS = ("In CSV, an apostrophe stands before each text that a spreadsheet would run as a formula, such as a name that"
            " begins with =.")
# What begins a formula, also in full width, and after a semicolon, at which some spreadsheets part cells.
_FORMULA = re.compile("(^|;)(\\s*)(?=[=+@\uff1d\uff0b\uff0d\uff20\t\r-])")
_NUMBERS = re.compile(r"[-+]?[\d.]+(e[-+]?\d+)?(\u2013[-+]?[\d.]+(e[-+]?\d+)?)?")  # a number or a range


def png(figure: Figure, title: str, alt: str) -> bytes:
    """The figure as PNG of 300 dots an inch, with title and alt text in its metadata."""
    buffer = io.BytesIO()
    with style.applied():
        figure.savefig(buffer, format="png", dpi=300,
                       metadata={"Title": title, "Description": alt, "Software": SOFTWARE})
    return buffer.getvalue()


def svg(figure: Figure, title: str, alt: str) -> bytes:
    """The figure as SVG with letters drawn as shapes, and with <title> and <desc> for screen readers."""
    buffer = io.StringIO()
    with style.applied():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    description = (f'\n <title id="chart-title">{escape(title)}</title>\n <desc id="chart-desc">{escape(alt)}</desc>')
    drawn = re.sub(r"<svg\b", '<svg role="img" aria-labelledby="chart-title chart-desc"', buffer.getvalue(), count=1)
    opening = re.search(r"<svg\b[^>]*>", drawn)
    assert opening is not None, "matplotlib wrote no <svg> element"
    return (drawn[: opening.end()] + description + drawn[opening.end():]).encode("utf-8")


def csv(table: pd.DataFrame) -> bytes:
    """The table as CSV in UTF-8, at most six figures a number; what is not known is empty.

    A byte order mark lets Excel recognise UTF-8. Text that a spreadsheet would run as a formula, which begins with
    = + - @ or the like, stands after an apostrophe.
    """
    plain = table.rename(columns=lambda name: _inert(str(name)))
    for place, kind in enumerate(plain.dtypes):
        if kind == object:
            plain.isetitem(place, plain.iloc[:, place].map(lambda cell: _inert(cell) if isinstance(cell, str) else cell))
    return str(plain.to_csv(index=False, float_format="%.6g", lineterminator="\n")).encode("utf-8-sig")


def has_formula(table: pd.DataFrame) -> bool:
    """Whether `csv` puts an apostrophe before any text of the table."""
    texts = [str(name) for name in table] + [cell for name in table for cell in table[name] if isinstance(cell, str)]
    return any(_inert(text) != escaped(text) for text in texts)


def _inert(text: str) -> str:
    return escaped(text) if _NUMBERS.fullmatch(text) else escaped(_FORMULA.sub(r"\1\2'", text))


def manifest(content: Mapping[str, Any]) -> bytes:
    """The list of charts as JSON."""
    return (as_json(content) + "\n").encode("utf-8")
