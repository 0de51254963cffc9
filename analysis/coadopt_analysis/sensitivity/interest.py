"""Which points a box is to find: where a scenario fails, or where an outcome is below or above something."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .cart import Leaf, Tree, grow
from .prim import Box, Flags, Side, find
from .question import Question, QuestionError
from .sweep import Factor, Numbers, Sweep, figures

TREES = "trees.csv"
CONDITION = re.compile(r"^\s*([a-z_0-9]+)\s*(<=|>=|<|>)\s*([-+]?[0-9._]+(?:e[-+]?[0-9]+)?)\s*(%?)\s*$", re.I)


@dataclass(frozen=True)
class Condition:
    """`outcome < number`, as it was typed."""

    outcome: str
    sign: str
    number: float

    def holds(self, means: Numbers) -> Flags:
        """At which points it does; nowhere where nothing is known."""
        compared: dict[str, Callable[[Numbers, float], Flags]] = {
            "<": np.less, "<=": np.less_equal, ">": np.greater, ">=": np.greater_equal}
        return np.asarray(compared[self.sign](means, self.number) & np.isfinite(means), bool)

    def words(self, question: Question) -> str:
        """What it says, for people."""
        word = {"<": "below", "<=": "at most", ">": "above", ">=": "at least"}[self.sign]
        return f"{question.words}: {word} {question.formatted(self.number)}"


@dataclass
class Discovery:
    """A box in the parameters' own units, and what it is a box of."""

    question: Question
    condition: Condition
    fails: bool
    box: Box | None
    interest: int   # points that the condition holds at
    points: int
    factors: list[Factor]
    tree: Tree | None = None

    @property
    def tree_leaves(self) -> list[Leaf]:
        """The leaves in which the condition holds more often than in all points, densest first."""
        return [leaf for leaf in self.tree.leaves if leaf.density * self.points > self.interest] if self.tree else []


def read_condition(text: str) -> Condition:
    """A condition as typed: `practice_in_use < 0.1`, or `< 10%`. Raises QuestionError."""
    found = CONDITION.match(text)
    if found is None:
        raise QuestionError(f"--box \"{text}\" is not a condition. Write an outcome, <, <=, > or >=, and a number: "
                            "--box \"practice_in_use < 0.1\"")
    try:
        number = float(found[3])
    except ValueError:
        raise QuestionError(f"--box \"{text}\": {found[3]} is not a number") from None
    return Condition(found[1], found[2], number / 100 if found[4] else number)


def failing(question: Question) -> Condition:
    """Where a scenario does not beat its reference. Raises QuestionError where neither more nor less is better."""
    if question.better not in ("more", "less"):
        raise QuestionError(f"--fails: neither more nor less of {question.outcome} is better, so no scenario fails"
                            " in it;"
                            f" give another --outcome, or a condition, as --box \"{question.outcome} > 0\"")
    return Condition(question.outcome, ">=" if question.better == "less" else "<=", 0.0)


def discover(sweep: Sweep, question: Question, condition: Condition, fails: bool = False) -> Discovery:
    """The box where the condition holds for the means over replicates."""
    means = question.means()
    known = np.isfinite(means)
    interest = condition.holds(means)[known]
    mark = next((sweep.marks[name] for name in ("trajectory", "sample") if name in sweep.marks), np.arange(len(means)))
    # A budget's parts are given in money, which is what people know, not as coordinates of the split.
    values = sweep.points.to_numpy(float)[known]
    box = find(sweep.factors, values, interest, mark[known])
    tree = grow(sweep.factors, values, interest, mark[known])
    return Discovery(question, condition, fails, box, int(interest.sum()), int(known.sum()), sweep.factors, tree)


def sentence(discovery: Discovery) -> str:
    """The finding in words: where, how much of it, and how sure."""
    question, box = discovery.question, discovery.box
    what = (f"{question.scenario} fails to beat {question.reference} in {question.title}" if discovery.fails
            else discovery.condition.words(question))
    if discovery.interest == 0:
        return f"{what}: at none of {discovery.points} points."
    if discovery.interest == discovery.points:
        return f"{what}: at all {discovery.points} points."
    share = f"{discovery.interest} of {discovery.points} points"
    if box is None or not box.sides:
        return f"{what}: at {share}, but no box of factors shows where better than chance."
    quasi_p = box.quasi_p
    where = " and ".join(side_words(discovery.factors[i], side) for i, side in sorted(
        box.sides.items(), key=lambda one: quasi_p.get(one[0], 1.0)))
    text = (f"{what} where {where}. That is so at {box.density:.0%} of the {box.inside} points there, against "
            f"{box.interest:.0%} of all ({share}), and covers {box.coverage:.0%} of the points where it happens.")
    if np.isfinite(box.density_out):
        text += (f" On points that the search had not used: {box.density_out:.0%} of those within, "
                 f"{box.coverage_out:.0%} covered.")
    return text


def tree_words(discovery: Discovery) -> str:
    """What a tree finds, in words; empty where there is none."""
    tree, most = discovery.tree, 3
    if tree is None:
        return ""
    if len(tree.leaves) == 1:
        return "A tree (CART) finds nothing that foretells it on points kept aside."
    told = [f"{leaf.density:.0%} of {leaf.points} points where {leaf_words(discovery.factors, leaf)}"
            for leaf in discovery.tree_leaves[:most]]
    rest = len(discovery.tree_leaves) - most
    more = f"; {rest} more in {TREES}" if rest > 0 else ""
    return (f"By a tree (CART): {'; '.join(told)}{more}. On points kept aside it errs {tree.skill:.0%} less than their share"
            " alone does.")


def leaf_words(factors: list[Factor], leaf: Leaf) -> str:
    """Where a leaf lies."""
    return " and ".join(side_words(factors[i], side) for i, side in sorted(leaf.sides.items()))


def side_words(factor: Factor, side: Side) -> str:
    """A restriction in the factor's unit."""
    if side.choices is not None:
        chosen = sorted(side.choices)
        return f"{factor.name} is {' or '.join(factor.labels[one] for one in chosen)}"
    if np.isfinite(side.low) and np.isfinite(side.high):
        return f"{factor.name} is from {figures(side.low)} to {factor.formatted(side.high)}"
    return (f"{factor.name} is above {factor.formatted(side.low)}" if np.isfinite(side.low)
            else f"{factor.name} is below {factor.formatted(side.high)}")
