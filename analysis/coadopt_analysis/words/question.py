"""What was asked and what was compared, in the words of the scenario files."""

from __future__ import annotations

import math

from ..months import span
from ..read import plain
from ..scenario import Intervention, Scenario
from .amounts import count, listed, quoted, sentence
from .other_numbers import other_numbers
from .section import Section
from .subject import Subject
from .titles import entry_title_within
from .whom import evidence, reached

_NAMED = 3      # up to so many scenarios are named in the title
_SHOCKS = ("austerity", "turnover_shock", "key_person_leaves", "visible_failure", "leadership_change", "merger",
           "tender_rounds")
_LONGEST = 60   # characters of names in the title

CO_PRODUCTION = (
    "Co-production is when staff and the people who use services commission, design, deliver or assess services"
    " together. \u201cPractice\u201d is how much of it is routine: of all staff for whom one of these is part of"
    " the work, the share who do it with people.")


def title(subject: Subject) -> str:
    """The title of the briefing."""
    others = [subject.scenarios[i].name for i in subject.compared.others]
    if not others:
        return f"Co-production under {subject.name(subject.described)}"
    options = not any(only_shocks(subject.scenarios[i]) for i in subject.compared.others)
    if len(others) > _NAMED or sum(map(len, others)) > _NAMED * _LONGEST:
        return f"Which of {count(len(others))} ways spreads co-production most?" if options else \
            f"What do {count(len(others))} scenarios change in co-production?"
    if len(others) == 1:
        return f"Does {quoted(others[0])} spread co-production?" if options else \
            f"What does {quoted(others[0])} change in co-production?"
    if not options:
        return f"What do {listed([quoted(name) for name in others])} change in co-production?"
    return sentence(f"{listed([quoted(name) for name in others], 'or')}: which spreads co-production most?")


def question(subject: Subject) -> Section:
    """What is asked, of what time and of what scenarios."""
    others = subject.compared.others
    when = f"over {subject.length} ({subject.when(1)} to {subject.when(subject.months)})"
    if subject.months == 1:
        when = f"in {subject.when(1)}"
    if others:
        what = subject.name(others[0]) if len(others) == 1 else f"each of {count(len(others))} " + (
            "scenarios" if any(only_shocks(subject.scenarios[i]) for i in others) else "ways")
        asked = (f"What does {what} change in the practice of co-production {when}, compared with"
                 f" {subject.name(0)}? What does that cost, whom does it leave out, and how certain is it?")
    else:
        asked = f"How far does co-production spread under {subject.name(subject.described)} {when}, and what holds it back?"
        if len(subject.compared.scenarios) > 1:
            asked += " The reference was not finished, so scenarios are not compared."
    numbers = other_numbers(subject)
    points = [(subject.scenarios[i].name, _about(subject, i, numbers.get(i, ""))) for i in subject.compared.scenarios]
    missing = [one.name for i, one in enumerate(subject.scenarios) if i not in subject.compared.scenarios]
    points += [(name, "No run of it was finished, so it is not reported.") for name in missing]
    return Section("question", "The question", asked, (CO_PRODUCTION, *_place(subject), *_shocks(subject)), tuple(points))


def _place(subject: Subject) -> list[str]:
    """How large the simulated place is, without which no cost can be judged."""
    organisations, staff, persons = (subject.compared.size(subject.compared.scenarios[0], what)
                                     for what in ("organisations", "staff", "persons"))
    return [f"The place that is simulated has {organisations:,} organisations with {staff:,} staff, who serve and live among"
            f" {persons:,} people."]


def only_shocks(scenario: Scenario) -> bool:
    """Whether nothing is done in the scenario, but something happens."""
    return bool(scenario.interventions) and all(_is_shock(one) for one in scenario.interventions)


def _is_shock(one: Intervention) -> bool:
    # An entry of the catalogue that works through such an event, such as a merger as an opportunity, is done.
    return plain(one.structure.get("kind", "")) in _SHOCKS and not one.entry


def _shocks(subject: Subject) -> list[str]:
    """How to judge what is done under a shock, where only some scenarios have it."""
    have = {i: {(plain(one.structure["kind"]), one.start_month, one.end_month) for one in subject.scenarios[i].interventions
                if _is_shock(one)} for i in subject.compared.scenarios}
    if not subject.compared.others or all(shocks == have[0] for shocks in have.values()):
        return []
    return ["Some scenarios have shocks that others do not have, so differences are effects of the shocks too: to judge a"
            " programme under a shock, make the scenario with that shock alone the first, and give the others the same shock."]


def _about(subject: Subject, i: int, numbers: str) -> str:
    scenario = subject.scenarios[i]
    sentences = [sentence(scenario.description) or "Its file does not describe it."]
    if i == 0 and subject.compared.others:
        sentences.insert(0, "The reference.")
    done = [_done(subject, scenario, one) for one in scenario.interventions]
    if done:
        sentences.append(f"What {'happens' if only_shocks(scenario) else 'is done'}: {'; '.join(done)}.")
    if numbers:
        those = "Numbers of the model that differ" if done or subject.scenarios[0].interventions else \
            "Nothing is done; only numbers of the model differ"
        sentences.append(f"{those} from those of {subject.name(0)}: {numbers}.")
    return " ".join(sentences)


def _done(subject: Subject, scenario: Scenario, one: Intervention) -> str:
    parts = (reached(one, scenario), _time(subject, one), evidence(one))
    return f"{entry_title_within(one.name) or 'an intervention'} ({', '.join(filter(None, parts))})"


def _time(subject: Subject, one: Intervention) -> str:
    start = subject.when(one.start_month)
    if not 0 < one.end_month < subject.months:
        return f"from {start}"
    lasts = one.end_month - one.start_month + 1
    return f"in {start}" if lasts == 1 else f"for {span(lasts)} from {start}"
