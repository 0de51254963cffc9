"""What the briefing says of hours and costs: hours that are freed, sums that agree, and orders that cost turns round."""

from __future__ import annotations

from pathlib import Path

import briefed as made
import numpy as np
import pytest
from test_briefing_words import section, told
from test_leaning import drawn

from coadopt_analysis.comparison.compared import Compared
from coadopt_analysis.figures import cost_effect, differences, equity
from coadopt_analysis.figures.staff_hours import TITLE
from coadopt_analysis.words.staff_time import HOURS_CHART
from coadopt_analysis.words.section import Section


@pytest.fixture(name="relieved")
def _relieved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Section:
    """The section on costs of four scenarios, of which the second and the fourth take 30,000 hours of duties off staff."""
    monkeypatch.setitem(made.HOURS, "duties", (500_000.0, 470_000.0, 500_000.0, 470_000.0))
    monkeypatch.setattr(made, "COACHES", made.COACHES.replace('"skill"', '"protected_time"').replace('"coaches"', '"protected_time"'))
    return section(told(made.briefed(tmp_path / "r.h5")), "cost")


def test_hours_of_duties_are_told_with_what_frees_staff_of_them_and_what_that_costs(relieved: Section) -> None:
    assert ("Under \u2018Coaches\u2019, time set aside, with support and skilling frees staff of 30,000 hours of other duties; it"
            " costs \u00a3225,000 and 123,000 hours of staff.") in relieved.sentences
    assert any("frees staff of 30,000 hours of other duties; that is paid for within \u00a31.56 million" in one
               for one in relieved.sentences)


def test_duties_of_other_contracts_are_not_hours_freed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(made.HOURS, "duties", (500_000.0, 470_000.0, 500_000.0, 470_000.0))
    monkeypatch.setattr(made, "COACHES", made.COACHES.replace('"skill"', '"protected_time"'))
    monkeypatch.setattr(Compared, "other_contracts", lambda self, scenario: scenario == 3)
    costs = section(told(made.briefed(tmp_path / "r.h5")), "cost")
    assert [one for one in costs.sentences if "of other duties" in one and "\u2018Both\u2019" in one] == []
    [why] = [one for one in costs.sentences if "staff have other contracts or other duties than under" in one]
    assert why.startswith("Under \u2018Both\u2019") and "sums leave both out" in why
    table = costs.tables[1]
    both = dict(zip(table.columns, next(row for row in table.rows if row[0] == "Both")))
    assert both["Together"] == "+267,000"  # interventions and co-producing


def test_the_table_of_hours_adds_up_to_what_the_text_says(relieved: Section) -> None:
    table = relieved.tables[1]
    both = dict(zip(table.columns, next(row for row in table.rows if row[0] == "Both")))
    # 127,000 and 140,000 taken, 98,000 of casework and 30,000 of duties freed.
    assert both["Other duties"] == "\u221230,000" and both["Together"] == "+139,000"
    assert any(one.startswith("Under \u2018Both\u2019, interventions, co-producing, casework and other duties together leave"
                              " staff 139,000 fewer hours for everything else") for one in relieved.sentences)
    assert "setting up included" in table.note and any("setting up included" in one for one in relieved.sentences)


def test_the_sum_is_that_of_the_chart_that_is_named() -> None:
    assert HOURS_CHART == TITLE


def test_a_cost_that_turns_the_order_round_is_told(tmp_path: Path) -> None:
    four = section(told(made.briefed(tmp_path / "r.h5")), "cost")
    assert ("\u2018Both\u2019 brings the most residents to take part, but each of them costs more in money (\u00a31,950) than under"
            " \u2018Coaches\u2019 (\u00a3450); the 95% intervals do not overlap.") in four.sentences


def test_no_order_is_turned_round_where_intervals_overlap(tmp_path: Path) -> None:
    wide = section(told(made.briefed(tmp_path / "r.h5", own=60.0)), "cost")
    assert not any("do not overlap" in one for one in wide.sentences)


def test_hours_that_fall_are_told_as_the_table_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(made.HOURS, "sessions", (100_000.0, 70_000.0, 1e5, 1e5))
    one = section(told(made.briefed(tmp_path / "r.h5", made.NAMES[:2], practice=(0.13, 0.10))), "cost")
    row = dict(zip(one.tables[1].columns, one.tables[1].rows[0]))
    assert row["Co-producing"] == "\u221230,000"
    assert "Co-producing itself then takes 30,000 hours less of staff and 132,000 hours more of people's own time" in \
        " ".join(one.sentences)


def test_nothing_is_called_unknown_where_a_table_says_no_clear_difference(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for item in ("sessions", "casework"):
        monkeypatch.setitem(made.HOURS, item, (1e5, 1e5 + 0.1, 1e5, 1e5))
    monkeypatch.setattr(made, "WOBBLE", made.WOBBLE * 20)
    four = told(made.briefed(tmp_path / "r.h5", made.NAMES[:2], own=60.0))
    for text in ("unknown", "not known"):
        assert text not in " ".join(section(four, "cost").sentences + section(four, "left-out").sentences)
    assert "does not clearly change" in " ".join(section(four, "left-out").sentences)


def test_the_lead_points_to_the_costs_per_person_of_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(made.PEOPLE, "everyone", (0.20, 0.25, 0.23, 0.15))
    cost = section(told(made.briefed(tmp_path / "r.h5")), "cost")
    rows = {row[0]: row[1] for row in cost.tables[2].rows}
    assert rows["Both"] == "not available" and rows["Coaches"].startswith("\u00a3")
    assert cost.lead.endswith("it has no cost per additional person, because fewer people take part; the table has one for"
                              " \u2018Coaches\u2019 and \u2018Pooled budgets\u2019.")


def test_where_none_of_several_does_more_the_lead_is_of_all(tmp_path: Path) -> None:
    cost = section(told(made.briefed(tmp_path / "r.h5", practice=(0.13, 0.10, 0.12, 0.11))), "cost")
    assert cost.lead.replace("\u2018", "'").replace("\u2019", "'").replace("\u00a3", "GBP ") == (
        "Of three scenarios, over 2 years, extra money: GBP 225,000 under 'Coaches', GBP 1.34 million under 'Pooled budgets' and"
        " GBP 1.56 million under 'Both'; hours of staff for interventions: 123,000 hours under 'Coaches', 3,700 hours under"
        " 'Pooled budgets' and 127,000 hours under 'Both'. The tables have the rest.")
    assert not any(one.startswith("The 123,000 hours") for one in cost.sentences)


def test_charts_of_differences_do_not_say_beforehand_which_way_they_go() -> None:
    for title in (TITLE, differences.TITLE, equity.TITLE, cost_effect.TITLE):
        assert not {"adds", "achieves", "better?", "gains,"} & set(title.split()), title


def test_the_cheapest_is_open_where_it_does_not_stay_so(tmp_path: Path) -> None:
    path = made.briefed(tmp_path / "r.h5")
    group = drawn(40, {}, scenarios=4).group
    outcomes = ["practice_in_use", "persons_active", "money", "cost"]
    values = np.zeros((41, 4, 3, 4))
    values[:, :, :, 0] = values[:, :, :, 1] = np.array([0.1, 0.2, 0.3, 0.4])[None, :, None]
    values[:, :, :, 2] = values[:, :, :, 3] = np.array([0.0, 1.0, 9.0, 10.0])[None, :, None]
    values[5, 1, :, 2] = 99.0  # one variant in which coaches are dear
    group = group.drop_dims(["outcome"]).assign(value=(("variant", "scenario", "replicate", "outcome"), values)) \
        .assign_coords(outcome=outcomes)
    group = group.assign({name: ("outcome", np.array(outcomes, object)) for name in ("label", "outcome_units")})
    made.add_check(path, group)
    said = " ".join(section(told(path), "answer").sentences)
    assert ("For each additional resident taking part, in money it is open which costs least: \u2018Coaches\u2019 here"
            " (\u00a3450) and in 40 of 41 alternative rules and assumptions") in said
