"""The charts of a briefing as they stand in the page: picture, what it shows in words, and the numbers behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..words.section import Table
from .embed import data_url

SMALLEST_SVG = 400_000  # bytes: a picture of more shapes than this is embedded as dots


@dataclass(frozen=True)
class Picture:
    """A chart: its name and title, the picture as an address, its alt text, and the table behind it."""

    name: str
    title: str
    address: str
    alt: str
    table: Table


def picture(name: str, title: str, alt: str, svg: bytes, png: Callable[[], bytes], table: Table) -> Picture:
    """Shapes where they are few, for they stay sharp; dots else, which are drawn only then."""
    if len(svg) <= SMALLEST_SVG:
        return Picture(name, title, data_url(svg, "image/svg+xml"), alt, table)
    return Picture(name, title, data_url(png(), "image/png"), alt, table)
