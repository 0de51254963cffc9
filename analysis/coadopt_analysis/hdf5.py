"""Opens and reads HDF5 files that anybody may have made, once `hdf5_checks` has found nothing wrong in them.

No lock is asked for: coadopt puts whole files in place, and not every file
system has locks.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Any

import h5py
import xarray as xr
from h5py import h5ds

from .hdf5_checks import check_contents
from .hdf5_group import Group
from .hdf5_names import members, names_in
from .hdf5_seal import check_seal, is_sealed, seal_of
from .hdf5_texts import Refused
from .letters import escaped, shown
from .shortage import raise_if_short

MOST_LISTED = 1_000           # variables and groups of a group that is opened; coadopt writes a few hundred
MOST_LOADED = 0.8             # share of the memory that is free
CUT_SHORT = "is cut short or damaged"
BYTES_A_TEXT = 160            # of a text in memory besides its letters, as bytes and as text; a file's letters are few

# All of them come from h5py, of damaged files.
FAILURES = (OSError, RuntimeError, ValueError, KeyError, TypeError, AttributeError, NotImplementedError, OverflowError)


class ResultsError(ValueError):
    """A file that cannot be used, with what is wrong and a way out."""


State = tuple[int, int, int, int, int, bytes]  # of a file: the last is the checksum at its end, empty where it has none
_states: ContextVar[dict[Path, State] | None] = ContextVar("states", default=None)  # of the files read in `unchanging`


@contextmanager
def unchanging() -> Iterator[None]:
    """In the block every file stays as it was when it was first checked, so that no figures of two files are mixed.

    Each further opening, and the end of the block, raise ResultsError for one that another program replaced or changed. What
    is written through memory changes no time of a file, so at the end the checksum of a file that has one is compared again."""
    if _states.get() is not None:  # in another such block, which goes on
        yield
        return
    states: dict[Path, State] = {}
    _states.set(states)
    try:
        yield
        for path, state in states.items():
            _check_unchanged(path, state, content_too=True)
    finally:
        _states.set(None)


def is_hdf5(path: Path, made_by: str = "coadopt run SCENARIO") -> bool:
    """Whether a file holds HDF5. Raises ResultsError for what is missing, cannot be read or is no regular file; a pipe is
    not waited for."""
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISREG(mode):
            with path.open("rb"):
                pass
    except (FileNotFoundError, NotADirectoryError):
        raise ResultsError(f"{path}: there is no such file. Make one with: {made_by} -o {path}") from None
    except OSError as error:
        raise_if_short(path, error)
        raise ResultsError(f"{path}: cannot be read ({error.strerror})") from error
    if stat.S_ISDIR(mode):
        raise ResultsError(f"{path}: is a folder, not a results file")
    if not stat.S_ISREG(mode):
        raise ResultsError(f"{path}: is a pipe or a device. Results are read in no fixed order, so give a regular file")
    _state_in_block(path)
    return bool(h5py.is_hdf5(path))


def open_group(path: Path, group: str = "/", made_by: str = "coadopt run SCENARIO") -> xr.Dataset:
    """A group of a file, labelled, with values on disk; its root if no group is named, an empty dataset if it has none of
    that name. Raises ResultsError for what is not an HDF5 file, is damaged, or was refused by the checks."""
    file = _opened(path, made_by)
    try:
        if group not in file:
            file.close()
            return xr.Dataset()
        for one in ("/", group):
            if len(file[one]) > MOST_LISTED:
                raise Refused(f"its group {one} holds more than {MOST_LISTED:,} variables")
        # Units such as "hours" and "months" are amounts here; decoding would make durations of them.
        return xr.open_dataset(Group(file, group), decode_times=False, decode_timedelta=False)
    except Exception as error:  # h5py and xarray each fail in their own way on a damaged file
        file.close()
        raise_if_short(path, error)
        raise damaged(path, first_line(error)) from error


def read_group(path: Path, group: str, made_by: str = "coadopt run SCENARIO") -> xr.Dataset:
    """A group of a file, labelled and in memory; empty if the file has none of that name. Raises ResultsError as `open_group`
    and `loaded` do."""
    with open_group(path, group, made_by) as part:
        return loaded(path, part)


def loaded(path: Path, part: xr.Dataset) -> xr.Dataset:
    """The dataset in memory. Raises ResultsError where it does not fit or cannot be read."""
    _check_fits(path, sum(_room_for(one) for one in part.variables.values()))
    try:
        return part.load()
    except Exception as error:  # HDF5 fails in many ways on damaged values
        raise_if_short(path, error)
        raise damaged(path, first_line(error)) from error


def names(path: Path, group: str) -> list[str]:
    """The names in a group, none where it is not there. Raises ResultsError as `open_group` does."""
    with _opened(path, "coadopt sweep EXPERIMENT") as file:
        return [str(name) for name in names_in(file[group])] if group in file else []


def dimensions(path: Path) -> set[str]:
    """The dimensions of a file's root. Raises ResultsError as `open_group` does."""
    with _opened(path, "coadopt run SCENARIO") as file:
        return {name for name, one in members(file).items() if isinstance(one, h5py.Dataset) and h5ds.is_scale(one.id)}


def unsealed(path: Path) -> list[str]:
    """What a reader must know about an HDF5 file that has no checksum, as a sentence; nothing of any other."""
    with path.open("rb") as content:
        if is_sealed(content):
            return []
    return [f"{shown(path.name)} has no checksum at its end, so that changes to it cannot be noticed: an earlier coadopt wrote it,"
            " another program wrote to it, or its last line was cut off."]


def damaged(path: Path, what: str) -> ResultsError:
    """The error that says what is wrong with a file."""
    return ResultsError(f"{path}: is not a file that coadopt wrote, or it is damaged: {what}. Run the command that made it"
                        " again")


def first_line(error: Exception) -> str:
    """What an error says, on one line."""
    return escaped((str(error).strip().splitlines() or [type(error).__name__])[0][:300]).rstrip(".")


def _opened(path: Path, made_by: str) -> h5py.File:
    if not is_hdf5(path, made_by):
        raise ResultsError(f"{path}: is not an HDF5 file. Give the file that `coadopt run` or `coadopt compare` wrote with -o")
    state = _state_in_block(path)
    fault = _fault(path, state)
    if fault == CUT_SHORT:
        raise ResultsError(f"{path}: {CUT_SHORT}. Take a whole copy of it, or run the command that made it again")
    if fault:
        raise damaged(path, fault)
    file = h5py.File(str(path.absolute()), "r", **_without_locks())
    try:
        _check_unchanged(path, state)  # so that what was checked is what is open
    except ResultsError:
        file.close()
        raise
    return file


def _state_in_block(path: Path) -> State:
    states = _states.get()
    if states is None:
        return _state(path)
    state = states.setdefault(path, _state(path))
    _check_unchanged(path, state)
    return state


def _state(path: Path, content_too: bool = False) -> State:
    with path.open("rb") as content:
        about = os.fstat(content.fileno())
        if content_too:
            check_seal(content)
        return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns, seal_of(content)


def _check_unchanged(path: Path, state: State, content_too: bool = False) -> None:
    try:
        same = _state(path, content_too) == state
    except (OSError, Refused) as error:
        raise_if_short(path, error)
        same = False
    if not same:
        raise ResultsError(f"{path}: was replaced or changed while it was read, so figures of two files would be mixed,"
                           " and nothing was written. Wait until no other command writes to it, then give this command again")


def _check_fits(path: Path, size: int) -> None:
    free = _free_memory()
    if size > MOST_LOADED * free:
        raise ResultsError(f"{path}: takes {size / 1e6:,.0f} MB of memory to read, and {free / 1e6:,.0f} MB are free;"
                           " use a machine with more")


def _room_for(one: Any) -> int:
    # Bytes that reading a variable takes: numbers are there twice, as they are stored and as they are meant; texts are objects.
    return int(one.size) * BYTES_A_TEXT if one.dtype.kind == "O" else 2 * int(one.nbytes)


def _free_memory() -> float:
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        return float(next(line.split()[1] for line in lines if line.startswith("MemAvailable"))) * 1024
    except (OSError, StopIteration):
        return float("inf")


def _without_locks() -> dict[str, bool]:
    # HDF5 before 1.10.7 cannot; it reads the environment instead.
    return {"locking": False} if (1, 10, 7) <= h5py.version.hdf5_version_tuple else {}


@lru_cache(maxsize=64)
def _fault(path: Path, _: State) -> str:
    """What is wrong with a file of this state, in words; empty where nothing is."""
    try:
        file = h5py.File(str(path.absolute()), "r", **_without_locks())
    except FAILURES as error:
        raise_if_short(path, error)
        return first_line(error) if isinstance(error, OSError) and error.errno is not None else CUT_SHORT
    try:
        with file, path.open("rb") as content:
            check_contents(file, content)
            check_seal(content)
    except Refused as refused:
        return str(refused)
    except FAILURES as error:
        raise_if_short(path, error)
        return first_line(error)
    return ""
