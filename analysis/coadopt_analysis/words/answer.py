"""The answer: which scenario does most, by how much, and whether that may be said."""

from __future__ import annotations

import numpy as np

from ..comparison.compared import Level
from ..finding import difference_words
from ..replicates import Difference
from .amounts import UNKNOWN, count, counted, hours, listed, money, number, sentence, share, shares, signed
from .difference import UNCLEAR, amount, half, interval, size
from .money import cost_words, per_person
from .other_numbers import other_numbers
from .section import Section, Table
from .sureness import sureness
from .subject import Subject

PRACTICE = "practice_in_use"
_ONE_BY_ONE = 3
_MUCH, _LITTLE = 0.4, 0.5  # shares of the first's gain and of its money
_MOST_ROWS = 24


def answer(subject: Subject) -> Section:
    """The answer in a sentence with its interval, how sure it is, and all scenarios at a glance."""
    most = _most_of_it(subject)
    sentences = (sureness(subject), *most, *_cheapest(subject), _in_sets(subject)) if subject.order is not None else ()
    lead = headline(subject)
    return Section("answer", "The answer", lead, tuple(one for one in sentences if one), tables=(_glance(subject),),
                   charts=("differences", "adoption"), short=" ".join((lead, *most)))


def headline(subject: Subject) -> str:
    """The answer in one sentence."""
    order = subject.order
    if order is None:
        return _level(subject)
    if subject.compared.behind(order.ranked[1], PRACTICE) in ("not_known", "one_replicate"):
        return _one_run(subject)
    if not order.beats_reference:
        return _none_better(subject)
    first, tied = order.first, order.not_distinguished
    if order.fragile:
        return _does_not_survive(subject)
    gain = subject.compared.more(first, PRACTICE)
    if tied:
        together = listed([subject.name(i) for i in (first, *tied)])
        return (f"No single scenario does most: there is no clear difference between {together}. The highest is"
                f" {subject.name(first)},"
                f" with {_points_more(gain)} than {subject.name(0)}.")
    here, there = shares([subject.compared.mean(i, PRACTICE) for i in (first, 0)])
    most = " most" if len(subject.compared.others) > 1 else ""
    return (f"{subject.name(first)} raises co-production{most}: {subject.late},"
            f" {here} of relevant staff co-produce as routine, against {there} under"
            f" {subject.name(0)}: {_points_more(gain)}.")


def _level(subject: Subject) -> str:
    shown = subject.compared.scenarios[:_ONE_BY_ONE]
    levels = shares([subject.compared.mean(i, PRACTICE) for i in shown])
    names = [f"{level} under {subject.name(i)}" for i, level in zip(shown, levels)]
    several = " One scenario alone does not say what to do: compare it with others by `coadopt compare`." \
        if len(subject.scenarios) == 1 else ""
    return (f"{sentence(subject.late)}, the share of relevant staff who co-produce as routine is"
            f" {listed(names)}.{several}")


def _one_run(subject: Subject) -> str:
    order = subject.order
    assert order is not None
    gain = subject.compared.more(order.first, PRACTICE)
    if order.first == 0:
        return (f"No scenario is above {subject.name(0)} in the one run of each; one run cannot distinguish an effect"
                " from chance.")
    return (f"{subject.name(order.first)} comes out highest, {size(gain, 100)} points above {subject.name(0)}, but"
            " each was run once: that may be chance, so there is no first place.")


def _none_better(subject: Subject) -> str:
    order = subject.order
    assert order is not None
    others = subject.compared.others
    if len(others) == 1:
        return f"{subject.name(others[0])}, against {subject.name(0)}, " \
               f"{difference_words(subject.compared.more(others[0], PRACTICE).times(100))}."
    worse = [i for i in others if (gain := subject.compared.more(i, PRACTICE)).clear and gain.mean < 0]
    text = f"None of the {count(len(others))} clearly raises practice above {subject.name(0)}" \
           f" ({_share(subject, 0)} {subject.late})."
    if worse:
        text += f" {sentence(count(len(worse)))} of them clearly lower{'s' if len(worse) == 1 else ''} it."
    return text


def _does_not_survive(subject: Subject) -> str:
    order = subject.order
    assert order is not None
    gain = subject.compared.more(order.first, PRACTICE)
    if 0 in order.fragile:
        return (f"It is open whether anything raises practice: {subject.name(order.first)} comes out"
                f" {_points(gain)} above {subject.name(0)}, but that does not survive alternative rules and"
                " assumptions.")
    names = listed([subject.name(i) for i in order.fragile])
    return (f"No scenario is put first: {subject.name(order.first)} comes out {_points(gain)} above"
            f" {subject.name(0)}, but that it does more than {names} does not survive alternative rules and"
            " assumptions.")


def _cheapest(subject: Subject) -> list[str]:
    # Where another scenario costs clearly less per person, in money or with the hours, that is part of the answer.
    parts = []
    for counted_as, outcome, words in (("money", "money", "in money "),
                                       ("money_and_hours", "cost", "with the staff hours of interventions ")):
        figures = {i: each for i in subject.compared.others if (each := per_person(subject, i, counted_as)).given}
        if len(figures) < 2 or len(figures) < len(subject.compared.others):
            return []
        low = min(figures, key=lambda i: figures[i].value)
        if all(figures[low].high < each.low for i, each in figures.items() if i != low):
            least, asked = (0, 0) if subject.robust is None else \
                subject.robust.cheapest(low, subject.compared.others, "persons_active", outcome)
            if least < asked:
                parts.append(f"{words}it is open which costs least: {subject.name(low)} here"
                            f" ({cost_words(figures[low])}) and in"
                            f" {least} of {asked} alternative rules and assumptions, another in {asked - least}")
            else:
                parts.append(f"{words}{subject.name(low)} costs least ({cost_words(figures[low])}"
                            f"{', as under every alternative rule and assumption' if asked else ''})")
    return [f"For each additional resident taking part, {'; '.join(parts)}."] if parts else []


def _in_sets(subject: Subject) -> str:
    # Under an ensemble a clear mean may still hide sets in which the answer is another.
    compared, first = subject.compared, subject.described
    held = compared.share_of_sets(first, PRACTICE)
    if first == 0 or not np.isfinite(held):
        return ""
    what = "more" if compared.more(first, PRACTICE).mean > 0 else "less"
    return (f"In {held * 100:.0f}% of the parameter sets {subject.name(first)} has {what} co-production than"
            f" {subject.name(0)}.")


def _predicted(level: Level) -> str:
    if not level.predicted or not np.isfinite(level.low):
        return ""
    return " to ".join(shares([level.low, level.high])) + ("" if level.share < 1 else f" (all {level.replicates} runs)")


def _most_of_it(subject: Subject) -> list[str]:
    # One that brings much of what the first does for far less money is worth knowing before the answer is used.
    order = subject.order
    if order is None or not order.beats_reference:
        return []
    whole, spent = subject.compared.more(order.first, PRACTICE), subject.compared.more(order.first, "money")
    otherwise = other_numbers(subject)  # what these bring, money did not
    for i in order.ranked[1:] if order.first not in otherwise else []:
        gain, less = subject.compared.more(i, PRACTICE), subject.compared.more(i, "money")
        if i != 0 and i not in otherwise and gain.clear and gain.mean >= _MUCH * whole.mean and 0 < less.mean < _LITTLE * spent.mean:
            return [f"{subject.name(i)} alone brings {size(gain, 100)} of those {size(whole, 100)} points for"
                    f" {money(less.mean, half(less))} of the {money(spent.mean, half(spent))}."]
    return []


def _glance(subject: Subject) -> Table:
    compared = subject.compared
    others = bool(compared.others)
    predicts = any(map(compared.sets, compared.scenarios))
    columns = ["Scenario", "Staff who co-produce", *(["Predicted in 95% of cases"] if predicts else [])]
    if others:
        columns += ["Difference, points", "More people taking part", "Money", "Staff hours of interventions"]
    rows = []
    shown = compared.scenarios[:_MOST_ROWS]
    for i, level in zip(shown, shares([compared.mean(i, PRACTICE) for i in shown])):
        row = [subject.scenarios[i].name, level, *([_predicted(compared.level(i, PRACTICE))] if predicts else [])]
        if others and i == 0:
            row += ["reference", "", "", ""]
        elif others:
            row += [amount(compared.more(i, PRACTICE), 100), _more(compared.more(i, "persons_active")),
                    _amount(compared.more(i, "money"), money), _amount(compared.more(i, "hours_interventions"), hours)]
        rows.append(tuple(row))
    left = len(compared.scenarios) - len(rows)
    note = (f"Staff: share of those whose work it is, {subject.late}. " if others else "")
    note += ("People: residents who take part at that time. Money and hours: over the whole run,"
             f" beyond {subject.name(0)}. In brackets: 95% interval." if others else "")
    note += " Predicted: by chance and parameter sets together; the middle 95% takes forty runs." if predicts else ""
    note += f" {counted(left, 'further scenario')} not shown." if left else ""
    return Table("At a glance", tuple(columns), tuple(rows), note.strip())


def _share(subject: Subject, scenario: int) -> str:
    return share(subject.compared.mean(scenario, PRACTICE))


def _points(gain: Difference) -> str:
    figure = size(gain, 100)
    return f"{figure} {'point' if figure == '1' else 'points'} ({interval(gain, 100)})"


def _points_more(gain: Difference) -> str:
    figure = size(gain, 100)
    return f"{figure} {'point' if figure == '1' else 'points'} more ({interval(gain, 100)})"


def _more(gain: Difference) -> str:
    if gain.pairs == 0:
        return UNKNOWN
    width = half(gain)
    text = signed(number(gain.mean, width)) if gain.clear or not gain.known else UNCLEAR
    return text if not gain.known else f"{text} ({number(gain.low, width)} to {number(gain.high, width)})"


def _amount(gain: Difference, words: object) -> str:
    if gain.pairs == 0:
        return UNKNOWN
    assert callable(words)
    return signed(str(words(gain.mean, half(gain))))


