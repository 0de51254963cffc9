"""Names of scenarios as a chart can show them, whatever people called them."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from functools import cache

from matplotlib.font_manager import FontProperties, findfont, get_font

FONT = "DejaVu Sans"  # comes with matplotlib, so charts look alike everywhere
LONGEST = 60          # characters of a name that a chart shows
MISSING = "\u25a1"    # a box, for a letter the font lacks

_RIGHT_TO_LEFT = ("R", "AL")


def chart_names(names: Sequence[str]) -> list[str]:
    """One short name each, all different: letters the font has, at most LONGEST of them.

    A name with hardly a letter to show becomes its place in the file: scenario 3.
    """
    shown: list[str] = []
    for place, name in enumerate(names, start=1):
        text = _drawable(name)
        letters = [letter for letter in text if not letter.isspace()]
        if not letters or letters.count(MISSING) * 2 > len(letters):
            text = f"scenario {place}"
        if len(text) > LONGEST:
            text = text[: LONGEST - 1].rstrip() + "\u2026"
        if text in shown:
            text = f"{text} ({place})"
        shown.append(text)
    return shown


def wrapped(name: str, width: int, lines: int) -> str:
    """The name over at most so many lines of so many characters, ready to draw."""
    broken = textwrap.wrap(name, width)
    if len(broken) > lines:
        broken = [*broken[: lines - 1], broken[lines - 1][: width - 1].rstrip(" \u2026") + "\u2026"]
    return "\n".join(_as_read(line) for line in broken)


def quoted(name: str) -> str:
    """The name inside a sentence, on a terminal or in alt text: whole unless it is very long."""
    return f"'{textwrap.shorten(name, 120, placeholder=chr(0x2026)) if ' ' in name else _cut(name, 120)}'"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "\u2026"


def _drawable(name: str) -> str:
    # Format characters (joiners, direction marks) and variation selectors have no shape of their own.
    letters = [c for c in name if unicodedata.category(c) != "Cf" and not 0xFE00 <= ord(c) <= 0xFE0F]
    return " ".join("".join(c if c.isspace() or _has_glyph(c) else MISSING for c in letters).split())


@cache
def _has_glyph(letter: str) -> bool:
    faces = (FontProperties(family=FONT, weight=weight) for weight in ("normal", "bold"))
    return all(get_font(findfont(face)).get_char_index(ord(letter)) for face in faces)


def _as_read(line: str) -> str:
    # matplotlib draws letters from left to right in the order given; turn the runs that are read from the right.
    runs: list[tuple[bool, str]] = []
    for letter in line:
        kind = unicodedata.bidirectional(letter)
        neutral = kind in ("WS", "ON", "CS", "NSM")
        right = runs[-1][0] if neutral and runs else kind in _RIGHT_TO_LEFT
        if runs and runs[-1][0] == right:
            runs[-1] = (right, runs[-1][1] + letter)
        else:
            runs.append((right, letter))
    if not any(right for right, _ in runs):
        return line
    return "".join(_turned(text) if right else text for right, text in runs)


def _turned(text: str) -> str:
    body = text.rstrip()
    return body[::-1] + text[len(body):]
