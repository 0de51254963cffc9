"""Sound results files are not called damaged where it is memory or open files that the system does not give."""

import json
import resource

import pytest
from program import DONE, FAILED, SMALL, WRONG_INPUT, coadopt, names_in, run_small
from test_messages import MIB, under_limit

BLAME = ("damaged", "is not a", "cannot be read as")


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    file = tmp_path_factory.mktemp("results") / "small.h5"
    run_small(file)
    return file


def outcomes(limit, amounts, *words, folder):
    """The exit codes under each of these limits; no message blames the file."""
    codes = set()
    for amount in amounts:
        code, _, err = under_limit(limit, amount, *words, folder=folder)
        if "while loading shared libraries" in err or "static TLS" in err or "init_import_site" in err:
            continue  # not the program's own words
        assert code in (DONE, FAILED) and not any(word in err for word in BLAME), f"{amount}: {code}\n{err}"
        codes.add(code)
    return codes


@pytest.mark.parametrize("command", ["resume", "brief"])
def test_a_file_is_not_blamed_for_a_limit_on_memory(results, tmp_path, monkeypatch, command):
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    words = {"resume": ["run", SMALL, "--months", "6", "--replicates", "2", "--resume", "--quiet", "-o", results],
             "brief": ["brief", results, "--csv", tmp_path / "numbers", "--force", "--quiet"]}[command]  # fmt: skip
    amounts = range(60, 120, 3) if command == "resume" else range(160, 220, 6)
    found = outcomes(resource.RLIMIT_AS, [amount * MIB for amount in amounts], *words, folder=tmp_path)
    assert found == {DONE, FAILED}


@pytest.mark.parametrize("command", ["resume", "brief"])
def test_a_file_is_not_blamed_for_a_limit_on_open_files(results, tmp_path, command):
    words = {"resume": ["run", SMALL, "--months", "6", "--replicates", "2", "--resume", "--quiet", "-o", results],
             "brief": ["brief", results, "--csv", tmp_path / "numbers", "--force", "--quiet"]}[command]  # fmt: skip
    assert outcomes(resource.RLIMIT_NOFILE, range(4, 12), *words, folder=tmp_path) == {DONE, FAILED}


def test_python_is_not_started_and_no_script_suspected_where_too_few_files_can_be_opened(results, tmp_path):
    for amount in range(4, 8):
        code, _, err = under_limit(resource.RLIMIT_NOFILE, amount, "brief", results, "--csv", tmp_path / "n", folder=tmp_path)
        assert code == FAILED and err.startswith("coadopt: no more files can be opened.") and "ulimit -n" in err, f"{amount}: {err}"


def test_the_memory_that_records_of_agents_take_is_foreseen_and_refused_before_anything_is_made(tmp_path):
    words = ["run", SMALL, "--months", "1200", "--replicates", "100000", "--agents", "monthly", "-o", "x.h5"]
    told = json.loads(coadopt(*words, "--dry-run", "--json", folder=tmp_path).out)
    assert 11e9 < told["memory"] < 13e9
    code, _, err = under_limit(resource.RLIMIT_AS, 1000 * MIB, *words, "--quiet", folder=tmp_path)
    assert code == WRONG_INPUT and "to keep track of" in err and "Ask for fewer replicates, points or months" in err, err
    assert names_in(tmp_path) == []


def test_a_shortage_is_told_with_the_way_out(results, tmp_path):
    words = ["run", SMALL, "--months", "6", "--replicates", "2", "--resume", "--quiet", "-o", results]
    told = [under_limit(resource.RLIMIT_NOFILE, amount, *words, folder=tmp_path)[2] for amount in range(3, 9)]
    assert any(f"{results}: reading it failed (Too many open files)" in one and "ulimit -n" in one for one in told), told
