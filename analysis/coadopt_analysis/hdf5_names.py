"""Lists the members of a group in an HDF5 file, and the attributes of a group or variable.

HDF5 is asked for no order: to put names in order, version 1.10 writes as many as there are into room for as many as the file
states, and frees what it never took where one cannot be read. The names are those of the index in which HDF5 looks for a name,
so that none can be opened that is not listed.
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
    return _listed(made, lambda take: group.id.links.iterate(take, info=True, idx_type=h5.INDEX_NAME, order=h5.ITER_NATIVE))


def attributes_of(one: h5py.Group | h5py.Dataset) -> list[str | bytes]:
    """The names of the attributes, ordered likewise."""
    place = one["/"].id if isinstance(one, h5py.File) else one.id  # a file's own settings say nothing of its root
    made = place.get_create_plist().get_attr_creation_order()
    return _listed(made, lambda take: h5a.iterate(place, take, info=True, index_type=h5.INDEX_NAME, order=h5.ITER_NATIVE))


def members(group: h5py.Group) -> dict[str, h5py.Group | h5py.Dataset]:
    """The members by their names, in the order of `names_in`; of a group that `hdf5_checks` has found nothing wrong in."""
    return {str(name): group[name] for name in names_in(group)}


def _listed(made: int, iterate: Callable[[Callable[[bytes, Any], None]], Any]) -> list[str | bytes]:
    found: list[tuple[int, bytes]] = []

    def take(name: bytes, about: Any) -> None:
        found.append((about.corder if made & h5p.CRT_ORDER_TRACKED else 0, name))

    iterate(take)
    return [_decoded(name) for _, name in sorted(found)]


def _decoded(name: bytes) -> str | bytes:
    try:
        return name.decode("utf-8")
    except UnicodeDecodeError:
        return name
