"""What an HDF5 file may hold, which anybody may have made: checked before a library makes anything of it.

Refused are links out of the file, data kept outside of it, filters that would load code, types that coadopt does not
write, and sizes that the file cannot hold.
"""

from __future__ import annotations

from typing import BinaryIO

import h5py
from h5py import h5a, h5d, h5l, h5o, h5s, h5t, h5z

from .hdf5_names import attributes_of, names_in
from .hdf5_texts import MOST_TEXT, Refused, Texts, product
from .letters import escaped

DEEPEST = 2                   # groups below groups
MOST_OBJECTS = 20_000
MOST_ATTRIBUTES = 1_000       # of one object
LONGEST_LABEL = 1 << 16       # bytes of a label of fixed length
MOST_DIMENSIONS = 8
LONGEST_SCALE = 10_000_000    # labels along a dimension
LARGEST_CHUNK = 256 << 20     # bytes, which are unpacked at once
SMALL = 64 << 20              # bytes of a variable that may be unwritten: netCDF writes no labels of a dimension that has none
DENSEST = 2_000               # bytes of a variable to one that is stored; deflate packs 1,032 to one
FILTERS = {h5z.FILTER_DEFLATE, h5z.FILTER_SHUFFLE, h5z.FILTER_FLETCHER32}
NUMBERS, TEXT = (h5t.INTEGER, h5t.FLOAT), h5t.STRING
LISTS = ("range", "default", "flag_values", "_Netcdf4Coordinates")  # attributes of several numbers; others have one value


# Attributes of which xarray makes other values, or values of another size; coadopt writes none of them.
CONVERTING = ("scale_factor", "add_offset", "missing_value", "_Unsigned", "_Encoding", "char_dim_name")


def check_contents(root: h5py.File, content: BinaryIO) -> None:
    """Raises Refused for the first thing in a file that must not reach a library. Damaged files raise errors of h5py too.

    content: the same file, to read its bytes.
    """
    size, texts = root.id.get_filesize(), Texts(root, content)
    waiting: list[tuple[h5py.Group, int]] = [(root, 0)]
    names = {h5o.get_info(root.id).addr: "/"}  # of each object, by its address
    while waiting:
        group, depth = waiting.pop()
        _check_attributes(group, texts)
        for name in names_in(group):
            if isinstance(name, bytes):
                raise Refused(f"{escaped(group.name)} holds a name that is not UTF-8")
            where = escaped(f"{group.name.rstrip('/')}/{name}")
            link = group.id.links.get_info(name.encode("utf-8"))
            if link.type != h5l.TYPE_HARD:
                raise Refused(f"{where} is a link to another place, which is not followed")
            if link.u in names:
                raise Refused(f"{where} is a second name of {names[link.u]}")
            names[link.u] = where
            if len(names) > MOST_OBJECTS:
                raise Refused(f"it holds more than {MOST_OBJECTS:,} objects")
            one = group[name]
            if isinstance(one, h5py.Group):
                if depth == DEEPEST:
                    raise Refused(f"{where} is a group too deep inside others")
                waiting.append((one, depth + 1))
            elif isinstance(one, h5py.Dataset):
                _check_attributes(one, texts)
                _check_dataset(one, where, size, texts)
            else:
                raise Refused(f"{where} is neither a group nor a variable")


def _check_dataset(one: h5py.Dataset, where: str, size: int, texts: Texts) -> None:
    kind, space, made = one.id.get_type(), one.id.get_space(), one.id.get_create_plist()
    _check_type(kind, where)
    if space.get_simple_extent_type() == h5s.NULL or space.get_simple_extent_ndims() > MOST_DIMENSIONS:
        raise Refused(f"{where} has no extent, or more than {MOST_DIMENSIONS} dimensions")
    shape: tuple[int, ...] = space.get_simple_extent_dims() or ()
    is_scale = "CLASS" in one.attrs and one.attrs["CLASS"] == b"DIMENSION_SCALE"
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
    if claimed > SMALL and claimed > DENSEST * (stored := min(size, one.id.get_storage_size())):
        raise Refused(f"{where} claims {claimed / 1e6:,.0f} MB, which {stored / 1e6:.1f} MB in the file cannot hold")
    if kind.get_class() == TEXT:
        if kind.is_variable_str():
            texts.check(one, where)
        elif claimed > MOST_TEXT:
            raise Refused(f"{where} holds more than {MOST_TEXT >> 20} MB of text")


def _check_attributes(one: h5py.Group | h5py.Dataset, texts: Texts) -> None:
    where = escaped(one.name)
    if len(one.attrs) > MOST_ATTRIBUTES:
        raise Refused(f"{where} has more than {MOST_ATTRIBUTES:,} attributes")
    for name in attributes_of(one):
        if isinstance(name, bytes):
            raise Refused(f"{where} has an attribute whose name is not UTF-8")
        if name == "DIMENSION_LIST":  # which nothing here reads
            continue
        about, words = one.attrs.get_id(name), f"the attribute {escaped(name)} of {where}"
        kind = about.get_type()
        if name == "REFERENCE_LIST":
            _check_ties(about, words)
            continue
        _check_type(kind, words, MOST_TEXT)
        if len(about.shape) > 1 or product(about.shape) * kind.get_size() > MOST_TEXT:
            raise Refused(f"{words} has the shape {about.shape}")
        if product(about.shape) > 1 and (name not in LISTS or kind.get_class() == TEXT):
            raise Refused(f"{words} is a list of {about.shape[0]:,} values, not one")
        if about.get_space().get_simple_extent_type() == h5s.NULL:
            raise Refused(f"{words} is empty")
        if name in CONVERTING:
            raise Refused(f"{words} would change values as they are read, and coadopt writes none")
        if kind.get_class() == TEXT and kind.is_variable_str():  # which HDF5 1.10 cannot read safely
            raise Refused(f"{words} is a text of variable length; coadopt writes attributes of fixed length")
        texts.count_attribute(product(about.shape) * kind.get_size(), words)


def _check_ties(about: h5a.AttrID, words: str) -> None:
    # A list of references to variables, each with the number of one of their dimensions.
    kind = about.get_type()
    members = [kind.get_member_type(i) for i in range(kind.get_nmembers())] if kind.get_class() == h5t.COMPOUND else []
    if [(one.get_class(), one.get_size()) for one in members] != [(h5t.REFERENCE, 8), (h5t.INTEGER, 4)] \
            or len(about.shape) != 1 or product(about.shape) * kind.get_size() > MOST_TEXT:
        raise Refused(f"{words} ties no dimensions")


def _check_type(kind: h5t.TypeID, where: str, longest: int = LONGEST_LABEL) -> None:
    found = kind.get_class()
    if found == TEXT and (kind.is_variable_str() or kind.get_size() <= longest):
        return
    if found not in NUMBERS or kind.get_size() > 8:
        raise Refused(f"{where} is neither of numbers nor of text")
