"""Whom the briefing says that interventions reach, when, and how sure it says that their effects are."""

from __future__ import annotations

from pathlib import Path

import briefed as made
import pytest
from test_briefing_words import section, told

from coadopt_analysis.scenario import Intervention, Scenario
from coadopt_analysis.words.whom import _FIRST, evidence, reached

ROOT = Path(__file__).resolve().parents[2]

PLACE = Scenario("Place", organisations=("Council", "Charity"), communities=("North",))


@pytest.mark.parametrize(("one", "words"), [
    (Intervention("x", targets={"entity": "staff", "role": "frontline", "choose": "random"}), "for all frontline staff"),
    (Intervention("x", targets={"entity": "staff", "role": "leader", "organisation_kind": "council"}, coverage=0.25),
     "for 25% of leaders of councils"),
    (Intervention("x", targets={"entity": "team", "choose": "best_connected"}, coverage=0.5),
     "for 50% of teams, those with the best connected staff first"),
    (Intervention("x", targets={"entity": "staff", "role": "frontline", "choose": "seldom_heard_first"}, coverage=0.2),
     "for 20% of frontline staff, those with the largest share of seldom heard in their caseload first"),
    (Intervention("x", targets={"entity": "team", "choose": "seldom_heard_first"}, coverage=0.2),
     "for 20% of teams, those in communities with the largest share of seldom heard first"),
    (Intervention("x", targets={"entity": "community", "choose": "best_connected"}, coverage=0.2),
     "for 20% of communities, those where most take part or are willing to first"),
    (Intervention("x", targets={"entity": "team", "choose": "best_connected"}), "for all teams"),
    (Intervention("x", targets={"entity": "person", "user": True, "choose": "seldom_heard_first"}, budget=50_000.0),
     "for as many people who use services as \u00a350,000 pays for, the seldom heard first"),
    (Intervention("x", targets={"entity": "person", "user": False, "seldom_heard": True}),
     "for all neighbours who use no services who are seldom heard"),
    (Intervention("x", targets={"entity": "organisation", "organisation": 2}), "for organisation Charity"),
    (Intervention("x", targets={"entity": "staff", "organisation": 3, "community": 1}),
     "for all staff of organisation 3 of community North"),
    (Intervention("x", targets={"entity": "community"}, ramp_months=12), "for all communities, joining over 12 months"),
    (Intervention("x"), ""), (Intervention("x", targets={"entity": ["staff"]}), "")])  # fmt: skip
def test_whom_it_reaches(one: Intervention, words: str) -> None:
    assert reached(one, PLACE) == words


def test_there_are_words_for_every_order_and_all_that_it_is_for() -> None:
    rows = [line.split(" | ") for line in (ROOT / "docs" / "targets.md").read_text("utf-8").splitlines() if "choose = " in line]
    orders = {row[0].split('"')[1]: row[1].split(", ") for row in rows if row[0].startswith("| choose = ")}
    assert orders.pop("random") and {name: sorted(words) for name, words in _FIRST.items()} == \
        {name: sorted(entities) for name, entities in orders.items()}


def test_evidence_of_others_is_said_to_be_about_them() -> None:
    assert evidence(Intervention("x", sure="moderate")) == "moderate evidence"
    assert evidence(Intervention("x", sure="moderate", evidence_about="users")) == \
        "moderate evidence, but about people who use services"
    assert evidence(Intervention("x", sure="assumed", evidence_about="staff")) == "its size is assumed"
    assert evidence(Intervention("x")) == ""


def test_entries_that_differ_only_in_whom_they_reach_read_differently(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = made.COACHES.replace('name = "coaches"', 'name = "{}"\nentry = "coaches"\nend_month = {}\n{}\n'
                                'targets = {{ entity = "staff", role = "{}" }}').replace("effects = [{ lever", "effects = [{{ lever").replace(" }]", " }}]")
    monkeypatch.setattr(made, "COACHES", text.format("one", 18, "", "frontline") + text.format(
        "two", 13, 'evidence_about = "frontline staff"', "manager"))
    four = told(made.briefed(tmp_path / "r.h5"))
    assert dict(section(four, "question").points)["Coaches"].endswith(
        "What is done: one (for all frontline staff, for 6 months from January 2027, moderate evidence); two (for all managers,"
        " in January 2027, moderate evidence, but about frontline staff).")
    strengths = dict(section(four, "what-would-change").points)
    assert strengths["How strong the effect of two is"].endswith(": moderate evidence, but about frontline staff.")
