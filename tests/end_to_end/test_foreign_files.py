"""Files that another run, another program or nobody in good faith has put beside an output: none is taken over or lost."""

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from program import PROGRAM, SCENARIOS, SMALL, WRONG_INPUT, coadopt, names_in, run_small, started
from results_files import assert_same
from test_resume import LONG, kept_after_a_kill, run

SURVEY = SCENARIOS / "survey" / "answers.csv"


@pytest.mark.parametrize("more", [3, 5])
def test_a_finished_run_of_another_number_of_replicates_is_not_taken_for_this_one(file, more):
    run(file, "--replicates", 4)
    before = file.read_bytes()
    ended = run(file, "--replicates", more, "--resume", code=WRONG_INPUT)
    assert f"has 4 replicates, but {more} are requested" in ended.err
    assert file.read_bytes() == before


def test_a_finished_run_of_more_replicates_is_not_replaced_by_a_run_that_is_resumed(tmp_path, file):
    kept_after_a_kill(file, *LONG)
    coadopt("run", SMALL, "-o", tmp_path / "other.h5", *(word if word != "60" else "70" for word in LONG), "--quiet")
    (tmp_path / "other.h5").rename(file)
    before = file.read_bytes()
    assert "belongs to something else" in run(file, *LONG, "--resume", code=WRONG_INPUT).err
    assert file.read_bytes() == before


@pytest.mark.parametrize("linked", [False, True])
def test_a_file_that_has_the_name_of_an_unfinished_journal_is_left_as_it_is(tmp_path, file, linked):
    victim, there = tmp_path / "victim", Path(f"{file}.runs.new")
    victim.write_text("precious notes")
    if linked:
        os.link(victim, there)
    else:
        there.write_text("precious notes")
    assert f"{there} is in the way" in run(file, code=WRONG_INPUT).err
    assert victim.read_text() == there.read_text() == "precious notes"
    assert not file.exists()


def test_an_unfinished_journal_stays_where_there_are_no_locks_and_the_cause_is_told(tmp_path, file):
    source, library, there = tmp_path / "nolock.c", tmp_path / "nolock.so", Path(f"{file}.runs.new")
    source.write_text("#include <errno.h>\nint flock(int a, int b) { (void)a; (void)b; errno = ENOLCK; return -1; }\n", "ascii")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source], check=True, timeout=60)
    there.touch()
    told = run(file, code=WRONG_INPUT, environment={"LD_PRELOAD": str(library)}).err
    assert f"{there} exists already: another coadopt is writing this output now, or one that did was killed." in told
    assert "(No locks available)" in told and "remove that file and try again" in told and told.count("\n") == 1
    assert there.exists()
    run(file)
    assert names_in(file.parent) == sorted([file.name, source.name, library.name])


def test_a_journal_that_claims_far_more_than_the_disk_has_is_refused_at_once(file):
    journal = kept_after_a_kill(file, *LONG)
    size = journal.stat().st_size
    os.truncate(journal, size + 2**40)
    began = time.monotonic()
    assert f"{journal} is damaged: it claims" in run(file, *LONG, "--resume", code=WRONG_INPUT).err
    assert time.monotonic() - began < 60
    os.truncate(journal, size)
    run(file, *LONG, "--resume")
    run(f"{file}.fresh.h5", *LONG)
    assert_same(file, f"{file}.fresh.h5")


@pytest.mark.parametrize("signal_number, word", [(signal.SIGINT, "interrupted"), (signal.SIGTERM, "terminated")])
def test_reading_a_long_journal_ends_at_a_signal_and_leaves_it_as_it_is(file, signal_number, word):
    journal = kept_after_a_kill(file, *LONG)
    with open(journal, "ab") as damaged:
        damaged.write(bytes(range(1, 256)) * 2**21)  # half a GB in which no record is
    size = journal.stat().st_size
    process = started("run", SMALL, "-o", file, "--quiet", *LONG, "--resume")
    time.sleep(0.5)
    assert process.poll() is None, "it was read too soon to be interrupted"
    process.send_signal(signal_number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 128 + signal_number
    assert out == b"" and err.decode() == f"coadopt: {word} while finished runs were read. They are left as they are.\n"
    assert journal.stat().st_size == size
    assert names_in(file.parent) == [journal.name]


def test_a_file_that_appears_while_a_command_runs_is_left_and_the_runs_are_kept(file):
    process = started("run", SMALL, "-o", file, "--quiet", *LONG, "--force")
    journal = Path(f"{file}.runs")
    latest = time.monotonic() + 600
    while not journal.exists() and time.monotonic() < latest:
        time.sleep(0.001)
    file.write_bytes(b"the only copy of something else")
    _, err = process.communicate(timeout=600)
    assert process.returncode == 1 and "was made or changed by another program" in err.decode()
    assert str(journal) in err.decode() and "--resume" in err.decode()
    assert "belongs to something else" in run(file, *LONG, "--resume", code=WRONG_INPUT).err
    assert file.read_bytes() == b"the only copy of something else"
    file.unlink()
    run(file, *LONG, "--resume")
    assert names_in(file.parent) == [file.name]


@pytest.mark.parametrize("words", [["--budget-survey", SURVEY, "-o"], ["--template"]])
def test_import_follows_no_link_in_the_folder_it_writes_to(tmp_path, words):
    coadopt("import", *words, "made", folder=tmp_path)
    name = names_in(tmp_path / "made")[0]
    (tmp_path / "made" / name).rename(tmp_path / "thesis")
    (tmp_path / "made" / name).symlink_to("../thesis")
    before = (tmp_path / "thesis").read_bytes()
    told = coadopt("import", *words, "made", "--force", folder=tmp_path, code=WRONG_INPUT).err
    assert f"made/{name} is a link, and only a link that is named itself is followed. Remove it" in told
    assert (tmp_path / "thesis").read_bytes() == before and (tmp_path / "made" / name).is_symlink()


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("link, words", [("charts/adoption.png", ["--charts", "charts"]), ("page.pdf", ["-o", "page.html", "--pdf"])])
def test_brief_follows_no_link_whose_own_name_was_not_given(tmp_path, file, link, words, there):
    run(file)
    thesis, link = tmp_path / "thesis.txt", tmp_path / link
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(thesis)
    if there:
        thesis.write_text("the only copy")
    told = coadopt("brief", file, *words, "--quiet", "--force", folder=tmp_path, code=WRONG_INPUT).err
    assert f"{link.relative_to(tmp_path)}: is a link, and only a link that is named itself is followed; remove it" in told
    assert link.is_symlink() and thesis.exists() == there and (not there or thesis.read_text() == "the only copy")


def test_a_file_that_has_the_name_of_a_lock_is_left_as_it_is(file):
    notes = file.with_name(f".{file.name}.lock")
    notes.write_text("precious notes")
    assert f"{notes} is in the way" in run(file, code=WRONG_INPUT).err
    assert notes.read_text() == "precious notes"


def test_a_python_that_is_named_and_is_not_on_path_is_not_looked_for_in_the_current_folder(tmp_path, file):
    run(file)
    hijack = tmp_path / "coadopt-python"
    hijack.write_text("#!/bin/sh\necho HIJACKED\n")
    hijack.chmod(0o755)
    environment = {**os.environ, "COADOPT_PYTHON": "coadopt-python"}
    ended = subprocess.run([PROGRAM, "brief", file, "--json"], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1 and ended.stdout == "" and "COADOPT_PYTHON = coadopt-python is not on PATH" in ended.stderr


def test_an_extension_that_is_resumed_does_not_replace_a_file_of_something_else(file):
    run_small(file)
    more = ("run", SMALL, "-o", file, "--quiet", "--months", "6", "--extend-replicates", "100000")
    process = started(*more)
    journal = file.parent / f"{file.name}.runs"
    latest = time.monotonic() + 600
    while not journal.exists() and time.monotonic() < latest:
        time.sleep(0.02)
    process.kill()
    process.communicate(timeout=60)
    file.write_bytes(b"the only copy of something else")
    assert "belongs to something else" in coadopt(*more, code=WRONG_INPUT).err
    assert file.read_bytes() == b"the only copy of something else"
