"""Makes a diagnosis of the layout that `coadopt diagnose` writes, with contributions that are known."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import xarray as xr
from fixed_texts import fix_texts
from synthetic import AXES, ROOT

KINDS = ["council", "health_board", "provider", "third_sector"]
PARTS = np.array([0.02, 0.05, 0.08, 0.10, 0.03, 0.01, 0.14, 0.04, 0.02, 0.06, 0.005, 0.09])
ALONE = np.array([0.01, 0.02, 0.025, 0.03, 0.033, 0.0, 0.02, 0.01, 0.01, 0.02, -0.001, 0.02])
BEFORE = 0.13


def diagnosed(path: Path, scenario: str = "Baseline", text: str = "", replicates: int = 4) -> Path:
    """Writes a diagnosis of a scenario, whose text is given, over two years."""
    coords = {"barrier": AXES["barrier"], "role": AXES["role"], "co": AXES["co"], "kind": KINDS, "community": ["1", "2"]}
    sizes = {name: len(labels) for name, labels in coords.items()} | {"year": 2}
    data: dict[str, xr.DataArray] = {}

    def add(name: str, dims: tuple[str, ...], values: np.ndarray) -> None:
        data[name] = xr.DataArray(values, dims=dims, attrs={"units": "1", "long_name": name})

    def add_estimates(name: str, dims: tuple[str, ...], values: np.ndarray) -> None:
        half = np.nan if replicates == 1 else 0.005
        for end, shift in (("", 0.0), ("_low", -half), ("_high", half)):
            add(name + end, dims, values + shift)

    add("practice_in_use", ("replicate",), np.full(replicates, BEFORE))
    add("practice_without_any", ("replicate",), np.full(replicates, BEFORE + PARTS.sum()))
    add_estimates("contribution", ("barrier",), PARTS)
    add_estimates("alone", ("barrier",), ALONE)
    for place in ("role", "co", "kind", "community"):
        values = np.broadcast_to(PARTS[:, None, None], (12, sizes[place], 2)).copy()
        values[0, -1] = 0.2  # for the last of each, fear of losing power comes first
        add_estimates(f"contribution_by_{place}", ("barrier", place, "year"), values)
    labels = {name: (name, np.array(values, dtype=object)) for name, values in coords.items()}
    numbers = {"replicate": ("replicate", np.arange(replicates, dtype="int32")), "year": ("year", np.array([1, 2], "int32"))}
    attributes = {**ROOT, "diagnosis_of": scenario, "permutations": "24", "scenario_1": text}
    xr.Dataset(data, {**labels, **numbers}, attributes).to_netcdf(path, engine="h5netcdf")
    fix_texts(path)
    return path
