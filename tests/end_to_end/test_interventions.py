"""`coadopt describe interventions`: looking for entries of the catalogue, and what they come to in a place."""

import json

import pytest
from program import SCENARIOS, WRONG_INPUT, coadopt

PLACE = SCENARIOS / "invented_council" / "scenario.toml"


def found(*words):
    return json.loads(coadopt("describe", "interventions", "--json", *words).out)


def names(*words):
    return {row["name"] for row in found(*words)}


EVERYTHING = names()


def test_the_catalogue_is_shown_by_title():
    text = coadopt("describe", "interventions").out
    headings = [line for line in text.splitlines()[3:] if line and not line.startswith("  ")]
    assert headings == [row["title"] for row in found()]


def test_a_name_or_a_title_shows_it_alone():
    assert names("coaches") == names("Champions trained as coaches") == {"coaches"}
    told = coadopt("describe", "interventions", "coachs", code=WRONG_INPUT).err
    assert "there is no entry" in told and "Did you mean coaches?" in told


def test_each_thing_asked_narrows_and_all_are_combined():
    time, staff = names("--barrier", "time"), names("--target", "staff")
    assert {"protected_time", "better_ict"} <= time and not {"managed_expectations", "celebrate_and_forgive"} & time
    assert "coaches" in staff and "leadership_commitment" not in staff
    assert names("--barrier", "time", "--target", "staff") == time & staff
    assert "tender_reform" in names("--co", "commission") - names("--co", "deliver")
    assert names("--basis", "trial") == {"capacity_building_for_users", "help_pages", "personal_budgets", "support_for_users"}
    assert names("--text", "ESTHER coach") >= {"coaches", "esther_coaches"}
    assert names("--text", "peer support", "--basis", "review") >= {"peer_support"}


def test_words_without_quotes_are_told_to_need_them():
    told = coadopt("describe", "interventions", "--text", "whole", "team", code=WRONG_INPUT).err
    assert 'there is no entry "team". Put several words to look for in quotes: --text "whole team".' in told
    told = coadopt("describe", "interventions", "--text", "share", "whole", "team", code=WRONG_INPUT).err
    assert "team is unexpected. Put several words after --text in quotes." in told


def test_cheap_ones_are_found_by_what_they_cost_in_the_first_year():
    rows = found("--cost-below", "20000")
    assert rows and all(row["in_place"]["first_year"]["money_gbp"] < 20_000 for row in rows)
    assert {row["name"] for row in rows} < EVERYTHING


def test_an_empty_answer_says_what_there_is():
    ended = coadopt("describe", "interventions", "--barrier", "resources", "--target", "person")
    assert ended.out.startswith("None of the 69 entries meets all of these conditions.\n")
    assert "Without target person: 2 (organisation 2)." in ended.out
    ended = coadopt("describe", "interventions", "--barrier", "resources", "--target", "person", "--json")
    assert json.loads(ended.out) == [] and "None of the 69 entries" in ended.err


def test_a_name_that_does_not_fit_is_judged_alone():
    told = coadopt("describe", "interventions", "coaches", "--barrier", "citizens").out
    assert told == "coaches does not meet all of these conditions.\nWithout barrier citizens: 1 (culture 1, risk 1, skill 1).\n"


def test_it_says_how_many_of_all_are_shown():
    shown = len(names("--barrier", "time"))
    for form in ((), ("--markdown",)):
        assert f" Shown: {shown} of 69 entries.\n" in coadopt("describe", "interventions", "--barrier", "time", *form).out
        assert " Shown: 1 of 69 entries.\n" in coadopt("describe", "interventions", "coaches", *form).out
        assert "Shown:" not in coadopt("describe", "interventions", *form).out


def test_an_entry_says_how_many_take_part_and_when_and_nothing_that_it_has_not():
    told = coadopt("describe", "interventions", "time_bank").out
    assert "\n  coverage         3%\n" in told and "\n  months           1 to the last of the run\n" in told
    assert "`start_month`" in told
    assert "coverage         20%, joining evenly over 12 months" in coadopt("describe", "interventions", "star_training").out
    assert "\n  coverage         all\n" in coadopt("describe", "interventions", "coaches").out
    for line in coadopt("describe", "interventions").out.splitlines():
        assert line == line.rstrip(), line
    for one, other in (("help_pages", "Better technology other than ICT"), ("other_technology", "Help pages and resources")):
        assert f"same effects as  {other}" in coadopt("describe", "interventions", one).out


def test_who_reaches_nobody_is_warned_by_validate_run_and_compare(tmp_path):
    text = f'[scenario]\nname = "Poor place"\nbased_on = "{PLACE}"\n[[intervention]]\nname = "Poor"\nuse = "front_line_training"\nbudget = 0\n'
    (tmp_path / "poor.toml").write_text(text + '[[intervention]]\nuse = "coaches"\n')
    warning = 'intervention "Poor" reaches nobody there, so it neither costs nor changes anything: its budget is 0.'
    checked = coadopt("validate", tmp_path / "poor.toml")
    assert checked.code == 0 and checked.err.count("reaches nobody") == 1 and warning in checked.err
    short = ["--months", "2", "--replicates", "2", "--json"]
    assert warning in coadopt("run", tmp_path / "poor.toml", *short).err
    assert warning in coadopt("compare", PLACE, tmp_path / "poor.toml", *short, "-o", tmp_path / "poor.h5").err
    alone = coadopt("validate", "scenarios/pooled_budgets.toml", "--set", "population.organisations=1")
    assert "reaches fewer than two organisations there, and a pool of budgets takes two at least" in alone.err
    (tmp_path / "short.toml").write_text(text.replace("budget = 0", "budget = 5000"))
    for ended in (coadopt("validate", tmp_path / "short.toml"), coadopt("run", tmp_path / "short.toml", *short)):
        assert 'intervention "Poor" has a budget of GBP 5,000, which does not pay for its set-up of GBP 10,000' in ended.err


def test_who_reaches_nobody_in_a_sweep_is_warned_of_unless_the_sweep_varies_it(tmp_path):
    text = f'''[experiment]
scenarios = ["{PLACE}"]
[run]
months = 2
replicates = 1
[[intervention]]
name = "Poor"
use = "front_line_training"
budget = 0
[design]
kind = "grid"
[[factor]]
'''
    other, own = 'parameter = "adoption.try_rate"\nvalues = [0.1, 0.2]\n', 'intervention = "Poor"\nvary = "budget"\nvalues = [0, 50_000]\n'
    warning = 'intervention "Poor" reaches nobody there, so it neither costs nor changes anything: its budget is 0.'
    for factor, count in ((other, 1), (own, 0)):
        (tmp_path / "sweep.toml").write_text(text + factor)
        for words in (("validate", tmp_path / "sweep.toml"), ("sweep", tmp_path / "sweep.toml", "--dry-run"),
                      ("sweep", tmp_path / "sweep.toml", "-o", tmp_path / "sweep.h5", "--force")):
            assert coadopt(*words).err.count(warning) == count, words


def test_a_merger_that_can_reach_no_two_organisations_is_refused(tmp_path):
    alone = coadopt("validate", "scenarios/shocks/merger.toml", "--set", "population.organisations=1", code=WRONG_INPUT)
    assert "merges organisations, which takes two at least, but its targets are one alone." in alone.err
    words = ("scenarios/shocks/merger.toml", "--set", "population.organisations=3", "-o", tmp_path / "x.h5")
    told = coadopt("run", *words, code=WRONG_INPUT).err
    assert "intervention.coverage = 0.25 reaches at most one of 3 organisations" in told


def test_a_place_has_its_own_reach_and_price():
    (row,) = found("front_line_training", "--for", PLACE)
    place = row["in_place"]
    assert place["targets"] == place["staff"] > 0 and place["residents"] > place["targets"]
    year = place["first_year"]
    assert year["money_gbp"] == pytest.approx(10_000 + 12 * 40 * place["targets"])
    assert year["staff_hours"] == pytest.approx(12 * 4 * place["targets"], rel=1e-4)
    assert year["citizen_hours"] == 0
    assert place["second_year"]["money_gbp"] == pytest.approx(12 * 40 * place["targets"])
    text = coadopt("describe", "interventions", "front_line_training", "--for", PLACE).out
    assert f"{place['targets']:,} frontline staff" in text and f"GBP {year['money_gbp']:,.0f}" in text


def test_sizes_are_shown_with_their_range_and_what_they_rest_on():
    (row,) = found("front_line_training")
    assert "skill 0.05 a month (0.027 to 0.08; review: O'Brien et al. 2007)" in row["effects"]
    (row,) = found("time_bank")
    assert "GBP 37.5 per person per month (25 to 58; review: Knapp 2010: GBP 450 a year)" in row["cost"]


def test_entries_with_the_same_effects_name_each_other_by_title():
    (row,) = found("help_pages")
    assert row["same effects as"].startswith("Better technology other than ICT. ")


@pytest.mark.parametrize(("option", "value", "meant"), [("--barrier", "tme", "time"), ("--co", "delivr", "deliver"),
                                                        ("--target", "staf", "staff"), ("--basis", "trail", "trial")])  # fmt: skip
def test_a_value_that_there_is_not_names_the_nearest_and_all(option, value, meant):
    told = coadopt("describe", "interventions", option, value, code=WRONG_INPUT).err
    assert value in told and f"Did you mean {meant}?" in told and "Known are " in told


def test_what_is_looked_for_is_of_the_catalogue_only():
    told = coadopt("describe", "levers", "--barrier", "time", code=WRONG_INPUT).err
    assert "--barrier is for the topic interventions" in told


def test_a_place_with_faults_is_refused(tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[population]\nstaf = 3\n")
    assert "Did you mean population.staff?" in coadopt("describe", "interventions", "--for", wrong, code=WRONG_INPUT).err


def test_help_has_examples():
    told = coadopt("describe", "--help").out
    for option in ("--barrier", "--co", "--target", "--basis", "--cost-below", "--text", "--for"):
        assert f"{option} " in told
    assert "coadopt describe interventions --barrier time --target staff" in told
