"""The command `sensitivity`: analyses, writes what was asked for, and gives back what to say."""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from .. import save, style
from ..figures import heat_map, tornado
from ..hdf5 import unsealed
from ..letters import as_json, shown
from . import chart, report, trade_off, value_report
from .analyse import Analysis, analyse
from .decision import asked_of
from .cells import cells, foremost
from .interest import TREES, leaf_words
from .question import Question
from .ranking import Ranking

RANKINGS, ASSUMPTIONS, BOXES, ALT = "rankings.csv", "assumptions.csv", "boxes.csv", "alt.txt"
SECONDS_BETWEEN = 5  # words on how far it is


def sensitivity(asked: argparse.Namespace) -> str:
    """Does what was asked for and returns the text to print, which is empty if that was to be quiet.

    Everything is made before anything is written. Raises ResultsError, QuestionError and OutputError.
    """
    analysis = analyse(asked.file, asked.outcome, asked.scenario, asked.against, asked.box, asked.fails,
                       asked_of(asked), _progress(asked.quiet))
    numbers = asked.csv if asked.csv is not None else asked.charts
    tables = _tables(analysis)
    planned = [numbers / name for name in tables] if numbers is not None else []
    if asked.charts is not None:
        planned += [asked.charts / f"{name}.{kind}" for name, *_ in _drawn(analysis) for kind in ("png", "svg")]
        planned.append(asked.charts / ALT)
    save.check_free(planned, asked.force, [asked.file, *([asked.questions] if asked.questions is not None else [])])
    files: dict[Path, bytes] = {}
    if numbers is not None:
        files |= {numbers / name: save.csv(table) for name, table in tables.items()}
        if any(save.has_formula(table) for table in tables.values()):
            analysis.notes.append(save.FORMULAS)
    unchecked = unsealed(asked.file)
    analysis.notes.extend(unchecked)
    if asked.charts is not None:
        files |= _charts(analysis, asked.charts, unchecked)
    save.write_all(files, asked.force)
    written = [str(path) for path in files]
    if asked.json:
        return as_json(report.as_json(analysis, written), allow_nan=False)
    return "" if asked.quiet else report.text(analysis, [shown(path) for path in written])


def _progress(quiet: bool) -> Callable[[str], None]:
    """Says on standard error how far it is, every few seconds."""
    said = time.monotonic()

    def say(what: str) -> None:
        nonlocal said
        if not quiet and time.monotonic() - said > SECONDS_BETWEEN and sys.stderr is not None:
            said = time.monotonic()
            with suppress(OSError):
                print(f"coadopt sensitivity: {what}", file=sys.stderr, flush=True)

    return say


def _tables(analysis: Analysis) -> dict[str, pd.DataFrame]:
    rankings = []
    for one in analysis.rankings:
        table = one.table.copy()
        _name(table, one.question)
        table["share_by_chance"] = one.noise.share
        table["cross_validated_r2"] = one.predicted_share
        factors = {factor.name: factor for factor in analysis.sweep.coordinates}
        for name in ("low", "high"):
            table[f"range_{name}"] = [getattr(factors[factor], name) for factor in table["factor"]]
        table["units"] = [factors[factor].units for factor in table["factor"]]
        table["points_used"], table["points_left_out"] = one.used, one.dropped
        rankings.append(table)
    tables = {RANKINGS: pd.concat(rankings, ignore_index=True), ASSUMPTIONS: analysis.assumed}
    boxes: list[dict[str, object]] = []
    leaves: list[dict[str, object]] = []
    for found in analysis.boxes:
        of = {"scenario": found.question.scenario, "reference": found.question.reference, "outcome": found.question.outcome}
        for place, leaf in enumerate(found.tree.leaves if found.tree is not None else [], 1):
            leaves.append({**of, "leaf": place, "where": leaf_words(found.factors, leaf), "points": leaf.points,
                           "points_of_interest": leaf.of_interest, "density": leaf.density,
                           "coverage": leaf.of_interest / found.interest})
        for step, way in enumerate(found.box.way if found.box is not None else []):
            boxes.append({**of, "step": step, **way})
    if analysis.value is not None:
        tables[value_report.TABLE] = value_report.table(analysis.value)
    return {**tables, **({BOXES: pd.DataFrame(boxes)} if boxes else {}), **({TREES: pd.DataFrame(leaves)} if leaves else {})}


def _name(table: pd.DataFrame, question: Question) -> None:
    for place, (name, value) in enumerate((("scenario", question.scenario), ("reference", question.reference),
                                           ("outcome", question.outcome))):
        table.insert(place, name, value)


def _names(analysis: Analysis) -> list[str]:
    """A name of the files of each chart: the outcome's, with the scenario's where there are several; no two alike."""
    several = len({one.question.scenario for one in analysis.rankings}) > 1
    names: list[str] = []
    for one in analysis.rankings:
        scenario = re.sub(r"[^a-z0-9]+", "_", one.question.scenario.lower()).strip("_")[:60]
        name = f"{one.question.outcome}-{scenario}" if several else one.question.outcome
        names.append(name if name not in names else f"{name}-{len(names) + 1}")
    return names


def _drawn(analysis: Analysis) -> Iterator[tuple[str, str, Callable[[Figure], str]]]:
    """Name, title and drawing of every chart; the drawing gives back what it shows, for those who cannot see it."""
    for name, ranking in zip(_names(analysis), analysis.rankings):
        if ranking.constant:
            continue
        yield name, chart.title(ranking), partial(_ranking, analysis, ranking)
        yield f"{tornado.NAME}-{name}", tornado.TITLE, partial(_figure, tornado, ranking)
        two = foremost(analysis.sweep, ranking)
        if two is not None:
            yield (f"{heat_map.NAME}-{name}", heat_map.TITLE,
                   partial(_figure, heat_map, cells(analysis.sweep, ranking.question, *two)))
    boxed = [found for found in analysis.boxes if found.box is not None]
    for place, found in enumerate(boxed, 1):
        yield (f"{trade_off.NAME}-{found.question.outcome}{f'-{place}' if len(boxed) > 1 else ''}", trade_off.TITLE,
               partial(trade_off.draw, found))
    if analysis.value is not None:
        yield value_report.NAME, value_report.TITLE, partial(value_report.draw, analysis.value)


def _ranking(analysis: Analysis, ranking: Ranking, figure: Figure) -> str:
    chart.draw(analysis.sweep, ranking, figure)
    return chart.alt(ranking)


def _figure(module: Any, source: object, figure: Figure) -> str:
    return str(module.alt(source, module.draw(source, figure)))


def _charts(analysis: Analysis, folder: Path, notes: list[str]) -> dict[Path, bytes]:
    files: dict[Path, bytes] = {}
    alts = [f"Note: {note}\n" for note in notes]
    for name, title, draw in _drawn(analysis):
        figure = style.new_figure()
        alt = draw(figure)
        files[folder / f"{name}.png"] = save.png(figure, title, alt)
        files[folder / f"{name}.svg"] = save.svg(figure, title, alt)
        alts.append(f"{name}: {title}\n{alt}\n")
    files[folder / ALT] = "\n".join(alts).encode("utf-8")
    return files
