"""Diagnosing a scenario from outside: a ranking with intervals, the same however it is run, and what the briefing says."""

import json
import re
import signal
import time

import h5py
import numpy as np
import pytest
import xarray
from program import INTERRUPTED, SMALL, WRONG_INPUT, attribute, coadopt, killed_as_it_grows, names_in, started
from results_files import assert_same, changed

SHORT = ("--months", "14", "--replicates", "3", "--permutations", "4")
BARRIERS = ["power", "culture", "time", "systems", "risk", "language", "skill", "evidence", "resources", "leadership",
            "short_termism", "citizens"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    file = tmp_path_factory.mktemp("whole") / "whole.h5"
    return file, json.loads(coadopt("diagnose", SMALL, *SHORT, "-o", file, "--quiet", "--json").out)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "file.h5"


def test_it_ranks_all_twelve_with_parts_that_add_up(whole):
    _, told = whole
    parts = [one["contribution"]["adds"] for one in told["barriers"]]
    assert sorted(one["barrier"] for one in told["barriers"]) == sorted(BARRIERS)
    assert parts == sorted(parts, reverse=True)
    assert sum(parts) == pytest.approx(told["all_removed"]["adds"], abs=1e-9)
    for one in told["barriers"]:
        for what in ("contribution", "alone", "last"):
            assert one[what]["low"] <= one[what]["adds"] <= one[what]["high"]


def test_the_file_opens_with_labels_and_can_be_reckoned_again(whole):
    file, told = whole
    with xarray.open_dataset(file, engine="h5netcdf") as found, xarray.open_dataset(file, engine="netcdf4", group="runs") as runs:
        assert list(found["barrier"].values) == BARRIERS and attribute(found, "diagnosis_of") == told["scenario"]
        assert found["contribution_by_kind"].dims == ("barrier", "kind", "year") and found.sizes["year"] == 2
        whole_of_each = found["practice_without_any"] - found["practice_in_use"]
        np.testing.assert_allclose(found["contribution_of_each"].sum("barrier"), whole_of_each, atol=1e-12)
        np.testing.assert_allclose(found["contribution_of_each"].mean("replicate"), found["contribution"], atol=1e-12)
        for name in ("practice_in_use", "contribution"):
            assert found[name].attrs["units"] == "1" and found[name].attrs["long_name"]
        practice = {(int(bits), int(replicate)): value for bits, replicate, value in
                    zip(runs["removed"].values, runs["replicate"].values, runs["practice_in_use"].values)}
        assert len(practice) == told["runs"]
        for place in range(12):
            alone = [practice[1 << place, i] - practice[0, i] for i in range(3)]
            np.testing.assert_allclose(found["alone_of_each"].values[:, place], alone, atol=1e-12)
        risk = next(one for one in told["barriers"] if one["barrier"] == "risk")
        assert risk["alone"]["adds"] == pytest.approx(np.mean([practice[1 << 4, i] - practice[0, i] for i in range(3)]))


def test_as_it_is_it_is_the_run(whole, tmp_path):
    file, _ = whole
    coadopt("run", SMALL, "-o", tmp_path / "run.h5", "--quiet", *SHORT[:4])
    with xarray.open_dataset(file) as found, xarray.open_dataset(tmp_path / "run.h5") as run:
        months = run["practice_in_use"].isel(scenario=0, month=slice(-12, None)).astype("float64").mean("month")
        np.testing.assert_allclose(found["practice_in_use"], months, rtol=1e-6)


def test_any_number_of_threads_gives_the_same_data(whole, file):
    coadopt("diagnose", SMALL, *SHORT, "-o", file, "--quiet", "--threads", "5")
    assert_same(whole[0], file)


def test_killed_again_and_again_it_ends_with_the_same_data(whole, file):
    killed_as_it_grows(file, "diagnose", SMALL, *SHORT, "-o", file, "--resume", "--threads", "1")
    coadopt("diagnose", SMALL, *SHORT, "-o", file, "--resume", "--quiet")
    assert_same(whole[0], file)
    assert names_in(file.parent) == ["file.h5"]


def test_a_finished_diagnosis_is_shown_again(whole, file):
    file.write_bytes(whole[0].read_bytes())
    again = coadopt("diagnose", SMALL, *SHORT, "-o", file, "--resume")
    assert "complete already" in again.err and file.read_bytes() == whole[0].read_bytes()
    told = json.loads(coadopt("diagnose", SMALL, *SHORT, "-o", file, "--resume", "--json").out)
    assert told == {**whole[1], "file": str(file)}
    assert again.out == coadopt("diagnose", SMALL, *SHORT, "-o", file, "--force").out
    assert "all twelve" in again.out and again.out.endswith(f"Results: {file}\n")


@pytest.mark.parametrize("where", ["contribution_by_kind", "runs/removed", "barrier", "parameters/adoption.try_rate", "@diagnosis_of",
                                   "@scenario_1", "@seed", "practice_in_use@units", "parameters/adoption.try_rate@source"])
def test_a_finished_file_that_was_changed_is_not_complete(whole, file, where):
    file.write_bytes(whole[0].read_bytes())
    with h5py.File(file, "r+") as opened:
        changed(opened, where)
    before = file.read_bytes()
    told = coadopt("diagnose", SMALL, *SHORT, "-o", file, "--resume", code=WRONG_INPUT).err
    assert f"{file} is not as coadopt wrote it: " in told and "make it again" in told
    assert file.read_bytes() == before
    assert names_in(file.parent) == ["file.h5"]


def test_a_finished_file_that_is_cut_off_is_not_complete(whole, file):
    file.write_bytes(whole[0].read_bytes()[:-5000])
    told = coadopt("diagnose", SMALL, *SHORT, "-o", file, "--resume", code=WRONG_INPUT).err
    assert str(file) in told and "complete" not in told


def test_interrupted_it_says_how_to_go_on_and_refuses_other_runs(file):
    process = started("diagnose", SMALL, "-o", file, "--months", "100")
    journal, begun = file.parent / "file.h5.runs", None
    for _ in range(6000):
        time.sleep(0.01)
        if journal.exists():
            begun = begun or journal.stat().st_size
            if journal.stat().st_size > begun:
                break
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=600)
    assert process.returncode == INTERRUPTED and b"--resume" in err
    told = coadopt("diagnose", SMALL, "-o", file, "--months", "100", "--permutations", "4", "--resume", code=WRONG_INPUT).err
    assert "the number of permutations is 4, and was 24" in told
    told = coadopt("diagnose", SMALL, "-o", file, "--months", "90", "--resume", code=WRONG_INPUT).err
    assert "the scenario has run.months = 90, and had 100" in told


@pytest.mark.parametrize("rule", [f"decision_rule={rule}" for rule in ("com_b", "additive", "weakest_link", "persuasion")]
                         + [f"espousal_rule={rule}" for rule in ("policy", "attitude", "peers")])
def test_it_prints_a_table_in_points_under_every_rule(rule):
    told = coadopt("diagnose", SMALL, "--months", "12", "--replicates", "2", "--permutations", "2", "--set",
                   f"adoption.{rule}").out
    assert "percentage points of practice in use" in told and "all twelve" in told
    assert all(f"  {name}" in told for name in BARRIERS)
    assert not re.search(r"[-+]0\.0\b", told), "nothing has no sign"


def test_an_odd_number_of_permutations_is_refused():
    assert "is odd" in coadopt("diagnose", SMALL, "--permutations", "3", code=WRONG_INPUT).err
    for none in ("2.5", "4abc", ""):
        assert "is odd" not in coadopt("diagnose", SMALL, "--permutations", none, code=WRONG_INPUT).err


@pytest.mark.parametrize("words", [("-o", ""), ("-o", "", "--json"), ("--quiet",), ("--force",), ("--resume",)])
def test_a_diagnosis_that_would_be_lost_is_refused_at_once(words):
    coadopt("diagnose", SMALL, *SHORT, *words, code=WRONG_INPUT)


def test_one_replicate_has_no_intervals():
    told = coadopt("diagnose", SMALL, "--months", "2", "--replicates", "1", "--permutations", "2").out
    assert "one replicate, so no intervals" in told and "95%" not in told


def test_a_briefing_never_replaces_its_diagnosis(whole, tmp_path):
    diagnosis, results = tmp_path / "d.h5", tmp_path / "run.h5"
    diagnosis.write_bytes(whole[0].read_bytes())
    before = diagnosis.read_bytes()
    coadopt("run", SMALL, "-o", results, "--quiet", "--months", "24", "--replicates", "2")
    (tmp_path / "d.html").symlink_to(diagnosis)
    told = coadopt("brief", results, "--diagnosis", diagnosis, "-o", tmp_path / "d.html", "--force", code=WRONG_INPUT).err
    assert "is what is read" in told and diagnosis.read_bytes() == before


def test_a_file_with_what_removal_adds_can_be_briefed(tmp_path):
    results, page = tmp_path / "run.h5", tmp_path / "page.html"
    coadopt("run", SMALL, "-o", results, "--quiet", "--months", "3", "--replicates", "2", "--set",
            'run.observe=["practice", "people", "organisations", "barriers", "money", "detail", "removal"]')
    coadopt("brief", results, "-o", page)
    assert page.exists()


def test_a_diagnosis_with_a_number_that_is_none_is_damaged(whole, tmp_path):
    diagnosis, results = tmp_path / "d.h5", tmp_path / "run.h5"
    diagnosis.write_bytes(whole[0].read_bytes())
    with h5py.File(diagnosis, "r+") as file:
        file["contribution"][3] = np.nan
    coadopt("run", SMALL, "-o", results, "--quiet", "--months", "24", "--replicates", "2")
    told = coadopt("brief", results, "--diagnosis", diagnosis, "-o", tmp_path / "page.html", code=WRONG_INPUT).err
    assert "contribution is not a number somewhere" in told


def test_the_briefing_shows_the_ranking(whole, tmp_path):
    diagnosis, told = whole
    results, page = tmp_path / "run.h5", tmp_path / "page.html"
    coadopt("run", SMALL, "-o", results, "--quiet", "--months", "24", "--replicates", "2")
    coadopt("brief", results, "--diagnosis", diagnosis, "-o", page)
    assert "What removing each barrier would add" in page.read_text("utf-8")
    coadopt("brief", results, "-o", page, "--force")
    assert "was not diagnosed" in page.read_text("utf-8")
    other = tmp_path / "other.h5"
    coadopt("diagnose", SMALL, "--months", "12", "--replicates", "1", "--permutations", "2", "-o", other, "--quiet", "--set",
            "adoption.talk=0.1")
    assert "diagnosis of another" in coadopt("brief", results, "--diagnosis", other, "-o", page, "--force", code=WRONG_INPUT).err
