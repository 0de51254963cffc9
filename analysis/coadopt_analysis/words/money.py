"""What scenarios cost: cost per additional person, and how such figures are told."""

from __future__ import annotations

from ..comparison.ratio import Ratio, cost_per
from .amounts import money
from .subject import Subject

WELLBEING_POINT = 0.01  # of the scale 0..1, so a point of a scale of 100


def per_person(subject: Subject, scenario: int, counted: str = "money") -> Ratio | None:
    """Cost of one more resident taking part; counted "money", or "cost" with the staff hours of interventions."""
    return cost_per(subject.compared, scenario, "persons_active", 1.0, counted)


def per_wellbeing(subject: Subject, scenario: int, counted: str = "money") -> Ratio | None:
    """Cost of one point more of the wellbeing of users, on a scale of 0 to 100."""
    return cost_per(subject.compared, scenario, "wellbeing_users", WELLBEING_POINT, counted)


def ratio_cell(ratio: Ratio | None) -> str:
    """The figure with its interval, for a cell."""
    if ratio is None:
        return "not available"
    if ratio.high <= 0:
        return "no extra cost"
    return f"{ratio_told(ratio)} ({ratio_ends(ratio)})"


def ratio_told(ratio: Ratio) -> str:
    """The figure, with no more digits than the nearer end of its interval bears."""
    return money(ratio.value, _width(ratio))


def ratio_ends(ratio: Ratio) -> str:
    """The ends of its interval, each with the digits that the nearer one bears."""
    return f"{money(ratio.low, _width(ratio))} to {money(ratio.high, _width(ratio))}"


def _width(ratio: Ratio) -> float:
    # The interval of a ratio is skewed: its far end says little of how well the figure itself is known.
    return min(ratio.value - ratio.low, ratio.high - ratio.value)
