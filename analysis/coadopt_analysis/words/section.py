"""What a part of a briefing is made of, whatever it is shown on."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """A small table; the first cell of each row names it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""
    in_words: bool = False  # cells are sentences, not figures


@dataclass(frozen=True)
class Section:
    """A heading, its sentences, and what shows them."""

    name: str                                # its anchor on the page
    title: str
    lead: str = ""                           # the one sentence that matters most
    sentences: tuple[str, ...] = ()          # a paragraph each
    points: tuple[tuple[str, str], ...] = () # what is listed: a term and what is said of it
    tables: tuple[Table, ...] = ()
    charts: tuple[str, ...] = field(default=())  # names of charts that show it, the first that is there is shown
    short: str = ""                          # what stands of it in short, where that is not the lead
