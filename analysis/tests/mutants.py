"""Damages results files at random, from a seed, and runs commands on them: FILE FIRST LAST prints what went wrong. FILE is
of any command: results, a sweep, a budget, or the JSON of patterns.

Each command runs in a process of its own, forked from one that has loaded the libraries, within bounds of time and memory.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import h5py
import numpy as np

SECONDS, MEGABYTES = 240, 1500  # beyond what libraries take
Chance = np.random.Generator


def mutate(path: Path, seed: int) -> str:
    """Damages a file in one of many ways and says how."""
    chance = np.random.default_rng(seed)
    inside = _in_json if path.suffix == ".json" else _in_hdf5
    ways: Sequence[Callable[[Path, Chance], str]] = (*[inside] * 8, _flipped, _flipped, _cut, _moved)
    return ways[int(chance.integers(len(ways)))](path, chance)


def _flipped(path: Path, chance: Chance) -> str:
    content = bytearray(path.read_bytes())
    places = chance.integers(0, len(content), int(chance.integers(1, 30)))
    if chance.random() < 0.5:  # where the structure stands
        places = places % 8192
    for place in places:
        content[place] = int(chance.choice([0, 255, content[place] ^ 1 << int(chance.integers(8)), chance.integers(256)]))
    path.write_bytes(content)
    return f"bytes at {sorted(places)[:5]} changed"


def _cut(path: Path, chance: Chance) -> str:
    length = int(chance.integers(0, path.stat().st_size))
    path.write_bytes(path.read_bytes()[:length])
    return f"cut to {length} bytes"


def _moved(path: Path, chance: Chance) -> str:
    content = bytearray(path.read_bytes())
    length = int(chance.integers(8, 2048))
    here, there = (int(chance.integers(0, len(content) - length)) for _ in range(2))
    content[there:there + length] = bytes(length) if chance.random() < 0.3 else content[here:here + length]
    path.write_bytes(content)
    return f"{length} bytes at {there} overwritten"


def _in_json(path: Path, chance: Chance) -> str:
    whole = json.loads(path.read_text("utf-8"))
    places: list[tuple[Any, Any, str]] = []  # of each value: what holds it, under which key, and its name

    def gather(one: Any, name: str) -> None:
        for key in one if isinstance(one, dict) else range(len(one)) if isinstance(one, list) else ():
            places.append((one, key, f"{name}/{key}"))
            gather(one[key], f"{name}/{key}")

    gather(whole, "")
    holder, key, name = places[int(chance.integers(len(places)))]
    values: list[Any] = [
        None, 0, -1, 1e308, -1e308, 10**400, float("nan"), float("inf"), "", "text", "x" * 5000, "\x1b[2J\u202e", "\ud800", "=1+1",
        True, [], {}, [[]], [None], [1, 2, 3], {"a": 1}]
    value = values[int(chance.integers(len(values)))]
    if chance.random() < 0.15:
        del holder[key]
        value = "gone"
    elif chance.random() < 0.15:
        holder[key] = [holder[key]] * int(chance.integers(0, 300))
        value = "many"
    else:
        holder[key] = value
    path.write_text(json.dumps(whole), "utf-8")
    return f"{name} is {str(value)[:40]!r}"


def _in_hdf5(path: Path, chance: Chance) -> str:
    with h5py.File(path, "r+") as file:
        objects: list[h5py.Group | h5py.Dataset] = [file]
        file.visititems(lambda _, one: objects.append(one))
        sets = [one for one in objects if isinstance(one, h5py.Dataset)]
        if chance.random() < 0.5:  # those that most depends on
            sets = [one for one in sets if one.name.count("/") == 1 or "outcomes" in one.name or "points" in one.name] or sets
        if chance.random() < 0.4:
            having = [one for one in objects if len(one.attrs)]
            one = file if chance.random() < 0.4 else having[int(chance.integers(len(having)))]
            name = list(one.attrs)[int(chance.integers(len(one.attrs)))]
            return _attribute(one, name, chance)
        return _dataset(file, sets[int(chance.integers(len(sets)))], chance)


def _attribute(one: h5py.Group | h5py.Dataset, name: str, chance: Chance) -> str:
    values: list[object] = [
        None, 7, -1, float("nan"), "", "x" * 60_000, b"\xff\xfe", np.array(["a", "b"], object), np.zeros(3), np.zeros((2, 2)),
        np.int8(5), h5py.Empty("f"), np.array([(1, 2.0)], "i4,f8"), "\x1b[2J\u202e", "1e999", "[[intervention]]\nstart_month = 'x'",
        "[population]\nstaff = 'many'\norganisations = []\ncaseload = -1", "[" * 3000, "a = " + "[" * 3000 + "]" * 3000,
        "interrupted: x", np.array([1.0, -1.0]), np.array([np.nan, 1.0]), "no"]
    value = values[int(chance.integers(len(values)))]
    if value is None:
        del one.attrs[name]
    else:
        with contextlib.suppress(TypeError, ValueError, OSError):  # HDF5 keeps not all of them
            one.attrs[name] = np.bytes_(value.encode("utf-8")) if isinstance(value, str) else value
    return f"attribute {name} of {one.name} is {str(value)[:40]!r}"


def _dataset(file: h5py.File, one: h5py.Dataset, chance: Chance) -> str:
    name, shape, kind = one.name, one.shape, one.dtype
    way = int(chance.integers(14))
    if way == 0:
        del file[name]
        return f"{name} is not there"
    if way == 1 and name.count("/") > 1:
        del file[name.rsplit("/", 1)[0]]
        return f"the group of {name} is not there"
    if way in (2, 3) and kind.kind in "fiu" and shape:
        value = [np.nan, np.inf, 1e300, -1e300, 0, -1, 1e9][int(chance.integers(7))]
        with np.errstate(all="ignore"):
            whole = np.full(shape, value).astype(kind)
            if way == 3 and whole.size > 1:  # a part of it
                whole.ravel()[: whole.size // 2] = one[()].ravel()[: whole.size // 2]
        one[...] = whole
        return f"{name} holds {value}"
    if way == 4 and kind.kind == "O":
        texts = ["", "\x1b[31m", "=1+1", "same", "\u4e2d" * 30, "x" * 5000, "nan"]
        one[...] = np.array([texts[int(chance.integers(len(texts)))] for _ in range(one.size)], object).reshape(shape)
        return f"{name} has other labels"
    if way == 5:
        target = [h5py.ExternalLink("other.h5", "/x"), h5py.SoftLink("/nowhere"), h5py.SoftLink(name),
                  h5py.ExternalLink("/dev/zero", "/x")]
        del file[name]
        file[name] = target[int(chance.integers(len(target)))]
        return f"{name} is a link"
    if way == 6:
        del file[name]
        file.create_dataset(name, (1 << 40,) * max(len(shape), 1) if chance.random() < 0.3 else (1 << 33,), "f8",
                            chunks=(1 << 14,) * (1 if len(shape) < 2 else 1) if len(shape) < 2 else None) \
            if len(shape) < 2 else file.create_dataset(name, (1 << 20,) * len(shape), "f4", chunks=(16,) * len(shape))
        return f"{name} claims to be vast"
    made: list[np.ndarray] = [
        np.zeros(()), np.zeros(0), np.zeros((0,) * max(len(shape), 1)), np.zeros(shape[::-1]), np.zeros((*shape, 2)),
        np.zeros(shape, "i1"), np.full(shape, b"text"), np.zeros(shape, [("a", "i4")]), np.zeros(shape, bool),
        np.zeros(shape[:-1]), np.zeros(tuple(n + 1 for n in shape)), np.zeros(shape, "c16"), np.full(shape, 2**62)]
    value = made[int(chance.integers(len(made)))]
    attributes = {key: one.attrs[key] for key in one.attrs if key not in ("DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME")}
    scales = [one.dims[i][0].name if len(one.dims[i]) else "" for i in range(len(shape))]
    is_scale = h5py.h5ds.is_scale(one.id)
    del file[name]
    new = file.create_dataset(name, data=value)
    for key, held in attributes.items():
        new.attrs[key] = held
    with contextlib.suppress(Exception):
        if is_scale and value.ndim == 1:
            new.make_scale(name.rsplit("/", 1)[1])
        for i, scale in enumerate(scales[: value.ndim]):
            if scale and scale in file and scale != name:
                new.dims[i].attach_scale(file[scale])
    return f"{name} has the shape {value.shape} of {value.dtype}"


def outcome(run: Callable[[], int], seconds: int = SECONDS, megabytes: int = MEGABYTES) -> tuple[int, str, str]:
    """Exit code (negative: the signal it died of), what it said on standard error, and what is wrong with that, if anything."""
    read, written = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        faulthandler.disable()  # of pytest: the command tells of a crash itself
        resource.setrlimit(resource.RLIMIT_AS, (_taken() + (megabytes << 20),) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.dup2(written, 2)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.stdout, sys.stderr = open(1, "w", closefd=False), open(2, "w", closefd=False)
        code = 99
        try:
            code = run()
        except BaseException as error:
            os.write(2, f"Traceback: {error!r}\n".encode("utf-8", "replace"))
        finally:
            with contextlib.suppress(Exception):
                sys.stderr.flush()
            os._exit(code)
    os.close(written)
    os.set_blocking(read, False)
    deadline, said = time.monotonic() + seconds, b""
    status = None
    while status is None:
        ended, found = os.waitpid(child, os.WNOHANG)
        if ended:
            status = found
        elif time.monotonic() > deadline:
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            said += b"took too long\n"
        else:
            time.sleep(0.005)
        with contextlib.suppress(BlockingIOError):
            said += os.read(read, 1 << 16)
    os.close(read)
    code = os.waitstatus_to_exitcode(status)
    text = said.decode("utf-8", "replace")
    wrong = ""
    if code not in (0, 1, 2) or (code == 0) != (text == ""):
        wrong = f"exit code {code}"
    elif code and (text.count("\n") != 1 or not text.startswith("coadopt ") or "Traceback" in text):
        wrong = "more than one line"
    return code, text, wrong


def _taken() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()


def commands(path: Path, folder: Path, number: int) -> list[str]:
    """The words of a command on a file, one after the other by their number."""
    out = str(folder / "out")
    if number % 50 == 49:
        return ["brief", str(path), "--pdf", f"{out}.pdf"]
    ways = [["brief", str(path), "--csv", out], ["brief", str(path), "-o", f"{out}.html"],
            ["brief", str(path), "--charts", out]]
    if "sweep" in path.name:
        ways += [["sensitivity", str(path), "--csv", out], ["sensitivity", str(path), "--json"],
                 ["sensitivity", str(path), "--charts", out], ["sensitivity", str(path), "--fails"]]
    if path.suffix == ".json":
        del ways[1]
    return ways[number % len(ways)]


def main() -> None:
    """Tries many mutants of one file, of each with one chart in turn."""
    from coadopt_analysis import __main__ as command
    from coadopt_analysis import stopping
    from coadopt_analysis.figures import CHARTS, pictures

    source, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    load()
    counts: dict[str, int] = {}
    for seed in range(first, last):
        pictures.CHARTS = (CHARTS[seed // 3 % len(CHARTS)],)  # type: ignore[misc]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / source.name
            shutil.copyfile(source, path)
            try:
                how = mutate(path, seed)
            except Exception as error:
                how = f"not changed: {error!r}"
            words = commands(path, Path(folder), seed)
            code, said, wrong = outcome(lambda: stopping.supervised(words[0], lambda: command.main(words)))
        resort = "this file is not one" in said or "a library failed" in said
        reader = " ".join((words[0], *words[2:3]))
        count = f"{reader}: {'done' if code == 0 else f'exit {code}'}{', by the last resort' if resort else ''}"
        counts[count] = counts.get(count, 0) + 1
        if seed % 25 == 24:
            print(counts, flush=True)
        if wrong or resort:
            print(seed, reader, how, "->", wrong, said.strip()[-300:], flush=True)
    print(sum(counts.values()), dict(sorted(counts.items())), flush=True)


def load() -> None:
    """Loads all libraries, so that each forked process finds them."""
    import coadopt_analysis.page.render
    import coadopt_analysis.sensitivity.command
    import coadopt_analysis.words.sweep_story
    from coadopt_analysis import stopping

    assert coadopt_analysis.words.sweep_story
    stopping.hush_libraries()


if __name__ == "__main__":
    main()
