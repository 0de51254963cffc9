"""What a file of whichever command says in words, and what its page is made of beside charts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import xarray as xr

from .figures.shown import left_out
from .finding import basis, finding
from .read import notes, plain
from .source import Source
from .words.budget_story import budget_story
from .words.holding_back import holds_back_most
from .words.story import Story, story


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


def words_of(source: Source) -> FileWords:
    """The words of what `run`, `compare`, `sweep`, `budget`, `diagnose` or `patterns --json` wrote.

    Raises ResultsError for a file that cannot be used.
    """
    if source.kind == "patterns":
        return FileWords("Patterns that the model should show, and whether it does.", "", [], None, xr.Dataset())
    if source.kind == "diagnosis":
        return FileWords(holds_back_most(source.data), "", [], None, source.data)
    if source.kind == "budget":
        words = budget_story(source.path, source.data)
        return FileWords(words.sections[1].lead, "", [], words, source.data)
    if source.kind == "sweep":
        from .words.sweep_story import sweep_story

        words = sweep_story(source.path, source.analysis)
        return FileWords(words.sections[1].lead, "", source.analysis.notes, words, xr.Dataset())
    return _of_results(source)


def _of_results(source: Source) -> FileWords:
    results = source.data

    def numbers() -> dict[str, Any]:
        from .page.series import series

        return series(results)

    names = [str(name) for name in results["scenario"].values]
    said = notes(results) + [sentence for sentence in [left_out(results)] if sentence]
    return FileWords(finding(results), basis(results), said, story(source.subject), results, names, numbers)
