"""What scenarios cost: cost per additional person, and how such figures are written."""

from __future__ import annotations

from ..comparison.compared import Cost
from .amounts import money
from .subject import Subject


def per_person(subject: Subject, scenario: int, counted: str = "money") -> Cost:
    """Cost of one more resident taking part; counted "money", or "money_and_hours" with the staff hours of interventions."""
    return subject.compared.cost(scenario, "persons_active", counted)


def per_wellbeing(subject: Subject, scenario: int, counted: str = "money") -> Cost:
    """Cost of one point more of the wellbeing of users, on a scale of 0 to 100."""
    return subject.compared.cost(scenario, "wellbeing_users", counted)


def cost_cell(cost: Cost) -> str:
    """The figure with its interval, for a cell."""
    if not cost.given:
        return "not available"
    if cost.verdict == "no_extra_cost":
        return "no extra cost"
    return f"{cost_words(cost)} ({cost_ends(cost)})"


def cost_words(cost: Cost) -> str:
    """The figure, with no more digits than the nearer end of its interval bears."""
    return money(cost.value, _width(cost))


def cost_ends(cost: Cost) -> str:
    """The ends of its interval, each with the digits that the nearer one bears."""
    return f"{money(cost.low, _width(cost))} to {money(cost.high, _width(cost))}"


def _width(cost: Cost) -> float:
    # The interval of a ratio is skewed: its far end says little of how well the figure itself is known.
    return min(cost.value - cost.low, cost.high - cost.value)
