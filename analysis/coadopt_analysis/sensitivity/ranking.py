"""What every method gives: the factors in the order of what they do to an outcome, with what a reader must know."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from .noise import Noise
from .question import Question, whole_points
from .sweep import in_words

SEED = 20261       # of resampling, so that the same file gives the same intervals
RESAMPLES = 1000
CONFIDENCE = 0.95


@dataclass
class Ranking:
    """Factors by importance for one question.

    `table` has a row a factor, most important first. Columns of every method: factor, importance, low, high (its
    interval), change (of the outcome from the low end of the factor's range to the high end; NaN for a choice without
    order), clear (whether it is detected, which is more than chance), and those of the method.
    """

    method: str                 # morris, sobol, regression; draws, of a comparison
    question: Question
    table: pd.DataFrame
    noise: Noise
    used: int                   # points
    dropped: int                # points that are not used, with the whole trajectory or sample of failed runs
    notes: list[str] = field(default_factory=list)
    predicted_share: float = float("nan")  # of draws, regression: share of the variance of points kept aside that is foretold
    meanings: dict[str, str] = field(default_factory=dict)  # of factors, by their names

    def meaning(self, factor: str) -> str:
        """What a factor is, in words; its name where nothing says more."""
        return in_words(factor, self.meanings.get(factor, ""))

    @property
    def constant(self) -> bool:
        """Whether the outcome is the same everywhere, so that nothing can be ranked."""
        return self.table.empty or self.question.constant

    @property
    def with_what(self) -> str:
        """By how much was looked for effects."""
        replicates = self.noise.replicates
        return f"{self.used:,} points of {replicates} replicate{'' if replicates == 1 else 's'}"

    @property
    def withheld(self) -> bool:
        """Whether no factor has a number or was tested; a note or the words about chance say why."""
        return bool(self.table["importance"].isna().all()) and not ("p" in self.table and self.table["p"].notna().any())


def ordered(table: pd.DataFrame) -> pd.DataFrame:
    """The most important first; ties and what is not known in the order of the file."""
    place = (-table["importance"].fillna(-np.inf)).argsort(kind="stable")
    table = table.iloc[place].reset_index(drop=True)
    table.insert(0, "rank", np.arange(1, len(table) + 1))
    return table


def unranked(method: str, names: list[str], question: Question, noise: Noise) -> Ranking:
    """The ranking of an outcome that does not vary: no factor has a place or a number."""
    empty = pd.DataFrame({"factor": names, **{name: np.full(len(names), np.nan) for name in (
        "importance", "low", "high", "change")}, "clear": np.zeros(len(names), bool)})
    used = int(whole_points(question.values).sum())
    return Ranking(method, question, ordered(empty), noise, used, len(question.values) - used)
