"""The whole briefing in order: what is read in two minutes, then what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .answer import answer
from .caveats import caveats, provenance, sources
from .cost import cost
from .holding_back import holding_back
from .left_out import left_out
from .question import question, title
from .section import Section
from .subject import Subject
from .what_would_change import what_would_change


@dataclass(frozen=True)
class Story:
    """A title and the sections, in reading order; `background` stands after the detail, and ends with how it was made."""

    title: str
    sections: tuple[Section, ...]
    background: tuple[Section, ...]

    def with_provenance(self, sentences: Sequence[str]) -> Story:
        """The same with more sentences on how it was made."""
        *others, made = self.background
        return replace(self, background=(*others, replace(made, sentences=(*made.sentences, *sentences))))


def story(subject: Subject) -> Story:
    """The briefing in words."""
    return Story(title(subject),
                 (question(subject), answer(subject), cost(subject), left_out(subject), holding_back(subject),
                  what_would_change(subject), caveats(subject)),
                 (sources(subject), provenance(subject)))


def as_text(briefing: Story) -> str:
    """The briefing on a terminal: headings, sentences and lists, no tables."""
    lines = [briefing.title]
    for section in briefing.sections:
        lines += ["", section.title.upper(), *filter(None, (section.lead, *section.sentences))]
        lines += [f"- {term}: {said}" for term, said in section.points]
    return "\n".join(lines)
