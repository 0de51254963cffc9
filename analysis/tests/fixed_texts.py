"""Gives the attributes of a file their texts of fixed length, as the simulator writes them; h5py and h5netcdf write others."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np


def fix_texts(path: Path) -> None:
    """Writes each attribute that is a text of variable length anew."""
    with h5py.File(path, "r+") as file:
        objects: list[h5py.Group | h5py.Dataset] = [file]
        file.visititems(lambda _, one: objects.append(one))
        for one in objects:
            for name, value in list(one.attrs.items()):
                if isinstance(value, str):
                    del one.attrs[name]  # to write over it spoils an index, in HDF5 1.10
                    one.attrs[name] = np.bytes_(value.encode("utf-8") or b"\0")
