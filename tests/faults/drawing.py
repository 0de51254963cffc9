"""Which faults there are, how one is written down, and a seeded draw of them."""

import errno
import os
import random
import re
from dataclasses import dataclass

# What can go wrong with each call: the errors that its manual page or a network file system has.
ERRORS = {
    "open": ["ENOSPC", "EIO", "EINTR", "EDQUOT", "EMFILE", "EACCES"],
    "write": ["ENOSPC", "EIO", "EINTR", "EDQUOT", "half-ENOSPC", "half-EIO", "short"],
    "pwrite": ["ENOSPC", "EIO", "EINTR", "EDQUOT", "half-ENOSPC", "half-EIO", "short"],
    "writev": ["ENOSPC", "EIO", "EINTR", "EDQUOT", "half-ENOSPC", "short"],
    "rename": ["ENOSPC", "EIO", "EDQUOT", "EINVAL", "EACCES"],
    "link": ["ENOSPC", "EIO", "EDQUOT", "EPERM"],
    "unlink": ["EIO", "EACCES"],
    "fsync": ["ENOSPC", "EIO", "EINTR", "EDQUOT"],
    "truncate": ["EIO", "EINTR", "ENOSPC"],
    "fallocate": ["ENOSPC", "EIO", "EINTR", "EDQUOT", "EOPNOTSUPP"],
    "close": ["ENOSPC", "EIO", "EINTR", "EDQUOT"],
    "mkdir": ["ENOSPC", "EIO", "EDQUOT", "EACCES"],
    "flock": ["ENOLCK", "EINTR", "EWOULDBLOCK"],
    "read": ["EIO", "EINTR", "short"],
    "alloc": ["ENOMEM"],
    "large": ["ENOMEM"],
    "library": ["ENOMEM"],
    "thread": ["EAGAIN"],
}
ENDS = ["kill", "int", "term"]
LATER_ENDS = ["kill-after"]
HALVES = ["kill-half"]
TRANSFERS = {"write", "pwrite", "writev"}
# Errors that stay: a full disk, a dead one, no memory, no threads, a file system without locks.
STAYING = {"ENOSPC", "EDQUOT", "EIO", "ENOMEM", "EAGAIN", "ENOLCK", "half-ENOSPC"}
MEMORY = {"alloc", "large", "library"}


@dataclass(frozen=True)
class Fault:
    """The n-th call of a name, what is done to it, and whether once or from there on."""

    call: str
    number: int
    action: str
    scope: str

    def __str__(self):
        return f"{self.call} {self.number} {self.action} {self.scope}"

    @property
    def error(self):
        """The number of the error that the call fails with; None where it does not fail."""
        return getattr(errno, self.action.removeprefix("half-"), None)

    @property
    def reason(self):
        return os.strerror(self.error)

    @property
    def kind(self):
        """The column of the summary that it belongs to."""
        if self.action in {*ENDS, *LATER_ENDS, *HALVES}:
            return "ended"
        return "memory" if self.call in MEMORY else {"thread": "threads", "read": "reading"}.get(self.call, "writing")

    def as_job(self):
        """As the preloaded library reads it."""
        action = re.sub(r"E[A-Z]+", f"E{self.error}", self.action) if self.error else self.action
        return f"{self.call} {self.number} {action} {self.scope}"


@dataclass(frozen=True)
class Case:
    """A command on so many threads, and faults: one in it, perhaps another when it is gone on with."""

    command: str
    threads: int
    faults: tuple

    def __str__(self):
        return f"{self.command} {self.threads} " + " + ".join(map(str, self.faults))


def read_case(text):
    """The case that str(case) was."""
    head, *others = re.split(r"\s*\+\s*", text.strip())
    command, threads, first = head.split(maxsplit=2)
    faults = [Fault(call, int(number), action, scope) for call, number, action, scope in map(str.split, [first, *others])]
    return Case(command, int(threads), tuple(faults))


def actions_on(call):
    """Each action on a call, with its scope."""
    found = [(action, "once") for action in ERRORS[call]]
    found += [(action, "on") for action in ERRORS[call] if action in STAYING]
    ends = ENDS + (LATER_ENDS if call not in {*MEMORY, "read", "thread"} else []) + (HALVES if call in TRANSFERS else [])
    return found + [(action, "once") for action in ends if call not in {"large", "library", "thread"}]


def is_tried(command, threads, call, number):
    """Whether a call is made by the command, and a fault in it is to be tried. Python without memory is not."""
    if command.server == "briefing" and call in {*MEMORY, "thread"}:
        return False
    return number > 0 or (call == "thread" and threads > 1)


def all_kinds(commands, counts):
    """(command, threads, call, action, scope) of every kind of fault that can come to pass, by the calls of each command."""
    return [(command, threads, call, action, scope)
            for command in commands for threads in command.threads
            for call, number in counts[command.name].items() if is_tried(command, threads, call, number)
            for action, scope in actions_on(call)]


def drawn_number(chance, count):
    """Which call of so many: half of the draws favour early ones, among which are those for runs and journals."""
    return min(count, int(count ** chance.random())) if chance.random() < 0.5 else chance.randint(1, count)


def draw(commands, counts, number, seed):
    """So many cases, none of them twice: each command as often as its share says, each kind of fault in turn.

    `counts` says how many calls of each name a command makes when it is not disturbed. One in eight has a second fault, in what
    goes on from the first.
    """
    chance = random.Random(f"coadopt {seed}")
    kinds = {command.name: [] for command in commands}
    for kind in all_kinds(commands, counts):
        kinds[kind[0].name].append(kind)
    for some in kinds.values():
        chance.shuffle(some)
    names = [command.name for command in commands if kinds[command.name]]
    shares = [command.share for command in commands if kinds[command.name]]
    turns, cases = dict.fromkeys(names, 0), {}
    for _ in range(number * 20):
        if len(cases) == number:
            break
        name = chance.choices(names, shares)[0]
        command, threads, call, action, scope = kinds[name][turns[name] % len(kinds[name])]
        turns[name] += 1
        faults = [Fault(call, drawn_number(chance, max(1, counts[name][call])), action, scope)]
        if chance.random() < 0.125:
            *_, call, action, scope = chance.choice(kinds[name])
            faults.append(Fault(call, drawn_number(chance, max(1, counts[name][call])), action, scope))
        cases[str(Case(name, threads, tuple(faults)))] = Case(name, threads, tuple(faults))
    return list(cases.values())
