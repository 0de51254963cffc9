"""Calibration from the outside: targets of all kinds, what it prints and writes, and that nothing tried is lost."""

import csv
import re
import time
import tomllib

import h5py
import pytest
from program import ROOT, SCENARIOS, SMALL, WRONG_INPUT, coadopt, names_in, started

TINY = """[run]
months = 12
[population]
staff = 48
organisations = 2
communities = 2
"""
EXPERIMENT = f"""[experiment]
name = "tiny"
scenarios = ["{SCENARIOS}/baseline.toml"]
{TINY}
[[factor]]
parameter = "start.staff.espoused.deliver"
[[factor]]
parameter = "adoption.lapse"
low = 0.02
high = 0.09
"""
TARGETS = """[targets.said]
title = "Staff for delivering together"
measure = "espoused.deliver"
unit = "share"
[[targets.said.value]]
period = "2024"
months = "1..6"
value = 0.4
n = 60
[[targets.said.value]]
period = "2025"
months = "7..12"
value = 0.45
n = 60
"""
QUICK = ("--points", 30, "--sets", 20)


def experiment_in(folder, targets=TARGETS):
    file = folder / "calibration.toml"
    file.write_text(EXPERIMENT + targets)
    return file


def calibrate(experiment, output, *more, **how):
    return coadopt("calibrate", experiment, "-o", output, *QUICK, "--waves", 2, *more, **how)


def told_wrong(folder, targets):
    return calibrate(experiment_in(folder, targets), folder / "x.toml", code=WRONG_INPUT).err


def test_it_says_how_targets_and_parameters_came_out_and_its_sets_run(tmp_path):
    output = tmp_path / "sets.toml"
    said = calibrate(experiment_in(tmp_path), output, "--csv", tmp_path / "csv", "--charts", tmp_path / "charts")
    assert re.search(r"said\.2024 +40\.0% ± 6\.3% +\d+\.\d% \(\d+\.\d% to \d+\.\d%\) +inside", said.out), said.out
    assert "2 of 2 are inside." in said.out and re.search(r"start\.staff\.espoused\.deliver .* (settled|narrowed)", said.out)
    assert "wave 1: " in said.err and "of the space is left" in said.err
    with output.open("rb") as file:
        ensemble = tomllib.load(file)["ensemble"]
    assert len(ensemble["sets"]) == 20 and ensemble["parameters"] == ["start.staff.espoused.deliver", "adoption.lapse"]
    assert 0.1 < sum(one[0] for one in ensemble["sets"]) / 20 < 0.4
    coadopt("run", SMALL, "--months", 2, "--replicates", 2, "--quiet", "--ensemble", output, "-o", tmp_path / "x.h5")
    with (tmp_path / "csv" / "targets.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["target"] for row in rows] == ["said.2024", "said.2025"]
    assert rows[0]["label"] == "Staff for delivering together, 2024"
    assert names_in(tmp_path / "csv") == ["parameters.csv", "rules.csv", "targets.csv"]
    assert names_in(tmp_path / "charts") == ["alt.txt", "parameters.png", "parameters.svg", "targets.png", "targets.svg"]


def test_it_is_the_same_on_any_number_of_threads_and_with_targets_of_a_file(tmp_path):
    calibrate(experiment_in(tmp_path), tmp_path / "one.toml", "--threads", 1, "--quiet")
    calibrate(tmp_path / "calibration.toml", tmp_path / "four.toml", "--threads", 4, "--quiet")
    assert (tmp_path / "one.toml").read_text() == (tmp_path / "four.toml").read_text()
    (tmp_path / "targets.toml").write_text(TARGETS)
    calibrate(experiment_in(tmp_path, ""), tmp_path / "file.toml", "--targets", tmp_path / "targets.toml", "--quiet")
    sets = [tomllib.loads((tmp_path / name).read_text())["ensemble"]["sets"] for name in ("one.toml", "file.toml")]
    assert sets[0] == sets[1]


def test_it_is_the_same_killed_and_resumed_or_not(tmp_path):
    experiment, whole, stopped = experiment_in(tmp_path), tmp_path / "whole.toml", tmp_path / "stopped.toml"
    calibrate(experiment, whole, "--quiet")
    record = 24 + 8 * 4
    tries = tmp_path / "stopped.toml.runs"
    begun = None
    process = started("calibrate", experiment, "-o", stopped, *QUICK, "--waves", 2, "--quiet")
    for _ in range(6000):
        if tries.exists():
            begun = begun or tries.stat().st_size
            if tries.stat().st_size >= begun + 35 * record:  # the first wave, and some of the next
                break
        time.sleep(0.005)
    process.kill()
    process.communicate(timeout=60)
    assert tries.exists() and not stopped.exists()
    kept = tries.read_bytes()
    assert "--resume" in calibrate(experiment, stopped, "--quiet", code=WRONG_INPUT).err
    damaged = bytearray(kept)
    damaged[-record - 1] ^= 1  # in the last record but one
    tries.write_bytes(damaged)
    assert "bytes within" in calibrate(experiment, stopped, "--resume", "--quiet").err
    assert stopped.read_text() == whole.read_text() and not tries.exists()
    tries.write_bytes(kept)  # as if it had been killed before it removed them
    charts = tmp_path / "charts"
    for _ in range(2):  # the second time its own charts are there
        calibrate(experiment, stopped, "--resume", "--quiet", "--charts", charts)
        assert stopped.read_text() == whole.read_text() and not tries.exists() and "rules.csv" in names_in(charts)
        tries.write_bytes(kept)
    stopped.write_text("my own")
    assert "already exists" in calibrate(experiment, stopped, "--resume", "--quiet", code=WRONG_INPUT).err


def test_a_finished_calibration_is_complete_when_resumed_and_another_is_not_taken_for_it(tmp_path):
    experiment, output = experiment_in(tmp_path), tmp_path / "sets.toml"
    calibrate(experiment, output, "--quiet")
    written = output.read_bytes()
    assert "is complete already" in calibrate(experiment, output, "--resume").err
    told = calibrate(experiment, output, "--resume", "--charts", tmp_path / "charts", code=WRONG_INPUT).err
    assert "no charts or numbers were made" in told and "another -o" in told
    for other in (["--seed", 7], ["--set", "adoption.talk=0.07"]):
        told = calibrate(experiment, output, *other, "--resume", code=WRONG_INPUT).err
        assert f"{output} belongs to other runs" in told
    experiment.write_text(experiment.read_text().replace("value = 0.45", "value = 0.46"))
    assert "belongs to other runs" in calibrate(experiment, output, "--resume", code=WRONG_INPUT).err
    assert output.read_bytes() == written


def test_a_calibration_that_was_changed_or_cut_off_is_not_complete(tmp_path):
    experiment, output = experiment_in(tmp_path), tmp_path / "sets.toml"
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


def test_rules_are_calibrated_each_and_sets_hold_them(tmp_path):
    experiment = experiment_in(tmp_path)
    experiment.write_text(experiment.read_text() +
                          '[[factor]]\nparameter = "adoption.decision_rule"\nvalues = ["weakest_link", "com_b"]\n')
    said = calibrate(experiment, tmp_path / "sets.toml").out
    assert "share of sets" in said and re.search(r"weakest_link +\d+\.\d%", said)
    sets = tomllib.loads((tmp_path / "sets.toml").read_text())["ensemble"]["sets"]
    assert {one[2] for one in sets} <= {"weakest_link", "com_b"}
    coadopt("run", SMALL, "--months", 2, "--replicates", 2, "--quiet", "--ensemble", tmp_path / "sets.toml",
            "-o", tmp_path / "x.h5")


OBSERVATIONS = SCENARIOS / "observations"


def test_an_observation_file_is_a_target_as_it_is_or_with_a_discrepancy(tmp_path):
    longer = EXPERIMENT.replace("months = 12", "months = 72")
    experiment = tmp_path / "calibration.toml"
    experiment.write_text(longer)
    words = ("--targets", OBSERVATIONS / "prefer_shared_decisions.toml", "--targets", OBSERVATIONS / "therapists_keep_practice.toml")
    assert "2 targets; " in coadopt("calibrate", experiment, *words, "--dry-run").out
    measured = [path for path in sorted(OBSERVATIONS.glob("*.toml"))
                if "\nmeasure" in path.read_text() and path.stem != "nhs_unpaid_hours"]  # a share beside hours
    text = "".join(f'[targets.{path.stem}]\nfrom = "{path}"\ndiscrepancy = 0.05\n' for path in measured)
    experiment.write_text(longer + text)
    values = sum(path.read_text().count("[[value]]") for path in measured)
    assert f"{values} targets; " in coadopt("calibrate", experiment, "--dry-run").out
    experiment.write_text(longer + '[targets.x]\nfrom = "nowhere.toml"\n')
    assert "nowhere.toml" in coadopt("validate", experiment, code=WRONG_INPUT).err


def test_a_dry_run_says_what_it_will_take(tmp_path):
    told = coadopt("calibrate", experiment_in(tmp_path), "--dry-run", *QUICK).out
    assert "2 targets; 20 parameter sets are kept." in told and "30, in each of at most 5 waves" in told
    assert names_in(tmp_path) == ["calibration.toml"]


@pytest.mark.parametrize(("was", "now", "told"), [
    ("espoused.deliver", "espoused.delivr", "Did you mean deliver?"),
    ("espoused.deliver", "espousd.deliver", "Did you mean espoused?"),
    ('unit = "share"', 'unit = "hours"', "are not the units of the measure"),
    ('unit = "share"', 'unit = "shar"', "targets.said.unit"),
    ('unit = "share"\n', "", "gives the error of a share only"),
    ("value = 0.4\n", "value = 4\n", "Did you mean 0.4?"),
    ("n = 60\n", "", "has no error"),
    ('months = "1..6"\n', "", "Say over which months"),
    ('months = "1..6"', 'months = "1-6"', "is not months"),
    ('months = "1..6"', 'months = "1..6) + mean(espoused.deliver, 1..6"', "is not months"),
    ('months = "1..6"', 'months = "1..60"', "reaches to month 60, and the run has 12"),
    ('measure = "espoused.deliver"\n', "", "Say what of the model it is compared with"),
    ('measure = "espoused.deliver"', 'measure = "mean(espoused.deliver)"', "has months of its own"),
    ("value = 0.4\nn = 60\n", "low = 0.5\nhigh = 0.4\n", "is below low"),
    ("value = 0.4\nn = 60\n", "", "for a band"),
    ("n = 60", "n = 60\nsaid = 1", "targets.said.value.said"),
    ('period = "2025"', 'period = "2024"', "said.2024 is a target twice"),
    ("[targets.said]", "[targets]\nsaid2 = 1\n[targets.said]", "a table, [targets.said2]"),
])
def test_what_is_wrong_with_targets_is_told(tmp_path, was, now, told):
    assert was in TARGETS
    said = told_wrong(tmp_path, TARGETS.replace(was, now, 1))
    assert told in said and "calibration.toml" in said
    assert names_in(tmp_path) == ["calibration.toml"]


def test_what_cannot_be_calibrated_is_refused(tmp_path):
    for factor, told in (("population.staff", "population.staff cannot be calibrated"),
                         ('adoption.talk"\nvalues = [0.05, 0.06]\n#', "A number has low and high, and no values")):
        assert told in told_wrong(tmp_path, TARGETS + f'[[factor]]\nparameter = "{factor}"\n')
    assert "chooses its points itself" in told_wrong(tmp_path, TARGETS + '[design]\nkind = "sobol"\npoints = 8\n')
    assert "coadopt calibrate and not for a sweep" in coadopt(
        "sweep", experiment_in(tmp_path, TARGETS), "-o", tmp_path / "x.h5", code=WRONG_INPUT).err
    (tmp_path / "t.toml").write_text("x = 1\n")
    assert "has no targets" in calibrate(experiment_in(tmp_path), tmp_path / "x.toml", "--targets", tmp_path / "t.toml",
                                         code=WRONG_INPUT).err
    assert "valid calibration experiment" in coadopt("validate", experiment_in(tmp_path)).out
    (tmp_path / "t.toml").write_text(TARGETS)
    for file in (tmp_path / "t.toml", OBSERVATIONS / "adult_social_workers_turnover.toml"):
        told = coadopt("validate", file, code=WRONG_INPUT).err
        assert "this is a file of targets, not a scenario" in told and "--dry-run" in told


def test_a_chart_that_is_there_is_not_replaced(tmp_path):
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "targets.png").write_text("mine")
    words = (experiment_in(tmp_path), tmp_path / "sets.toml", "--charts", tmp_path / "charts")
    told = calibrate(*words, code=WRONG_INPUT).err
    assert "would be overwritten" in told and (tmp_path / "charts" / "targets.png").read_text() == "mine"
    assert "--resume" not in told and "wave 1" not in told and names_in(tmp_path) == ["calibration.toml", "charts"]
    assert "would be overwritten" in calibrate(*words, "--resume", code=WRONG_INPUT).err  # there is nothing to resume
    assert (tmp_path / "charts" / "targets.png").read_text() == "mine"
    calibrate(*words, "--force", "--quiet")
    assert "is complete already" in calibrate(*words, "--resume").err  # with its charts
    assert (tmp_path / "charts" / "targets.png").read_bytes()[1:4] == b"PNG"


def test_charts_and_numbers_are_never_written_over_what_is_read_or_under_the_output(tmp_path):
    experiment, numbers = experiment_in(tmp_path, ""), tmp_path / "numbers"
    numbers.mkdir()
    (numbers / "targets.csv").write_text(TARGETS)
    words = ("--targets", numbers / "targets.csv", "--force")
    told = calibrate(experiment, tmp_path / "x.toml", *words, "--csv", numbers, code=WRONG_INPUT).err
    assert f"{numbers}/targets.csv is an input, and would be overwritten. Name another folder with --csv" in told
    told = calibrate(experiment, tmp_path / "same", *words, "--charts", tmp_path / "same", code=WRONG_INPUT).err
    assert f"{tmp_path}/same: would be both a file and the folder of" in told
    assert (numbers / "targets.csv").read_text() == TARGETS and names_in(tmp_path) == ["calibration.toml", "numbers"]


def test_targets_without_values_end_it_with_what_to_do(tmp_path):
    never = '[targets.never]\nmeasure = "first(espoused.deliver > 0.99)"\nvalue = [{ low = 0 }]\n'
    told = told_wrong(tmp_path, never)
    assert "calibration.toml: there is no value of never in 97% of the 30 tries of the first wave" in told
    assert "Leave out such a target" in told and "--resume" not in told and names_in(tmp_path) == ["calibration.toml"]


@pytest.mark.slow
def test_patterns_can_be_targets(tmp_path):
    experiment = experiment_in(tmp_path, "")
    quick = ("--replicates", 2, "--points", 20, "--waves", 1, "--sets", 4)
    said = coadopt("calibrate", experiment, "-o", tmp_path / "sets.toml", "--patterns", *quick).out
    assert "pattern_2.1" in said and "pattern_23" in said


@pytest.mark.slow
def test_planted_truths_are_found(tmp_path):
    """A small version of docs/planted."""
    from importlib.machinery import SourceFileLoader
    from importlib.util import module_from_spec, spec_from_loader

    loader = SourceFileLoader("planted", str(ROOT / "docs" / "planted"))
    planted = module_from_spec(spec_from_loader("planted", loader))
    loader.exec_module(planted)
    ranks = [planted.planted(plant) for plant in range(8)]
    within = planted.covered(planted.numpy.array(ranks), 0.9)
    assert within.mean() > 0.75 and (within >= 0.5).all(), ranks


def test_start_espousal_can_be_set_for_each_co(tmp_path):
    words = ("run", SMALL, "--months", 1, "--replicates", 4, "--quiet")
    coadopt(*words, "--set", "start.staff.espoused={ commission = 0.1, assess = 0.9 }", "-o", tmp_path / "x.h5")
    with h5py.File(tmp_path / "x.h5") as results:
        commission, *_, assess = results["espoused"][0, :, 0].mean(axis=0)
    assert commission < 0.35 and assess > 0.8
