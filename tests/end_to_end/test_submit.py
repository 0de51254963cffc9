"""The scripts for Slurm: what they check before they submit, and what they hand on. Slurm's own programs are imitated."""

import os
import subprocess

import pytest
from program import PROGRAM, SCENARIOS, SMALL

SCRIPTS = SCENARIOS / "sweeps" / "slurm"
SWEEP = SCENARIOS / "sweeps" / "small.toml"

SBATCH = """#!/bin/bash
printf '%s\\n' "PWD=$PWD" "EXPERIMENT=$EXPERIMENT" "SHARDS=$SHARDS" "OUTPUT=$OUTPUT" "FOLDER=$FOLDER" \\
  "SETUP=$SETUP" "COADOPT=$COADOPT" "$@" "" >>"$CALLS"
echo 17
"""
SCONTROL = """#!/bin/bash
case $1 in
  show) echo "MaxArraySize            = $LIMIT" ;;
  *) exit 1 ;; # requeueing is not allowed
esac
"""


@pytest.fixture
def site(tmp_path):
    """A folder to submit from, with an sbatch that notes down its words and a scontrol that allows little."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in (("sbatch", SBATCH), ("scontrol", SCONTROL)):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    here = tmp_path / "here"
    here.mkdir()
    return here


def environment(site, **more):
    path = f"{site.parent / 'bin'}:{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "CALLS": str(site.parent / "calls"), "LIMIT": "1001", "COADOPT": str(PROGRAM),
            "OPTIONS": "--months 12", **more}  # fmt: skip


def submit(site, *words, code=0, **more):
    done = subprocess.run([SCRIPTS / "submit.sh", *map(str, words)], env=environment(site, **more), cwd=site,
                          capture_output=True, text=True, timeout=120)  # fmt: skip
    assert done.returncode == code, f"{done.stdout}\n{done.stderr}"
    calls = site.parent / "calls"
    return done, [call.splitlines() for call in calls.read_text().split("\n\n")[:-1]] if calls.exists() else []


@pytest.mark.parametrize("written, shards", [("8", 8), ("08", 8), ("010", 10)])
def test_zero_padded_shards_are_decimal_from_the_array_to_the_merge(site, written, shards):
    _, (array, merge) = submit(site, SWEEP, written, "out.h5")
    assert f"--array=1-{shards}" in array
    assert f"SHARDS={shards}" in array and f"SHARDS={shards}" in merge
    told = subprocess.run([SCRIPTS / "merge.sh"], capture_output=True, text=True, check=True, timeout=60,
                          env={**os.environ, "COADOPT": "echo", "FOLDER": "f", "OUTPUT": "o", "SHARDS": written}).stdout  # fmt: skip
    assert told.split() == ["merge", *(f"f/shard-{i}.h5" for i in range(1, shards + 1)), "-o", "o"]


@pytest.mark.parametrize("shards", ["0", "-3", "0x10", "3.0", "many", "", "1000001", "99999999999999999999"])
def test_shards_that_are_no_number_are_refused(site, shards):
    done, calls = submit(site, SWEEP, shards, "out.h5", code=2)
    assert "SHARDS is" in done.stderr and calls == []


def test_paths_are_written_in_full(site):
    (site / "mine.toml").write_text(SWEEP.read_text().replace('"../', f'"{SCENARIOS}/'))
    (site / "setup.sh").write_text("unset_variable_is_fine=$NO_SUCH_VARIABLE\n")
    (site / "coadopt").symlink_to(PROGRAM)
    _, calls = submit(site, "mine.toml", 2, "out.h5", FOLDER="shards", SETUP="setup.sh", COADOPT="./coadopt")
    for call in calls:
        told = dict(one.split("=", 1) for one in call[:7])
        assert told == {"PWD": str(site), "EXPERIMENT": f"{site}/mine.toml", "SHARDS": "2", "OUTPUT": f"{site}/out.h5",
                        "FOLDER": f"{site}/shards", "SETUP": f"{site}/setup.sh", "COADOPT": str(PROGRAM.resolve())}  # fmt: skip
        assert f"--chdir={site}" in call
    assert f"--output={site}/shards/%x-%A-%a.log" in calls[0]
    assert f"--output={site}/shards/%x-%j.log" in calls[1]
    assert (site / "shards").is_dir()


@pytest.mark.parametrize(
    "words, more, told",
    [(["none.toml", 2, "out.h5"], {}, "there is no experiment file none.toml"),
     ([SMALL, 2, "out.h5"], {}, "the experiment cannot be run (code 2"),
     ([SWEEP, 2, "out.h5"], {"OPTIONS": "--set adoption.nothing=1"}, "adoption.nothing = 1 is not known"),
     ([SWEEP, 2, "out.h5"], {"OPTIONS": "--no-such-option"}, "--no-such-option is not an option"),
     ([SWEEP, 2, "no/folder/out.h5"], {}, "there is no folder for no/folder/out.h5"),
     ([SWEEP, 2, "."], {}, "exists and would not be overwritten"),
     ([SWEEP, 2, "out.h5"], {"SETUP": "none.sh"}, "there is no file none.sh, which SETUP names"),
     ([SWEEP, 2, "out.h5"], {"COADOPT": "no-such-program"}, "set CHECK=no where only the nodes have it"),
     ([SWEEP, 1001, "out.h5"], {}, "this cluster allows at most 1000 (MaxArraySize = 1001)"),
     ([SWEEP, 1, "out.h5"], {"LIMIT": "0"}, "this cluster allows no job arrays"),
     ([SWEEP, 2], {}, "submit.sh EXPERIMENT SHARDS OUTPUT.h5")],
)  # fmt: skip
def test_what_cannot_work_is_told_before_anything_is_submitted(site, words, more, told):
    done, calls = submit(site, *words, code=2, **more)
    assert told in done.stderr
    assert calls == []
    assert list(site.iterdir()) == []


@pytest.mark.parametrize("limit", ["08", "0008"])
def test_a_limit_with_leading_zeros_is_decimal(site, limit):
    assert len(submit(site, SWEEP, 7, "out.h5", LIMIT=limit)[1]) == 2
    done, _ = submit(site, SWEEP, 8, "out.h5", LIMIT=limit, code=2)
    assert "this cluster allows at most 7 (MaxArraySize = 8)" in done.stderr


@pytest.mark.parametrize(
    "words, merged",
    [(["-J", "-p", "--qos=low"], ["--qos=low"]), (["--job-name", "-A", "-p", "big"], ["-p", "big"]),
     (["-J-p", "-A", "-mine"], ["-A", "-mine"]), (["--exclusive", "-p", "big", "-H", "-q", "low"], ["-p", "big", "-q", "low"]),
     (["-c", "8", "--account", "mine", "--mem=1G"], ["--account", "mine"]), (["-Amine", "--job-name=-p"], ["-Amine"])],
)  # fmt: skip
def test_the_merge_has_the_account_of_the_array_and_no_word_that_is_the_value_of_another_option(site, words, merged):
    _, (array, merge) = submit(site, SWEEP, 2, "out.h5", *words)
    assert array[-1 - len(words):-1] == words
    after = [word for word in merge[7:-1] if not word.startswith(("--parsable", "--export", "--dep", "--kill", "--chdir", "--output"))]
    assert after == merged


def test_no_star_in_options_becomes_the_names_of_files(site):
    for name in ("x-one", "x-two"):
        (site / name).touch()
    program = site.parent / "words"
    program.write_text(f"#!/bin/bash\nprintf '%s\\n' \"$@\" >{site.parent}/told\n")
    program.chmod(0o755)
    more = {"COADOPT": str(program), "OPTIONS": "--months 12 x*"}
    submit(site, SWEEP, 2, "out.h5", **more)
    assert (site.parent / "told").read_text().split()[-4:] == ["--months", "12", "x*", "--dry-run"]
    subprocess.run([SCRIPTS / "array.sh"], cwd=site, check=True, timeout=60, capture_output=True,
                   env=environment(site, EXPERIMENT="e.toml", FOLDER=str(site), SHARDS="2", SLURM_ARRAY_TASK_ID="1", **more))  # fmt: skip
    assert (site.parent / "told").read_text().split()[-3:] == ["--months", "12", "x*"]
    subprocess.run([SCRIPTS / "merge.sh"], cwd=site, check=True, timeout=60, capture_output=True,
                   env={**os.environ, "COADOPT": f"{program} x*", "FOLDER": "f", "OUTPUT": "o.h5", "SHARDS": "1"})  # fmt: skip
    assert (site.parent / "told").read_text().split() == ["x*", "merge", "f/shard-1.h5", "-o", "o.h5"]


def test_a_sweep_can_be_submitted_from_where_the_program_cannot_run(site):
    _, calls = submit(site, SWEEP, 1000, "out.h5", COADOPT="no-such-program", CHECK="no")
    assert len(calls) == 2


def run_shard(site, program, **more):
    (site / "program").write_text(f"#!/bin/bash\necho run >>{site}/runs\n{program}\n")
    (site / "program").chmod(0o755)
    return subprocess.Popen([SCRIPTS / "array.sh"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=site,
                            env=environment(site, EXPERIMENT="e.toml", FOLDER=str(site), SHARDS="3", TRIES="3",
                                            COADOPT=str(site / "program"), SLURM_ARRAY_TASK_ID="1",
                                            SLURM_ARRAY_JOB_ID="17", **more))  # fmt: skip


def test_a_task_that_cannot_go_back_into_the_queue_tries_again_itself(site):
    task = run_shard(site, f"[ $(wc -l <{site}/runs) -ge 3 ] || exit 137")
    out, _ = task.communicate(timeout=60)
    assert task.returncode == 0, out
    assert out.count("shard 1 ended with code 137 and cannot be put back in the queue; it is tried again here") == 2


def test_a_task_that_always_fails_ends_after_its_tries(site):
    task = run_shard(site, "exit 1")
    out, _ = task.communicate(timeout=60)
    assert task.returncode == 1, out
    assert len((site / "runs").read_text().split()) == 4
    assert "shard 1 failed 4 times, the last with code 1" in out


def test_a_task_whose_time_is_up_and_that_cannot_go_back_into_the_queue_says_how_to_go_on(site):
    task = run_shard(site, "trap 'exit 143' TERM\nkill -USR1 $PPID\nsleep 30 >/dev/null 2>&1 & wait")
    out, _ = task.communicate(timeout=60)
    assert task.returncode == 143, out
    assert "Submit the sweep again to go on." in out
    assert len((site / "runs").read_text().split()) == 1
