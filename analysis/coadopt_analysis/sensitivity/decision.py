"""The decision that a sweep is to serve: which of its scenarios to choose, and what each brings at every point."""

from __future__ import annotations

import argparse
import json
import math
import os
import stat
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from ..letters import shown
from ..read import plain
from .question import MAIN, ROUNDING, Question, QuestionError, questions
from .sweep import Factor, Numbers, Sweep

SAMPLED = ("sobol", "latin_hypercube", "csv")  # designs whose points are draws of what is thought possible
LARGEST = 10_000_000  # bytes of a file of questions
LEAST_WORTH = 1e-6  # GBP


@dataclass(frozen=True)
class Asked:
    """What `--value`, `--worth` and `--questions` say."""

    worth: float | None = None      # GBP a unit of the outcome, which is a percentage point where it is shown in percent
    questions: Path | None = None


@dataclass(frozen=True)
class Decision:
    """The scenarios to choose from, and what more of them brings than the first, the larger the better."""

    question: Question    # the outcome, as a difference of two scenarios
    scenarios: list[str]
    more: Numbers         # shape (point, scenario but the first, replicate): of the outcome, or GBP where it has a worth
    worth: float | None   # GBP a unit of the outcome
    rounding: float       # a difference as small as this may be one of rounding

    @property
    def unit(self) -> str:
        """Of the outcome, as it is shown."""
        return "point" if self.question.percent else self.question.units if self.question.units != "1" else "unit"

    @property
    def scale(self) -> float:
        """By how much a number of `more` is multiplied to be in that unit."""
        return (100.0 if self.question.percent else 1.0) if self.worth is None else 1 / self.worth

    def formatted(self, value: float) -> str:
        """A number of `more` in words."""
        if self.worth is None:
            return self.question.formatted(value)
        return f"{'-' if value <= -0.5 else ''}\u00a3{abs(value):,.0f}"


def asked_of(words: argparse.Namespace) -> Asked | None:
    """What was asked for; None without `--value`. Raises QuestionError for options that do not go together."""
    if not words.value:
        for option, given in (("--worth", words.worth), ("--questions", words.questions)):
            if given is not None:
                raise QuestionError(f"{option} says how to value knowing more; add --value, or leave it out")
        return None
    if words.worth is None:
        return Asked(None, words.questions)
    try:
        worth = float(words.worth)
    except ValueError:
        worth = math.nan
    if not LEAST_WORTH <= worth < 1e12:
        raise QuestionError(f"--worth {words.worth}: is not an amount; give GBP from {LEAST_WORTH:g} to below 1e12 that a unit"
                            " of the outcome, such as a percentage point, is worth")
    return Asked(worth, words.questions)


def outcome_of(sweep: Sweep, outcomes: list[str]) -> list[str]:
    """The one outcome that the decision is by. Raises QuestionError where several are named."""
    if len(outcomes) > 1:
        raise QuestionError("--value: a decision is by one outcome; give one --outcome")
    return outcomes or [MAIN[0] if MAIN[0] in sweep.outcomes else next(iter(sweep.outcomes))]


def decide(sweep: Sweep, outcome: str, scenario: str | None, against: str | None, worth: float | None) -> Decision:
    """The decision between all scenarios, or between the two that are named. Raises QuestionError where there is none."""
    if sweep.design not in SAMPLED:
        raise QuestionError(f"--value: the points of a {sweep.design} design are not draws of what is thought possible; run a"
                            " sobol or latin_hypercube design")
    if len(sweep.scenarios) < 2:
        raise QuestionError("--value: the sweep has one scenario, so there is nothing to choose; name two or more in"
                            " scenarios of [experiment]")
    if scenario is not None and against is None:
        raise QuestionError("--value: --scenario names one, so there is nothing to choose; name another with --against,"
                            " or leave it out to choose from all")
    if all(factor.chosen for factor in sweep.coordinates):
        raise QuestionError("--value: all that the sweep varies is somebody's choice, so there is nothing to know; vary"
                            " parameters")
    asked = questions(sweep, [outcome], scenario, against)
    if asked[0].better not in ("more", "less"):
        raise QuestionError(f"--value: neither more nor less of {asked[0].outcome} is better, so no scenario is best in it;"
                            " give another --outcome")
    if worth is not None and asked[0].outcome == "cost":
        raise QuestionError("--worth: the outcome is money already; give another --outcome")
    more = np.stack([one.values for one in asked], axis=1) * (1.0 if asked[0].better == "more" else -1.0)
    rounding = max(one.rounding for one in asked)
    if worth is not None:
        if "cost" not in sweep.outcomes:
            raise QuestionError("--worth: the file has no outcome cost to subtract; run the sweep with it, or leave"
                                " --worth out")
        each = worth * (100.0 if asked[0].percent else 1.0)
        costs = questions(sweep, ["cost"], scenario, against)
        more = each * more - np.stack([one.values for one in costs], axis=1)
        rounding = each * rounding + max(one.rounding for one in costs)
    return Decision(asked[0], [asked[0].reference, *(one.scenario for one in asked)], more, worth,
                    max(rounding, ROUNDING * float(np.abs(more[np.isfinite(more)]).max(initial=0.0))))


def read_questions(path: Path) -> dict[str, str]:
    """The survey question of each parameter in what `coadopt describe assumptions --json` prints. Raises QuestionError.

    Values that are published already need no survey and are left out.
    """
    mode = path.stat().st_mode
    is_open = stat.S_ISFIFO(mode) and not os.path.exists(os.path.realpath(path))  # as <(command) is, a stream with no name
    if not (stat.S_ISREG(mode) or is_open):  # a named pipe would be waited for
        raise QuestionError(f"--questions {shown(path)}: is no file; give the name of one")
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    try:
        rows = json.loads(content.decode("utf-8-sig")) if len(content) <= LARGEST else None
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list) or not all(isinstance(row, dict) and isinstance(row.get("parameter"), str)
                                             and isinstance(row.get("question"), str) for row in rows):
        raise QuestionError(f"--questions {shown(path)}: is not a list of parameters and questions; write it by `coadopt"
                            f" describe assumptions --json > {shown(path)}`")
    return {plain(row["parameter"]): plain(row["question"]) for row in rows
            if row["question"] and not row["question"].startswith("published:")}


def groups(factors: list[Factor], known: dict[str, str]) -> dict[str, list[int]]:
    """The numbers of the factors that each question settles, by the question; what somebody chooses is not asked."""
    found: dict[str, list[int]] = {}
    for i, factor in enumerate(factors):
        question = known.get(factor.name) or known.get(factor.name.rpartition(".")[0])
        if question and not factor.chosen:
            found.setdefault(question, []).append(i)
    return found
