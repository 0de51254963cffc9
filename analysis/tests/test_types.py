"""Whoever uses the package with a type checker finds its types whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ANALYSIS = Path(__file__).resolve().parents[1]


def test_types_are_whole() -> None:
    # Kept from one run to the next: types of the libraries take most of the time.
    kept = ANALYSIS.parent / "build" / "mypy"
    done = subprocess.run([sys.executable, "-m", "mypy", "--cache-dir", str(kept), "coadopt_analysis"], cwd=ANALYSIS,
                          capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": ""}, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
