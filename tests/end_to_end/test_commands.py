"""What each command does when all is well."""

import json
import re

import h5py
import pytest
from program import PROGRAM, SCENARIOS, SMALL, WRONG_INPUT, attribute, coadopt, names_in, run_small, small_variant

COMMANDS = ["run", "compare", "sweep", "merge", "budget", "calibrate", "sensitivity", "diagnose", "validate", "describe", "verify", "patterns", "brief", "import"]
OUTCOMES = {
    "practice_in_use", "espoused", "participation_users", "participation_seldom_heard", "persons_active",
    "wellbeing_users", "staff_hours_free", "citizen_hours", "cost",
}  # fmt: skip


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """A results file of three scenarios."""
    file = tmp_path_factory.mktemp("compared") / "three.h5"
    scenarios = [SCENARIOS / name for name in ("baseline.toml", "skill.toml", "friction.toml")]
    sizes = ["--replicates", "2", "--months", "24", "--set", "population.staff=192"]
    ended = coadopt("compare", *scenarios, "-o", file, *sizes)
    return file, ended


def test_run_writes_one_whole_file_and_says_where(file):
    ended = coadopt("run", SMALL, "-o", file, "--replicates", "2", "--months", "3")
    assert names_in(file.parent) == ["file.h5"]
    assert f"Results: {file}" in ended.out
    assert "2 replicates of 3 months" in ended.out
    with h5py.File(file) as results:
        assert results["practice_in_use"].shape == (1, 2, 3)
        assert attribute(results, "status") == "complete"
        assert results["scenario"].asstr()[0] == "Small partnership"


def test_the_command_line_counts_over_the_file(file):
    coadopt("run", SMALL, "-o", file, "--quiet", "--replicates", "3", "--months", "2", "--seed", "7",
            "--set", "adoption.talk=0.25", "--set", "run.first_month=2030-05")  # fmt: skip
    with h5py.File(file) as results:
        assert results["practice_in_use"].shape == (1, 3, 2)
        assert int(results.attrs["seed"]) == 7
        assert results["parameters/adoption.talk"][0] == 0.25
        assert "talk = 0.25" in attribute(results, "scenario_1")
        assert 'first_month = "2030-05"' in attribute(results, "scenario_1")


def test_the_results_file_holds_the_command_as_typed(file):
    run_small(file, "--set", 'run.observe=["practice"]')
    with h5py.File(file) as results:
        assert attribute(results, "command").startswith("coadopt run ")
        assert "--set 'run.observe=[\"practice\"]'" in attribute(results, "command")


def test_compare_prints_every_scenario_against_the_first(compared):
    file, ended = compared
    assert ended.out.startswith("Reference: Baseline.")
    for name in ("Training in enabling skills", "Systems that fit"):
        table = ended.out.split(f"\n{name}\n")[1]
        assert re.search(r"practice in use +\d+\.\d% +\d+\.\d% +[+-]?\d+\.\d points \([+-]?\d+\.\d to [+-]?\d+\.\d\)", table)
        assert "cost per additional person co-producing" in table
    with h5py.File(file) as results:
        assert results["scenario"].shape == (3,)


def test_compare_as_json_parses_and_its_reference_differs_by_nothing(file):
    scenarios = [SMALL, small_variant(file.parent, "other", "[adoption]\ntalk = 0.5\n")]
    sizes = ["--replicates", "2", "--months", "3"]
    summary = json.loads(coadopt("compare", *scenarios, "-o", file, "--json", *sizes).out)
    assert summary["reference"] == "Small partnership"
    assert (summary["replicates"], summary["months"], summary["exit_code"]) == (2, 3, 0)
    first, second = summary["scenarios"]
    assert set(first["outcomes"]) == set(second["outcomes"]) > OUTCOMES
    for outcome in first["outcomes"].values():
        assert (outcome["difference"], outcome["low"], outcome["high"]) == (0, 0, 0)
        assert outcome["chance_better"] == 0.5


def test_one_replicate_compared_has_no_interval(file):
    scenarios = [SMALL, small_variant(file.parent, "other", "[adoption]\ntalk = 0.5\n")]
    sizes = ["--replicates", "1", "--months", "2"]
    ended = coadopt("compare", *scenarios, "-o", file, "--json", *sizes)
    assert json.loads(ended.out)["scenarios"][1]["outcomes"]["practice_in_use"]["low"] is None
    ended = coadopt("compare", *scenarios, "-o", file, "--force", *sizes)
    assert "(one replicate: no interval)" in ended.out


def test_run_as_json_parses(file):
    summary = json.loads(run_small(file, "--json").out)
    assert set(summary["outcomes"]) == OUTCOMES
    assert summary["file"] == str(file)
    assert summary["exit_code"] == 0
    for outcome in summary["outcomes"].values():
        assert outcome["p10"] <= outcome["mean"] <= outcome["p90"]


def test_quiet_says_nothing(file):
    ended = run_small(file)
    assert (ended.out, ended.err) == ("", "")


def test_progress_goes_to_standard_error_in_plain_lines(file):
    # Long enough that a line is due on any machine would be slow, so this only reads what there is.
    ended = coadopt("run", SMALL, "-o", file, "--replicates", "2", "--months", "36")
    assert "agent-months a second," not in ended.out
    for line in ended.err.splitlines():
        assert re.fullmatch(r" *\d+%  \d+\.\d million agent-months a second, .* left", line)
    assert "\r" not in ended.err and "\033" not in ended.err


def test_validate_names_every_valid_file():
    files = sorted(SCENARIOS.glob("*.toml"))
    ended = coadopt("validate", *files)
    assert [line.partition(": valid scenario")[0] for line in ended.out.splitlines()] == [str(path) for path in files]
    assert ended.err == ""


def test_brief_draws_charts_with_their_numbers(compared, tmp_path):
    file, _ = compared
    ended = coadopt("brief", file, "--charts", tmp_path / "charts")
    made = names_in(tmp_path / "charts")
    for chart in ("adoption", "espoused", "star"):
        assert {f"{chart}.png", f"{chart}.svg", f"{chart}.csv"} <= set(made)
    assert (tmp_path / "charts/adoption.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (tmp_path / "charts/adoption.svg").read_text()
    assert "Baseline" in ended.out
    # Charts that exist stay as they are.
    (tmp_path / "charts/adoption.png").write_bytes(b"mine")
    refused = coadopt("brief", file, "--charts", tmp_path / "charts", code=WRONG_INPUT)
    assert "--force" in refused.err
    assert (tmp_path / "charts/adoption.png").read_bytes() == b"mine"


def test_brief_of_a_file_that_is_not_there_says_how_to_make_one(tmp_path):
    ended = coadopt("brief", tmp_path / "none.h5", "--charts", tmp_path / "charts", code=WRONG_INPUT)
    assert "coadopt run" in ended.err
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_an_example(command):
    ended = coadopt(command, "--help")
    examples = ended.out.split("Example")[-1]
    assert f"  coadopt {command} " in examples
    assert ended.err == ""


def test_help_lists_the_commands_that_are_tested_here():
    listed = coadopt("--help").out.split("Subcommands:\n")[1].split("\n\n")[0]
    assert sorted(re.findall(r"^  (\w+)", listed, re.MULTILINE)) == sorted(COMMANDS)


def test_version_names_version_commit_and_compiler():
    assert re.fullmatch(r"coadopt \d+\.\d+\.\d+ \([^,]+, (GNU|Clang) [\d.]+\)\n", coadopt("--version").out)


def test_the_examples_of_help_are_about_files_that_exist():
    for command in COMMANDS:
        for path in re.findall(r"scenarios/[\w*]+\.toml", coadopt(command, "--help").out):
            assert list(SCENARIOS.parent.glob(path)), f"{command} --help names {path}"


def test_there_is_a_program():
    assert PROGRAM is not None


def test_validate_tells_programs_what_is_wrong_and_where(tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text('[scenario]\nname = "x"\n[adoption]\ntalkk = 1\n', encoding="utf-8")
    ended = coadopt("validate", "--json", SMALL, wrong, code=WRONG_INPUT)
    right, told = json.loads(ended.out)
    assert right["valid"] and right["problems"] == []
    assert not told["valid"] and [one["line"] for one in told["problems"]] == [4]
    assert "adoption.talk" in told["problems"][0]["problem"]
    assert coadopt("validate", "--quiet", SMALL).out == ""
