"""Command line: python3 -m coadopt_analysis brief FILE.h5 -o briefing.html, or sensitivity FILE.h5."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from . import __version__
from .brief import Briefing, Wanted, brief
from .read import ResultsError
from .save import OutputError
from .sensitivity import options as sensitivity
from .sensitivity.question import QuestionError
from .style import CAUTION

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0 done, 1 failed while running, 2 wrong use or input."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # names may hold letters the terminal cannot show
    asked = _parser().parse_args(arguments)
    try:
        if asked.command == "sensitivity":
            from .sensitivity.command import sensitivity as analysed  # its libraries take a second to load
            return _say(analysed(asked))
        _brief(asked)
    except (ResultsError, OutputError, QuestionError) as error:
        return _failed(asked, str(error), WRONG_USE)
    except OSError as error:
        return _failed(asked, f"{error.filename or asked.file}: {error.strerror or error}", FAILED)
    except KeyboardInterrupt:
        return _failed(asked, "interrupted", INTERRUPTED)
    return DONE


def _brief(asked: argparse.Namespace) -> None:
    pdf = asked.pdf
    if pdf is not None and not pdf.name:  # --pdf alone: beside the page, or beside the results
        pdf = (asked.output or asked.file).with_suffix(".pdf")
    made = brief(asked.file, Wanted(asked.output, pdf, asked.charts, asked.csv), asked.force)
    if asked.json:
        print(json.dumps(made.manifest, indent=2, ensure_ascii=False))
    elif not asked.quiet:
        _tell(made)


def _say(text: str) -> int:
    if text:
        print(text)
    return DONE


def _tell(made: Briefing) -> None:
    print(made.finding)
    print(made.basis, CAUTION)
    for note in made.notes:
        print(f"Note: {note}")
    print("Written:")
    for path in made.files:
        print(f"  {path}")


def _failed(asked: argparse.Namespace, message: str, code: int) -> int:
    print(f"coadopt {asked.command}: {message}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coadopt_analysis", description="Charts and findings from results files.")
    parser.add_argument("--version", action="version", version=f"coadopt-analysis {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    told = commands.add_parser(
        "brief", prog="coadopt brief", help="a page to read in two minutes; its charts and the numbers behind them",
        description="Makes a briefing of a results file: what it found, what that costs, how sure it is, and charts.",
        epilog="example: coadopt brief comparison.h5 -o briefing.html --pdf --charts charts --csv numbers",
    )
    told.add_argument("file", type=Path, metavar="FILE.h5", help="what `coadopt run` or `coadopt compare` wrote")
    told.add_argument("-o", "--output", type=Path, metavar="FILE.html", help="the page, one file that opens offline")
    told.add_argument("--pdf", type=Path, nargs="?", const=Path(), metavar="FILE.pdf",
                      help="the same on A4; without a name, the page's or the results file's with .pdf")
    told.add_argument("--charts", type=Path, metavar="DIR", help="folder for PNG, SVG and alt text")
    told.add_argument("--csv", type=Path, metavar="DIR", help="folder for the numbers (else beside the charts)")
    told.add_argument("--force", action="store_true", help="overwrite files that are already there")
    told.add_argument("--quiet", action="store_true", help="print nothing")
    told.add_argument("--json", action="store_true", help="print the finding and the list of charts as JSON")
    sensitivity.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
