"""How a command ends early: by a signal, by standard streams that are closed, or by a reader who has left."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from . import outputs

_WORDS = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated", signal.SIGHUP: "the terminal was closed"}


def heed_signals(command: str) -> None:
    """From here on SIGINT, SIGTERM and SIGHUP end the process with a message, exit code 128 + signal, and no file half
    written. The process ends at once: an exception would have to pass through libraries that abort because of it."""
    def stop(number: int, _: FrameType | None) -> None:
        outputs.abandon()
        _say(f"coadopt {command}: {_WORDS[signal.Signals(number)]}; nothing more is written\n")
        os._exit(128 + number)

    for number in _WORDS:
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, stop)


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
        os.write(2, text.encode("utf-8", "backslashreplace"))
    except OSError:
        pass
