"""The catalogue answers every solution of the register, each entry says where it comes from, and every scenario is valid."""

import csv
import re
import tomllib
from collections import Counter

import pytest
from program import ROOT, SCENARIOS, WRONG_INPUT, coadopt

CATALOGUE = {path.stem: tomllib.loads(path.read_text()) for path in sorted((SCENARIOS / "catalogue").glob("*.toml"))}
LIBRARY = sorted(path for path in SCENARIOS.rglob("*.toml") if path.parent.name not in ("catalogue", "observations"))
BARRIERS = re.findall(r"^\| `(\w+)`", (ROOT / "docs" / "barriers.md").read_text(), flags=re.M)

each_entry = pytest.mark.parametrize("name", CATALOGUE)


def test_every_solution_of_the_register_is_covered_exactly_once():
    with (ROOT / "docs" / "register.csv").open() as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    assert codes == [f"I{number:02}" for number in range(1, 64)]
    covered = Counter(code for entry in CATALOGUE.values() for code in entry["entry"]["covers"])
    assert covered == Counter(codes)


def test_entries_are_validated_as_what_they_are(tmp_path):
    files = sorted((SCENARIOS / "catalogue").glob("*.toml"))
    assert coadopt("validate", *files).out == "".join(f"{file}: valid entry of the catalogue\n" for file in files)
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(files[0].read_text().replace("sure = ", "shure = "))
    told = coadopt("validate", wrong, code=WRONG_INPUT).err
    assert "entry.shure" in told and "Did you mean entry.sure?" in told


@each_entry
def test_an_entry_says_what_it_is_and_how_sure_its_effect_is(name):
    entry = CATALOGUE[name]["entry"]
    assert set(entry) - {"same_as", "why"} == {"title", "covers", "barriers", "sure", "evidence"}
    assert entry["title"] and len(entry["evidence"]) > 80
    assert entry["sure"] in ("strong", "moderate", "weak", "assumed")
    assert set(entry["barriers"]) <= set(BARRIERS)


@each_entry
def test_an_entry_acts_on_somebody_at_a_cost_and_names_its_source(name):
    one = CATALOGUE[name]["intervention"]
    assert one["description"] and one["source"]
    assert one["targets"]["entity"]
    assert one["effects"] or one["structure"]["kind"]
    assert one["cost"]["borne_by"]
    amounts = [value for key, value in one["cost"].items() if key not in ("borne_by", "basis")]
    assert any((value["amount"] if isinstance(value, dict) else value) > 0 for value in amounts)


@each_entry
def test_shares_that_are_guesses_are_said_to_be(name):
    """No effect here was measured on these levers: each share is a guess, and its entry says so."""
    assert "assumed" in CATALOGUE[name]["entry"]["evidence"]


def test_entries_used_by_scenarios_are_there():
    used = {
        one["use"]
        for path in LIBRARY
        for one in tomllib.loads(re.sub(r"(= *)(\d{4}-\d\d)$", r'\1"\2"', path.read_text(), flags=re.M)).get("intervention", [])
        if "use" in one
    }
    assert used and used <= set(CATALOGUE)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: str(path.relative_to(SCENARIOS)))
def test_a_scenario_of_the_library_is_valid(path):
    told = coadopt("validate", path).out
    assert told.startswith(f"{path}: valid ") and told.count("\n") == 1


def test_splits_of_a_budget_spend_the_same():
    """Their reference, which spends nothing, sorts first."""
    paths = sorted((SCENARIOS / "survey").glob("*.toml"))
    spent = [sum(one["budget"] for one in tomllib.loads(path.read_text()).get("intervention", [])) for path in paths]
    assert spent[0] == 0
    assert len(spent) == 10 and set(spent[1:]) == {3_000_000}
