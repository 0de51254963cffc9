"""The analysis of a sweep of very many points takes time in proportion to them, not to their square."""

from __future__ import annotations

import time

import numpy as np
import pytest

from coadopt_analysis.sensitivity import prim
from coadopt_analysis.sensitivity.morris import elementary_effects
from coadopt_analysis.sensitivity.sobol import blocks
from coadopt_analysis.sensitivity.sweep import Factor, Sweep, rows_by_mark

POINTS, SECONDS = 360_000, 10.0  # of processor time; in proportion it takes one to four


def _sweep(marks: dict[str, np.ndarray]) -> Sweep:
    factor = Factor("room.x", "", "1", 0.0, 1.0, "assumed", "")
    places = np.random.default_rng(1).random((POINTS, 1))
    return Sweep("", [factor], places, [factor], places, marks, [], {})  # type: ignore[arg-type]


def test_trajectories_are_found_in_one_pass() -> None:
    sweep = _sweep({"trajectory": np.arange(POINTS) // 2, "changed": np.tile([-1, 0], POINTS // 2)})
    began = time.process_time()
    effects, used = elementary_effects(sweep, sweep.places)
    assert time.process_time() - began < SECONDS
    assert used.all() and effects == pytest.approx(1.0)


def test_samples_are_found_in_one_pass() -> None:
    sweep = _sweep({"sample": np.arange(POINTS) // 3, "block": np.tile([0, 2, 1], POINTS // 3),
                    "changed": np.tile([-1, 0, -1], POINTS // 3)})
    began = time.process_time()
    (a, b, ab), used = blocks(sweep, sweep.places)
    assert time.process_time() - began < SECONDS
    assert used.all() and (a == sweep.places[0::3]).all() and (ab[0] == sweep.places[1::3]).all()
    assert (b == sweep.places[2::3]).all()


def test_points_of_bootstrap_samples_are_found_in_one_pass() -> None:
    sweep = _sweep({})
    values = sweep.places[:20_000]
    began = time.process_time()
    box = prim.find(sweep.factors, values, values[:, 0] < 0.3, np.arange(len(values)))
    assert time.process_time() - began < SECONDS
    assert box is not None and box.sides[0].high == pytest.approx(0.3, abs=0.02)


def test_rows_come_by_mark_in_their_order() -> None:
    marks, rows = rows_by_mark(np.array([7, 3, 7, -1, 3]))
    assert marks.tolist() == [-1, 3, 7] and [one.tolist() for one in rows] == [[3], [1, 4], [0, 2]]
    assert rows_by_mark(np.array([], int))[1] == []
