"""Makes small files of budgets as the simulator writes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import xarray as xr
from compared_anew import VERDICTS
from fixed_texts import fix_texts

INTERVENTIONS = ("front_line_training", "enabling_staff", "better_ict")


def divide(path: Path, given: Sequence[str] = ("Mean", "All to one"), found: Sequence[str] = ("Found 1",),
           interventions: Sequence[str] = INTERVENTIONS, replicates: int = 3, tied: Sequence[str] = ()) -> Path:
    """Writes splits of 1,000 GBP: the first given is the reference; each next split gains a point in practice.
    tied: not clearly behind the best, which is the last."""
    names = [*given, *found]
    count = len(names)
    parts = np.random.default_rng(2).dirichlet(np.ones(len(interventions)), count) * 1000
    parts[0] = 1000 / len(interventions)
    result = 0.10 + 0.01 * np.arange(count)[:, None, None] + 0.001 * np.arange(replicates) + np.zeros((count, 2, replicates))
    gain = 0.01 * np.arange(count)
    split = xr.Dataset(
        {"part": (("split", "intervention"), parts, {"units": "GBP"}),
         "given": ("split", np.array([1] * len(given) + [0] * len(found), "uint8")),
         "on_front": ("split", np.ones(count, "uint8")),
         "regret": (("split", "world"), np.stack([gain[-1] - gain] * 2, 1)),
         "worst_regret": ("split", gain[-1] - gain), "difference": ("split", gain),
         "worst_regret_low": ("split", np.maximum(0, gain[-1] - gain - 0.005)),
         "worst_regret_high": ("split", gain[-1] - gain + 0.005),
         "may_regret_least": ("split", np.array([name in tied for name in names], "uint8")),
         "difference_low": ("split", gain - 0.005), "difference_high": ("split", gain + 0.005),
         "verdict": ("split", np.array([2, *[4 if one > 0.005 else 3 for one in gain[1:]]], "uint8"),
                     {"flag_meanings": " ".join(VERDICTS)}),
         "tied": ("split", np.array([name in tied for name in names], "uint8")),
         "practice_in_use": (("split", "world", "replicate"), result, {"units": "1", "long_name": "practice in use"}),
         "participation_seldom_heard": (("split", "world", "replicate"), result),
         "money": (("split", "world", "replicate"), np.full_like(result, 1000.0), {"units": "GBP"})},
        {"split": np.array(names, object), "world": np.array(["as assumed, com_b", "as assumed, additive"], object),
         "replicate": np.arange(replicates), "intervention": np.array(list(interventions), object)},
        {"format": "coadopt results", "format_version": "2.1", "best": names[-1], "most_robust": names[-1],
         "reference": names[0], "result": "practice_in_use", "equity": "participation_seldom_heard", "cost": "money"})
    split.to_netcdf(path, engine="h5netcdf")
    fix_texts(path)
    return path
