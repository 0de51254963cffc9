"""Amounts as people say them, with no more figures than they bear."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
FIGURES = 3
UNKNOWN = "not known"
_LONGEST_NAME = 100
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def rounded(value: float, half_width: float = 0.0) -> float:
    """The value to three figures, and to no finer than a third of half the width of its interval."""
    if value == 0 or not math.isfinite(value):
        return value
    place = math.floor(math.log10(abs(value))) - FIGURES + 1
    if math.isfinite(half_width) and half_width > 0:
        place = max(place, math.floor(math.log10(half_width / 3)))
    quantum = Decimal(1).scaleb(place)
    return float((Decimal(repr(float(value))) / quantum).quantize(Decimal(1), ROUND_HALF_UP) * quantum)


def number(value: float, half_width: float = 0.0) -> str:
    """A number with thousands parted, such as 127,000 or \u22121.3."""
    if not math.isfinite(value):
        return UNKNOWN
    figure = rounded(value, half_width)
    if figure == 0:
        return "0"
    size = abs(figure)
    decimals = 0 if size >= 100 else max(0, min(3, FIGURES - 1 - math.floor(math.log10(size))))
    text = f"{size:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{MINUS}{text}" if figure < 0 else text


def money(value: float, half_width: float = 0.0) -> str:
    """Pounds: \u00a3605, \u00a3225,000, \u00a31.34 million."""
    if not math.isfinite(value):
        return UNKNOWN
    figure = rounded(value, half_width)
    sign = MINUS if figure < 0 else ""
    size = abs(figure)
    for unit, word in ((1e9, "billion"), (1e6, "million")):
        if size >= unit:
            return f"{sign}\u00a3{number(size / unit)} {word}"
    return f"{sign}\u00a3{number(size)}" if size >= 10 or size == 0 else f"{sign}\u00a3{size:.2f}"


def hours(value: float, half_width: float = 0.0) -> str:
    """Hours, as 127,000 hours."""
    return f"{number(value, half_width)} {'hour' if rounded(value, half_width) == 1 else 'hours'}"


def signed(text: str) -> str:
    """With a plus where it is more than nil."""
    return text if text.startswith((MINUS, "+")) or text.split(" ")[0] in ("0", "\u00a30") or text == UNKNOWN else f"+{text}"


def share(value: float, half_width: float = math.inf) -> str:
    """A share 0..1 in per cent, with a decimal only where half the width of its interval is under a point."""
    if not math.isfinite(value):
        return UNKNOWN
    return f"{value * 100:.{1 if half_width < 0.01 else 0}f}%"


def shares(values: list[float]) -> list[str]:
    """Shares beside each other in whole per cent, with a decimal where another would read like the first and is not it."""
    whole, finer = ([share(value, half_width) for value in values] for half_width in (math.inf, 0.0))
    return finer if any(one == whole[0] and more != finer[0] for one, more in zip(whole, finer)) else whole


def count(amount: int) -> str:
    """A number of things in a sentence: three, 15."""
    return _WORDS[amount] if 0 <= amount < len(_WORDS) else f"{amount:,}"


def counted(amount: int, thing: str, several: str = "") -> str:
    """A number of things and their name: one scenario, three scenarios."""
    return f"{count(amount)} {thing if amount == 1 else several or thing + 's'}"


def listed(parts: list[str], last: str = "and") -> str:
    """a, b and c."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def quoted(name: str) -> str:
    """A name inside a sentence; cut where it is very long."""
    return f"\u2018{name if len(name) <= _LONGEST_NAME else name[:_LONGEST_NAME - 1].rstrip() + chr(0x2026)}\u2019"


def sentence(text: str) -> str:
    """With a capital at its start."""
    return text[:1].upper() + text[1:]
