"""The numbers of the model that a scenario changes against the first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import xarray as xr

from ..read import plain
from .amounts import MINUS, counted, listed
from .plain_names import ROLES, plain_name
from .subject import Subject

_MOST = 5
_UNITS = {"1": "", "level 0..1": " on a scale of 0 to 1", "rule": "", "choice": ""}


def other_numbers(subject: Subject) -> dict[int, str]:
    """By scenario, which numbers differ from those of the first, with the value of each; nothing where none does."""
    found: dict[int, list[str]] = {}
    for kept in subject.parameters.data_vars.values():
        if kept.dims[:1] != ("scenario",) or kept.dtype.kind not in "fiub":
            continue
        values = kept.values.reshape(kept.shape[0], math.prod(kept.shape[1:]))
        other = ~np.isclose(values, values[0], rtol=1e-6, atol=0, equal_nan=True)
        for scenario in np.flatnonzero(other.any(axis=1)):
            found.setdefault(int(scenario), []).append(_change(kept, values[scenario], values[0], other[scenario]))
    return {scenario: listed([*some[:_MOST], *([f"{len(some) - _MOST} more"] if len(some) > _MOST else [])])
            for scenario, some in found.items()}


def _change(kept: xr.DataArray, now: npt.NDArray[Any], before: npt.NDArray[Any], other: npt.NDArray[np.bool_]) -> str:
    meaning = plain(kept.attrs.get("long_name", "")).partition(":")[0].rstrip(".") or plain(str(kept.name))
    units = plain(kept.attrs.get("units", "1"))
    unit = _UNITS.get(units, f" {units}")
    choices = plain(kept.attrs.get("flag_meanings", "")).split()
    places = _places(kept, now.size)
    parts = [f"{f'{places[at]} ' if places else ''}{_value(now[at], choices)} in place of {_value(before[at], choices)}"
             for at in np.flatnonzero(other)]
    rest = [f"{counted(len(parts) - _MOST, 'other')}"] if len(parts) > _MOST else []
    return f"\u201c{meaning}\u201d ({listed([*parts[:_MOST], *rest])}{unit})"


def _places(kept: xr.DataArray, size: int) -> Sequence[str]:
    if kept.ndim != 2:
        return [f"place {at + 1}:" for at in range(size)] if kept.ndim > 2 else []
    labels = kept.coords.get(str(kept.dims[1]))
    named = [f"place {at + 1}" for at in range(size)] if labels is None or labels.dtype.kind not in "OSU" else \
        [plain_name(ROLES, plain(label)) for label in labels.values]
    return [f"{name}:" for name in named]


def _value(value: Any, choices: Sequence[str]) -> str:
    if choices and 0 <= value < len(choices):
        return choices[int(value)].replace("_", " ")
    return f"{float(value):,.6g}".replace("-", MINUS)
