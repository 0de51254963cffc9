"""All charts that a file feeds, whichever command wrote it, and why others are left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.figure import Figure

from .. import patterns_file
from ..names import name_key
from ..read import plain
from ..sensitivity.cells import cells, foremost
from ..source import Source, source
from . import CHARTS, barriers, budget_splits, heat_map, patterns, tornado, trials, why_not

if TYPE_CHECKING:
    from ..sensitivity.analyse import Analysis


@dataclass(frozen=True)
class Picture:
    """A chart with what it is drawn of: NAME and TITLE of its module, and its functions."""

    name: str
    title: str
    table: Callable[[], pd.DataFrame]
    draw: Callable[[Figure], pd.DataFrame]
    alt: Callable[[pd.DataFrame], str]


@contextmanager
def pictures(path: str | Path) -> Iterator[tuple[list[Picture], list[str]]]:
    """`pictures_of` a file, which is open inside the `with` block. Raises ResultsError for a file that cannot be used."""
    with source(path) as opened:
        yield pictures_of(opened)


def pictures_of(opened: Source) -> tuple[list[Picture], list[str]]:
    """The charts of a file of `run`, `compare`, `sweep`, `budget`, `diagnose` or `patterns --json`, and sentences on those left out.

    They can be drawn while the file is open.
    """
    data = opened.data
    if opened.kind == "patterns":
        return _of_patterns(opened.path)
    if opened.kind == "sweep":
        return _of_sweep(opened.analysis)
    if opened.kind == "diagnosis":
        return [_picture(barriers, data)], []
    if opened.kind == "budget":
        key = name_key([plain(name) for name in data["split"].values])
        return [_picture(budget_splits, data, key=key)], [key] if key else []
    reasons = [(chart, why_not(chart, data)) for chart in CHARTS]
    key = name_key([str(name) for name in data["scenario"].values])
    found = [_picture(chart, data, key=key) for chart, why in reasons if not why]
    if opened.diagnosis is not None:
        found.append(_picture(barriers, opened.diagnosis, key=key))
    depends_on = opened.subject.leaning
    if depends_on is not None:
        found.append(_picture(tornado, depends_on, key=key))
    return found, [*(why for _, why in reasons if why), *([key] if key else [])]


def _of_patterns(path: Path) -> tuple[list[Picture], list[str]]:
    drawn = [_picture(patterns, patterns_file.read_patterns(path))]
    tried = patterns_file.read_trials(path)
    if len(tried) == 0:
        return drawn, [f"{trials.TITLE} is not drawn: the file has no trials; add --trials to `coadopt patterns --json`."]
    return [*drawn, _picture(trials, tried)], []


def _of_sweep(analysis: Analysis) -> tuple[list[Picture], list[str]]:
    found: list[Picture] = []
    key = name_key(analysis.sweep.scenarios)
    notes = [*analysis.notes, *([key] if key else [])]
    several = len({one.question.scenario for one in analysis.rankings}) > 1
    for ranking in analysis.rankings:
        question = ranking.question
        scenario = re.sub(r"[^a-z0-9]+", "_", question.scenario.lower()).strip("_")[:60]
        suffix = f"-{question.outcome}" + (f"-{scenario}" if several else "")
        found.append(_picture(tornado, ranking, suffix, key))
        two = foremost(analysis.sweep, ranking)
        if two is not None:
            found.append(_picture(heat_map, cells(analysis.sweep, question, *two), suffix, key))
        else:
            notes.append(f"{heat_map.TITLE} is not drawn for {question.title}: it takes two factors that were varied.")
    names: list[str] = []
    for place, one in enumerate(found):
        if one.name in names:  # scenarios of one name but for what files cannot hold
            found[place] = Picture(f"{one.name}-{place + 1}", one.title, one.table, one.draw, one.alt)
        names.append(found[place].name)
    return found, notes


def _picture(chart: Any, source: object, suffix: str = "", key: str = "") -> Picture:
    """The chart module's functions, of this source; only a module's own types say what it takes. key: of names that are
    drawn as others, which ends the alt text."""
    def alt(table: pd.DataFrame) -> str:
        return f"{chart.alt(source, table)} {key}".strip()

    return Picture(f"{chart.NAME}{suffix}", chart.TITLE, partial(chart.table, source), partial(chart.draw, source), alt)
