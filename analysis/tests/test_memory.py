"""Every chart of a file is drawn with a small part of the memory that its values would take."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from vast import make_vast

from coadopt_analysis.figures import CHARTS

HERE = Path(__file__).resolve().parent
MEGABYTES = 128


def test_charts_of_a_file_far_larger_than_memory(tmp_path: Path) -> None:
    total = make_vast(tmp_path / "vast.h5", scenarios=3, replicates=900, months=1200)
    assert total > 15 * MEGABYTES * 1_000_000
    assert (tmp_path / "vast.h5").stat().st_size < total / 100
    clean = {**os.environ, "PYTHONPATH": str(HERE.parent), "MPLBACKEND": "agg"}
    done = subprocess.run([sys.executable, str(HERE / "draw_measured.py"), str(tmp_path / "vast.h5")],
                          env=clean, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr
    *drawn, (_, grown) = [line.split() for line in done.stdout.splitlines()]
    assert drawn == [[chart.NAME, "drawn"] for chart in CHARTS]
    assert int(grown) < MEGABYTES * 1_000_000
