"""The charts, one module each.

A chart module has NAME (of its files), TITLE, NEEDS (variables of the results file), COMPARES (whether it takes a
second scenario beside the reference) and three functions: `table(results)`, the tidy numbers; `draw(results, figure)`,
which draws them and returns that table; and `alt(results, table)`, what the chart shows for those who cannot see it.
Its `plot_...` draws one panel on axes of one's own. `why_not` says why a file cannot feed a chart.
"""

from __future__ import annotations

from typing import Protocol, cast

import pandas as pd
import xarray as xr
from matplotlib.figure import Figure

from ..read import finished
from . import adoption, cost_effect, differences, equity, espoused, staff_hours, star


class Chart(Protocol):
    """What every chart module offers."""

    NAME: str
    TITLE: str
    NEEDS: tuple[str, ...]
    COMPARES: bool

    @staticmethod
    def table(results: xr.Dataset) -> pd.DataFrame: ...

    @staticmethod
    def draw(results: xr.Dataset, figure: Figure) -> pd.DataFrame: ...

    @staticmethod
    def alt(results: xr.Dataset, table: pd.DataFrame) -> str: ...


CHARTS: tuple[Chart, ...] = tuple(cast(Chart, module) for module in (
    adoption, differences, cost_effect, espoused, star, equity, staff_hours))


def why_not(chart: Chart, results: xr.Dataset) -> str:
    """Why a chart is not drawn of these results, in a sentence; empty where it can be."""
    missing = [name for name in chart.NEEDS if name not in results]
    if missing:
        return f"{chart.TITLE} is not drawn: the file has no {' and no '.join(missing)}."
    if not chart.COMPARES:
        return ""
    some = finished(results).any("replicate").values
    if len(some) < 2:
        return (f"{chart.TITLE} is not drawn: it compares scenarios with a reference and the file has one scenario;"
                " make a file of several with `coadopt compare`.")
    if not some[0]:
        return f"{chart.TITLE} is not drawn: the reference, the first scenario, was not finished."
    if some.sum() < 2:
        return f"{chart.TITLE} is not drawn: none of the scenarios to compare with the reference was finished."
    return ""
