"""Wrong use and wrong input: told completely, at once, with a way out; exit code 2, and nothing is written."""

import json
import re
import time

import pytest
from program import SCENARIOS, SMALL, WRONG_INPUT, coadopt, names_in, small_variant


def refused(*words):
    ended = coadopt(*words, code=WRONG_INPUT)
    assert ended.err.strip(), "a refusal says why"
    assert ended.out == ""
    return ended.err


def test_an_error_names_file_line_key_value_what_is_allowed_and_a_way_out(tmp_path, file):
    wrong = small_variant(tmp_path, "wrong", "[adoption]\nnorm_threshold = 3.1\n")
    assert wrong.read_text().splitlines()[6] == "norm_threshold = 3.1"
    told = refused("run", wrong, "-o", file)
    assert re.fullmatch(
        rf"{wrong}:7: adoption\.norm_threshold = 3\.1 is out of range \(0\.\.1 [^)]+\)\. Did you mean 0\.31\?\n", told
    )
    assert names_in(tmp_path) == ["wrong.toml"]


def test_all_errors_of_a_file_are_told_at_once(tmp_path):
    wrong = small_variant(
        tmp_path, "wrong", "[run]\nmontsh = 3\nreplicates = 0\n[adoption]\ntalk = 7.5\ntlak = 0.1\nlapse = \"no\"\n"
    )  # fmt: skip
    told = refused("validate", wrong).splitlines()
    lines = [int(re.match(rf"{wrong}:(\d+): ", line)[1]) for line in told]
    assert lines == [7, 8, 10, 11, 12]
    assert "Did you mean run.months?" in told[0]
    assert "adoption.tlak" in told[3] and "Did you mean adoption.talk?" in told[3]
    assert "adoption.lapse" in told[4]


def test_the_first_hundred_errors_are_told_and_how_many_more_there_are(tmp_path, file):
    wrong = small_variant(tmp_path, "wrong", "[run]\n" + "".join(f"key_{i} = {i}\n" for i in range(3000)))
    for words in (["validate", wrong], ["run", wrong, "-o", file]):
        told = refused(*words).splitlines()
        assert len(told) == 101
        assert told[99].startswith(f"{wrong}:106: run.key_99 = 99 is not known.")
        assert told[100] == "... and 2900 more problems. Fix these first."
    few = small_variant(tmp_path, "few", "[run]\n" + "".join(f"key_{i} = {i}\n" for i in range(100)))
    assert len(refused("validate", few).splitlines()) == 100


def test_errors_of_several_files_are_told_together_and_the_valid_are_named(tmp_path):
    first = small_variant(tmp_path, "first", "[run]\nmonths = 0\n")
    second = small_variant(tmp_path, "second", "[run]\nreplicates = -1\n")
    ended = coadopt("validate", first, SMALL, second, code=WRONG_INPUT)
    assert ended.out == f"{SMALL}: valid scenario\n"
    assert [line.split(":")[0] for line in ended.err.splitlines()] == [str(first), str(second)]


def test_run_tells_what_validate_tells(tmp_path, file):
    wrong = small_variant(tmp_path, "wrong", "[adoption]\ntalk = 7.5\n[populaton]\nstaff = 3\n")
    assert refused("run", wrong, "-o", file) == refused("validate", wrong)


@pytest.mark.parametrize(
    ("setting", "nearest"),
    [
        ("population.stff=96", "population.staff"),
        ("adoption.norm_treshold=0.3", "adoption.norm_threshold"),
        ("run.month=3", "run.months"),
        ("populatoin.staff=96", "population"),
    ],
)
def test_an_unknown_key_names_the_nearest(file, setting, nearest):
    told = refused("run", SMALL, "-o", file, "--set", setting)
    assert told.startswith(f"--set {setting.split('=')[0]}")
    assert f"Did you mean {nearest}" in told
    assert names_in(file.parent) == []


@pytest.mark.parametrize(
    "setting",
    ["adoption.talk", "adoption.talk=", "talk=1", "=3", "adoption.talk=nan", "adoption.talk=inf", "adoption.talk=yes",
     "adoption.talk=[1]", "population.staff=9.5", "run.observe=[\"persons\"]", "run.first_month=2026-13",
     "intervention.coverage=1", "scenario.based_on=x.toml", "run.seed=-1", "adoption.talk=1e999"],
)  # fmt: skip
def test_a_setting_that_makes_no_sense_is_refused(file, setting):
    told = refused("run", SMALL, "-o", file, "--set", setting)
    assert told.startswith("--set ") and told.rstrip().endswith((".", "?"))
    assert names_in(file.parent) == []


@pytest.mark.parametrize(
    "setting",
    ["population.staff=100000000", "population.neighbours_per_user=100", "population.caseload=1000000"],
)  # fmt: skip
def test_absurd_sizes_are_refused_quickly_with_the_memory_they_need(file, setting):
    settings = ["--set", setting] if "staff" in setting else ["--set", "population.staff=20000000", "--set", setting]
    began = time.process_time(), time.monotonic()
    told = refused("run", SMALL, "-o", file, *settings)
    assert time.monotonic() - began[1] < 60
    assert re.search(r"need [\d.]+(e[+]\d+)? \wiB of memory; [\d.]+ \w+ is available\. ", told) or "is out of range" in told
    assert names_in(file.parent) == []


def test_a_size_beyond_memory_names_the_memory(file):
    told = refused("run", SMALL, "-o", file, "--set", "population.staff=100000000")
    assert re.search(r"population\.staff = 100000000 .* need \d+ GiB of memory; [\d.]+ \w+ is available\. Ask for", told)


@pytest.mark.parametrize(
    "words",
    [["--months", "0"], ["--months", "5000"], ["--months", "x"], ["--replicates", "0"], ["--replicates", "1000000"],
     ["--threads", "0"], ["--seed", "-1"], ["--agents", "sometimes"], ["--unknown"], ["second.toml"]],
)  # fmt: skip
def test_an_option_that_makes_no_sense_is_refused(file, words):
    refused("run", SMALL, "-o", file, *words)
    assert names_in(file.parent) == []


@pytest.mark.parametrize("seed", ["9223372036854775808", "18446744073709551615", "1e3", "0x10", "", " 1"])
def test_a_seed_that_is_none_is_refused_with_the_range(file, seed):
    told = refused("run", SMALL, "-o", file, "--seed", seed)
    assert "--seed: " in told and "(0..9223372036854775807)" in told
    assert names_in(file.parent) == []


@pytest.mark.parametrize(("words", "seed"), [("9223372036854775807", 2**63 - 1), ("010", 10), ("0", 0)])
def test_a_seed_is_the_number_that_was_written(file, words, seed):
    ended = coadopt("run", SMALL, "-o", file, "--months", "1", "--replicates", "1", "--seed", words, "--json")
    assert json.loads(ended.out)["seed"] == seed


WHOLE_NUMBERS = [
    ["run", SMALL, "-o", "x.h5", "--months"],
    ["compare", SMALL, SMALL, "-o", "x.h5", "--replicates"],
    ["compare", SMALL, SMALL, "-o", "x.h5", "--draws"],
    ["sweep", SMALL, "--extend-replicates"],
    ["calibrate", SMALL, "-o", "x.toml", "--sets"],
    ["calibrate", SMALL, "-o", "x.toml", "--waves"],
    ["calibrate", SMALL, "-o", "x.toml", "--replicates"],
    ["budget", SMALL, "--threads"],
    ["verify", "--months"],
    ["verify", "--replicates"],
    ["patterns", "--replicates"],
    ["patterns", "--only"],
    *([*words, option] for words in [["import", "--budget-survey", SCENARIOS / "survey" / "answers.csv", "-o", "made"]]
      for option in ("--budget", "--start-month", "--end-month")),
]  # fmt: skip


@pytest.mark.parametrize("words", WHOLE_NUMBERS, ids=lambda words: f"{words[0]} {words[-1]}")
def test_whole_numbers_are_decimal_digits_in_every_option(tmp_path, words):
    for number in ("0x10", "0b1", "+5", "1_000", "1e1", "5.0", "5,000", " 5", "5 ", "", "five", "99999999999999999999"):
        ended = coadopt(*words[:-1], f"{words[-1]}={number}", code=WRONG_INPUT, folder=tmp_path)
        assert f"{words[-1]}{': ' if number else ' needs a value'}" in ended.err and ".." in ended.err, ended.said
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("written, months", [("08", 8), ("010", 10), ("0012", 12)])
def test_a_leading_zero_does_not_make_a_number_octal(file, written, months):
    words = ["run", SMALL, "-o", file, "--json", "--months", written, "--replicates", "01", "--threads", "01"]
    told = json.loads(coadopt(*words).out)
    assert (told["months"], told["replicates"]) == (months, 1)


def test_a_budget_with_a_leading_zero_is_spent_as_written(tmp_path):
    coadopt("import", "--budget-survey", SCENARIOS / "survey" / "answers.csv", "-o", tmp_path / "made", "--mean-only",
            "--budget", "0500000", "--start-month", "013", "--end-month", "047", "--quiet")  # fmt: skip
    assert "GBP 500,000 more from month 13 to 47" in (tmp_path / "made" / "mean.toml").read_text()


@pytest.mark.parametrize("number", ["nan", "inf", "0x1p-3", "+0.5", "0,5", "", "1e-400", "11"])
def test_a_real_number_is_decimal_and_finite(tmp_path, number):
    words = ["compare", SMALL, SMALL, "-o", "x.h5", f"--precision={number}"]
    assert f"--precision{': ' if number else ' needs a value'}" in coadopt(*words, code=WRONG_INPUT, folder=tmp_path).err


@pytest.mark.parametrize(("number", "told"), [("010", "Write 10"), ("-08", "Write -8")])
def test_a_set_number_with_a_leading_zero_is_told_how_to_write_it(file, number, told):
    assert f"begins with a zero. {told}." in refused("run", SMALL, "-o", file, "--set", f"run.months={number}")


@pytest.mark.parametrize("number", ["0x10", "0o10", "0b11"])
def test_a_set_number_is_decimal(file, number):
    assert "Write it in decimal digits." in refused("run", SMALL, "-o", file, "--set", f"run.months={number}")


def test_what_is_wrong_with_an_option_is_told_once_for_all_scenarios(tmp_path, file):
    other = small_variant(tmp_path, "other", "[adoption]\ntalk = 0.1\n")
    assert len(refused("compare", SMALL, other, "-o", file, "--set", "run.months=0").splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [(["import", "--tmplate", "x"], '"--tmplate" is not an option. Did you mean --template?'),
     (["run", SMALL, "--replicats=3"], '"--replicats=3" is not an option. Did you mean --replicates?'),
     (["run", SMALL, "--wxyz"], "--wxyz is not an option. See"),
     (["run", SMALL, SMALL], "`coadopt compare` runs several")],
)  # fmt: skip
def test_words_that_no_command_takes_are_told_with_what_was_meant(words, told):
    assert told.replace('"', "") in refused(*words).replace('"', "")


def test_what_is_read_from_is_not_written_over_even_by_force(tmp_path):
    scenario = small_variant(tmp_path, "mine", "").rename(tmp_path / "mine")
    sweep = tmp_path / "sweep"
    sweep.write_text(
        '[experiment]\nscenarios = ["mine"]\n[design]\nkind = "grid"\nlevels = 2\n'
        '[[factor]]\nparameter = "adoption.talk"\n'
    )
    calibration = tmp_path / "calibration"
    calibration.write_text(sweep.read_text().replace('[design]\nkind = "grid"\nlevels = 2\n', ""))
    based = tmp_path / "based"
    based.write_text(scenario.read_text().replace(str(SMALL), "mine").replace('name = "mine"', 'name = "based"'))
    before = {path: path.read_text() for path in (scenario, sweep, calibration, based)}
    for words in (["run", scenario, "-o", scenario], ["compare", SMALL, scenario, "-o", scenario],
                  ["sweep", sweep, "-o", sweep], ["sweep", sweep, "-o", scenario],
                  ["run", based, "-o", scenario], ["calibrate", calibration, "-o", scenario]):  # fmt: skip
        assert "is an input, and would be overwritten" in refused(*words, "--force")
    assert {path: path.read_text() for path in before} == before
    assert names_in(tmp_path) == ["based", "calibration", "mine", "sweep"]


@pytest.mark.parametrize("words", [["verify", SMALL], ["patterns", "--only", "1"], ["sweep", SMALL]])
def test_no_threads_are_refused_by_every_command(words):
    assert "--threads" in refused(*words, "--threads", "0")


@pytest.mark.parametrize("words", [[], ["rnu"], ["run"], ["run", SMALL], ["compare", SMALL, "-o", "x.h5"], ["validate"]])
def test_missing_words_are_refused(words):
    assert "--help" in refused(*words)


def test_a_scenario_that_is_not_there_is_named(file):
    assert refused("run", "nowhere.toml", "-o", file) == "nowhere.toml: there is no such file.\n"


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path, file):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[scenario]\nname = = 3\n")
    assert refused("run", wrong, "-o", file).startswith(f"{wrong}:2: ")


def test_a_folder_is_no_scenario(tmp_path, file):
    assert str(tmp_path) in refused("run", tmp_path, "-o", file)


def test_scenarios_of_differing_months_are_not_compared(tmp_path, file):
    longer = small_variant(tmp_path, "longer", "[run]\nmonths = 48\n")
    told = refused("compare", SMALL, longer, "-o", file)
    assert "run.months = 48" in told and "run.months = 36" in told
    assert str(longer) in told and str(SMALL) in told and "--months" in told
    assert names_in(tmp_path) == ["longer.toml"]


@pytest.mark.parametrize(
    ("text", "key"),
    [("replicates = 11", "run.replicates"), ("seed = 1", "run.seed"), ('first_month = "2027-01"', "run.first_month")],
)
def test_scenarios_must_be_of_the_same_run_to_be_compared(tmp_path, file, text, key):
    told = refused("compare", SMALL, small_variant(tmp_path, "other", f"[run]\n{text}\n"), "-o", file)
    assert key in told


def test_scenarios_of_one_name_are_not_compared(tmp_path, file):
    same = small_variant(tmp_path, "Small partnership", "")
    told = refused("compare", SMALL, same, "-o", file)
    assert 'scenario.name = "Small partnership"' in told
    assert names_in(tmp_path) == [same.name]


def test_a_file_that_is_compared_with_itself_is_named_as_given_twice(file):
    assert f"{SMALL}: is given twice. Name each file once.\n" == refused("compare", SMALL, SMALL, "-o", file)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["run", SMALL, "-o", "x.h5", "--agents", "finals"], "--agents: finals is not known. Did you mean final? Known are none, final, monthly."),
        (["describe", "lever"], "TOPIC: lever is not known. Did you mean levers? Known are parameters, "),
        (["run", SMALL, "-o", "x.h5", "--resume", "--force"], "--resume and --force cannot be given together."),
        (["run", SMALL, "-o", "x.h5", "--so-far"], "--so-far is only for --resume; give both."),
        (["import"], "coadopt import: name what to import, "),
        (["diagnose", SMALL, "--permutations", "3"], "3 is odd, but orders come in pairs. The next even number is 4."),
    ],
)
def test_the_command_line_is_answered_with_what_may_be_typed(words, told):
    assert told in refused(*words)


def test_problems_of_the_scenario_are_told_before_those_of_the_output(tmp_path):
    """Nothing is run, and an existing file stays, whatever else is wrong."""
    file = tmp_path / "file.h5"
    file.write_bytes(b"mine")
    refused("run", SMALL, "-o", file, "--force", "--set", "adoption.talk=7")
    assert file.read_bytes() == b"mine"


def test_scenarios_of_the_folder_are_not_what_makes_tests_fail():
    assert SMALL in SCENARIOS.glob("*.toml")
