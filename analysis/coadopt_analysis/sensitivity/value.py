"""The value of knowing more before a scenario is chosen: expected value of perfect and of partial perfect information.

What a parameter, or the parameters that a survey settles, foretell of the differences between scenarios is found by a
regression (Strong, Oakley & Brennan 2014), here sparse polynomial chaos as for shares of variance: of factors that are
independent of each other by the terms that have no others in them, of a table of one's own by a regression on these alone.
Whoever knew it would choose what is best there; the value is what that brings, on average over the points, above the one
choice made without.

A maximum over numbers with errors is too large on average. So the errors of the coefficients are drawn, both what the points
leave open and how the replicates differ, and what such errors add to the value is taken off. A factor whose effect on the
differences is not detected is worth nothing, or at most the high end of an interval. Knowing everything
includes what no factor foretells of a point's means beyond chance, as a normal distribution.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy import stats

from .decision import Decision
from .detect import DEGREE, benjamini_hochberg, detected, functions
from .question import QuestionError
from .ranking import CONFIDENCE, SEED
from .regression import FEWEST, HIGHEST, MOST, Flags, Term, design_of, fitted, independent, together
from .sweep import Numbers, Sweep

DRAWS = 400
REMAINDERS = 40_000  # draws of what no factor foretells, over all points and up to twice FEW scenarios
FEW = 4              # scenarios; of more than twice as many, fewer draws


@dataclass
class Estimate:
    """A value with its interval."""

    value: float
    low: float
    high: float


@dataclass
class Value:
    """What knowing more is worth for a decision.

    `table` has a row a parameter and a question, in the numbers of the decision; `clear` says whether it can be told from 0.
    """

    decision: Decision
    means: Numbers       # of each scenario more than the first, which has 0
    everything: Estimate
    table: pd.DataFrame
    used: int
    dropped: int
    replicates: int
    notes: list[str] = field(default_factory=list)

    @property
    def best(self) -> int:
        """The number of the scenario to choose by what is known now."""
        return int(np.argmax(self.means))

    @property
    def worth_asking(self) -> pd.DataFrame:
        """The rows whose value can be told from 0."""
        return self.table[self.table["clear"]]


def value(sweep: Sweep, decision: Decision, groups: dict[str, list[int]], say: Callable[[str], None] = lambda _: None) -> Value:
    """The value of each factor, of each question that settles the factors of a group, and of everything.

    `say` is told how far it is.
    """
    whole = np.isfinite(decision.more).all(axis=(1, 2))
    rows = np.flatnonzero(whole)
    if len(rows) < FEWEST:
        raise QuestionError(f"--value: {len(rows)} complete points are too few (at least {FEWEST}, some hundreds are usual)")
    left_out = max(len(rows) - MOST, 0)
    if left_out:
        rows = np.sort(np.random.default_rng(SEED).choice(rows, MOST, replace=False))
    more, factors = decision.more[rows], sweep.coordinates
    columns = [functions(factor, sweep.places[rows, i], HIGHEST) for i, factor in enumerate(factors)]
    low = [own if factor.labels else own[:, :DEGREE] for factor, own in zip(factors, columns)]
    varying = [k for k in range(more.shape[1]) if (np.ptp(more[:, k], axis=0) > decision.rounding).any()]
    p = np.ones(len(factors))
    for place, k in enumerate(varying, 1):
        say(f"value of knowing more: scenario {place} of {len(varying)}")
        p = np.minimum(p, len(varying) * detected(factors, low, more[:, k])[0])
    found = benjamini_hochberg(p)

    def regressed(flags: Flags) -> Regression:
        terms: list[Term] = [{}]
        for k in varying if flags.any() else []:
            terms += [term for term in fitted(factors, columns, more[:, k].mean(axis=1), flags, p).terms if term not in terms]
        return Regression(terms, design_of(terms, columns), more)

    joint = regressed(found)
    everything = joint.estimate(np.ones(len(joint.terms), bool), everything=True)

    def of(group: list[int]) -> Estimate:
        of_group = np.isin(np.arange(len(factors)), group)
        one = regressed(found & of_group) if sweep.design == "csv" else joint
        if not found[group].any():  # with its line, or choices, it may be worth as much as the high end says
            lines = [{i: k} for i in group for k in range(low[i].shape[1] if factors[i].labels else min(low[i].shape[1], 1))]
            terms = [*one.terms, *lines[:max(len(more) // 2 - len(one.terms), 0)]]
            one = Regression(terms, design_of(terms, columns), more)
        estimate = one.estimate(np.array([set(term) <= set(group) for term in one.terms]))
        return estimate if found[group].any() else Estimate(0.0, 0.0, estimate.high)

    measured = [(factor.name, "parameter", [i]) for i, factor in enumerate(factors) if not factor.chosen]
    asked = [(question, "question", group) for question, group in groups.items()]
    table = []
    for place, (name, kind, group) in enumerate(measured + asked, 1):
        say(f"value of knowing more: {place} of {len(measured + asked)} parameters and questions")
        one = of(group)
        table.append({"kind": kind, "name": name, "parameters": " ".join(factors[i].name for i in group), "value": one.value,
                      "low": one.low, "high": one.high, "p": float(p[group].min()), "detected": bool(found[group].any()),
                      "clear": one.low > decision.rounding})
    frame = pd.DataFrame(table).sort_values(["kind", "value"], ascending=[True, False], kind="stable").reset_index(drop=True)
    everything.value = max(everything.value, float(frame["value"].max()))  # no part is worth more than the whole
    everything.high = max(everything.high, everything.value)
    frame["share_of_everything"] = frame["value"] / everything.value if everything.value > 0 else np.nan
    notes = together(factors, sweep.places[rows])
    chosen = [factor.name for factor in factors if factor.chosen]
    if chosen:
        notes.append(f"{', '.join(chosen)}: varied in this sweep, but chosen by somebody, so that the value of everything is"
                     " too large; fix what is chosen.")
    if more.shape[2] == 1:
        notes.append("One replicate, so the share of chance is unknown, and the value of everything is too large.")
    if left_out:
        notes.append(f"{MOST:,} of the points are used, drawn from all, as more would take long.")
    return Value(decision, np.append(0.0, more.mean(axis=(0, 2))), everything, frame, int(whole.sum()), int((~whole).sum()),
                 more.shape[2], notes)


class Regression:
    """Differences of scenarios, shape (point, scenario, replicate), on the columns of a design, with draws of its errors."""

    def __init__(self, terms: list[Term], design: Numbers, more: Numbers) -> None:
        """Fits it, by replicate and in all."""
        told_apart = independent(design)  # others of a table of one's own say the same as these
        terms, design = [terms[i] for i in told_apart], design[:, told_apart]
        points, scenarios, replicates = more.shape
        size, others = design.shape[1], max(replicates - 1, 1)
        self.terms, self.design = terms, design
        inverse = np.linalg.inv(design.T @ design)
        each = np.einsum("tp,pkr->tkr", inverse @ design.T, more)
        self.coefficients = each.mean(axis=2)
        rest = more - np.einsum("pt,tkr->pkr", design, each)
        left = rest.mean(axis=2)
        freedom = max(points - size, 1)
        unexplained, chance = left.T @ left / freedom, np.zeros((scenarios, scenarios))
        if replicates > 1:
            apart = rest - left[:, :, None]
            chance = np.einsum("pkr,plr->kl", apart, apart) / freedom / others / replicates
        self.root = _root(unexplained - chance)  # of what the points differ by beyond the design and chance
        draw = np.random.default_rng(SEED)
        at_points = np.linalg.cholesky(inverse)
        between = (each - self.coefficients[:, :, None]) / np.sqrt(replicates * others)
        by_points = np.einsum("ts,dsl,kl->dtk", at_points, draw.standard_normal((DRAWS, size, scenarios)), self.root,
                              optimize=True)
        by_replicates = np.einsum("tkr,dr->dtk", between, draw.standard_normal((DRAWS, replicates)))
        # Few replicates do not say how much replicates differ: intervals are those of Student's t.
        scale = np.sqrt(others / draw.chisquare(others, DRAWS))
        self.usual = self.coefficients + by_points + by_replicates
        self.wide = self.coefficients + by_points + by_replicates * scale[:, None, None]
        of_points = draw.chisquare(freedom, DRAWS) / freedom
        of_chance = draw.chisquare(freedom * others, DRAWS) / freedom / others
        self.roots = [_root(unexplained * one - chance * other) for one, other in zip(of_points, of_chance)]

    def estimate(self, known: Flags, everything: bool = False) -> Estimate:
        """The value of knowing what these terms say, or everything: its bias taken off, with a bias-corrected interval."""
        design = self.design[:, known]
        points, scenarios = len(design), len(self.root)
        normal = np.zeros((points, scenarios, 1))
        if everything:
            draws_of_each = max(REMAINDERS // points // 2 // max(scenarios // FEW, 1), 1)
            half = np.random.default_rng(SEED).standard_normal((points, scenarios, draws_of_each))
            normal = np.concatenate([half, -half], axis=2)
        once = _gain(design @ self.coefficients[known], normal, self.root)
        usual, wide = (np.array([_gain(design @ drawn[known], normal, root) for drawn, root in zip(draws, self.roots)])
                       for draws in (self.usual, self.wide))
        best = max(2 * once - float(usual.mean()), 0.0)
        below = np.clip(((wide < once).mean() + (wide <= once).mean()) / 2, 0.5 / DRAWS, 1 - 0.5 / DRAWS)
        ends = stats.norm.cdf(2 * stats.norm.ppf(below) + stats.norm.ppf([(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2]))
        low, high = np.quantile(wide, ends)
        return Estimate(best, float(min(low, best)), float(max(high, best)))


def _root(covariance: Numbers) -> Numbers:
    """A square root of what is positive of it."""
    sizes, directions = np.linalg.eigh(covariance)
    return np.asarray(directions * np.sqrt(np.maximum(sizes, 0)))


def _gain(more: Numbers, normal: Numbers, root: Numbers) -> float:
    """How much more the best scenario of each point brings than the best for all, the first of which brings 0."""
    best = np.maximum((more[:, :, None] + np.einsum("kl,plm->pkm", root, normal)).max(axis=1), 0).mean()
    return float(best - max(float(more.mean(axis=0).max()), 0.0))
