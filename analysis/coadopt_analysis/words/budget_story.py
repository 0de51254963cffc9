"""The briefing of a search for splits of a budget, as `coadopt budget` left it."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import xarray as xr

from ..budget_file import others_that_may, regret_ends, result, scale, unit
from ..comparison.compared import CLEAR
from ..contents import VERDICTS
from ..letters import shown
from ..read import plain
from ..replicates import Difference
from ..style import CAUTION
from .amounts import counted, listed, money, quoted, share
from .difference import amount, interval, size
from .section import Section, Table
from .story import Story
from .titles import entry_title_within

_MOST_PARTS, _MOST_ROWS, _MOST_TIED = 5, 24, 6
_LEAST_PART = 0.005


def budget_story(path: Path, splits: xr.Dataset) -> Story:
    """What split does most, which is least regretted, which do not clearly differ, and what that rests on."""
    names = [plain(name) for name in splits["split"].values]
    best, firm, reference = (plain(splits.attrs[name]) for name in ("best", "most_robust", "reference"))
    experiment = plain(splits.attrs.get("experiment_name", shown(path.name)))
    asked = (f"How should money be split over {counted(splits.sizes['intervention'], 'intervention')} so that"
             f" {result(splits)} is highest? {counted(len(names), 'split').capitalize()} are compared.")
    sections = (
        Section("question", "The question", asked, points=_given(splits, names)),
        Section("answer", "The answer", _headline(splits, names, best, reference),
                tuple(filter(None, (_split(splits, best), _not_distinguished(splits, names, best, reference)))),
                tables=(_table(splits, names),), charts=("budget_splits",)),
        Section("what-would-change", "What would change the answer", _robust(splits, names, best, firm),
                ("A split\u2019s regret in a possible world is how far it lies behind the best split there; worlds"
                 " differ in how staff decide and in every assumption.",)),
        Section("caveats", "Caveats", CAUTION,
                ("The sizes of effects are assumed, and the splits found favour whatever is assumed to be cheap and"
                 " strong.", "A 95% interval covers chance between runs, not the choice of worlds. Those of a column hold for"
                 " all splits together: the chance that any of them misses is 5%.",
                 "Splits were chosen by other runs than those that the figures come from, so no figure owes anything to the luck"
                 " of being chosen.")))
    rows = tuple((words, plain(splits.attrs[name])) for name, words in (
        ("created", "Simulated"), ("coadopt_version", "Version of coadopt"), ("seed", "Seed"), ("command", "Command"))
        if name in splits.attrs)
    return Story(f"{experiment}: how should it be split?", sections,
                 (Section("provenance", "How it was made", points=(("Results file", shown(path.name)), *rows)),))


def _difference(splits: xr.Dataset, place: int) -> Difference:
    mean, low, high = (float(splits[name][place]) for name in ("difference", "difference_low", "difference_high"))
    clear = VERDICTS[int(splits["verdict"][place])] in CLEAR
    return Difference(mean, low, high, int(splits.sizes["replicate"]), clear)


def _headline(splits: xr.Dataset, names: list[str], best: str, reference: str) -> str:
    if best == reference:
        return f"No split does better than {quoted(reference)}."
    gain = _difference(splits, names.index(best))
    said = f"{size(gain, scale(splits))}{unit(splits)} {'more' if gain.mean >= 0 else 'less'}" \
           f" ({interval(gain, scale(splits))}) than {quoted(reference)}"
    if not gain.clear:
        return f"No split clearly does better than {quoted(reference)}: the highest, {quoted(best)}, has {said}."
    if tied := others_that_may(splits, "tied", best):
        return (f"{_listed([best, *tied])} rank first together of the splits that were tried, without a clear difference from"
                f" {quoted(best)}, which has {said}.")
    return f"{quoted(best)} does most of the splits that were tried: {said}."


def _split(splits: xr.Dataset, name: str) -> str:
    parts = splits["part"].sel(split=name)
    whole = float(parts.sum())
    if whole <= 0:
        return f"{quoted(name)} spends nothing."
    order = np.argsort(-parts.values, kind="stable")
    gifts = [f"{share(float(parts[i]) / whole)} to {entry_title_within(plain(parts['intervention'].values[i]))}"
            for i in order[:_MOST_PARTS] if float(parts[i]) / whole >= _LEAST_PART]
    rest = ["the rest to others"] if float(np.sort(parts.values)[::-1][_MOST_PARTS:].sum()) > _LEAST_PART * whole else []
    return f"{quoted(name)} gives {listed(gifts + rest)}, of {money(whole)} in all."


def _listed(names: list[str]) -> str:
    some = [quoted(name) for name in names[:_MOST_TIED]]
    return listed(some + ([counted(len(names) - len(some), "other")] if len(names) > len(some) else []))


def _not_distinguished(splits: xr.Dataset, names: list[str], best: str, reference: str) -> str:
    tied = others_that_may(splits, "tied", best)
    if not tied or best != reference and _difference(splits, names.index(best)).clear:  # the headline says it
        return ""
    return f"There is no clear difference between {quoted(best)} and {_listed(tied)}."


def _robust(splits: xr.Dataset, names: list[str], best: str, firm: str) -> str:
    regret = splits["worst_regret"].values * scale(splits)
    worst = splits["regret"].isel(split=names.index(best))
    world = plain(worst["world"].values[int(np.nanargmax(worst.values))])
    said = f"at worst it has {_figure(splits, regret[names.index(best)])}{unit(splits)} less than the best split" \
           f" ({re.sub('_', ' ', world)}{_regret_interval(splits, names.index(best))})"
    others = others_that_may(splits, "may_regret_least", firm)
    open_words = f" Chance leaves open whether its regret or that of {_listed(others)} is least." if others else ""
    if best == firm:
        return (f"{quoted(best)} is also the least regretted over"
                f" {counted(splits.sizes['world'], 'possible world')}: {said}.{open_words}")
    return (f"{quoted(best)} does most on average, but {said}; {quoted(firm)} is least regretted, with at worst"
            f" {_figure(splits, regret[names.index(firm)])}{unit(splits)} less.{open_words}")


def _regret_interval(splits: xr.Dataset, place: int) -> str:
    low, high = (ends[place] * scale(splits) for ends in regret_ends(splits))
    return f"; 95% interval {_figure(splits, low)} to {_figure(splits, high)}" if np.isfinite(high) else ""


def _regret(splits: xr.Dataset, place: int) -> str:
    low, high = (ends[place] * scale(splits) for ends in regret_ends(splits))
    ends = f" ({_figure(splits, low)} to {_figure(splits, high)})" if np.isfinite(high) else ""
    return _figure(splits, float(splits["worst_regret"][place]) * scale(splits)) + ends


def _figure(splits: xr.Dataset, value: float) -> str:
    return f"{value:.1f}" if scale(splits) == 100 else f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def _given(splits: xr.Dataset, names: list[str]) -> tuple[tuple[str, str], ...]:
    given = [name for name, is_given in zip(names, splits["given"].values) if is_given]
    found = len(names) - len(given)
    return (("Splits that were given", listed([quoted(name) for name in given]) or "none"),
            ("Splits that were found", f"{found}, by search"))


def _table(splits: xr.Dataset, names: list[str]) -> Table:
    times = scale(splits)
    means = splits[plain(splits.attrs["result"])].mean(["world", "replicate"]).values
    spent = splits[plain(splits.attrs["cost"])].mean(["world", "replicate"]).values
    reference = plain(splits.attrs["reference"])
    of_unit = f",{unit(splits)}" if unit(splits) else ""
    best = plain(splits.attrs["best"])
    tied = others_that_may(splits, "tied", best)
    rows = []
    for i in np.argsort(-means, kind="stable")[:_MOST_ROWS]:
        beside = "reference" if names[i] == reference else amount(_difference(splits, int(i)), times)
        first = "best" if names[i] == best else "may be best too" if names[i] in tied else ""
        rows.append((names[i], _figure(splits, means[i] * times), beside, first, _regret(splits, int(i)),
                     money(float(spent[i]))))
    return Table("Splits, best first", ("Split", "Result, mean over worlds", f"Beside {reference}{of_unit}",
                                        "First", f"Worst regret{of_unit}", "Money spent"), tuple(rows), "In brackets: 95% interval, for all splits together.")
