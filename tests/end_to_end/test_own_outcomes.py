"""Outcomes that a file asks for itself, wherever outcomes are used."""

import json
import tomllib

import h5py
import numpy as np
from program import SCENARIOS, WRONG_INPUT, attribute, coadopt

OWN = """
[outcomes]
delivery_at_6 = { is = "in_use.deliver@6", better = "more" }
said_not_done = { is = "mean(practice_espoused - practice_in_use, 3..6)", percent = true, better = "less" }
"""


def scenario(folder, name, extra=""):
    path = folder / f"{name}.toml"
    path.write_text(f'[scenario]\nname = "{name}"\nbased_on = "{SCENARIOS / "small.toml"}"\n'
                    f'[run]\nmonths = 8\nreplicates = 3\n{OWN}{extra}')
    return path


def test_a_run_keeps_them_with_their_expression_and_they_are_what_the_measures_say(tmp_path):
    out = tmp_path / "x.h5"
    told = coadopt("run", scenario(tmp_path, "own"), "-o", out)
    assert "in_use.deliver@6" in told.out
    with h5py.File(out) as file:
        group = file["outcomes"]
        assert attribute(group["delivery_at_6"], "expression") == "in_use.deliver@6"
        assert attribute(group["said_not_done"], "better") == "less"
        np.testing.assert_allclose(group["delivery_at_6"][0], file["in_use"][0, :, 5, 2], rtol=1e-6)
        gap = file["practice_espoused"][0, :, 2:6] - file["practice_in_use"][0, :, 2:6]
        np.testing.assert_allclose(group["said_not_done"][0], gap.mean(axis=1), rtol=1e-5)


def test_they_are_kept_where_the_measures_they_need_are_not_observed(tmp_path):
    out = tmp_path / "x.h5"
    told = coadopt("run", scenario(tmp_path, "own"), "-o", out, "--set", 'run.observe=["people"]')
    with h5py.File(out) as file:
        assert "in_use" not in file
        assert not np.isnan(file["outcomes/delivery_at_6"][...]).any()


NEVER = '[outcomes]\nfirst = "first(in_use.deliver > 0.999)"\n'


def test_what_never_comes_is_reported_as_not_known_and_not_as_0(tmp_path):
    path = tmp_path / "never.toml"
    small = SCENARIOS / "small.toml"
    run = "[run]\nmonths = 4\nreplicates = 3\n"
    path.write_text(f'[scenario]\nname = "never"\nbased_on = "{small}"\n{run}{NEVER}')
    assert "known in 0 of 3 replicates" in coadopt("run", path, "-o", tmp_path / "x.h5").out
    summary = json.loads(coadopt("run", path, "--json").out)
    assert summary["outcomes"]["first"] == {"mean": None, "p10": None, "p90": None, "known": 0}
    sizes = ("--months", "4", "--replicates", "3")
    shown = coadopt("compare", path, small, *sizes, "-o", tmp_path / "y.h5").out
    assert "known in 0 of 3 replicates in the reference and in 0 of 3 in this scenario" in shown


def test_compare_orders_by_one_and_refuses_what_is_none(tmp_path):
    skill = scenario(tmp_path, "skill", '[[intervention]]\nuse = "coaches"\n')
    files = [scenario(tmp_path, "own"), skill]
    told = coadopt("compare", *files, "--json", "--by", "said_not_done", "-o", tmp_path / "x.h5")
    compared = json.loads(told.out)
    assert [one["by"] for one in compared["rankings"]] == ["said_not_done"]
    assert "delivery_at_6" in compared["scenarios"][1]["outcomes"]
    told = coadopt("compare", *files, "--by", "said_not_dome", "-o", tmp_path / "y.h5", code=WRONG_INPUT)
    assert "Did you mean said_not_done?" in told.said


def test_scenarios_that_mean_different_things_by_one_name_are_refused(tmp_path):
    other = scenario(tmp_path, "other")
    other.write_text(other.read_text().replace("in_use.deliver@6", "in_use.deliver@7"))
    told = coadopt("compare", scenario(tmp_path, "own"), other, "-o", tmp_path / "x.h5", code=WRONG_INPUT)
    assert "outcomes.delivery_at_6" in told.said and "another name" in told.said


def test_a_sweep_keeps_them_and_sensitivity_analyses_them(tmp_path):
    experiment = tmp_path / "sweep.toml"
    experiment.write_text(f"""
[experiment]
scenarios = ["{SCENARIOS / "small.toml"}"]
[run]
months = 8
replicates = 2
[outcomes]
delivery_at_6 = "in_use.deliver@6"
as_share = {{ is = "in_use.deliver@6", percent = true }}
[design]
kind = "latin_hypercube"
points = 12
[[factor]]
parameter = "adoption.try_rate"
low = 0.0
high = 1.0
""")
    out = tmp_path / "x.h5"
    coadopt("sweep", experiment, "-o", out)
    told = coadopt("sensitivity", out, "--outcome", "delivery_at_6").out
    level = next(line for line in told.splitlines() if "Over all points" in line)
    assert "in_use.deliver@6" in told and "%" not in level
    told = coadopt("sensitivity", out, "--outcome", "as_share").out
    assert "%" in next(line for line in told.splitlines() if "Over all points" in line)


def test_another_expression_is_another_run_and_is_not_resumed(tmp_path):
    out = tmp_path / "x.h5"
    own = scenario(tmp_path, "own")
    coadopt("run", own, "-o", out)
    own.write_text(own.read_text().replace("in_use.deliver@6", "in_use.deliver@7"))
    told = coadopt("run", own, "-o", out, "--resume", code=WRONG_INPUT)
    assert "scenario" in told.said or "outcomes" in told.said


def test_the_measures_that_published_figures_are_compared_with_are_expressions(tmp_path):
    own = tmp_path / "observed.toml"
    files = sorted((SCENARIOS / "observations").glob("*.toml"))
    measures = {path.stem: tomllib.loads(path.read_text()).get("measure") for path in files}
    lines = "\n".join(f"{name} = {json.dumps(measure)}" for name, measure in measures.items() if measure)
    assert lines.count("\n") > 30
    own.write_text(f'[scenario]\nname = "x"\nbased_on = "{SCENARIOS / "small.toml"}"\n[run]\nmonths = 120\n[outcomes]\n{lines}\n')
    told = coadopt("validate", own, code=None)
    assert told.code == 0, told.err


def test_budget_ends_with_a_message_where_an_outcome_has_no_value(tmp_path):
    use = '[[intervention]]\nuse = "coaches"\nstart_month = 2\n[[intervention]]\nuse = "front_line_training"\nstart_month = 2\n'
    path = tmp_path / "budget.toml"
    path.write_text(f'[experiment]\nname = "B"\nscenarios = ["{SCENARIOS / "small.toml"}"]\n[run]\nmonths = 4\n'
                    f'[outcomes]\nhuge = {{ is = "mean(in_use.deliver) * {"9" * 308} * persons", better = "more" }}\n'
                    '[budget]\ntotal = 30000\ninterventions = ["coaches", "front_line_training"]\n'
                    '[search]\nworlds = 7\nreplicates = 1\nrefine = 2\nresult = "huge"\ncost = "money"\npopulation = 8\n'
                    f'generations = 2\nfinalists = 2\n{use}')
    ended = coadopt("budget", path, "-o", tmp_path / "b.h5", code=1)
    assert "The outcome huge has no value in a run of the world" in ended.err
    assert not (tmp_path / "b.h5").exists()
