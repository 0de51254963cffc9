"""Writes charts as PNG and SVG with alt text, the same bytes every time, and the numbers behind them as CSV."""

from __future__ import annotations

import io
import json
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pandas as pd
from matplotlib.figure import Figure

from . import style

SOFTWARE = "coadopt_analysis"


class OutputError(ValueError):
    """Files that may not be written where they were asked for."""


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


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes the files; each appears under its name only when it is whole."""
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.part")
        try:
            aside.write_bytes(content)
            os.replace(aside, path)
        finally:
            aside.unlink(missing_ok=True)


def check_free(planned: Sequence[Path], force: bool, source: Path | None = None) -> None:
    """Raises OutputError where a file stands in the way and `force` is not set, or no file can be written.

    What is read from, `source`, is never written over. No two files may have one name.
    """
    if source is not None and any(path.resolve() == source.resolve() for path in planned):
        raise OutputError(f"{source}: is the results file itself; give the briefing another name")
    twice = [path for i, path in enumerate(planned) if path in planned[:i]]
    if twice:
        raise OutputError(f"{twice[0]}: would be written twice; give each file a name of its own")
    for folder in dict.fromkeys(path.parent for path in planned):
        blocked = next((place for place in (folder, *folder.parents) if place.exists()), folder)
        if blocked.exists() and not blocked.is_dir():
            raise OutputError(f"{blocked}: is a file, so nothing can be written into it; give a folder")
    folders = [path for path in planned if path.is_dir()]
    if folders:
        raise OutputError(f"{folders[0]}: is a folder where a file is to be written; move it or give another folder")
    standing = [path for path in planned if path.exists()]
    if standing and not force:
        more = f" and {len(standing) - 1} more" if len(standing) > 1 else ""
        raise OutputError(f"{standing[0]}{more} would be overwritten; add --force, or give another folder")
