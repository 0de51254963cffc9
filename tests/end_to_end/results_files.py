"""Compares results files value by value, to the last bit."""

import json
import zlib

import h5py
import numpy as np

# What may differ between two runs of the same: when, by which words, and by which build.
OF_THE_RUN = {"created", "command"}
OF_THE_BUILD = {"compiler", "git_commit", "coadopt_version"}


def plain(value):
    """A value as bytes or text that can be compared: references to other objects are told by the tests of the format."""
    array = np.asarray(value)
    if array.dtype.kind == "O":
        return [item.decode() if isinstance(item, bytes) else str(item) for item in array.ravel()]
    return (str(array.dtype), array.shape, array.tobytes())


def identity(text, but):
    """The attribute identity without what may differ."""
    left_out = but | ({"version", "build"} if "coadopt_version" in but else set())
    return {key: value for key, value in json.loads(text).items() if key not in left_out}


def attributes(thing, but):
    left_out = but | {"DIMENSION_LIST", "REFERENCE_LIST", "_Netcdf4Coordinates"}
    return {name: identity(value, but) if name == "identity" else plain(value)
            for name, value in thing.attrs.items() if name not in left_out}


def contents(file, but=frozenset(), only=None):
    """Every dataset's raw values and every attribute of a file, by name."""
    found = {}
    with h5py.File(file) as results:
        if only is None:
            found["/"] = attributes(results, OF_THE_RUN | set(but))

        def visit(name, thing):
            if name.split("/")[0] in but or (only is not None and name not in only):
                return
            values = plain(thing[()]) if isinstance(thing, h5py.Dataset) else None
            found[name] = (values, attributes(thing, set(but)))

        results.visititems(visit)
    assert len(found) > (only is None), f"{file} has nothing to compare"
    return found


def assert_same(one, other, but=frozenset(), only=None):
    first, second = contents(one, but, only), contents(other, but, only)
    assert sorted(first) == sorted(second)
    different = [name for name in first if name != "/" and first[name] != second[name]]
    root, other_root = first.get("/", {}), second.get("/", {})
    names = sorted(root.keys() | other_root.keys())
    different += [f"attribute {name}" for name in names if root.get(name) != other_root.get(name)]
    assert not different, f"{one} and {other} differ in {', '.join(different)}"


def variables(file):
    """The names of what was measured: variables over scenario, replicate and month."""
    with h5py.File(file) as results:
        return {name for name, thing in results.items() if isinstance(thing, h5py.Dataset) and thing.ndim >= 3}


def values(file, name):
    with h5py.File(file) as results:
        return results[name][()]


SEAL = len(b"\ncoadopt CRC-32 00000000\n")


def seal(file):
    """Ends a file as coadopt does, with the checksum of the rest, so that what was changed in it is not found by that."""
    content = file.read_bytes()
    if content[-SEAL:].startswith(b"\ncoadopt CRC-32 "):
        content = content[:-SEAL]
    file.write_bytes(content + b"\ncoadopt CRC-32 %08x\n" % zlib.crc32(content))


def changed(opened, where):
    """Changes a number or text of a file that is open: a variable, or an attribute `variable@name`."""
    where, _, attribute = where.partition("@")
    of = opened[where or "/"]
    if attribute:
        old = of.attrs[attribute]
        of.attrs[attribute] = "another" if isinstance(old, (bytes, str)) else old + 1
    else:
        values = of[()]
        values.flat[0] = values.flat[-1] if values.dtype.kind == "O" else values.flat[0] + 1
        of[...] = values
