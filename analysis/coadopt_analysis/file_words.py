"""What a file of whichever command says in words, and what its page is made of beside charts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import xarray as xr

from .budget_file import open_budget
from .figures.shown import left_out
from .finding import basis, finding
from .read import kind, notes, open_results, plain
from .words.budget_story import budget_story
from .words.story import Story, story
from .words.subject import subject


@dataclass
class FileWords:
    """The words of a file. `story` is None where there is no briefing to write, only charts."""

    finding: str
    basis: str
    notes: list[str]
    story: Story | None
    source: xr.Dataset                                  # whose units tables of numbers are in
    names: list[str] = field(default_factory=list)      # of scenarios
    numbers: Callable[[], dict[str, Any]] | None = None  # of the interactive chart

    @property
    def provenance(self) -> dict[str, str]:
        """What made the file, as far as it says."""
        kept = self.source.attrs
        return {name: plain(kept[name]) for name in ("coadopt_version", "seed") if name in kept}


@contextmanager
def words_of(path: Path) -> Iterator[FileWords]:
    """The words of what `run`, `compare`, `sweep`, `budget` or `patterns --json` wrote, while it is open.

    Raises ResultsError for a file that cannot be used.
    """
    what = kind(path)
    if what == "patterns":
        yield FileWords("Patterns that the model should show, and whether it does.", "", [], None, xr.Dataset())
    elif what == "budget":
        with open_budget(path) as splits:
            words = budget_story(path, splits)
            yield FileWords(words.sections[1].lead, "", [], words, splits)
    elif what == "sweep":
        from .sensitivity.analyse import analyse  # its libraries take a second to load
        from .words.sweep_story import sweep_story

        analysis = analyse(path)
        words = sweep_story(path, analysis)
        yield FileWords(words.sections[1].lead, "", analysis.notes, words, xr.Dataset())
    else:
        with open_results(path) as results:
            yield _of_results(path, results)


def _of_results(path: Path, results: xr.Dataset) -> FileWords:
    def numbers() -> dict[str, Any]:
        from .page.series import series

        return series(results)

    names = [str(name) for name in results["scenario"].values]
    said = notes(results) + [sentence for sentence in [left_out(results)] if sentence]
    return FileWords(finding(results), basis(results), said, story(subject(path, results)), results, names, numbers)
