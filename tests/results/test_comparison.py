"""The comparison that the program writes is what the outcomes in the same file come to by formulas of its own; and what
the analysis still computes itself, for other quantities, gives the same of outcomes."""

import subprocess
import sys

import documented
import numpy as np
import pytest
from test_format import BINARY, SCENARIO, found, opened

sys.path[:0] = [str(documented.ROOT / "analysis"), str(documented.ROOT / "analysis" / "tests")]

from compared_anew import comparison  # noqa: E402
from summed import size_of  # noqa: E402

from coadopt_analysis import open_results, paired_difference  # noqa: E402
from coadopt_analysis.contents import COMPARISON, NEWER  # noqa: E402
from coadopt_analysis.replicates import confidence, over_replicates  # noqa: E402

HEAD = """
[scenario]
name = "{name}"
based_on = "{base}"
description = "A test."
source = "a test"
"""
OTHERS = {  # a scenario with costs and savings that are cashed in part, one that is the reference again, one of other people
    "costs": '[cost]\ncashed_share = 0.5\n[[intervention]]\nuse = "coaches"\nstart_month = 1\n', "same": "",
    "others": "[population]\ncaseload = 30\n"}


@pytest.fixture(scope="module", params=[1, 4, 12], ids=["of one replicate", "of a few", "of many"])
def path(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("compared")
    for name, text in OTHERS.items():
        (folder / f"{name}.toml").write_text(HEAD.format(name=name, base=SCENARIO) + text)
    call = [BINARY, "compare", str(SCENARIO), *(str(folder / f"{name}.toml") for name in OTHERS), "--months", "3", "--replicates",
            str(request.param), "--quiet", "-o", str(folder / "all.h5")]
    ended = subprocess.run(call, capture_output=True, text=True, cwd=documented.ROOT, timeout=600)
    assert ended.returncode == 0, ended.stderr
    return folder / "all.h5"


def test_the_comparison_is_what_the_outcomes_come_to(path):
    with open_results(path) as results:
        outcomes = results[[name for name in results.data_vars if name.startswith("outcomes/")]]
        outcomes = outcomes.rename({name: name.removeprefix("outcomes/") for name in outcomes.data_vars})
        sizes = [size_of(results.attrs[f"scenario_{place}"]) for place in range(1, 5)]
        by_kind = {name: [int(one[name]) for one in sizes] for name in ("organisations", "staff", "persons")}
        expected = comparison(outcomes.load(), by_kind, [0.0, 0.5, 0.0, 0.0], [False, False, False, True])
        for name in (*COMPARISON, *NEWER, "gain_unit"):
            one = results[f"comparison/{name}"]
            assert one.dims == expected[name].dims
            for label in set(one.dims) - {"scenario"}:
                assert list(one[label].values) == list(expected[label].values)
            size = np.abs(expected["mean"].values).max(axis=0).clip(1e-3) if one.dims == ("scenario", "outcome") else 1.0
            np.testing.assert_allclose(one.values / size, expected[name].values / size, rtol=1e-6, atol=1e-12, err_msg=name)
            assert one.attrs.get("flag_meanings") == expected[name].attrs.get("flag_meanings", one.attrs.get("flag_meanings"))


def test_it_says_what_may_be_said(path):
    with open_results(path) as results:
        verdicts = results["comparison/verdict"].attrs["flag_meanings"].split()
        practice = [verdicts[one] for one in results["comparison/verdict"].sel(outcome="practice_in_use").values]
        costs = results["comparison/cost_verdict"].attrs["flag_meanings"].split()
        said = [costs[one] for one in results["comparison/cost_verdict"].isel(gain=0, counted=0).values]
        alone = results.sizes["replicate"] == 1
        assert practice[:3:2] == ["one_replicate" if alone else "no_difference"] * 2
        assert said[3] == "other_people" and said[2] == ("one_replicate" if alone else "may_be_zero")


def test_what_the_analysis_computes_of_other_quantities_agrees(path):
    with open_results(path) as results:
        for name in ("practice_in_use", "money", "need_users"):
            values = results[f"outcomes/{name}"]
            gain = paired_difference(values, values.isel(scenario=0, drop=True), confidence(results))
            told = results.sel(outcome=name)
            for here, there in (("mean", "difference"), ("low", "difference_low"), ("high", "difference_high")):
                np.testing.assert_allclose(gain[here].values, told[f"comparison/{there}"].values, rtol=1e-6, atol=1e-9)
            np.testing.assert_array_equal(gain["replicates"].values, told["comparison/pairs"].values)
            band = over_replicates(values)
            for end in ("mean", "low", "high"):
                np.testing.assert_allclose(band[end].values, told[f"comparison/{end}"].values, rtol=1e-12)


@pytest.mark.parametrize("engine", ["h5netcdf", "netcdf4"])
def test_xarray_finds_the_documented_comparison_and_no_more(path, engine):
    with opened(path, engine, "comparison") as group:
        assert found(group) == documented.COMPARISON_VARIABLES
