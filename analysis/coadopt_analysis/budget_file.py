"""Opens what `coadopt budget` wrote: splits of a budget and what each came to in possible worlds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import xarray as xr

from .contents import check_budget
from .hdf5 import ResultsError, damaged
from .read import check_not_older, in_percent, label, opened, plain

NEEDED = ("part", "given", "regret", "worst_regret", "difference", "difference_low", "difference_high", "verdict",
          "tied")
JUDGED = ("result", "equity", "cost")
NAMED = ("best", "most_robust", "reference")  # splits


def open_budget(path: str | Path) -> xr.Dataset:
    """Opens a file of splits, labelled; values are read from disk when they are used.

    Dimensions split, world, replicate and intervention, as docs/results-format.md describes them. Close it, or use it in
    a `with` block. Raises ResultsError for a file that is missing, is not HDF5, or is not of `coadopt budget`.
    """
    path = Path(path)
    splits = opened(path, "coadopt budget EXPERIMENT")
    try:
        check_not_older(path, splits, (2, 1), "what may be said of differences")
    except BaseException:
        splits.close()
        raise
    missing = [name for name in NEEDED if name not in splits]
    missing += [name for name in JUDGED if plain(splits.attrs.get(name, "")) not in splits]
    if missing:
        splits.close()
        raise ResultsError(f"{path}: is not a file of a budget (it lacks {', '.join(missing)}); give a file that"
                           " `coadopt budget`"
                           " wrote")
    try:
        check_budget(path, splits, [plain(splits.attrs[name]) for name in JUDGED])
        known = [plain(name) for name in splits["split"].values]
        unknown = [name for name in NAMED if plain(splits.attrs.get(name, "")) not in known]
        if unknown:
            raise damaged(path, f"its attribute {unknown[0]} names no split")
    except BaseException:
        splits.close()
        raise
    return splits


def regret_ends(splits: xr.Dataset) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The 95% interval of each split's worst regret, of all splits together; files before format 2.7 have none."""
    low, high = (splits[name].values.astype(float) if name in splits else np.full(splits.sizes["split"], np.nan)
                 for name in ("worst_regret_low", "worst_regret_high"))
    return low, high


def others_that_may(splits: xr.Dataset, variable: str, named: str) -> list[str]:
    """Names of the splits that may, for all that chance leaves open, have what `named` is named for: `tied` or
    `may_regret_least`."""
    marked = splits[variable].values if variable in splits else np.zeros(splits.sizes["split"], bool)
    return [name for name, may in zip(map(plain, splits["split"].values), marked) if may and name != named]


def result(splits: xr.Dataset) -> str:
    """What the outcome is called that splits are judged by."""
    return label(splits[plain(splits.attrs["result"])])


def scale(splits: xr.Dataset) -> float:
    """What its values are multiplied by for display: shares are given in points."""
    return 100.0 if in_percent(splits[plain(splits.attrs["result"])]) else 1.0


def unit(splits: xr.Dataset) -> str:
    """What its differences are in, after a space; empty where they have no unit."""
    result = splits[plain(splits.attrs["result"])]
    units = "points" if in_percent(result) else plain(result.attrs.get("units", "1"))
    return {"1": "", "hour": " hours"}.get(units, f" {units}")
