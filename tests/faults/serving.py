"""Runs the program with one fault, by a fork server: dynamic linking is paid for once, not for every fault."""

import os
import select
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CALLS = ["open", "write", "pwrite", "writev", "rename", "link", "unlink", "fsync", "truncate", "fallocate", "close", "mkdir",
         "flock", "read", "alloc", "large", "library",
         "thread"]
UNDISTURBED = "none 0 none once"
# Memory that was freed is kept by the process, so that the kernel need not clear it again: a third of a run's time.
TUNABLES = ("glibc.malloc.mmap_threshold=1073741824:glibc.malloc.trim_threshold=4294967296:"
            "glibc.malloc.top_pad=33554432:glibc.malloc.hugetlb=1")


@dataclass
class Ended:
    """How a command ended: its wait status, whether the fault came to pass, its calls by name, what it printed."""

    status: int
    fired: bool
    out: str
    err: str
    late: bool = False
    counts: dict = field(default_factory=dict)

    @property
    def signal(self):
        """The signal that ended it, or 0."""
        return os.WTERMSIG(self.status) if os.WIFSIGNALED(self.status) else 0

    @property
    def code(self):
        return os.WEXITSTATUS(self.status) if os.WIFEXITED(self.status) else None


def build_library(folder):
    """Compiles the library to preload into the folder and returns its path."""
    library = Path(folder) / "faults.so"
    options = ["-std=gnu17", "-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-U_FORTIFY_SOURCE"]
    sources = sorted(HERE.glob("*.c"))
    subprocess.run([os.environ.get("CC", "cc"), *options, *sources, "-o", library, "-ldl"], check=True, timeout=120)
    return library


class Server:
    """A process that forks for every job; it answers with the child's number and then with how it ended."""

    def __init__(self, words, library, seconds, environment=None):
        self.words = [str(word) for word in words]
        self.seconds = seconds
        taken_out = ("FAULTS", "SLURM", "COADOPT", "PYTHON")
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(taken_out)}
        self.environment |= {"LD_PRELOAD": str(library), "FAULTS_SERVER": "1", "LC_ALL": "C.UTF-8", **(environment or {})}
        self.process = None

    def start(self):
        self.process = subprocess.Popen(self.words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.environment,
                                        start_new_session=True, bufsize=0)
        self.rest = b""

    def stop(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait(timeout=self.seconds)
            self.process = None

    def answer(self, seconds):
        """The next line of the server; None where none comes in time."""
        while b"\n" not in self.rest:
            ready, _, _ = select.select([self.process.stdout], [], [], seconds)
            if not ready:
                return None
            piece = os.read(self.process.stdout.fileno(), 4096)
            if not piece:
                raise SystemExit(f"faults: the fork server ended with {self.process.wait(timeout=self.seconds)}: {' '.join(self.words)}")
            self.rest += piece
        line, self.rest = self.rest.split(b"\n", 1)
        return line.decode().split()

    def run(self, folder, fault, words):
        """Runs a command in a folder; what it prints is kept beside the folder."""
        if self.process is None:
            self.start()
        self.process.stdin.write("\t".join([str(folder), fault, *map(str, words)]).encode() + b"\n")
        child = int(self.answer(None)[1])
        ended = self.answer(self.seconds)
        late = ended is None
        if late:
            kill_group(child)
            ended = self.answer(None)
        counts = dict(zip(CALLS, map(int, ended[3:]), strict=True))
        out, err = (Path(f"{folder}{ending}").read_text(encoding="utf-8", errors="replace") for ending in (".out", ".err"))
        return Ended(int(ended[1]), ended[2] == "1", out, err, late, counts)


def kill_group(child):
    """Ends a child and whatever it started."""
    for kill in (os.killpg, os.kill):
        try:
            kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass


def program_server(program, library, seconds, threads):
    """Of a program that takes itself to have so many processors: --threads would stand in results files, and they differ."""
    return Server([program], library, seconds, {"GLIBC_TUNABLES": TUNABLES, "SLURM_CPUS_PER_TASK": str(threads),
                                             "COADOPT_PYTHON": "/usr/bin/python3"})


def briefing_server(library, seconds):
    """The Python half of `brief`, already imported, so that a briefing takes a moment and not seconds."""
    python = os.environ.get("COADOPT_PYTHON", "/usr/bin/python3")
    quiet = {"PYTHONDONTWRITEBYTECODE": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    server = Server([python, HERE / "briefing.py", library], library, seconds, quiet)
    del server.environment["FAULTS_SERVER"]
    return server

