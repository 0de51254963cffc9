"""Shows xarray a group of an HDF5 file, once `hdf5_checks` has found nothing wrong in the file; values stay on disk.

Which dimensions a variable has is read from the dimensions (their attribute REFERENCE_LIST), not from the variable (its
attribute DIMENSION_LIST). HDF5 keeps both. The second is of variable length, and HDF5 1.10 writes beyond its memory where a
file states a wrong length.
"""

from __future__ import annotations

from typing import Any

import h5py
import numpy as np
import xarray as xr
from h5py import h5ds, h5o, h5t
from xarray.core import indexing

from .hdf5_names import attributes_of, members
from .hdf5_texts import Refused
from .letters import escaped

OF_NETCDF = ("DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME", "_Netcdf4Coordinates", "_Netcdf4Dimid", "_NCProperties",
             "_nc3_strict")
NO_LABELS = b"This is a netCDF dimension but not a netCDF variable"  # how the NAME of such a dimension begins
_TIE = np.dtype([("variable", "<u8"), ("axis", "<i4")], align=True)  # the address of a variable, and which of its dimensions


class Group(xr.backends.AbstractDataStore):
    """A group with its variables and attributes, as `xarray.open_dataset` takes it."""

    def __init__(self, root: h5py.File, name: str) -> None:
        """Keeps the file open until `close`. Raises KeyError or TypeError where it has no group of that name."""
        self._root, self._group = root, root[name]
        if not isinstance(self._group, h5py.Group):
            raise TypeError(f"{name} is not a group")

    def get_variables(self) -> dict[str, Any]:
        """The variables. Raises Refused for one that lacks a dimension or has one twice."""
        parents = [self._root] if self._group == self._root else [self._root, self._group]
        dimensions: dict[tuple[int, int], str] = {}  # of each variable, by its address and axis
        for parent in parents:
            for name, one in members(parent).items():
                if isinstance(one, h5py.Dataset) and h5ds.is_scale(one.id):
                    _add_ties(dimensions, name, one)
        return {name: _variable(name, one, dimensions) for name, one in members(self._group).items()
                if isinstance(one, h5py.Dataset) and not _has_no_labels(one)}

    def get_attrs(self) -> dict[str, Any]:
        """The attributes of the group."""
        return _attributes(self._group)

    def close(self) -> None:
        """Closes the file."""
        self._root.close()


class _Values(xr.backends.BackendArray):
    def __init__(self, one: h5py.Dataset) -> None:
        self.shape, self.dtype = one.shape, one.dtype
        self._read = (one.asstr() if one.dtype.kind == "O" else one).__getitem__

    def __getitem__(self, key: Any) -> Any:
        return indexing.explicit_indexing_adapter(key, self.shape, indexing.IndexingSupport.OUTER_1VECTOR, self._read)


def _variable(name: str, one: h5py.Dataset, dimensions: dict[tuple[int, int], str]) -> Any:
    place = _address(one)
    own = (name,) if h5ds.is_scale(one.id) else tuple(dimensions.get((place, axis)) for axis in range(one.ndim))
    if None in own:
        raise Refused(f"{escaped(one.name)} has a dimension without a name")
    variable: Any = xr.Variable  # without types, as the next
    on_disk: Any = indexing.LazilyIndexedArray
    return variable(own, on_disk(_Values(one)), _attributes(one), {"chunksizes": one.chunks})


def _add_ties(dimensions: dict[tuple[int, int], str], name: str, scale: h5py.Dataset) -> None:
    if "REFERENCE_LIST" not in scale.attrs:  # no variable has this dimension
        return
    about = scale.attrs.get_id("REFERENCE_LIST")
    ties = np.zeros(about.shape, _TIE)
    kind = h5t.create(h5t.COMPOUND, _TIE.itemsize)
    kind.insert(b"dataset", 0, h5t.STD_REF_OBJ)
    kind.insert(b"dimension", 8, h5t.STD_I32LE)
    about.read(ties, kind)
    for variable, axis in ties.tolist():
        other = dimensions.setdefault((variable, axis), name)
        if other != name:
            raise Refused(f"a variable is tied to {escaped(other)} and to {escaped(name)} as one dimension")


def _has_no_labels(one: h5py.Dataset) -> bool:
    name = one.attrs.get("NAME")
    return isinstance(name, bytes) and name.startswith(NO_LABELS)


def _attributes(one: h5py.Group | h5py.Dataset) -> dict[str, Any]:
    """Attributes as xarray has them: text decoded, lists of one value as that value, none of netCDF's own."""
    found: dict[str, Any] = {}
    for name in map(str, attributes_of(one)):
        if name in OF_NETCDF:
            continue
        value = one.attrs[name]
        if isinstance(value, np.ndarray) and value.size == 1:
            value = value.item() if value.dtype.kind in "OS" else value.reshape(-1)[0]
        found[name] = value.decode("utf-8") if isinstance(value, bytes) else value
    return found


def _address(of: h5py.Dataset) -> int:
    return int(h5o.get_info(of.id).addr)
