"""Which scenario comes first by an outcome, and whether that may be said."""

from __future__ import annotations

from dataclasses import dataclass

from .compared import CLEAR, REFERENCE, Compared
from .robustness import Fate, Robustness


@dataclass(frozen=True)
class Order:
    """Scenarios by the mean of an outcome, best first, and which of them do not clearly differ from the first."""

    outcome: str
    ranked: tuple[int, ...]
    not_distinguished: tuple[int, ...]  # from the first: there is no clear difference
    fates: dict[int, Fate]           # of "the first does more than this one", where that is a claim and was tried

    @property
    def first(self) -> int:
        """The scenario with the highest mean."""
        return self.ranked[0]

    @property
    def fragile(self) -> tuple[int, ...]:
        """Scenarios from which the first differs clearly here, but not under every rule and in every draw."""
        return tuple(one for one, fate in self.fates.items() if not fate.survives)

    @property
    def beats_reference(self) -> bool:
        """Whether the first is clearly above the reference."""
        return self.first != REFERENCE and REFERENCE not in self.not_distinguished


def order(compared: Compared, robust: Robustness | None, outcome: str = "practice_in_use") -> Order | None:
    """The order of all scenarios with a finished replicate; None where there is nothing to order."""
    ranked = compared.ranked(outcome)
    if REFERENCE not in ranked or len(ranked) < 2:
        return None
    tied = tuple(one for one in ranked[1:] if compared.behind(one, outcome) not in CLEAR)
    fates = {one: fate for one in ranked[1:]
             if robust is not None and (fate := robust.fate_behind(one, ranked[0], outcome)) is not None}
    return Order(outcome, tuple(ranked), tied, fates)
