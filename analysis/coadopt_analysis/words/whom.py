"""Whom an intervention reaches, and whom what is known of it is about."""

from __future__ import annotations

from typing import Any

from ..read import plain
from ..scenario import Intervention, Scenario
from .amounts import money, number
from .plain_names import KINDS, ROLES, SURE, plain_name

_WHO = {"staff": "staff", "person": "residents", "organisation": "organisations", "community": "communities", "team": "teams"}
# Who comes first, by the order and by what each target is: docs/targets.md.
_FIRST = {
    "least_practised": {
        "staff": "those who practise least first", "team": "those whose members practise least first",
        "organisation": "those where the fewest staff practise first", "person": "those least willing to take part first",
        "community": "those where the fewest take part first"},
    "best_connected": {
        "staff": "the best connected first", "team": "those with the best connected staff first",
        "person": "those with most ties first", "community": "those where most take part or are willing to first"},
    "seldom_heard_first": {
        "staff": "those with the largest share of seldom heard in their caseload first",
        "team": "those in communities with the largest share of seldom heard first", "person": "the seldom heard first",
        "community": "those with the largest share of seldom heard first"}}
# What results files call them.
_ABOUT = {"users": "people who use services", "users and neighbours": "residents", "manager staff": "managers",
          "leader staff": "leaders"}


def reached(one: Intervention, scenario: Scenario) -> str:
    """Whom it reaches: for 25% of frontline staff of councils, the best connected first."""
    targets = one.targets
    if plain(targets.get("entity", "")) not in _WHO:
        return ""
    who = _who(targets) + _where(targets, scenario)
    if plain(targets["entity"]) in targets:
        return f"for{who}"
    if one.budget is not None:
        text = f"for as many {who} as {money(one.budget)} pays for"
    elif one.coverage < 1:
        text = f"for {number(one.coverage * 100)}% of {who}"
    else:
        text = f"for all {who}"
    some = one.budget is not None or one.coverage < 1 or one.ramp_months > 1
    first = _FIRST.get(plain(targets.get("choose", "")), {}).get(plain(targets["entity"]), "")
    joining = f"joining over {one.ramp_months} months" if one.ramp_months > 1 else ""
    return ", ".join(filter(None, (text, first if some else "", joining)))


def evidence(one: Intervention) -> str:
    """How strong the evidence of its effect is, and whom it is about where these are others."""
    sure = plain_name(SURE, one.sure) if one.sure else ""
    if not sure or not one.evidence_about or one.sure == "assumed":
        return sure
    return f"{sure}, but about {_ABOUT.get(one.evidence_about, one.evidence_about)}"


def _who(targets: dict[str, Any]) -> str:
    entity, kind = plain(targets["entity"]), plain(targets.get("organisation_kind", ""))
    if entity in targets:
        return ""
    if entity == "organisation":
        return plain_name(KINDS, kind) if kind else "organisations"
    if entity == "person":
        user, seldom = targets.get("user"), targets.get("seldom_heard")
        who = "residents" if user is None else "people who use services" if user else "neighbours who use no services"
        return who if seldom is None else f"{who} who are {'' if seldom else 'not '}seldom heard"
    who = plain_name(ROLES, plain(targets["role"])) if "role" in targets else _WHO[entity]
    return f"{who} of {plain_name(KINDS, kind)}" if kind else who


def _where(targets: dict[str, Any], scenario: Scenario) -> str:
    places = [(key, names, targets[key]) for key, names in (("organisation", scenario.organisations),
                                                            ("community", scenario.communities)) if key in targets]
    of = "" if plain(targets["entity"]) in targets else "of "
    return "".join(f" {of}{key} {names[at - 1] if isinstance(at, int) and 0 < at <= len(names) else plain(at)}"
                   for key, names, at in places)
