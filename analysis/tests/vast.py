"""Makes results files of any size that take little room on disk: their values are zeros, which pack to a thousandth."""

from __future__ import annotations

import zlib
from itertools import product
from pathlib import Path

import h5netcdf
import h5py
import numpy as np
from compared_anew import COST_VERDICTS, COUNTED, GAINS, VERDICTS
from fixed_texts import fix_texts
from summed import FORMULAS
from synthetic import AXES, MEASURES, ROOT

from coadopt_analysis.contents import COMPARISON, COUNTS

DOUBLES = ("sessions", "failed_sessions", "staff_hours", "cost", "saving", "cost_by_bearer")
CHUNK = 1 << 16  # bytes, as sim/results/part_runs.cpp has it


def make_vast(path: Path, scenarios: int, replicates: int, months: int) -> int:
    """Writes the file and returns how many bytes its values would take in memory."""
    total, shapes = 0, {}
    with h5netcdf.File(path, "w") as file:
        axes = {**AXES, "cos": list(range(5))}
        file.dimensions = {"scenario": scenarios, "replicate": replicates, "month": months,
                           **{name: len(labels) for name, labels in axes.items()}}
        for name, labels in {"scenario": [f"S{i}" for i in range(scenarios)], **AXES}.items():
            file.create_variable(name, (name,), dtype=h5netcdf.core.h5py.string_dtype())[:] = np.array(labels, object)
        for name, length in (("replicate", replicates), ("month", months), ("cos", 5)):
            file.create_variable(name, (name,), data=np.arange(length, dtype="int32") + (name == "month"))
        file["month"].attrs["first_month"] = "2026-01"
        file.create_variable("status", ("scenario", "replicate"), data=np.zeros((scenarios, replicates), "uint8"))
        group = file.create_group("outcomes")
        for name in FORMULAS:
            group.create_variable(name, ("scenario", "replicate"), dtype="float64", data=np.zeros((scenarios, replicates)))
        _add_comparison(file, list(FORMULAS))
        for name, (axis, units, long_name) in MEASURES.items():
            kind = np.dtype("float64" if name in DOUBLES else "float32")
            each = file.dimensions[axis].size if axis else 1
            fitting = min(max(1, CHUNK // (months * each * kind.itemsize)), replicates)
            dims = ("scenario", "replicate", "month") + ((axis,) if axis else ())
            variable = file.create_variable(name, dims, dtype=kind, fillvalue=kind.type(0), compression="gzip",
                                            chunks=(1, fitting, months) + ((each,) if axis else ()))
            variable.attrs["units"], variable.attrs["long_name"] = units, long_name
            del variable.attrs["_FillValue"]  # 0 is a value
            shapes[name] = variable.chunks
            total += scenarios * replicates * months * each * kind.itemsize
        for name, value in {**ROOT, "status": "complete"}.items():
            file.attrs[name] = value
    with h5py.File(path, "r+") as file:
        for name, chunk in shapes.items():
            one = file[name]
            packed = zlib.compress(bytes(int(np.prod(chunk)) * one.dtype.itemsize))
            for place in product(*(range(0, length, step) for length, step in zip(one.shape, chunk, strict=True))):
                one.id.write_direct_chunk(place, packed)
    fix_texts(path)
    return total


def _add_comparison(file: h5netcdf.File, outcomes: list[str]) -> None:
    # All zeros, as the outcomes are.
    group = file.create_group("comparison")
    labels = {"outcome": outcomes, "gain": list(GAINS), "counted": list(COUNTED)}
    group.dimensions = {name: len(each) for name, each in labels.items()}
    for name, each in labels.items():
        group.create_variable(name, (name,), dtype=h5netcdf.core.h5py.string_dtype())[:] = np.array(each, object)
    for name, dims in COMPARISON.items():
        kind = "uint8" if name.endswith("verdict") else "int32" if name in COUNTS else "float64"
        values = np.zeros([file.dimensions[one].size if one == "scenario" else group.dimensions[one].size for one in dims], kind)
        variable = group.create_variable(name, dims, data=values + np.array(name == "replicates", kind))
        if name.endswith("verdict"):
            variable.attrs["flag_meanings"] = " ".join(COST_VERDICTS if name.startswith("cost") else VERDICTS)
