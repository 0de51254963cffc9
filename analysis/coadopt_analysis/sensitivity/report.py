"""What the analysis found, as text for a terminal and as JSON."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..style import CAUTION
from . import value_report
from .analyse import RANGES, Analysis
from .interest import leaf_words, sentence, tree_words
from .question import Question
from .ranking import Ranking
from .sweep import Factor, Sweep

MOST_ROWS = 12

HEADINGS = {
    "morris": "its effect from the low end of its range to the high end: mu* (mean size), mu (mean), sigma (how"
        " much it "
              "depends on the rest)",
    "sobol": "share of the variance beyond chance that it explains: with its interactions (total), and alone (first)",
    "regression": "share of the variance beyond chance that it explains: with its interactions (total), and alone"
                  " (first)",
}


def text(analysis: Analysis, files: Sequence[str] = ()) -> str:
    """All of it, in lines."""
    sweep = analysis.sweep
    scenarios = "" if len(sweep.scenarios) == 1 else f", {len(sweep.scenarios)} scenarios"
    parts = [f"{sweep.source}: {sweep.design}, {len(sweep.points)} points{scenarios}, {sweep.replicates} replicates; "
             f"{len(sweep.coordinates)} factors, {sum(one.assumed for one in sweep.coordinates)} of them assumed"]
    parts += [f"Note: {note}" for note in analysis.notes]
    parts += ["\n" + _ranking(sweep, ranking) for ranking in analysis.rankings]
    parts += ["\nWhere\n" + "\n".join(
        f"  {words}" for box in analysis.boxes for words in (sentence(box), tree_words(box)) if words)
              ] if analysis.boxes else []
    parts += ["\n" + "\n".join(value_report.lines(analysis.value))] if analysis.value is not None else []
    parts += ["\n" + _advice(analysis)]
    parts += [RANGES, CAUTION]
    if files:
        parts += ["Written:", *(f"  {path}" for path in files)]
    return "\n".join(parts)


def _ranking(sweep: Sweep, ranking: Ranking) -> str:
    question = ranking.question
    lines = [question.words, f"  {question.level()}", f"  {ranking.noise.words()}"]
    if ranking.dropped:
        lines.append(f"  {ranking.dropped} of {ranking.dropped + ranking.used} points are left out, because they or"
                     " others in the same trajectory or sample have missing runs or values.")
    lines += [f"  {note}" for note in ranking.notes]
    table = ranking.table[ranking.table["importance"].notna()]
    if ranking.constant or ranking.withheld:
        return "\n".join(lines)
    shown = table[table["clear"]].head(MOST_ROWS)
    if shown.empty:
        return "\n".join([*lines, f"  No effect of a factor was detected with {ranking.with_what}."])
    factors = {factor.name: factor for factor in sweep.coordinates}
    rows = [_row(ranking, factors[str(one["factor"])], one) for one in shown.to_dict("records")]
    lines += [f"  {HEADINGS[ranking.method]}", *_aligned([_heads(ranking), *rows])]
    clear, every = int(table["clear"].sum()), len(ranking.table)
    lines.append(f"  Detected: {clear} of {every} factors" + (
        f", of which the first {len(shown)} are shown" if clear > len(shown) else "") + (
        f"; the others were not detected with {ranking.with_what}." if clear < every else "."))
    return "\n".join(lines)


def _heads(ranking: Ranking) -> list[str]:
    if ranking.method == "morris":
        return ["", "factor", "mu*", "", "mu", "sigma", "range", "source"]
    return ["", "factor", "total", "", "first", "", "low to high", "range", "source"]


def _row(ranking: Ranking, factor: Factor, one: dict[str, Any]) -> list[str]:
    question = ranking.question
    source = "chosen" if factor.chosen else factor.evidence
    change = "no order" if math.isnan(one["change"]) else question.formatted(one["change"], signed=True)
    start = [f"{one['rank']}.", str(one["factor"])]
    if ranking.method == "morris":
        sigma = "" if math.isnan(one["sigma"]) else question.formatted(one["sigma"])
        return [*start, question.formatted(one["importance"]),
                f"{question.formatted(one['low'])} to {question.formatted(one['high'])}", change, sigma,
                factor.range_words, source]
    shares = [_share(one["importance"]), _interval(one["low"], one["high"]), _share(one["first"]),
              _interval(one["first_low"], one["first_high"])]
    return [*start, *shares, change, factor.range_words, source]


def _share(value: float) -> str:
    return f"{value * 100:.0f}%"


def _interval(low: float, high: float) -> str:
    return f"{max(low, 0) * 100:.0f} to {max(high, 0) * 100:.0f}"


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    left = {1, len(widths) - 2, len(widths) - 1}
    return ["  " + "  ".join(cell.ljust(width) if i in left else cell.rjust(width)
                             for i, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in rows]


def _advice(analysis: Analysis) -> str:
    if not any(factor.assumed for factor in analysis.sweep.coordinates):
        return "No varied factor is assumed, so there is nothing to measure next."
    if not analysis.advice:
        return "No effect of an assumed factor was detected, so this sweep does not say what to measure next."
    return "\n".join(["What to measure next: the assumptions with the largest effects",
                      *(f"  {place}. {line}" for place, line in enumerate(analysis.advice, 1))])


def as_json(analysis: Analysis, files: Sequence[str] = ()) -> dict[str, object]:
    """All of it for machines; what is not known is null."""
    sweep = analysis.sweep
    content = {
        "source": sweep.source, "design": sweep.design, "points": len(sweep.points), "replicates": sweep.replicates,
        "scenarios": sweep.scenarios, "failed_runs": len(sweep.failed), "missing_runs": sweep.missing,
        "notes": analysis.notes, "ranges": RANGES, "caution": CAUTION,
        "factors": [{"name": one.name, "meaning": one.meaning, "units": one.units, "low": one.low, "high": one.high,
                     "evidence": one.evidence, "source": one.source, "assumed": one.assumed}
                    for one in sweep.coordinates],
        "rankings": [{**_asked(one.question), "method": one.method, "points_used": one.used,
                      "points_left_out": one.dropped,
                      "variance_of_means": one.noise.variance_of_means, "variance_by_chance": one.noise.of_means,
                      "share_by_chance": one.noise.share, "constant": one.constant,
                      "cross_validated_r2": one.predicted_share, "notes": one.notes, "factors": _records(one.table)}
                     for one in analysis.rankings],
        "boxes": [_box(one) for one in analysis.boxes],
        **({"value": value_report.as_json(analysis.value)} if analysis.value is not None else {}),
        "assumptions": _records(analysis.assumed), "measure_next": analysis.advice, "files": list(files),
    }
    return dict(_plain(content))


def _asked(question: Question) -> dict[str, object]:
    return {"outcome": question.outcome, "units": question.units, "scenario": question.scenario,
            "reference": question.reference or None}


def _box(one: Any) -> dict[str, object]:
    box, sides = one.box, []
    if box is not None:
        for i, side in box.sides.items():
            factor = one.factors[i]
            choices = None if side.choices is None else [factor.labels[k] for k in sorted(side.choices)]
            sides.append({"factor": factor.name, "units": factor.units, "low": side.low, "high": side.high,
                          "choices": choices, "quasi_p": box.quasi_p.get(i), "again": box.again.get(i)})
    box_json = {**_asked(one.question), "condition": f"{one.condition.sign} {one.condition.number:g}",
            "sentence": sentence(one), "points": one.points, "points_of_interest": one.interest, "sides": sides}
    if one.tree is not None:
        box_json |= {"tree": {"skill_unseen": one.tree.skill, "leaves": [
            {"where": leaf_words(one.factors, leaf), "points": leaf.points, "points_of_interest": leaf.of_interest,
             "density": leaf.density} for leaf in one.tree.leaves]}}
    if box is not None:
        box_json |= {"coverage": box.coverage, "density": box.density, "points_inside": box.inside,
                 "coverage_unseen": box.coverage_out, "density_unseen": box.density_out, "way": box.way}
    return box_json


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [dict(row) for row in table.to_dict("records")]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and not math.isfinite(value) else value
