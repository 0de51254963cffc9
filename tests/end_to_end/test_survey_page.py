"""docs/survey.md says what the program says of the survey's splits."""

import json
import runpy
from types import SimpleNamespace

import pytest
from program import ROOT, SCENARIOS, coadopt


@pytest.fixture(scope="module")
def maker():
    return SimpleNamespace(**runpy.run_path(str(ROOT / "docs" / "survey")))


@pytest.mark.slow
def test_every_difference_of_the_page_comes_out_again(maker, file):
    page = maker.PAGE.read_text()
    splits = sorted((SCENARIOS / "survey").glob("*.toml"))
    told = json.loads(coadopt("compare", *splits, "-o", file, "--json", "--replicates", maker.REPLICATES).out)
    for ranking in told["rankings"]:
        title, _, scale, digits = maker.TITLES[ranking["by"]]
        part = page.split(f"## By {title}\n")[1].split("\n## ")[0]
        for scenario in told["scenarios"][1:]:
            place = ranking["order"].index(scenario["name"]) + 1
            row = f"| {place} | {maker.short(scenario['name'])} | {maker.interval(scenario['outcomes'][ranking['by']], scale, digits)} |"
            assert row in part, f"docs/survey.md is out of date; to update it: docs/survey\n{row}"


def test_the_page_says_what_does_not_survive_and_how_little_eight_people_are(maker):
    page = maker.PAGE.read_text()
    assert [line for line in page.splitlines() if line.startswith("## By ")] == [f"## By {one[0]}" for one in maker.TITLES.values()]
    assert page.count("rival rules, workloads and draws of alternative assumptions: ") == 3
    assert "not advice" in page and "eight people" in page
