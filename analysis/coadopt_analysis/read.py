"""Opens results files of coadopt and checks that they hold what it writes."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import xarray as xr

from .contents import check_comparison, check_results, check_sweep
from .hdf5 import ResultsError as ResultsError
from .hdf5 import dimensions, is_hdf5, loaded, names, open_group, read_group, unchanging
from .letters import LONGEST_NAME, escaped

FORMAT = "coadopt results"
FORMAT_VERSION = 2  # the layout this package reads
DIMENSIONS = ("scenario", "replicate", "month")
SWEEP_GROUPS = ("points", "design", "outcomes", "failures")


@unchanging()
def open_results(path: str | Path) -> xr.Dataset:
    """Opens a results file of coadopt, labelled; values are read from disk when they are used.

    Outcomes are variables too, `outcomes/practice_in_use` and so on, by scenario and replicate; and so is the comparison of
    the file's scenarios: `comparison/difference` and so on, by scenario and outcome. Names are made writable (no control
    characters, no two scenarios of one name). Close it, or use it in a `with` block. Raises ResultsError
    for a file that is missing, is not HDF5, or is not a results file of coadopt in a format known here.
    """
    path = Path(path)
    with ExitStack() as files:
        measures = files.enter_context(opened(path))
        _check_is_ours(path, measures)
        outcomes = files.enter_context(open_group(path, "outcomes"))
        check_results(path, measures, outcomes)
        comparison = read_group(path, "comparison")
        check_comparison(path, measures, comparison)
        if not finished(measures).any():
            raise ResultsError(f"{path}: no replicate was finished, so there is nothing to show; run it to its end")
        named = {f"outcomes/{name}": values.variable for name, values in outcomes.data_vars.items()}
        named |= {f"comparison/{name}": values.variable for name, values in comparison.data_vars.items()}
        labels = {name: comparison[name].variable for name in ("outcome", "gain", "counted")}
        results = _with_writable_names(measures).assign(named).assign_coords(labels)
        results.set_close(files.pop_all().close)
    return results


def kind(path: str | Path) -> str:
    """What a file holds: results (of run and compare), sweep, budget, diagnosis or patterns. Raises ResultsError for a file that is
    missing or damaged; a file that is not HDF5 counts as patterns where it begins as JSON."""
    path = Path(path)
    if not is_hdf5(path):
        with path.open("rb") as file:
            if file.read(64).lstrip()[:1] in (b"[", b"{"):
                return "patterns"
    found = dimensions(path)
    return next((what for dimension, what in (("split", "budget"), ("point", "sweep"), ("year", "diagnosis"))
                 if dimension in found), "results")


def opened(path: Path, made_by: str = "coadopt run SCENARIO") -> xr.Dataset:
    """The root of an HDF5 file of coadopt, of whatever kind. Raises ResultsError for any other file."""
    results = open_group(path, made_by=made_by)
    try:
        _check_format(path, results)
    except BaseException:
        results.close()
        raise
    return results


@unchanging()
def open_sweep(path: str | Path) -> dict[str, xr.Dataset]:
    """Reads what a sweep came to: its root, and its groups in SWEEP_GROUPS, by name.

    A group that is not there is an empty dataset; the root is "". Its attribute `declared` lists all parameters. All is
    in memory and the file is closed. Raises ResultsError for other files and for a sweep that keeps no outcomes.
    """
    path = Path(path)
    parts: dict[str, xr.Dataset] = {}
    with open_group(path, made_by="coadopt sweep EXPERIMENT") as root:
        _check_format(path, root)
        check_not_older(path, root, (2, 0), "outcomes as they are read here")
        parts[""] = loaded(path, root[[one for one in ("status", "scenario") if one in root]])
    for name in SWEEP_GROUPS:
        parts[name] = read_group(path, name, "coadopt sweep EXPERIMENT")
    parts[""].attrs["declared"] = names(path, "parameters")
    if not parts["points"].sizes:
        raise ResultsError(f"{path}: is not the results of a sweep; give a file that `coadopt sweep` wrote")
    if not parts["outcomes"].data_vars:
        raise ResultsError(f"{path}: keeps no outcomes, so there is nothing to analyse; run the sweep with"
                           " outcomes = true in [record]")
    check_sweep(path, parts)
    return parts


def finished(results: xr.Dataset) -> xr.DataArray:
    """Which replicates ran to their end: true or false by scenario and replicate."""
    done: xr.DataArray = results["status"] == 0
    return done.transpose("scenario", "replicate")


def notes(results: xr.Dataset) -> list[str]:
    """What a reader must know about the file: what was not finished, in sentences."""
    done = finished(results)
    status = plain(results.attrs.get("status", "complete" if done.all() else "interrupted"))
    if status == "complete" and done.all():
        return []
    sentences = [f"The run was {status}. Replicates that were not finished are left out."]
    for name, count in zip(results["scenario"].values, done.sum("replicate").values):
        if count == 0:
            sentences.append(f"No replicate of '{name}' was finished, so it is not shown.")
    return sentences


def plain(value: Any) -> str:
    """An attribute or label as text that can be written anywhere: valid UTF-8 on one line, control characters escaped."""
    value = value.item() if isinstance(value, np.ndarray) and value.size == 1 else value
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return " ".join(escaped(text, lines=True).split())


def name_of(value: Any) -> str:
    """A label as `plain` text of at most LONGEST_NAME characters."""
    text = plain(value)
    return text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME - 1] + "\u2026"


def label(outcome: xr.DataArray) -> str:
    """What the file calls an outcome, without its scale, which its unit states."""
    named = outcome.attrs.get("label", outcome.attrs.get("long_name", outcome.name))
    return plain(named).replace(" (0..1)", "")


def in_percent(outcome: xr.DataArray) -> bool:
    """Whether an outcome is shown in percent, and its differences in points: those of units 1, but for a scenario's own that do
    not say so."""
    return plain(outcome.attrs.get("units", "1")) == "1" and plain(outcome.attrs.get("percent", "yes")) == "yes"


def _check_format(path: Path, results: xr.Dataset) -> None:
    found = plain(results.attrs.get("format", ""))
    if found != FORMAT:
        raise ResultsError(
            f"{path}: is HDF5 but not a results file of coadopt (root attribute format is '{found}', not '{FORMAT}')"
        )
    version, _ = _version(path, results.attrs.get("format_version"))
    if version > FORMAT_VERSION:
        raise ResultsError(
            f"{path}: has format_version {version}; this analysis reads up to {FORMAT_VERSION}."
            " Use the analysis package that came with the coadopt that wrote it"
        )


def check_not_older(path: Path, results: xr.Dataset, needed: tuple[int, int], what: str) -> None:
    """Raises ResultsError where an earlier coadopt wrote the file. needed: the format version from which on it has `what`."""
    version = _version(path, results.attrs.get("format_version"))
    if version < needed:
        command = plain(results.attrs.get("command", ""))
        raise ResultsError(f"{path}: has format_version {version[0]}.{version[1]}: an earlier coadopt wrote it, without {what}."
                           f" Run its command again{f', which the file records as: {command}' if command else ''}")


def _check_is_ours(path: Path, results: xr.Dataset) -> None:
    missing = [name for name in DIMENSIONS if name not in results.dims]
    if "split" in results.dims:
        raise ResultsError(f"{path}: holds splits of a budget; in Python open it with coadopt_analysis.open_budget")
    if missing:
        raise ResultsError(f"{path}: lacks the dimension {', '.join(missing)}; it may be a damaged file")
    if "point" in results.dims:
        raise ResultsError(f"{path}: holds a sweep; charts are drawn of files of `coadopt run` and `coadopt compare`."
                           " For a sweep use: coadopt sensitivity FILE.h5 --charts DIR")
    if min(results.sizes[name] for name in DIMENSIONS) == 0:
        raise ResultsError(f"{path}: holds no results; run the simulation again")
    check_not_older(path, results, (2, 1), "the comparison of its scenarios")


def _version(path: Path, version: Any) -> tuple[int, int]:
    try:
        major, minor = (*plain(version).split("."), "0")[:2]
        return int(major), int(minor)
    except ValueError:
        raise ResultsError(f"{path}: its root attribute format_version is missing or unreadable") from None


def _with_writable_names(results: xr.Dataset) -> xr.Dataset:
    names: list[str] = []
    for place, raw in enumerate(results["scenario"].values, start=1):
        name = name_of(raw) or f"scenario {place}"
        names.append(name if name not in names else f"{name} ({place})")
    labels = {"scenario": np.array(names, dtype=object)}
    for dimension in ("co", "barrier"):
        if dimension in results.coords:
            labels[dimension] = np.array([name_of(label) for label in results[dimension].values], dtype=object)
    # Assigning a plain array would drop the attributes of the coordinate.
    return results.assign_coords({name: (name, values, results[name].attrs) for name, values in labels.items()})
