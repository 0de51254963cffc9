"""What knowing more is worth, in words, as a table for CSV, for machines and as a chart."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..names import chart_names, quoted, shortened, wrapped
from .value import Estimate, Value

NAME = "value"
TITLE = "What knowing more is worth"
TABLE = "value.csv"
EVERYTHING = "everything"
MOST_ROWS = 12
LEFT = 4.2  # inches beside the bars, for names
BEFORE = ("It is what exact answers bring, before their price and on average over what is thought possible: a survey that costs"
          " more is not worth it, and one that asks few people brings less.")


def table(found: Value) -> pd.DataFrame:
    """A row for everything, each parameter and each question: points or units of the outcome, and GBP where it has a worth."""
    decision, rows = found.decision, found.table
    whole = found.everything
    first = {"kind": EVERYTHING, "name": EVERYTHING, "parameters": "", "value": whole.value, "low": whole.low,
             "high": whole.high, "share_of_everything": 1.0 if whole.value > 0 else np.nan, "p": np.nan, "detected": True,
             "clear": whole.low > decision.rounding}
    rows = pd.concat([pd.DataFrame([first]), rows], ignore_index=True)
    written = rows[["kind", "name", "parameters"]].copy()
    written.insert(0, "outcome", decision.question.outcome)
    for column in ("value", "low", "high"):
        written[column] = rows[column] * decision.scale
    written["units"] = "points" if decision.question.percent else decision.question.units
    for column in ("value", "low", "high"):
        written[f"{column}_gbp"] = rows[column] if decision.worth is not None else np.nan
    for column in ("share_of_everything", "p", "detected", "clear"):
        written[column] = rows[column]
    return written


def as_json(found: Value) -> dict[str, object]:
    """The same for machines."""
    decision = found.decision
    return {"outcome": decision.question.outcome, "worth_gbp": decision.worth, "scenarios": decision.scenarios,
            "best": decision.scenarios[found.best], "points_used": found.used, "points_left_out": found.dropped,
            "more_than_first": list(found.means * decision.scale),
            "more_than_first_gbp": list(found.means) if decision.worth is not None else None,
            "notes": found.notes, "answer": answer(found),
            "values": [dict(row) for row in table(found).to_dict("records")]}


def lines(found: Value) -> list[str]:
    """All of it, in lines."""
    decision, best = found.decision, found.best
    told = [f"What knowing more is worth for the choice between {', '.join(decision.scenarios)}, by {_by(found)}"]
    others = np.delete(found.means, best)
    ahead = _amount(found, found.means[best] - others.max())
    told.append(f"  By what is known now, choose {decision.scenarios[best]}: {ahead} better than"
                f" {'the next best' if len(others) > 1 else decision.scenarios[1 - best]} on average.")
    told.append(f"  Knowing everything that is varied would be worth {_with_interval(found, found.everything)}.")
    told += [f"  {note}" for note in found.notes]
    for kind, heading in (("parameter", "parameter"), ("question", "survey question")):
        rows = found.worth_asking[found.worth_asking["kind"] == kind].head(MOST_ROWS)
        if len(rows):
            cells = [[heading, "value", "95% interval", "of everything"]]
            cells += [[str(one["name"]), _amount(found, one["value"]),
                       f"{_amount(found, one['low'])} to {_amount(found, one['high'])}", f"{one['share_of_everything']:.0%}"]
                      for one in rows.to_dict("records")]
            widths = [max(len(row[i]) for row in cells) for i in range(4)]
            told += ["    " + "  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                                        for i, (cell, width) in enumerate(zip(row, widths))).rstrip() for row in cells]
    told.append(f"  {answer(found)}")
    return told


def answer(found: Value) -> str:
    """Whether a survey could change the choice, in a sentence or two."""
    clear, rows = found.worth_asking, found.table
    with_what = f"{found.used:,} points of {found.replicates} replicate{'' if found.replicates == 1 else 's'}"
    if clear.empty:
        count = int((rows["kind"] == "parameter").sum())
        return (f"No survey changes the choice: of none of {count} parameters can the value be told from 0"
                f" with {with_what}; the highest end of an interval is {_amount(found, float(rows['high'].max()))}.")
    kind = "parameter" if (clear["kind"] == "parameter").all() else None
    rest = int((~rows["clear"] & (rows["kind"] == "parameter")).sum())
    highest = float(rows["high"][~rows["clear"]].max()) if rest else 0.0
    whose = f"the other {rest} parameters" if rest > 1 else "one parameter"
    more = (f" The value of {whose} cannot be told from 0 with {with_what}; the highest end of an interval is"
            f" {_amount(found, highest)}.") if rest else ""
    price = ("" if found.decision.worth is not None
             else " For a value in pounds, say with --worth what a unit of the outcome is worth.")
    questions = (" For survey questions, give --questions." if kind and not (rows["kind"] == "question").any() else "")
    return f"{BEFORE}{more}{price}{questions}"


def _by(found: Value) -> str:
    decision = found.decision
    if decision.worth is None:
        return decision.question.title
    return f"{decision.question.title} at \u00a3{decision.worth:,.10g} a {decision.unit}, less cost"


def _amount(found: Value, value: float) -> str:
    decision = found.decision
    if decision.worth is None:
        figures = decision.formatted(value)
        return f"{value * 100:.2f} points" if decision.question.percent and 0 < abs(value) < 0.01 else figures
    units = value * decision.scale
    return f"{decision.formatted(value)} ({units:,.{2 if abs(units) < 1 else 1}f} {decision.unit}s)"


def _with_interval(found: Value, one: Estimate) -> str:
    return f"{_amount(found, one.value)}, 95% interval {_amount(found, one.low)} to {_amount(found, one.high)}"


def _shown(found: Value) -> list[tuple[str, str, Estimate]]:
    rows = found.worth_asking.sort_values(["kind", "value"], ascending=[True, False], kind="stable").head(MOST_ROWS)
    return [(EVERYTHING, "everything that is varied", found.everything),
            *((str(one["kind"]), str(one["name"]), Estimate(one["value"], one["low"], one["high"]))
              for one in rows.to_dict("records"))]


def alt(found: Value) -> str:
    """What the chart shows, for those who cannot see it."""
    told = "; ".join(f"{name}: {_with_interval(found, one)}" for _, name, one in _shown(found)[:6])
    return f"Bars: {TITLE.lower()} for a choice between scenarios by {_by(found)}. {told}. {answer(found)} {style.CAUTION}"


@style.applied()
def draw(found: Value, figure: Figure) -> str:
    """Draws it on an empty figure and returns what it shows."""
    decision, shown = found.decision, _shown(found)
    pounds = decision.worth is not None
    whose = " or ".join(quoted(shortened(name, 40)) for name in chart_names(decision.scenarios)[:4])
    style.head(figure, TITLE, f"Before choosing {whose}{' ...' if len(decision.scenarios) > 4 else ''} by {_by(found)}.")
    width = figure.get_size_inches()[0]
    axes = figure.add_axes((LEFT / width, 0.17, (width - LEFT - 0.4) / width, 0.64))
    scale = 1.0 if pounds else decision.scale
    colours = {EVERYTHING: style.COLOURS[2], "parameter": style.COLOURS[1], "question": style.COLOURS[3]}
    y = np.arange(len(shown))
    values = np.array([[one.value, one.low, one.high] for *_, one in shown]) * scale
    axes.barh(y, values[:, 0], 0.66, color=[colours[kind] for kind, *_ in shown], alpha=0.85)
    ends = [values[:, 0] - values[:, 1], values[:, 2] - values[:, 0]]
    axes.errorbar(values[:, 0], y, xerr=ends, fmt="none", ecolor=style.INK, elinewidth=1, capsize=2)
    axes.set_ylim(max(len(shown), 6) - 0.4, -0.6)
    axes.set_yticks(y, [wrapped(name, LEFT - 0.15, 2, 9) for _, name, _ in shown], fontsize=9)
    axes.set_xlim(0, max(float(values.max()) * 1.05, 1e-12))
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{'£' if pounds else ''}{v:,g}"))
    axes.set_xlabel("value of exact answers, in " + ("pounds" if pounds else f"{decision.unit}s of {decision.question.title}"))
    for kind, words in (("parameter", "a parameter"), ("question", "a survey question")):
        if any(one == kind for one, *_ in shown):
            axes.barh([np.nan], [0], color=colours[kind], alpha=0.85, label=words)
    if len(shown) > 1:
        axes.legend(loc="lower right", frameon=False, fontsize=9)
    last = answer(found) if len(shown) == 1 else "Not shown: what cannot be told from 0. Exact answers, before their price."
    style.foot(figure, "Lines: 95% intervals.", last)
    return alt(found)
