"""The briefing tells the figures that `coadopt compare` tells."""

import sys
from pathlib import Path

import pytest
from program import ROOT

sys.path.insert(0, str(ROOT / "analysis"))

from coadopt_analysis.comparison.compared import CLEAR, Compared  # noqa: E402
from coadopt_analysis.comparison.groups import open_group  # noqa: E402
from coadopt_analysis.comparison.robustness import robustness  # noqa: E402
from coadopt_analysis.read import open_results  # noqa: E402


@pytest.fixture(name="compared", scope="module")
def _compared(told):
    file, _ = told
    with open_results(file) as results:
        yield Compared(results)


@pytest.mark.parametrize("scenario", [1, 2, 3])
def test_outcomes_and_differences_are_those_of_compare(told, compared, scenario):
    outcomes = told[1]["scenarios"][scenario]["outcomes"]
    assert {f"outcomes/{name}" for name in outcomes} == {name for name in compared.results if name.startswith("outcomes/")}
    for name, one in outcomes.items():
        gain = compared.more(scenario, name)
        assert compared.mean(scenario, name) == one["mean"], name
        assert (gain.mean, gain.low, gain.high) == (one["difference"], one["low"], one["high"]), name


@pytest.mark.parametrize("scenario", [1, 2, 3])
def test_costs_of_a_gain_are_those_of_compare(told, compared, scenario):
    for one in told[1]["scenarios"][scenario]["cost_per"]:
        for counted in ("money", "money_and_hours"):
            cost = compared.cost(scenario, one["outcome"], counted)
            if cost.given:
                assert [cost.value, cost.low, cost.high] == [one[counted][end] for end in ("value", "low", "high")]
            else:
                gain = compared.more(scenario, one["outcome"])
                assert not gain.clear or gain.mean <= 0


def test_the_order_is_that_of_compare(told, compared):
    names = [one["name"] for one in told[1]["scenarios"]]
    for one in told[1]["rankings"]:
        ranked = compared.ranked(one["by"])
        assert [names[place] for place in ranked] == one["order"]
        tied = [names[place] for place in ranked[1:] if compared.behind(place, one["by"]) not in CLEAR]
        assert tied == one["not_distinguished_from_first"]


def test_claims_fare_as_in_compare(robust):
    names = [one["name"] for one in robust["scenarios"]]
    checked = robustness(open_group(Path(robust["file"]), "robustness"))
    against_reference = [one for one in robust["robustness"]["claims"] if one["against"] == names[0]]
    assert len(against_reference) > 5
    for one in against_reference:
        fate = checked.fate(names.index(one["scenario"]), one["outcome"])
        assert (fate.rules_held, fate.workloads_held, fate.draws_held, fate.survives) == tuple(
            one[name] for name in ("rules_held", "workloads_held", "draws_held", "survives"))
        assert (fate.rules, fate.workloads, fate.draws) == tuple(len(one[name]) for name in ("rules", "workloads", "draws"))
