"""What `coadopt compare` tells: differences, costs, groups; of the order and of claims see test_order.py."""

import json

import h5py
import numpy as np
import pytest
from comparing import AUSTERITY, SIZES, outcome
from program import DONE, SMALL, coadopt, small_variant
from scipy import stats

GROUPS = ["users", "seldom_heard", "low_efficacy", "high_need", "neighbours"]


def last_year(file, name, *place):
    """Means over the last twelve months of a variable, scenarios first."""
    with h5py.File(file) as results:
        values = results[name][:, :, -12:]
    return values.mean(axis=2)[(..., *place)].astype(float)


def over_the_run(file, name, *place):
    with h5py.File(file) as results:
        return results[name][()].sum(axis=2)[(..., *place)]


def place_of(file, dimension, label):
    with h5py.File(file) as results:
        return list(results[dimension].asstr()).index(label)


OF_FOUR = 1 - 0.025 / 3 / 2  # quantile of the intervals of differences from the reference, that hold together


def check_paired(told_outcome, values, reference):
    each = values - reference
    half = stats.t.ppf(OF_FOUR, each.size - 1) * each.std(ddof=1) / np.sqrt(each.size)
    expected = {"difference": each.mean(), "low": each.mean() - half, "high": each.mean() + half,
                "deviation": each.std(ddof=1)}  # fmt: skip
    for name, value in expected.items():
        assert told_outcome[name] == pytest.approx(value, rel=1e-5, abs=5e-7), name  # values are kept in single precision
    apart = values.var(ddof=1) + reference.var(ddof=1)
    if apart > 0:
        assert told_outcome["variance_saved"] == pytest.approx(1 - each.var(ddof=1) / apart, abs=1e-3)


@pytest.mark.parametrize("scenario", [1, 2, 3])
def test_differences_are_those_of_the_results_file(told, scenario):
    file, summary = told
    practice = last_year(file, "practice_in_use")
    check_paired(outcome(summary, scenario, "practice_in_use"), practice[scenario], practice[0])
    for group in GROUPS:
        active = last_year(file, "participation", place_of(file, "group", group))
        check_paired(outcome(summary, scenario, f"participation_{group}"), active[scenario], active[0])
    need = last_year(file, "need")
    gap = need[..., place_of(file, "group", "seldom_heard")] - need[..., place_of(file, "group", "users")]
    check_paired(outcome(summary, scenario, "need_gap"), gap[scenario], gap[0])


def test_replicates_needed_reach_the_wanted_precision(told):
    _, summary = told
    for name, one in summary["scenarios"][3]["outcomes"].items():
        needed = one["replicates_needed"]
        if needed is None or one["deviation"] == 0:
            continue
        half = [stats.t.ppf(OF_FOUR, n - 1) * one["deviation"] / np.sqrt(n) for n in (needed, max(2, needed - 1))]
        wanted = 0.2 * abs(one["difference"])
        assert half[0] <= wanted * (1 + 1e-9), name
        assert needed == 2 or half[1] > wanted * (1 - 1e-9), name


def test_money_is_told_by_who_bears_it_and_apart_from_hours(told):
    file, summary = told
    bearers = ["organisation", "partnership", "government", "community", "users"]
    items = over_the_run(file, "cost")
    money = items[..., place_of(file, "item", "set_up")] + items[..., place_of(file, "item", "running")]
    for scenario in (1, 2, 3):
        borne = [outcome(summary, scenario, f"money_{bearer}")["mean"] for bearer in bearers]
        assert sum(borne) == pytest.approx(outcome(summary, scenario, "money")["mean"])
        assert outcome(summary, scenario, "money")["mean"] == pytest.approx(money[scenario].mean())
    assert outcome(summary, 1, "money_organisation")["mean"] == pytest.approx(5000 + 96 * 40 * 30)
    assert outcome(summary, 2, "money_government")["mean"] == pytest.approx(2 * 2000 * 30)
    assert outcome(summary, 3, "money_government")["mean"] == pytest.approx(2 * 2000 * 30)
    # Hours are hours: what they are worth stands beside the money, not in it.
    assert outcome(summary, 1, "hours_interventions")["mean"] == pytest.approx(96 * 2 * 30, rel=1e-4)
    assert outcome(summary, 2, "citizen_hours_interventions")["mean"] == pytest.approx(2 * 12 * 30)
    cost, worth = (outcome(summary, 1, name)["mean"] for name in ("cost", "worth_interventions"))
    assert cost == pytest.approx(outcome(summary, 1, "money")["mean"] + worth)


def fieller(above, below):
    n = above.size
    scale = stats.t.ppf(OF_FOUR, n - 1) ** 2 / n
    covariance = np.cov(above, below)
    p = below.mean() ** 2 - scale * covariance[1, 1]
    q = above.mean() * below.mean() - scale * covariance[0, 1]
    r = above.mean() ** 2 - scale * covariance[0, 0]
    return ((q - np.sqrt(q * q - p * r)) / p, (q + np.sqrt(q * q - p * r)) / p) if p > 0 else (None, None)


def test_cost_per_person_has_fiellers_interval(told):
    file, summary = told
    items = over_the_run(file, "cost")
    money = items[..., place_of(file, "item", "set_up")] + items[..., place_of(file, "item", "running")]
    hours = items[..., place_of(file, "item", "interventions")]
    with h5py.File(file) as results:
        persons = round(96 * results["parameters/population.frontline_share"][0]) * results["parameters/population.caseload"][0] * 2
    everyone = last_year(file, "participation", place_of(file, "group", "everyone"))
    for scenario in (1, 2, 3):
        [person, _] = summary["scenarios"][scenario]["cost_per"]
        assert person["outcome"] == "persons_active"
        # The number of persons is a whole one, so the ratio is compared through what the table itself gained.
        gained = everyone[scenario] - everyone[0]
        scale = outcome(summary, scenario, "persons_active")["difference"] / gained.mean()
        assert scale == pytest.approx(persons, rel=0.02)
        for counted, spent in (("money", money), ("money_and_hours", money + hours)):
            low, high = fieller(spent[scenario] - spent[0], gained * scale)
            expected = [None if end is None else pytest.approx(end, rel=1e-4) for end in (low, high)]
            assert [person[counted]["low"], person[counted]["high"]] == expected


def test_hours_freed_count_as_money_only_where_someone_cashes_them(scenarios, tmp_path):
    given = 0
    for one in scenarios[1:]:  # two at a time: their intervals are narrow enough for a cost with four replicates
        summary, cashed = (json.loads(coadopt("compare", scenarios[0], one, "-o", tmp_path / "x.h5", "--json", "--force",
                                              *SIZES, "--set", f"cost.cashed_share={share}",
                                              "--set", "benefit.need_fall=0.02").out) for share in (0, 0.5))  # fmt: skip
        assert cashed["scenarios"][1]["outcomes"] == summary["scenarios"][1]["outcomes"]
        money = outcome(summary, 1, "money")["difference"]
        freed = -outcome(summary, 1, "worth_casework")["difference"]
        gained = outcome(summary, 1, "persons_active")["difference"]
        costs = [each["scenarios"][1]["cost_per"][0]["money"] for each in (summary, cashed)]
        if all(cost["value"] is not None for cost in costs):
            assert [cost["value"] for cost in costs] == pytest.approx([money / gained, (money - 0.5 * freed) / gained])
            given += 1
    assert given


@pytest.mark.parametrize("share", ["0", "0.5"])
def test_more_casework_is_told_as_a_cost_and_never_as_cashed(tmp_path, share):
    cut = small_variant(tmp_path, "cut", AUSTERITY)
    words = ["compare", SMALL, cut, *SIZES, "--set", f"cost.cashed_share={share}"]
    summary = json.loads(coadopt(*words, "-o", tmp_path / "j.h5", "--json").out)
    hours = outcome(summary, 1, "casework_needed")["difference"]
    worth = outcome(summary, 1, "worth_casework")["difference"]
    assert hours > 0 and worth == pytest.approx(50 * hours, rel=1e-6)
    out = coadopt(*words, "-o", tmp_path / "t.h5").out
    [row] = [line for line in out.splitlines() if "casework hours" in line]
    assert row.strip().startswith("more casework hours needed")
    assert f" +{hours:,.0f} (" in row and f"worth GBP {worth:,.0f}, excluded from the money cost" in row
    assert "cashe" not in out


def test_what_fewer_hours_are_worth_keeps_its_sign(tmp_path):
    cut = small_variant(tmp_path, "cut", AUSTERITY)
    summary = json.loads(coadopt("compare", SMALL, cut, *SIZES, "-o", tmp_path / "j.h5", "--json").out)
    worth = outcome(summary, 1, "worth_sessions")["difference"]
    assert worth < -1000
    out = coadopt("compare", SMALL, cut, *SIZES, "-o", tmp_path / "t.h5").out
    assert f"worth -GBP {-worth:,.0f}, excluded from the money cost" in out


def test_duties_that_staff_are_freed_of_are_told_with_what_frees_them(tmp_path):
    words = ["compare", SMALL, small_variant(tmp_path, "relief", '[[intervention]]\nuse = "protected_time"\nstart_month = 2\n'), *SIZES]
    hours = outcome(json.loads(coadopt(*words, "-o", tmp_path / "j.h5", "--json").out), 1, "hours_duties")["difference"]
    assert hours < -10
    [row] = [line for line in coadopt(*words, "-o", tmp_path / "t.h5").out.splitlines() if "hours of duties" in line]
    assert row.split()[:4] == ["hours", "of", "duties", "freed"] and f" +{-hours:,.0f} (" in row
    assert row.endswith("by protected_time, part of the cost")


def compared_with(tmp_path, text, *options):
    """Rows of the table and the summary of the small place and one that the text makes of it."""
    words = ["compare", SMALL, small_variant(tmp_path, "other", text), *SIZES, *options]
    summary = json.loads(coadopt(*words, "-o", tmp_path / "j.h5", "--json", "--force").out)
    return coadopt(*words, "-o", tmp_path / "t.h5", "--force").out.splitlines(), summary


def test_casework_that_a_parameter_makes_less_is_worth_its_hours(tmp_path):
    rows, summary = compared_with(tmp_path, "[workload]\ncasework_hours = 9\n")
    hours, worth = (outcome(summary, 1, name)["difference"] for name in ("casework_needed", "worth_casework"))
    assert hours < -100 and worth == pytest.approx(50 * hours, rel=1e-6)
    [row] = [line for line in rows if "casework hours freed" in line]
    assert f"worth GBP {-worth:,.0f} if turned into cash" in row or f"worth GBP {-worth / 1e6:.2f} million if" in row


@pytest.mark.parametrize("workload", ["contract_hours = 120", "part_time = { council = 0.9 }", "part_time_hours = 0.4"])
def test_hours_of_other_contracts_are_not_hours_freed_and_not_cashed(tmp_path, workload):
    rows, summary = compared_with(tmp_path, f"[workload]\n{workload}\n", "--set", "cost.cashed_share=1")
    [row] = [line for line in rows if "staff hours, other duties" in line]
    duties = outcome(summary, 1, "hours_duties")["difference"]
    assert duties < -10 and f" {duties:,.0f} (" in row and row.endswith("not hours freed: contracts or duties differ")
    assert not any("freed" in line.replace("not hours freed", "") or "cash" in line for line in rows)
    with h5py.File(tmp_path / "t.h5") as results:
        assert list(results["comparison/other_contracts"]) == [0, 1]


def test_casework_that_posts_take_over_or_that_cuts_leave_is_not_what_people_need(tmp_path):
    posts = '[[intervention]]\nuse = "more_frontline_staff"\nstart_month = 2\n'
    rows, summary = compared_with(tmp_path, posts)
    staff, need = (outcome(summary, 1, name)["difference"] for name in ("hours_casework", "casework_needed"))
    assert staff < -100 and abs(need) < 0.3 * -staff
    [row] = [line for line in rows if "casework taken over by posts" in line]
    assert f" +{need - staff:,.0f} (" in row and row.endswith("part of paid posts' hours")
    rows, summary = compared_with(tmp_path, AUSTERITY)
    staff, need = (outcome(summary, 1, name)["difference"] for name in ("hours_casework", "casework_needed"))
    assert staff > 100 and need < 0.5 * staff
    [row] = [line for line in rows if "casework of posts that were cut" in line]
    assert f" +{staff - need:,.0f} (" in row and row.endswith("falls to the staff who remain")


def test_casework_freed_has_the_price_of_its_own_scenario(tmp_path):
    cheaper = "[workload]\ncasework_hours = 9\n[cost]\nstaff_hour = { frontline = 40 }\n"
    rows, summary = compared_with(tmp_path, cheaper)
    hours = outcome(summary, 1, "casework_needed")["difference"]
    [row] = [line for line in rows if "casework hours freed" in line]
    assert hours < -100 and f"worth GBP {-40 * hours / 1e6:.2f} million if" in row or f"worth GBP {-40 * hours:,.0f} if" in row


def test_posts_that_are_added_and_cut_are_in_one_row(tmp_path):
    posts = '[[intervention]]\nuse = "more_frontline_staff"\nstart_month = 2\n'
    rows, _ = compared_with(tmp_path, AUSTERITY + posts)
    assert [line for line in rows if "casework left to staff by posts" in line and "added and cut" in line]
    assert not any("taken over by posts" in line or "posts that were cut" in line for line in rows)


def test_a_cost_that_is_not_given_has_its_reason_and_no_number_in_json(tmp_path):
    _, summary = compared_with(tmp_path, AUSTERITY)
    for cost in summary["scenarios"][1]["cost_per"]:
        for counted in ("money", "money_and_hours"):
            one = cost[counted]
            given = one["verdict"] in ("given", "no_extra_cost")
            assert given == (one["value"] is not None) == (one["low"] is not None), one


@pytest.mark.parametrize("options", [[], ["--details"], ["--robust", "--draws", "2"]])
def test_the_table_fits_a_terminal_of_120_columns(scenarios, tmp_path, options):
    out = coadopt("compare", *scenarios, "-o", tmp_path / "t.h5", *options, *SIZES).out
    tables = out.split("\nResults: ")[0]
    # Sentences on what does not survive are as long as they need to be.
    wide = [line for line in tables.splitlines() if len(line) > 120 and "does not survive" not in line]
    assert not wide, "\n".join(wide)


def test_the_table_tells_groups_costs_and_the_order(scenarios, tmp_path):
    out = coadopt("compare", *scenarios, "-o", tmp_path / "t.h5", *SIZES).out
    both = out.split("\nboth\n")[1].split("\nOrder by practice in use, best first\n")
    for other in ("wellbeing of users (0..1)", "seldom heard taking part"):
        assert f"\nOrder by {other}, best first\n" in both[1]
    for words in ("seldom heard minus users", "low efficacy", "neighbours", "borne by government", "excluded from the money cost",
                  "citizens' hours, interventions", "casework hours freed", "cost per additional person"):  # fmt: skip
        assert words in both[0], words
    assert "variance saved" not in out
    assert "Intervals of an outcome hold together" in out, "of four scenarios"
    assert both[1].count("\n    ") >= 4
    assert "ahead of the next by" in both[1] or "no clear difference from" in both[1]


def test_details_tell_what_pairing_saves(scenarios, tmp_path):
    out = coadopt("compare", *scenarios, "-o", tmp_path / "t.h5", "--details", *SIZES).out
    assert out.count("variance saved") == 3
    for label in ("need, seldom heard minus users", "wellbeing, seldom heard minus users"):
        assert out.count(f"  {label}  ") == 3, "names are told whole"


def test_a_comparison_tells_all_outcomes_whatever_is_observed(scenarios, tmp_path):
    words = ["compare", *scenarios, *SIZES, "--set", 'run.observe=["practice"]', "--robust", "--draws", "1"]
    ended = coadopt(*words, "-o", tmp_path / "t.h5", code=DONE)
    assert "not observed" not in ended.out and "nan" not in ended.out
    whole = json.loads(coadopt("compare", *scenarios, *SIZES, "-o", tmp_path / "w.h5", "--json").out)
    few = json.loads(coadopt(*words, "-o", tmp_path / "j.h5", "--json").out)
    assert [one["outcomes"] for one in few["scenarios"]] == [one["outcomes"] for one in whole["scenarios"]]


def test_money_of_places_with_other_people_is_not_compared(tmp_path):
    smaller = small_variant(tmp_path, "smaller", "[population]\nstaff = 48\n")
    alike = small_variant(tmp_path, "alike", "[adoption]\ntalk = 0.1\n")
    words = ["compare", SMALL, smaller, alike, *SIZES]
    told = coadopt(*words, "-o", tmp_path / "a.h5").out
    of_smaller, of_alike = told.split("\nsmaller\n")[1].split("\nalike\n")
    assert "costs are not compared: money and hours of places with different people are not comparable" in of_smaller
    assert "GBP" not in of_smaller and "over the whole run" not in of_smaller
    assert "over the whole run, difference from the reference" in of_alike and "not compared" not in of_alike
    _, one, other = json.loads(coadopt(*words, "-o", tmp_path / "b.h5", "--json").out)["scenarios"]
    assert one["other_people"] and "cost_per" not in one
    assert not other["other_people"] and "cost_per" in other
    with h5py.File(tmp_path / "b.h5") as results:
        assert list(results["comparison/other_people"]) == [0, 1, 0]
        costs = results["comparison/cost_verdict"]
        verdicts = costs.attrs["flag_meanings"].decode().split()
        assert {verdicts[one] for one in costs[1].ravel()} == {"other_people"}


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_complete_comparison_that_is_resumed_prints_its_verdicts_again(tmp_path, file, more):
    other = small_variant(tmp_path, "other", "[adoption]\ntalk = 0.5\n")
    command = ["compare", SMALL, other, "--robust", "--draws", "2", "--replicates", "5", "--months", "12", "-o", file,
               *more]  # fmt: skip
    printed = coadopt(*command).out
    assert ("survive" in printed) and coadopt(*command, "--resume").out == printed
