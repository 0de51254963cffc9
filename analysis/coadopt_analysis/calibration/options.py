"""The words of the command `calibrate`, which the program starts and speaks with."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Adds the command to the program's; `commands` is what argparse's add_subparsers gives."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "calibrate", prog="coadopt calibrate", help="what to try next; started by `coadopt calibrate`",
        description="Takes the task and what tries came to as lines of JSON, and says what to try next.")
    parser.add_argument("file", type=Path, metavar="FILE.toml", help="the experiment, to be named in messages")
    parser.add_argument("--output", type=Path, metavar="FILE.toml", help="what the program writes the sets to", required=True)
    parser.add_argument("--charts", type=Path, metavar="DIR", help="folder for charts as PNG and SVG")
    parser.add_argument("--csv", type=Path, metavar="DIR", help="folder for the numbers (default: the folder of the charts)")
    parser.add_argument("--force", action="store_true", help="overwrite files that are already there")
