"""The briefing of a results file: the page, the PDF, charts, the numbers behind them, and the finding in words."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

import pandas as pd

from . import save, style
from .file_words import FileWords, words_of
from .figures import pictures as drawn
from .hdf5 import unsealed
from .letters import shown
from .page.detail import Picture, picture
from .page.tables import behind
from .read import ResultsError
from .source import source

MANIFEST, ALT = "charts.json", "alt.txt"


@dataclass(frozen=True)
class Wanted:
    """What is to be written, and where: the page, its PDF, a folder of charts, a folder of numbers."""

    page: Path | None = None
    pdf: Path | None = None
    charts: Path | None = None
    csv: Path | None = None
    pdf_beside: bool = False  # the name of the PDF is that of another file, and was not given

    @property
    def paged(self) -> bool:
        """Whether the briefing itself is wanted, not its charts alone."""
        return self.page is not None or self.pdf is not None

    @property
    def drawn(self) -> bool:
        """Whether charts are to be drawn."""
        return self.paged or self.charts is not None

    @property
    def numbers(self) -> Path | None:
        """Where the numbers behind charts go."""
        return self.csv if self.csv is not None else self.charts

    @property
    def named(self) -> list[Path]:
        """The files whose own names were given."""
        return [path for path in (self.page, None if self.pdf_beside else self.pdf) if path is not None]


@dataclass
class Briefing:
    """What was made: the finding, what it is of, what a reader must know, and the files by path."""

    finding: str
    basis: str
    notes: list[str]
    files: dict[Path, bytes] = field(default_factory=dict)
    manifest: dict[str, object] = field(default_factory=dict)


def brief(path: Path, wanted: Wanted, force: bool = False, diagnosis: Path | None = None) -> Briefing:
    """Makes what is wanted of a results file, and of a diagnosis of one of its scenarios, and writes it.

    PNG, SVG, alt text and a list of them go to `charts`; the numbers go to `csv`, or beside the charts. Everything
    is made before anything is written. Raises ResultsError for a file that cannot be used and OutputError where a
    file stands in the way and `force` is not set.
    """
    if not wanted.paged and wanted.numbers is None:
        raise save.OutputError("say where the briefing is to go, with -o FILE.html, --pdf, --charts DIR or --csv DIR")
    with source(path, diagnosis) as opened:
        words = words_of(opened)
        charts, undrawn = drawn.pictures_of(opened)
        if wanted.paged and words.story is None:
            raise ResultsError(f"{path}: has charts, but no findings for a page; give --charts DIR instead of -o"
                               " and --pdf")
        save.check_free(_planned([one.name for one in charts], wanted), force, [path] if diagnosis is None else [path, diagnosis],
                        wanted.named)
        unchecked = [note for file in (path, diagnosis) if file is not None and opened.kind != "patterns"
                     for note in unsealed(file)]
        if unchecked and words.story is not None:
            words.story = words.story.with_provenance(unchecked)
        made = _make(path, words, charts, list(dict.fromkeys(words.notes + undrawn + unchecked)), wanted)
    save.write_all(made.files, force, wanted.named)
    return made


def _make(path: Path, words: FileWords, charts: list[drawn.Picture], notes: list[str], wanted: Wanted) -> Briefing:
    made = Briefing(words.finding, words.basis, notes)
    pictures: list[Picture] = []
    entries = [_add_chart(made, pictures, words, chart, wanted) for chart in charts]
    made.manifest = {
        "source": shown(path.name), **words.provenance, "finding": made.finding, "basis": made.basis, "caution": style.CAUTION,
        "notes": notes, "charts": entries,
    }
    if wanted.charts is not None:
        alts = "\n".join(f"{entry['name']}: {entry['title']}\n{entry['alt']}\n" for entry in entries)
        made.files[wanted.charts / ALT] = alts.encode("utf-8")
        made.files[wanted.charts / MANIFEST] = save.manifest(made.manifest)
    if wanted.paged:
        _add_pages(made, pictures, words, wanted)
    return made


def _add_chart(made: Briefing, pictures: list[Picture], words: FileWords, chart: drawn.Picture,
               wanted: Wanted) -> dict[str, str]:
    figure = style.new_figure()
    table = chart.draw(figure) if wanted.drawn else chart.table()
    alt = chart.alt(table)
    entry = {"name": chart.name, "title": chart.title, "alt": alt}
    if wanted.drawn:
        png, svg = cache(partial(save.png, figure, chart.title, alt)), save.svg(figure, chart.title, alt)
        if wanted.paged:
            pictures.append(picture(chart.name, chart.title, alt, svg, png, behind(words.source, table, chart.title)))
        if wanted.charts is not None:
            made.files[wanted.charts / f"{chart.name}.png"] = png()
            made.files[wanted.charts / f"{chart.name}.svg"] = svg
            entry |= {"png": f"{chart.name}.png", "svg": f"{chart.name}.svg"}
    return entry | _add_numbers(made, chart.name, table, wanted)


def _add_numbers(made: Briefing, name: str, table: pd.DataFrame, wanted: Wanted) -> dict[str, str]:
    if wanted.numbers is None:
        return {}
    numbers = wanted.numbers / f"{name}.csv"
    made.files[numbers] = save.csv(table)
    if save.has_formula(table) and save.FORMULAS not in made.notes:
        made.notes.append(save.FORMULAS)
    return {"csv": shown(os.path.relpath(numbers, wanted.charts)) if wanted.charts is not None else numbers.name}


def _add_pages(made: Briefing, pictures: list[Picture], words: FileWords, wanted: Wanted) -> None:
    from .page.render import html, on_paper  # its libraries take a while to load, and charts alone do without them

    assert words.story is not None
    if wanted.page is not None:
        numbers = words.numbers() if words.numbers is not None else None
        made.files[wanted.page] = html(words.story, pictures, words.names, numbers).encode("utf-8")
    if wanted.pdf is not None:
        from .page.pdf import pdf

        paper = html(words.story, pictures, words.names, paper=True)
        made.files[wanted.pdf] = pdf(paper, on_paper(words.story, pictures))


def _planned(names: list[str], wanted: Wanted) -> list[Path]:
    planned = [path for path in (wanted.page, wanted.pdf) if path is not None]
    if wanted.numbers is not None:
        planned += [wanted.numbers / f"{name}.csv" for name in names]
    if wanted.charts is not None:
        planned += [wanted.charts / f"{name}.{kind}" for name in names for kind in ("png", "svg")]
        planned += [wanted.charts / ALT, wanted.charts / MANIFEST]
    return planned
