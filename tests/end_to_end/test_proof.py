"""The program's own proofs: patterns as docs/validation.md shows them, promises on every scenario of the library."""

import json
import tomllib

import pytest
from program import ROOT, SCENARIOS, coadopt, names_in

LARGE = {"scotland.toml", "united_kingdom.toml"}
LIBRARY = sorted(
    path
    for path in SCENARIOS.rglob("*.toml")
    if "[scenario]" in path.read_text(encoding="utf-8") and path.name not in LARGE
)

# A promise holds for any number of staff, and two fifths of the usual number take two fifths of the time. The scenarios
# below keep their own: they say how many they have, but for one of the usual size.
FEWER = ["--set", "population.staff=480"]
OF_ONES_OWN_SIZE = [SCENARIOS / "small.toml", SCENARIOS / "coaches_and_pooled_budgets.toml",
                    *(path for path in LIBRARY if "invented_council" in path.parts)]  # fmt: skip


def rows(text):
    return [line for line in text.splitlines() if line.startswith("|")]


def test_patterns_come_out_as_the_validation_page_shows():
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    told = rows(coadopt("patterns", "--markdown", "--quiet", "--replicates", "12").out)
    numbers = {row.split()[1] for row in told if len(row.split()) > 1}
    assert {str(number) for number in range(2, 25)} == numbers - {"---", "Pattern"}, "number 1 was withdrawn"
    stale = [row for row in told if row not in page]
    assert not stale, "docs/validation.md is out of date; to update it: docs/validate\n" + "\n".join(stale)


def test_the_validation_page_shows_trials_and_cases():
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    entries = [tomllib.loads(path.read_text(encoding="utf-8"))["entry"] for path in (SCENARIOS / "catalogue").glob("*.toml")]
    assert [entry["title"] for entry in entries if f"\n| {entry['title']} |" not in page] == []
    assert "e+0" not in page
    assert len(rows(page)) > 15 + len(entries) + len(list((SCENARIOS / "cases").glob("*.toml")))


def promises_are_kept(files, *words):
    kept = coadopt("verify", *files, "--months", "16", "--replicates", "2", *words)
    assert kept.out.count("All promises are kept.") == 1
    assert kept.out.count("kept: ") == 5 * len(files)


@pytest.mark.parametrize("part", range(6))
def test_promises_are_kept_on_every_scenario_of_the_library(part):
    files = [path for path in LIBRARY if "based_on" in path.read_text(encoding="utf-8") or path.parent == SCENARIOS]
    some = [path for path in files if path not in OF_ONES_OWN_SIZE][part::6]
    assert some
    promises_are_kept(some, *FEWER)


def test_promises_are_kept_on_scenarios_of_their_own_size():
    promises_are_kept(OF_ONES_OWN_SIZE)


def test_a_broken_scenario_is_told_before_anything_is_proved(tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[run]\nmonths = -1\n")
    assert "run.months" in coadopt("verify", wrong, code=2).err


def test_patterns_need_a_catalogue_with_their_entries(tmp_path):
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (tmp_path / "baseline.toml").write_text('[scenario]\nname = "b"\n')
    told = coadopt("patterns", "--scenarios", tmp_path, "--only", "12", "--replicates", "2", code=1)
    assert 'no entry "legal_duty"' in told.err


def test_a_choice_of_no_pattern_is_refused():
    ended = coadopt("patterns", "--only", "9", "--calibration", "--quiet", code=2)
    assert ended.out == "" and "none of the patterns" in ended.err and "2, 3, 4, 5, 6, 23" in ended.err


def test_every_row_of_the_validation_page_names_what_it_is_of():
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    assert "``" not in page
    coaching = [row for row in rows(page) if row.startswith("| 4 coaching over training | calibrate |")]
    assert len(coaching) == 4 and coaching[-1].endswith("| as above |")


def test_patterns_as_json_hold_trials_and_cases_and_feed_their_charts(tmp_path):
    told = coadopt("patterns", "--only", "4", "--replicates", "2", "--trials", "--cases", "--json", "--quiet").out
    file = tmp_path / "patterns.json"
    file.write_text(told, encoding="utf-8")
    parts = json.loads(told)
    assert [pattern["number"] for pattern in parts["patterns"]] == [4]
    assert {check["unit"] for check in parts["patterns"][0]["checks"]} == {"points"}
    assert {trial["entry"] for trial in parts["trials"]} == {path.stem for path in (SCENARIOS / "catalogue").glob("*.toml")}
    for trial in parts["trials"]:
        gain = trial["practice_after_36_months"]
        assert gain["low"] <= gain["mean"] <= gain["high"] and trial["money"] >= 0
    assert len(parts["cases"]) == len(list((SCENARIOS / "cases").glob("*.toml")))
    coadopt("brief", file, "--charts", tmp_path / "charts")
    assert {"patterns.png", "patterns.svg", "trials.png", "trials.csv"} <= set(names_in(tmp_path / "charts"))


def test_a_pattern_fails_without_what_it_comes_from_as_the_validation_page_shows():
    page = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")
    words = ["patterns", "--only", "6", "17", "24", "--knock-outs", "--quiet", "--replicates", "12"]
    told = coadopt(*words, "--markdown").out
    shown = rows(told[told.index("# Knock-outs"):])
    assert len(shown) == 2 + 1 + 2 + 1 and [row for row in shown if row not in page] == []
    assert [row.split("| ")[-1] for row in shown[2:]] == ["fails without it |", "fails without it |", "as above |", "not tried |"]
    seventeen = json.loads(coadopt(*words, "--json").out)["patterns"][1]["knock_out"]
    assert seventeen["settings"] == ["adoption.routine_lapse=1"] and seventeen["verdict"] == "fails without it"
    assert [check["verdict"] for check in seventeen["checks"]] == ["fails", "fails"]
