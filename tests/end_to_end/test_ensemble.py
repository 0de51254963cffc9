"""Sets of parameters in place of defaults, and the search that finds them."""

import json
import time

import h5py
import numpy
import pytest
from program import ROOT, SMALL, WRONG_INPUT, attribute, coadopt, names_in, started

TINY = ["--set", "population.staff=120", "--set", "population.organisations=3", "--set", "population.communities=2"]
SETS = """[ensemble]
parameters = ["adoption.talk", "start.person.trust"]
sets = [[0.02, 0.3], [0.2, 0.7]]
"""
EXPERIMENT = """[experiment]
name = "tiny"
scenarios = ["{scenarios}/baseline.toml"]
[run]
replicates = 2
[design]
kind = "latin_hypercube"
points = 4
[[factor]]
parameter = "adoption.talk"
low = 0.05
high = 0.08
[[factor]]
parameter = "adoption.lapse"
low = 0.02
high = 0.09
"""


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


RECORD = 24 + 8  # bytes of a set that was tried: a head, and its distance


def calibrate(experiment, output, *more, **how):
    return coadopt("calibrate", experiment, "-o", output, "--sets", 3, "--generations", 1, *TINY, *more, **how)


def test_calibration_is_the_same_resumed_or_not_and_gives_sets_that_run(tmp_path):
    experiment = tmp_path / "calibration.toml"
    experiment.write_text(EXPERIMENT.format(scenarios=ROOT / "scenarios"))
    calibrate(experiment, tmp_path / "whole.toml", "--quiet")
    stopped = tmp_path / "stopped.toml"
    tries = tmp_path / "stopped.toml.runs"
    process = started("calibrate", experiment, "-o", stopped, "--sets", 3, "--generations", 1, *TINY)
    begun = None
    for _ in range(6000):
        if tries.exists():
            begun = begun or tries.stat().st_size
            if tries.stat().st_size >= begun + 3 * RECORD:
                break
        time.sleep(0.01)
    process.kill()
    process.communicate(timeout=60)
    assert tries.exists() and not stopped.exists()
    refused = calibrate(experiment, stopped, "--quiet", code=WRONG_INPUT)
    assert "--resume" in refused.err
    kept = tries.read_bytes()
    damaged = bytearray(kept)
    damaged[-RECORD - 1] ^= 1  # in the last record but one
    tries.write_bytes(damaged)
    resumed = calibrate(experiment, stopped, "--resume", "--quiet")
    assert f"{RECORD} bytes within {tries} are damaged" in resumed.err
    assert stopped.read_text() == (tmp_path / "whole.toml").read_text() and not tries.exists()

    tries.write_bytes(kept)  # as if it had been killed before it removed them
    calibrate(experiment, stopped, "--resume", "--quiet")
    assert stopped.read_text() == (tmp_path / "whole.toml").read_text() and not tries.exists()
    tries.write_bytes(kept)
    stopped.write_text("my own")
    assert "already exists" in calibrate(experiment, stopped, "--resume", "--quiet", code=WRONG_INPUT).err
    stopped.write_text((tmp_path / "whole.toml").read_text())
    coadopt("run", SMALL, "--months", 2, "--replicates", 2, "--quiet", "--ensemble", stopped, "-o", tmp_path / "x.h5")


def test_a_finished_calibration_is_complete_when_resumed_and_another_is_not_taken_for_it(tmp_path):
    experiment, output = tmp_path / "calibration.toml", tmp_path / "sets.toml"
    experiment.write_text(EXPERIMENT.format(scenarios=ROOT / "scenarios"))
    calibrate(experiment, output, "--quiet")
    written = output.read_bytes()
    assert "is complete already" in calibrate(experiment, output, "--resume").err
    assert output.read_bytes() == written
    other = calibrate(experiment, output, "--seed", 7, "--resume", code=WRONG_INPUT)
    assert f"{output} belongs to other runs" in other.err
    assert output.read_bytes() == written


def test_a_calibration_that_was_changed_or_cut_off_is_not_complete(tmp_path):
    experiment, output = tmp_path / "calibration.toml", tmp_path / "sets.toml"
    experiment.write_text(EXPERIMENT.format(scenarios=ROOT / "scenarios"))
    calibrate(experiment, output, "--quiet")
    whole = output.read_text()
    lines = whole.splitlines(keepends=True)
    place = whole.rindex("0.0")
    for changed in (whole[:place] + "0.1" + whole[place + 3:], whole[:-1], "".join(lines[:-2]), "".join(lines[:2]),
                    "".join(line for line in lines if not line.startswith("# Checksum")), whole + "\n",
                    whole.replace("Calibrated", "Calibrate")):
        output.write_text(changed)
        told = calibrate(experiment, output, "--resume", "--quiet", code=WRONG_INPUT).err
        assert f"{output} is not as coadopt wrote it: " in told and "make it again" in told
        assert output.read_text() == changed and names_in(tmp_path) == ["calibration.toml", "sets.toml"]
    output.write_text(whole)
    calibrate(experiment, output, "--resume", "--quiet")


def test_what_cannot_be_calibrated_is_refused(tmp_path):
    experiment = tmp_path / "calibration.toml"
    experiment.write_text(EXPERIMENT.format(scenarios=ROOT / "scenarios") +
                          '[[factor]]\nparameter = "adoption.decision_rule"\n')
    refused = calibrate(experiment, tmp_path / "x.toml", code=WRONG_INPUT)
    assert "cannot be calibrated" in refused.err
