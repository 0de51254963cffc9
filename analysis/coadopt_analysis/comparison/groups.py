"""Reads the groups of a results file that stand beside its measures."""

from __future__ import annotations

from pathlib import Path

import xarray as xr

from .. import hdf5
from ..contents import check_group


def open_group(path: Path, group: str) -> xr.Dataset:
    """A group such as "parameters" or "robustness", in memory; an empty dataset where the file has none.

    Raises ResultsError where it is damaged.
    """
    found = hdf5.read_group(path, group)
    check_group(path, found)
    return found
