"""What holds adoption back now, and what does after."""

from __future__ import annotations

import numpy as np
import xarray as xr

from ..months import YEAR
from ..replicates import completed
from .amounts import listed, sentence, share
from .plain_names import BARRIERS, plain_name
from .section import Section, Table
from .subject import Subject

TITLE = "What holds it back"
_LEAST = 0.01


def holding_back(subject: Subject) -> Section:
    """The barriers that hold back most staff, in the first year and in the last."""
    if "binding_barrier" not in subject.results or "barrier" not in subject.results.coords:
        return Section("holding-back", TITLE,
                       "Barriers were not observed; run the scenario with the group of measures \u201cbarriers\u201d.")
    early, late = _shares(subject, slice(0, YEAR)), _shares(subject, slice(-YEAR, None))
    i = subject.described
    reference = 0 if 0 in subject.compared.scenarios else i
    lead = f"Staff who do not yet co-produce are held back most by {_first(early[reference], 2)}"
    if subject.months < 2 * YEAR:
        return Section("holding-back", TITLE, f"{lead}.", (_MEANING,), tables=(_table(subject, early, late),),
                       charts=("binding",))
    lead += f" now, and by {_first(late[i], 2)} {subject.late} under {subject.name(i)}."
    return Section("holding-back", TITLE, lead, tuple(filter(None, (_shift(subject, i, reference, late), _MEANING))),
                   tables=(_table(subject, early, late),), charts=("binding",))


_MEANING = ("A barrier counts here where removing it alone would help someone most; the same person may face"
            " others, and"
            " the next one shows when the first is gone.")


def _shares(subject: Subject, months: slice) -> dict[int, xr.DataArray]:
    # Mean share of each barrier over months and finished replicates, by place of the scenario.
    values = completed(subject.results.isel(month=months), "binding_barrier").mean(["month", "replicate"])
    places = {str(name): i for i, name in enumerate(subject.results["scenario"].values)}
    return {places[str(name)]: values.isel(scenario=row) for row, name in enumerate(values["scenario"].values)}


def _first(shares: xr.DataArray, most: int) -> str:
    order = np.argsort(-np.nan_to_num(shares.values), kind="stable")[:most]
    return listed([f"{plain_name(BARRIERS, str(shares['barrier'].values[i]))} ({share(float(shares.values[i]))})"
                   for i in order if shares.values[i] >= _LEAST])


def _shift(subject: Subject, i: int, reference: int, late: dict[int, xr.DataArray]) -> str:
    if i == reference:
        return ""
    change = (late[i] - late[reference]) * 100
    up, down = int(np.nanargmax(change.values)), int(np.nanargmin(change.values))
    changes = []
    for place, way in ((down, "fewer"), (up, "more")):
        points = round(abs(float(change[place])))
        if points >= 1:
            name = plain_name(BARRIERS, str(change["barrier"].values[place]))
            changes.append(f"{way} of them are held back most by {name} ({points} {'point' if points == 1 else 'points'})")
    return f"Compared with {subject.name(reference)} at that time, {listed(changes)}." if changes else ""


def _table(subject: Subject, early: dict[int, xr.DataArray], late: dict[int, xr.DataArray]) -> Table:
    shown = subject.compared.scenarios[:6]
    reference = shown[0]
    weight = np.nan_to_num(early[reference].values) + sum(np.nan_to_num(late[i].values) for i in shown)
    single = subject.months < 2 * YEAR
    columns = ["Barrier", "Now"] + ([] if single else [subject.scenarios[i].name for i in shown])
    rows, hardly = [], []
    for place in np.argsort(-weight, kind="stable"):
        values = [float(one.values[place]) for one in [early[reference], *([] if single else [late[i] for i in shown])]]
        name = plain_name(BARRIERS, str(early[reference]["barrier"].values[place]))
        if max(values, default=0.0) < _LEAST:
            hardly.append(name)
        else:
            rows.append((sentence(name), *(_cell(value) for value in values)))
    now = "Now: the run" if single else f"Now: the first {YEAR} months under {subject.name(reference)}; scenarios: " \
        f"the {YEAR} months to {subject.when(subject.months)}"
    return Table("Share of staff not yet co-producing whom each barrier holds back most", tuple(columns), tuple(rows),
                 f"{now}." + (f" Under 1% everywhere: {listed(hardly)}." if hardly else ""))


def _cell(value: float) -> str:
    return "under 1%" if 0 < value < _LEAST else share(value)
