"""Runs the program as a black box and reads its measures; nothing of its sources."""

import os
import subprocess
import tempfile
from pathlib import Path

import h5py

ROOT = Path(__file__).parents[2]
BINARY = os.environ.get("COADOPT_BINARY", ROOT / "build" / "release" / "coadopt")


def written(value):
    if isinstance(value, str):
        return value
    if hasattr(value, "__len__"):
        return "[" + ", ".join(repr(float(x)) for x in value) + "]"
    return repr(int(value) if float(value).is_integer() else float(value))


def run(scenario, changes, months, replicates, seed, agents=None):
    """measure: array (replicate, month, label)."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "x.h5"
        command = [BINARY, "run", scenario, "-o", file, "--quiet", "--months", months, "--replicates", replicates, "--seed", seed]
        for name, value in changes.items():
            command += ["--set", f"{name}={written(value)}"]
        if agents:
            command += ["--agents", agents]
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=1200, check=False)
        assert done.returncode == 0, done.stderr + done.stdout
        found = {}
        with h5py.File(file) as results:
            for name, item in results.items():
                if isinstance(item, h5py.Dataset) and item.ndim >= 3:
                    found[name] = item[0].astype(float)
            if agents:
                found["agents"] = {name: item[()] for name, item in results["agents"].items()}
        return found
