"""Makes results files of sweeps as the simulator writes them, of functions whose answers are known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import xarray as xr
from fixed_texts import fix_texts
from scipy.stats import qmc

Function = Callable[[np.ndarray], np.ndarray]


def saltelli(samples: int, factors: int, seed: int = 1) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Places and marks in the layout of sim/experiment/design/points.cpp: a, a with each factor from b, b."""
    pairs = qmc.Sobol(2 * factors, seed=seed).random(samples)
    places, marks = [], {"sample": [], "block": [], "changed": []}
    for number, pair in enumerate(pairs):
        a, b = pair[:factors], pair[factors:]
        rows = [(a, 0, -1)]
        rows += [(np.where(np.arange(factors) == i, b, a), 2, i) for i in range(factors)]
        rows += [(b, 1, -1)]
        for place, block, changed in rows:
            places.append(place)
            for name, value in (("sample", number), ("block", block), ("changed", changed)):
                marks[name].append(value)
    return np.array(places), {name: np.array(values, "int32") for name, values in marks.items()}


def morris(trajectories: int, factors: int, seed: int = 1) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Places and marks in the layout of sim/experiment/design/points.cpp, with four levels."""
    chance = np.random.default_rng(seed)
    places, trajectory, changed = [], [], []
    for number in range(trajectories):
        low, up = chance.integers(0, 2, factors) / 3, chance.integers(0, 2, factors) == 1
        place = np.where(up, low, low + 2 / 3)
        for moved in [-1, *chance.permutation(factors)]:
            if moved >= 0:
                place = place.copy()
                place[moved] = low[moved] + (2 / 3 if up[moved] else 0)
            places.append(place)
            trajectory.append(number)
            changed.append(moved)
    return np.array(places), {"trajectory": np.array(trajectory, "int32"), "changed": np.array(changed, "int32")}


def sobol(points: int, factors: int, seed: int = 1) -> np.ndarray:
    """Places of a Sobol sequence."""
    return np.asarray(qmc.Sobol(factors, seed=seed).random(points))


def latin_hypercube(points: int, factors: int, seed: int = 1) -> np.ndarray:
    """Places of a Latin hypercube."""
    return np.asarray(qmc.LatinHypercube(factors, seed=seed).random(points))


def write(path: Path, design: str, places: np.ndarray, values: np.ndarray | Sequence[np.ndarray],
          marks: dict[str, np.ndarray] | None = None, *, outcome: str = "practice_in_use",
          evidence: Sequence[str] | None = None, labels: dict[int, str] | None = None,
          low: float = 0.0, high: float = 1.0, units: str = "1", better: str = "more", scenarios: Sequence[str] = ("Reference", "Coaches", "Third"),
          factors: Sequence[str] = (), factor_units: str = "1", costs: Sequence[float] = ()) -> Path:
    """Writes a sweep: `values` has the shape (point, replicate), or is a list of those, one a scenario; `costs` one each."""
    array = np.stack([values] if isinstance(values, np.ndarray) else list(values), axis=1).astype(float)
    names = np.array(list(scenarios)[: array.shape[1]], object)
    factors = factors or [f"room.x{i + 1}" for i in range(places.shape[1])]
    numbers = np.arange(len(places), dtype="int32")
    scales = {"scenario": names, "replicate": np.arange(array.shape[2], dtype="int32"), "point": numbers}
    runs = ("point", "scenario", "replicate")
    root = xr.Dataset({"status": (runs, np.where(np.isfinite(array), 0, 1).astype("uint8"))}, scales)
    root.attrs = {"format": "coadopt results", "format_version": "2.0", "design": f"{design}, n = 1"}
    columns = {}
    for i, name in enumerate(factors):
        kind = {"units": factor_units, "evidence": (evidence or ["assumed"] * 99)[i], "source": "a guess", "long_name": name}
        if labels and i in labels:
            count = len(labels[i].split())
            column = np.minimum(np.floor(places[:, i] * count), count - 1).astype("uint8")
            kind |= {"range": [0.0, count - 1.0], "flag_meanings": labels[i],
                     "flag_values": np.arange(count, dtype="uint8")}
        else:
            column, kind["range"] = low + places[:, i] * (high - low), [low, high]
        columns[name] = ("point", column, kind)
    about = {"units": units, "long_name": outcome.replace("_", " "), "label": outcome.replace("_", " "), "better": better}
    outcomes = {outcome: (runs, array, about)}
    if costs:
        outcomes["cost"] = (runs, np.broadcast_to(np.array(costs)[:, None], array.shape),
                            {"units": "GBP", "long_name": "cost", "label": "cost", "better": "neither"})
    parts = {"": root, "points": xr.Dataset(columns, {"point": numbers}),
             "design": xr.Dataset({"place": (("point", "coordinate"), places),
                                   **{name: ("point", mark) for name, mark in (marks or {}).items()}},
                                  {"point": numbers, "coordinate": np.array(factors, object)}),
             "outcomes": xr.Dataset(outcomes, scales),
             "parameters": xr.Dataset({name: ("scenario", np.zeros(len(names))) for name in factors},
                                      {"scenario": names})}
    for place, (group, part) in enumerate(parts.items()):
        part.to_netcdf(path, mode="a" if place else "w", group=group or None, engine="h5netcdf")
    fix_texts(path)
    return path


def ishigami(u: np.ndarray) -> np.ndarray:
    """Ishigami & Homma (1990), a = 7 and b = 0.1, of places in 0..1."""
    x = -np.pi + 2 * np.pi * u
    return np.asarray(np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0]))


ISHIGAMI_VARIANCE = 7 ** 2 / 8 + 0.1 * np.pi ** 4 / 5 + 0.01 * np.pi ** 8 / 18 + 0.5
ISHIGAMI_FIRST = np.array([0.5 * (1 + 0.1 * np.pi ** 4 / 5) ** 2, 7 ** 2 / 8, 0.0]) / ISHIGAMI_VARIANCE
ISHIGAMI_TOTAL = ISHIGAMI_FIRST + np.array([1, 0, 1]) * 0.01 * np.pi ** 8 * (1 / 18 - 1 / 50) / ISHIGAMI_VARIANCE

G = np.array([0.0, 1.0, 4.5, 9.0, 99.0])


def g_function(u: np.ndarray) -> np.ndarray:
    """Sobol's g function with the coefficients G."""
    return np.asarray(np.prod((np.abs(4 * u - 2) + G) / (1 + G), axis=1))


_PARTS = 1 / (3 * (1 + G) ** 2)
G_VARIANCE = np.prod(1 + _PARTS) - 1
G_FIRST = _PARTS / G_VARIANCE
G_TOTAL = _PARTS * np.array([np.prod(np.delete(1 + _PARTS, i)) for i in range(len(G))]) / G_VARIANCE


def repeated(values: np.ndarray, replicates: int, noise: float, common: float = 0.0, seed: int = 3) -> np.ndarray:
    """Values with chance on top: of every run alone, and of a replicate in all points alike; shape (point, replicate)."""
    chance = np.random.default_rng(seed)
    return (values[:, None] + noise * chance.standard_normal((len(values), replicates))
            + common * chance.standard_normal(replicates))
