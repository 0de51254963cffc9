"""A comparison under other assumptions that is interrupted goes on."""

import shutil
import signal
import time
from pathlib import Path

from program import FAILED, INTERRUPTED, SMALL, coadopt, names_in, run_small, small_variant, started
from results_files import assert_same


def test_a_check_of_robustness_that_was_interrupted_goes_on(tmp_path):
    other = small_variant(tmp_path, "other", "[adoption]\ntalk = 0.1\n")
    command = ["compare", SMALL, other, "--robust", "--draws", "6", "--replicates", "12", "--months", "12"]
    coadopt(*command, "-o", tmp_path / "whole.h5", "--quiet")
    file = tmp_path / "file.h5"
    process = started(*command, "-o", file, "--quiet", "--threads", "1")
    while process.poll() is None and not file.exists():
        time.sleep(0.001)
    journal = Path(f"{file}.runs")
    size = journal.stat().st_size
    while process.poll() is None and journal.stat().st_size <= size:
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=600)
    assert process.returncode == INTERRUPTED, err.decode()
    assert "--resume" in err.decode() and str(journal) in err.decode()
    without_journal = Path(shutil.copy(file, tmp_path / "without_journal.h5"))
    for results in (file, without_journal):
        coadopt(*command, "-o", results, "--quiet", "--resume")
        assert_same(results, tmp_path / "whole.h5")
    assert names_in(tmp_path) == ["file.h5", "other.toml", "whole.h5", "without_journal.h5"]


def test_a_check_of_robustness_is_added_to_no_other_file(tmp_path):
    other = small_variant(tmp_path, "other", "[adoption]\ntalk = 0.1\n")
    run_small(tmp_path / "foreign.h5")
    foreign = (tmp_path / "foreign.h5").read_bytes()
    command = ["compare", SMALL, other, "--robust", "--draws", "2", "--replicates", "8", "--months", "12", "--quiet"]
    file = tmp_path / "file.h5"
    process = started(*command, "-o", file, "--threads", "1")
    while process.poll() is None and not file.exists():
        time.sleep(0.001)
    (tmp_path / "foreign.h5").replace(file)
    _, err = process.communicate(timeout=600)
    told = err.decode()
    assert process.returncode == FAILED, told
    assert f"the check of robustness was not added: {file} was made or changed by another program" in told
    assert "Move it away" in told and "--resume" in told and "the results are in" not in told
    assert file.read_bytes() == foreign
    file.unlink()  # the way out
    coadopt(*command, "-o", file, "--resume")
    coadopt(*command, "-o", tmp_path / "whole.h5")
    assert_same(file, tmp_path / "whole.h5")
    assert names_in(tmp_path) == ["file.h5", "other.toml", "whole.h5"]


def test_results_that_are_removed_before_the_check_is_added_are_told_as_that(tmp_path):
    other = small_variant(tmp_path, "other", "[adoption]\ntalk = 0.1\n")
    command = ["compare", SMALL, other, "--robust", "--draws", "2", "--replicates", "8", "--months", "12", "--quiet"]
    file = tmp_path / "file.h5"
    process = started(*command, "-o", file, "--threads", "1")
    while process.poll() is None and not file.exists():
        time.sleep(0.001)
    file.unlink()
    _, err = process.communicate(timeout=600)
    told = err.decode()
    assert process.returncode == FAILED and f"{file} was removed by another program" in told, told
    assert "--resume" in told and "the results are in" not in told and "Make the folder" not in told
