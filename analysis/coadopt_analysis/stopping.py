"""How a command ends early: by a signal, by standard streams that are closed, by a reader who has left, or by a library
that a damaged file makes crash or never end."""

from __future__ import annotations

import ctypes
import logging
import os
import resource
import signal
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from . import outputs, shortage

_errors = 2  # where messages go
_PATIENCE = 10  # seconds that a process has to end after a signal
_PR_SET_PDEATHSIG = 1
USUAL_STACK = 8 << 20  # bytes, where no lower limit is set
_WORDS = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated", signal.SIGHUP: "the terminal was closed"}


def heed_signals(command: str) -> None:
    """command: its name, and the file it is about. From here on SIGINT, SIGTERM and SIGHUP end the process with a message, exit code 128 + signal, and no file half
    written. The process ends at once: an exception would have to pass through libraries that abort because of it."""
    def stop(number: int, _: FrameType | None) -> None:
        for other in _WORDS:
            signal.signal(other, signal.SIG_IGN)
        outputs.abandon()
        _say(f"coadopt {command}: {_WORDS[signal.Signals(number)]}; nothing more is written\n")
        os._exit(128 + number)

    for number in _WORDS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, stop)


def supervised(command: str, work: Callable[[], int]) -> int:
    """command: its name, and the file it is about. Does the work in a process of its own and returns its exit code, so that a library that crashes on a damaged file, or
    never comes back, ends the command with a message too. Signals are handed on."""
    first = os.getpid()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _WORDS)  # until either process can deal with them
    try:
        child = os.fork()
    except OSError as error:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        _say(f"coadopt {command}: a process of its own cannot be started for it ({error.strerror}); end other programs, or raise"
             " the limit on processes (ulimit -u)\n")
        return 1
    if child == 0:
        _die_with_parent(first)
        _hush_descriptor_2()
        heed_signals(command)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        code = 1
        try:
            code = work()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else 1
        finally:
            for stream in (sys.stdout, sys.stderr):
                with suppress(OSError, AttributeError):
                    stream.flush()
            os._exit(code)
    asked: list[int] = []

    def hand_on(number: int, _: FrameType | None) -> None:
        asked.append(number)
        with suppress(ProcessLookupError):
            os.kill(child, number)
            signal.alarm(_PATIENCE)

    for number in _WORDS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, hand_on)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    signal.alarm(0)
    if ended >= 0:
        return ended
    if asked:  # it did not end by itself
        _say(f"coadopt {command}: {_WORDS[signal.Signals(asked[0])]}; nothing more is written\n")
        return 128 + asked[0]
    seconds, stack = (resource.getrlimit(limit)[0] for limit in (resource.RLIMIT_CPU, resource.RLIMIT_STACK))
    if -ended in (signal.SIGXCPU, signal.SIGKILL) and resource.RLIM_INFINITY != seconds:
        _say(f"coadopt {command}: was ended, perhaps because it took longer than the limit on time allows (ulimit -t is {seconds}"
             " s); raise that limit; nothing more is written\n")
        return 1
    if -ended == signal.SIGKILL:
        _say(f"coadopt {command}: was killed, perhaps because memory ran out; nothing more is written\n")
        return 1
    failed = f"a library failed ({signal.Signals(-ended).name})"
    if resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY:
        _say(f"coadopt {command}: {failed}, perhaps because memory ran out ({shortage.memory_limit()}); raise that limit, and"
             " if it fails again make the file again\n")
        return 1
    if -ended == signal.SIGSEGV and resource.RLIM_INFINITY != stack < USUAL_STACK:
        _say(f"coadopt {command}: {failed}, perhaps because the limit on the stack is {stack // 1024} kB; raise that limit"
             f" (ulimit -s {USUAL_STACK // 1024}), and if it fails again make the file again\n")
        return 1
    _say(f"coadopt {command}: {failed}: the file is not one that coadopt wrote, or it is damaged; run the command that made it"
         " again\n")
    return 2


def _hush_descriptor_2() -> None:
    # What C libraries say there as they abort is no message for users; Python's own errors go elsewhere. Where /dev/null
    # cannot be opened, users see it.
    global _errors
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
    except OSError:
        return
    _errors = os.dup(2)
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    sys.stderr = open(_errors, "w", 1, encoding, "backslashreplace", closefd=False)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def reclaim_signals() -> None:
    """Puts Python's own handling of signals back after a library, OpenTURNS, has made SIGINT abort the process."""
    for number in _WORDS:
        handler = signal.getsignal(number)
        if handler is not None:
            with suppress(ValueError):  # in another thread than the first
                signal.signal(number, handler)


def _die_with_parent(parent: int) -> None:
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def hush_libraries() -> None:
    """Keeps what libraries warn of, such as sums that overflow in a damaged file, off the terminal."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    logging.disable(logging.WARNING)


def open_streams() -> None:
    """Opens standard streams that are closed on /dev/null, so that no file takes their numbers."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest number that is free


def leave_output() -> None:
    """Leaves standard output to nobody, where its reader has left or it cannot be written: flushing it says no more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    if sys.stdout is not None:
        sys.stdout.flush()


def _say(text: str) -> None:
    try:
        os.write(_errors, text.encode("utf-8", "backslashreplace"))
    except OSError:
        pass
