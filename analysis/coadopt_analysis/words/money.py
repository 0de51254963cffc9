"""What scenarios cost: cost per additional person, and how such figures are told."""

from __future__ import annotations

from ..comparison.ratio import Ratio, cost_per
from .amounts import money
from .subject import Subject

WELLBEING_POINT = 0.01  # of the scale 0..1, so a point of a scale of 100


def per_person(subject: Subject, scenario: int, counted: str = "money") -> Ratio | None:
    """Cost of one more person co-producing; counted "money", or "cost" with the staff hours of interventions."""
    return cost_per(subject.compared, scenario, "persons_active", 1.0, counted)


def per_wellbeing(subject: Subject, scenario: int, counted: str = "money") -> Ratio | None:
    """Cost of one point more of the wellbeing of users, on a scale of 0 to 100."""
    return cost_per(subject.compared, scenario, "wellbeing_users", WELLBEING_POINT, counted)


def ratio_cell(ratio: Ratio | None) -> str:
    """The figure with its interval, for a cell."""
    if ratio is None:
        return "not told"
    if ratio.high <= 0:
        return "no extra cost"
    width = (ratio.high - ratio.low) / 2
    return f"{money(ratio.value, width)} ({money(ratio.low, width)} to {money(ratio.high, width)})"
