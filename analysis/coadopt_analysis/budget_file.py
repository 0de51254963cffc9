"""Opens what `coadopt budget` wrote: splits of a budget and what each came to in possible worlds."""

from __future__ import annotations

from pathlib import Path

import xarray as xr

from .read import ResultsError, opened, plain

NEEDED = ("part", "given", "regret", "worst_regret", "difference", "difference_low", "difference_high")
JUDGED = ("result", "equity", "cost")


def open_budget(path: str | Path) -> xr.Dataset:
    """Opens a file of splits, labelled; values are read from disk when they are used.

    Dimensions split, world, replicate and intervention, as docs/results-format.md describes them. Close it, or use it in
    a `with` block. Raises ResultsError for a file that is missing, is not HDF5, or is not of `coadopt budget`.
    """
    path = Path(path)
    splits = opened(path, "coadopt budget EXPERIMENT")
    missing = [name for name in NEEDED if name not in splits]
    missing += [name for name in JUDGED if plain(splits.attrs.get(name, "")) not in splits]
    if missing:
        splits.close()
        raise ResultsError(f"{path}: is not of a budget (it lacks {', '.join(missing)}); give a file that `coadopt budget`"
                           " wrote")
    return splits
