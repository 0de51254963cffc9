"""Makes pages of results files quickly: with one chart in place of all."""

from __future__ import annotations

from pathlib import Path

from coadopt_analysis.figures import adoption
from coadopt_analysis.page.detail import Picture, picture
from coadopt_analysis.page.render import html
from coadopt_analysis.page.series import series
from coadopt_analysis.page.tables import behind
from coadopt_analysis.read import open_results
from coadopt_analysis.words.story import story
from coadopt_analysis.words.subject import subject

SVG = (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" width="160" height="90">'
       b'<path d="M0 80 L160 10" stroke="black"/></svg>')


def page(path: Path, paper: bool = False) -> str:
    """The page of a results file; on paper without scripts."""
    with open_results(path) as results:
        numbers = adoption.table(results)
        pictures: list[Picture] = [picture("adoption", adoption.TITLE, adoption.alt(results, numbers), SVG, b"",
                                           behind(results, numbers, adoption.TITLE))]
        names = [str(name) for name in results["scenario"].values]
        return html(story(subject(path, results)), pictures, names, None if paper else series(results), paper)
