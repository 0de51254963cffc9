"""Makes small results files of the layout the simulator writes, with plausible courses or with values given."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import xarray as xr
from compared_anew import comparison
from fixed_texts import fix_texts
from summed import outcomes, size_of

AXES: dict[str, list[str]] = {
    "co": ["commission", "design", "deliver", "assess"],
    "barrier": ["power", "culture", "time", "systems", "risk", "language", "skill", "evidence", "resources",
                "leadership", "short_termism", "citizens"],
    "group": ["users", "seldom_heard", "low_efficacy", "high_need", "neighbours", "everyone"],
    "role": ["frontline", "manager", "leader"],
    "step": ["none", "map", "focus", "people", "market", "grow"],
    "item": ["duties", "casework", "sessions", "interventions", "free", "set_up", "running", "posts"],
    "bearer": ["organisation", "partnership", "government", "community", "users"],
}

# name: (axis, units, long_name), of the measures the simulator takes.
MEASURES: dict[str, tuple[str, str, str]] = {
    "practice_in_use": ("", "1", "share of all relevant pairs of staff and Co in use"),
    "practice_espoused": ("", "1", "share of all relevant pairs of staff and Co espoused"),
    "espoused": ("co", "1", "share of relevant staff who say they are for the Co"),
    "trying": ("co", "1", "share of relevant staff trying the Co"),
    "in_use": ("co", "1", "share of relevant staff with the Co in use"),
    "lapsed": ("co", "1", "share of relevant staff who tried or used the Co and gave it up"),
    "practising_by_role": ("role", "1", "share of staff of the role with any relevant Co in use"),
    "espoused_by_role": ("role", "1", "share of staff of the role who espouse any relevant Co"),
    "sessions": ("co", "count", "sessions held in the month"),
    "failed_sessions": ("co", "count", "sessions held in the month that failed"),
    "participation": ("group", "1", "share of the group who are active"),
    "withdrawn": ("group", "1", "share of the group who took part and withdrew"),
    "wellbeing": ("group", "1", "mean wellbeing of the group, 0..1"),
    "need": ("group", "1", "mean need of the group, 0..1"),
    "organisations_by_cos": ("cos", "1", "share of organisations with so many of the Four Co's in use"),
    "star_step": ("step", "1", "share of organisations standing on the step of the Star"),
    "commitment": ("", "1", "mean commitment of leaders, 0..1"),
    "slack": ("", "hour", "mean hours a month frontline staff have left for sessions"),
    "turnover": ("", "1", "share of staff who left in the month"),
    "barrier_level": ("barrier", "1", "mean height of the barrier, 0 (none) .. 1"),
    "staff_hours": ("item", "hour", "staff hours of the month by use"),
    "cost": ("item", "GBP", "cost of the month by item"),
    "saving": ("item", "GBP", "value of staff hours freed against the start, by use"),
    "citizen_hours": ("group", "hour", "hours the group gave to sessions in the month"),
    "cost_by_bearer": ("bearer", "GBP", "money that interventions cost in the month, by who bears it"),
    "intervention_citizen_hours": ("", "hour", "hours that users and residents gave to interventions in the month"),
}

SIZE = {"organisations": 20, "staff": 1200, "persons": 100_000}  # of a place that no text describes
ROOT = {"format": "coadopt results", "format_version": "2.1", "coadopt_version": "0.1.0", "git_commit": "0" * 40,
        "command": "coadopt compare a.toml b.toml -o results.h5", "seed": 20261, "created": "2026-01-31T12:00:00Z"}

_kept = tempfile.TemporaryDirectory(prefix="coadopt-synthetic-")  # until this process ends
_made: dict[str, Path] = {}


def make(path: Path, scenarios: Sequence[str] = ("Baseline",), replicates: int = 12, months: int = 24, *,
         values: Mapping[str, np.ndarray] | None = None, unfinished: Sequence[tuple[int, int]] = (),
         first_month: str | None = "2026-01", attributes: Mapping[str, object] | None = None,
         without: Sequence[str] = (), sets: int = 0) -> Path:
    """Writes a results file.

    values: what to write in place of the made-up course, broadcast to (scenario, replicate, month, axis).
    unfinished: (scenario, replicate) pairs that did not run to their end. attributes: root attributes on top; None
    leaves one out. without: variables left out. Outcomes are those of all variables, whatever is left out.
    sets: of the ensemble that every scenario has.
    A file that was made before in this process is copied.
    """
    asked = repr((list(scenarios), replicates, months, [(name, np.asarray(one).tolist()) for name, one in (values or {}).items()],
                  list(unfinished), first_month, attributes, list(without), sets))
    if asked not in _made:
        _made[asked] = Path(_kept.name) / f"{len(_made)}.h5"
        _write(_made[asked], scenarios, replicates, months, values, unfinished, first_month, attributes, without, sets)
    shutil.copyfile(_made[asked], path)
    return path


def _write(path: Path, scenarios: Sequence[str], replicates: int, months: int, values: Mapping[str, np.ndarray] | None,
           unfinished: Sequence[tuple[int, int]], first_month: str | None, attributes: Mapping[str, object] | None,
           without: Sequence[str], sets: int) -> None:
    shape = (len(scenarios), replicates, months)
    courses = {**_courses(*shape), **(values or {})}
    coords: dict[str, tuple[object, ...]] = {name: (name, np.array(labels, object)) for name, labels in AXES.items()}
    coords["cos"] = ("cos", np.arange(5, dtype="int32"))
    data: dict[str, xr.DataArray] = {}
    for name, (axis, units, long_name) in MEASURES.items():
        dims = ("scenario", "replicate", "month") + ((axis,) if axis else ())
        extent = shape + ((len(coords[axis][1]),) if axis else ())
        array = np.array(np.broadcast_to(courses.get(name, 0.0), extent), dtype="float32")
        for scenario, replicate in unfinished:
            array[scenario, replicate] = np.nan
        data[name] = xr.DataArray(array, dims=dims, attrs={"units": units, "long_name": long_name})
    state = np.zeros(shape[:2], "uint8")
    for scenario, replicate in unfinished:
        state[scenario, replicate] = 2
    data["status"] = xr.DataArray(state, dims=("scenario", "replicate"),
                                  attrs={"units": "1", "flag_meanings": "done failed missing"})
    coords["scenario"] = ("scenario", np.array(list(scenarios), dtype=object))
    coords["replicate"] = ("replicate", np.arange(replicates, dtype="int32"))
    dated = {} if first_month is None else {"first_month": first_month}
    coords["month"] = ("month", np.arange(1, months + 1, dtype="int32"), {"units": "months", **dated})
    done = int((state == 0).sum())
    status = f"interrupted: {done} of {state.size} runs" if unfinished else "complete"
    root = {**ROOT, "status": status, **(attributes or {})}
    results = xr.Dataset(data, coords, {name: value for name, value in root.items() if value is not None})
    results.drop_vars(without).to_netcdf(path, engine="h5netcdf", encoding={name: {"_FillValue": None} for name in coords})
    summed = outcomes(results)
    summed.to_netcdf(path, mode="a", group="outcomes", engine="h5netcdf")
    sizes = [size_of(root.get(f"scenario_{place + 1}")) or SIZE for place in range(len(scenarios))]
    by_kind = {name: [int(one[name]) for one in sizes] for name in SIZE}
    comparison(summed.assign_coords(scenario=results["scenario"]), by_kind, [0.0] * len(scenarios),
               [False] * len(scenarios), [sets] * len(scenarios)).to_netcdf(path, mode="a", group="comparison", engine="h5netcdf")
    fix_texts(path)


def _courses(scenarios: int, replicates: int, months: int) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(7)
    month = np.arange(1, months + 1)[None, None, :, None]
    scenario = np.arange(scenarios)[:, None, None, None]
    own = chance.normal(0, 1, (1, replicates, 1, 1)) + 0.4 * chance.normal(0, 1, (scenarios, replicates, 1, 1))
    start = np.array([0.03, 0.12, 0.10, 0.05])
    gain = scenario * np.array([0.02, 0.05, 0.06, 0.03]) * (1 - np.exp(-np.maximum(0, month - 12) / 30))
    in_use = np.clip(start - 0.02 * (1 - np.exp(-month / 8)) + gain
                     + 0.012 * own * np.sqrt(month / 60) + chance.normal(0, 0.002, gain.shape), 0, 1)
    relevant = np.array([0.15, 0.96, 0.85, 1.0])  # staff whose work the Co is
    espoused = np.clip(0.5 + 0.12 * (1 - np.exp(-month / 30)) + 0.03 * scenario * (month > 12) + 0.01 * own
                       + 0.0 * start, 0, 1)
    return {"in_use": in_use, "espoused": espoused,
            "practice_in_use": in_use @ relevant / relevant.sum(),
            "practice_espoused": espoused @ relevant / relevant.sum(),
            **_people(scenario, month, own), **_hours_and_money(scenario, month, own),
            "star_step": np.array([0.30, 0.45, 0.15, 0.06, 0.03, 0.01]) + 0.0 * own,
            "trying": 0.4 * in_use, "lapsed": 0.5 * in_use, "slack": np.full((1, 1, 1), 9.0)}


def _people(scenario: np.ndarray, month: np.ndarray, own: np.ndarray) -> dict[str, np.ndarray]:
    later = 1 - np.exp(-np.maximum(0, month - 12) / 30)
    share = np.array([1.0, 0.7, 0.8, 1.0, 0.4, 0.7])  # of what users gain, by group
    part = np.array([0.24, 0.18, 0.20, 0.25, 0.14, 0.19]) + 0.04 * scenario * later * share * (1 + 0.05 * own)
    return {"participation": np.clip(part, 0, 1),
            "wellbeing": np.array([0.48, 0.47, 0.47, 0.48, 0.61, 0.54]) + 0.01 * scenario * later * share * (1 + 0.3 * own)}


def _hours_and_money(scenario: np.ndarray, month: np.ndarray, own: np.ndarray) -> dict[str, np.ndarray]:
    begun, later = (month > 6) * 1.0, 1 - np.exp(-np.maximum(0, month - 6) / 30)
    hours = np.zeros(np.broadcast_shapes(scenario.shape, month.shape, own.shape)[:3] + (8,))
    duties, casework, sessions, interventions, free = range(5)
    hours[..., [duties]] = 74_000
    hours[..., [casework]] = 66_000 - 400 * scenario * later * (1 + 0.1 * own)
    hours[..., [sessions]] = 3_900 + 300 * scenario * later * (1 + 0.1 * own)
    hours[..., [interventions]] = 500 * scenario * begun * (month <= 30)
    hours[..., free] = 180_000 - hours.sum(-1)
    money = np.zeros(hours.shape[:3] + (5,))
    money[..., [0]] = 2_000 * np.sqrt(scenario) * begun * (1 + 0.01 * own)
    return {"staff_hours": hours, "cost_by_bearer": money}
