"""The finding of a results file in a sentence or two, with no more figures than it can bear."""

from __future__ import annotations

import math

import numpy as np
import xarray as xr

from .comparison.compared import Compared, Level
from .differences import Difference
from .months import last_year, span
from .names import quoted
from .read import ResultsError

PRACTICE = "practice_in_use"
TIED = ("no_difference", "no_clear_difference")  # verdicts on what lies behind the first in rank
ONE_BY_ONE = 3  # up to so many other scenarios are reported one by one
_SMALLEST = 0.1  # points: differences below are said to be less than this


def finding(results: xr.Dataset) -> str:
    """Practice in use: the first scenario's level, then what the others add to it."""
    compared = Compared(results)
    shown = compared.scenarios
    if not any(math.isfinite(compared.mean(i, PRACTICE)) for i in shown):
        raise ResultsError(f"outcomes/{PRACTICE} holds no values, so there is no practice to report; run it again")
    names = [str(name) for name in results["scenario"].values]
    first = compared.level(shown[0], PRACTICE)
    reference = quoted(names[shown[0]])
    text = f"After {span(int(results['month'][-1]))} {_level(first)} in {reference}{_range(first)}."
    if len(shown) < 2:
        return text
    if not compared.others:
        return f"{text} The reference was not finished, so nothing is compared."
    differences = {names[i]: compared.more(i, PRACTICE).times(100) for i in compared.others}
    if len(differences) <= ONE_BY_ONE:
        said = "; ".join(f"{quoted(name)} {difference_words(gain)}" for name, gain in differences.items())
        return f"{text} {_compared(said, reference)}"
    tied = [names[i] for i in compared.others if compared.behind(i, PRACTICE) in TIED]
    return f"{text} {_summary(differences, tied, reference)}"


def basis(results: xr.Dataset) -> str:
    """What the figures of the finding are figures of, in a sentence."""
    return f"Practice: all Four Co's in use by those whose work they are, together; {last_year(results)}."


def difference_words(gain: Difference) -> str:
    """What a scenario does against the reference: 'adds 4 points (95% interval 3 to 5)'."""
    if gain.pairs == 0:
        return "has no finished replicate in common with it"
    if not gain.known:
        text = f"{_verb(gain.mean)} {points(abs(gain.mean), math.inf)}"
        return f"{text} (one replicate, so no interval: it may be chance)"
    if gain.low == gain.high == 0:
        return "makes no difference at all"
    half = gain.high - gain.mean
    if max(abs(gain.low), abs(gain.high)) < _SMALLEST / 2:
        return f"makes a difference of less than {_SMALLEST:g} points"
    interval = f"95% interval {_ends(gain.low, gain.high, half)}"
    if not gain.clear:
        return f"makes no clear difference ({_signed(gain.mean, half)}; {interval}, which contains 0)"
    if gain.mean < 0:
        interval = f"95% interval {_ends(-gain.high, -gain.low, half)}"
    return f"{_verb(gain.mean)} {points(abs(gain.mean), half)} ({interval})"


def points(size: float, half_width: float) -> str:
    """So many percentage points, with a decimal only where the interval is narrower than a point to each side."""
    figure = _rounded(size, half_width)
    return f"{figure} point" if figure == "1" else f"{figure} points"


def _level(level: Level) -> str:
    half = _half_width(level)
    share = _rounded(level.mean * 100, half if math.isfinite(half) else math.inf)
    return f"{share}% of relevant staff practise co-production"


def _range(level: Level) -> str:
    if level.replicates < 2:
        return " (one replicate, so no range)"
    half = _half_width(level)
    low, high = (_rounded(end * 100, half) for end in (level.low, level.high))
    what = "predictions" if level.predicted else "replicates"
    whose = f"{level.share * 100:.0f}% of {what}" if level.share < 1 else f"all {level.replicates} {what}"
    return f" ({whose}: {low}%)" if low == high else f" ({whose}: {low}\u2013{high}%)"


def _summary(differences: dict[str, Difference], tied: list[str], reference: str) -> str:
    up = [name for name, gain in differences.items() if gain.clear and gain.mean > 0]
    down = [name for name, gain in differences.items() if gain.clear and gain.mean < 0]
    unclear = len(differences) - len(up) - len(down)
    best = max(differences, key=lambda name: float(np.nan_to_num(differences[name].mean, nan=-np.inf)))
    counts = [f"{len(up)} clearly do better" if up else "none clearly does better"]
    counts += [f"{len(down)} clearly worse"] if down else []
    counts += [f"{unclear} make no clear difference"] if unclear else []
    if not any(gain.known for gain in differences.values()):
        counts = ["one replicate does not show which are better by more than chance"]
    gain = difference_words(differences[best])
    together = [name for name in tied if name != best]
    if any(one.clear and one.mean > 0 for one in differences.values()) and together:
        others = quoted(together[0]) if len(together) == 1 else f"{len(together)} others"
        said = f"{quoted(best)} and {others} rank first together, without a clear difference from the highest: {quoted(best)} {gain}"
    else:
        said = f"{quoted(best)} comes out highest of the {len(differences)} others: it {gain}"
    return f"{_compared(said, reference)[:-1]}; {', '.join(counts)}."


def _compared(said: str, reference: str) -> str:
    return f"Against {reference}, {said}."


def _verb(mean: float) -> str:
    return "adds" if mean >= 0 else "takes away"


def _half_width(level: Level) -> float:
    return (level.high - level.low) * 50


def _decimals(size: float, half_width: float) -> int:
    if math.isinf(half_width):  # nothing known of its width
        return 0 if size >= 1 or size == 0 else 1
    return 0 if half_width >= 1 else 1


def _rounded(size: float, half_width: float) -> str:
    figure = f"{size:.{_decimals(size, half_width)}f}"
    return figure[1:] if figure in ("-0", "-0.0") else figure


def _signed(size: float, half_width: float) -> str:
    text = points(abs(size), half_width)
    if float(_rounded(size, half_width)) == 0:
        return text
    return f"+{text}" if size > 0 else f"\u2212{text}"


def _ends(low: float, high: float, half_width: float) -> str:
    ends = [_rounded(end, half_width).replace("-", "\u2212") for end in (low, high)]
    if low > 0 and float(_rounded(low, half_width)) == 0:
        ends[0] = "just above 0"  # so that it does not read as if it held 0
    return f"{ends[0]} to {ends[1]}"
