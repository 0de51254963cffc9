"""Charts and plain-words findings from what coadopt wrote; docs/notebook.md shows it at work.

`open_results` opens what `coadopt run` and `compare` wrote, `open_budget` what `budget` did, `open_diagnosis` what
`diagnose` did, `read_patterns` what `patterns --json` printed; `analyse` ranks the factors of a sweep. A `plot_` function draws one chart of them on axes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .budget_file import open_budget
    from .diagnosis_file import open_diagnosis
    from .differences import Difference, paired_difference
    from .draw import draw_charts
    from .figures.adoption import plot_adoption
    from .figures.barriers import plot_barriers
    from .figures.budget_splits import plot_budget_splits
    from .figures.cost_effect import plot_cost_effect
    from .figures.differences import plot_differences
    from .figures.equity import plot_equity
    from .figures.espoused import plot_espoused
    from .figures.heat_map import plot_heat_map
    from .figures.patterns import plot_patterns
    from .figures.staff_hours import plot_staff_hours
    from .figures.star import plot_star
    from .figures.tornado import plot_tornado
    from .figures.trials import plot_trials
    from .patterns_file import read_patterns, read_trials
    from .read import ResultsError, open_results
    from .runs import each_run
    from .sensitivity.cells import cells
    from .sensitivity.analyse import analyse

__version__ = "0.1.0"
__all__ = [
    "Difference", "ResultsError", "__version__", "analyse", "cells", "draw_charts", "each_run", "open_budget",
    "open_diagnosis", "open_results", "paired_difference", "plot_adoption", "plot_barriers", "plot_budget_splits", "plot_cost_effect",
    "plot_differences", "plot_equity", "plot_espoused", "plot_heat_map", "plot_patterns", "plot_staff_hours", "plot_star",
    "plot_tornado", "plot_trials", "read_patterns", "read_trials",
]
_MODULES = {
    "Difference": "differences",
    "ResultsError": "read",
    "analyse": "sensitivity.analyse",
    "cells": "sensitivity.cells",
    "draw_charts": "draw",
    "each_run": "runs",
    "open_budget": "budget_file",
    "open_diagnosis": "diagnosis_file",
    "open_results": "read",
    "paired_difference": "differences",
    "read_patterns": "patterns_file",
    "read_trials": "patterns_file",
}


def __getattr__(name: str) -> object:
    # Each is loaded when it is first used: the libraries behind them take seconds.
    if name not in __all__:
        raise AttributeError(f"module {__name__} has no {name}")
    module = import_module(f".{_MODULES.get(name, name.replace('plot_', 'figures.'))}", __name__)
    return getattr(module, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
