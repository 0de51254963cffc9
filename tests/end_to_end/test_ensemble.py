"""Sets of parameters in place of defaults."""

import json

import h5py
import numpy
import pytest
from program import ROOT, SMALL, attribute, coadopt

SETS = """[ensemble]
parameters = ["adoption.talk", "start.person.trust"]
sets = [[0.02, 0.3], [0.2, 0.7]]
"""
TINY = ["--set", "population.staff=120", "--set", "population.organisations=3", "--set", "population.communities=2"]


def in_use(file):
    with h5py.File(file) as results:
        return results["in_use"][0]


@pytest.fixture
def sets(tmp_path):
    file = tmp_path / "sets.toml"
    file.write_text(SETS)
    return file


def test_each_replicate_runs_with_the_next_set(tmp_path, sets):
    common = ["run", SMALL, "--months", "12", "--quiet"]
    coadopt(*common, "--replicates", "3", "--ensemble", str(sets), "-o", str(tmp_path / "all.h5"))
    whole = in_use(tmp_path / "all.h5")
    for replicate, (talk, trust) in enumerate([(0.02, 0.3), (0.2, 0.7), (0.02, 0.3)]):
        own = ["--set", f"adoption.talk={talk}", "--set", f"start.person.trust={trust}"]
        coadopt(*common, "--replicates", "3", *own, "-o", str(tmp_path / f"{replicate}.h5"))
        assert numpy.array_equal(whole[replicate], in_use(tmp_path / f"{replicate}.h5")[replicate], equal_nan=True)


def test_the_results_file_holds_the_sets(tmp_path, sets):
    coadopt("run", SMALL, "--months", "2", "--replicates", "2", "--quiet", "--ensemble", str(sets),
        "-o", str(tmp_path / "x.h5"))
    with h5py.File(tmp_path / "x.h5") as results:
        text = attribute(results, "scenario_1")
    assert "[0.02, 0.3]" in text and "start.person.trust" in text


def test_what_is_predicted_is_the_range_of_replicates_and_signs_are_counted_by_set(tmp_path, sets):
    more = tmp_path / "more.toml"
    more.write_text(f"""[scenario]
name = "More"
based_on = "{ROOT / 'scenarios' / 'small.toml'}"
description = "A test."
source = "a test"
[[intervention]]
name = "Training"
targets = {{ entity = "staff" }}
effects = [{{ lever = "skill", closes = 0.01 }}]
""")
    common = [SMALL, more, *TINY, "--months", 6, "--quiet", "--json", "--ensemble", sets]
    for replicates, share in ((5, 1.0), (40, 0.95)):
        file = tmp_path / f"{replicates}.h5"
        told = json.loads(coadopt("compare", *common, "--replicates", replicates, "-o", file).out)
        alone = json.loads(coadopt("run", SMALL, *common[2:], "--replicates", replicates).out)
        with h5py.File(file) as results:
            names = list(results["comparison/outcome"].asstr())
            values = results["outcomes/practice_in_use"][()]
            at = (1, names.index("practice_in_use"))
            kept = {name: results[f"comparison/{name}"][at] for name in
                    ("predicted_low", "predicted_high", "predicted_share", "share_of_sets")}  # fmt: skip
            assert list(results["comparison/sets"][()]) == [2, 2]
        tail = (1 - share) / 2
        low, high = numpy.quantile(values[1], (tail, 1 - tail))
        assert list(kept.values())[:3] == pytest.approx([low, high, share])
        by_set = [(values[1] - values[0])[first::2].mean() for first in (0, 1)]
        sign = numpy.sign((values[1] - values[0]).mean())
        one = told["scenarios"][1]["outcomes"]["practice_in_use"]
        assert one["predicted"] == {"low": pytest.approx(low), "high": pytest.approx(high), "share": share}
        if sign != 0:
            assert one["share_of_sets"] == kept["share_of_sets"] == (numpy.sign(by_set) == sign).mean()
        low, high = numpy.quantile(values[0], (tail, 1 - tail))
        told = alone["outcomes"]["practice_in_use"]["predicted"]
        assert alone["sets"] == 2 and [told["low"], told["high"], told["share"]] == pytest.approx([low, high, share])
    text = coadopt("compare", *common[:-4], "--ensemble", sets, "--replicates", 5, "-o", tmp_path / "t.h5").out
    assert "all 5 predictions of the reference: " in text and "% of parameter sets" in text
    text = coadopt("run", SMALL, *TINY, "--months", 6, "--ensemble", sets, "--replicates", 5, "-o", tmp_path / "r.h5").out
    assert "all 5 predictions" in text and "one of 2 parameter sets in turn" in text
    assert "predictions" not in coadopt("run", SMALL, *TINY, "--months", 6, "--replicates", 5, "-o", tmp_path / "n.h5").out


def test_a_sweep_takes_sets_too_but_for_what_it_varies(tmp_path, sets):
    experiment = tmp_path / "sweep.toml"
    experiment.write_text(f"""[experiment]
name = "tiny"
scenarios = ["{ROOT}/scenarios/small.toml"]
[run]
months = 6
replicates = 2
[design]
kind = "grid"
[[factor]]
parameter = "adoption.talk"
values = [0.07, 0.1]
[record]
months = [6]
""")
    coadopt("sweep", str(experiment), "--ensemble", str(sets), "--quiet", "-o", str(tmp_path / "sweep.h5"))
    with h5py.File(tmp_path / "sweep.h5") as results:
        swept = results["in_use"][:]
    experiment.write_text(experiment.read_text() + f'[ensemble]\nfrom = "{sets}"\n')
    coadopt("sweep", str(experiment), "--quiet", "-o", str(tmp_path / "in_the_file.h5"))
    with h5py.File(tmp_path / "in_the_file.h5") as results:
        assert numpy.array_equal(swept, results["in_use"][:], equal_nan=True)
    for point, talk in enumerate([0.07, 0.1]):
        coadopt("run", SMALL, "--months", "6", "--replicates", "2", "--quiet", "--ensemble", str(sets),
            "--set", f"adoption.talk={talk}", "-o", str(tmp_path / f"{point}.h5"))
        assert numpy.array_equal(swept[point, 0, :, 0], in_use(tmp_path / f"{point}.h5")[:, -1], equal_nan=True)


def test_a_set_may_hold_a_rule_which_a_scenario_or_an_option_overrides(tmp_path):
    rules = ["com_b", "weakest_link"]
    sets = tmp_path / "rules.toml"
    sets.write_text(f"""[ensemble]
parameters = ["adoption.decision_rule", "adoption.talk"]
sets = [["{rules[0]}", 0.06], ["{rules[1]}", 0.06]]
""")
    common = ["run", SMALL, "--months", "12", "--quiet", "--replicates", "2", "--set", "adoption.talk=0.06"]
    coadopt(*common, "--ensemble", sets, "-o", tmp_path / "both.h5")
    both = in_use(tmp_path / "both.h5")
    for replicate, rule in enumerate(rules):
        coadopt(*common, "--set", f"adoption.decision_rule={rule}", "-o", tmp_path / f"{rule}.h5")
        assert numpy.array_equal(both[replicate], in_use(tmp_path / f"{rule}.h5")[replicate], equal_nan=True)
    coadopt(*common, "--ensemble", sets, "--set", f"adoption.decision_rule={rules[0]}", "-o", tmp_path / "said.h5")
    assert numpy.array_equal(in_use(tmp_path / f"{rules[0]}.h5"), in_use(tmp_path / "said.h5"), equal_nan=True)
    with h5py.File(tmp_path / "both.h5") as results:
        assert f'["{rules[1]}", 0.06]' in attribute(results, "scenario_1") or f'"{rules[1]}"' in attribute(results, "scenario_1")
    sets.write_text(sets.read_text().replace(rules[1], "weakest_lin"))
    assert 'Did you mean "weakest_link"?' in coadopt("validate", sets, code=2).err
