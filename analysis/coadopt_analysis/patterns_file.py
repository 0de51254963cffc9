"""Reads what `coadopt patterns --json` printed: what the world is known to show, and what the model shows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from .read import ResultsError, name_of, plain

COLUMNS = ("number", "name", "use", "verdict", "what", "unit", "value", "low", "high", "band_low", "band_high", "check",
           "source")
MOST = 1_000  # numbers that are checked, or entries that were tried: a chart has a row for each
_MADE_BY = "Make it with: coadopt patterns --json >"
_GAINS = {"practice_12": "practice_after_12_months", "practice_36": "practice_after_36_months",
          "users_36": "users_taking_part_after_36_months"}
TRIAL_COLUMNS = ("entry", *(f"{name}{end}" for name in _GAINS for end in ("", "_low", "_high")), "money")


def read_patterns(path: str | Path) -> pd.DataFrame:
    """A row a number that is checked: number and name of the pattern, its use (calibrate or hold out) and verdict; what the
    number is, unit (the one people read: points, %, hours, years, 1), value, low, high (95% interval), band_low,
    band_high (NaN where the band is open), check (the verdict of this number) and source. Numbers are in the model's
    units: shares of 1 where they are shown in points or %.

    Raises ResultsError for a file that is missing or is not of `coadopt patterns --json`.
    """
    path = Path(path)
    try:
        rows = [_row(one, check) for one in _parts(path)["patterns"] for check in one["checks"]]
    except ResultsError:
        raise
    except (ValueError, KeyError, TypeError, IndexError, OverflowError) as error:
        raise _no_patterns(path) from error
    if not rows:
        raise ResultsError(f"{path}: holds no pattern; make it with: coadopt patterns --json > {path}")
    if len(rows) > MOST:
        raise ResultsError(f"{path}: checks {len(rows):,} numbers; there are at most {MOST:,}. {_MADE_BY} {path}")
    return pd.DataFrame(rows, columns=list(COLUMNS))


def read_trials(path: str | Path) -> pd.DataFrame:
    """A row an entry of the catalogue that was tried alone: entry; practice_12, practice_36 (gain in practice in use after
    12 and 36 months), users_36 (gain in users taking part in the third year), each with _low and _high (95% interval),
    shares of 1; money (GBP over three years). No row where trials were not asked for.

    Raises ResultsError for a file that is missing or is not of `coadopt patterns --json`.
    """
    path = Path(path)
    try:
        rows = [[name_of(one["entry"]), *(_number(one[key][end]) for key in _GAINS.values() for end in ("mean", "low", "high")),
                 _number(one["money"])] for one in _parts(path)["trials"]]
    except ResultsError:
        raise
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise _no_patterns(path) from error
    return pd.DataFrame(rows, columns=list(TRIAL_COLUMNS))


def _parts(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ResultsError(f"{path}: cannot be read ({error.strerror}). Make it with: coadopt patterns --json > {path}") \
            from error
    except (ValueError, RecursionError) as error:  # not JSON, or lists in lists without end
        raise _no_patterns(path) from error
    if not isinstance(content, dict) or not {"patterns", "trials"} <= set(content):
        raise _no_patterns(path)
    for name in ("patterns", "trials"):
        if isinstance(content[name], list) and len(content[name]) > MOST:
            raise ResultsError(f"{path}: holds {len(content[name]):,} {name}; there are at most {MOST:,}. {_MADE_BY} {path}")
    return content


def _no_patterns(path: Path) -> ResultsError:
    return ResultsError(f"{path}: is neither a results file (HDF5) nor what `coadopt patterns --json` prints. Give the file"
                        " that `coadopt run` or `coadopt compare` wrote with -o")


def _row(pattern: dict[str, Any], check: dict[str, Any]) -> list[object]:
    band = check["band"]
    return [int(pattern["number"]), name_of(pattern["name"]), plain(pattern["use"]), plain(pattern["verdict"]),
            name_of(check["what"]), plain(check["unit"]), *(_number(check[name]) for name in ("value", "low", "high")),
            _number(band[0]), _number(band[1]), plain(check["verdict"]), plain(pattern["source"])]


def _number(value: object) -> float:
    return float("nan") if value is None else float(value)  # type: ignore[arg-type]
