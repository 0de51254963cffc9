"""Writes all charts of a file into a folder, with their numbers and alt text, whichever command wrote the file."""

from __future__ import annotations

from pathlib import Path

from . import save, style
from .figures.pictures import pictures

ALT = "alt.txt"


def draw_charts(path: str | Path, folder: str | Path, force: bool = False) -> list[str]:
    """Writes PNG (300 dpi), SVG and CSV of every chart that the file feeds, and alt.txt; returns why others are left out,
    and what else a reader must know.

    path: what `coadopt run`, `compare`, `sweep`, `budget` or `patterns --json` wrote. Everything is made before anything
    is written. Raises ResultsError for a file that cannot be used and OutputError where a file stands in the way and
    `force` is not set.
    """
    folder = Path(folder)
    with pictures(path) as (found, notes):
        planned = [folder / f"{one.name}.{kind}" for one in found for kind in ("png", "svg", "csv")]
        save.check_free([*planned, folder / ALT], force, [Path(path)])
        files: dict[Path, bytes] = {}
        alts = []
        for one in found:
            figure = style.new_figure()
            table = one.draw(figure)
            alt = one.alt(table)
            files[folder / f"{one.name}.png"] = save.png(figure, one.title, alt)
            files[folder / f"{one.name}.svg"] = save.svg(figure, one.title, alt)
            files[folder / f"{one.name}.csv"] = save.csv(table)
            if save.has_formula(table) and save.FORMULAS not in notes:
                notes = [*notes, save.FORMULAS]
            alts.append(f"{one.name}: {one.title}\n{alt}\n")
        files[folder / ALT] = "\n".join(alts).encode("utf-8")
    save.write_all(files, force)
    return notes
