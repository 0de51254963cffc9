"""Differences between scenarios in words: how much, between what, and whether it may be chance."""

from __future__ import annotations

from ..replicates import Difference
from .amounts import number, signed

UNCLEAR = "no clear difference"
_SMALLEST = 0.1  # points: changes below half of this are only said to be less

def half(gain: Difference) -> float:
    """Half the width of its interval; 0 where there is none."""
    return gain.high - gain.mean if gain.known else 0.0


def stated(gain: Difference) -> bool:
    """Whether its figure is given: not where there is no run, nor where the interval contains 0 and more."""
    return gain.pairs > 0 and (gain.clear or not gain.known or gain.low == gain.high)


def amount(gain: Difference, scale: float = 1.0, tenths: bool = False) -> str:
    """The difference and its interval in a cell: +7.0 (6.6 to 7.3); in tenths also where the interval is wide."""
    if gain.pairs == 0:
        return "not known"
    width = 0.0 if tenths else half(gain) * scale
    text = signed(_point(gain.mean * scale, width))
    if not gain.known:
        return f"{text} (one run)"
    if gain.low == gain.high:
        return text
    if max(abs(gain.low), abs(gain.high)) * scale < _SMALLEST / 2:
        return f"under {_SMALLEST:g}"
    low, high = (_point(end * scale, width) for end in (gain.low, gain.high))
    return f"{text} ({low} to {high})" if gain.clear else f"{UNCLEAR} ({low} to {high})"


def interval(gain: Difference, scale: float = 1.0, tenths: bool = False) -> str:
    """Its interval in a sentence, lowest first; of a loss as a size."""
    width = 0.0 if tenths else half(gain) * scale
    ends = (gain.low, gain.high) if gain.mean >= 0 else (-gain.high, -gain.low)
    low, high = (_point(end * scale, width) for end in ends)
    if ends[0] > 0 and low in ("0", "0.0"):
        low = "just above 0"
    return f"95% interval {low} to {high}"


def signed_interval(gain: Difference, scale: float = 1.0, tenths: bool = False) -> str:
    """Its interval in a sentence, lowest first, with the sign of the difference."""
    low, high = (_point(end * scale, 0.0 if tenths else half(gain) * scale) for end in (gain.low, gain.high))
    return f"95% interval {low} to {high}"


def size(gain: Difference, scale: float = 1.0, tenths: bool = False) -> str:
    """How large it is, without its sign."""
    return _point(abs(gain.mean) * scale, 0.0 if tenths else half(gain) * scale)


def _point(value: float, width: float) -> str:
    # Points of a hundred: whole, or with a decimal where half the interval is under one point.
    if abs(value) >= 100:
        return number(value, width)
    text = f"{abs(value):.{0 if width >= 1 else 1}f}"
    return text if float(text) == 0 or value > 0 else f"\u2212{text}"
