"""What the baseline must look like for anything built on it to be worth reading, and that each policy changes it."""

import json

import h5py
import pytest
from program import SCENARIOS, coadopt

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """Six replicates of ten years: the baseline, one barrier lowered, another, and both."""
    file = tmp_path_factory.mktemp("compared") / "four.h5"
    names = ("baseline", "skill", "friction", "skill_and_friction")
    scenarios = [SCENARIOS / f"{name}.toml" for name in names]
    sizes = ["--replicates", "6", "--months", "120", "--json", "--quiet"]
    summary = json.loads(coadopt("compare", *scenarios, "-o", file, *sizes).out)
    return file, dict(zip(names, summary["scenarios"]))


@pytest.fixture(scope="module")
def baseline(compared):
    """Means over replicates of the baseline's variables, months first."""
    with h5py.File(compared[0]) as results:
        names = ("practice_in_use", "espoused", "organisations_by_cos")
        return {name: results[name][0].mean(axis=0) for name in names}


def test_practice_in_use_stays_where_the_workshops_found_it(baseline):
    years = baseline["practice_in_use"].reshape(10, 12).mean(axis=1)
    assert ((years[1:] >= 0.08) & (years[1:] <= 0.15)).all(), years


def test_a_little_over_half_are_for_it(baseline):
    years = baseline["espoused"].mean(axis=1).reshape(10, 12).mean(axis=1)
    assert ((years >= 0.52) & (years <= 0.68)).all(), years


def test_nearly_every_organisation_starts_somewhere_and_hardly_any_everywhere(baseline):
    first = baseline["organisations_by_cos"][0]
    assert first[1:].sum() >= 0.9, first
    assert first[4] <= 0.05, first


def test_hardly_any_organisation_comes_to_do_all_four(baseline):
    years = baseline["organisations_by_cos"][:, 4].reshape(10, 12).mean(axis=1)
    assert (years <= 0.2).all(), years  # with 96 replicates at most 0.12, in the tenth year


def test_half_of_organisations_still_do_something_at_the_end(baseline):
    last = baseline["organisations_by_cos"][-1]
    assert last[1:].sum() >= 0.5, last


@pytest.mark.parametrize("name", ["skill", "friction", "skill_and_friction"])
def test_a_policy_differs_from_the_baseline(compared, name):
    practice = compared[1][name]["outcomes"]["practice_in_use"]
    assert practice["low"] > 0 or practice["high"] < 0, practice


def test_both_together_do_more_than_the_sum_of_each(compared, capsys):
    """Barriers that hold back together give way together."""
    effect = {name: one["outcomes"]["practice_in_use"]["difference"] for name, one in compared[1].items()}
    beyond = effect["skill_and_friction"] - effect["skill"] - effect["friction"]
    with capsys.disabled():
        print(f"\nboth minus the sum of each: {100 * beyond:+.2f} points of practice in use ", end="")
    assert effect["baseline"] == 0
    assert beyond > 0.002
