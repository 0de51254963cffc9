"""The page as a tagged PDF, by WeasyPrint."""

from __future__ import annotations

import logging


def pdf(page: str) -> bytes:
    """The page on A4, with its structure for screen readers (PDF/UA-1). It asks for nothing outside the page."""
    from weasyprint import HTML  # takes half a second to load, and is needed for PDF alone

    logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of what only screens understand
    return bytes(HTML(string=page, url_fetcher=_nothing_outside).write_pdf(variant="pdf/ua-1"))


def _nothing_outside(url: str) -> dict[str, object]:
    from weasyprint import default_url_fetcher

    if not url.startswith("data:"):
        raise ValueError(f"the briefing asks for {url[:80]}, which lies outside it")
    return dict(default_url_fetcher(url))
