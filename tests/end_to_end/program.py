"""Runs coadopt as a person at a terminal would, and compares what it writes."""

import os
import resource
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"
SMALL = SCENARIOS / "small.toml"

DONE, FAILED, WRONG_INPUT, INTERRUPTED = 0, 1, 2, 130


def named_in(variable, otherwise=None):
    """The program that an environment variable names, from the root of the tree; None where it does not exist."""
    name = os.environ.get(variable, otherwise)
    path = None if name is None else ROOT / name
    return path if path is not None and path.is_file() else None


PROGRAM = named_in("COADOPT_BINARY", "build/release/coadopt")
OTHER_COMPILER = named_in("COADOPT_OTHER_COMPILER_BINARY")


@dataclass
class Ended:
    """What a command came to."""

    command: list
    code: int
    out: str
    err: str
    peak_bytes: int

    @property
    def said(self):
        return f"{' '.join(self.command)}\nexit code {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"


def started(*words, program=None, folder=None, limit_file_size=None, environment=None):
    """Starts coadopt and returns its process."""
    assert program or PROGRAM, "there is no program: build it, or name one in COADOPT_BINARY"

    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_file_size, limit_file_size))

    return subprocess.Popen(
        [str(program or PROGRAM), *map(str, words)],
        cwd=folder or ROOT,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=limited if limit_file_size else None,
    )


def coadopt(*words, code=DONE, **how):
    """Runs coadopt to its end; the exit code must be as expected, unless that is None."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    process = started(*words, **how)
    out, err = process.communicate(timeout=600)
    after = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    ended = Ended(list(map(str, process.args)), process.returncode, out.decode(), err.decode(), max(before, after) * 1024)
    assert code is None or ended.code == code, f"expected exit code {code}\n{ended.said}"
    return ended


def killed_as_it_grows(file, *words):
    """Starts a command that goes on where it was, up to five times, and kills it each time it has kept something more."""
    journal = Path(f"{file}.runs")
    size = lambda: journal.stat().st_size if journal.exists() else 0  # noqa: E731
    kills = 0
    for _ in range(5):
        before = size()
        process = started(*words)
        latest = time.monotonic() + 600
        while process.poll() is None and size() <= before and time.monotonic() < latest:
            time.sleep(0.005)
        process.kill()
        process.communicate(timeout=60)
        kills += process.returncode == -signal.SIGKILL
        if Path(file).exists():
            break
    assert kills >= 2, "it was done before it could be killed"


def run_small(file, *words, **how):
    """The small scenario, two replicates of six months unless said otherwise."""
    sizes = [] if "--months" in words else ["--months", "6"]
    sizes += [] if "--replicates" in words else ["--replicates", "2"]
    return coadopt("run", SMALL, "-o", file, "--quiet", *sizes, *words, **how)


def small_variant(folder, name, text):
    """A scenario file that is based on the small one and says what `text` says on top."""
    path = Path(folder) / f"{name}.toml"
    heading = f'[scenario]\nname = "{name}"\nbased_on = "{SMALL}"\ndescription = "A test."\nsource = "a test"\n'
    path.write_text(heading + text)
    return path


def attribute(results, name):
    """A text attribute of a results file."""
    value = results.attrs[name]
    return value.decode() if isinstance(value, bytes) else str(value)


def names_in(folder):
    """All that is in a folder, hidden names too."""
    return sorted(path.name for path in Path(folder).iterdir())
