"""What a file holds, opened once for the words and the charts that are made of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import xarray as xr

from .budget_file import open_budget
from .read import kind, open_results
from .words.subject import Subject, subject

if TYPE_CHECKING:
    from .sensitivity.analyse import Analysis


@dataclass
class Source:
    """A file of one of four kinds: results (of run and compare), sweep, budget or patterns. `data` is empty for sweeps
    and patterns."""

    path: Path
    kind: str
    data: xr.Dataset

    @cached_property
    def subject(self) -> Subject:
        """The subject of a briefing of results."""
        return subject(self.path, self.data)

    @cached_property
    def analysis(self) -> Analysis:
        """The ranking of a sweep's factors."""
        from .sensitivity.analyse import analyse  # its libraries take a second to load

        return analyse(self.path)


@contextmanager
def source(path: str | Path) -> Iterator[Source]:
    """Opens what `run`, `compare`, `sweep`, `budget` or `patterns --json` wrote, and closes it at the end of the `with` block.

    Raises ResultsError for any other file.
    """
    path = Path(path)
    what = kind(path)
    if what in ("patterns", "sweep"):
        yield Source(path, what, xr.Dataset())
        return
    with (open_budget if what == "budget" else open_results)(path) as data:
        yield Source(path, what, data)
