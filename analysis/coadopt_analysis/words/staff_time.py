"""Hours of staff that scenarios take and free."""

from __future__ import annotations

from ..replicates import Difference
from .amounts import hours, listed, money, number, share
from .difference import half, stated
from .subject import Subject
from .titles import entry_title_within

DUTIES = "hours_duties"  # files of format 2.3 do not have it
_NEEDED = "casework_needed"  # files of format 2.5 do not have it
_STAFF_HOURS = ("hours_interventions", "hours_sessions", "hours_casework", DUTIES)
HOURS_CHART = "Staff hours taken and given back"


def relieved(subject: Subject) -> list[str]:
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


def contracts(subject: Subject) -> list[str]:
    """Scenarios whose hours of duties and casework differ because contracts or duties do."""
    said = []
    for i in subject.compared.others:
        if subject.compared.other_contracts(i):
            said.append(f"Under {subject.name(i)}, staff have other contracts or other duties than under {subject.name(0)}. Their"
                        " hours of casework and of duties differ for that reason: they are not hours freed, what interventions"
                        " take off staff cannot be told from it, and sums leave both out.")
    return said


def together(subject: Subject, scenario: int) -> str:
    """Hours taken and freed in one sum, which the parts do not show."""
    if subject.compared.other_contracts(scenario):
        return ""
    net, cashed = net_hours(subject, scenario), _cashed(subject, scenario)
    if net is None or abs(net.mean) < 0.5 or not stated(net):
        return ""
    way = "fewer hours for everything else" if net.mean > 0 else "more hours for other things"
    less = cashed > 0 and _needed(subject, scenario).mean < 0
    line = "without the casework hours that are turned into money" if less else \
        f"the sum of the line in \u201c{HOURS_CHART}\u201d"
    return (f"Under {subject.name(scenario)}, interventions, co-producing, casework and other duties together leave staff"
            f" {number(abs(net.mean), half(net))} {way} over {subject.length}: {line}.")


def _cashed(subject: Subject, scenario: int) -> float:
    """Share of casework hours freed that are turned into money."""
    if "cost.cashed_share" not in subject.parameters or subject.compared.other_contracts(scenario):
        return 0.0
    return float(subject.parameters["cost.cashed_share"][scenario])


def net_hours(subject: Subject, scenario: int) -> Difference | None:
    """Staff hours that all of it takes: the means added up, and of the intervals the widest."""
    if not subject.compared.known(DUTIES):
        return None
    parts = [subject.compared.more(scenario, name) for name in _STAFF_HOURS
             if name not in (DUTIES, "hours_casework") or not subject.compared.other_contracts(scenario)]
    if any(part.pairs == 0 for part in parts):
        return None
    mean, width = sum(part.mean for part in parts), max(half(part) for part in parts)
    mean -= _cashed(subject, scenario) * min(0.0, _needed(subject, scenario).mean)
    return Difference(mean, mean - width, mean + width, min(part.pairs for part in parts), abs(mean) > width)


def _needed(subject: Subject, scenario: int) -> Difference:
    return subject.compared.more(scenario, _NEEDED if subject.compared.known(_NEEDED) else "hours_casework")


def hours_taken(subject: Subject, scenario: int) -> str:
    """Hours of staff and of people that interventions and co-producing take, and those of paid posts."""
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


def freed(subject: Subject, scenario: int) -> str:
    """Hours of casework that people no longer need, as time, or as money where someone cashes them."""
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
    if "cost.staff_hour" not in subject.parameters:
        return said + "That is time, not cash."
    price = float(subject.parameters["cost.staff_hour"].values[scenario].flat[0])  # of frontline staff, whose casework it is
    if cashed > 0:
        return said + (f"{share(cashed)} of them are turned into money ({money(-cashed * price * casework.mean)}), which is"
                       " subtracted from the cost per person and is then no longer free time.")
    worth = money(-price * casework.mean, price * half(casework))
    return said + (f"That is time, not cash: it would be worth {worth} only if posts were"
                   " cut, and none of it is subtracted from the costs.")


def taken_over(subject: Subject, scenario: int) -> str:
    """Casework that posts take over from staff, or that posts which were cut leave to them; both in one sum."""
    if not subject.compared.known(_NEEDED) or subject.compared.other_contracts(scenario):
        return ""
    casework = subject.compared.more(scenario, "hours_casework")
    over = casework.mean - subject.compared.more(scenario, _NEEDED).mean
    if not abs(over) >= 0.5:
        return ""
    kinds = {one.structure.get("kind") for place in (0, scenario) for one in subject.scenarios[place].interventions}
    words = hours(abs(over), half(casework))
    if {"austerity", "extra_staff"} <= kinds:
        return (f"Posts that are added and posts that are cut together leave staff {words} {'less' if over < 0 else 'more'}"
                " of casework.")
    if "extra_staff" in kinds and over < 0:
        return f"Posts take over {words} of casework from staff, which are among the hours that posts give."
    if over > 0:
        return (f"{words} of casework of posts that were cut fall to the staff who remain. What these posts had cost is not"
                " counted as saved.")
    return f"Posts that were cut leave {words} less of casework to the staff who remain."
