"""The results file: never overwritten unasked, never half there, and what was finished is kept."""

import json
import os
import signal
import socket
import stat
import subprocess
import time

import h5py
import pytest
from program import (
    DONE, FAILED, PROGRAM, SCENARIOS, SMALL, WRONG_INPUT, attribute, coadopt, names_in, run_small, started,
)  # fmt: skip


def test_an_existing_file_stays_without_force(file):
    file.write_bytes(b"mine")
    ended = run_small(file, code=WRONG_INPUT)
    assert "already exists" in ended.err and "--force" in ended.err and str(file) in ended.err
    assert file.read_bytes() == b"mine"
    assert names_in(file.parent) == ["file.h5"]


def test_an_existing_file_is_replaced_with_force(file):
    file.write_bytes(b"mine")
    run_small(file, "--force")
    with h5py.File(file) as results:
        assert attribute(results, "status") == "complete"
    assert names_in(file.parent) == ["file.h5"]


def test_a_folder_under_the_output_name_stays_even_with_force(file):
    file.mkdir()
    assert "-o" in run_small(file, "--force", code=WRONG_INPUT).err
    assert file.is_dir()


def test_a_link_is_followed_and_kept(file):
    """Also to where nothing is yet."""
    target = file.parent / "scratch" / "target.h5"
    target.parent.mkdir()
    file.symlink_to("scratch/target.h5")
    run_small(file)
    assert "already exists" in run_small(file, code=WRONG_INPUT).err
    before = target.stat().st_ino
    run_small(file, "--force")
    assert file.is_symlink() and os.readlink(file) == "scratch/target.h5"
    assert target.stat().st_ino != before and h5py.is_hdf5(target)
    assert names_in(file.parent) == ["file.h5", "scratch"]
    assert names_in(target.parent) == ["target.h5"]


def test_force_keeps_the_mode_and_a_new_file_has_the_usual_one(file):
    os.umask(mask := os.umask(0))
    run_small(file)
    assert file.stat().st_mode & 0o7777 == 0o666 & ~mask
    file.chmod(0o640)
    run_small(file, "--force")
    assert file.stat().st_mode & 0o7777 == 0o640


def special_files(folder):
    """What is no file that could be written: by its kind, its path."""
    os.mkfifo(folder / "pipe")
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(folder / "socket"))
    listening.close()
    (folder / "folder").mkdir()
    (folder / "link").symlink_to("pipe")
    (folder / "loop").symlink_to("loop")
    paths = {kind: folder / kind for kind in ("pipe", "socket", "folder", "link", "loop")}
    if os.geteuid() == 0:
        os.mknod(folder / "device", 0o666 | stat.S_IFCHR, os.makedev(1, 3))  # as /dev/null
        paths["device"] = folder / "device"
    return paths


@pytest.mark.parametrize("kind", ["pipe", "socket", "folder", "link", "loop", "device"])
@pytest.mark.parametrize("command", ["run", "import"])
def test_what_is_no_file_is_refused_with_force_too(tmp_path, kind, command):
    paths = special_files(tmp_path)
    if kind not in paths:
        pytest.skip("only root can make a device")
    before = os.lstat(paths[kind])
    names = names_in(tmp_path)
    if command == "run":
        ended = run_small(paths[kind], "--force", code=WRONG_INPUT)
    else:
        csv = [SCENARIOS / "invented_council" / name for name in ("staff.csv", "users.csv")]
        ended = coadopt("import", *csv, "-o", paths[kind], "--force", code=WRONG_INPUT)
    assert str(paths[kind]) in ended.err
    after = os.lstat(paths[kind])
    assert (before.st_mode, before.st_ino, before.st_rdev) == (after.st_mode, after.st_ino, after.st_rdev)
    assert names_in(tmp_path) == names


@pytest.mark.parametrize("output", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_an_open_stream_is_refused(tmp_path, output):
    with open(tmp_path / "redirected", "wb") as redirected:
        words = [PROGRAM, "run", SMALL, "-o", output, "--months", "1", "--replicates", "1", "--force"]
        ended = subprocess.run(words, stdout=redirected, stderr=subprocess.PIPE, text=True, timeout=600)
    assert ended.returncode == WRONG_INPUT
    assert "open stream" in ended.stderr
    assert names_in(tmp_path) == ["redirected"]


def refused_to_write(file, **how):
    """Nothing can be written under this name, which is wrong use; the message has a way out."""
    ended = run_small(file, code=WRONG_INPUT, **how)
    assert str(file) in ended.err
    assert "-o" in ended.err
    return ended.err


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    told = refused_to_write(tmp_path / "nowhere" / "file.h5")
    assert "No such file or directory" in told and "Make the folder first" in told
    assert names_in(tmp_path) == []


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "mine").write_bytes(b"mine")
    refused_to_write(tmp_path / "mine" / "file.h5")
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path):
    if os.geteuid() == 0:
        file = "/sys/file.h5"  # where even root may not
    else:
        tmp_path.chmod(0o555)
        file = tmp_path / "file.h5"
    told = refused_to_write(file)
    assert "that you may write to" in told or "Check the disk" in told
    assert not os.path.exists(file)


def test_a_name_that_is_too_long_is_told(tmp_path):
    refused_to_write(tmp_path / ("x" * 300 + ".h5"))
    assert names_in(tmp_path) == []


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 64 KiB."""
    if os.geteuid() != 0:
        pytest.skip("a full disk: only root can mount a small file system")
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, text=True, timeout=60
    )
    if mounted.returncode != 0:
        pytest.skip(f"a full disk: no small file system can be mounted here ({mounted.stderr.strip()})")
    yield folder
    subprocess.run(["umount", str(folder)], check=True, timeout=60)


def test_a_full_disk_is_told_and_leaves_no_half_file(small_disk):
    ended = coadopt("run", SMALL, "-o", small_disk / "file.h5", "--quiet", code=FAILED)
    assert "No space left on device" in ended.err
    assert "Free some space, or write to another disk with -o." in ended.err
    assert names_in(small_disk) == []


def test_a_disk_that_fills_while_the_file_is_written_leaves_no_half_file(small_disk):
    """Room for finished replicates, but not for the file that is made of them at the end."""
    ended = run_small(small_disk / "file.h5", "--months", "1", "--replicates", "1", code=None)
    assert ended.code == FAILED, ended.said
    assert "-o" in ended.err
    assert names_in(small_disk) in ([], ["file.h5.runs"])


def test_a_limit_on_file_sizes_is_told_and_leaves_no_half_file(file):
    ended = coadopt("run", SMALL, "-o", file, "--quiet", "--months", "6", "--replicates", "2", code=None,
                    limit_file_size=65536)  # fmt: skip
    assert ended.code == FAILED, ended.said
    assert names_in(file.parent) in ([], ["file.h5.runs"])


SWEEPS = SCENARIOS / "sweeps"


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv", "x.CSV", "x.toml", "x.h5.gz"])
@pytest.mark.parametrize(
    "words",
    [["run", SMALL], ["compare", SMALL, SCENARIOS / "baseline.toml"], ["sweep", SWEEPS / "small.toml"],
     ["budget", SWEEPS / "budget.toml"], ["merge", "a.h5", "b.h5"]],
)  # fmt: skip
def test_results_are_written_under_names_of_hdf5_only(words, name, tmp_path):
    told = coadopt(*words, "-o", name, code=WRONG_INPUT, folder=tmp_path).err
    assert f"{name} cannot be written: results are HDF5" in told
    assert ".h5, .hdf5 or .nc" in told and "coadopt brief FILE.h5 --csv FOLDER" in told
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("name", ["x.h5", "x.hdf5", "x.NC", "x", ".x", "x."])
def test_results_are_written_under_any_name_of_hdf5_and_without_a_suffix(name, tmp_path):
    run_small(tmp_path / name)
    assert names_in(tmp_path) == [name]


@pytest.mark.parametrize("words", [["calibrate", SWEEPS / "calibration.toml"], ["import", SCENARIOS / "invented_council" / "staff.csv"]])
def test_what_is_toml_is_written_under_names_of_it_only(words, tmp_path):
    told = coadopt(*words, "-o", "x.h5", code=WRONG_INPUT, folder=tmp_path).err
    assert "x.h5 cannot be written" in told and ".toml" in told
    assert names_in(tmp_path) == []


def interrupted(signal_number, finished, *words, folder):
    """Ends a run early by a signal, later and later until it had begun and, where wanted, finished some."""
    for wait in (1, 4, 16):
        process = started(*words)
        time.sleep(wait)
        assert process.poll() is None, f"the run is too short to interrupt: {process.communicate(timeout=60)}"
        process.send_signal(signal_number)
        out, err = process.communicate(timeout=600)
        if process.returncode == 128 + signal_number and (not finished or "finished runs are kept" in err.decode()):
            return out.decode(), err.decode()
        assert process.returncode in (128 + signal_number, -signal_number), err.decode()
        for name in names_in(folder):
            (folder / name).unlink()
    pytest.fail(f"after {wait} s the run could not be interrupted: exit code {process.returncode}, {err.decode()}")


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_keeps_finished_replicates_which_can_be_looked_at(file, signal_number):
    words = ["run", SMALL, "-o", file, "--json", "--replicates", "30000", "--months", "3"]
    out, err = interrupted(signal_number, True, *words, folder=file.parent)
    so_far = file.with_name("file.so-far.h5")
    assert names_in(file.parent) == ["file.h5.runs"]
    assert str(so_far) in err and "--resume --so-far" in err
    summary = json.loads(out)
    assert summary["exit_code"] == 128 + signal_number
    coadopt(*words, "--resume", "--so-far")
    assert names_in(file.parent) == ["file.h5.runs", "file.so-far.h5"]
    with h5py.File(so_far) as results:
        done = results["status"][()] == 0
        assert 0 < done.sum() < 30000
        assert summary["replicates"] == done.sum()
        assert attribute(results, "status") == f"interrupted: {done.sum()} of 30000 runs"
        assert done[0, 0]
        first = results["espoused"][:, 0]
    # What was kept is what the whole run would have held.
    assert run_small(file, "--replicates", "1", "--months", "3", "--force").code == DONE
    with h5py.File(file) as results:
        assert (results["espoused"][:, 0] == first).all()


def test_an_interrupt_before_any_replicate_is_finished_leaves_nothing(file):
    words = ["run", SMALL, "-o", file, "--months", "1200", "--replicates", "1", "--set", "population.staff=4800"]
    _, err = interrupted(signal.SIGINT, False, *words, folder=file.parent)
    assert "no results were kept" in err
    assert names_in(file.parent) == []


@pytest.mark.parametrize("words", [["validate", "nowhere.toml"], ["rnu"], ["describe", "levers", "nothing"], ["run"]])
def test_an_error_that_nobody_reads_ends_as_one_that_is_read(words):
    read, write = os.pipe()
    os.close(read)
    code = subprocess.run([PROGRAM, *words], stdout=write, stderr=write, timeout=600).returncode
    os.close(write)
    assert code == WRONG_INPUT


@pytest.mark.parametrize(
    "words",
    [["validate", SMALL], ["describe", "levers"], ["--help"], ["run", SMALL, "--json", "--quiet", "--months", "1"]],
)  # fmt: skip
def test_what_does_not_arrive_on_standard_output_is_a_failure_that_is_told(tmp_path, words):
    words = [*words, "-o", tmp_path / "kept.h5"] if words[0] == "run" else words
    with open("/dev/full", "w") as full:
        ended = subprocess.run([PROGRAM, *words], stdout=full, stderr=subprocess.PIPE, timeout=600)
    assert ended.returncode == FAILED
    assert b"No space left on device" in ended.stderr
    if words[0] == "run":
        assert names_in(tmp_path) == ["kept.h5"], "results are there whether or not they were told"
