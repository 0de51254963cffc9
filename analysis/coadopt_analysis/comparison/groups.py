"""Reads the groups of a results file that stand beside its measures."""

from __future__ import annotations

from pathlib import Path

import xarray as xr

from .. import hdf5
from ..contents import check_group, loaded


def open_group(path: Path, group: str) -> xr.Dataset:
    """A group such as "parameters" or "robustness", in memory; an empty dataset where the file has none.

    Raises ResultsError where it is damaged.
    """
    with hdf5.open_group(path, group) as found:
        check_group(path, found)
        return loaded(path, found)
