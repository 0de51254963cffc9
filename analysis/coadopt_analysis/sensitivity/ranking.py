"""What every method gives: the factors in the order of what they do to an outcome, with what a reader must know."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from .noise import Noise
from .question import Question
from .sweep import in_words

SEED = 20261       # of resampling, so that the same file gives the same intervals
RESAMPLES = 1000
CONFIDENCE = 0.95


@dataclass
class Ranking:
    """Factors by importance for one question.

    `table` has a row a factor, most important first. Columns of every method: factor, importance, low, high (its
    interval), change (of the outcome from the low end of the factor's range to the high end; NaN for a choice without
    order), clear (whether it is more than chance), and those of the method.
    """

    method: str                 # morris, sobol, given_data; draws, of a comparison
    question: Question
    table: pd.DataFrame
    noise: Noise
    used: int                   # points
    dropped: int                # points that are not used, with the whole trajectory or sample of failed runs
    notes: list[str] = field(default_factory=list)
    predicted_share: float = float("nan")  # of draws: share of the variance of those kept aside that the clear ones foretell
    meanings: dict[str, str] = field(default_factory=dict)  # of factors, by their names

    def meaning(self, factor: str) -> str:
        """What a factor is, in words; its name where nothing says more."""
        return in_words(factor, self.meanings.get(factor, ""))

    @property
    def constant(self) -> bool:
        """Whether the outcome is the same everywhere."""
        return self.table.empty or bool((self.table["importance"].fillna(0) == 0).all())


def ordered(table: pd.DataFrame) -> pd.DataFrame:
    """The most important first; ties and what is not known in the order of the file."""
    place = (-table["importance"].fillna(-np.inf)).argsort(kind="stable")
    table = table.iloc[place].reset_index(drop=True)
    table.insert(0, "rank", np.arange(1, len(table) + 1))
    return table
