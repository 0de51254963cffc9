"""Figures of fuzzing add up in docs/proof.md."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from figures import TARGETS, Figures, add_to, recorded  # noqa: E402

LIMITS = (10, 2048)
PAGE = "# Proof\n\n<!-- Made by another. -->\n\n| `scenarios` | x | 1 | 2 | 3 | 4 | 5 |\n"


def test_figures_of_several_runs_add_up_and_the_larger_of_edges_and_memory_stands():
    once = add_to(PAGE, [Figures("scenarios", 1500, 60, 900, 800, 1), Figures("results", 10, 61, 70, 2000, 0)], "abc", LIMITS)
    assert recorded(once)["scenarios"] == Figures("scenarios", 1500, 60, 900, 800, 1)
    twice = add_to(once, [Figures("scenarios", 1600, 50, 950, 700, 0), Figures("journals", 3, 4, 5, 6, 1)], "abd", LIMITS)
    assert recorded(twice) == {
        "scenarios": Figures("scenarios", 3100, 110, 950, 800, 1),
        "journals": Figures("journals", 3, 4, 5, 6, 1),
        "results": Figures("results", 10, 61, 70, 2000, 0),
    }
    assert f"| `scenarios` | {TARGETS['scenarios']} | 3,100 | 110 | 950 | 800 | 1 |" in twice
    assert "sums of all runs" in twice and "commit abd" in twice and "abc" not in twice


def test_what_stands_before_and_after_the_figures_stays():
    once = add_to(PAGE, [Figures("results", 1, 1, 1, 1, 0)], "abc", LIMITS)
    after = "\n<!-- Made by a third. -->\n"
    twice = add_to(once + after, [Figures("results", 1, 1, 1, 1, 0)], "abd", LIMITS)
    assert twice.startswith(PAGE + "\n") and twice.endswith(after)
    assert twice == once.replace("abc", "abd").replace("| 1 | 1 | 1 | 1 | 0 |", "| 2 | 2 | 1 | 1 | 0 |") + after
