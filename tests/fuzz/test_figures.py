"""What runs of fuzzing come to: figures add up in docs/proof.md, and an input hangs where it needs processor time."""

import importlib.machinery
import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from figures import TARGETS, Figures, add_to, recorded  # noqa: E402

LIMITS = (10, 2048)
PAGE = "# Proof\n\n<!-- Made by another. -->\n\n| `scenarios` | x | 1 | 2 | 3 | 4 | 5 |\n"
FUZZER = """#!/usr/bin/env python3
# Ends as libFuzzer does that found one slow input; the input alone takes too long or does not.
import os, signal, sys
prefix = [word.split("=")[1] for word in sys.argv if word.startswith("-artifact_prefix=")]
if prefix:
    open(prefix[0] + "slow-unit-1", "w").close()
    print("#9 cov: 7 ft: 8\\nstat::number_of_executed_units: 12\\nstat::peak_rss_mb:   33")
    sys.exit({code})
if {hangs}:
    os.kill(os.getpid(), signal.SIGXCPU)
"""


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


@pytest.mark.parametrize(
    ("code", "hangs", "failures"), [(0, False, 0), (70, False, 0), (0, True, 1), (70, True, 1), (77, False, 1), (-9, False, 1)]
)
def test_an_input_that_is_slow_by_the_clock_fails_where_it_needs_processor_time(tmp_path, code, hangs, failures):
    loader = importlib.machinery.SourceFileLoader("fuzz_run", str(HERE / "run"))
    run = importlib.util.module_from_spec(importlib.util.spec_from_loader("fuzz_run", loader))
    loader.exec_module(run)
    run.PROGRAM, run.KEPT = tmp_path / "fuzzer", tmp_path / "kept"
    run.PROGRAM.write_text(FUZZER.format(code=code, hangs=hangs), encoding="utf-8")
    run.PROGRAM.chmod(0o755)
    ended = run.fuzz("imports", 1, 1)
    assert (ended.figures.inputs, ended.figures.edges, ended.figures.peak_megabytes) == (12, 7, 33)
    assert ended.figures.failures == failures
    assert len(list(run.KEPT.glob("imports-slow-unit-*"))) == failures
