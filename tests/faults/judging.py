"""What a fault may lead to, and what it may not."""

import hashlib
import re
import shutil
import signal
from dataclasses import dataclass, field
from pathlib import Path

from contents import is_part_of, same_data

NEVER_TOLD = ["Traceback", "std::", "bad_alloc", "_M_", "terminate called", "HDF5-DIAG", "infinite loop", "what():",
              "basic_string", "Assertion", "vector::", "free():", "malloc():", "MemoryError"]
TOLD_LINE = re.compile(r"(coadopt[ :]|[^ ]+\.(toml|csv|h5|html|runs)\b)")
SIGNALS = {"int": signal.SIGINT, "term": signal.SIGTERM}
CODES = {0, 1, 2, 129, 130, 143}
REFUSED = {1, 2, 129, 130, 143}


@dataclass(frozen=True)
class Problem:
    """What was wrong: its kind, and the particulars."""

    kind: str
    text: str


def listing(folder):
    """Every file below a folder: its path from there and a digest of its bytes."""
    found = {}
    for path in sorted(Path(folder).rglob("*")):
        name = str(path.relative_to(folder))
        found[name] = hashlib.blake2b(path.read_bytes()).hexdigest() if path.is_file() else "folder"
    return found


@dataclass
class Expected:
    """What an undisturbed command leaves: digests that each file may have, and a folder with the files to look into."""

    folder: Path
    files: dict  # path: set of digests
    parts: dict = field(default_factory=dict)  # digest of a partial file: whether it is right

    def names(self, command):
        """How messages may begin to call the output: what is beside it has endings of its own."""
        beginnings = {Path(name).parts[0].split(".")[0] for name in self.files if name not in command.stock}
        return {one for one in beginnings if one in " ".join(command.words)}

    def is_right(self, name, digest, path):
        if digest in self.files[name]:
            return True
        if name.endswith(".h5") and same_data(path, self.folder / name):
            self.files[name].add(digest)
            return True
        return False


    def is_right_part(self, name, digest, path):
        """Whether a results file of what was finished holds nothing wrong; other files are none of those."""
        whole = self.folder / re.sub(r"\.so-far\.h5$", ".h5", name)
        if name.startswith(".") or not name.endswith(".h5"):
            return True
        if digest not in self.parts:
            self.parts[digest] = whole.is_file() and is_part_of(path, whole)
        return self.parts[digest]


def judge_end(ended, fault, outputs):
    """Problems of how a command ended that a fault came upon; none where the fault itself ended it."""
    problems = []
    sent = {"kill": signal.SIGKILL}.get(fault.action.split("-")[0], SIGNALS.get(fault.action))
    if ended.late:
        return [Problem("hangs", "it had to be stopped")]
    if fault.call == "library" and ended.signal:
        return []  # that library crashed; what files hold is judged all the same
    if fault.call == "alloc" and ended.code == 127 and "thread-local data: ABORT" in ended.err:
        return []  # the loader ended the process, before the program could say a word; files are judged all the same
    told = f"\n{ended.err.strip()}" if ended.err.strip() else ""
    if ended.signal:
        if ended.signal == sent:
            return []
        problems.append(Problem("dies by a signal", f"{signal.Signals(ended.signal).name}{told}"))
    elif ended.code not in CODES:
        problems.append(Problem("ends with an odd exit code", f"{ended.code}{told}"))
    never = [word for word in NEVER_TOLD if word in ended.out + ended.err]
    problems += [Problem("tells what is not for users", f"{word!r}{told}") for word in never[:1]]
    if ended.code in REFUSED:
        problems += judge_words(ended, fault, outputs, told)
    return problems


def judge_words(ended, fault, outputs, told):
    lines = ended.err.strip().splitlines()
    if not lines:
        return [Problem("does not say why", f"exit code {ended.code} and no word on standard error")]
    problems = [Problem("tells in more than a line", line + told) for line in lines if not TOLD_LINE.match(line)][:1]
    if fault.action == "short":
        problems.append(Problem("does not go on after half a transfer", told))
    if fault.kind == "writing" and fault.error and ended.code != 130:
        if fault.reason not in ended.err and fault.action != "EWOULDBLOCK":  # that one has words of its own
            problems.append(Problem("does not name the cause", f"no {fault.reason!r} in{told}"))
        if not any(name in ended.err for name in outputs):
            problems.append(Problem("does not name the output", f"{' or '.join(sorted(outputs))} is not in{told}"))
    return problems


def judge_files(folder, before, expected, finished):
    """Problems of what stands under the names of the outputs: what stood there before, or all of it and right."""
    now, problems = listing(folder), []
    for name in expected.files:
        path = Path(folder) / name
        if name not in now:
            if finished or name in before:
                problems.append(Problem("output is missing", name))
        elif now[name] == before.get(name) and not finished:
            continue
        elif not expected.is_right(name, now[name], path):
            problems.append(Problem("output is wrong", f"{name} of {path.stat().st_size} bytes"))
    if not finished:
        problems += [Problem("partial file is wrong", name) for name in now.keys() - expected.files.keys()
                     if now[name] != before.get(name) and not expected.is_right_part(name, now[name], Path(folder) / name)]
    return problems


def judge_going_on(ended, folder, expected):
    """Problems of an undisturbed run after the fault: it has to end well, with the right files and no others."""
    if ended.late:
        return [Problem("next run hangs", "it had to be stopped")]
    if ended.code != 0:
        how = f"signal {ended.signal}" if ended.signal else f"exit code {ended.code}"
        return [Problem("next run fails", f"{how}\n{ended.err.strip()}")]
    problems = [Problem(f"next run: {problem.kind}", problem.text) for problem in judge_files(folder, {}, expected, True)]
    return problems + judge_left(folder, expected)


def judge_left(folder, expected):
    """Problems of files that a command that ended well leaves behind."""
    left = [name for name in listing(folder) if name not in expected.files]
    return [Problem("leaves files behind", " ".join(left))] if left else []


def fresh(folder, stock, places):
    """Empties a folder and puts the stock there; returns its listing."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in places:
        (folder / places[name]).parent.mkdir(exist_ok=True)
        shutil.copyfile(stock / name, folder / places[name])
    return listing(folder)
