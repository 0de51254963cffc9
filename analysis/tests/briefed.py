"""Makes results files whose briefing is known: outcomes given run by run, scenarios with words, groups on the side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import xarray as xr
from compared_anew import FATES, fates
from fixed_texts import fix_texts
from synthetic import AXES, make

NAMES = ("Baseline", "Coaches", "Pooled budgets", "Both")
RUNS = 12
WOBBLE = np.array([-1, 1, -2, 2, 0, 1, -1, 2, -2, 0, 1, -1]) / 1000  # of each run, alike in every scenario
OWN = np.array([1, -1, 0, 0, 1, -1, 0, 1, -1, 0, 1, -1]) / 1000      # of a scenario's own

PRACTICE = (0.13, 0.17, 0.16, 0.20)
PEOPLE = {"users": (0.24, 0.31, 0.29, 0.34), "seldom_heard": (0.18, 0.23, 0.21, 0.26),
          "low_efficacy": (0.20, 0.26, 0.24, 0.30), "high_need": (0.24, 0.31, 0.29, 0.34),
          "neighbours": (0.14, 0.18, 0.15, 0.19), "everyone": (0.20, 0.25, 0.23, 0.28)}
MONEY = {"organisation": (0.0, 225_000.0, 0.0, 225_000.0), "partnership": (0.0, 0.0, 1_338_000.0, 1_338_000.0)}
HOURS = {"interventions": (0.0, 123_000.0, 3_700.0, 127_000.0), "sessions": (1e5, 189_000.0, 153_000.0, 240_000.0),
         "casework": (9e5, 844_000.0, 860_000.0, 802_000.0), "free": (36_000.0 * 24,) * 4}

TEXT = """
[scenario]
name = "{name}"
description = "{name} as described."
source = "where {name} comes from"
[population]
staff = 100
frontline_share = 0.8
caseload = 50
neighbours_per_user = 1.5
"""
COACHES = """
[[intervention]]
name = "coaches"
source = "E. Loeffler, Glasgow, 2017"
sure = "moderate"
start_month = 13
effects = [{ lever = "skill", closes = 0.1, every = "month" }]
"""
POOL = """
[[intervention]]
name = "pooled_budgets"
source = "Workshops in Scotland, 2012"
sure = "weak"
start_month = 13
effects = []
"""


def briefed(path: Path, names: Sequence[str] = NAMES, runs: int = RUNS, months: int = 24, *,
            practice: Sequence[float] = PRACTICE, own: float = 1.0, robust: Mapping[str, Sequence[float]] | None = None,
            **more: object) -> Path:
    """Writes a comparison of the scenarios of NAMES, or some of the first of them under other names.

    practice: of each scenario, as its mean. own: how much runs of one scenario differ by themselves. robust: what
    practice each scenario comes to under each variant, by its name; kept in the group `robustness`.
    """
    many = len(names)
    wobble = np.resize(WOBBLE, runs)[None, :, None] + own * np.stack(
        [np.roll(np.resize(OWN, runs), 3 * i) for i in range(many)])[:, :, None]
    level = lambda means: np.array(means[:many])[:, None, None] + wobble  # noqa: E731
    values = {"practice_in_use": level(practice), "practice_espoused": level([0.5 + p for p in practice]),
              "participation": np.stack([level(PEOPLE[group]) for group in AXES["group"]], axis=-1),
              "wellbeing": np.stack([level([0.48, 0.49, 0.49, 0.50])] * 6, axis=-1),
              **_totals(many, runs, months)}
    texts = [TEXT.format(name=f"s{i}") + (COACHES if i in (1, 3) else "") + (POOL if i in (2, 3) else "")
             for i in range(many)]
    attributes = {f"scenario_{i + 1}": text for i, text in enumerate(texts)}
    make(path, names, runs, months, values=values, attributes=attributes, **more)  # type: ignore[arg-type]
    _add_parameters(path, many)
    if robust is not None:
        _add_robustness(path, names, robust)
    return path


def _totals(many: int, runs: int, months: int) -> dict[str, np.ndarray]:
    # What is spent and worked over the whole run, spread evenly over its months; a little more in some runs.
    varies = (1 + np.resize(WOBBLE, runs))[None, :, None]
    shape = (many, runs, months)

    def laid(axis: str, parts: Mapping[str, Sequence[float]], vary: bool) -> np.ndarray:
        whole = np.zeros((*shape, len(AXES[axis])))
        for name, means in parts.items():
            each = np.array(means[:many])[:, None, None] / months * (varies if vary else 1)
            whole[..., AXES[axis].index(name)] = each
        return whole

    running = [sum(pair) for pair in zip(MONEY["organisation"], MONEY["partnership"])]
    worth = {item: [50.0 * one for one in HOURS[item]] for item in ("interventions", "casework")}
    return {"cost_by_bearer": laid("bearer", MONEY, False), "staff_hours": laid("item", HOURS, True),
            "cost": laid("item", {"running": running, "interventions": worth["interventions"]}, False)
            + laid("item", {"casework": worth["casework"]}, True),
            "citizen_hours": laid("group", {"everyone": (1e5, 232_000.0, 172_000.0, 304_000.0)}, True)}


def _add_parameters(path: Path, many: int) -> None:
    kinds = {"start.staff.skill": (0.3, "assumed", "Skill to enable users and communities."),
             "turnover.staff_leaving": (0.028, "cited", "Chance to leave."),
             "cost.cashed_share": (0.0, "assumed", "How much is cashed.")}
    values = {name: ("scenario", np.full(many, value), {"evidence": kind, "long_name": words, "units": "1"})
              for name, (value, kind, words) in kinds.items()}
    values["cost.staff_hour"] = (("scenario", "role"), np.tile([50.0, 60.0, 80.0], (many, 1)),  # type: ignore[assignment]
                                 {"evidence": "assumed", "long_name": "Cost of an hour.", "units": "GBP per hour"})
    xr.Dataset(values).to_netcdf(path, mode="a", group="parameters", engine="h5netcdf")
    fix_texts(path)


def _add_robustness(path: Path, names: Sequence[str], robust: Mapping[str, Sequence[float]]) -> None:
    values = np.array([[[[one], [one + 0.001]] for one in means[:len(names)]] for means in robust.values()])
    kinds = np.array(["draw" if name.startswith("draw") else "workload" if name.endswith("casework") else "rule"
                      for name in robust], object)
    coords = {"variant": np.array(list(robust), object), "scenario": np.array(names, object), "replicate": [0, 1],
              "outcome": np.array(["practice_in_use"], object)}
    add_check(path, xr.Dataset({"value": (("variant", "scenario", "replicate", "outcome"), values), "kind": ("variant", kinds)},
                               coords))


def add_check(path: Path, group: xr.Dataset) -> None:
    """Adds the group `robustness`, with what becomes of the claims of the file's outcomes under its variants."""
    values = group["value"].transpose("variant", "scenario", "replicate", "outcome").values
    with xr.open_dataset(path, group="outcomes", engine="h5netcdf") as outcomes:
        found = [fates(one.transpose("scenario", "replicate").values, values[..., place], one.attrs["better"] == "less")
                 for place, one in enumerate(outcomes[str(name)] for name in group["outcome"].values)]
    claims = {name: (("variant", "scenario", "outcome"), np.stack([one[which] for one in found], axis=-1),
                     {"flag_meanings": " ".join(FATES)}) for which, name in enumerate(("fate", "behind_fate"))}
    group.assign(claims).to_netcdf(path, mode="a", group="robustness", engine="h5netcdf")
    fix_texts(path)
