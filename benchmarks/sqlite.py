#!/usr/bin/env python3
"""How long SQLite takes to keep 100,000 runs of 712 bytes, one transaction each, as benchmarks/journal.cpp measures of the journal.

With `synchronous = full` each run is on disk before the next; only a part is timed and scaled up. With `off` a run survives the end
of the program, as in the journal, but a loss of power may damage the file. `unix-none` takes no file locks.
"""

import sqlite3
import tempfile
import time
from pathlib import Path

RUNS = 100_000
RUN = bytes(712)


def seconds(synchronous, mode, runs, vfs=""):
    """Seconds to keep and to read RUNS runs, from so many."""
    with tempfile.TemporaryDirectory() as folder:
        uri = f"file:{Path(folder) / 'runs.sqlite'}{f'?vfs={vfs}' if vfs else ''}"
        base = sqlite3.connect(uri, uri=True, isolation_level=None)
        base.execute(f"pragma journal_mode = {mode}")
        base.execute(f"pragma synchronous = {synchronous}")
        base.execute("create table run (number integer primary key, failed integer, checksum integer, bytes blob)")
        began = time.monotonic()
        for number in range(runs):
            base.execute("insert into run values (?, 0, 0, ?)", (number, RUN))
        kept = time.monotonic()
        assert sum(len(one) for one, in base.execute("select bytes from run order by number")) == runs * len(RUN)
        read = time.monotonic()
        base.close()
    return (kept - began) * RUNS / runs, (read - kept) * RUNS / runs


if __name__ == "__main__":
    for case in (("full", "delete", 1000), ("off", "delete", RUNS), ("off", "persist", RUNS), ("off", "persist", RUNS, "unix-none")):
        keep, read = seconds(*case)
        print(f"synchronous {case[0]}, journal {case[1]} {' '.join(case[3:])}: keep {keep:,.1f} s, read {read:.2f} s")
