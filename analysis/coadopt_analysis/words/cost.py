"""What it costs, whom, in money and in hours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..comparison.compared import CLEAR
from ..replicates import Difference
from .amounts import UNKNOWN, count, counted, hours, listed, money, number, sentence, signed
from .difference import UNCLEAR, half, stated
from .money import per_person, per_wellbeing, cost_cell, cost_ends, cost_words
from .plain_names import BEARERS
from .section import Section, Table
from .staff_time import DUTIES, contracts, freed, hours_taken, net_hours, relieved, taken_over, together
from .subject import Subject

_MOST_ROWS = 24
_MOST_NAMED = 3
TITLE = "What it costs, and who bears it"
_MAY_BE_ZERO = "the gain in people may be zero"
_WHY_NO_COST = {"not_known": "one run is not enough", "one_replicate": "one run is not enough",
                "loss": "fewer people take part", "other_people": "the places have different people"}


def cost(subject: Subject) -> Section:
    """Money by who bears it, hours beside it and never in it, what is saved, and cost for what is gained."""
    if not subject.compared.others:
        return _alone(subject)
    others = subject.compared.others
    one = subject.described if subject.described != 0 else others[0] if len(others) == 1 else 0
    said = (_elsewhere(subject, one), hours_taken(subject, one), freed(subject, one), taken_over(subject, one),
            *relieved(subject), together(subject, one)) if one != 0 else tuple(relieved(subject))
    said += tuple(contracts(subject))
    return Section("cost", TITLE, _lead(subject, one) if one != 0 else _each(subject),
                   tuple(filter(None, (*_reversed(subject), *said, _prices(subject)))),
                   tables=(*_takes(subject), _gains(subject)), charts=("cost_effect", "cost"))


def _each(subject: Subject) -> str:
    """What they cost where none of several is more worth telling of than the others."""
    others = subject.compared.others
    said = []
    for name, words, what in (("money", money, "extra money"),
                              ("hours_interventions", hours, "hours of staff for interventions")):
        gains = [(i, subject.compared.more(i, name)) for i in others]
        taken = [(i, gain) for i, gain in gains if gain.pairs and gain.mean != 0]
        parts = [f"{words(gain.mean, half(gain))} under {subject.name(i)}" for i, gain in taken[:_MOST_NAMED]]
        rest = len(taken) - len(parts)
        parts += [f"some under {counted(rest, 'other')}"] if rest else []
        said.append(f"{what}: {listed(parts) if parts else 'none'}{_but(len(others) - len(taken)) if parts else ''}")
    return sentence(f"of {count(len(others))} scenarios, over {subject.length}, {'; '.join(said)}. The tables have the rest.")


def _but(none: int) -> str:
    return f", none under {count(none)}" if none else ""


def _alone(subject: Subject) -> Section:
    i = subject.described
    spent = subject.compared.mean(i, "money")
    lead = f"{subject.name(i)} spends {money(spent)} on interventions over {subject.length}." if spent else \
        f"Nothing is spent on interventions under {subject.name(i)}."
    sessions = subject.compared.mean(i, "hours_sessions")
    own = subject.compared.mean(i, "citizen_hours_sessions")
    return Section("cost", TITLE, lead, (
        f"Co-producing itself takes {hours(sessions)} of staff time and {hours(own)} of people's own time"
        f" over {subject.length}.",))


def _lead(subject: Subject, scenario: int) -> str:
    spent = subject.compared.more(scenario, "money")
    if spent.mean == 0:
        lead = f"{subject.name(scenario)} takes no extra money over {subject.length}"
    else:
        lead = (f"{subject.name(scenario)} costs {money(spent.mean, half(spent))} over"
                f" {subject.length}{_borne(subject, scenario)}")
    own = subject.compared.more(scenario, "hours_interventions")
    if own.mean > 0:
        lead += f", and {hours(own.mean, half(own))} of staff"
    each, both = per_person(subject, scenario), per_person(subject, scenario, "money_and_hours")
    if not each.given:
        return (f"{lead}; it has no cost per additional person, because"
                f" {_WHY_NO_COST.get(each.verdict, _MAY_BE_ZERO)}{_others_have_one(subject, scenario)}.")
    with_hours = f"; {cost_words(both)} with those hours" if both.verdict == "given" and own.mean > 0 else ""
    if each.verdict == "no_extra_cost":
        return f"{lead}: no money for each additional resident taking part{with_hours}."
    return (f"{lead}: {cost_words(each)} in money for each additional resident taking part"
            f" (95% interval {cost_ends(each)}){with_hours}.")


def _others_have_one(subject: Subject, scenario: int) -> str:
    """Points to the scenarios of which the table gives a cost per person where the one that is spoken of has none."""
    named = [subject.name(i) for i in subject.compared.others if i != scenario and per_person(subject, i).given]
    if not named:
        return ""
    if len(named) > _MOST_NAMED:
        named = [*named[:_MOST_NAMED], counted(len(named) - _MOST_NAMED, "other")]
    return f"; the table has one for {listed(named)}"


def _elsewhere(subject: Subject, scenario: int) -> str:
    """What a person more costs where the model is otherwise: far wider than chance alone."""
    if subject.robust is None or not per_person(subject, scenario).given:
        return ""
    ratios = subject.robust.ratios(scenario, "persons_active", "money")
    if len(ratios) < 8:
        return ""
    low, high = np.quantile(ratios, (0.1, 0.9))
    return (f"That interval covers chance alone. Under alternative rules and assumptions the money for each"
            " additional resident lies"
            f" between {money(low, low / 5)} and {money(high, high / 5)} in eight of ten cases, although prices of"
            " the interventions were not varied; they are assumed.")


def _reversed(subject: Subject) -> list[str]:
    """Where what does most costs more for each unit than what does less, and both by more than chance."""
    compared, said = subject.compared, []
    for outcome, does, each, cost_of in (
            ("persons_active", "brings the most residents to take part", "each of them", per_person),
            ("wellbeing_users", "adds most to the wellbeing of people who use services", "each point of it", per_wellbeing)):
        first = next(iter(compared.ranked(outcome)), None)
        if first is None or first not in compared.others or not (most := cost_of(subject, first)).given:
            continue
        cheaper = [(i, one) for i in compared.others if compared.behind(i, outcome) in CLEAR
                   and (one := cost_of(subject, i)).given and one.high < most.low]
        if cheaper:
            less = listed([f"{subject.name(i)} ({'no extra cost' if one.verdict == 'no_extra_cost' else cost_words(one)})"
                           for i, one in cheaper])
            said.append(f"{subject.name(first)} {does}, but {each} costs more in money ({cost_words(most)}) than under {less};"
                        " the 95% intervals do not overlap.")
    return said


def _borne(subject: Subject, scenario: int) -> str:
    parts = [(name, subject.compared.more(scenario, f"money_{bearer}")) for bearer, name in BEARERS.items()]
    paid = [(name, gain) for name, gain in parts if gain.pairs and gain.mean != 0]
    if len(paid) == 1:
        return f", borne by {paid[0][0]}"
    return f" ({listed([f'{money(gain.mean, half(gain))} borne by {name}' for name, gain in paid])})" if paid else ""


def _prices(subject: Subject) -> str:
    name = "cost.staff_hour"
    if name not in subject.parameters:
        return ""
    values = sorted({float(value) for value in subject.parameters[name].values.ravel()})
    between = f"\u00a3{number(values[0])}" if len(values) == 1 else \
        f"\u00a3{number(values[0])} to \u00a3{number(values[-1])}"
    assumed = subject.parameters[name].attrs.get("evidence") == "assumed" and not subject.sets(name)
    how = "assumed" if assumed else "taken"
    return (f"An hour of staff is {how} to cost {between}, by role; prices of interventions come from their files"
            " and are mostly assumed; nothing is discounted.")


def _takes(subject: Subject) -> tuple[Table, Table]:
    span = f"over {subject.length}, beyond {subject.name(0)}"
    hours_of = (("Interventions", "hours_interventions"), ("Co-producing", "hours_sessions"), ("Casework", "hours_casework"),
                ("Other duties", DUTIES), ("Together", ""))
    return (_amounts(subject, f"What it takes {span}",
                     (("Money", "money", money), ("People's own hours, co-producing", "citizen_hours_sessions", number),
                      ("What interventions ask of them besides", "citizen_hours_interventions", number)), "Means over runs."),
            _amounts(subject, f"Staff hours that it takes {span}",
                     tuple((title, name, number) for title, name in hours_of if subject.compared.known(name or DUTIES)),
                     "Means over runs, of all staff, within contracts; posts that the money pays for are not in it. With a minus"
                     " sign: hours freed for other things. Interventions: setting up included. Casework: what caseloads take of"
                     " staff, done or not, without what posts take over. Together: the means added up, where they come to more"
                     " than the widest of their intervals, as in the chart of hours month by month, where hours taken are below"
                     " the line; without casework and other duties where contracts or duties differ, and without casework hours"
                     " that are turned into money."))


def _amounts(subject: Subject, title: str, columns: tuple[tuple[str, str, Callable[[float, float], str]], ...],
             note: str) -> Table:
    rows = [(subject.scenarios[i].name, *(_cell(subject.compared.more(i, name) if name else net_hours(subject, i), words)
                                          for _, name, words in columns))
            for i in subject.compared.others[:_MOST_ROWS]]
    return Table(title, ("Scenario", *(column for column, *_ in columns)), tuple(rows), note)


def _gains(subject: Subject) -> Table:
    rows = [(subject.scenarios[i].name, cost_cell(per_person(subject, i)), cost_cell(per_person(subject, i, "money_and_hours")),
             cost_cell(per_wellbeing(subject, i)))
            for i in subject.compared.others[:_MOST_ROWS]]
    return Table("What a gain costs", ("Scenario", "One more resident taking part, in money",
                                       "The same with staff hours of interventions",
                                       "One point of wellbeing of people who use services (0 to 100), in money"),
                 tuple(rows), "In brackets: 95% interval. Not available: where there may be no gain, or only one run.")


def _cell(gain: Difference | None, words: Callable[[float, float], str]) -> str:
    if gain is None or gain.pairs == 0:
        return UNKNOWN
    if not stated(gain):
        return UNCLEAR
    return signed(words(gain.mean, half(gain)))
