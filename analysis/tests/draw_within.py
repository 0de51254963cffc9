"""Draws every chart of a file with no more memory than so many megabytes beyond what libraries take: FILE MEGABYTES."""

from __future__ import annotations

import gc
import resource
import sys
from pathlib import Path

from coadopt_analysis import open_results, save, style
from coadopt_analysis.figures import CHARTS, why_not


def data_bytes() -> int:
    """What the process holds in memory that it can write to, which RLIMIT_DATA bounds."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmData"))) * 1024


def main() -> None:
    with style.applied():  # loads letters
        figure = style.new_figure()
        style.head(figure, "warm", "up")
        save.png(figure, "", "")
    most = data_bytes() + int(sys.argv[2]) * 1_000_000
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    with open_results(sys.argv[1]) as results:
        for name in ("staff_hours", "binding_barrier"):
            try:
                results[name].values
                print(f"{name} fits, so nothing is shown")
            except MemoryError:
                pass
        for chart in CHARTS:
            assert why_not(chart, results) == ""
            gc.collect()  # figures hold themselves
            figure = style.new_figure()
            table = chart.draw(results, figure)
            print(chart.NAME, len(table), len(save.png(figure, chart.TITLE, chart.alt(results, table))) > 1000, flush=True)


if __name__ == "__main__":
    main()
