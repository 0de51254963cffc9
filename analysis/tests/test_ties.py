"""Where the first does not clearly differ from others, they rank first together."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from briefed import RUNS, briefed
from divided import divide
from synthetic import make
from test_briefing_words import section, told

from coadopt_analysis.budget_file import open_budget
from coadopt_analysis.figures import budget_splits
from coadopt_analysis.finding import finding
from coadopt_analysis.read import open_results
from coadopt_analysis.words.budget_story import budget_story


def test_a_finding_of_many_scenarios_names_no_single_first_where_two_tie(tmp_path: Path) -> None:
    noise = np.array([1, -1, 2, -2, 0, 1, -1, 2, -2, 0]) / 1000
    practice = np.stack([0.1 + noise, 0.2 + noise, 0.2001 + np.roll(noise, 3), 0.15 + noise, 0.12 + noise])[:, :, None]
    path = make(tmp_path / "r.h5", ["Base", "A", "B", "C", "D"], 10, 24, values={"practice_in_use": practice})
    with open_results(path) as results:
        said = finding(results)
    assert "'B' and 'A' rank first together, without a clear difference from the highest: 'B' adds 10.0 points" in said
    assert said.endswith("4 clearly do better.")


def test_splits_that_tie_rank_first_together(tmp_path: Path) -> None:
    path = divide(tmp_path / "b.h5", found=("Found 1", "Found 2"), tied=("Found 1", "Found 2"))
    with open_budget(path) as splits:
        answer = section(budget_story(path, splits), "answer")
    assert answer.lead.startswith("\u2018Found 2\u2019 and \u2018Found 1\u2019 rank first together of the splits that were tried,"
                                  " without a clear difference from \u2018Found 2\u2019, which has 3.0 points more")
    assert not any("no clear difference" in one for one in answer.sentences)


def test_regrets_have_intervals_and_may_be_anothers(tmp_path: Path) -> None:
    path = divide(tmp_path / "b.h5", found=("Found 1", "Found 2"), tied=("Found 1", "Found 2"))
    with open_budget(path) as splits:
        story = budget_story(path, splits)
        chart = budget_splits.alt(splits, budget_splits.table(splits))
    assert section(story, "what-would-change").lead.endswith(
        "(as assumed, com b; 95% interval 0.0 to 0.5). Chance leaves open whether its regret or that of \u2018Found 1\u2019 is"
        " least.")
    rows = {row[0]: row for row in section(story, "answer").tables[0].rows}
    assert [rows[name][3] for name in ("Found 2", "Found 1", "Mean")] == ["best", "may be best too", ""]
    assert rows["Mean"][4] == "3.0 (2.5 to 3.5)"
    assert "Best expected result: Found 2 or one other; least regret at worst: Found 2 or one other." in chart


def test_one_split_that_is_ahead_of_all_does_most(tmp_path: Path) -> None:
    path = divide(tmp_path / "b.h5", found=("Found 1", "Found 2"))
    with open_budget(path) as splits:
        assert section(budget_story(path, splits), "answer").lead.startswith("\u2018Found 2\u2019 does most of the splits")


def test_alternatives_are_told_of_all_that_rank_first_together(tmp_path: Path) -> None:
    robust = {name: (0.13, 0.17, 0.16, 0.17) for name in ("additive", "draw 1", "draw 2")}
    page = told(briefed(tmp_path / "r.h5", practice=(0.13, 0.17, 0.15, 0.1701), robust=robust, runs=RUNS))
    assert section(page, "answer").lead.startswith("No single scenario does most")
    assert section(page, "what-would-change").lead.startswith(
        "No alternative that was tried puts any but \u2018Both\u2019 or \u2018Coaches\u2019 first: one other rule of how staff"
        " decide")
