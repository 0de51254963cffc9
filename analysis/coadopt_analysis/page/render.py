"""Makes the page of a briefing from its sections, its charts and the numbers of the interactive chart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from ..letters import escaped
from ..style import CAUTION
from ..words.story import Story
from .detail import Picture
from .embed import as_json, policy

_HERE = files(__package__)
_IN_SHORT = {"answer": "", "what-would-change": "How sure that is", "cost": "", "left-out": "", "holding-back": ""}
_TOGETHER = re.compile(r"(?<=\d) (?=%|million|billion|points?\b|hours?\b|years?\b)")  # a number and its unit
_LONGEST_FIGURE = 48  # letters of a cell that holds figures and not a sentence
_ISOLATED = ("\u2068", "\u2069")  # what stands between keeps its direction to itself


def html(story: Story, pictures: Sequence[Picture], names: Sequence[str] = (), numbers: dict[str, Any] | None = None,
         paper: bool = False) -> str:
    """The whole page; for paper it has nothing to press. names: of scenarios, which may be written from right to left.

    numbers: those of the interactive chart; without them, and for paper, there is neither it nor a script.
    """
    interactive = numbers is not None and not paper
    style = _text("style.css") + (_text("vendored", "uplot", "uPlot.min.css") if interactive else "")
    scripts = [] if not interactive else [_text("vendored", "uplot", "uPlot.iife.min.js"), _script()]
    shown = {one.name: one for one in pictures}
    placed = _placed(story, pictures)
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    turned = [name for name in names if any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in name)]
    environment.finalize = lambda value: value if isinstance(value, Markup) else escaped(str(value), lines=True)
    environment.filters["words"] = lambda text: _words(text, turned)
    environment.filters["figures"] = _figures
    environment.filters["unbroken"] = lambda text: text.replace("-", "\u2011")
    return environment.from_string(_text("briefing.html.j2")).render(
        story=story, paper=paper, interactive=interactive, summary=summary(story), caution=CAUTION,
        shown=shown, placed=placed, detail=[one for one in pictures if one.name not in placed.values()],
        policy=policy(scripts, [style]), style=Markup(style), scripts=[Markup(script) for script in scripts],
        numbers=Markup(as_json(numbers)) if interactive else "")


def on_paper(story: Story, pictures: Sequence[Picture]) -> list[str]:
    """Alt texts of the pictures, in the order in which they stand in the page."""
    shown = {one.name: one for one in pictures}
    first = [name for name in _placed(story, pictures).values() if name]
    return [shown[name].alt for name in first] + [one.alt for one in pictures if one.name not in first]


def _placed(story: Story, pictures: Sequence[Picture]) -> dict[str, str]:
    # The chart that each section shows, by the section's name; each chart stands once.
    there = [one.name for one in pictures]
    placed: dict[str, str] = {}
    for section in story.sections:
        placed[section.name] = next((name for name in section.charts if name in there and name not in placed.values()),
                                    "")
    return placed


def summary(story: Story) -> list[tuple[str, str, str]]:
    """Anchor, heading and the one sentence of each section that answers something."""
    by_name = {one.name: one for one in story.sections}
    return [(name, words or by_name[name].title, by_name[name].short or by_name[name].lead) for name, words in _IN_SHORT.items()
            if name in by_name and by_name[name].lead]


def _words(text: str, turned: Sequence[str]) -> Markup:
    # `code` in back quotes; names written from right to left are kept from turning what stands around them.
    text = escaped(text)
    for name in turned:
        text = text.replace(name, f"{_ISOLATED[0]}{name}{_ISOLATED[1]}")
    text = _TOGETHER.sub("\u00a0", text)
    parts = re.split(r"`([^`]+)`", text)
    return Markup("").join(Markup("<code>{}</code>").format(part) if i % 2 else escape(part)
                           for i, part in enumerate(parts))


def _figures(cell: str) -> Markup:
    # A figure and its interval each stay on a line.
    cell = escaped(cell)
    parts = re.split(r" (?=\()", cell) if len(cell) <= _LONGEST_FIGURE else []
    return Markup(" ").join(Markup('<span class="kept">{}</span>').format(part) for part in parts) or escape(cell)


def _script() -> str:
    # One script of its parts, in the order of their names; what they name stays inside.
    parts = sorted(part.name for part in _HERE.joinpath("script").iterdir() if part.name.endswith(".js"))
    return "(() => {\n" + "\n".join(_text("script", part) for part in parts) + "\n})();"


def _text(*path: str) -> str:
    return _HERE.joinpath(*path).read_text("utf-8").strip()
