"""Compares results files by what they hold, where their bytes differ."""

import h5py
import numpy as np

OF_ONE_RUN = {"command", "created", "status"}
LINKS = {"DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME", "_Netcdf4Dimid"}


def attributes(thing):
    """By their texts, so that what is no number is equal to itself."""
    return {key: repr(np.asarray(value).tolist()) for key, value in thing.attrs.items() if key not in OF_ONE_RUN | LINKS}


def variables(file):
    found = {}
    file.visititems(lambda name, thing: found.__setitem__(name, thing) if isinstance(thing, h5py.Dataset) else None)
    return found


def equal(one, other):
    """Whether two arrays are equal to the bit, texts letter by letter."""
    if one.dtype == object or other.dtype == object:
        return one.tolist() == other.tolist()
    return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()


def dimension(variable, axis):
    return variable.dims[axis][0].name.lstrip("/") if len(variable.dims[axis]) else ""


def same_data(path, whole):
    """Whether a file has every dataset and attribute of another, and no more, whenever and however it was made."""
    try:
        with h5py.File(path) as one, h5py.File(whole) as other:
            mine, theirs = variables(one), variables(other)
            return (mine.keys() == theirs.keys() and attributes(one) == attributes(other)
                    and one.attrs.get("status") == other.attrs.get("status")
                    and all(attributes(mine[name]) == attributes(theirs[name]) and equal(mine[name][()], theirs[name][()])
                            for name in mine))
    except (OSError, KeyError, RuntimeError):
        return False


def is_part_of(path, whole):
    """Whether every run that a file says is finished is that of the whole file."""
    try:
        with h5py.File(path) as part, h5py.File(whole) as all_of_it:
            return part_is_right(part, all_of_it)
    except (OSError, KeyError, RuntimeError):
        return False


def part_is_right(part, whole):
    mine, theirs = variables(part), variables(whole)
    done = mine["status"][()] == 0
    along = [dimension(mine["status"], axis) for axis in range(done.ndim)]
    if mine.keys() != theirs.keys():
        return False
    for name in mine.keys() - {"status"}:
        of_runs = [dimension(mine[name], axis) for axis in range(mine[name].ndim)][: done.ndim] == along
        values, whole_values = mine[name][()], theirs[name][()]
        if not equal(values[done] if of_runs else values, whole_values[done] if of_runs else whole_values):
            return False
    return True
