"""Writes output files: each one whole or not at all, and never over anything but a regular file.

All files of a command are first written to temporary folders of unpredictable names beside their targets, then renamed.
A temporary folder holds a locked file while its command lives, so that a later command can identify and remove what a killed
one left behind. Making such a folder, looking for old ones and putting files in place exclude each other by a lock on the folder
around them.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
import signal
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

_ASIDE = re.compile(r"\.coadopt-[0-9a-f]{32}\.part")
_LOCK = "lock"
_FRESH = 2.0         # seconds within which a folder may not have its lock yet, where the folder around it cannot be locked
_WAIT = 1.0          # seconds that another command may hold the lock on the folder around
_OUTDATED = 86400.0  # seconds after which a folder counts as left behind where the file system has no locks
_MOST_LINKS = 40     # as many as the system follows
_STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_KINDS = ((stat.S_ISDIR, "a folder"), (stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"),
          (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))


class OutputError(ValueError):
    """Files that may not be written where they were asked for."""


class _Aside:
    """A temporary folder beside the targets of one folder, and the lock that shows that its command lives."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / f".coadopt-{secrets.token_hex(16)}.part"
        self.path.mkdir(0o700)
        _alive.append(self)
        self._lock = os.open(self.path / _LOCK, os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_RDWR | os.O_CLOEXEC, 0o600)
        with suppress(OSError):  # without locks, only its age shows it
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def remove(self) -> None:
        """Removes the folder with all that is in it."""
        shutil.rmtree(self.path, ignore_errors=True)
        _alive.remove(self)
        with suppress(AttributeError, OSError):
            os.close(self._lock)


_alive: list[_Aside] = []
_folders: list[Path] = []  # that were made for files which are not there yet


def write_all(files: Mapping[Path, bytes], force: bool = False, named: Sequence[Path] = ()) -> None:
    """Writes all files, or none where that fails before the last of them is on disk.

    A file that is replaced keeps its mode; a symbolic link among `named` is followed and kept. Raises OutputError as
    `check_free` does, and OSError, which names the output.
    """
    check_free(list(files), force, named=named)
    asides: dict[Path, _Aside] = {}
    staged: list[tuple[Path, Path, Path]] = []
    try:
        for path, content in files.items():
            target = _target(path, named)
            with _naming(path):
                if target.parent not in asides:
                    _make_folder(target.parent)
                    with _locked(target.parent) as alone:
                        _remove_left_behind(target.parent, alone)
                        asides[target.parent] = _Aside(target.parent)
                temporary = asides[target.parent].path / str(len(staged))
                _write(temporary, content, _mode(target))
            staged.append((path, temporary, target))
        with _uninterrupted(), ExitStack() as locks:
            for folder in sorted(asides):  # so that of two commands at once each puts all of its files in place
                locks.enter_context(_locked(folder))
            for path, temporary, target in staged:
                with _naming(path):
                    os.replace(temporary, target)
            _folders.clear()
        for folder in asides:
            _sync_folder(folder)
    finally:
        abandon()


def abandon() -> None:
    """Removes what was written for files that are not in place, and the folders that were made for them."""
    for one in list(_alive):
        one.remove()
    for folder in reversed(_folders):
        with suppress(OSError):
            folder.rmdir()
    _folders.clear()


def check_free(planned: Sequence[Path], force: bool, sources: Sequence[Path] = (), named: Sequence[Path] = ()) -> None:
    """Raises OutputError where a file stands in the way and `force` is not set, or no file can be written.

    What is read from, `sources`, is never written over, and neither is what is not a regular file. No two files may have
    one name. A link is followed only where the user gave its name, `named`: in a folder it may be someone else's. Nor is
    one of another user, wherever it is on the path, in a folder that others may write to, unless that user owns the folder.
    """
    for path in planned:
        if path.is_symlink() and path not in named:
            raise OutputError(f"{path}: is a link, and only a link that is named itself is followed; remove it, or give another"
                              " folder")
        foreign = _foreign_link(path)
        if foreign is not None:
            raise OutputError(f"{foreign}: is a link that belongs to another user (uid {os.lstat(foreign).st_uid}), in a folder"
                              " that others may write to, and is not followed; give the place that it leads to, or another")
    targets = [os.path.realpath(path) for path in planned]
    for source in sources:
        if any(_same(target, source) for target in targets):
            raise OutputError(f"{source}: is what is read; give the output another name")
    check_apart(planned)
    for folder in dict.fromkeys(path.parent for path in planned):
        blocked = next((place for place in (folder, *folder.parents) if place.exists()), folder)
        if blocked.exists() and not blocked.is_dir():
            raise OutputError(f"{blocked}: is {_kind(blocked.stat().st_mode)}, so nothing can be written into it; give a"
                              " folder")
    standing = []
    for path in planned:
        mode = _mode(path)
        if mode is None:
            continue
        if not stat.S_ISREG(mode):
            raise OutputError(f"{path}: is {_kind(mode)}, and only regular files are written or replaced; give another"
                              " name")
        standing.append(path)
    if standing and not force:
        more = f" and {len(standing) - 1} more" if len(standing) > 1 else ""
        raise OutputError(f"{standing[0]}{more} would be overwritten; add --force, or give another folder")


def check_apart(planned: Sequence[Path]) -> None:
    """Raises OutputError where two files have one name, or where one would have to be the folder of another."""
    targets = [os.path.realpath(path) for path in planned]
    for i, (path, target) in enumerate(zip(planned, targets)):
        if target in targets[:i]:
            raise OutputError(f"{path}: would be written twice; give each file a name of its own")
        folder = next((one for one, other in zip(planned, targets) if target.startswith(f"{other}{os.sep}")), None)
        if folder is not None:
            raise OutputError(f"{folder}: would be both a file and the folder of {path.name}; give them names of their own")


def _target(path: Path, named: Sequence[Path]) -> Path:
    # Where the file goes; a link that was put in its place since it was checked is replaced itself.
    return Path(os.path.realpath(path)) if path in named else Path(os.path.realpath(path.parent), path.name)


def _foreign_link(path: Path, followed: int = 0) -> Path | None:
    # The first link on the path that is not followed: the rule of Linux for folders such as /tmp (fs.protected_symlinks), here
    # for all that others may write to.
    for link in (one for one in (*reversed(path.parents), path) if one.is_symlink()):
        owner, folder = os.lstat(link).st_uid, os.stat(link.parent)
        if owner not in (os.geteuid(), folder.st_uid) and folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return link
        further = _foreign_link(link.parent / os.readlink(link), followed + 1) if followed < _MOST_LINKS else None
        if further is not None:
            return further
    return None


def _mode(path: Path) -> int | None:
    # Of what the path leads to; None where that is not there.
    try:
        return os.stat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def _kind(mode: int) -> str:
    return next((words for is_one, words in _KINDS if is_one(mode)), "a file")


def _same(target: str, source: Path) -> bool:
    try:
        return os.path.samefile(target, source)
    except OSError:
        return target == os.path.realpath(source)


def _make_folder(folder: Path) -> None:
    for one in reversed((folder, *folder.parents)):
        if not one.is_dir():
            one.mkdir(exist_ok=True)
            _folders.append(one)


def _write(path: Path, content: bytes, replaced: int | None) -> None:
    mode = 0o666 if replaced is None else stat.S_IMODE(replaced) & 0o777
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, mode)
    with open(number, "wb") as file:
        if replaced is not None:
            os.fchmod(number, mode)
        file.write(content)
        file.flush()
        os.fsync(number)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # some file systems cannot, and the files are in place
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(number)
        finally:
            os.close(number)


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    # Yields whether no other command makes or removes temporary folders there meanwhile.
    number = None
    alone = False
    try:
        with suppress(OSError):
            number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            alone = _lock_in_time(number)
        yield alone
    finally:
        if number is not None:
            with suppress(OSError):
                os.close(number)


def _lock_in_time(number: int) -> bool:
    until = time.monotonic() + _WAIT
    while True:
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() > until:
                return False
            time.sleep(0.01)


def _remove_left_behind(folder: Path, alone: bool) -> None:
    with suppress(OSError), os.scandir(folder) as found:
        for one in found:
            if _ASIDE.fullmatch(one.name) and one.is_dir(follow_symlinks=False) and _is_left_behind(Path(one.path), alone):
                shutil.rmtree(one.path, ignore_errors=True)


def _is_left_behind(aside: Path, alone: bool) -> bool:
    # One's own, and of a command that no longer lives.
    if any(aside == one.path for one in _alive):
        return False
    about = os.lstat(aside)
    age = time.time() - about.st_mtime
    if about.st_uid != os.geteuid() or (age < _FRESH and not alone):
        return False
    try:
        number = os.open(aside / _LOCK, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return True  # its command ended before it had a lock
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False
    except OSError:
        return age > _OUTDATED
    finally:
        os.close(number)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    # A failure is reported for the file that was requested.
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


@contextmanager
def _uninterrupted() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
