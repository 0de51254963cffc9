"""Splits of a budget: what each gives to which intervention, what it comes to, and what it might be regretted by."""

from __future__ import annotations

import numpy as np
import pandas as pd
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle
from matplotlib.ticker import FuncFormatter, MaxNLocator

from .. import style
from ..budget_file import others_that_may, regret_ends, result, scale
from ..names import chart_names, quoted, shortened, wrapped
from ..read import plain
from ..words.titles import entry_title
from .alone import own_axes
from .shown import ends, signed, signed_tick

NAME = "budget_splits"
TITLE = "Where the money goes, and what it achieves"

FOUND = 3     # splits found that are drawn, beside the best and the most robust
GIVEN = 9     # splits given that are drawn
_ALONE = 7    # interventions drawn by themselves
_LETTERS = "ABCDEFG"
_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#b9d9ec", "#7a3b00", "#cc79a7", "#f0e2b6")
_REST = "#d4d4d4"


def table(splits: xr.Dataset) -> pd.DataFrame:
    """A row a split, the most result first: split; given, best, most_robust, reference, on_front (whether it is); result
    (its mean over worlds and replicates), difference, difference_low, difference_high (from the reference, 95%
    interval), worst_regret with _low and _high (95% interval), all in the unit of the result; may_be_best and
    may_regret_least (whether chance leaves that open); cost (what was spent); and part_NAME, GBP, for each intervention."""
    names = [plain(name) for name in splits["split"].values]
    judged = {what: plain(splits.attrs[what]) for what in ("result", "cost")}
    numbers = pd.DataFrame({"split": names, "given": splits["given"].values.astype(bool)})
    for what in ("best", "most_robust", "reference"):
        numbers[what] = [name == plain(splits.attrs.get(what, "")) for name in names]
    if "on_front" in splits:
        numbers["on_front"] = splits["on_front"].values.astype(bool)
    numbers["result"] = splits[judged["result"]].mean(["world", "replicate"]).values
    for name in ("difference", "difference_low", "difference_high", "worst_regret"):
        numbers[name] = splits[name].values
    numbers["worst_regret_low"], numbers["worst_regret_high"] = regret_ends(splits)
    for name, variable, role in (("may_be_best", "tied", "best"), ("may_regret_least", "may_regret_least", "most_robust")):
        numbers[name] = numbers[role] | numbers["split"].isin(others_that_may(splits, variable, plain(splits.attrs[role])))
    numbers["cost"] = splits[judged["cost"]].mean(["world", "replicate"]).values
    for intervention in splits["intervention"].values:
        numbers[f"part_{plain(intervention)}"] = splits["part"].sel(intervention=intervention).values
    return numbers.sort_values("result", ascending=False, kind="stable").reset_index(drop=True)


@style.applied()
def draw(splits: xr.Dataset, figure: Figure) -> pd.DataFrame:
    """Draws the chart on an empty figure and returns the table behind it."""
    numbers = table(splits)
    shown = _shown(numbers)
    width, height = figure.get_size_inches()
    style.head(figure, TITLE, f"Shares of the budget, and {result(splits)} compared with {_reference(numbers)},"
        " with 95% interval")
    style.foot(figure, *_reading(splits, numbers, shown))
    bottom, up = 1.12 / height, (height - 2.42) / height
    left = figure.add_axes((2.95 / width, bottom, 3.5 / width, up))
    right = figure.add_axes((6.8 / width, bottom, 2.05 / width, up))
    _parts(left, shown, _letters(numbers, shown))
    _gains(right, shown, scale(splits))
    _key(figure, _letters(numbers, shown))
    return numbers


@style.applied()
def plot_budget_splits(splits: xr.Dataset, axes: Axes | None = None) -> Axes:
    """Draws shares of the budget by split, the most result first, with a legend of the interventions."""
    axes = own_axes(axes, 8.0, 4.5)
    numbers = table(splits)
    shown = _shown(numbers)
    letters = _letters(numbers, shown)
    _parts(axes, shown, letters)
    axes.legend([Patch(color=colour) for _, colour in letters.values()] + [Patch(color=_REST)],
                [f"{letter}  {entry_title(name)}" for name, (letter, _) in letters.items()] + ["others"],
                loc="center left", bbox_to_anchor=(1.0, 0.5), frameon=False, fontsize=9)
    return axes


def alt(splits: xr.Dataset, table: pd.DataFrame) -> str:
    """What the chart shows, in words, with full names."""
    times = scale(splits)
    sentences = []
    for _, row in _shown(table).iterrows():
        parts = sorted(((row[name], name) for name in table if name.startswith("part_") and row[name] > 0), reverse=True)
        total = sum(part for part, _ in parts)
        main = ", ".join(f"{part / total * 100:.0f}% {entry_title(name[5:])}" for part, name in parts[:3]) or "nothing"
        roles = "".join(f", {words}" for what, words in (("best", "best expected"), ("most_robust", "least regret"))
                        if row[what])
        sentences.append(f"{quoted(row['split'])}{roles}: {main}; {_gain(row, times)}.")
    opening = (f"Stacked bars, one for each split of the budget, most {result(splits)} first, with dots and"
               " intervals beside.")
    return " ".join([opening, *sentences, *_reading(splits, table, _shown(table)), style.CAUTION])


def _gain(row: pd.Series, scale: float) -> str:
    if row["reference"]:
        return "the reference"
    low, high = row["difference_low"] * scale, row["difference_high"] * scale
    return f"{signed(row['difference'] * scale, (high - low) / 2)} ({ends(low, high)})"


def _shown(numbers: pd.DataFrame) -> pd.DataFrame:
    found = numbers[~numbers["given"]]
    kept = numbers["best"] | numbers["most_robust"] | numbers["reference"] | numbers.index.isin(found.index[:FOUND])
    return numbers[kept | numbers.index.isin(numbers[numbers["given"]].index[:GIVEN])]


def _letters(numbers: pd.DataFrame, shown: pd.DataFrame) -> dict[str, tuple[str, str]]:
    parts = shown[[name for name in numbers if name.startswith("part_")]]
    largest = [name for name in parts.mean().sort_values(ascending=False, kind="stable").index if parts[name].max() > 0]
    return {name[5:]: (_LETTERS[i], _COLOURS[i]) for i, name in enumerate(largest[:_ALONE])}


def _parts(axes: Axes, shown: pd.DataFrame, letters: dict[str, tuple[str, str]]) -> None:
    parts = shown[[name for name in shown if name.startswith("part_")]]
    total = float(parts.sum(axis=1).max()) or 1.0
    for y, (_, row) in enumerate(shown.iterrows()):
        start = 0.0
        for name, (letter, colour) in letters.items():
            share = float(row[f"part_{name}"]) / total
            axes.barh([y], [share], 0.74, left=start, color=colour, edgecolor="white", lw=0.8)
            if share >= 0.05:
                words = f"{letter} {share * 100:.0f}" if share >= 0.10 else letter
                axes.text(start + share / 2, y, words, size=9, ha="center", va="center_baseline", color=_on(colour))
            start += share
        axes.barh([y], [float(row[parts.columns].sum()) / total - start], 0.74, left=start, color=_REST)
    axes.set_xlim(0, 1)
    axes.set_ylim(max(len(shown), 4) - 0.5, -0.5)
    labels = chart_names([str(name) for name in shown["split"]])
    axes.set_yticks(range(len(shown)), [wrapped(label, 2.75, 1, 9) for label in labels])
    axes.tick_params(axis="y", labelcolor=style.INK, labelsize=9)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x * 100:.0f}%"))
    axes.grid(False, axis="y")


def _gains(axes: Axes, shown: pd.DataFrame, scale: float) -> None:
    y = np.arange(len(shown))
    middle = shown["difference"].to_numpy(float) * scale
    reach = np.vstack([middle - shown["difference_low"] * scale, shown["difference_high"] * scale - middle]).astype(float)
    axes.axvline(0, color=style.INK, lw=1.0)
    axes.errorbar(middle, y, xerr=np.clip(np.nan_to_num(reach), 0, None), fmt="o", color=style.COLOURS[1], markersize=5.5,
                  elinewidth=1.4)
    low, high = axes.get_xlim()
    axes.set_xlim(low, high + (high - low) * 0.1)
    axes.set_ylim(max(len(shown), 4) - 0.5, -0.5)
    axes.set_yticks([])
    axes.grid(True, axis="x")
    axes.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(signed_tick))
    axes.set_title("points" if scale == 100 else "gain", size=9.5, weight="normal")
    axes.text(1.03, 1.01, "at worst behind\nthe best by", transform=axes.transAxes, size=9, color=style.QUIET, va="bottom",
              linespacing=1.05)
    for place, (_, row) in enumerate(shown.iterrows()):
        weight = "bold" if row["best"] or row["most_robust"] else "normal"
        axes.text(1.03, place, _regret(row, scale), transform=axes.get_yaxis_transform(), size=9, va="center_baseline",
                  weight=weight)


def _regret(row: pd.Series, scale: float) -> str:
    regret, low, high = (f"{row[name] * scale:.1f}" if scale == 100 else f"{row[name]:.3g}"
                         for name in ("worst_regret", "worst_regret_low", "worst_regret_high"))
    return f"{regret} ({low}\u2013{high})" if np.isfinite(row["worst_regret_high"]) else regret


def _key(figure: Figure, letters: dict[str, tuple[str, str]]) -> None:
    width, height = figure.get_size_inches()
    for i, (name, colour) in enumerate([(f"{letter}  {entry_title(name)}", colour) for name, (letter, colour) in letters.items()]
                                       + [("others", _REST)]):
        x, y = 0.15 + i % 4 * 2.42, 0.78 + i // 4 * 0.2
        figure.add_artist(Rectangle((x / width, 1 - (y + 0.07) / height), 0.16 / width, 0.13 / height,
                                    transform=figure.transFigure, facecolor=colour))
        figure.text((x + 0.22) / width, 1 - y / height, wrapped(name, 2.1, 1, 9), size=9, va="center")


def _on(colour: str) -> str:
    return "white" if style.luminance(colour) < 0.22 else style.INK


def _reading(splits: xr.Dataset, numbers: pd.DataFrame, shown: pd.DataFrame) -> list[str]:
    roles = []
    for what, words, may in (("best", "Best expected result", "may_be_best"),
                             ("most_robust", "least regret at worst", "may_regret_least")):
        if numbers[what].any():
            name = shortened(chart_names([str(numbers.loc[numbers[what], "split"].iloc[0])])[0], 40)
            others = int(numbers[may].sum()) - 1
            roles.append(f"{words}: {name}{_or_others(others)}")
    worlds = splits.sizes["world"]
    room = [f"{len(shown)} of {len(numbers)} splits are drawn; the table has all."] if len(shown) < len(numbers) else []
    return [f"{'; '.join(roles)}." if roles else "", *room,
            f"Means over {worlds} possible worlds (alternative rules and assumptions); intervals hold for all splits together;"
            " where a bar crosses 0 there is no clear difference. Effects and prices of interventions are"
            " mostly assumed, and the splits found depend on them."]


def _or_others(count: int) -> str:
    return "" if count < 1 else " or one other" if count == 1 else f" or one of {count} others"


def _reference(numbers: pd.DataFrame) -> str:
    names = numbers.loc[numbers["reference"], "split"]
    return quoted(shortened(chart_names([str(names.iloc[0])])[0], 36)) if len(names) else "the reference"

