"""Names of scenarios as a chart can show them, whatever people called them."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import accumulate, takewhile
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font

from .letters import LONGEST_NAME

FONT = "DejaVu Sans"  # comes with matplotlib, so charts look alike everywhere
# For letters that it lacks: Chinese, Japanese and Korean, then symbols. Files of fonts-wqy-microhei and fonts-symbola.
_FALLBACKS = (("WenQuanYi Micro Hei", Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")),
              ("Symbola", Path("/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf")))
LONGEST = 60          # characters of a name that a chart shows
LONGEST_TEXT = 10_000  # characters of a text of which a chart shows a few lines
MISSING = "\u25a1"    # a box, for a letter the font lacks

_RIGHT_TO_LEFT = ("R", "AL")
# A line may end after a space or a hyphen, and after any letter of Chinese, Japanese and Korean.
_WIDE = "\u1100-\u11ff\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_PARTS = re.compile(f"\\s+|[^\\s{_WIDE}-]+-*|-+|.")


class FontError(Exception):
    """What keeps charts or pages from being written for want of a font, with a way out."""


@cache
def fonts() -> list[str]:
    """The fonts of charts: that which comes with matplotlib, then those for other letters that are there. Raises FontError
    where the first cannot be read."""
    try:
        if FONT not in {one.name for one in fontManager.ttflist}:  # in the list of fonts that was kept
            for own in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
                fontManager.addfont(str(Path(get_data_path(), "fonts", "ttf", own)))
        for weight in ("normal", "bold"):
            get_font(findfont(FontProperties(family=FONT, weight=weight), fallback_to_default=False))
    except (OSError, RuntimeError, ValueError) as error:
        raise FontError(f"the font {FONT}, with which charts are drawn, cannot be read ({str(error).splitlines()[0]})."
                        " Reinstall matplotlib, whose data it is part of (on Debian: python-matplotlib-data)") from error
    found = [FONT]
    for name, file in _FALLBACKS:
        if file.exists():
            try:
                get_font(str(file))
                if name not in {one.name for one in fontManager.ttflist}:  # installed after matplotlib made its list
                    fontManager.addfont(str(file))
            except (OSError, RuntimeError):  # it cannot be read
                continue
            found.append(name)
    return found


def name_key(names: Sequence[str]) -> str:
    """A sentence on which names stand for which in charts, where the fonts lack letters of them; else an empty text."""
    pairs = [f"{shown} stands for {quoted(name)}" for name, shown in zip(names, chart_names(names))
            if MISSING in (drawn := _drawable(name[:LONGEST_NAME])) or not drawn]
    return f"In charts, {'; '.join(pairs)}." if pairs else ""


def chart_names(names: Sequence[str]) -> list[str]:
    """One short name each, all different: letters that a font has, at most LONGEST of them.

    A name with hardly a letter to show becomes its place in the file: scenario 3.
    """
    shown: list[str] = []
    taken: set[str] = set()
    for place, name in enumerate(names, start=1):
        text = _drawable(name[:LONGEST_NAME])
        letters = [letter for letter in text if not letter.isspace()]
        if not letters or letters.count(MISSING) * 2 > len(letters):
            text = f"scenario {place}"
        if len(text) > LONGEST:
            text = text[: LONGEST - 1].rstrip() + "\u2026"
        if text in taken:
            text = f"{text} ({place})"
        taken.add(text)
        shown.append(text)
    return shown


def wrapped(text: str, inches: float, lines: int, points: float, bold: bool = False) -> str:
    """Text ready to draw in letters of so many points: over at most so many lines that are at most so many inches wide.

    Letters that no font has become boxes, and what is read from the right is turned, for matplotlib draws letters from left
    to right in the order given. Draw what this returns as it is.
    """
    drawable, width = _drawable(text[:LONGEST_TEXT]), inches * 72 / points
    broken = _broken(drawable, width, lines, bold)
    if broken and _width(broken[-1], bold) > width:
        broken[-1] = _cut_to(broken[-1], width, bold)
    return "\n".join(_as_read(line) for line in broken)


def shortened(name: str, letters: int) -> str:
    """The name as a part of a sentence, in the order in which it is read: at most so many letters, of which wide ones count
    as two."""
    name = name[:LONGEST_NAME]
    if _letters(name) <= letters:
        return name
    return name[:_fitting(map(_letters, name), letters - 1)].rstrip() + "\u2026"


def quoted(name: str) -> str:
    """The name inside a sentence, on a terminal or in alt text: whole unless it is very long."""
    name = name[:LONGEST_NAME]
    return f"'{textwrap.shorten(name, 120, placeholder=chr(0x2026)) if ' ' in name else _cut(name, 120)}'"


def _broken(text: str, width: float, most: int, bold: bool) -> list[str]:
    # The last of `most` lines takes all that is left.
    lines = [""]
    for part in _PARTS.findall(text):
        while len(lines) < most and len(part) > 1 and _width(part, bold) > width:  # longer than a line
            head = part[:max(_fitting((_advance(letter, bold) for letter in part), width), 1)]
            lines = [*lines, head] if lines != [""] else [head]
            part = part[len(head):]
        if len(lines) < most and lines[-1] and _width((lines[-1] + part).rstrip(), bold) > width:
            lines.append("")
            part = part.lstrip()
        lines[-1] += part
    return [line.strip() for line in lines if line.strip()]


def _cut_to(text: str, width: float, bold: bool) -> str:
    if _width(text + "\u2026", bold) > width:
        text = text[:max(_fitting((_advance(letter, bold) for letter in text), width, _advance("\u2026", bold)), 1)]
    return text if len(text) < 2 else text.rstrip(" \u2026") + "\u2026"


def _fitting(widths: Iterable[float], room: float, end: float = 0.0) -> int:
    """How many of these, from the first on, fit into the room with the end."""
    return sum(1 for _ in takewhile(lambda so_far: so_far + end <= room, accumulate(widths)))


def _width(text: str, bold: bool) -> float:
    return sum(_advance(letter, bold) for letter in text)


@cache
def _advance(letter: str, bold: bool) -> float:
    """How wide a letter is, in multiples of the size of letters."""
    for name in fonts():
        font = get_font(findfont(FontProperties(family=name, weight="bold" if bold else "normal")))
        if font.get_char_index(ord(letter)):
            font.set_size(100, 72)
            return float(font.load_char(ord(letter)).linearHoriAdvance) / 65536 / 100
    return 1.0


def _letters(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "\u2026"


@lru_cache(maxsize=1 << 14)
def _drawable(name: str) -> str:
    # Format characters (joiners, direction marks) and variation selectors have no shape of their own.
    letters = [c for c in name if unicodedata.category(c) != "Cf" and not 0xFE00 <= ord(c) <= 0xFE0F]
    return " ".join("".join(c if c.isspace() or _has_glyph(c) else MISSING for c in letters).split())


@cache
def _has_glyph(letter: str) -> bool:
    # The first font has it in both weights, the others in one.
    faces = [[FontProperties(family=name, weight=weight) for weight in ("normal", "bold")] for name in fonts()]
    return any(all(get_font(findfont(face)).get_char_index(ord(letter)) for face in both) for both in faces)


def _as_read(line: str) -> str:
    # Turns the runs that are read from the right.
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
