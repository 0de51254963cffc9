"""Tries faults out: each in a folder of its own, several at once."""

import argparse
import collections
import multiprocessing
import multiprocessing.util
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from commanding import STOCK, commands
from drawing import draw, read_case
from judging import Expected, Problem, fresh, judge_end, judge_files, judge_going_on, judge_left, listing
from serving import ROOT, UNDISTURBED, briefing_server, build_library, program_server
from reporting import tell, tell_problems, write

# Problems for which --data ends with 1.
OF_DATA = {"output is wrong", "partial file is wrong", "does not go on after half a transfer", "hangs", "next run hangs"}

PROGRAM = Path(os.environ.get("COADOPT_BINARY", ROOT / "build/release/coadopt")).resolve()
RESUMABLE = ("run", "compare")


def helped(name):
    """What a command's --help says."""
    return subprocess.run([PROGRAM, name, "--help"], capture_output=True, text=True, timeout=60).stdout


class Bench:
    """A process's place to try faults: its servers, its folder, and what undisturbed commands leave."""

    def __init__(self, root, library, seconds):
        self.root, self.stock = Path(root), Path(root) / "stock"
        self.folder = self.root / f"try-{os.getpid()}"
        self.servers = {threads: program_server(PROGRAM, library, seconds, threads) for threads in (1, 2, 3, 4)}
        self.servers["briefing"] = briefing_server(library, seconds)
        self.commands = {one.name: one for one in commands([name for name in RESUMABLE if "--resume" in helped(name)])}
        self.expected, self.gone_on = {}, {}

    def stop(self):
        for server in self.servers.values():
            server.stop()

    def places(self, command):
        return {name: STOCK[name][0] for name in command.stock}

    def make_stock(self, names):
        self.stock.mkdir(parents=True)
        for name in names:
            _, within, words, left = STOCK[name]
            if left is None:
                (self.stock / name).write_text("an older file\n")
                continue
            # A journal is written by whichever call; where there are fewer, it is killed within an earlier one.
            faults = [f"{call} {number} kill-half once" for number in range(within, 1, -1)
                      for call in ("pwrite", "write", "writev")] if within else [UNDISTURBED]
            for fault in faults:
                fresh(self.folder, self.stock, {})
                ended = self.servers[1].run(self.folder, fault, words)
                if (self.folder / left).is_file() and ended.fired == (within is not None):
                    break
            else:
                raise SystemExit(f"faults: {' '.join(words)} left no {left}\n{ended.err}")
            shutil.copyfile(self.folder / left, self.stock / name)

    def server(self, command, threads=1):
        return self.servers["briefing" if command.server == "briefing" else threads]

    def undisturbed(self, command):
        """What the command leaves when nothing disturbs it, and when it is asked as one goes on; made once."""
        if command.name not in self.expected:
            folder = self.root / f"expected-{command.name}"
            files = {}
            for words in (command.words_again, command.words):
                fresh(folder, self.stock, self.places(command))
                ended = self.server(command).run(folder, UNDISTURBED, words)
                if ended.code != 0:
                    raise SystemExit(f"faults: {' '.join(words)} fails undisturbed: {ended.status}\n{ended.err}")
                for name, digest in listing(folder).items():
                    files.setdefault(name, set()).add(digest)
            self.expected[command.name] = (Expected(folder, files), ended.counts)
        return self.expected[command.name]

    def try_out(self, case):
        """(problems, whether a fault came to pass) of a case."""
        command = self.commands[case.command]
        server = self.server(command, case.threads)
        expected, _ = self.undisturbed(command)
        before = fresh(self.folder, self.stock, self.places(command))
        words, problems, fired = command.words, [], False
        for fault in case.faults:
            ended = server.run(self.folder, fault.as_job(), words)
            fired = fired or ended.fired
            problems += judge_end(ended, fault, expected.names(command))
            problems += judge_files(self.folder, before, expected, ended.code == 0)
            words = command.words_again
            if ended.code == 0:  # nothing is left to go on with, which calibrate says
                if command.name.startswith("calibrate"):
                    words = (*(word for word in words if word != "--resume"), "--force")
                break
            before = {**before, **{name: digest for name, digest in listing(self.folder).items() if name in expected.files}}
        if ended.code == 0 and not judge_left(self.folder, expected):
            return problems, fired
        return problems + self.go_on(command, case.threads, expected, words), fired

    def go_on(self, command, threads, expected, words):
        """Problems of the next, undisturbed run; folders that are equal are gone on from once."""
        key = (command.name, threads, tuple(listing(self.folder).items()))
        if key not in self.gone_on:
            ended = self.server(command, threads).run(self.folder, UNDISTURBED, words)
            self.gone_on[key] = judge_going_on(ended, self.folder, expected)
        return self.gone_on[key]


bench = None


def begin(root, library, seconds, expected):
    global bench
    bench = Bench(root, library, seconds)
    bench.expected = expected
    multiprocessing.util.Finalize(None, bench.stop, exitpriority=1)


def attempt(case):
    try:
        return case, *bench.try_out(case)
    except SystemExit as ended:
        return case, [Problem("cannot be tried", str(ended))], True


def free_folder():
    memory = Path("/dev/shm")
    return tempfile.mkdtemp(prefix="coadopt-faults-", dir=memory if os.access(memory, os.W_OK) else None)


def prepared(root, library, seconds, begin_so):
    """The commands whose names begin so, and what each leaves, and calls, when it is not disturbed."""
    first = Bench(root, library, seconds)
    chosen = [command for name, command in first.commands.items() if name.startswith(tuple(begin_so.split(",")))]
    first.make_stock({name for command in chosen for name in command.stock})
    for command in chosen:
        first.undisturbed(command)
    first.stop()
    return chosen, first.expected


@dataclass
class Results:
    """What came of all cases: how many of each command and kind, and the problems found."""

    number: int
    tried: collections.Counter = field(default_factory=collections.Counter)
    found: list = field(default_factory=list)
    fired: int = 0
    seconds: float = 0.0
    processor_seconds: float = 0.0


def try_all(asked, root):
    began = time.monotonic()
    library = build_library(root)
    chosen, expected = prepared(root, library, asked.seconds, asked.only.split()[0] if asked.only else asked.command)
    if asked.only:
        cases = [read_case(asked.only)] * asked.repeat
    else:
        cases = draw(chosen, {name: counts for name, (_, counts) in expected.items()}, asked.faults, asked.seed)
    results = Results(len(cases))
    with multiprocessing.Pool(asked.jobs, begin, (root, library, asked.seconds, expected)) as pool:
        for case, problems, came_to_pass in pool.imap_unordered(attempt, cases):
            results.tried[case.command, case.faults[0].kind] += 1
            results.fired += came_to_pass
            results.found += [(case, problem) for problem in problems]
            for problem in problems if asked.verbose else []:
                print(f"{case}\n  {problem.kind}: {problem.text}", flush=True)
        pool.close()
        pool.join()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    results.seconds, results.processor_seconds = time.monotonic() - began, used.ru_utime + used.ru_stime
    return results


def options(text):
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--faults", type=int, default=2000, help="how many (2000)")
    parser.add_argument("--seed", type=int, default=1, help="of the draw (1)")
    parser.add_argument("--command", default="", help="only commands whose names begin so, such as sweep,merge")
    parser.add_argument("--only", help="one case, as a failure prints it")
    parser.add_argument("--repeat", type=int, default=1, help="with --only: so many times, since threads take turns by chance")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many at once (as many as processors)")
    parser.add_argument("--seconds", type=float, default=120, help="after which a command counts as hanging (120)")
    parser.add_argument("--verbose", action="store_true", help="print every problem when it is found")
    parser.add_argument("--data", action="store_true",
                        help="end with 1 only where data are wrong or a command hangs; other problems are printed")
    parser.add_argument("--write", action="store_true", help="add the figures to those in docs/proof.md")
    return parser.parse_args()


def main(text):
    asked = options(text)
    root = free_folder()
    try:
        results = try_all(asked, root)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    tell_problems(results.found)
    tell(results, asked.seed)
    if asked.write:
        write(results, asked.seed)
    kinds = {problem.kind for _, problem in results.found}
    return 1 if kinds & OF_DATA or (kinds and not asked.data) else 0
