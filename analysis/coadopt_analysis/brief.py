"""The briefing of a results file: the page, the PDF, charts, the numbers behind them, and the finding in words."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
import xarray as xr

from . import save, style
from .figures import CHARTS, Chart, why_not
from .figures.shown import left_out
from .finding import basis, finding
from .page.detail import Picture, picture
from .page.tables import behind
from .read import ResultsError, notes, open_results, plain
from .words.story import Story, story
from .words.subject import subject

MANIFEST, ALT = "charts.json", "alt.txt"


@dataclass(frozen=True)
class Wanted:
    """What is to be written, and where: the page, its PDF, a folder of charts, a folder of numbers."""

    page: Path | None = None
    pdf: Path | None = None
    charts: Path | None = None
    csv: Path | None = None

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


@dataclass
class Briefing:
    """What was made: the finding, what it is of, what a reader must know, the words, and the files by path."""

    finding: str
    basis: str
    notes: list[str]
    story: Story
    files: dict[Path, bytes] = field(default_factory=dict)
    manifest: dict[str, object] = field(default_factory=dict)


def brief(path: Path, wanted: Wanted, force: bool = False) -> Briefing:
    """Makes what is wanted of a results file and writes it.

    PNG, SVG, alt text and a list of them go to `charts`; the numbers go to `csv`, or beside the charts. Everything
    is made before anything is written. Raises ResultsError for a file that cannot be used and OutputError where a
    file stands in the way and `force` is not set.
    """
    if not wanted.paged and wanted.numbers is None:
        raise save.OutputError("nowhere to write to: give -o FILE.html, --pdf, --charts DIR or --csv DIR")
    with open_results(path) as results:
        if "practice_in_use" not in results:
            raise ResultsError(f"{path}: has no practice_in_use, so there is nothing to tell; run it with the measures"
                               " of the group 'practice'")
        drawable = [chart for chart in CHARTS if not why_not(chart, results)]
        save.check_free(_planned(drawable, wanted), force, source=path)
        made = _make(path, results, drawable, wanted)
    save.write_all(made.files)
    return made


def _make(path: Path, results: xr.Dataset, drawable: list[Chart], wanted: Wanted) -> Briefing:
    told = notes(results) + [why for chart in CHARTS if (why := why_not(chart, results))]
    told += [sentence for sentence in [left_out(results)] if sentence]
    made = Briefing(finding(results), basis(results), told, story(subject(path, results)))
    pictures: list[Picture] = []
    entries = [_add_chart(made, pictures, results, chart, wanted) for chart in drawable]
    made.manifest = {
        "source": path.name,
        **{name: plain(results.attrs[name]) for name in ("coadopt_version", "seed") if name in results.attrs},
        "finding": made.finding, "basis": made.basis, "caution": style.CAUTION, "notes": told, "charts": entries,
    }
    if wanted.charts is not None:
        alts = "\n".join(f"{entry['name']}: {entry['title']}\n{entry['alt']}\n" for entry in entries)
        made.files[wanted.charts / ALT] = alts.encode("utf-8")
        made.files[wanted.charts / MANIFEST] = save.manifest(made.manifest)
    if wanted.paged:
        _add_pages(made, pictures, results, wanted)
    return made


def _add_chart(made: Briefing, pictures: list[Picture], results: xr.Dataset, chart: Chart,
               wanted: Wanted) -> dict[str, str]:
    figure = style.new_figure()
    table = chart.draw(results, figure) if wanted.drawn else chart.table(results)
    alt = chart.alt(results, table)
    entry = {"name": chart.NAME, "title": chart.TITLE, "alt": alt}
    if wanted.drawn:
        png, svg = save.png(figure, chart.TITLE, alt), save.svg(figure, chart.TITLE, alt)
        pictures.append(picture(chart.NAME, chart.TITLE, alt, svg, png, behind(results, table, chart.TITLE)))
        if wanted.charts is not None:
            made.files[wanted.charts / f"{chart.NAME}.png"] = png
            made.files[wanted.charts / f"{chart.NAME}.svg"] = svg
            entry |= {"png": f"{chart.NAME}.png", "svg": f"{chart.NAME}.svg"}
    return entry | _add_numbers(made, chart, table, wanted)


def _add_numbers(made: Briefing, chart: Chart, table: pd.DataFrame, wanted: Wanted) -> dict[str, str]:
    if wanted.numbers is None:
        return {}
    numbers = wanted.numbers / f"{chart.NAME}.csv"
    made.files[numbers] = save.csv(table)
    return {"csv": os.path.relpath(numbers, wanted.charts) if wanted.charts is not None else numbers.name}


def _add_pages(made: Briefing, pictures: list[Picture], results: xr.Dataset, wanted: Wanted) -> None:
    from .page.render import html, on_paper  # its libraries take a while to load, and charts alone do without them
    from .page.series import series

    names = [str(name) for name in results["scenario"].values]
    if wanted.page is not None:
        made.files[wanted.page] = html(made.story, pictures, series(results), names).encode("utf-8")
    if wanted.pdf is not None:
        from .page.pdf import pdf

        made.files[wanted.pdf] = pdf(html(made.story, pictures, None, names), on_paper(made.story, pictures))


def _planned(drawable: list[Chart], wanted: Wanted) -> list[Path]:
    planned = [path for path in (wanted.page, wanted.pdf) if path is not None]
    if wanted.numbers is not None:
        planned += [wanted.numbers / f"{chart.NAME}.csv" for chart in drawable]
    if wanted.charts is not None:
        planned += [wanted.charts / f"{chart.NAME}.{kind}" for chart in drawable for kind in ("png", "svg")]
        planned += [wanted.charts / ALT, wanted.charts / MANIFEST]
    return planned
