"""Opens what `coadopt diagnose` wrote: what removing each barrier adds to practice in use."""

from __future__ import annotations

from pathlib import Path

import xarray as xr

from .contents import check_diagnosis
from .letters import escaped
from .read import ResultsError, opened, plain
from .toml_text import TooLong, as_text, parsed


def open_diagnosis(path: str | Path) -> xr.Dataset:
    """Opens a diagnosis, labelled; values are read from disk when they are used.

    Dimensions barrier, replicate, year, role, co, kind and community, as docs/results-format.md describes them. Close it, or
    use it in a `with` block. Raises ResultsError for a file that is missing, is not HDF5, or is not of `coadopt diagnose`.
    """
    path = Path(path)
    diagnosis = opened(path, "coadopt diagnose SCENARIO")
    try:
        if "diagnosis_of" not in diagnosis.attrs:
            raise ResultsError(f"{path}: is not a diagnosis; give a file that `coadopt diagnose` wrote")
        check_diagnosis(path, diagnosis)
    except BaseException:
        diagnosis.close()
        raise
    return diagnosis


def scenario_of(diagnosis: xr.Dataset) -> str:
    """The name of the scenario that was diagnosed."""
    return plain(diagnosis.attrs["diagnosis_of"])


def check_same_scenario(path: Path, diagnosis: xr.Dataset, results: xr.Dataset) -> None:
    """Raises ResultsError where the diagnosis is of no scenario of the results, or of another one of that name: they may
    differ in how they are run alone."""
    name = scenario_of(diagnosis)
    names = [plain(one) for one in results["scenario"].values]
    if name not in names:
        raise ResultsError(f"{path}: is a diagnosis of {escaped(name)}, which is none of the scenarios of the results"
                           f" ({escaped(', '.join(names))})")
    mine = _tables(diagnosis.attrs.get("scenario_1"))
    theirs = _tables(results.attrs.get(f"scenario_{names.index(name) + 1}"))
    differing = sorted(one for one in mine.keys() | theirs.keys() if mine.get(one) != theirs.get(one))
    if differing:
        raise ResultsError(f"{path}: is a diagnosis of another {escaped(name)}: [{escaped(differing[0])}] differs from that"
                           " of the results. Diagnose the scenario as it was run, with the same --set")


def _tables(text: object) -> dict[str, object]:
    try:
        tables = parsed(as_text(text))
    except (TooLong, ValueError, TypeError, OverflowError, RecursionError):
        return {}
    return {name: value for name, value in tables.items() if name not in ("run", "scenario")}
