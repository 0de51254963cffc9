"""Which assumed numbers a difference depends on most, from the draws of `coadopt compare --robust`.

Draws are a Latin hypercube over all that is assumed, so each number lies elsewhere in every one of them, whatever the
others do. Numbers are taken in one after the other (forward selection by least squares), each time the one that goes
with most of what the others leave, as long as that would come by chance in fewer than one of twenty files where none of
them mattered (Bonferroni's bound over all numbers). Being picked for their size, numbers come out a little too large, and
their intervals a little too narrow.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import stdtr, stdtrit

from ..read import plain
from ..sensitivity.noise import noise
from ..sensitivity.question import Question
from ..sensitivity.ranking import CONFIDENCE, Ranking, ordered
from .robustness import Robustness

Numbers = npt.NDArray[np.float64]

FEWEST = 40  # draws to rank by; with fewer, only a number that decides nearly all would stand out
MOST = 12    # numbers that are taken in
FOLDS = 10


def leaning(robust: Robustness, scenario: int, than: int, outcome: str, names: list[str]) -> Ranking | None:
    """How far the difference of two scenarios moves along each assumed number's range, the largest change first.

    The table has `change` with `mu_low` and `mu_high` (95% interval) for the whole range that draws take a number from,
    its `importance` (share of the variance of the draws' means that goes with it), `clear` (taken in), and `assumed`,
    `lowest`, `highest` and `units`. None where the file has fewer than 40 draws, or none that say what they took numbers to be.
    """
    group = robust.group
    outcomes = [plain(name) for name in group["outcome"].values]
    if "guessed" not in group or outcome not in outcomes or max(scenario, than) >= group.sizes["scenario"]:
        return None
    values = group["value"].isel(outcome=outcomes.index(outcome)).transpose("variant", "scenario", "replicate").values
    gains = np.asarray(values[:, scenario] - values[:, than], float)
    used = np.array([plain(kind) == "draw" for kind in group["kind"].values]) & np.isfinite(gains).all(axis=1)
    if used.sum() < FEWEST:
        return None
    table = _numbers(robust, used)
    places = table.pop("places")
    chosen = _taken_in(np.column_stack(list(places)), gains[used].mean(axis=1))
    found = _changes(np.column_stack(list(places)), gains[used].mean(axis=1), chosen)
    ranked = ordered(pd.concat([table.reset_index(drop=True), found], axis=1))
    units = plain(group["outcome_units"].values[outcomes.index(outcome)])
    title = plain(group["label"].values[outcomes.index(outcome)])
    question = Question(outcome, title, units, names[scenario], names[than], gains[used], percent=units == "1")
    return Ranking("draws", question, ranked, noise(gains[used]), int(used.sum()), int(len(used) - used.sum()),
                   predicted_share=_predicted_share(np.column_stack(list(places)), gains[used].mean(axis=1)),
                   meanings=dict(zip(ranked["factor"], ranked["meaning"])))


def _numbers(robust: Robustness, used: npt.NDArray[np.bool_]) -> pd.DataFrame:
    """A row a number that was drawn; `places` has its places in its range, -0.5..0.5, one a draw."""
    group = robust.group
    guessed = group["guessed"].transpose("variant", "guess").values[used].astype(float)
    low, high = (group[end].values.astype(float) for end in ("lowest", "highest"))
    rows = []
    for i, name in enumerate(group["guess"].values):
        if not high[i] > low[i] or not np.isfinite(guessed[:, i]).all() or np.ptp(guessed[:, i]) == 0:
            continue
        rows.append({"factor": plain(name), "meaning": plain(group["meaning"].values[i]).rstrip("."),
                     "units": plain(group["guess_units"].values[i]), "assumed": float(group["assumed"].values[i]),
                     "lowest": low[i], "highest": high[i], "places": (guessed[:, i] - low[i]) / (high[i] - low[i]) - 0.5})
    return pd.DataFrame(rows, columns=["factor", "meaning", "units", "assumed", "lowest", "highest", "places"])


def _taken_in(places: Numbers, gains: Numbers) -> list[int]:
    chosen: list[int] = []
    draws, count = places.shape
    while len(chosen) < min(MOST, count, draws // 4):
        rest = _left(places[:, chosen], np.column_stack([places, gains]))
        columns, left = rest[:, :-1], rest[:, -1]
        sizes = np.sqrt((columns**2).sum(axis=0) * (left**2).sum())
        sizes[chosen] = 0.0
        with np.errstate(divide="ignore", invalid="ignore"):
            along = np.where(sizes > 0, np.abs(left @ columns) / sizes, 0.0)
        best = int(np.argmax(along))
        freedom = draws - len(chosen) - 2
        by_chance = 2 * stdtr(freedom, -along[best] * np.sqrt(freedom / max(1 - along[best] ** 2, 1e-300)))
        if by_chance * count >= 1 - CONFIDENCE:
            break
        chosen.append(best)
    return chosen


def _predicted_share(places: Numbers, gains: Numbers) -> float:
    """Share of the variance of draws kept aside, a tenth at a time, that the numbers taken in of the others foretell: what
    they explain of the draws they were picked by would be too much."""
    fold = np.arange(len(gains)) % FOLDS
    predicted_share = np.empty(len(gains))
    for one in range(FOLDS):
        aside = fold == one
        chosen = _taken_in(places[~aside], gains[~aside])
        known = np.column_stack([np.ones((~aside).sum()), places[~aside][:, chosen]])
        slopes = np.linalg.lstsq(known, gains[~aside], rcond=None)[0]
        predicted_share[aside] = np.column_stack([np.ones(aside.sum()), places[aside][:, chosen]]) @ slopes
    spread = float(((gains - gains.mean()) ** 2).sum())
    return max(0.0, 1.0 - float(((gains - predicted_share) ** 2).sum()) / spread) if spread > 0 else 0.0


def _left(columns: Numbers, targets: Numbers) -> Numbers:
    """What a constant and the columns leave of the targets."""
    with_constant = np.column_stack([np.ones(len(targets)), columns])
    return np.asarray(targets - with_constant @ np.linalg.lstsq(with_constant, targets, rcond=None)[0])


def _changes(places: Numbers, gains: Numbers, chosen: list[int]) -> pd.DataFrame:
    """Of each number beside those taken in: the change along its range, its interval, and the share that goes with it."""
    draws = len(gains)
    rows = []
    for i in range(places.shape[1]):
        others = [one for one in chosen if one != i]
        rest = _left(places[:, others], np.column_stack([places[:, i], gains]))
        along, left = rest[:, 0], rest[:, 1]
        size = float((along**2).sum())
        if size == 0:
            rows.append({"change": np.nan})
            continue
        change = float(along @ left / size)
        freedom = draws - len(others) - 2
        error = float(np.sqrt(((left - change * along) ** 2).sum() / freedom / size))
        off = float(stdtrit(freedom, (1 + CONFIDENCE) / 2)) * error
        spread = float(gains.var() * draws)
        rows.append({"change": change, "mu_low": change - off, "mu_high": change + off,
                     "importance": change**2 * size / spread if spread > 0 else 0.0, "clear": i in chosen})
    table = pd.DataFrame(rows, columns=["change", "mu_low", "mu_high", "importance", "clear"])
    table["low"], table["high"] = table["mu_low"], table["mu_high"]
    table["clear"] = table["clear"].fillna(False).astype(bool)
    return table

