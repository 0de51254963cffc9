"""The briefing of a sweep: what the result depends on."""

from __future__ import annotations

from pathlib import Path

from ..letters import shown
from ..sensitivity.analyse import RANGES, Analysis
from ..sensitivity.ranking import Ranking
from ..style import CAUTION
from .amounts import count, counted, listed, sentence
from .section import Section, Table
from .story import Story

_MOST = 10


def sweep_story(path: Path, analysis: Analysis) -> Story:
    """What was varied, what decides most, and what to measure next."""
    sweep = analysis.sweep
    assumed = sum(one.assumed for one in sweep.coordinates)
    asked = (f"Which of {counted(len(sweep.coordinates), 'varied factor')} does the result depend on? The design has"
             f" {len(sweep.points):,} points, each run {counted(sweep.replicates, 'time')}.")
    name = sweep.title or shown(path.stem).replace("_", " ")
    lead = _lead(analysis.rankings[0]) if analysis.rankings else "Nothing was ranked."
    charts = tuple(f"tornado-{one.question.outcome}" for one in analysis.rankings[:1])
    sections = (
        Section("question", "The question", asked,
                (f"{sentence(count(assumed)) if assumed else 'None'} of them"
                 f" {'is an assumption' if assumed == 1 else 'are assumptions'} about the world; the others are"
                 " choices, or have a source.",
                 *([sweep.description] if sweep.description else []))),
        Section("answer", "The answer", lead, tuple(_lead(one) for one in analysis.rankings[1:]),
                tables=tuple(_table(one) for one in analysis.rankings), charts=charts),
        *([Section("next", "What to measure next",
                   points=tuple((f"{place}.", one) for place, one in enumerate(analysis.advice, 1)))]
          if analysis.advice else []),
        Section("caveats", "Caveats", CAUTION, (RANGES, *analysis.notes)))
    return Story(f"{name}: what does the result depend on?", sections,
                 (Section("provenance", "How it was made", points=(("Results file", shown(path.name)),
                                                                   ("Design", str(sweep.design)))),))


def _lead(ranking: Ranking) -> str:
    shown = ranking.table[ranking.table["clear"].astype(bool)] if "clear" in ranking.table else ranking.table.head(0)
    names = [_plain(ranking, str(name)) for name in shown["factor"].head(3)]
    title = sentence(ranking.question.title)
    if ranking.constant:
        return f"{title} does not vary: it is the same at all points."
    if ranking.withheld:
        return f"{title}: {' '.join([ranking.noise.words(), *ranking.notes])}"
    if not names:
        return f"{title}: no effect of a varied factor was detected with {ranking.with_what}."
    largest = "largest effect is that" if len(names) == 1 else "largest effects are those"
    return f"{title}: the {largest} of {listed(names)}."


def _plain(ranking: Ranking, factor: str) -> str:
    """What a factor means, inside a sentence."""
    words = ranking.meaning(factor)
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _table(ranking: Ranking) -> Table:
    shown = ranking.table[ranking.table["importance"].notna()].head(_MOST)
    rows = []
    for one in shown.to_dict("records"):
        change = one.get("change", float("nan"))
        moved = ranking.question.formatted(change, signed=True) if change == change else "no order"
        rows.append((sentence(ranking.meaning(str(one["factor"]))), moved, "yes" if one.get("clear") else f"not with {counted(ranking.used, 'point')}"))
    return Table(sentence(ranking.question.words), ("What was varied", "From its low end to its high", "Detected"),
                 tuple(rows))
