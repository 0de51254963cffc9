"""The briefing's sentences: golden words and numbers, and what is not claimed."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from briefed import NAMES, add_check, briefed
from test_leaning import drawn

from coadopt_analysis.comparison.compared import Cost
from coadopt_analysis.read import open_results
from coadopt_analysis.replicates import Difference
from coadopt_analysis.words.amounts import shares
from coadopt_analysis.words.difference import amount, interval, size
from coadopt_analysis.words.money import cost_cell
from coadopt_analysis.words.section import Section
from coadopt_analysis.words.story import Story, as_text, story
from coadopt_analysis.words.subject import subject


def told(path: Path) -> Story:
    with open_results(path) as results:
        return story(subject(path, results))


def section(told_story: Story, name: str) -> Section:
    return next(one for one in (*told_story.sections, *told_story.background) if one.name == name)


@pytest.fixture(name="four", scope="module")
def _four(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return told(briefed(tmp_path_factory.mktemp("four") / "r.h5"))


def test_the_question_names_what_is_compared(four: Story) -> None:
    assert four.title == "\u2018Coaches\u2019, \u2018Pooled budgets\u2019 or \u2018Both\u2019: which spreads co-production most?"
    asked = section(four, "question")
    assert asked.lead.startswith("What does each of three ways change in the practice of co-production over 2 years"
                                 " (January 2026 to December 2027), compared with \u2018Baseline\u2019?")
    assert dict(asked.points)["Both"] == ("S3 as described. What is done: champions trained as coaches (from January 2027,"
                                          " moderate evidence); pooled budgets (from January 2027, weak evidence).")


def test_the_answer_is_a_sentence_with_its_interval(four: Story) -> None:
    # The paired differences are 0.07 and those of OWN rolled by nine; s = 0.00121, t(0.975; 11) = 2.201: 0.08 points.
    assert section(four, "answer").lead == (
        "\u2018Both\u2019 raises co-production most: in the year to December 2027, 20% of relevant staff co-produce as"
        " routine, against 13% under \u2018Baseline\u2019: 7.0 points more (95% interval 6.9 to 7.1).")


def test_shares_that_would_round_to_the_same_have_a_decimal(tmp_path: Path) -> None:
    two = section(told(briefed(tmp_path / "r.h5", NAMES[:2], practice=(0.1360, 0.1430))), "answer")
    assert "14.3% of relevant staff co-produce as routine, against 13.6% under \u2018Baseline\u2019: 0.7 points more" in two.lead
    assert [row[1] for row in two.tables[0].rows] == ["13.6%", "14.3%"]
    assert shares([0.136, 0.143, 0.2]) == ["13.6%", "14.3%", "20.0%"]
    assert shares([0.136, 0.136]) == ["14%", "14%"] and shares([0.1, 0.2, 0.201]) == ["10%", "20%", "20%"]


def test_all_scenarios_at_a_glance(four: Story) -> None:
    rows = {row[0]: row[1:] for row in section(four, "answer").tables[0].rows}
    assert rows["Baseline"] == ("13%", "reference", "", "", "")
    assert rows["Both"][:2] == ("20%", "+7.0 (6.9 to 7.1)")
    # 80 frontline staff with 50 users each and 1.5 neighbours a user: 10,000 people, of whom 8 points more take part.
    assert rows["Both"][2].startswith("+800 (79")
    assert rows["Both"][3:] == ("+\u00a31.56 million", "+127,000 hours")


def test_what_it_costs_and_whom(four: Story) -> None:
    cost = section(four, "cost")
    assert cost.lead.startswith("\u2018Both\u2019 costs \u00a31.56 million over 2 years (\u00a3225,000 borne by the organisations"
                                " and \u00a31.34 million borne by the partnership), and 127,000 hours of staff: \u00a31,950 in"
                                " money for each additional resident taking part")
    assert cost.lead.endswith("; \u00a39,890 with those hours.")
    said = " ".join(cost.sentences)
    assert "The 127,000 hours of staff are those that interventions take" in said and "they are worth \u00a36.35 million" in said
    assert "98,000 hours of casework are freed" in said and "none of it is subtracted from the costs" in said
    assert "An hour of staff is assumed to cost \u00a350 to \u00a380" in said
    gains = {row[0]: row[1:] for row in cost.tables[2].rows}
    assert gains["Coaches"][0].startswith("\u00a3450 (") and gains["Pooled budgets"][0].startswith("\u00a34,460 (")


def test_the_cheapest_is_told_where_it_is_another(four: Story) -> None:
    assert ("For each additional resident taking part, in money \u2018Coaches\u2019 costs least (\u00a3450); with the staff hours of"
            " interventions \u2018Pooled budgets\u2019 costs least (\u00a35,080).") in section(four, "answer").sentences
    assert "\u2018Coaches\u2019 alone brings 4.0 of those 7.0 points for \u00a3225,000 of the \u00a31.56 million." \
        in section(four, "answer").sentences


def test_a_skewed_ratio_keeps_the_digits_of_its_nearer_end() -> None:
    assert cost_cell(Cost(18657.0, 9417.0, 998774.0)) == "\u00a319,000 (\u00a39,000 to \u00a3999,000)"
    assert cost_cell(Cost(605.0, 577.0, 637.0)) == "\u00a3605 (\u00a3577 to \u00a3637)"


def test_points_of_wellbeing_have_a_decimal_whatever_their_interval() -> None:
    wide = Difference(0.0254, 0.0056, 0.0451, 6, True)
    assert amount(wide, 100) == "+3 (1 to 5)"
    assert amount(wide, 100, tenths=True) == "+2.5 (0.6 to 4.5)"
    assert size(wide, 100, tenths=True) == "2.5" and interval(wide, 100, tenths=True) == "95% interval 0.6 to 4.5"


def test_who_is_left_out(four: Story) -> None:
    assert section(four, "left-out").lead == (
        "Under \u2018Both\u2019 the seldom heard gain 8.0 points in taking part, all people who use services 10.0 points:"
        " seldom heard minus users changes by \u22122.0 points (95% interval \u22122.0 to \u22122.0), so the seldom heard lose ground.")


def test_what_it_leans_on(four: Story) -> None:
    points = dict(section(four, "what-would-change").points)
    assert points["How strong the effect of champions trained as coaches is"] == "It closes 10% of the gap in skill each month: moderate evidence."
    assert points["Where skill starts"] == "Skill to enable users and communities: assumed at 0.3 on a scale of 0 to 1."
    assert "Of the model's 4 numbers 3 are assumed" in " ".join(section(four, "what-would-change").sentences)


def test_sources_are_those_of_the_files(four: Story) -> None:
    points = dict(section(four, "sources").points)
    assert points["Both"] == "where s3 comes from" and points["Champions trained as coaches"] == "E. Loeffler, Glasgow, 2017"


def test_no_words_of_the_model(four: Story) -> None:
    words = as_text(four).lower()
    for jargon in ("replicate", "agent", "dysfunctional", "com_b", "seldom_heard", "binding", "espouse", "in_use"):
        assert jargon not in words, jargon


def test_intervals_of_several_scenarios_hold_together_and_the_page_says_so(four: Story, tmp_path: Path) -> None:
    said = " ".join(section(four, "caveats").sentences)
    assert "hold for all scenarios together: the chance that any of them misses is 5%." in said
    two = told(briefed(tmp_path / "r.h5", names=("Baseline", "Coaches")))
    assert "together" not in " ".join(section(two, "caveats").sentences)


def test_under_an_ensemble_what_is_predicted_stands_beside_the_mean_with_the_share_of_sets(four: Story, tmp_path: Path) -> None:
    many = told(briefed(tmp_path / "r.h5", runs=48, sets=8))
    answer = section(many, "answer")
    assert "In 100% of the parameter sets \u2018Both\u2019 has more co-production than \u2018Baseline\u2019." in answer.sentences
    table = answer.tables[0]
    assert table.columns[2] == "Predicted in 95% of cases" and " to " in table.rows[0][2] and "all" not in table.rows[0][2]
    assert "over chance and over the parameter sets" in " ".join(section(many, "caveats").sentences)
    few = told(briefed(tmp_path / "f.h5", sets=8))
    assert section(few, "answer").tables[0].rows[0][2].endswith(" (all 12 runs)")
    assert "Predicted" not in " ".join(section(four, "answer").tables[0].columns)


def test_a_file_without_the_check_says_how_to_check(four: Story) -> None:
    assert "was not checked. `coadopt compare --robust` checks it." in section(four, "answer").sentences[0]


def test_what_survives_is_said_to(tmp_path: Path) -> None:
    rules = {rule: (0.1, 0.14, 0.13, 0.17) for rule in ("additive", "weakest_link", "persuasion")}
    draws = {f"draw {i}": (0.1, 0.12, 0.11, 0.13 + i / 100) for i in (1, 2)}
    four = told(briefed(tmp_path / "r.h5", robust={**rules, **draws}))
    assert section(four, "answer").sentences[0] == (
        "That \u2018Both\u2019 does more than \u2018Baseline\u2019 survives all three other rules of how staff may decide and all"
        " two sets of alternative assumptions. So does its place before all others.")
    change = section(four, "what-would-change")
    assert change.lead == (
        "No alternative that was tried puts another scenario first: three other rules of how staff decide and two sets of"
        " alternative assumptions. But the size of the effect of \u2018Both\u2019 depends on them: from 4 to 7 points more than"
        " \u2018Baseline\u2019.")


def test_no_winner_where_the_order_does_not_survive(tmp_path: Path) -> None:
    robust = {"additive": (0.1, 0.14, 0.13, 0.17), "weakest_link": (0.1, 0.18, 0.13, 0.17),
              "draw 1": (0.1, 0.14, 0.13, 0.17), "draw 2": (0.1, 0.15, 0.13, 0.14)}
    four = told(briefed(tmp_path / "r.h5", robust=robust))
    assert section(four, "answer").lead.startswith(
        "No scenario is put first: \u2018Both\u2019 comes out 7.0 points (95% interval 6.9 to 7.1) above")
    assert ("That it does more than \u2018Coaches\u2019 does not survive: it does not hold under the rule \u201cthe weakest of them"
            " decides\u201d and holds in only one of two sets of alternative assumptions.") in section(four, "answer").sentences[0]
    assert "the weakest of them decides" in section(four, "what-would-change").lead


def test_an_order_that_changes_where_time_is_tighter(tmp_path: Path) -> None:
    robust = {"additive": (0.1, 0.14, 0.13, 0.17), "a quarter more casework": (0.1, 0.18, 0.13, 0.17),
              "a quarter less casework": (0.1, 0.14, 0.13, 0.17), "draw 1": (0.1, 0.14, 0.13, 0.17)}
    four = told(briefed(tmp_path / "r.h5", robust=robust))
    words = section(four, "answer").sentences[0]
    assert ("That \u2018Both\u2019 does more than \u2018Baseline\u2019 survives the other rule of how staff may decide, more and less"
            " casework and the one set of alternative assumptions.") in words
    assert "does not survive: it does not hold with a quarter more casework." in words
    assert section(four, "what-would-change").lead.startswith("The order changes with a quarter more casework.")


def test_a_gain_that_does_not_survive_is_open(tmp_path: Path) -> None:
    robust = {"additive": (0.2, 0.14, 0.13, 0.17)}
    assert section(told(briefed(tmp_path / "r.h5", robust=robust)), "answer").lead.startswith(
        "It is open whether anything raises practice")


def test_what_cannot_be_told_apart_has_no_winner(tmp_path: Path) -> None:
    four = told(briefed(tmp_path / "r.h5", practice=(0.13, 0.17, 0.16, 0.1702)))
    assert section(four, "answer").lead.startswith(
        "No single scenario does most: there is no clear difference between \u2018Both\u2019 and \u2018Coaches\u2019.")


def test_nothing_better_than_the_reference(tmp_path: Path) -> None:
    four = told(briefed(tmp_path / "r.h5", practice=(0.20, 0.17, 0.16, 0.2001)))
    assert section(four, "answer").lead == ("None of the three clearly raises practice above \u2018Baseline\u2019 (20% in the"
                                            " year to December 2027). Two of them clearly lower it.")


def test_two_scenarios_without_a_difference(tmp_path: Path) -> None:
    two = told(briefed(tmp_path / "r.h5", NAMES[:2], practice=(0.13, 0.1301)))
    assert two.title == "Does \u2018Coaches\u2019 spread co-production?"
    assert "makes no clear difference" in section(two, "answer").lead and "contains 0" in section(two, "answer").lead
    assert "not available" in section(two, "cost").tables[2].rows[0] or "\u00a3" in section(two, "cost").tables[2].rows[0][1]


def test_one_run_claims_nothing(tmp_path: Path) -> None:
    one = told(briefed(tmp_path / "r.h5", runs=1))
    assert "each was run once: that may be chance, so there is no first place" in section(one, "answer").lead
    assert "one run is not enough" in section(one, "cost").lead
    assert section(one, "left-out").lead == "One run does not show whether the seldom heard fall further behind."
    assert "simulated once" in " ".join(section(one, "caveats").sentences)


def test_one_scenario_tells_its_level(tmp_path: Path) -> None:
    one = told(briefed(tmp_path / "r.h5", NAMES[:1]))
    assert one.title == "Co-production under \u2018Baseline\u2019"
    assert section(one, "answer").lead == (
        "In the year to December 2027, the share of relevant staff who co-produce as routine is 13% under \u2018Baseline\u2019."
        " One scenario alone does not say what to do: compare it with others by `coadopt compare`.")
    assert section(one, "cost").lead == "Nothing is spent on interventions under \u2018Baseline\u2019."


def test_one_month(tmp_path: Path) -> None:
    month = told(briefed(tmp_path / "r.h5", months=1))
    assert "in January 2026, 20% of relevant staff" in section(month, "answer").lead
    assert "now, and by" not in section(month, "holding-back").lead


def test_unfinished_scenarios_are_said_to_be(tmp_path: Path) -> None:
    path = briefed(tmp_path / "r.h5", unfinished=[(3, run) for run in range(12)] + [(1, 0)])
    four = told(path)
    assert dict(section(four, "question").points)["Both"] == "No run of it was finished, so it is not reported."
    assert section(four, "answer").lead.startswith("\u2018Coaches\u2019 raises co-production most")
    assert any("interrupted" in one for one in section(four, "caveats").sentences)


def test_an_unfinished_reference_is_not_replaced(tmp_path: Path) -> None:
    four = told(briefed(tmp_path / "r.h5", unfinished=[(0, run) for run in range(12)]))
    assert "so scenarios are not compared" in section(four, "question").lead
    assert section(four, "answer").lead.startswith("In the year to December 2027, the share")


def test_measures_that_were_not_observed_are_named(tmp_path: Path) -> None:
    path = briefed(tmp_path / "r.h5", without=("cost", "cost_by_bearer", "staff_hours", "saving", "participation"))
    four = told(path)
    everything = told(briefed(tmp_path / "all.h5"))
    for name in ("answer", "cost", "left-out"):
        assert section(four, name) == section(everything, name), "outcomes are there whatever is observed"


def test_groups_that_nobody_is_in_are_not_compared(tmp_path: Path) -> None:
    path = briefed(tmp_path / "r.h5")
    with h5py.File(path, "a") as file:
        outcomes = [name.decode() for name in file["comparison/outcome"]]
        for name in ("participation_seldom_heard", "participation_gap"):
            file["comparison/mean"][:, outcomes.index(name)] = np.nan
    assert section(told(path), "left-out").lead == \
        "Nobody here who uses services is seldom heard, so groups are not compared."


def test_many_scenarios_are_not_all_named(tmp_path: Path) -> None:
    names = [f"Scenario {i}" for i in range(30)]
    from synthetic import make
    practice = np.linspace(0.1, 0.4, 30)[:, None, None] + np.array([0.0, 0.001, -0.001])[None, :, None]
    many = told(make(tmp_path / "r.h5", names, 3, 24, values={"practice_in_use": practice}))
    assert many.title == "Which of 29 ways spreads co-production most?"
    glance = section(many, "answer").tables[0]
    assert len(glance.rows) == 24 and "six further scenarios not shown" in glance.note


def test_what_the_answer_depends_on_is_ranked_where_draws_can_tell(tmp_path: Path) -> None:
    path = briefed(tmp_path / "r.h5")
    group = drawn(80, {7: 0.05, 31: -0.03}, scenarios=4).group
    add_check(path, group)
    change = section(told(path), "what-would-change")
    assert "depends most on these two, which predict about 100%" in change.sentences[0]
    assert [term for term, _ in change.points] == ["Number 7", "Number 31", "How strong the effect of champions trained as coaches is", "How strong the effect of pooled budgets is"]
    assert change.points[0][1].startswith("Assumed at 4. At 6 rather than 2, the gain is 15 points more (95% interval 14.9 to")
    assert "points less" in change.points[1][1]
