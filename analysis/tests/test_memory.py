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
    assert (tmp_path / "vast.h5").stat().st_size < 2_000_000
    clean = {**os.environ, "PYTHONPATH": str(HERE.parent), "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg"}
    done = subprocess.run([sys.executable, str(HERE / "draw_within.py"), str(tmp_path / "vast.h5"), str(MEGABYTES)],
                          env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == [chart.NAME for chart in CHARTS]
    assert all(line.endswith("True") for line in done.stdout.splitlines())
