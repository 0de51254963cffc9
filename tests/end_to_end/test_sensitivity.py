"""`coadopt sensitivity` on real sweeps: the layouts it reads are those that the program writes."""

import json

import h5py
import numpy as np
import pytest
from program import SCENARIOS, WRONG_INPUT, coadopt

FACTORS = """
[[factor]]
parameter = "adoption.try_rate"
low = 0.01
high = 1.0

[[factor]]
parameter = "workload.contract_hours"
low = 60
high = 200

[[factor]]
parameter = "adoption.decision_rule"
"""


def experiment(folder, design, scenarios=("baseline.toml", "skill.toml")):
    """An experiment on a tiny partnership, two replicates of twelve months."""
    path = folder / "experiment.toml"
    names = ", ".join(f'"{SCENARIOS / name}"' for name in scenarios)
    path.write_text(f"""
[experiment]
name = "Tiny"
description = "A test."
scenarios = [{names}]
[run]
months = 18
replicates = 3
[population]
organisations = 1
communities = 2
staff = 48
[record]
measures = []
[design]
{design}
{FACTORS}""")
    return path


@pytest.fixture(scope="module")
def swept(tmp_path_factory):
    """Results of a sweep by design, each run once."""
    made = {}

    def of(kind, settings):
        if kind not in made:
            folder = tmp_path_factory.mktemp(kind)
            path = experiment(folder, f'kind = "{kind}"\n{settings}')
            made[kind] = folder / "sweep.h5"
            coadopt("sweep", path, "-o", made[kind], "--quiet")
        return made[kind]

    return of


def told(file, *words):
    return json.loads(coadopt("sensitivity", file, "--json", *words).out)


def test_morris_trajectories_are_read_as_they_are_made(swept):
    file = swept("morris", "trajectories = 6")
    found = told(file, "--scenario", "Baseline", "--outcome", "espoused", "--outcome", "practice_in_use")
    assert [one["method"] for one in found["rankings"]] == ["morris", "morris"]
    practice = found["rankings"][1]
    assert practice["points_used"] == 24 and practice["points_left_out"] == 0
    effects = {one["factor"]: one for one in practice["factors"]}
    assert effects["adoption.try_rate"]["mu"] > 0 and effects["adoption.try_rate"]["clear"]
    assert effects["adoption.decision_rule"]["mu"] is None
    # By hand, from the file: each step of the first factor.
    with h5py.File(file) as results:
        changed, place = results["design/changed"][:], results["design/place"][:, 0]
        values = results["outcomes/practice_in_use"][:, 0, :].mean(axis=1)
    after = np.flatnonzero(changed == 0)
    by_hand = (values[after] - values[after - 1]) / (place[after] - place[after - 1])
    assert effects["adoption.try_rate"]["mu"] == pytest.approx(by_hand.mean())


def test_saltelli_samples_are_read_as_they_are_made(swept):
    file = swept("saltelli", "samples = 16")
    found = told(file, "--scenario", "Baseline", "--outcome", "practice_in_use")["rankings"][0]
    assert (found["method"], found["points_used"]) == ("sobol", 16 * 5)
    with h5py.File(file) as results:
        place, block, changed = (results[f"design/{name}"][:] for name in ("place", "block", "changed"))
    for rows in np.arange(16 * 5).reshape(16, 5):
        of = {(int(block[row]), int(changed[row])): place[row] for row in rows}
        for i in range(3):
            assert np.array_equal(of[2, i], np.where(np.arange(3) == i, of[1, -1], of[0, -1]))
    shares = {one["factor"]: one["importance"] for one in found["factors"]}
    assert shares["adoption.try_rate"] > 0.1


def test_boxes_and_differences_of_an_even_design(swept):
    file = swept("sobol", "points = 32")
    found = told(file, "--outcome", "practice_in_use", "--box", "practice_in_use < 5%", "--fails")
    assert found["rankings"][0]["reference"] == "Baseline"
    assert [box["reference"] for box in found["boxes"]] == [None, None, "Baseline"]
    assert all(box["sentence"] for box in found["boxes"])


def test_what_knowing_more_is_worth_is_told_by_survey_question(swept, tmp_path):
    file = swept("sobol", "points = 32")
    questions = tmp_path / "questions.json"
    questions.write_text(coadopt("describe", "assumptions", "--json").out)
    found = told(file, "--value", "--worth", "50000", "--questions", questions)["value"]
    assert found["scenarios"][0] == "Baseline" and found["worth_gbp"] == 50000 and found["answer"]
    kinds = [one["kind"] for one in found["values"]]
    known = {one["parameter"]: one["question"] for one in json.loads(questions.read_text())}
    asked = [known.get(one["name"], "") for one in found["values"] if one["kind"] == "parameter"]
    assert kinds[:4] == ["everything", *3 * ["parameter"]]
    assert kinds.count("question") == len({one for one in asked if one and not one.startswith("published:")})
    assert "--value" in coadopt("sensitivity", file, "--worth", "50000", code=WRONG_INPUT).err


def test_the_same_file_gives_the_same_bytes(swept, tmp_path):
    file = swept("saltelli", "samples = 16")
    for name in ("one", "two"):
        coadopt("sensitivity", file, "--charts", tmp_path / name, "--quiet")
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert "rankings.csv" in names and "practice_in_use.png" in names
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_wrong_use_is_told(swept, tmp_path):
    file = swept("morris", "trajectories = 6")
    assert "Did you mean espoused?" in coadopt("sensitivity", file, "--outcome", "espouse", code=WRONG_INPUT).err
    assert "there is no such file" in coadopt("sensitivity", tmp_path / "no.h5", code=WRONG_INPUT).err
    assert "--fails" in coadopt("sensitivity", file, "--scenario", "Baseline", "--fails", code=WRONG_INPUT).err
    assert "coadopt sensitivity" in coadopt("sensitivity", "--help").out


def test_a_file_of_a_run_is_refused(tmp_path):
    coadopt("run", SCENARIOS / "small.toml", "-o", tmp_path / "r.h5", "--months", "2", "--replicates", "1", "--quiet")
    assert "not the results of a sweep" in coadopt("sensitivity", tmp_path / "r.h5", code=WRONG_INPUT).err
