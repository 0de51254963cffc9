"""The numbers behind a chart as a table that a page can hold: fewer months, fewer figures, plain heads."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import xarray as xr

from ..words.amounts import number
from ..words.plain_names import BARRIERS, GROUPS, plain_name
from ..words.section import Table

MOST_ROWS = 120
_ENDS = {"_low": ", low end", "_high": ", high end"}
_HEADS = {"co": "Co", "date": "month", "replicates": "runs", "in_use": "co-produce as routine",
          "espoused": "say they are for it", "contribution": "contribution, points", "alone": "removed alone, points"}


def behind(results: xr.Dataset, numbers: pd.DataFrame, caption: str) -> Table:
    """The table of a chart: one month a year where it has months, then as many rows as a page bears."""
    kept, note = _fewer_months(numbers)
    if len(kept) > MOST_ROWS:
        note = f"The first {MOST_ROWS} of {len(kept):,} rows. {note}"
        kept = kept.head(MOST_ROWS)
    if "date" in kept and kept["date"].astype(str).str.len().gt(0).all() and "month" in kept:
        kept = kept.drop(columns="month")
    else:
        kept = kept.drop(columns="date", errors="ignore")
    columns = [str(name) for name in kept]
    cells = [[_cell(results, name, value) for name, value in zip(columns, row)]
             for row in kept.itertuples(index=False, name=None)]
    return Table(caption, tuple(_head(results, name) for name in columns), tuple(tuple(row) for row in cells),
                 f"{note} `--csv` writes all of it, and `--charts` beside the charts.".strip())


def _fewer_months(numbers: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    if "month" not in numbers or numbers["month"].nunique() <= 12:
        return numbers, ""
    months = sorted(numbers["month"].unique())
    every = max(12, 12 * math.ceil(len(months) / 12 / 10))
    chosen = {months[0], months[-1], *months[every - 1::every]}
    return numbers[numbers["month"].isin(chosen)], "Some months only."


def _head(results: xr.Dataset, name: str) -> str:
    for end, words in _ENDS.items():
        if name.endswith(end):
            return f"{_head(results, name[:-len(end)])}{words}"
    unit = {"GBP": ", \u00a3", "hour": ", hours"}.get(str(results[name].attrs.get("units", "")), "") \
        if name in results else ""
    words = _HEADS.get(name, name.replace("_", " "))
    return words[:1].upper() + words[1:] + unit


def _cell(results: xr.Dataset, name: str, value: object) -> str:
    if isinstance(value, (float, np.floating)):
        if not math.isfinite(float(value)):
            return "\u2013"
        for end in _ENDS:
            name = name.removesuffix(end)
        if name in results and results[name].attrs.get("units") == "1":
            return f"{float(value) * 100:.1f}%".replace("-", "\u2212")
        return number(float(value))
    if name in ("barrier", "drawn_as"):
        return plain_name(BARRIERS, str(value))
    return plain_name(GROUPS, str(value)) if name == "group" else str(value)
