"""Reads the groups of a results file that stand beside its measures."""

from __future__ import annotations

from pathlib import Path

import xarray as xr


def open_group(path: Path, group: str) -> xr.Dataset:
    """A group such as "parameters" or "robustness", in memory; an empty dataset where the file has none."""
    try:
        with xr.open_dataset(path, engine="h5netcdf", group=group, decode_times=False, decode_timedelta=False) as found:
            return found.load()
    except OSError:  # what h5netcdf says of a group that is not there
        return xr.Dataset()
