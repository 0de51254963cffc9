"""What a file of each command must hold: the dimensions, kinds and ranges that its readers rely on."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import xarray as xr

from .hdf5 import damaged
from .letters import LONGEST_NAME, escaped

MOST = {"scenario": 10_000, "replicate": 1_000_000, "month": 100_000, "point": 10_000_000, "split": 100_000,
        "world": 10_000, "variant": 100_000, "guess": 100_000, "coordinate": 100_000}
MOST_LABELS = 10_000     # along any other dimension

RUNS = ("scenario", "replicate", "month")
MEASURES = {  # of those that are analysed: the dimension of their parts
    "practice_in_use": "", "practice_espoused": "", "commitment": "", "slack": "", "turnover": "", "burnout": "", "capacity": "",
    "intervention_citizen_hours": "", "in_use": "co", "espoused": "co", "trying": "co", "lapsed": "co", "sessions": "co",
    "participation": "group", "withdrawn": "group", "wellbeing": "group", "need": "group", "citizen_hours": "group",
    "barrier_level": "barrier", "star_step": "step", "staff_hours": "item", "cost": "item",
    "saving": "item", "cost_by_bearer": "bearer"}
OUTCOMES = (  # of those that are analysed
    "practice_in_use", "persons_active", "participation_gap",
    *(f"{name}_{group}" for name in ("participation", "wellbeing")
      for group in ("users", "seldom_heard", "low_efficacy", "high_need", "neighbours")),
    "cost", "money", *(f"money_{bearer}" for bearer in ("organisation", "partnership", "government", "community", "users")),
    "hours_interventions", "hours_posts", "hours_sessions", "hours_casework", "worth_interventions",
    "citizen_hours_sessions", "citizen_hours_interventions")
# What the values of variables that hold verdicts mean, as the simulator names them.
VERDICTS = ("not_known", "one_replicate", "no_difference", "no_clear_difference", "more", "less")
COST_VERDICTS = ("given", "no_extra_cost", "not_known", "one_replicate", "loss", "may_be_zero", "unbounded", "other_people")
FATES = ("no_claim", "not_known", "holds", "reversed", "vanishes")
_BY_OUTCOME, _BY_GAIN = ("scenario", "outcome"), ("scenario", "gain", "counted")
COMPARISON: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("replicates", "organisations", "staff", "persons", "other_people"), ("scenario",)),
    **dict.fromkeys(("known", "mean", "low", "high", "range_share", "difference", "difference_low", "difference_high", "pairs",
                     "verdict", "rank", "behind_verdict"), _BY_OUTCOME),
    **dict.fromkeys(("cost_per", "cost_per_low", "cost_per_high", "cost_verdict"), _BY_GAIN)}
NEWER: dict[str, tuple[str, ...]] = {  # that files before format 2.7 lack
    **dict.fromkeys(("confidence", "sets"), ("scenario",)),
    **dict.fromkeys(("predicted_low", "predicted_high", "predicted_share", "share_of_sets"), _BY_OUTCOME)}
GAINS, COUNTED = ("persons_active", "wellbeing_users"), ("money", "money_and_hours")
COUNTS = ("replicates", "sets", "organisations", "staff", "persons", "known", "pairs", "rank")  # of these, whole numbers
SPLITS = {"part": ("split", "intervention"), "given": ("split",), "regret": ("split", "world"), "worst_regret": ("split",),
          "difference": ("split",), "difference_low": ("split",), "difference_high": ("split",), "verdict": ("split",),
          "tied": ("split",)}
NEWER_SPLITS = ("behind", "behind_low", "behind_high", "front", "may_regret_least", "worst_regret_low",
                "worst_regret_high")  # that files before format 2.7 lack, by split
_ENDS = ("", "_low", "_high")
DIAGNOSIS: dict[str, tuple[str, ...]] = {
    "practice_in_use": ("replicate",), "practice_without_any": ("replicate",),
    **{f"{name}{end}": ("barrier",) for name in ("contribution", "alone") for end in _ENDS},
    **{f"contribution_by_{place}{end}": ("barrier", place, "year") for place in ("role", "co", "kind") for end in _ENDS}}
MARKS = {"morris": ("trajectory", "changed"), "saltelli": ("sample", "block", "changed")}


def check_results(path: Path, results: xr.Dataset, outcomes: xr.Dataset) -> None:
    """Raises ResultsError where a file of `run` or `compare` does not hold measures and outcomes as they are written."""
    _check_sizes(path, results)
    _check_labels(path, results, "scenario")
    for name, axis in MEASURES.items():
        if name in results:
            _check(path, results, name, (*RUNS, axis) if axis else RUNS)
            if axis:
                _check_labels(path, results, axis)
    _check(path, results, "status", RUNS[:2])
    for name in dict.fromkeys((*OUTCOMES, *map(str, outcomes.data_vars))):
        _check(path, outcomes, name, RUNS[:2], of="outcomes/")
    _check_agree(path, results, outcomes, RUNS[:2])
    months = results["month"].values
    if months.dtype.kind not in "iu" or (months.size and (months[0] < 1 or months[-1] > MOST["month"])) \
            or (np.diff(months.astype(np.int64)) <= 0).any():
        raise damaged(path, "its months are not whole numbers from 1 on, one after the other")


def check_comparison(path: Path, results: xr.Dataset, comparison: xr.Dataset) -> None:
    """Raises ResultsError where the group `comparison` of a file of `run` or `compare` is not as it is written."""
    _check_sizes(path, comparison)
    for name, dims in (*COMPARISON.items(), *((name, dims) for name, dims in NEWER.items() if name in comparison)):
        _check(path, comparison, name, dims, "iu" if name in COUNTS else "fiub", of="comparison/")
    if "confidence" in comparison and not ((comparison["confidence"] > 0) & (comparison["confidence"] < 1)).all():
        raise damaged(path, "comparison/confidence is not between 0 and 1")
    _check_agree(path, results, comparison, ("scenario",))
    for name, known in (("outcome", OUTCOMES), ("gain", GAINS), ("counted", COUNTED)):
        _check_labels(path, comparison, name)
        missing = set(known) - {str(label) for label in comparison[name].values}
        if missing:
            raise damaged(path, f"its group comparison lacks the {name} {min(missing)}")
    for name, meanings in (("verdict", VERDICTS), ("behind_verdict", VERDICTS), ("cost_verdict", COST_VERDICTS)):
        _check_flags(path, comparison, name, meanings)


def check_budget(path: Path, splits: xr.Dataset, judged: list[str]) -> None:
    """Raises ResultsError where a file of `budget` does not hold splits as they are written. judged: names of the result,
    its equity and its cost."""
    _check_sizes(path, splits)
    newer = {name: ("split",) for name in NEWER_SPLITS if name in splits}
    for name, dims in (*SPLITS.items(), *newer.items(), *((name, ("split", "world", "replicate")) for name in judged)):
        _check(path, splits, name, dims)
    for name in ("split", "world", "intervention"):
        _check_labels(path, splits, name)
    _check_flags(path, splits, "verdict", VERDICTS)


def check_diagnosis(path: Path, diagnosis: xr.Dataset) -> None:
    """Raises ResultsError where a file of `diagnose` does not hold barriers as they are written."""
    _check_sizes(path, diagnosis)
    for name, dims in DIAGNOSIS.items():
        _check(path, diagnosis, name, dims)
    for name in ("barrier", "role", "co", "kind"):
        _check_labels(path, diagnosis, name)
    for name in ("alone", "contribution", "practice_in_use", "practice_without_any"):
        if not np.isfinite(diagnosis[name].values).all():
            raise damaged(path, f"{name} is not a number somewhere")


def check_sweep(path: Path, parts: dict[str, xr.Dataset]) -> None:
    """Raises ResultsError where the parts of a file of `sweep` do not hold points and outcomes as they are written."""
    points, design, outcomes = parts["points"], parts["design"], parts["outcomes"]
    for part in parts.values():
        _check_sizes(path, part)
    _check_labels(path, parts[""], "scenario")
    for name in points.data_vars:
        _check(path, points, str(name), ("point",))
        _check_factor(path, points[name])
    for name in outcomes.data_vars:
        _check(path, outcomes, str(name), ("point", "scenario", "replicate"))
    for part in (outcomes, design):
        _check_agree(path, points, part, ("point",))
        _check_agree(path, parts[""], part, ("scenario",))
    if "place" in design:
        _check(path, design, "place", ("point", "coordinate"))
        _check_labels(path, design, "coordinate")
    kind = escaped(str(parts[""].attrs.get("design", ""))).split(",")[0].strip()
    for name in (one for one in design.data_vars if one != "place"):
        _check(path, design, str(name), ("point",), "iu")
    for name in MARKS.get(kind, ()):
        if name not in design or "place" not in design:
            raise damaged(path, f"its design is {kind}, but the group design lacks {name} or place")
    if "changed" in design and "coordinate" in design.sizes:
        changed = design["changed"].values
        if changed.size and not -1 <= changed.min() <= changed.max() < design.sizes["coordinate"]:
            raise damaged(path, "design/changed points to factors that are not there")
    if "reason" in parts["failures"]:
        _check_texts(path, parts["failures"], "reason")


def check_group(path: Path, group: xr.Dataset) -> None:
    """Raises ResultsError where what stands beside the measures of a comparison is not as it is written."""
    _check_sizes(path, group)
    tried = {"value": ("variant", "scenario", "replicate", "outcome"), "guessed": ("variant", "guess"), "lowest": ("guess",),
             "highest": ("guess",), "assumed": ("guess",)}
    fates = ("fate", "behind_fate")
    if "value" in group:  # of the check whether claims survive
        for name in ("outcome", "variant"):
            _check_labels(path, group, name)
        for name, dims in tried.items():
            if name in group:
                _check(path, group, name, dims)
        for name, dims in (("kind", ("variant",)), ("label", ("outcome",)), ("outcome_units", ("outcome",)),
                           ("meaning", ("guess",)), ("guess_units", ("guess",))):
            if name in group:
                _check(path, group, name, dims, "OSU")
        for name in fates:
            _check(path, group, name, ("variant", "scenario", "outcome"), of="robustness/")
            _check_flags(path, group, name, FATES)
        if "guessed" in group:
            missing = [name for name in ("guess", "lowest", "highest", "assumed", "meaning", "guess_units", "label",
                                         "outcome_units") if name not in group.variables]
            if missing:
                raise damaged(path, f"the group robustness lacks {', '.join(missing)}")


def _check_sizes(path: Path, part: xr.Dataset) -> None:
    for name, size in part.sizes.items():
        if size > MOST.get(str(name), MOST_LABELS):
            raise damaged(path, f"it claims {size:,} labels of the dimension {escaped(str(name))}; there are at most"
                                f" {MOST.get(str(name), MOST_LABELS):,}")


def _check_agree(path: Path, one: xr.Dataset, other: xr.Dataset, dims: tuple[str, ...]) -> None:
    for name in dims:
        if other.sizes.get(name, one.sizes[name]) != one.sizes[name]:
            raise damaged(path, f"its groups do not agree how many {name}s there are")


def _check(path: Path, part: xr.Dataset, name: str, dims: tuple[str, ...], kinds: str = "fiub", of: str = "") -> None:
    # of: the group, where several have a variable of that name.
    if name not in part:
        raise damaged(path, f"it lacks {of}{escaped(name)}")
    found = part[name]
    if set(found.dims) != set(dims) or len(found.dims) != len(dims):
        raise damaged(path, f"{of}{escaped(name)} has the dimensions ({escaped(', '.join(map(str, found.dims)))}), not"
                            f" ({', '.join(dims)})")
    if found.dtype.kind not in kinds:
        raise damaged(path, f"{of}{escaped(name)} holds {'text' if found.dtype.kind in 'OSU' else found.dtype}, not"
                            f" {'text' if 'O' in kinds else 'numbers'}")


def _check_labels(path: Path, part: xr.Dataset, name: str) -> None:
    if name not in part.coords or part[name].dims != (name,):
        raise damaged(path, f"the dimension {escaped(name)} has no labels")
    _check_texts(path, part, name)
    values = list(part[name].values)
    if name != "scenario" and max(map(len, values), default=0) > LONGEST_NAME:
        raise damaged(path, f"the dimension {escaped(name)} has a label of more than {LONGEST_NAME:,} characters")
    if name != "scenario" and len(set(values)) < len(values):
        raise damaged(path, f"the dimension {escaped(name)} has a label twice")


def _check_texts(path: Path, part: xr.Dataset, name: str) -> None:
    if not all(isinstance(value, (str, bytes)) for value in part[name].values.ravel()):
        raise damaged(path, f"the labels of {escaped(name)} are not text")


def _check_flags(path: Path, part: xr.Dataset, name: str, meanings: tuple[str, ...]) -> None:
    found = part[name]
    if str(found.attrs.get("flag_meanings", "")).split() != list(meanings):
        raise damaged(path, f"{escaped(name)} does not say what its values mean")
    values = found.values
    if values.dtype.kind not in "iu" or (values.size and not 0 <= values.min() <= values.max() < len(meanings)):
        raise damaged(path, f"{escaped(name)} holds values that have no meaning")


def _check_factor(path: Path, column: xr.DataArray) -> None:
    name, values = escaped(str(column.name)), column.values
    if not np.isfinite(values.astype(float)).all():
        raise damaged(path, f"points/{name} holds what is no number")
    if "range" in column.attrs:
        ends = np.asarray(column.attrs["range"])
        if ends.shape != (2,) or ends.dtype.kind not in "fiu" or not np.isfinite(ends).all() or ends[0] > ends[1]:
            raise damaged(path, f"the range of points/{name} is not two numbers, the lower first")
    if "flag_meanings" in column.attrs:
        count = len(str(column.attrs["flag_meanings"]).split())
        if not count or (values.size and not 0 <= values.min() <= values.max() < count) or (values % 1 != 0).any():
            raise damaged(path, f"points/{name} holds choices that have no name")
