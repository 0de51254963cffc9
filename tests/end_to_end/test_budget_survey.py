"""A filled-in survey of how a budget should be split becomes scenarios that can be compared."""

import csv
import os
import subprocess
import tomllib

import pytest
from program import ROOT, SCENARIOS, WRONG_INPUT, coadopt, names_in

SURVEY = SCENARIOS / "survey"
INVENTED = SCENARIOS / "invented_council"
PUBLISHED = (
    "E. Loeffler, Removing the obstacles to co-production, Glasgow, 1 December 2017: survey of eight people, "
    "called preliminary there"
)
MADE = [
    (SURVEY, "answers.csv", "../baseline.toml", ".", ["--source", PUBLISHED]),
    (INVENTED, "budget_survey.csv", "scenario.toml", "budget",
     ["--source", "INVENTED: no such council, nor such answers", "--budget", "300000", "--end-month", "36"]),
]  # fmt: skip


def answers(path, *rows):
    heading = (SURVEY / "answers.csv").read_text().splitlines()[0]
    path.write_text("\n".join([heading, *rows]) + "\n")
    return path


def names_of(folder):
    return [name for name in names_in(folder) if name.endswith(".toml")]


@pytest.mark.parametrize("folder, file, base, into, words", MADE, ids=["published", "invented"])
def test_the_librarys_splits_are_what_their_answers_come_to(folder, file, base, into, words, tmp_path):
    """The scenarios of the library and the program's own mapping of factors to the catalogue cannot part."""
    place = tmp_path / "place"
    place.mkdir()
    made = place / into if into != "." else place
    beside = (place / base).resolve()
    beside.write_text((folder / base).read_text())
    coadopt("import", "--budget-survey", folder / file, "-o", made, "--based-on", beside, *words)
    again = f"to make them anew, in {folder}: coadopt import --budget-survey {file} -o {into} --based-on {base} --force " + " ".join(
        f'"{word}"' for word in words
    )
    shelf = folder / into
    assert [name for name in names_of(made) if name != base] == names_of(shelf), again
    for name in names_of(shelf):
        assert (made / name).read_text() == (shelf / name).read_text(), again


def test_the_published_answers_are_of_eight_and_each_adds_up_to_100():
    with (SURVEY / "answers.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 8
    for row in rows:
        assert sum(float(share or 0) for factor, share in row.items() if factor != "respondent") == 100
    mean = sum(float(row["more_staff_who_can_enable_users"] or 0) for row in rows) / 8
    assert mean == 23.125, "the slide says 23.1"


def test_everything_of_the_invented_splits_says_that_it_is_invented():
    _, *rows = (INVENTED / "budget_survey.csv").read_text().splitlines()
    assert rows and all("INVENTED" in row for row in rows)
    for name in names_of(INVENTED / "budget"):
        if not name.startswith("00"):
            assert "INVENTED" in tomllib.loads((INVENTED / "budget" / name).read_text())["scenario"]["source"]


def test_what_was_missing_or_rounded_is_told(tmp_path):
    told = coadopt("import", "--budget-survey", INVENTED / "budget_survey.csv", "-o", tmp_path / "made").out
    assert told.startswith("3 respondents; GBP 3,000,000 from month 13 to 48")
    assert "Invented link worker: shares add up to 99 by rounding" in told
    assert "Invented councillor: the row has no shares and is not counted" in told
    assert "Invented team manager: empty shares count as 0: more_staff_who_can_enable_communities" in told
    assert "councillor" not in " ".join(names_of(tmp_path / "made"))


def test_the_template_can_be_imported_and_compared(tmp_path, file):
    coadopt("import", "--template", tmp_path / "mine", "--quiet")
    made = tmp_path / "splits"
    coadopt("import", "--budget-survey", tmp_path / "mine" / "budget_survey.csv", "-o", made, "--based-on",
            SCENARIOS / "small.toml", "--budget", "100000", "--start-month", "2", "--end-month", "6")  # fmt: skip
    names = names_of(made)
    assert names == ["00_no_extra_budget.toml", "example_link_worker.toml", "example_manager.toml", "mean.toml"]
    told = coadopt("compare", *(made / name for name in names), "-o", file, "--replicates", "2", "--months", "8").out
    assert "Survey: mean of 2" in told


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8"])
def test_the_shell_lists_the_reference_first_whatever_respondents_are_called(locale, tmp_path, file):
    rows = [f"{code}" + ",100" + "," * 10 for code in ("001", "002", "-3", "00_a", "É", "²", "Ab", "_x", "日本")]
    made = tmp_path / "made"
    coadopt("import", "--budget-survey", answers(tmp_path / "coded.csv", *rows), "-o", made, "--based-on",
            SCENARIOS / "small.toml", "--budget", "100000", "--start-month", "2", "--end-month", "6")  # fmt: skip
    listed = subprocess.run("echo *.toml", shell=True, cwd=made, env={**os.environ, "LC_ALL": locale},
                            capture_output=True, text=True, timeout=60)  # fmt: skip
    first, *others = listed.stdout.split()
    assert first == "00_no_extra_budget.toml"
    assert len(others) == 10
    told = coadopt("compare", *(made / name for name in [first, *others[:2]]), "-o", file, "--replicates", "2",
                   "--months", "8").out  # fmt: skip
    assert "No extra budget" in told.splitlines()[0]


def test_the_mean_alone_gives_away_nobody(tmp_path):
    made = tmp_path / "made"
    coadopt("import", "--budget-survey", SURVEY / "answers.csv", "-o", made, "--mean-only")
    assert names_of(made) == ["00_no_extra_budget.toml", "mean.toml"]
    assert "Surrey" not in (made / "mean.toml").read_text()
    assert "based_on" not in (made / "mean.toml").read_text(), "without --based-on: the defaults"


def test_what_exists_is_kept_without_force_and_then_nothing_else_is_written(tmp_path):
    (tmp_path / "mean.toml").write_text("mine")
    words = ["import", "--budget-survey", SURVEY / "answers.csv", "-o", tmp_path]
    assert "is not overwritten" in coadopt(*words, code=WRONG_INPUT).err
    assert names_in(tmp_path) == ["mean.toml"]
    assert (tmp_path / "mean.toml").read_text() == "mine"
    coadopt(*words, "--force")
    assert len(names_in(tmp_path)) == 10


def test_wrong_answers_are_told_by_file_row_and_column_and_nothing_is_written(tmp_path):
    wrong = answers(tmp_path / "wrong.csv", "A,100,0,0,0,0,0,0,0,0,0,-1", "B,50,,,,,,,,,,45")
    told = coadopt("import", "--budget-survey", wrong, "-o", tmp_path / "made", code=WRONG_INPUT).err.splitlines()
    assert told[0].startswith(f"{wrong}:2: column supporting_partners_to_embed = -1 is out of range (0..100 share of 100)")
    assert told[1].startswith(f"{wrong}:3: columns more_frontline_staff to supporting_partners_to_embed add up to 95 (100,")
    assert names_in(tmp_path) == ["wrong.csv"]


@pytest.mark.parametrize(
    "words",
    [[], ["--template", "x"], ["-o", "made", INVENTED / "staff.csv"], ["-o", "made", "--budget", "0"],
     ["-o", "made", "--start-month", "20", "--end-month", "10"], ["-o", "made", "--based-on", "none.toml"],
     ["-o", "made", "--description", "x"]],
)  # fmt: skip
def test_wrong_use_ends_with_2_and_writes_nothing(words, tmp_path):
    ended = coadopt("import", "--budget-survey", SURVEY / "answers.csv", *words, code=WRONG_INPUT, folder=tmp_path)
    assert ended.err.strip()
    assert names_in(tmp_path) == []


def test_a_survey_of_shares_among_files_of_people_is_told_where_to_go(tmp_path):
    words = [INVENTED / "staff.csv", INVENTED / "budget_survey.csv", "-o", tmp_path / "x.toml"]
    assert "--budget-survey" in coadopt("import", *words, code=WRONG_INPUT).err


def test_options_of_splits_need_a_survey(tmp_path):
    words = [INVENTED / "staff.csv", "-o", tmp_path / "x.toml", "--mean-only"]
    assert "--budget-survey" in coadopt("import", *words, code=WRONG_INPUT).err


def test_the_documentation_names_what_each_factor_stands_for(tmp_path):
    factors = (SURVEY / "answers.csv").read_text().splitlines()[0].split(",")[1:]
    rows = [",".join([factor, *("100" if factor == other else "" for other in factors)]) for factor in factors]
    coadopt("import", "--budget-survey", answers(tmp_path / "all.csv", *rows), "-o", tmp_path / "made")
    page = (ROOT / "docs" / "import.md").read_text()
    for factor in factors:
        (one,) = tomllib.loads((tmp_path / "made" / f"{factor}.toml").read_text())["intervention"]
        assert any(
            line.startswith(f"| `{factor}` |") and line.endswith(f"| `{one['use']}` |") for line in page.splitlines()
        ), f"docs/import.md does not say that {factor} stands for {one['use']}"
