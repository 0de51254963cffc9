"""The briefing of a results file: charts, the numbers behind them, and the finding in words."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import xarray as xr

from . import save, style
from .figures import CHARTS, Chart, why_not
from .figures.shown import left_out
from .finding import basis, finding
from .read import ResultsError, notes, open_results, plain

MANIFEST, ALT = "charts.json", "alt.txt"


@dataclass
class Briefing:
    """What was made: the finding, what it is of, what a reader must know, and the files by path."""

    finding: str
    basis: str
    notes: list[str]
    files: dict[Path, bytes] = field(default_factory=dict)
    manifest: dict[str, object] = field(default_factory=dict)


def brief(path: Path, charts: Path | None, csv: Path | None, force: bool = False) -> Briefing:
    """Makes the charts and tables of a results file and writes them.

    PNG, SVG, alt text and a list of them go to `charts`; the numbers go to `csv`, or beside the charts. Everything
    is made before anything is written. Raises ResultsError for a file that cannot be used and OutputError where a
    file stands in the way and `force` is not set.
    """
    with open_results(path) as results:
        drawable = [chart for chart in CHARTS if not why_not(chart, results)]
        if "practice_in_use" not in results:
            raise ResultsError(f"{path}: has no practice_in_use, so there is nothing to tell; run it with the measures"
                               " of the group 'practice'")
        save.check_free(_planned(drawable, charts, csv), force)
        made = _make(path, results, drawable, charts, csv)
    save.write_all(made.files)
    return made


def _make(path: Path, results: xr.Dataset, drawable: list[Chart], charts: Path | None, csv: Path | None) -> Briefing:
    told = notes(results) + [why for chart in CHARTS if (why := why_not(chart, results))]
    told += [sentence for sentence in [left_out(results)] if sentence]
    made = Briefing(finding(results), basis(results), told)
    entries: list[dict[str, str]] = []
    for chart in drawable:
        entries.append(_add_chart(made, results, chart, charts, csv))
    made.manifest = {
        "source": path.name,
        **{name: plain(results.attrs[name]) for name in ("coadopt_version", "seed") if name in results.attrs},
        "finding": made.finding, "basis": made.basis, "caution": style.CAUTION, "notes": told, "charts": entries,
    }
    if charts is not None:
        alts = "\n".join(f"{entry['name']}: {entry['title']}\n{entry['alt']}\n" for entry in entries)
        made.files[charts / ALT] = alts.encode("utf-8")
        made.files[charts / MANIFEST] = save.manifest(made.manifest)
    return made


def _add_chart(made: Briefing, results: xr.Dataset, chart: Chart, charts: Path | None,
               csv: Path | None) -> dict[str, str]:
    figure = style.new_figure()
    table = chart.draw(results, figure) if charts is not None else chart.table(results)
    alt = chart.alt(results, table)
    numbers = _folder_of_numbers(charts, csv) / f"{chart.NAME}.csv"
    made.files[numbers] = save.csv(table)
    entry = {"name": chart.NAME, "title": chart.TITLE, "alt": alt}
    if charts is not None:
        made.files[charts / f"{chart.NAME}.png"] = save.png(figure, chart.TITLE, alt)
        made.files[charts / f"{chart.NAME}.svg"] = save.svg(figure, chart.TITLE, alt)
        entry |= {"png": f"{chart.NAME}.png", "svg": f"{chart.NAME}.svg"}
    return entry | {"csv": os.path.relpath(numbers, charts) if charts is not None else numbers.name}


def _folder_of_numbers(charts: Path | None, csv: Path | None) -> Path:
    folder = csv if csv is not None else charts
    if folder is None:
        raise save.OutputError("nowhere to write to: give --charts DIR, --csv DIR or both")
    return folder


def _planned(drawable: list[Chart], charts: Path | None, csv: Path | None) -> list[Path]:
    planned = [_folder_of_numbers(charts, csv) / f"{chart.NAME}.csv" for chart in drawable]
    if charts is not None:
        planned += [charts / f"{chart.NAME}.{kind}" for chart in drawable for kind in ("png", "svg")]
        planned += [charts / ALT, charts / MANIFEST]
    return planned
