"""What an HDF5 file may hold, which anybody may have made: checked before a library makes anything of it.

Refused are links out of the file, data kept outside of it, filters that would load code, types that coadopt does not
write, and sizes that the file cannot hold.
"""

from __future__ import annotations

from typing import Any

import h5py
from h5py import h5d, h5s, h5t, h5z

from .letters import escaped

DEEPEST = 2                   # groups below groups
MOST_OBJECTS = 100_000
MOST_ATTRIBUTES = 1_000       # of one object
MOST_TEXT = 16 << 20          # bytes of an attribute, or of all texts of a variable
PIECE = 16                    # texts that are looked at together
LONGEST_LABEL = 1 << 16       # bytes of a label of fixed length
MOST_DIMENSIONS = 6
LONGEST_SCALE = 10_000_000    # labels along a dimension
LARGEST_CHUNK = 256 << 20     # bytes, which are unpacked at once
SMALL = 64 << 20              # bytes of a variable that may be unwritten: netCDF writes no labels of a dimension that has none
DENSEST = 2_000               # bytes of a variable to one that is stored; deflate packs 1,032 to one
FILTERS = {h5z.FILTER_DEFLATE, h5z.FILTER_SHUFFLE, h5z.FILTER_FLETCHER32}
NUMBERS, TEXT = (h5t.INTEGER, h5t.FLOAT), h5t.STRING
LISTS = ("range", "default", "flag_values", "_Netcdf4Coordinates")  # attributes of several numbers; others have one value
INTERNAL = ("DIMENSION_LIST", "REFERENCE_LIST")  # attributes of references, with which HDF5 ties dimensions to variables


class Refused(Exception):
    """What a file holds that coadopt does not write, in words."""


def check_contents(root: h5py.File) -> None:
    """Raises Refused for the first thing in a file that must not reach a library. Damaged files raise errors of h5py too."""
    size = root.id.get_filesize()
    waiting: list[tuple[h5py.Group, int]] = [(root, 0)]
    count = 0
    while waiting:
        group, depth = waiting.pop()
        _check_attributes(group)
        for name in group:
            count += 1
            where = escaped(f"{group.name.rstrip('/')}/{name}")
            if count > MOST_OBJECTS:
                raise Refused(f"it holds more than {MOST_OBJECTS:,} objects")
            if not isinstance(group.get(name, getlink=True), h5py.HardLink):
                raise Refused(f"{where} is a link to another place, which is not followed")
            one = group[name]
            if isinstance(one, h5py.Group):
                if depth == DEEPEST:
                    raise Refused(f"{where} is a group too deep inside others")
                waiting.append((one, depth + 1))
            elif isinstance(one, h5py.Dataset):
                _check_attributes(one)
                _check_dataset(one, where, size)
            else:
                raise Refused(f"{where} is neither a group nor a variable")


def _check_dataset(one: h5py.Dataset, where: str, size: int) -> None:
    kind, space, made = one.id.get_type(), one.id.get_space(), one.id.get_create_plist()
    _check_type(kind, where)
    if space.get_simple_extent_type() == h5s.NULL or space.get_simple_extent_ndims() > MOST_DIMENSIONS:
        raise Refused(f"{where} has no extent, or more than {MOST_DIMENSIONS} dimensions")
    shape: tuple[int, ...] = space.get_simple_extent_dims() or ()
    is_scale = "CLASS" in one.attrs and _attribute(one, "CLASS") == b"DIMENSION_SCALE"
    if is_scale and (len(shape) != 1 or shape[0] > LONGEST_SCALE):
        raise Refused(f"{where} is a dimension of shape {shape}, not of at most {LONGEST_SCALE:,} labels")
    layout = made.get_layout()
    if layout not in (h5d.COMPACT, h5d.CONTIGUOUS, h5d.CHUNKED) or made.get_external_count():
        raise Refused(f"{where} is kept in another file or place")
    for i in range(made.get_nfilters()):
        if made.get_filter(i)[0] not in FILTERS:
            raise Refused(f"{where} is packed in a way that coadopt does not use")
    item = kind.get_size()
    if layout == h5d.CHUNKED and product(made.get_chunk()) * item > LARGEST_CHUNK:
        raise Refused(f"{where} is packed in parts of more than {LARGEST_CHUNK >> 20} MB")
    claimed = product(shape) * item
    if kind.get_class() == TEXT and kind.is_variable_str():
        _check_lengths(one, where)
    if claimed > SMALL and claimed > DENSEST * (stored := min(size, one.id.get_storage_size())):
        raise Refused(f"{where} claims {claimed / 1e6:,.0f} MB, which {stored / 1e6:.1f} MB in the file cannot hold")


def _check_lengths(one: h5py.Dataset, where: str) -> None:
    # Many texts may share one place in the file, so that together they are longer than the file is.
    length = 0
    for first in range(0, one.shape[0] if one.shape else 0, PIECE):
        length += sum(len(text) for text in one[first:first + PIECE].ravel())
        if length > MOST_TEXT:
            raise Refused(f"{where} holds more than {MOST_TEXT >> 20} MB of text")


def _check_attributes(one: h5py.Group | h5py.Dataset) -> None:
    where = escaped(one.name)
    if len(one.attrs) > MOST_ATTRIBUTES:
        raise Refused(f"{where} has more than {MOST_ATTRIBUTES:,} attributes")
    for name in one.attrs:
        if name in INTERNAL:
            _check_ties(one, name, where)
            continue
        about = one.attrs.get_id(name)
        words = f"the attribute {escaped(name)} of {where}"
        _check_type(about.get_type(), words, MOST_TEXT)
        if len(about.shape) > 1 or product(about.shape) * about.get_type().get_size() > MOST_TEXT:
            raise Refused(f"{words} has the shape {about.shape}")
        if product(about.shape) > 1 and (name not in LISTS or about.get_type().get_class() == TEXT):
            raise Refused(f"{words} is a list of {about.shape[0]:,} values, not one")
        if about.get_space().get_simple_extent_type() == h5s.NULL:
            raise Refused(f"{words} is empty")


def _check_ties(one: h5py.Group | h5py.Dataset, name: str, where: str) -> None:
    # HDF5 reads them into room for one reference a dimension, whatever type and length they have.
    about = one.attrs.get_id(name)
    kind = about.get_type()
    if name == "DIMENSION_LIST":
        right = (isinstance(one, h5py.Dataset) and about.shape == (one.ndim,) and kind.get_class() == h5t.VLEN
                 and kind.get_super().get_class() == h5t.REFERENCE)
    else:
        right = isinstance(one, h5py.Dataset) and len(about.shape) == 1 and kind.get_class() == h5t.COMPOUND
    if not right:
        raise Refused(f"the attribute {name} of {where} ties no dimensions")


def _check_type(kind: h5t.TypeID, where: str, longest: int = LONGEST_LABEL) -> None:
    found = kind.get_class()
    if found == TEXT and (kind.is_variable_str() or kind.get_size() <= longest):
        return
    if found not in NUMBERS or kind.get_size() > 8:
        raise Refused(f"{where} is neither of numbers nor of text")


def _attribute(one: h5py.Dataset, name: str) -> Any:
    value = one.attrs[name]
    return value.encode() if isinstance(value, str) else value


def product(shape: tuple[int, ...]) -> int:
    """How many values an extent holds."""
    total = 1
    for length in shape:
        total *= int(length)
    return total
