"""What it costs, whom, in money and in hours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from ..comparison.compared import CLEAR
from ..replicates import Difference
from .amounts import UNKNOWN, count, counted, hours, listed, money, number, sentence, share, signed
from .difference import UNCLEAR, half, stated
from .money import per_person, per_wellbeing, cost_cell, cost_ends, cost_words
from .plain_names import BEARERS
from .section import Section, Table
from .subject import Subject
from .titles import entry_title_within

_MOST_ROWS = 24
_MOST_NAMED = 3
DUTIES = "hours_duties"  # files of format 2.3 do not have it
NEEDED = "casework_needed"  # files of format 2.5 do not have it
STAFF_HOURS = ("hours_interventions", "hours_sessions", "hours_casework", DUTIES)
HOURS_CHART = "Staff hours taken and given back"
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
    said = (_elsewhere(subject, one), _hours(subject, one), _freed(subject, one), _taken_over(subject, one),
            *_relieved(subject), _together(subject, one)) if one != 0 else tuple(_relieved(subject))
    said += tuple(_contracts(subject))
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


def _relieved(subject: Subject) -> list[str]:
    """Who takes duties off staff, how many hours, and what the scenario costs that this is part of."""
    said = []
    for i in subject.compared.others if subject.compared.known(DUTIES) else []:
        named = [entry_title_within(one.name) for one in subject.scenarios[i].interventions
                 if any(lever == "protected_time" for lever, *_ in one.effects)]
        freed = subject.compared.more(i, DUTIES)
        if not named or not freed.clear or freed.mean >= 0 or subject.compared.other_contracts(i):
            continue
        spent, own = subject.compared.more(i, "money"), subject.compared.more(i, "hours_interventions")
        alone = len(subject.scenarios[i].interventions) == 1
        said.append(f"Under {subject.name(i)}, {listed(named)} {'frees' if len(named) == 1 else 'free'} staff of"
                    f" {hours(-freed.mean, half(freed))} of other duties;"
                    f" {'it costs' if alone else 'that is paid for within'} {money(spent.mean, half(spent))} and"
                    f" {hours(own.mean, half(own))} of staff.")
    return said


def _contracts(subject: Subject) -> list[str]:
    """Scenarios whose hours of duties and casework differ because contracts or duties do."""
    said = []
    for i in subject.compared.others:
        if subject.compared.other_contracts(i):
            said.append(f"Under {subject.name(i)}, staff have other contracts or other duties than under {subject.name(0)}. Their"
                        " hours of casework and of duties differ for that reason: they are not hours freed, what interventions"
                        " take off staff cannot be told from it, and sums leave both out.")
    return said


def _together(subject: Subject, scenario: int) -> str:
    """Hours taken and freed in one sum, which the parts do not show."""
    if subject.compared.other_contracts(scenario):
        return ""
    net, cashed = _net(subject, scenario), _cashed(subject, scenario)
    if net is None or abs(net.mean) < 0.5 or not stated(net):
        return ""
    way = "fewer hours for everything else" if net.mean > 0 else "more hours for other things"
    line = "without the casework hours that are turned into money" if cashed > 0 else \
        f"the sum of the line in \u201c{HOURS_CHART}\u201d"
    return (f"Under {subject.name(scenario)}, interventions, co-producing, casework and other duties together leave staff"
            f" {number(abs(net.mean), half(net))} {way} over {subject.length}: {line}.")


def _cashed(subject: Subject, scenario: int) -> float:
    """Share of casework hours freed that are turned into money."""
    if "cost.cashed_share" not in subject.parameters or subject.compared.other_contracts(scenario):
        return 0.0
    return float(subject.parameters["cost.cashed_share"][scenario])


def _net(subject: Subject, scenario: int) -> Difference | None:
    """Staff hours that all of it takes: the means added up, and of the intervals the widest."""
    if not subject.compared.known(DUTIES):
        return None
    parts = [subject.compared.more(scenario, name) for name in STAFF_HOURS
             if name not in (DUTIES, "hours_casework") or not subject.compared.other_contracts(scenario)]
    if any(part.pairs == 0 for part in parts):
        return None
    mean, width = sum(part.mean for part in parts), max(half(part) for part in parts)
    mean -= _cashed(subject, scenario) * min(0.0, _needed(subject, scenario).mean)
    return Difference(mean, mean - width, mean + width, min(part.pairs for part in parts), abs(mean) > width)


def _needed(subject: Subject, scenario: int) -> Difference:
    return subject.compared.more(scenario, NEEDED if subject.compared.known(NEEDED) else "hours_casework")


def _borne(subject: Subject, scenario: int) -> str:
    parts = [(name, subject.compared.more(scenario, f"money_{bearer}")) for bearer, name in BEARERS.items()]
    paid = [(name, gain) for name, gain in parts if gain.pairs and gain.mean != 0]
    if len(paid) == 1:
        return f", borne by {paid[0][0]}"
    return f" ({listed([f'{money(gain.mean, half(gain))} borne by {name}' for name, gain in paid])})" if paid else ""


def _hours(subject: Subject, scenario: int) -> str:
    compared = subject.compared
    own = compared.more(scenario, "hours_interventions")
    worth = compared.more(scenario, "worth_interventions")
    posts = compared.more(scenario, "hours_posts").mean
    said = f"The {hours(own.mean, half(own))} of staff are those that interventions take, setting up included. These" \
           " hours lie within the contracts of staff, so their organisations bear them: they" \
           f" are worth {money(worth.mean, half(worth))}, which is excluded from the money cost" if own.mean > 0 else \
        "It takes no hours within the contracts of staff"
    if posts > 0:
        said += (f", and posts that the money pays for give {hours(posts)} to people and casework, their other duties not"
                 " counted")
    return f"{said}. {_co_producing(subject, scenario)}"


def _co_producing(subject: Subject, scenario: int) -> str:
    """Hours of sessions, and what interventions ask of citizens beyond, as the tables have them."""
    parts = [(whose, subject.compared.more(scenario, name)) for whose, name in
             (("of staff", "hours_sessions"), ("of people's own time", "citizen_hours_sessions"))]
    known = [(whose, gain) for whose, gain in parts if gain.pairs]
    if not known:
        return "How many hours co-producing itself takes is not known."
    told = [f"{hours(abs(gain.mean), half(gain))} {'less' if gain.mean < 0 else 'more'} {whose}"
            for whose, gain in known if stated(gain)]
    unclear = [whose for whose, gain in known if not stated(gain)]
    chance = "" if known[0][1].known else " (one run)"
    said = [f"Co-producing itself then takes {listed(told)}{chance}, which has no price." if len(told) == len(known) else
            f"Co-producing itself then takes {listed(told)}{chance}."] if told else []
    said += [f"In the hours {listed(unclear)} that co-producing takes there is no clear difference."] if unclear else []
    asked = subject.compared.more(scenario, "citizen_hours_interventions")
    said += [f"Interventions ask people for {hours(asked.mean, half(asked))} besides."] if asked.mean > 0 else []
    return " ".join(said)


def _freed(subject: Subject, scenario: int) -> str:
    if subject.compared.other_contracts(scenario):
        return ""
    casework = _needed(subject, scenario)
    chance = "" if casework.known else " (one run)"
    if casework.pairs == 0:
        return "Whether it frees any hours of casework is not known."
    if not stated(casework):
        return "In the hours of casework that people need there is no clear difference."
    if casework.mean >= 0:
        return f"People need {hours(casework.mean, half(casework))} more of casework{chance}." if casework.mean else ""
    cashed = _cashed(subject, scenario)
    said = f"{hours(-casework.mean, half(casework))} of casework are freed for other things{chance}. "
    if not subject.compared.known("worth_casework"):
        return said + "That is time, not cash."
    worth = subject.compared.more(scenario, "worth_casework")
    if cashed > 0:
        return said + (f"{share(cashed)} of them are turned into money ({money(-cashed * worth.mean)}), which is"
                       " subtracted from the cost per person and is then no longer free time.")
    return said + (f"That is time, not cash: it would be worth {money(-worth.mean, half(worth))} only if posts were"
                   " cut, and none of it is subtracted from the costs.")


def _taken_over(subject: Subject, scenario: int) -> str:
    """Casework that posts take over from staff, or that posts which were cut leave to them."""
    if not subject.compared.known(NEEDED):
        return ""
    casework = subject.compared.more(scenario, "hours_casework")
    over = casework.mean - subject.compared.more(scenario, NEEDED).mean
    if not abs(over) >= 0.5:
        return ""
    if over < 0:
        return f"Posts take over {hours(-over, half(casework))} of casework from staff, which are among the hours that posts give."
    return (f"{hours(over, half(casework))} of casework of posts that were cut fall to the staff who remain. What these posts"
            " had cost is not counted as saved.")


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
                     " the line; without casework and other duties where contracts or duties differ."))


def _amounts(subject: Subject, title: str, columns: tuple[tuple[str, str, Callable[[float, float], str]], ...],
             note: str) -> Table:
    rows = [(subject.scenarios[i].name, *(_cell(subject.compared.more(i, name) if name else _net(subject, i), words)
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
