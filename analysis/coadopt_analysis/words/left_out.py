"""Who is left out: taking part and wellbeing, group by group."""

from __future__ import annotations

import math

from ..replicates import Difference
from .amounts import MINUS, sentence, shares
from .difference import amount, interval, signed_interval, size
from .plain_names import GROUPS
from .section import Section, Table
from .subject import Subject

TITLE = "Who is left out"
_SHOWN = ("users", "seldom_heard", "low_efficacy", "high_need", "neighbours")
GAP = "seldom heard minus users"  # as the tables of `compare` call it, with the same sign
SELDOM_HEARD = "The seldom heard are the people whom invitations seldom reach."


def left_out(subject: Subject) -> Section:
    """How far apart groups lie, whether that narrows, and what each group gains."""
    i = subject.described
    if not math.isfinite(subject.compared.mean(i, "participation_gap")):
        return Section("left-out", TITLE, "Nobody here who uses services is seldom heard, so groups are not compared.")
    if not subject.compared.others or i == 0:
        return Section("left-out", TITLE, _level(subject, i), (SELDOM_HEARD,), tables=(_levels(subject),),
                       charts=("equity",))
    return Section("left-out", TITLE, _gap(subject, i), tuple(filter(None, (
        f"{_level(subject, i)} {SELDOM_HEARD}", _wellbeing(subject, i)))),
        tables=(_levels(subject), _gains(subject, i)), charts=("equity",))


def _level(subject: Subject, i: int) -> str:
    users, seldom = shares([subject.compared.mean(i, f"participation_{group}") for group in ("users", "seldom_heard")])
    return (f"Under {subject.name(i)}, {users} of people who use services take part {subject.late}, and"
            f" {seldom} of the seldom heard; the others do not.")


def _gap(subject: Subject, i: int) -> str:
    gap = subject.compared.more(i, "participation_gap")
    gains = {group: subject.compared.more(i, f"participation_{group}") for group in ("users", "seldom_heard")}
    if not gap.known:
        return "One run does not show whether the seldom heard fall further behind."
    who = f"Under {subject.name(i)} the seldom heard gain {_points(gains['seldom_heard'])} in taking part, all people who" \
          f" use services {_points(gains['users'])}: {GAP}" \
        if all(gain.clear and gain.mean > 0 for gain in gains.values()) else \
        f"Under {subject.name(i)}, in taking part, {GAP}"
    if not gap.clear:
        return f"{who} does not clearly change ({signed_interval(gap, 100)} points, which contains 0)."
    way = "lose" if gap.mean < 0 else "gain"
    figure = size(gap, 100)
    sign = MINUS if gap.mean < 0 else "+"
    return (f"{who} changes by {sign}{figure} {'point' if figure == '1' else 'points'} ({signed_interval(gap, 100)}), so the"
            f" seldom heard {way} ground.")


def _wellbeing(subject: Subject, i: int) -> str:
    gain = subject.compared.more(i, "wellbeing_users")
    if gain.pairs == 0:
        return ""
    if gain.known and not gain.clear:
        return ("The wellbeing of people who use services does not clearly change"
                f" ({signed_interval(gain, 100, True)} points, which contains 0).")
    way = "rises" if gain.mean > 0 else "falls"
    chance = interval(gain, 100, True) if gain.known else "one run, so it may be chance"
    seldom = subject.compared.more(i, "wellbeing_seldom_heard")
    less = f", that of the seldom heard by {size(seldom, 100, True)}" if seldom.clear and seldom.mean * gain.mean > 0 else ""
    return (f"The wellbeing of people who use services {way} by {size(gain, 100, True)} points on a scale of 0 to 100"
            f" ({chance}){less}: how much taking part adds to wellbeing is assumed, and uncertain.")


def _levels(subject: Subject) -> Table:
    shown = subject.compared.scenarios[:6]
    rows = [(sentence(GROUPS[group]), *shares([subject.compared.mean(i, f"participation_{group}") for i in shown]))
            for group in _SHOWN]
    return Table(f"Share of each group who take part {subject.late}",
                 ("Group", *(subject.scenarios[i].name for i in shown)), tuple(rows),
                 "" if len(shown) == len(subject.compared.scenarios) else "The first six scenarios.")


def _gains(subject: Subject, i: int) -> Table:
    rows = [(sentence(GROUPS[group]), amount(subject.compared.more(i, f"participation_{group}"), 100),
             amount(subject.compared.more(i, f"wellbeing_{group}"), 100, True)) for group in _SHOWN]
    rows.append((sentence(GAP), amount(subject.compared.more(i, "participation_gap"), 100),
                 amount(subject.compared.more(i, "wellbeing_gap"), 100, True)))
    return Table(f"What {subject.name(i)} changes for each group, compared with {subject.name(0)}",
                 ("Group", "Taking part, points", "Wellbeing (0 to 100), points"), tuple(rows),
                 "In brackets: 95% interval.")


def _points(gain: Difference) -> str:
    figure = size(gain, 100)
    return f"{figure} {'point' if figure == '1' else 'points'}"


