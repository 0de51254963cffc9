"""The briefing tells the figures that `coadopt compare` tells."""

import sys

import pytest
from program import ROOT

sys.path.insert(0, str(ROOT / "analysis"))

from coadopt_analysis.comparison.compared import Compared  # noqa: E402
from coadopt_analysis.comparison.groups import open_group  # noqa: E402
from coadopt_analysis.comparison.ratio import cost_per  # noqa: E402
from coadopt_analysis.read import open_results  # noqa: E402


@pytest.fixture(name="compared", scope="module")
def _compared(told):
    file, _ = told
    with open_results(file) as results:
        yield Compared(results, open_group(file, "parameters"))


@pytest.mark.parametrize("scenario", [1, 2, 3])
def test_outcomes_and_differences_are_those_of_compare(told, compared, scenario):
    outcomes = told[1]["scenarios"][scenario]["outcomes"]
    assert {f"outcomes/{name}" for name in outcomes} == {name for name in compared.results if name.startswith("outcomes/")}
    for name, one in outcomes.items():
        gain = compared.more(scenario, name)
        close = {"rel": 1e-9, "abs": 1e-12}
        assert compared.mean(scenario, name) == pytest.approx(one["mean"], **close), name
        assert (gain.mean, gain.low, gain.high) == pytest.approx((one["difference"], one["low"], one["high"]), **close), name


@pytest.mark.parametrize("scenario", [1, 2, 3])
def test_costs_of_a_gain_are_those_of_compare(told, compared, scenario):
    for one in told[1]["scenarios"][scenario]["cost_per"]:
        for counted, name in (("money", "money"), ("money_and_hours", "cost")):
            ratio = cost_per(compared, scenario, one["outcome"], one["unit"], name)
            if ratio is not None:
                expected = [one[counted][end] for end in ("value", "low", "high")]
                assert [ratio.value, ratio.low, ratio.high] == pytest.approx(expected, rel=1e-9)
            else:
                gain = compared.more(scenario, one["outcome"])
                assert not gain.clear or gain.mean <= 0
