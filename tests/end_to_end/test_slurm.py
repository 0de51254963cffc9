"""A sweep as a Slurm array: a task is killed, goes on from its own runs, and the merged file is that of one machine."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
import slurm
from program import PROGRAM, ROOT, SCENARIOS, coadopt
from results_files import assert_same

SCRIPTS = SCENARIOS / "sweeps" / "slurm"
SWEEP = SCENARIOS / "sweeps" / "small.toml"
OPTIONS = "--replicates 24 --months 12"
SHARDS = 3  # of a node that has two processors or more

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def cluster():
    if os.geteuid() != 0:
        pytest.skip("SLURM IS NOT TESTED: starting one takes root. Run the tests as root.")
    lacking = slurm.install()
    assert not lacking, lacking
    # Not below the folder of the tests: paths of sockets are short, and munged looks at who may write above them.
    folder = Path(tempfile.mkdtemp(prefix="coadopt-slurm-", dir="/run"))
    folder.chmod(0o755)
    one = slurm.Slurm(folder)
    try:
        try:
            one.start()
        except slurm.DoesNotStart as failure:
            pytest.skip(f"SLURM IS NOT TESTED: its daemons do not start here: {failure}")
        yield one
    finally:
        one.stop()
        shutil.rmtree(folder, ignore_errors=True)


def submitted(cluster, output, **more):
    """(array, merge): the numbers of the jobs."""
    environment = {**cluster.environment, "COADOPT": str(PROGRAM), "OPTIONS": OPTIONS, **more}
    done = subprocess.run([SCRIPTS / "submit.sh", SWEEP, str(SHARDS), output, "--cpus-per-task=1", "--mem-per-cpu=100"],
                          env=environment, capture_output=True, text=True, cwd=ROOT, timeout=300)  # fmt: skip
    assert done.returncode == 0, done.stderr
    words = done.stdout.replace(";", " ").split()
    return words[1], words[words.index("merge") + 1]


def logs(output):
    return "\n".join(f"--- {one.name}\n{one.read_text()}" for one in sorted(Path(f"{output}.shards").glob("*.log")))


def program_of(folder, shard):
    """The process that runs a shard; None while there is none."""
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if words[0] == str(PROGRAM).encode() and f"{folder}/shard-{shard}.h5".encode() in words:
            return int(entry.name)
    return None


def finished(cluster, output, seconds=240):
    cluster.wait_until(lambda: not cluster.queue(), seconds, f"jobs are not done\n{logs(output)}")
    assert output.exists(), f"nothing was merged\n{cluster.queue()}\n{logs(output)}\n{cluster.logs()}"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    file = tmp_path_factory.mktemp("one-machine") / "whole.h5"
    coadopt("sweep", SWEEP, "-o", file, "--quiet", *OPTIONS.split())
    return file


def test_an_array_with_a_task_killed_and_one_requeued_gives_the_file_of_one_machine(cluster, whole, tmp_path):
    tmp_path.chmod(0o755)
    output = tmp_path / "sweep.h5"
    folder = tmp_path / "sweep.h5.shards"
    array, _ = submitted(cluster, output, OPTIONS=OPTIONS)
    killed, requeued, warned = False, False, False
    until = time.monotonic() + 120 * slurm.PATIENCE
    while time.monotonic() < until and not (killed and requeued and warned) and cluster.queue():
        if not killed and (folder / "shard-1.h5.runs").exists():
            process = program_of(folder, 1)
            if process is not None:
                os.kill(process, signal.SIGKILL)
                killed = True
        if not requeued and (folder / "shard-2.h5.runs").exists():
            done = subprocess.run(["scontrol", "requeue", f"{array}_2"], env=cluster.environment, capture_output=True,
                                  timeout=60)  # fmt: skip
            requeued = done.returncode == 0
        if not warned and (folder / "shard-3.h5.runs").exists():  # as Slurm does a minute before the time is up
            warn = ["scancel", "--batch", "--signal=USR1", f"{array}_3"]
            warned = subprocess.run(warn, env=cluster.environment, capture_output=True, timeout=60).returncode == 0
        time.sleep(0.05)
    assert killed and requeued and warned, f"tasks were done before they could be disturbed\n{logs(output)}"
    finished(cluster, output)
    told = logs(output)
    assert "shard 1 ended with code 137 and is put back in the queue" in told, told
    assert "shard 3 ended with code 143 and is put back in the queue" in told, told
    assert told.count("begun before: 1 times") >= 2, told
    assert_same(whole, output)
    assert sorted(one.name for one in folder.glob("shard-*")) == [f"shard-{i}.h5" for i in range(1, SHARDS + 1)]


def test_what_is_cancelled_ends_for_good_and_keeps_what_was_finished(cluster, tmp_path):
    tmp_path.chmod(0o755)
    output = tmp_path / "cancelled.h5"
    array, _ = submitted(cluster, output, OPTIONS="--replicates 400 --months 12")
    shard = tmp_path / "cancelled.h5.shards" / "shard-1.h5.runs"
    cluster.wait_until(shard.exists, 60, f"nothing begins\n{logs(output)}")
    begun = shard.stat().st_size
    cluster.wait_until(lambda: shard.stat().st_size > begun, 60, f"no run is finished\n{logs(output)}")
    subprocess.run(["scancel", array], env=cluster.environment, check=True, timeout=60)
    cluster.wait_until(lambda: not cluster.queue(), 60, f"it is still there\n{cluster.queue()}\n{logs(output)}")
    told = logs(output)
    assert "put back in the queue" not in told and "shard 1 was cancelled" in told, told
    assert shard.exists() and not output.exists()


def test_a_wrong_experiment_is_not_tried_again_and_nothing_is_merged(cluster, tmp_path):
    tmp_path.chmod(0o755)
    output = tmp_path / "wrong.h5"
    submitted(cluster, output, OPTIONS="--replicates 8 --set adoption.nothing=1", CHECK="no")
    cluster.wait_until(lambda: not cluster.queue(), 120, "jobs are not done")
    assert not output.exists()
    assert logs(output).count("begun before") == SHARDS


def test_a_task_uses_the_processors_it_was_given(tmp_path):
    told = coadopt("sweep", SWEEP, "--dry-run", environment={"SLURM_CPUS_PER_TASK": "7"}).out
    assert "on 7 threads" in told
