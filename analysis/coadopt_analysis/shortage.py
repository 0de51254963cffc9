"""What the system, and not a file, is to blame for: memory or open files that a limit does not allow, a disk that fails."""

from __future__ import annotations

import errno
import mmap
import os
import resource
from pathlib import Path

ENOUGH = 256 << 20  # bytes; a library asks for less at once to read a part of a file
_WAYS_OUT = {
    errno.ENOSPC: "free some space, or write to another disk",
    errno.EDQUOT: "free some space, or write to another disk",
    errno.EMFILE: "close other programs, or raise the limit on open files (ulimit -n)",
    errno.ENFILE: "close other programs, or raise the limit on open files (ulimit -n)",
    errno.ENOMEM: "close other programs, or raise the limit on memory (ulimit -v)",
    errno.EIO: "check the disk, then try again",
}


_WAYS_TO_WRITE = {
    errno.EFBIG: "raise the limit on the size of files (ulimit -f)",
    errno.EACCES: "write to a folder that you may write to",
    errno.EPERM: "write to a folder that you may write to",
    errno.EROFS: "write to a folder that you may write to",
}


def way_out(error: OSError) -> str:
    """What to do about an error of the system, after a semicolon; empty where nothing is known."""
    known = (_WAYS_OUT | _WAYS_TO_WRITE).get(error.errno or 0, "")
    return f"; {known}" if known else ""


def raise_if_short(path: Path, error: Exception) -> None:
    """For what fails on reading a file: raises MemoryError where memory may be lacking, which libraries do not always say, and
    OSError with the file's name where the system does not hand the file out. Else the file is to blame."""
    if isinstance(error, MemoryError) or is_short_of_memory():
        raise MemoryError(memory_limit()) from error
    if isinstance(error, OSError) and error.errno in _WAYS_OUT:
        raise OSError(error.errno, os.strerror(error.errno), str(path)) from error


def is_short_of_memory() -> bool:
    """Whether this process is near its limit on memory, if it has one."""
    if resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY:
        return False
    try:
        mmap.mmap(-1, ENOUGH, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, mmap.PROT_READ).close()
    except (OSError, MemoryError):
        return True
    return False


def memory_limit() -> str:
    """How much memory this process may have, in words."""
    most = resource.getrlimit(resource.RLIMIT_AS)[0]
    return "no limit is set" if most == resource.RLIM_INFINITY else f"the limit, ulimit -v, is {most / 1e6:,.0f} MB"
