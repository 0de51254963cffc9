"""In which order `coadopt compare` puts scenarios, and which claims survive rival rules, other workloads and other guesses."""

import json
import signal
import time
from collections import Counter

import h5py
import pytest
from comparing import SIZES, outcome
from program import INTERRUPTED, SMALL, WRONG_INPUT, attribute, coadopt, small_variant, started


def test_scenarios_stand_in_the_order_of_the_outcome(told):
    _, summary = told
    by = [ranking["by"] for ranking in summary["rankings"]]
    assert by == ["practice_in_use", "wellbeing_users", "participation_seldom_heard"]
    for ranking in summary["rankings"]:
        means = {one["name"]: one["outcomes"][ranking["by"]]["mean"] for one in summary["scenarios"]}
        assert ranking["order"] == sorted(means, key=means.get, reverse=True)
        for pair, (ahead, behind) in zip(ranking["neighbours"], zip(ranking["order"], ranking["order"][1:])):
            assert (pair["ahead"], pair["behind"]) == (ahead, behind)
            assert pair["difference"] == pytest.approx(means[ahead] - means[behind])
            assert pair["clear_difference"] == (pair["low"] > 0 or pair["high"] < 0)
            confidence = 1 - 0.025 / 3  # of four scenarios three differ from the reference, and three among themselves
            assert summary["confidence"] == {"together": 0.95, "from_reference": pytest.approx(confidence),
                                             "among_others": pytest.approx(confidence)}  # fmt: skip
        if not ranking["neighbours"][0]["clear_difference"]:
            assert ranking["neighbours"][0]["behind"] in ranking["not_distinguished_from_first"]
        assert ranking["order"][0] not in ranking["not_distinguished_from_first"]


def test_they_can_be_ordered_by_another_outcome(scenarios, tmp_path):
    ended = coadopt("compare", *scenarios, "-o", tmp_path / "by.h5", "--json", "--by", "need_users", *SIZES)
    summary = json.loads(ended.out)
    means = {one["name"]: one["outcomes"]["need_users"]["mean"] for one in summary["scenarios"]}
    assert [ranking["by"] for ranking in summary["rankings"]] == ["need_users"]
    assert summary["rankings"][0]["order"] == sorted(means, key=means.get)
    refused = coadopt("compare", *scenarios, "-o", tmp_path / "x.h5", "--by", "money", code=WRONG_INPUT)
    assert "--by money" in refused.err and "coadopt describe outcomes" in refused.err


def test_a_claim_is_held_against_every_rival_rule_workload_and_draw(robust):
    robustness = robust["robustness"]
    assert robustness["rules"] == ["additive", "weakest_link", "persuasion", "espousal_policy", "espousal_attitude",
                                   "espousal_peers"]
    assert robustness["workloads"] == ["a quarter more casework", "a quarter less casework"]
    assert (robustness["variants"], robustness["finished"], robustness["replicates"]) == (11, 11, 3)
    assert len(robustness["claims"]) > 10
    for claim in robustness["claims"]:
        assert claim["low"] > 0 or claim["high"] < 0, "only what is told apart is claimed"
        assert list(claim["rules"]) == robustness["rules"] and len(claim["draws"]) == 3
        assert list(claim["workloads"]) == robustness["workloads"]
        for one in [*claim["rules"].values(), *claim["workloads"].values(), *claim["draws"]]:
            same = one["difference"] * claim["difference"] > 0
            assert one["fate"] == ("holds" if same else "vanishes" if one["difference"] == 0 else "reversed")
        rules, workloads = ([one["fate"] == "holds" for one in claim[kind].values()] for kind in ("rules", "workloads"))
        assert (claim["rules_held"], claim["workloads_held"]) == (sum(rules), sum(workloads))
        assert claim["survives"] == (all(rules) and all(workloads) and claim["draws_held"] == 3)


def test_a_rule_of_the_check_is_what_setting_that_rule_gives(scenarios, robust, tmp_path):
    ended = coadopt("compare", *scenarios, "-o", tmp_path / "rule.h5", "--json", "--months", "30", "--replicates", "3",
                    "--set", "adoption.decision_rule=weakest_link")  # fmt: skip
    by_hand = json.loads(ended.out)
    names = [one["name"] for one in by_hand["scenarios"]]
    claims = [claim for claim in robust["robustness"]["claims"] if claim["against"] == names[0]]
    assert claims
    for claim in claims:
        expected = outcome(by_hand, names.index(claim["scenario"]), claim["outcome"])
        found = claim["rules"]["weakest_link"]
        assert [found[end] for end in ("difference", "low", "high")] == [
            expected[end] for end in ("difference", "low", "high")
        ]


def test_a_workload_of_the_check_is_what_setting_the_casework_gives(scenarios, robust, tmp_path):
    described = json.loads(coadopt("describe", "parameters", "--json").out)
    casework = next(float(one["default"]) for one in described if one["parameter"] == "workload.casework_hours")
    ended = coadopt("compare", *scenarios, "-o", tmp_path / "more.h5", "--json", "--months", "30", "--replicates", "3",
                    "--set", f"workload.casework_hours={1.25 * casework:.9g}")  # fmt: skip
    by_hand = json.loads(ended.out)
    names = [one["name"] for one in by_hand["scenarios"]]
    claims = [claim for claim in robust["robustness"]["claims"] if claim["against"] == names[0]]
    assert claims
    for claim in claims:
        found = claim["workloads"]["a quarter more casework"]
        expected = outcome(by_hand, names.index(claim["scenario"]), claim["outcome"])
        assert found["difference"] == pytest.approx(expected["difference"], rel=1e-6)


def test_the_order_with_more_and_with_less_casework_is_shown(scenarios, robust, tmp_path):
    described = json.loads(coadopt("describe", "parameters", "--json").out)
    casework = next(float(one["default"]) for one in described if one["parameter"] == "workload.casework_hours")
    ended = coadopt("compare", *scenarios, "-o", tmp_path / "less.h5", "--json", "--months", "30", "--replicates", "3",
                    "--set", f"workload.casework_hours={0.75 * casework:.9g}")  # fmt: skip
    for ranking, by_hand in zip(robust["rankings"], json.loads(ended.out)["rankings"], strict=True):
        assert list(ranking["order_under"]) == robust["robustness"]["workloads"]
        assert ranking["order_under"]["a quarter less casework"] == by_hand["order"]


def test_the_check_changes_nothing_of_the_comparison(told, robust):
    assert robust["scenarios"] == told[1]["scenarios"]
    for checked, ranking in zip(robust["rankings"], told[1]["rankings"], strict=True):
        first = checked["first_under"]
        assert {key: value for key, value in checked.items() if key not in ("first_under", "order_under")} == ranking
        assert len(first) == robust["robustness"]["finished"] and all(set(names) <= set(ranking["order"]) for names in first.values())


def test_who_is_first_under_a_rule_is_told(scenarios, robust, tmp_path):
    ended = coadopt("compare", *scenarios, "-o", tmp_path / "rule.h5", "--json", "--months", "30", "--replicates", "3",
                    "--set", "adoption.decision_rule=additive")  # fmt: skip
    for ranking, by_hand in zip(robust["rankings"], json.loads(ended.out)["rankings"], strict=True):
        first = [by_hand["order"][0], *by_hand["not_distinguished_from_first"]]
        assert ranking["first_under"]["additive"] == first


def test_scenarios_without_a_clear_difference_are_first_together_under_a_rule(scenarios, robust, tmp_path):
    out = coadopt("compare", *scenarios, "-o", tmp_path / "t.h5", "--robust", "--draws", "3", *SIZES).out
    for ranking, part in zip(robust["rankings"], out.split("\nOrder by ")[1:], strict=True):
        firsts = list(ranking["first_under"].values())
        for head, some in (("Ranked first under", [one for one in firsts if len(one) == 1]),
                           ("First together with others", [one for one in firsts if len(one) > 1])):  # fmt: skip
            told = part[part.index(head):].split("\n  F")[0] if head in part else ""
            times = Counter(name for one in some for name in one)
            assert all(f"{name} in {count}" in told for name, count in times.items()), (told, times)


def test_the_check_comes_to_the_same_by_any_number_of_threads(scenarios, robust, tmp_path):
    again = coadopt("compare", *scenarios, "-o", tmp_path / "again.h5", "--json", "--robust", "--draws", "3",
                    "--threads", "5", *SIZES)  # fmt: skip
    assert json.loads(again.out)["robustness"] == robust["robustness"]


def test_interrupting_the_check_keeps_the_results(scenarios, file):
    process = started("compare", *scenarios, "-o", file, "--robust", "--draws", "1000", *SIZES)
    for _ in range(600):
        if file.exists():
            break
        time.sleep(0.1)
    time.sleep(1)
    assert process.poll() is None, "the check is too short to interrupt"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=600)
    assert process.returncode == INTERRUPTED
    assert "The comparison itself is complete" in err.decode() and str(file) in err.decode()
    assert "Interrupted: verdicts rest on" in out.decode()
    assert "practice in use" in out.decode()
    with h5py.File(file) as results:
        assert attribute(results, "status") == "complete"


HOURS = """
[[intervention]]
name = "{name}"
description = "A test."
source = "a test"
targets = {{ entity = "staff" }}
effects = [{effects}]
cost = {{ staff_hours_per_target_month = {hours}, borne_by = "organisation" }}
"""

def test_draws_are_told_as_many_as_they_are(tmp_path):
    little = small_variant(tmp_path, "little", HOURS.format(name="L", effects='{ lever = "skill", closes = 0.2 }', hours=0))
    words = ["compare", SMALL, little, "--months", "3", "--replicates", "3", "--robust"]
    none = coadopt(*words, "--draws", "0", "-o", tmp_path / "none.h5").out
    assert "no assumed number varies (--draws 0)" in none and " 0 draws" not in none
    one = coadopt(*words, "--draws", "1", "-o", tmp_path / "one.h5").out
    assert " 1 draw\n" in one and "1 draws" not in one


def test_casework_that_would_leave_its_range_is_refused(tmp_path):
    words = ["compare", SMALL, small_variant(tmp_path, "busy", "[workload]\ncasework_hours = 100\n"), "--months", "1",
             "--replicates", "2", "-o", tmp_path / "x.h5"]  # fmt: skip
    told = coadopt(*words, "--robust", code=WRONG_INPUT).err
    assert "workload.casework_hours = 100" in told and "125" in told and "0..100" in told and "80 at most" in told
    assert not (tmp_path / "x.h5").exists()


def test_a_scenario_that_is_the_same_as_another_is_warned_of_and_is_never_better(tmp_path):
    files = [small_variant(tmp_path, name, "") for name in ("a", "b")]
    compared = coadopt("compare", *files, *SIZES, "-o", tmp_path / "out.h5")
    assert "coadopt: b is the same as a: in 30 months they differ in no parameter and no intervention." in compared.err
    rows = [line for line in compared.out.splitlines() if line.endswith(("enough", "all equal"))]
    assert rows and not any("50%" in row or row.endswith("enough") for row in rows)
