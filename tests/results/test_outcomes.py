"""The outcomes that the program writes are what its measures come to by formulas of their own."""

import subprocess
import sys

import documented
import numpy as np
import pytest
from test_format import BINARY, SCENARIO

sys.path[:0] = [str(documented.ROOT / "analysis"), str(documented.ROOT / "analysis" / "tests")]

from summed import FORMULAS, outcomes  # noqa: E402

from coadopt_analysis import open_results  # noqa: E402

HEAD = f"""
[scenario]
name = "All kinds of cost"
based_on = "{SCENARIO}"
description = "A test."
source = "a test"
"""
INTERVENTION = """
[[intervention]]
name = "borne by {bearer}"
source = "a test"
start_month = 2
targets = {{ entity = "{entity}" }}
effects = [{{ lever = "{lever}", closes = 0.05, every = "month" }}]
cost = {{ set_up = 700, per_target_month = 30, {hours}borne_by = "{bearer}" }}
"""
KINDS = (("organisation", "staff", "skill", "staff_hours_per_target_month = 2, "),
         ("partnership", "organisation", "friction", "citizen_hours_per_target_month = 3, "),
         ("government", "organisation", "funding", ""), ("community", "community", "capacity", ""),
         ("users", "person", "efficacy", ""))


@pytest.fixture(scope="module", params=[5, 30], ids=["of less than a year", "of more than a year"])
def both(request, tmp_path_factory):
    """What is in a file, and its outcomes by the formulas."""
    folder = tmp_path_factory.mktemp("outcomes")
    done = [INTERVENTION.format(bearer=bearer, entity=entity, lever=lever, hours=hours) for bearer, entity, lever, hours in KINDS]
    posts = '[[intervention]]\nuse = "enabling_staff"\nstart_month = 2\n'
    (folder / "costs.toml").write_text(HEAD + "".join(done) + posts)
    call = [BINARY, "compare", str(SCENARIO), str(folder / "costs.toml"), "--months", str(request.param), "--replicates", "2",
            "-o", str(folder / "two.h5")]
    ended = subprocess.run(call, capture_output=True, text=True, cwd=documented.ROOT, timeout=600)
    assert ended.returncode == 0, ended.stderr
    with open_results(folder / "two.h5") as results:
        yield results, outcomes(results.load())


def test_the_file_has_the_outcomes_that_there_are_formulas_for(both):
    results, _ = both
    assert {name for name in results.data_vars if name.startswith("outcomes/")} == {f"outcomes/{name}" for name in FORMULAS}


@pytest.mark.parametrize("name", FORMULAS)
def test_an_outcome_is_what_its_measures_come_to(both, name):
    found, expected = (values.values for values in (both[0][f"outcomes/{name}"], both[1][name]))
    # Measures are kept as float32, of which a gap is a difference.
    np.testing.assert_allclose(found, expected, rtol=3e-7, atol=1e-7)
    if name.startswith(("cost", "money", "hours_interventions", "hours_posts", "worth_interventions",
                        "citizen_hours_interventions")):
        assert (found[0] == 0).all() and (found[1] > 0).all(), "the second scenario has all kinds of cost"


@pytest.mark.parametrize("name", FORMULAS)
def test_an_outcome_of_made_files_has_the_attributes_of_real_ones(both, name):
    for attribute in ("units", "better"):
        assert both[0][f"outcomes/{name}"].attrs[attribute] == both[1][name].attrs[attribute]
