"""The charts, one module each.

A chart module has NAME (of its files), TITLE, NEEDS (variables of the results file) and three functions:
`table(results)`, the tidy numbers; `draw(results, figure)`, which draws them and returns that table; and
`alt(results, table)`, what the chart shows for those who cannot see it.
"""

from __future__ import annotations

from typing import Protocol, cast

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from . import adoption, binding, espoused


class Chart(Protocol):
    """What every chart module offers."""

    NAME: str
    TITLE: str
    NEEDS: tuple[str, ...]

    @staticmethod
    def table(results: xr.Dataset) -> pd.DataFrame: ...

    @staticmethod
    def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame: ...

    @staticmethod
    def alt(results: xr.Dataset, table: pd.DataFrame) -> str: ...


CHARTS: tuple[Chart, ...] = tuple(cast(Chart, module) for module in (adoption, espoused, binding))
