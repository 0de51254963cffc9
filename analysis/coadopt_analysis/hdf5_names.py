"""Lists the members of a group in an HDF5 file, and the attributes of a group or variable.

HDF5 is asked for no order: to put names in order, version 1.10 writes as many as there are into room for as many as the file
states, and frees what it never took where one cannot be read. In an index by the order in which they were made they stand in
that order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import h5py
from h5py import h5, h5a, h5p


def names_in(group: h5py.Group) -> list[str | bytes]:
    """The names of the members, in the order in which they were made where the group keeps it, else by their letters; as bytes
    where they are not UTF-8. Raises errors of h5py where the group is damaged, as all here."""
    made = group.id.get_create_plist().get_link_creation_order()
    return _listed(made, lambda take, index: group.id.links.iterate(take, idx_type=index, order=h5.ITER_NATIVE))


def attributes_of(one: h5py.Group | h5py.Dataset) -> list[str | bytes]:
    """The names of the attributes, ordered likewise."""
    place = one["/"].id if isinstance(one, h5py.File) else one.id  # a file's own settings say nothing of its root
    made = place.get_create_plist().get_attr_creation_order()
    return _listed(made, lambda take, index: h5a.iterate(place, take, index_type=index, order=h5.ITER_NATIVE))


def members(group: h5py.Group) -> dict[str, h5py.Group | h5py.Dataset]:
    """The members by their names, in the order of `names_in`; of a group that `hdf5_checks` has found nothing wrong in."""
    return {str(name): group[name] for name in names_in(group)}


def _listed(made: int, iterate: Callable[[Callable[[bytes], None], int], Any]) -> list[str | bytes]:
    kept = made & h5p.CRT_ORDER_INDEXED
    found: list[bytes] = []

    def take(name: bytes, *_: Any) -> None:
        found.append(name)

    iterate(take, h5.INDEX_CRT_ORDER if kept else h5.INDEX_NAME)
    return [_decoded(name) for name in (found if kept else sorted(found))]


def _decoded(name: bytes) -> str | bytes:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name
