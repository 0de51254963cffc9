"""The model, scenarios and outcomes without exceptions, threads and a file system, as for a browser: the same bits."""

import subprocess

from program import PROGRAM, ROOT, SCENARIOS

PROGRAMS = PROGRAM.parent / "tests/portable"
SOME = [f"scenarios/{name}" for name in (
    "small.toml", "baseline.toml", "coaches_and_pooled_budgets.toml", "window_of_opportunity.toml", "cases/cafe_rainbow.toml",
    "shocks/coaches_and_merger.toml", "invented_council/skill.toml",
)]  # fmt: skip


def output(program, files, scenarios):
    words = [PROGRAMS / program, *files, "--", *scenarios]
    return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300)


def test_the_same_bits_and_messages_without_exceptions_threads_and_files(tmp_path):
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("[scenario]\nname = 'wrong'\n[run]\nmonths = 2.5\nthreads = 1\n", encoding="utf-8")
    broken = tmp_path / "broken.toml"
    broken.write_text("[scenario\nname = 1,5\n", encoding="utf-8")
    files = [*(path.relative_to(ROOT) for path in SCENARIOS.rglob("*.toml")), wrong, broken]
    native = output("hashes", [], [*SOME, wrong, broken])
    portable = output("portable_hashes", files, [*SOME, wrong, broken])
    assert native.stdout == portable.stdout
    assert "run.months = 2.5" in native.stdout
    lines = native.stdout.splitlines()
    assert [line.split()[0] for line in lines[: len(SOME)]] == SOME
    assert len({line.split()[1] for line in lines[: len(SOME)]}) == len(SOME)
