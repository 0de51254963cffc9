"""The section of docs/validation.md, from the kept predictions."""

import math
import re

from hindcasting import record, scores, spread
from hindcasting.place import FACTORS

BEGIN, END = "<!-- Made by docs/hindcast. -->\n", "<!-- The end of what docs/hindcast made. -->\n"
MODEL, COLD = "model", "model without a warm-up"
RIVALS = ("no change", "straight line", "Bass curve")


def from_later_figures():
    """Parameters whose default or source rests on figures of years after 2017, by docs/parameters.md."""
    rows = [line.strip().strip("|").split(" | ") for line in (record.ROOT / "docs/parameters.md").read_text().splitlines()
            if line.startswith("| `")]
    return [cells[0].strip(" `") for cells in rows if re.search(r"\b(201[89]|202\d)\b", cells[-1])]


def percent(share):
    return f"{100 * share:.1f}%"


def size(series, number):
    return f"{number:,.0f}" if series.unit == "persons" else f"{100 * number:.1f}"


def signed(number):
    return f"{number:+.2f}".replace("-", "−")


def coverage(some):
    inside = sum(one.inside for one in some)
    low, high = scores.wilson(inside, len(some))
    return f"{inside} of {len(some)}: {percent(inside / len(some))} ({percent(low)} to {percent(high)})"


def by_series(rows, some):
    lines = ["| series | values | inside | width | of no change | log score less that of no change | of a line"
             " | error / that of no change | / of a line |\n", "|---|---|---|---|---|---|---|---|---|\n"]
    for series in some:
        ours = scores.of(rows, MODEL, series.name)
        if not ours:
            continue
        mine = [one for one in rows if one.series == series.name]
        cells = [scores.against(mine, MODEL, rival) for rival in RIVALS[:2]]
        wide = [sum(one.high - one.low for one in scores.of(mine, method)) / len(ours) for method in (MODEL, "no change")]
        last = series.known[-1][0].name
        inside = sum(one.inside for one in ours)
        lines.append(f"| {series.title} (`{series.name}`), from {last} | {len(ours)} | {inside} | "
                     + " | ".join(size(series, one) for one in wide) + " | "
                     + " | ".join(signed(one.score) if one else "–" for one in cells) + " | "
                     + " | ".join("–" if not one or math.isnan(one.error) else f"{one.error:.2f}" for one in cells)
                     + " |\n")
    return lines


def overall(rows):
    lines = ["| method | values held by 95% intervals | width / that of the model | model's log score less its"
             " | series in which the model scores better | model's error / its | series in which the model errs less |\n",
             "|---|---|---|---|---|---|---|\n", f"| {MODEL} | {coverage(scores.of(rows, MODEL))} | 1 | – | – | – | – |\n"]
    for method in (*RIVALS, COLD):
        one = scores.against(rows, MODEL, method)
        if one:
            about = f" ({signed(one.interval[0])} to {signed(one.interval[1])})" if one.series > 1 else ""
            held = coverage(scores.of(rows, method))
            lines.append(f"| {method} | {held} | {1 / one.width:.2f} | {signed(one.score)}{about} |"
                         f" {one.better_score} of {one.series} | {one.error:.2f} | {one.better_error} of {one.series} |\n")
    return lines


def verdict(rows):
    """What came out, in words."""
    ours = scores.of(rows, MODEL)
    share = sum(one.inside for one in ours) / len(ours)
    said = [f"The model's 95% intervals hold {percent(share)} of the values: "
            + ("the aim, at least 90%, is met." if share >= 0.9 else "the aim, at least 90%, is not met.")]
    for rival in RIVALS[:2]:
        one = scores.against(rows, MODEL, rival)
        told = ("better" if one.interval[0] > 0 else "worse" if one.interval[1] < 0
                else "neither clearly better nor clearly worse")
        name = "no change" if rival == "no change" else "a straight line"
        said.append(f"By log score it is {told} than {name} (in {one.better_score} of {one.series} series better; mean"
                    f" difference {signed(one.score)}, {signed(one.interval[0])} to {signed(one.interval[1])}); its errors are"
                    f" {one.error:.2f} times as large (in {one.better_error} of {one.series} series smaller).")
    one = scores.against(rows, MODEL, "no change")
    most = one.better_score > one.series / 2 and one.better_error > one.series / 2
    said.append("It is better than no change on most series by both, as was aimed at." if most else
                "It is not better than no change on most series by both log score and error: that aim is not met.")
    return " ".join(said)


def what_it_shows(rows, some, law):
    """How far the model's medians are from no change, what became of what began, and what was settled."""
    moves, began = [], []
    for series in some:
        for ours, theirs in scores.paired(rows, MODEL, "no change").get(series.name, []):
            if series.name not in record.ADDED:
                moves.append(abs(float(series.link(ours.middle) - series.link(theirs.middle))))
                continue
            told = "within" if ours.inside else "above" if ours.observed > ours.high else "below"
            began.append(f" {series.title}, {ours.period}: {size(series, ours.observed)} observed, {told} the model's"
                         f" {size(series, ours.low)} to {size(series, ours.high)}.")
    narrowest = min((one.spread for one in scores.of(rows, MODEL) if one.spread is not None), default=1.0)
    text = (f"**What this shows.** What was known by 2017 settles little: the parameter that is narrowed most still spreads"
            f" {narrowest:.2f} times as wide as what was thought possible.")
    if moves:
        typical = sorted(moves)[len(moves) // 2]
        text += (f" Where nothing new began, half of the model's medians lie within {typical:.3f} of no change, and all"
                 f" within {max(moves):.2f}, in log odds or logarithms; series move by about {law.scale:.2f} in a year.")
        if typical < law.scale / 4:
            text += (" So a place in which nothing begins hardly moves once it has settled, and the model predicts what no"
                     " change predicts. Its intervals hold what was observed because series up to 2017 varied as widely: that is no"
                     " evidence for its mechanisms.")
    return text + "".join(began) + "\n"


def section(rows, folder=record.OBSERVATIONS):
    """All of it, as Markdown."""
    some, pool = record.hindcast_series(folder), record.pool(folder)
    law = spread.fitted(pool)
    _, degrees = spread.line_errors(pool)
    calm = [one for one in rows if not one.pandemic]
    late = [name for name in from_later_figures() if not any(name in factor for factor in FACTORS)]
    alone = sorted({one.series for one in scores.of(rows, "Bass curve")})
    dropped = "; ".join(f"`{name}` ({why})" for name, why in record.left_out(folder).items())
    predicted, left = len(scores.of(rows, MODEL)), len(scores.of(calm, MODEL))
    lines = [
        BEGIN, "## Hindcast\n", "\n",
        f"Fitted to what was known at the end of 2017, the model predicts {predicted} values of {len(scores.names(rows))}"
        " published series, of periods that ended in 2018 to 2024. `docs/hindcast` makes this section; its head has the"
        " choices, which were recorded before the first score; all predictions beside what was observed are in"
        " [hindcast.csv](hindcast.csv). Surveys ask something wider than the model's measures, so only changes are compared:"
        " the last known value, moved as the measure moves with the calibrated sets. Nothing that government or others began"
        " is in the scenario.\n", "\n",
        f"**All years.** {verdict(rows)}\n", "\n",
        f"**Without the pandemic** ({predicted - left} values of April 2020 to December 2022 left out). {verdict(calm)}\n",
        "\n",
        what_it_shows(rows, some, law), "\n",
        "### All years\n", "\n", *overall(rows), "\n",
        "### Without the pandemic\n", "\n", *overall(calm), "\n",
        "### By series, all years\n", "\n", *by_series(rows, some), "\n",
        "Widths are in percentage points (budgets: persons), means over the values of a series. Differences of log scores above"
        " 0 and ratios of errors below 1 are in the model's favour; errors are those of medians, in log odds or logarithms."
        " Means over series count each series once; budgets, where errors are largest, weigh most in means of errors."
        " Values of one series, and series of one survey, go together, so intervals of coverage are too narrow.\n", "\n",
        f"**How far series move.** Of {len(pool)} series with two or more values known by 2017, a change over one year is"
        f" Student's t with {law.degrees:.1f} degrees of freedom and a scale of {law.scale:.3f} (log odds or logarithm), of"
        f" whose square {percent(law.lasting)} grows with the years. This is the discrepancy of the targets and the spread of"
        " predictions, of the model and of no change alike; each series' own changes correct it. Straight lines have the usual"
        f" interval, with the error of all these series ({degrees} degrees of freedom). A Bass curve takes four known"
        f" values that rise: fitted to {', '.join(f'`{name}`' for name in alone) or 'none'} alone.\n", "\n",
        f"**What leaks.** {len(from_later_figures())} parameters have a source with figures of years after 2017. Those that"
        f" bear most on what is predicted vary in wide ranges instead; {len(late)} keep their defaults:"
        f" {', '.join(f'`{name}`' for name in late)}. Later values stood in the same files, and in docs/evidence.md,"
        " when the choices were made and measures were put beside series.\n", "\n",
        f"**Left out** of the series with values on both sides: {dropped}.\n", END]
    return "".join(lines)


def put_into(text, fresh):
    """The page with the section in place of the one it has, or at its end."""
    if BEGIN in text:
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        return before + fresh + after
    return text.rstrip("\n") + "\n\n" + fresh
