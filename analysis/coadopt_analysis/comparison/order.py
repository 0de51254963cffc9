"""Which scenario comes first by an outcome, and whether that may be said."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .compared import REFERENCE, Compared
from .robustness import Fate, Robustness


@dataclass(frozen=True)
class Order:
    """Scenarios by the mean of an outcome, best first, and what the first is told apart from."""

    outcome: str
    ranked: tuple[int, ...]
    not_told_apart: tuple[int, ...]  # from the first: the interval of the difference has 0 in it
    fates: dict[int, Fate]           # of "the first has more than this one", where that was tried

    @property
    def first(self) -> int:
        """The scenario with the highest mean."""
        return self.ranked[0]

    @property
    def fragile(self) -> tuple[int, ...]:
        """Scenarios from which the first is told apart here, but not under every rule and in every draw."""
        return tuple(one for one, fate in self.fates.items()
                     if not fate.survives and one not in self.not_told_apart)

    @property
    def beats_reference(self) -> bool:
        """Whether the first is clearly above the reference."""
        return self.first != REFERENCE and REFERENCE not in self.not_told_apart


def order(compared: Compared, robust: Robustness | None, outcome: str = "practice_in_use") -> Order | None:
    """The order of all scenarios with a finished replicate; None where there is nothing to order."""
    less_is_better = compared.results[f"outcomes/{outcome}"].attrs.get("better") == "less"
    sign = -1 if less_is_better else 1
    places = [i for i in compared.scenarios if math.isfinite(compared.mean(i, outcome))]
    if REFERENCE not in places or len(places) < 2:
        return None
    ranked = sorted(places, key=lambda i: (-sign * compared.mean(i, outcome), i))
    first, rest = ranked[0], ranked[1:]
    tied = tuple(one for one in rest if not compared.more(first, outcome, than=one).clear)
    fates: dict[int, Fate] = {}
    for one in rest if robust is not None else []:
        fate = robust.fate(first, one, outcome, not less_is_better)  # type: ignore[union-attr]
        if fate is not None:
            fates[one] = fate
    return Order(outcome, tuple(ranked), tied, fates)
