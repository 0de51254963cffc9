"""The package as a notebook uses it: the example runs, every function draws on axes, and it installs without a network."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib
import pytest
from matplotlib import pyplot
from matplotlib.axes import Axes
from synthetic import make

import coadopt_analysis
from coadopt_analysis import open_results, style

ANALYSIS = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ANALYSIS / "examples").glob("*.ipynb"))
NAMES = ("Baseline", "Coaches <b>", "Both \u05e9\u05d9")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_the_example_runs_from_top_to_bottom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notebook: Path) -> None:
    make(tmp_path / "comparison.h5", NAMES, 4, 36)
    monkeypatch.chdir(tmp_path)
    matplotlib.use("agg")
    told = json.loads(notebook.read_text("utf-8"))
    scope: dict[str, Any] = {}
    code = [cell for cell in told["cells"] if cell["cell_type"] == "code"]
    assert len(code) > 5
    for cell in code:  # as a kernel would, without needing one
        assert cell["outputs"] == [] and cell["execution_count"] is None, "outputs are stripped"
        exec(compile("".join(cell["source"]), notebook.name, "exec"), scope)
    assert len(pyplot.get_fignums()) >= 5
    pyplot.close("all")


@pytest.mark.parametrize(("name", "choices"), [
    ("plot_adoption", {"co": "design", "scenario": NAMES[1]}), ("plot_espoused", {"scenario": NAMES[1]}),
    ("plot_differences", {"scenario": NAMES[2]}),
    ("plot_star", {"scenario": NAMES[1]}), ("plot_cost_effect", {"cost": "hours"}),
    ("plot_equity", {"outcome": "wellbeing", "scenario": [NAMES[1]]}), ("plot_staff_hours", {"scenario": NAMES[2]})])
def test_a_chart_takes_axes_and_choices(tmp_path: Path, name: str, choices: dict[str, Any]) -> None:
    plot: Callable[..., Axes] = getattr(coadopt_analysis, name)
    with open_results(make(tmp_path / "r.h5", NAMES, 4, 36)) as results:
        for given in ({}, choices):
            axes = style.new_figure().add_subplot()
            assert plot(results, axes, **given) is axes
            assert axes.lines or axes.collections or axes.patches
        for choice in choices:
            with pytest.raises(ValueError, match="there is no"):
                plot(results, style.new_figure().add_subplot(), **{**choices, choice: "Nonsense"})


def test_what_is_exported_is_there_and_told() -> None:
    for name in coadopt_analysis.__all__:
        assert name == "__version__" or getattr(coadopt_analysis, name).__doc__, name


def test_it_installs_without_a_network(tmp_path: Path) -> None:
    source = tmp_path / "analysis"
    shutil.copytree(ANALYSIS, source, ignore=shutil.ignore_patterns("tests", "build", "*.egg-info", "__pycache__"))
    subprocess.run([sys.executable, "-m", "venv", "--system-site-packages", str(tmp_path / "v")], check=True,
                   timeout=300)
    python = str(tmp_path / "v" / "bin" / "python")
    done = subprocess.run([python, "-m", "pip", "install", "--no-index", "--no-build-isolation", "--no-deps", "-q", str(source)],
                          capture_output=True, text=True, check=False, cwd=tmp_path, timeout=300)
    assert done.returncode == 0, done.stderr
    told = subprocess.run([python, "-c", "import coadopt_analysis as a; from coadopt_analysis import plot_star, analyse;"
                                         " print(a.__file__)"], capture_output=True, text=True, check=True, cwd=tmp_path,
                          timeout=300)
    assert str(tmp_path / "v") in told.stdout
