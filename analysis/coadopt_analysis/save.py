"""Makes charts as PNG and SVG with alt text, the same bytes every time, and the numbers behind them as CSV."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
from matplotlib.figure import Figure

from . import style
from .outputs import OutputError, check_free, write_all

__all__ = ["OutputError", "check_free", "csv", "manifest", "png", "svg", "write_all"]

SOFTWARE = "coadopt_analysis"


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
    told = (f'\n <title id="chart-title">{escape(title)}</title>\n <desc id="chart-desc">{escape(alt)}</desc>')
    drawn = re.sub(r"<svg\b", '<svg role="img" aria-labelledby="chart-title chart-desc"', buffer.getvalue(), count=1)
    opening = re.search(r"<svg\b[^>]*>", drawn)
    assert opening is not None, "matplotlib wrote no <svg> element"
    return (drawn[: opening.end()] + told + drawn[opening.end():]).encode("utf-8")


def csv(table: pd.DataFrame) -> bytes:
    """The table as CSV in UTF-8, at most six figures a number; what is not known is empty."""
    return str(table.to_csv(index=False, float_format="%.6g", lineterminator="\n")).encode("utf-8")


def manifest(content: Mapping[str, Any]) -> bytes:
    """The list of charts as JSON."""
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode("utf-8")
