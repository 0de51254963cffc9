"""Reads what `coadopt patterns --json` printed: what the world is known to show, and what the model shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from .read import ResultsError, plain

COLUMNS = ("number", "name", "use", "verdict", "what", "value", "low", "high", "band_low", "band_high", "check", "source")


def read_patterns(path: str | Path) -> pd.DataFrame:
    """A row a number that is checked: number and name of the pattern, its use (calibrate or hold out) and verdict; what the
    number is, value, low, high (95 % interval), band_low, band_high (NaN where the band is open), check (the verdict of
    this number) and source. Numbers are in the model's units: shares of 1, hours, years.

    Raises ResultsError for a file that is missing or is not of `coadopt patterns --json`.
    """
    path = Path(path)
    try:
        told = json.loads(path.read_text("utf-8"))
        rows = [_row(one, check) for one in told for check in one["checks"]]
    except OSError as error:
        raise ResultsError(f"{path}: cannot be read ({error.strerror}). Make it with: coadopt patterns --json > {path}") \
            from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise ResultsError(f"{path}: is not what `coadopt patterns --json` prints. Make it with: coadopt patterns --json >"
                           f" {path}") from error
    if not rows:
        raise ResultsError(f"{path}: holds no pattern; make it with: coadopt patterns --json > {path}")
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(pattern: dict[str, Any], check: dict[str, Any]) -> list[object]:
    band = check["band"]
    return [int(pattern["number"]), plain(pattern["name"]), plain(pattern["use"]), plain(pattern["verdict"]),
            plain(check["what"]), *(_number(check[name]) for name in ("value", "low", "high")), _number(band[0]),
            _number(band[1]), plain(check["verdict"]), plain(pattern["source"])]


def _number(value: object) -> float:
    return float("nan") if value is None else float(value)  # type: ignore[arg-type]
