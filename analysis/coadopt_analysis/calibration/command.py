"""The command `calibrate`: says line by line what to try next, until it has the sets.

The program gets one line of JSON first, with the names of the tables and charts that there will be. It sends one with the
task, and gets one with the points to try; then one with the values of the targets at these, and so on, until it gets one with
the sets and what they came to. Once it says that it has written these, tables and charts are written. What is refused is such
a line, too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from .. import outputs, save, style
from ..letters import escaped
from . import chart
from .report import Answer
from .search import Found, SearchError, search
from .task import Task, task_of

ALT = "alt.txt"


def calibrate(asked: argparse.Namespace) -> str:
    """Speaks with the program until the sets are found."""
    numbers, charts = _planned(asked)
    folder = asked.csv if asked.csv is not None else asked.charts
    planned = [folder / name for name in numbers] + [asked.charts / name for name in charts]
    try:
        save.check_free(planned, asked.force)
        outputs.check_apart([*planned, asked.output, asked.output.with_name(f"{asked.output.name}.runs")])
    except save.OutputError as error:
        return _refuse(error)
    _send({"csv": numbers, "charts": charts})
    task = task_of(_received())
    try:
        found = find(task, _try)
    except SearchError as error:
        return _refuse(error)
    answer = Answer(task, found)
    _send({"sets": answer.sets, "notes": [note for one in found for note in one.notes], "report": answer.text()})
    _received()
    save.write_all(_files(asked, answer), asked.force)
    _send({"written": True})
    return ""


def _refuse(error: Exception) -> str:
    _send({"refused": escaped(str(error))})
    return ""


def find(task: Task, tried: Callable[[list[list[float]], list[str]], Any]) -> list[Found]:
    """What is found of each rule; `tried` gives the values of the targets at points, and takes notes of what came before.

    Raises SearchError where every rule is left out.
    """
    rules = task.rules()
    choices = [factor for factor in task.factors if factor.kind == "choice"]
    names = [", ".join(factor.labels[int(rule[factor.name])] for factor in choices) for rule in rules]
    searches = [search(task, rule, number) for number, rule in enumerate(rules)]
    found: dict[int, Found] = {}
    asked = {number: next(one) for number, one in enumerate(searches)}
    while asked:
        points = [task.values_at(places, rules[number]) for number, (places, _) in asked.items()]
        notes = [f"{names[number]}: {said}" if names[number] else said for number, (_, said) in asked.items() if said]
        values = np.array(tried([point for one in points for point in one], notes), dtype=float)
        ends = np.cumsum([len(one) for one in points])[:-1]
        following = {}
        for number, own in zip(asked, np.split(values, ends)):
            try:
                following[number] = searches[number].send(own)
            except StopIteration as ended:
                found[number] = ended.value
                found[number].notes = [f"{names[number]}: {note}" if names[number] else note for note in ended.value.notes]
        asked = following
    if all(one.problem for one in found.values()):
        raise SearchError(found[0].problem if len(rules) == 1 else " ".join(
            f"{names[number]}: {found[number].problem}" for number in range(len(rules))))
    return [found[number] for number in range(len(rules))]


def _try(points: list[list[float]], notes: list[str]) -> Any:
    _send({"points": points, "notes": notes})
    return [[np.nan if value is None else value for value in row] for row in _received()["values"]]


def _send(message: dict[str, Any]) -> None:
    try:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        raise SystemExit(1) from None  # the program has ended


def _received() -> dict[str, Any]:
    line = sys.stdin.readline()
    if not line:
        raise SystemExit(1)
    message: dict[str, Any] = json.loads(line)
    return message


def _planned(asked: argparse.Namespace) -> tuple[list[str], list[str]]:
    # The names of tables and of what goes with charts.
    numbers = [] if asked.csv is None and asked.charts is None else ["targets.csv", "parameters.csv", "rules.csv"]
    charts = [] if asked.charts is None else [f"{name}.{kind}" for name in chart.CHARTS for kind in ("png", "svg")] + [ALT]
    return numbers, charts


def _files(asked: argparse.Namespace, answer: Answer) -> dict[Path, bytes]:
    numbers = asked.csv if asked.csv is not None else asked.charts
    files: dict[Path, bytes] = {}
    if numbers is not None:
        files |= {numbers / name: save.csv(table) for name, table in answer.tables().items()}
    if asked.charts is not None:
        alts = []
        for name, (title, draw) in chart.CHARTS.items():
            figure = style.new_figure()
            alt = draw(answer, figure)
            files[asked.charts / f"{name}.png"] = save.png(figure, title, alt)
            files[asked.charts / f"{name}.svg"] = save.svg(figure, title, alt)
            alts.append(f"{name}: {title}\n{alt}\n")
        files[asked.charts / ALT] = "\n".join(alts).encode("utf-8")
    return files
