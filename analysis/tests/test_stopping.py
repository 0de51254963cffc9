"""How the commands end: by signals, closed streams, readers who leave, full disks and names that are not UTF-8."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from swept import saltelli, write
from synthetic import make

PACKAGE = Path(__file__).resolve().parents[1]
CLEAN = {**os.environ, "PYTHONPATH": str(PACKAGE), "PYTHONDONTWRITEBYTECODE": "1"}
WORDS = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated", signal.SIGHUP: "the terminal was closed"}


def started(*words: object, **more: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "coadopt_analysis", *map(os.fspath, words)],  # type: ignore[call-overload,no-any-return]
                            env=CLEAN, text=True, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more})


def works(process: int) -> bool:
    """Whether it has loaded the library that is loaded last before it works."""
    try:
        child = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()[0]
        return "scipy" in Path(f"/proc/{child}/maps").read_text("utf-8", "replace")
    except (OSError, IndexError):
        return False


@pytest.mark.parametrize(("name", "number"), [("brief", signal.SIGHUP), ("brief", signal.SIGINT),
                                              ("sensitivity", signal.SIGINT), ("sensitivity", signal.SIGTERM)])
def test_a_signal_ends_a_command_with_a_message_and_leaves_nothing(tmp_path: Path, name: str, number: signal.Signals) -> None:
    places, marks = saltelli(1024, 8)
    path = (make(tmp_path / "r.h5", ("A", "B"), 12, 120) if name == "brief" else
            write(tmp_path / "s.h5", "saltelli", places, np.stack([places[:, 0], places[:, 1]], 1), marks))
    command = started(name, path, "--charts", tmp_path / "charts")
    while not works(command.pid) and command.poll() is None:
        time.sleep(0.02)
    command.send_signal(number)
    out, err = command.communicate(timeout=240)
    assert (command.returncode, out) == (128 + number, "")
    assert err == f"coadopt {name}: {path}: {WORDS[number]}; nothing more is written\n"
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(("work", "code", "said"), [
    ("os.kill(os.getpid(), signal.SIGSEGV)", 2, "a library failed (SIGSEGV)"),
    ("os.kill(os.getpid(), signal.SIGKILL)", 1, "was killed"),
    ("(signal.signal(signal.SIGTERM, signal.SIG_IGN), os.kill(os.getppid(), signal.SIGTERM), time.sleep(60))", 143,
     "terminated")])
def test_a_library_that_crashes_or_never_ends_is_told_of(work: str, code: int, said: str) -> None:
    program = ("import os, signal, sys, time\nfrom coadopt_analysis import stopping\nstopping._PATIENCE = 1\n"
               f"sys.exit(stopping.supervised('brief: r.h5', lambda: {work}))\n")
    done = subprocess.run([sys.executable, "-c", program], env=CLEAN, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == code and done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"coadopt brief: r.h5: {said}")


@pytest.mark.parametrize(("limited", "work", "said"), [
    ("RLIMIT_STACK, (64 << 10, -1)", "os.kill(os.getpid(), signal.SIGSEGV)", "a library failed (SIGSEGV), perhaps because the limit on"
     " the stack is 64 kB; raise that limit (ulimit -s 8192)"),
    ("RLIMIT_AS, (4 << 30, -1)", "os.kill(os.getpid(), signal.SIGSEGV)", "a library failed (SIGSEGV), perhaps because memory ran out"),
    ("RLIMIT_CPU, (1, 60)", "[0 for _ in iter(int, 1)]", "was ended, perhaps because it took longer than the limit on time allows"
     " (ulimit -t is 1 s); raise that limit"),
    ("RLIMIT_CPU, (1, 1)", "[0 for _ in iter(int, 1)]", "was ended, perhaps because it took longer")])
def test_a_limit_that_ends_the_work_is_named(limited: str, work: str, said: str) -> None:
    program = ("import os, resource, signal, sys\nfrom coadopt_analysis import stopping\n"
               f"resource.setrlimit(resource.{limited})\nsys.exit(stopping.supervised('brief: r.h5', lambda: {work}))\n")
    done = subprocess.run([sys.executable, "-c", program], env=CLEAN, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1 and done.stderr.startswith(f"coadopt brief: r.h5: {said}") and done.stderr.count("\n") == 1
    assert "damaged" not in done.stderr  # the limit may be why, so the file is not blamed


def test_a_process_that_cannot_be_started_is_told_of() -> None:
    program = ("import errno, os, sys\nfrom coadopt_analysis import stopping\n"
               "def refuse():\n    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))\nos.fork = refuse\n"
               "sys.exit(stopping.supervised('brief: r.h5', lambda: 0))\n")
    done = subprocess.run([sys.executable, "-c", program], env=CLEAN, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1 and done.stderr == (
        "coadopt brief: r.h5: a process of its own cannot be started for it (Resource temporarily unavailable); end other"
        " programs, or raise the limit on processes (ulimit -u)\n")


def test_the_work_goes_on_where_dev_null_cannot_be_opened() -> None:
    program = ("import errno, os, sys\nfrom coadopt_analysis import stopping\nopen_as_usual = os.open\n"
               "def refuse(path, *rest):\n    if path == os.devnull:\n        raise OSError(errno.ENOSPC, 'No space left', path)\n"
               "    return open_as_usual(path, *rest)\nos.open = refuse\n"
               "sys.exit(stopping.supervised('brief: r.h5', lambda: print('done') or 0))\n")
    done = subprocess.run([sys.executable, "-c", program], env=CLEAN, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "done\n", "")


def test_an_interrupt_is_an_exception_also_where_openturns_is_loaded() -> None:
    program = ("import os, signal\nimport coadopt_analysis.sensitivity.load_openturns\ntry:\n    os.kill(os.getpid(), signal.SIGINT)\n"
               "except KeyboardInterrupt:\n    print('interrupted')\n")
    done = subprocess.run([sys.executable, "-c", program], env=CLEAN, capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stdout) == (0, "interrupted\n")


@pytest.mark.parametrize("place", ["current folder", "OPENTURNS_CONFIG_PATH", "home"])
def test_openturns_reads_no_settings(tmp_path: Path, place: str) -> None:
    folder = {"current folder": tmp_path, "OPENTURNS_CONFIG_PATH": tmp_path / "other", "home": tmp_path / "openturns" / "etc"}[place]
    named = {"current folder": {"OPENTURNS_CONFIG_PATH": ":"}, "OPENTURNS_CONFIG_PATH": {"OPENTURNS_CONFIG_PATH": str(folder)},
             "home": {"HOME": str(tmp_path)}}[place]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "openturns.conf").write_text(
        '<openturns-configuration>\n<SobolIndicesAlgorithm-DefaultUseAsymptoticDistribution value_bool="true" />\n'
        '</openturns-configuration>\n')
    program = ("from coadopt_analysis.sensitivity.load_openturns import openturns\n"
               "print(openturns.ResourceMap.Get('SobolIndicesAlgorithm-DefaultUseAsymptoticDistribution'))\n")
    done = subprocess.run([sys.executable, "-c", program], env=CLEAN | named, cwd=tmp_path, capture_output=True, text=True,
                          check=False, timeout=120)
    assert (done.stdout, done.stderr) == ("false\n", "")


def test_a_signal_while_files_are_written_leaves_none_of_them(tmp_path: Path) -> None:
    code = ("import os, signal, sys\nfrom pathlib import Path\nfrom coadopt_analysis import outputs, stopping\n"
            "stopping.heed_signals('brief')\nreal = os.fsync\ncalls = []\n"
            "def stop(number):\n    real(number)\n    calls.append(number)\n"
            "    if len(calls) == 2:\n        os.kill(os.getpid(), signal.SIGTERM)\nos.fsync = stop\n"
            "outputs.write_all({Path(sys.argv[1]) / 'new' / name: b'x' for name in 'abc'})\n")
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], env=CLEAN, capture_output=True, text=True, check=False,
                          timeout=60)
    assert done.returncode == 143 and "terminated" in done.stderr and list(tmp_path.iterdir()) == []


def test_a_reader_who_leaves_is_no_error_and_a_full_output_is(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", ("A",), 3, 24)
    read, written = os.pipe()
    os.close(read)
    command = started("brief", path, "--csv", tmp_path / "a", stdout=written)
    os.close(written)
    assert (command.communicate(timeout=120)[1], command.returncode) == ("", 0)
    assert (tmp_path / "a" / "adoption.csv").exists()
    with open("/dev/full", "w") as full:
        command = started("brief", path, "--csv", tmp_path / "b", stdout=full)
        assert command.communicate(timeout=120)[1] == "coadopt brief: standard output: No space left on device\n"
        assert command.returncode == 1


def test_closed_streams_spoil_no_file(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5", ("A",), 3, 24)
    words = f"{sys.executable} -m coadopt_analysis brief {path} --csv {tmp_path}"
    for closing, folder in (("<&- >&- 2>&-", "a"), ("", "b")):
        done = subprocess.run(["bash", "-c", f"{words}/{folder} {closing}"], env=CLEAN, check=False, timeout=120)
        assert done.returncode == 0
    for file in (tmp_path / "b").iterdir():
        assert file.read_bytes() == (tmp_path / "a" / file.name).read_bytes()


@pytest.mark.parametrize("plain", [False, True])
def test_names_that_are_not_utf_8(tmp_path: Path, plain: bool) -> None:
    # What one chart shows, and no more: drawing takes longest.
    path = make(tmp_path / "r.h5", ("A",), 3, 24,
                without=("practice_espoused", "star_step", "wellbeing", "staff_hours"))
    settings = {**CLEAN, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"} if plain else CLEAN
    for name, shown in ((b"o\xe9", "o\\xe9"), (b"o\xc3\xa9", "o\u00e9")):
        odd = os.fsencode(tmp_path) + b"/" + name + b".h5"
        os.link(path, odd)
        done = subprocess.run([sys.executable, "-m", "coadopt_analysis", "brief", odd, "-o", odd + b".html", "--charts",
                               odd + b".charts"], env=settings, capture_output=True, check=False, timeout=300)
        assert (done.returncode, done.stderr) == (0, b"")
        assert os.path.exists(odd + b".charts/adoption.png")
        with open(odd + b".html", encoding="utf-8") as page, open(odd + b".charts/charts.json", encoding="utf-8") as listed:
            assert f"{shown}.h5" in page.read() and f'"source": {shown}.h5'.replace(" ", ' "').replace("\\", "\\\\") in listed.read()
        done = subprocess.run([sys.executable, "-m", "coadopt_analysis", "sensitivity", odd], env=settings,
                              capture_output=True, check=False, timeout=300)
        assert done.returncode == 2 and b"Traceback" not in done.stderr and done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("number", list(WORDS))
def test_a_signal_while_packages_are_loaded_ends_with_a_message(tmp_path: Path, number: signal.Signals) -> None:
    slow = tmp_path / "start.py"  # the same start, with a package that takes long
    code = (PACKAGE / "start.py").read_text().replace("        import matplotlib  # noqa: F401", "        print('loading', flush=True); import time; time.sleep(60)")
    assert "time.sleep(60)" in code
    slow.write_text(code)
    started = subprocess.Popen([sys.executable, "-I", "-B", slow, "brief", "x.h5"], text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert started.stdout is not None and started.stdout.readline() == "loading\n"
    started.send_signal(number)
    _, err = started.communicate(timeout=60)
    assert started.returncode == 128 + number and err.startswith("coadopt brief: ") and err.count("\n") == 1, err


def test_what_python_itself_ignores_while_packages_are_loaded_is_no_message(tmp_path: Path) -> None:
    closing = tmp_path / "start.py"  # the same start, with a package one of whose files cannot be closed
    code = (PACKAGE / "start.py").read_text().replace(
        "        import matplotlib  # noqa: F401", "        type('Font', (), {'__del__': lambda _: 1 / 0})(); raise SystemExit(0)")
    assert "Font" in code
    closing.write_text(code)
    done = subprocess.run([sys.executable, "-I", "-B", closing, "brief", "x.h5"], capture_output=True, text=True, check=False,
                          timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
