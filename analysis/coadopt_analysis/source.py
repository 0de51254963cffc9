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
from .diagnosis_file import check_same_scenario, open_diagnosis
from .hdf5 import unchanging
from .read import ResultsError, kind, open_results
from .words.subject import Subject, subject

if TYPE_CHECKING:
    from .sensitivity.analyse import Analysis


_OPENED = {"results": open_results, "budget": open_budget, "diagnosis": open_diagnosis}


@dataclass
class Source:
    """A file of one of five kinds: results (of run and compare), sweep, budget, diagnosis or patterns. `data` is empty for
    sweeps and patterns. `diagnosis` is that of a scenario of results, if there is one."""

    path: Path
    kind: str
    data: xr.Dataset
    diagnosis: xr.Dataset | None = None

    @cached_property
    def subject(self) -> Subject:
        """The subject of a briefing of results."""
        return subject(self.path, self.data, self.diagnosis)

    @cached_property
    def analysis(self) -> Analysis:
        """The ranking of a sweep's factors."""
        from .sensitivity.analyse import analyse  # its libraries take a second to load

        return analyse(self.path)


@contextmanager
def source(path: str | Path, diagnosis: Path | None = None) -> Iterator[Source]:
    """Opens what `run`, `compare`, `sweep`, `budget`, `diagnose` or `patterns --json` wrote, and closes it at the end of the
    `with` block. diagnosis: of a scenario of results of `run` or `compare`.

    Raises ResultsError for any other file, for a diagnosis of something else, and for a file that is changed in the block.
    """
    with unchanging():
        yield from _sources(Path(path), diagnosis)


def _sources(path: Path, diagnosis: Path | None) -> Iterator[Source]:
    what = kind(path)
    if diagnosis is not None and what != "results":
        raise ResultsError(f"{path}: is not results of `coadopt run` or `coadopt compare`, which --diagnosis belongs to")
    if what in ("patterns", "sweep"):
        yield Source(path, what, xr.Dataset())
        return
    with _OPENED[what](path) as data:
        if diagnosis is None:
            yield Source(path, what, data)
            return
        with open_diagnosis(diagnosis) as found:
            check_same_scenario(diagnosis, found, data)
            yield Source(path, what, data, found)
