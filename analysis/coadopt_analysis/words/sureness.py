"""How sure an answer is: chance, and whether it survives alternative rules and assumptions."""

from __future__ import annotations

from ..comparison.robustness import Fate
from .amounts import count, counted, listed
from .plain_names import RULES, plain_name
from .subject import Subject

UNTRIED = ("Alternative rules of how staff decide and alternative assumptions were not tried; they might show a"
           " clear difference. `coadopt compare --robust` tries them.")
NOT_CHECKED = ("This is more than chance. Whether it survives alternative rules of how staff decide, and"
               " alternative assumptions, was not checked. `coadopt compare --robust` checks it.")


_MOST_NAMED = 4
_TRACES = ("persons_active", "money", "hours_interventions")  # what interventions that reach somebody leave
_NEARLY = 0.95  # of the sets: a claim that holds in so many is not said to fall, nor to survive


def sureness(subject: Subject) -> str:
    """Whether the order and the gain of the first survive, in a sentence or two."""
    order = subject.order
    if order is None:
        return ""
    if all(_same(subject, i, "practice_in_use") for i in subject.compared.others):
        return _no_difference(subject)
    if subject.robust is None:
        return NOT_CHECKED if len(order.not_distinguished) + 1 < len(order.ranked) else UNTRIED
    if len(order.not_distinguished) + 1 == len(order.ranked):
        return "Alternative rules and assumptions were tried; there is no clear difference here for them to confirm."
    fate = order.fates.get(0) if order.first != 0 else None
    sentences = []
    if order.beats_reference and fate is not None:
        sentences.append(f"That {subject.name(order.first)} does more than {subject.name(0)} {fate_words(fate)}.")
    others = [i for i in order.ranked[1:] if i != 0 and i not in order.not_distinguished and i in order.fates]
    firm = [i for i in others if order.fates[i].survives]
    if firm and len(firm) == len(others) and not order.not_distinguished and order.beats_reference:
        sentences.append("So does its place before all others." if fate is not None and fate.survives
                    else "Its place before all others survives.")
    else:
        sentences += [f"That it does more than {subject.name(i)} {fate_words(order.fates[i])}." for i in others[:4]]
    return " ".join(sentences)


def _same(subject: Subject, i: int, name: str) -> bool:
    gain = subject.compared.more(i, name)
    return gain.known and gain.low == gain.high == 0


def _no_difference(subject: Subject) -> str:
    """What to look at where practice is the same in every run: a rule or an assumption does not give it an effect."""
    names = [subject.name(i) for i in subject.compared.others[:_MOST_NAMED]]
    left = len(subject.compared.others) - len(names)
    who = listed([*names, *([counted(left, "other")] if left else [])])
    text = f"In every run practice is exactly the same under {who} as under {subject.name(0)}."
    if any(subject.scenarios[i].interventions for i in subject.compared.others) and \
            all(_same(subject, i, name) for i in subject.compared.others for name in _TRACES):
        return (f"{text} So are the number of people who take part, money and staff hours: check whom interventions reach"
                " (`targets`, `coverage` or `budget`) and when they start.")
    return f"{text} What differs between them does not reach practice here."


def fate_words(fate: Fate) -> str:
    """Whether a claim holds under alternative assumptions: survives ..., or does not survive ...."""
    if fate.survives:
        tried = []
        if fate.rules:
            tried.append(f"all {counted(fate.rules, 'other rule')} of how staff may decide"
                         if fate.rules > 1 else "the other rule of how staff may decide")
        if fate.workloads:
            tried.append("more and less casework")
        if fate.draws:
            tried.append(f"all {counted(fate.draws, 'set')} of alternative assumptions"
                         if fate.draws > 1 else "the one set of alternative assumptions")
        return f"survives {listed(tried)}"
    broken = []
    if fate.broken_by:
        broken.append("does not hold under " + listed([f"the rule \u201c{plain_name(RULES, one)}\u201d" for one in fate.broken_by],
                                            "or"))
    if fate.broken_with:
        broken.append(f"does not hold with {listed(list(fate.broken_with), 'or')}")
    if fate.draws and fate.draws_held < fate.draws:
        broken.append(f"holds in only {count(fate.draws_held)} of {counted(fate.draws, 'set')} of alternative assumptions")
    if not fate.broken_by and not fate.broken_with and fate.draws_held >= _NEARLY * fate.draws:
        return listed(broken).replace("holds in only", "holds in")
    return f"does not survive: it {listed(broken)}"
