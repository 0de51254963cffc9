"""The words of the command `sensitivity`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """Adds the command to the program's; `commands` is what argparse's add_subparsers gives."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "sensitivity", prog="coadopt sensitivity", help="what decides the outcomes of a sweep",
        description="Ranks the factors of a sweep by their effect on outcomes, and says which assumptions to"
            " measure next.",
        epilog='example: coadopt sensitivity sweep.h5 --box "practice_in_use < 10%%"')
    parser.add_argument("file", type=Path, metavar="FILE.h5", help="what `coadopt sweep` wrote")
    parser.add_argument("--outcome", action="append", default=[], metavar="NAME", help="outcome; may be given again")
    parser.add_argument("--scenario", metavar="NAME", help="scenario to look at")
    parser.add_argument("--against", metavar="NAME", help="scenario to subtract from it, run by run")
    parser.add_argument("--box", metavar="CONDITION", help='find where this condition holds: "practice_in_use < 0.1"')
    parser.add_argument("--fails", action="store_true", help="find where a scenario does not beat its reference")
    parser.add_argument("--value", action="store_true", help="find what knowing more is worth before a scenario is chosen")
    parser.add_argument("--worth", metavar="GBP", help="what a percentage point, or another unit, of the outcome is worth")
    parser.add_argument("--questions", type=Path, metavar="FILE.json",
                        help="survey questions, as `coadopt describe assumptions --json` prints them")
    parser.add_argument("--charts", type=Path, metavar="DIR", help="folder for charts as PNG and SVG")
    parser.add_argument("--csv", type=Path, metavar="DIR", help="folder for the numbers (default: the folder of the"
        " charts)")
    parser.add_argument("--force", action="store_true", help="overwrite files that are already there")
    parser.add_argument("--quiet", action="store_true", help="print nothing")
    parser.add_argument("--json", action="store_true", help="print all that was found as JSON")
