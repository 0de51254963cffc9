"""What would change the answer: what it depends on, and what happened to it under alternatives."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..comparison.robustness import Fate
from ..read import plain
from ..replicates import Difference
from ..scenario import Intervention
from ..sensitivity.ranking import Ranking
from .amounts import count, counted, listed, number, sentence
from .plain_names import LEVERS, RULES, plain_name
from .section import Section, Table
from .subject import Subject
from .sureness import fate_words, sureness
from .titles import entry_title_within
from .whom import evidence

TITLE = "What would change the answer"
_MOST = 6
_ENOUGH = 20  # variants whose middle is given, not their ends alone
# Outcomes that claims are made of, in the order they are reported.
CLAIMS = {  # outcome: what there is more of, less of
    "practice_in_use": ("more practice", "less practice"),
    "persons_active": ("more people taking part", "fewer people taking part"),
    "participation_seldom_heard": ("more of the seldom heard taking part", "fewer of the seldom heard taking part"),
    "wellbeing_users": ("more wellbeing of people who use services", "less wellbeing of people who use services"),
}
# Where a lever acts on what starts at a level, that level is what the effect closes a gap of.
_START = {"skill": "start.staff.skill", "attitude": "start.staff.attitude", "power_threat": "start.staff.power_threat",
          "perceived_risk": "start.staff.perceived_risk", "commitment": "start.organisation.commitment",
          "evidence": "start.organisation.evidence", "friction": "start.organisation.friction",
          "blame": "start.organisation.blame", "short_termism": "start.organisation.short_termism",
          "jargon": "start.organisation.jargon", "funding": "start.organisation.funding",
          "incentive": "start.organisation.incentive", "capability": "start.person.capability",
          "efficacy": "start.person.efficacy", "trust": "start.person.trust", "capacity": "start.community.capacity"}
# Structures whose people do less for each colleague, the more colleagues they have: docs/model.md.
_THINNED = {"coaches": "coach", "champions": "champion"}


def what_would_change(subject: Subject) -> Section:
    """Claims under rival rules, other workloads and alternative assumptions, then the assumptions that the scenarios depend on most directly."""
    depends_on = subject.leaning
    points = (*_effects(subject), *_starts(subject)) if depends_on is None else \
        (*_depends_on(subject, depends_on), *_effects(subject))
    lead = _lead(subject)
    sentences = [_counts(subject) if depends_on is None else _ranked(subject, depends_on)]
    return Section("what-would-change", TITLE, lead, tuple(filter(None, sentences)), points,
                   tables=_claims(subject), charts=("tornado", "sensitivity"))


def _lead(subject: Subject) -> str:
    if subject.order is None:
        return ("Nothing is compared here, so there is no order that could change; the level itself depends on what"
                " is assumed.")
    if subject.robust is None or len(subject.order.not_distinguished) + 1 == len(subject.order.ranked):
        return sureness(subject)
    fates = [fate for i, fate in subject.order.fates.items() if i not in subject.order.not_distinguished]
    broken = [fate for fate in fates if not fate.survives]
    if not broken:
        tied = [subject.name(i) for i in subject.order.not_distinguished]
        whom = f"any but {listed([subject.name(subject.order.first), *tied], 'or')}" if tied else "another scenario"
        return f"No alternative that was tried puts {whom} first: {_tried(fates)}.{_range(subject)}"
    rules = dict.fromkeys(rule for fate in broken for rule in fate.broken_by)
    conditions = [f"if staff decide by the rule \u201c{plain_name(RULES, rule)}\u201d" for rule in rules]
    conditions += [f"with {workload}" for workload in dict.fromkeys(one for fate in broken for one in fate.broken_with)]
    if any(fate.draws_held < fate.draws for fate in broken):
        conditions.append("if some assumptions are different")
    return f"The order changes {listed(conditions, 'or')}.{_range(subject)}"


def _tried(fates: Sequence[Fate]) -> str:
    fate = fates[0]
    parts = [counted(fate.rules, "other rule") + " of how staff decide"] if fate.rules else []
    parts += ["more and less casework"] if fate.workloads else []
    parts += [counted(fate.draws, "set") + " of alternative assumptions"] if fate.draws else []
    return listed(parts)


def _range(subject: Subject) -> str:
    order = subject.order
    assert order is not None
    fate = order.fates.get(0)
    if fate is None or not order.beats_reference:
        return ""
    if fate.tried < _ENOUGH:
        return (f" But the size of the effect of {subject.name(order.first)} depends on them: from"
                f" {_points(fate.lowest)} to"
                f" {_points(fate.highest)} points more than {subject.name(0)}.")
    return (f" But the size of the effect of {subject.name(order.first)} depends on them: in eight of ten from"
            f" {_points(fate.low)} to"
            f" {_points(fate.high)} points more than {subject.name(0)}, half of them above {_points(fate.median)};"
            " at the"
            f" extremes {_points(fate.lowest)} and {_points(fate.highest)}.")


def _claims(subject: Subject) -> tuple[Table, ...]:
    if subject.robust is None or not subject.compared.others:
        return ()
    rows = []
    for name, (more, less) in CLAIMS.items():
        for i in subject.compared.others[:8]:
            gain: Difference = subject.compared.more(i, name)
            if not gain.clear:
                continue
            fate = subject.robust.fate(i, name)
            if fate is not None:
                rows.append((f"{subject.scenarios[i].name}: {more if gain.mean > 0 else less}",
                             "Survives all that was tried" if fate.survives else sentence(fate_words(fate))))
    return (Table(f"Which differences from {subject.name(0)} survive", ("Claim", "Under alternative assumptions"), tuple(rows),
                  "Alternatives were tried with fewer runs, so a small difference may change sign by chance.",
                  in_words=True),) \
        if rows else ()


def _effects(subject: Subject) -> list[tuple[str, str]]:
    points: list[tuple[str, str]] = []
    for i in subject.compared.others or subject.compared.scenarios:
        for one in subject.scenarios[i].interventions:
            strength = f"{_strength(one)}: {evidence(one) or 'strength of evidence not given'}."
            named = f"How strong the effect of {entry_title_within(one.name)} is"
            if (named, strength) in points or len(points) >= _MOST:
                continue
            other = f"{named} under {subject.name(i)}"
            points.append((other if any(title == named for title, _ in points) else named, strength))
    return points


def _strength(one: Intervention) -> str:
    if not one.effects:
        return "It changes how organisations and staff work together, in ways of its own"
    closes = [_effect(plain_name(LEVERS, lever), share) + (" each month" if every == "month" else "")
              for lever, share, every in one.effects[:_MOST]]
    whose = _THINNED.get(plain(one.structure.get("kind", "")), "")
    thinning = one.structure.get("thinning")
    if whose and isinstance(thinning, (int, float)):
        return f"At full strength it {listed(closes)}; where a {whose} has {number(thinning)} colleagues, half as much"
    return f"It {listed(closes)}"


def _effect(lever: str, share: float) -> str:
    return f"closes {_percent(share)} of the gap in {lever}" if share >= 0 else \
        f"moves {lever} {_percent(-share)} of the way to its worst value"


def _starts(subject: Subject) -> list[tuple[str, str]]:
    # Where people start is what effects close a gap of: levels that are assumed or that the scenario sets.
    levers = dict.fromkeys(lever for i in subject.compared.others for one in subject.scenarios[i].interventions
                           for lever, *_ in one.effects)
    points: list[tuple[str, str]] = []
    for lever in levers:
        name = _START.get(lever, "")
        if name not in subject.parameters:
            continue
        level = _start(subject, lever, name)
        if level and len(points) < _MOST:
            meaning = str(subject.parameters[name].attrs.get("long_name", "")).rstrip(".")
            points.append((f"Where {plain_name(LEVERS, lever)} starts", f"{meaning}: {level}."))
    return points


def _start(subject: Subject, lever: str, name: str) -> str:
    kept, given = subject.parameters[name], subject.scenarios[0].given.get(lever)
    value = number(float(np.mean(kept.isel(scenario=0).values)))
    scale = " on a scale of 0 to 1" if given is None else ""
    rest = f"{value}{scale}, {subject.whence(name)}" if subject.sets(name) else \
        f"assumed at {value}{scale}" if kept.attrs.get("evidence") == "assumed" else ""
    if given is None:
        return rest
    own = f"{number(given.low)} to {number(given.high)}" if given.low < given.high else number(given.low)
    return f"{own} on a scale of 0 to 1, from this place\u2019s file" + \
        (f"; where it gives none, {rest or value}" if not given.whole else "")


def _depends_on(subject: Subject, ranking: Ranking) -> list[tuple[str, str]]:
    """The assumed numbers that move the answer most, with where they are assumed and how far they move it."""
    points = []
    for row in ranking.table[ranking.table["clear"]].head(_MOST).to_dict("records"):
        off = (row["mu_high"] - row["mu_low"]) / 2 * 100
        sign = 1 if row["change"] >= 0 else -1
        ends = " to ".join(number(end * 100, off) for end in sorted((sign * row["mu_low"], sign * row["mu_high"])))
        unit = {"1": "", "level 0..1": " on a scale of 0 to 1"}.get(row["units"], f" {row['units']}")
        low, high = (number(row[end], abs(row[end]) / 10) for end in ("lowest", "highest"))
        points.append((row["meaning"], f"{_held(subject, row['factor'], number(row['assumed']) + unit)}. At {high} rather than"
                     f" {low}, the gain is {number(abs(row['change']) * 100, off)} points"
                     f" {'more' if sign > 0 else 'less'} (95% interval {ends})."))
    return points


def _held(subject: Subject, factor: str, value: str) -> str:
    # A factor is a parameter, or one place of its list.
    name = next((one for one in (factor, factor.rpartition(".")[0]) if one in subject.parameters), factor)
    if subject.sets(name):
        return f"{value}, {subject.whence(name)}"
    lever = next((lever for lever, start in _START.items() if start == name), "")
    return f"Assumed at {value}" + (" where this place\u2019s file gives none" if lever in subject.scenarios[0].given else "")


def _ranked(subject: Subject, ranking: Ranking) -> str:
    assert subject.order is not None
    clear = int(ranking.table["clear"].sum())
    tried = (f"All {len(ranking.table)} assumptions (except prices) were varied at once in {ranking.used} sets,"
             " each by up to a quarter of its value")
    if clear == 0:
        return f"{tried}; no single one changes the gain by more than chance would."
    hours = ranking.table[ranking.table["clear"]]["factor"].head(_MOST).str.startswith("workload.").any()
    time = (" Hours can matter here although lack of time counts for few above: there a barrier counts only where"
            " removing it alone would help someone most.") if hours else ""
    return (f"{tried}. The gain of {subject.name(subject.order.first)} depends most on {_these(min(clear, _MOST))},"
            f" which predict about {ranking.predicted_share * 100:.0f}% of its variance in sets that were kept aside.{time}")


def _these(amount: int) -> str:
    return "this one" if amount == 1 else f"these {count(amount)}"


def _counts(subject: Subject) -> str:
    kept = {str(name): values.attrs["evidence"] for name, values in subject.parameters.items() if "evidence" in values.attrs}
    assumed = sum(evidence == "assumed" and not subject.sets(name) for name, evidence in kept.items())
    if not assumed:
        return ""
    text = f"Of the model's {len(kept)} numbers {assumed} are assumed."
    if subject.order is None or not subject.order.beats_reference:
        return f"{text} `coadopt sensitivity` on a sweep ranks them by their effect on the answer."
    return (f"{text} Which of them affect the answer most was not examined: `coadopt compare --robust --draws 100`"
            " ranks them. The answer depends directly on these:")


def _points(share: float) -> str:
    points = share * 100
    return f"{points:.{1 if abs(points) < 1 else 0}f}".replace("-", "\u2212")


def _percent(share: float) -> str:
    return f"{number(share * 100)}%"


