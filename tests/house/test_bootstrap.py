"""What ./bootstrap refuses, and that a run on a bare Debian leaves nothing behind, however it ends."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# In a plain chroot, whose / is no mount point, root may not have mounts of its own.
TRIED = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False, timeout=60)
needs_root = pytest.mark.skipif(os.geteuid() != 0 or TRIED.returncode != 0,
                                reason="./bootstrap fresh: only root with mounts of its own can make a bare root")


def fresh(folder, debootstrap):
    """Starts `./bootstrap fresh` with a debootstrap of the test's own; its temporary files go into folder/tmp."""
    for name in ("bin", "tmp"):
        (folder / name).mkdir()
    program = folder / "bin" / "debootstrap"
    program.write_text(f"#!/bin/sh\n{debootstrap}\n")
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}/bin:{os.environ['PATH']}", "TMPDIR": str(folder / "tmp"),
                   "COADOPT_MIRROR": "http://mirror.invalid/debian"}  # fmt: skip
    return subprocess.Popen([ROOT / "bootstrap", "fresh"], env=environment, stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder)  # fmt: skip


def processes_that_name(text):
    """The command lines of running processes that hold the text."""
    lines = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(path.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue  # it has ended
    return [line for line in lines if text in line]


@pytest.mark.parametrize("words, told", [
    (["nothing"], "no such thing to do: nothing"), (["fresh", "sid"], "fresh tries bookworm or trixie, not sid"),
    (["install", "--somewhere"], "install takes --prefix DIR only, not --somewhere"),
    (["install", "--prefix"], "--prefix needs a folder")])  # fmt: skip
def test_wrong_words_are_refused(words, told):
    ended = subprocess.run([ROOT / "bootstrap", *words], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 2 and told in ended.stderr


def test_every_line_of_packages_is_a_purpose_and_a_package():
    lines = (ROOT / "packages.txt").read_text().splitlines()
    form = r"(build|analysis|test|format|lint|coverage|package)(:bookworm|:trixie)? +[a-z0-9][a-z0-9.+-]*( +[a-z0-9-]+)?"
    wrong = [line for line in lines if line and not line.startswith("#") and not re.fullmatch(form, line)]
    assert wrong == []


@needs_root
def test_a_failed_fresh_run_shows_the_end_of_its_log_and_leaves_nothing(tmp_path):
    process = fresh(tmp_path, 'echo "E: $* was asked for and cannot be had"; exit 3')
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 1
    assert "E: --variant=minbase --include=git bookworm" in out and "http://mirror.invalid/debian was asked for" in out
    assert "failed on a bare bookworm (exit 3)" in out
    assert list((tmp_path / "tmp").iterdir()) == []


@needs_root
@pytest.mark.parametrize("signal_number, code", [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_fresh_run_leaves_nothing(tmp_path, signal_number, code):
    process = fresh(tmp_path, f"touch {tmp_path}/begun; sleep 600")
    for _ in range(600):
        if (tmp_path / "begun").exists():
            break
        time.sleep(0.1)
    process.send_signal(signal_number)
    out, _ = process.communicate(timeout=120)
    assert process.returncode == code, out
    assert list((tmp_path / "tmp").iterdir()) == []
    assert processes_that_name(str(tmp_path)) == []


@pytest.mark.parametrize("before", ["", "trixie old\n", "bookworm old\n", "bookworm old\ntrixie old\n", "trixie old\nbookworm old\n"])
def test_a_passed_fresh_run_is_recorded_and_other_releases_keep_their_line(tmp_path, before):
    recorded = tmp_path / ".ci" / "fresh"
    recorded.parent.mkdir()
    recorded.write_text("# Of bookworm and trixie.\n" + before)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True, timeout=60)
    script = "setup_hash() { echo new; }; record_proof bookworm; is_proven bookworm"
    subprocess.run(["bash", "-euc", f". {ROOT}/.ci/fresh.sh; {script}"], cwd=tmp_path, check=True, timeout=60)
    first, *lines = recorded.read_text().splitlines()
    assert first == "# Of bookworm and trixie."
    assert sorted(lines) == ["bookworm new"] + (["trixie old"] if "trixie" in before else [])
