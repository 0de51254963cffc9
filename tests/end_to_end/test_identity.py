"""The same question has the same answer, to the last bit, however it is asked and by however many threads."""

import time

import h5py
import numpy as np
import pytest
from program import OTHER_COMPILER, SCENARIOS, SMALL, coadopt, run_small, small_variant
from results_files import SEAL, OF_THE_BUILD, assert_same, values, variables

# Enough communities and teams that the loops inside a month are shared out among threads.
WIDE = ["--replicates", "1", "--months", "6", "--set", "population.staff=1200", "--set", "population.communities=40",
        "--set", "population.organisations=8"]  # fmt: skip
EVERY_GROUP = ["practice", "people", "organisations", "barriers", "money"]


@pytest.fixture(scope="module")
def narrow(tmp_path_factory):
    """The small scenario by one thread, with everyone's last month."""
    file = tmp_path_factory.mktemp("narrow") / "one.h5"
    run_small(file, "--replicates", "3", "--threads", "1", "--agents", "final")
    return file


@pytest.fixture(scope="module")
def wide(tmp_path_factory):
    file = tmp_path_factory.mktemp("wide") / "one.h5"
    run_small(file, *WIDE, "--threads", "1", "--agents", "final")
    return file


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_replicates_side_by_side_are_the_same_by_any_number_of_threads(narrow, file, threads):
    run_small(file, "--replicates", "3", "--threads", threads, "--agents", "final")
    assert_same(narrow, file)


@pytest.mark.parametrize("threads", [2, 3, 8])
def test_a_partnership_shared_out_among_threads_is_the_same_by_any_number(wide, file, threads):
    run_small(file, *WIDE, "--threads", threads, "--agents", "final")
    assert_same(wide, file)


@pytest.mark.parametrize("which", ["narrow", "wide"])
def test_another_compiler_computes_the_same(request, file, which):
    if OTHER_COMPILER is None:
        pytest.skip("a second compiler: COADOPT_OTHER_COMPILER_BINARY names no program")
    sizes = ["--replicates", "3"] if which == "narrow" else WIDE
    run_small(file, *sizes, "--agents", "final", program=OTHER_COMPILER)
    assert_same(request.getfixturevalue(which), file, but=OF_THE_BUILD)


def test_another_compiler_carries_out_interventions_the_same(tmp_path):
    if OTHER_COMPILER is None:
        pytest.skip("a second compiler: COADOPT_OTHER_COMPILER_BINARY names no program")
    scenarios = [SCENARIOS / "baseline.toml", SCENARIOS / "skill_and_friction.toml"]
    sizes = ["--replicates", "1", "--months", "15", "--set", "population.staff=192", "--quiet"]
    coadopt("compare", *scenarios, "-o", tmp_path / "one.h5", *sizes)
    coadopt("compare", *scenarios, "-o", tmp_path / "other.h5", *sizes, program=OTHER_COMPILER)
    assert_same(tmp_path / "one.h5", tmp_path / "other.h5", but=OF_THE_BUILD)


def test_a_replicate_is_the_same_alone_and_in_company(narrow, file):
    run_small(file, "--replicates", "5", "--threads", "2")
    assert variables(narrow) == variables(file)
    for name in variables(narrow):
        three, five = values(narrow, name), values(file, name)
        assert three.tobytes() == five[:, :3].tobytes(), name


def test_replicates_differ_from_each_other(narrow):
    espoused = values(narrow, "espoused")[0]
    assert len({replicate.tobytes() for replicate in espoused}) == 3


def test_another_seed_gives_another_course(narrow, file):
    run_small(file, "--replicates", "3", "--seed", "1")
    assert values(narrow, "espoused").tobytes() != values(file, "espoused").tobytes()


def test_a_scenario_is_the_same_alone_and_compared(narrow, tmp_path):
    file = tmp_path / "compared.h5"
    other = small_variant(tmp_path, "other", "[adoption]\ntalk = 0.5\n")
    coadopt("compare", other, SMALL, "-o", file, "--quiet", "--replicates", "3", "--months", "6")
    for name in variables(narrow):
        alone, compared = values(narrow, name), values(file, name)
        assert alone[0].tobytes() == compared[1].tobytes(), name
    assert values(file, "espoused")[0].tobytes() != values(file, "espoused")[1].tobytes()


def test_fewer_months_are_the_beginning_of_more(narrow, file):
    run_small(file, "--replicates", "3", "--months", "3")
    for name in variables(narrow):
        assert values(narrow, name)[:, :, :3].tobytes() == values(file, name).tobytes(), name


@pytest.mark.parametrize("group", EVERY_GROUP)
def test_what_else_is_observed_changes_nothing(narrow, file, group):
    run_small(file, "--replicates", "3", "--set", f'run.observe=["{group}"]')
    kept = variables(file)
    assert kept and kept < variables(narrow)
    assert_same(narrow, file, only=kept)


def test_every_variable_belongs_to_a_group(narrow, tmp_path):
    found = set()
    for group in EVERY_GROUP:
        run_small(tmp_path / f"{group}.h5", "--set", f'run.observe=["{group}"]', "--months", "1")
        found |= variables(tmp_path / f"{group}.h5")
    assert found == variables(narrow)


@pytest.mark.parametrize("kept", ["none", "monthly"])
def test_keeping_who_did_what_changes_nothing_else(narrow, file, kept):
    run_small(file, "--replicates", "3", "--agents", kept)
    assert_same(narrow, file, but={"agents"})


def test_the_last_month_of_every_month_is_the_final_one(narrow, file):
    run_small(file, "--replicates", "3", "--agents", "monthly")
    with h5py.File(narrow) as final, h5py.File(file) as monthly:
        compared = 0
        for name, one in final["agents"].items():
            every = monthly["agents"][name]
            if every.ndim == one.ndim + 1:  # scenario, replicate, month, ...
                assert every.shape[:3] == (1, 3, 6), name
                assert np.asarray(one).tobytes() == np.asarray(every)[:, :, -1].tobytes(), name
                compared += 1
        assert compared >= 5


def test_two_runs_write_the_same_bytes_but_for_the_time(tmp_path):
    files = []
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        run_small("file.h5", folder=tmp_path / folder)
        files.append(tmp_path / folder / "file.h5")
        time.sleep(1.1)
    written, created = [], []
    for file in files:
        with h5py.File(file) as results:
            created.append(bytes(results.attrs["created"]))
        written.append(file.read_bytes()[:-SEAL])  # without the checksum, of the time too
        assert written[-1].count(created[-1]) == 1
    assert created[0] != created[1]
    first, second = written[0].replace(created[0], created[1]), written[1]
    assert len(first) == len(second)
    different = [place for place, (one, other) in enumerate(zip(first, second)) if one != other]
    # HDF5 ends the block that holds the time with its checksum, of four bytes.
    assert not different or different[-1] - different[0] < 4, different
