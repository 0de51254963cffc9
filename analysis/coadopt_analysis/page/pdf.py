"""The page as a tagged PDF, by WeasyPrint."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Sequence

from ..names import FontError


def pdf(page: str, alts: Sequence[str]) -> bytes:
    """The page for paper on A4, with its structure for screen readers; `alts` of its pictures, in their order.

    It asks for nothing outside the page. Raises FontError where the system has no font.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("error", ".*ugly output")  # WeasyPrint's, as it is loaded; Pango would crash later
        try:
            from weasyprint import HTML  # takes half a second to load, and is needed for PDF alone
        except UserWarning as warning:
            raise FontError("a PDF takes a font of the system, and fontconfig finds none that it can read. Install one (on"
                            " Debian: fonts-dejavu-core), or leave --pdf out") from warning

    from .tags import complete

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it warns of what only screens understand
    return bytes(HTML(string=page, url_fetcher=_nothing_outside).write_pdf(
        variant="pdf/ua-1", finisher=lambda _, made: complete(made, alts)))


def _nothing_outside(url: str) -> dict[str, object]:
    from weasyprint import default_url_fetcher

    if not url.startswith("data:"):
        raise ValueError(f"the briefing asks for {url[:80]}, which lies outside it")
    return dict(default_url_fetcher(url))
