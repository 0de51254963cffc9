"""No command removes or replaces an input, a file that is not its own, or results that another program changed."""

import os
import shutil
import signal
import time

import h5py
import pytest
from program import PROGRAM, ROOT, SCENARIOS, SMALL, WRONG_INPUT, coadopt, names_in, small_variant, started
from test_calibrate import QUICK, experiment_in
from test_resume import kept_after_a_kill
from test_sweep import sweep

SHARDS = ("--months", "1", "--replicates", "1")


@pytest.fixture(scope="module")
def halves(tmp_path_factory):
    folder = tmp_path_factory.mktemp("halves")
    for number in (1, 2):
        sweep(folder / f"{number}.h5", "--shard", f"{number}/2")
    return [folder / "1.h5", folder / "2.h5"]


def test_what_has_the_name_of_a_journal_being_made_and_is_none_stays(halves, tmp_path):
    merged, text = tmp_path / "m.h5", tmp_path / "text"
    aside = tmp_path / "m.h5.merging"
    aside.write_text("mine")
    told = coadopt("merge", *halves, "-o", merged, code=WRONG_INPUT).err
    assert f"{aside} is not a journal of runs" in told and "Move it away" in told
    assert aside.read_text() == "mine" and not merged.exists()
    aside.rename(text)
    for target in (text, tmp_path / "nowhere"):
        aside.symlink_to(target)
        assert f"{aside} is a symbolic link" in coadopt("merge", *halves, "-o", merged, code=WRONG_INPUT).err
        assert aside.is_symlink() and text.read_text() == "mine" and not merged.exists()
        aside.unlink()
    aside.touch()  # what is left of one that was killed
    coadopt("merge", *halves, "-o", merged)
    assert names_in(tmp_path) == ["m.h5", "text"]


@pytest.mark.parametrize("name", ["m.h5.merging", "m.h5.runs.growing", ".m.h5.writing-0123456789abcdef"])
def test_a_shard_of_the_name_of_an_unfinished_file_is_kept(halves, name, tmp_path):
    shard = tmp_path / name
    shutil.copy(halves[0], shard)
    told = coadopt("merge", shard, halves[1], "-o", tmp_path / "m.h5", code=WRONG_INPUT).err
    assert f"{shard} is an input, and has the name of a file that coadopt makes and removes" in told
    assert shard.read_bytes() == halves[0].read_bytes() and names_in(tmp_path) == [name]


def test_a_scenario_of_the_name_of_an_unfinished_file_is_kept(file):
    scenario = file.with_name(".file.h5.writing-0123456789abcdef")
    small_variant(file.parent, "mine", "").rename(scenario)
    before = scenario.read_bytes()
    coadopt("run", scenario, "-o", file, "--quiet", *SHARDS)
    assert scenario.read_bytes() == before


def test_replicates_are_not_added_over_what_is_no_journal(file):
    run = ("run", SMALL, "-o", file, "--quiet", "--months", "1")
    coadopt(*run, "--replicates", "2")
    before = file.read_bytes()
    growing = file.with_name("file.h5.runs.growing")
    growing.write_text("mine")
    told = coadopt(*run, "--extend-replicates", "3", code=WRONG_INPUT).err
    assert f"{growing} is not a journal of runs" in told and growing.read_text() == "mine"
    growing.unlink()
    journal = file.with_name("file.h5.runs")
    journal.symlink_to("nowhere")
    told = coadopt(*run, "--extend-replicates", "3", code=WRONG_INPUT).err
    assert f"{journal} is a symbolic link" in told and journal.is_symlink() and file.read_bytes() == before


def changed_by_another(file):
    with h5py.File(file, "a") as results:
        results.attrs["note"] = "mine"
    return file.read_bytes()


def test_results_that_another_program_changed_are_not_replaced_while_replicates_are_added(file):
    run = ("run", SMALL, "-o", file, "--quiet", "--months", "24")
    coadopt(*run, "--replicates", "2")
    whole = file.with_name("whole.h5")
    file.rename(whole)
    journal = kept_after_a_kill(file, "--months", "24", "--extend-replicates", "60")
    shutil.copy(whole, file)
    changed = changed_by_another(file)
    told = coadopt(*run, "--extend-replicates", "60", code=WRONG_INPUT).err
    assert f"{file} is not as coadopt wrote it" in told
    assert file.read_bytes() == changed and journal.exists()
    shutil.copy(whole, file)
    coadopt(*run, "--extend-replicates", "60")


def test_a_file_of_what_is_finished_so_far_is_not_replaced_by_fewer_runs(file):
    words = ("--replicates", "60", "--months", "24")
    run = ("run", SMALL, "-o", file, "--quiet", *words)
    so_far = file.with_name("file.so-far.h5")
    coadopt("run", SMALL, "-o", so_far, "--quiet", *words)
    whole = so_far.read_bytes()
    kept_after_a_kill(file, *words)
    told = coadopt(*run, "--resume", "--so-far", code=WRONG_INPUT).err
    assert f"{so_far} has 60 finished runs, and only " in told and so_far.read_bytes() == whole
    changed = changed_by_another(so_far)
    told = coadopt(*run, "--resume", "--so-far", code=WRONG_INPUT).err
    assert f"{so_far} is not as coadopt wrote it" in told and so_far.read_bytes() == changed
    so_far.unlink()
    coadopt(*run, "--resume", "--so-far")


def test_where_runs_are_kept_is_told_though_the_outputs_link_leads_elsewhere_meanwhile(file):
    there = file.with_name("there.h5")
    file.symlink_to(there)
    process = started("run", SMALL, "-o", file, "--quiet", "--threads", "1", "--replicates", "400", "--months", "24")
    journal = file.with_name("there.h5.runs")
    begun = None
    while begun is None or journal.stat().st_size <= begun:
        assert process.poll() is None
        begun = begun or (journal.stat().st_size if journal.exists() else None)
        time.sleep(0.001)
    file.unlink()
    file.symlink_to("elsewhere.h5")
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert str(journal) in told.decode() and journal.exists()


@pytest.mark.parametrize("base", ["small", "mean"])
def test_a_budget_survey_does_not_overwrite_the_scenario_it_is_based_on(base, tmp_path):
    scenario = small_variant(tmp_path, base, "")
    before = scenario.read_text()
    answers = tmp_path / "s.csv"
    heading = (SCENARIOS / "survey" / "answers.csv").read_text().splitlines()[0]
    answers.write_text(heading + "\nSmall" + ",100" + "," * (heading.count(",") - 1) + "\n")
    there = names_in(tmp_path)
    words = ("import", "--budget-survey", answers, "-o", tmp_path, "--based-on", scenario, "--force")
    told = coadopt(*words, code=WRONG_INPUT).err
    assert f"{scenario} is an input, and would be overwritten" in told
    assert scenario.read_text() == before and names_in(tmp_path) == there


def test_a_calibration_of_other_waves_is_not_complete_already(tmp_path):
    experiment, output = experiment_in(tmp_path), tmp_path / "sets.toml"
    words = ("calibrate", experiment, "-o", output, *QUICK, "--quiet")
    coadopt(*words, "--waves", "1")
    before = output.read_bytes()
    told = coadopt(*words, "--waves", "2", "--resume", code=WRONG_INPUT).err
    assert f"{output} belongs to other runs and cannot be resumed: it had 1 waves of 30 tries, and this one has 2 waves of 30" in told
    assert output.read_bytes() == before
    assert "is complete already" in coadopt(*words[:-1], "--waves", "1", "--resume").err


SWEPT = """
[experiment]
name = "e"
description = "A test."
scenarios = ["{small}"]
[design]
{design}
[[factor]]
parameter = "adoption.talk"
low = {low}
high = 0.08
[[factor]]
parameter = "adoption.lapse"
low = 0.02
high = 0.09
"""


def test_a_sweep_of_other_ranges_or_another_kind_of_design_is_not_resumed(tmp_path):
    experiment, file, points = tmp_path / "e.toml", tmp_path / "e.h5", tmp_path / "points.csv"

    def swept(design, low, **how):
        experiment.write_text(SWEPT.format(small=SMALL, design=design, low=low))
        return coadopt("sweep", experiment, "-o", file, *SHARDS, "--resume", **how).err

    saltelli = 'kind = "saltelli"\nsamples = 2'
    swept(saltelli, 0.05)
    with h5py.File(file) as results:
        columns = [results["points"][name][:] for name in ("adoption.talk", "adoption.lapse")]
    rows = ["adoption.talk,adoption.lapse", *(f"{a!r},{b!r}" for a, b in zip(*map(list, columns), strict=True))]
    points.write_text("\n".join(rows).replace("np.float64(", "").replace(")", "") + "\n")
    csv = 'kind = "csv"\nfile = "points.csv"'
    before = file.read_bytes()
    assert 'the kind of design is csv, and was saltelli' in swept(csv, 0.05, code=WRONG_INPUT)
    assert file.read_bytes() == before
    file.unlink()
    swept(csv, 0.05)
    before = file.read_bytes()
    assert "complete already" in swept(csv, 0.05)
    told = swept(csv, 0.04, code=WRONG_INPUT)
    assert "the factor adoption.talk varies over 0.04..0.08, and varied over 0.05..0.08" in told
    assert file.read_bytes() == before


def installed_in(folder):
    """The program moved to a folder, with a catalogue beside it that differs in nothing but its place."""
    program = folder / "bin" / "coadopt"
    program.parent.mkdir(parents=True)
    shutil.copy(PROGRAM, program)
    own = folder / "share" / "coadopt" / "scenarios"
    own.parent.mkdir(parents=True)
    shutil.copytree(SCENARIOS / "catalogue", own / "catalogue")
    return program, own


def test_a_catalogue_beside_the_program_that_others_may_have_changed_is_not_used(tmp_path):
    program, own = installed_in(tmp_path / "installed")
    words = ("describe", "interventions", "coaches")
    entry = own / "catalogue" / "coaches.toml"
    entry.write_text(entry.read_text().replace('title = "', 'title = "Changed: '))
    assert "Changed: " in coadopt(*words, program=program).out
    for part in (entry, own / "catalogue", own):
        before = part.stat().st_mode
        part.chmod(0o777 if part == entry else 0o1777)
        assert "Changed: " not in coadopt(*words, program=program, code=None).out, f"{part}: that of the source tree is used"
        part.chmod(before)
    if os.geteuid() == 0:
        os.chown(entry, 54321, 54321)
        assert "Changed: " not in coadopt(*words, program=program, code=None).out
