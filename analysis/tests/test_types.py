"""Whoever uses the package with a type checker finds its types whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ANALYSIS = Path(__file__).resolve().parents[1]


def test_types_are_whole(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path), "coadopt_analysis"], cwd=ANALYSIS,
                          capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": ""}, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
