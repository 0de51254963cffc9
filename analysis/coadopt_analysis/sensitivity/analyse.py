"""The whole analysis of a sweep: the method that its design allows, boxes, and what to measure next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from . import morris, regression, sobol
from .assumptions import advice, assumptions
from .decision import Asked, decide, groups, outcome_of, read_questions
from .interest import Discovery, discover, failing, read_condition
from .question import Question, QuestionError, questions
from .noise import Noise
from .ranking import Ranking, unranked
from .sweep import Sweep, read_sweep
from .value import Value, value

RANGES = ("What is said of a factor holds while it moves within its range and the others anywhere within theirs; beyond, its"
          " effect may have another size or sign.")
METHODS = {"morris": ("morris", morris.screen), "saltelli": ("sobol", sobol.indices)}


@dataclass
class Analysis:
    """All that is reported of a sweep."""

    sweep: Sweep
    rankings: list[Ranking]
    boxes: list[Discovery]
    assumed: pd.DataFrame
    advice: list[str]
    notes: list[str] = field(default_factory=list)
    value: Value | None = None


def analyse(path: Path, outcomes: Sequence[str] = (), scenario: str | None = None, against: str | None = None,
            box: str | None = None, fails: bool = False, knowing: Asked | None = None,
            say: Callable[[str], None] = lambda _: None) -> Analysis:
    """Analyses a results file of a sweep; `say` is told how far it is. Raises ResultsError and QuestionError for what cannot
    be used or asked."""
    sweep = read_sweep(path)
    if knowing is not None:
        outcomes = outcome_of(sweep, list(outcomes))
        known = read_questions(knowing.questions) if knowing.questions is not None else {}
        decision = decide(sweep, outcomes[0], scenario, against, knowing.worth)
    asked = questions(sweep, outcomes, scenario, against)
    condition = read_condition(box) if box is not None else None
    boxed = questions(sweep, [condition.outcome], scenario, against, alone=True) if condition is not None else []
    if fails and not any(one.reference for one in asked):
        raise QuestionError("--fails needs two scenarios: name the one to beat with --against")
    if not sweep.factors:
        raise QuestionError(f"{path}: varies nothing, so there is nothing to rank")
    rankings = []
    for place, question in enumerate(asked, 1):
        say(f"ranking: {place} of {len(asked)}")
        rankings.append(_ranking(sweep, question))
    for one in rankings:
        one.meanings = {factor.name: factor.meaning for factor in sweep.coordinates}
    boxes = [discover(sweep, one, condition) for one in boxed if condition is not None]
    if fails:
        boxes += [discover(sweep, one, failing(one), fails=True) for one in asked if one.outcome == asked[0].outcome]
    table = assumptions(sweep, rankings)
    analysis = Analysis(sweep, rankings, boxes, table, advice(table, rankings), _notes(sweep, asked, bool(boxes)))
    if knowing is not None:
        analysis.value = value(sweep, decision, groups(sweep.coordinates, known), say)
    return analysis


def _ranking(sweep: Sweep, question: Question) -> Ranking:
    name, method = METHODS.get(sweep.design, ("regression", regression.shares))
    if question.constant:
        return unranked(name, [factor.name for factor in sweep.coordinates], question, Noise(question.values.shape[1], 0.0, 0.0, 0.0))
    return method(sweep, question)


def _notes(sweep: Sweep, asked: Sequence[Question], boxes: bool) -> list[str]:
    notes = []
    if sweep.failed:
        notes.append(f"{len(sweep.failed)} runs failed, the first because: {sweep.failed[0]}")
    if sweep.missing:
        notes.append(f"{sweep.missing} runs are missing; continue with --resume.")
    if boxes and sweep.design == "morris":
        notes.append("Boxes of a morris design come from few trajectories of neighbouring points; for reliable boxes"
                    " run "
                    "a sobol or latin_hypercube design.")
    return notes
