"""Draws every chart of FILE and prints by how many bytes the resident memory had grown at its peak."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from coadopt_analysis import open_results, save, style
from coadopt_analysis.figures import CHARTS, why_not


def resident(which: str) -> int:
    """Bytes of this process in memory: now (VmRSS) or at most so far (VmHWM)."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith(which))) * 1024


def main() -> None:
    with style.applied():  # loads letters
        figure = style.new_figure()
        style.head(figure, "warm", "up")
        save.png(figure, "", "")
    before = resident("VmRSS")
    with open_results(sys.argv[1]) as results:
        for chart in CHARTS:
            assert why_not(chart, results) == ""
            gc.collect()  # figures hold themselves
            figure = style.new_figure()
            table = chart.draw(results, figure)
            assert len(table) > 0 and len(save.png(figure, chart.TITLE, chart.alt(results, table))) > 1000
            print(chart.NAME, "drawn", flush=True)
    print("grown", resident("VmHWM") - before)


if __name__ == "__main__":
    main()
