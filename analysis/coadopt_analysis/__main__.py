"""Command line: python3 -m coadopt_analysis brief FILE.h5 -o briefing.html, or sensitivity FILE.h5, or calibrate FILE.toml."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__, shortage, stopping
from .calibration import options as calibration
from .letters import as_json, escaped, shown
from .outputs import OutputError
from .sensitivity import options as sensitivity

if TYPE_CHECKING:
    from .brief import Briefing

DONE, FAILED, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
PAGES = (".html", ".htm")
LONGEST = 2000  # characters of a message


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit code: 0 done, 1 failed while running, 2 wrong use or input, 128 + signal.

    Without arguments they are those of this process, which is then taken for a program of its own: signals, closed streams
    and crashes of libraries are dealt with.
    """
    if arguments is None:
        options = _parser().parse_args()
        stopping.open_streams()
        stopping.hush_libraries()
        return stopping.supervised(f"{options.command}: {escaped(str(options.file))}", lambda: main(sys.argv[1:]))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # names may hold letters the terminal cannot show
    asked = _parser().parse_args(arguments)
    try:
        text = _done(asked)
    except KeyboardInterrupt:
        return _failed(asked, "interrupted", INTERRUPTED)
    except OutputError as error:
        return _failed(asked, str(error), WRONG_USE)
    except ImportError as error:
        return _failed(asked, f"Python cannot load {error.name} ({error}); install the packages that README.md"
            " lists, or"
                       f" allow it more memory ({shortage.memory_limit()})", FAILED)
    except OSError as error:
        if error.filename is None:  # of HDF5, on what it cannot read
            return _failed(asked, *_told(asked, error))
        return _failed(asked, f"{error.filename}: {error.strerror}{shortage.way_out(error)}", FAILED)
    except MemoryError as error:
        return _failed(asked, _no_memory(asked, str(error)), FAILED)
    except Exception as error:  # of libraries, on a file that no check caught; a traceback would help nobody
        return _failed(asked, *_told(asked, error))
    return _say(asked, text)


def _done(asked: argparse.Namespace) -> str:
    """Does what was asked for and returns the text to print."""
    if asked.command == "sensitivity":
        from .sensitivity.command import sensitivity as analysed  # its libraries take a second to load
        return analysed(asked)
    if asked.command == "calibrate":
        from .calibration.command import calibrate
        return calibrate(asked)
    from .brief import Wanted, brief  # as above

    for option, path, kinds in (("-o", asked.output, PAGES), ("--pdf", asked.pdf, (".pdf",))):
        if path is not None and path.suffix and path.suffix.lower() not in kinds:
            raise OutputError(f"{option} {path}: cannot be written in this format; give a name that ends in"
                              f" {' or '.join(kinds[:1])}. There are: -o FILE.html, --pdf FILE.pdf, --charts DIR"
                              " (PNG and"
                              " SVG) and --csv DIR")
    pdf, beside = asked.pdf, asked.pdf is not None and not asked.pdf.name
    if beside:  # --pdf alone: beside the page, or beside the results
        pdf = (asked.output or asked.file).with_suffix(".pdf")
    made = brief(asked.file, Wanted(asked.output, pdf, asked.charts, asked.csv, beside), asked.force, asked.diagnosis)
    if asked.json:
        return as_json(made.manifest)
    return "" if asked.quiet else _tell(made)


def _no_memory(asked: argparse.Namespace, limit: str = "") -> str:
    return (f"{asked.file}: there is not enough memory for it ({limit or shortage.memory_limit()}); close other programs, or use"
            " a machine with more")


def _told(asked: argparse.Namespace, error: Exception) -> tuple[str, int]:
    from .names import FontError
    from .calibration.search import SearchError
    from .read import ResultsError
    from .sensitivity.question import QuestionError

    if isinstance(error, FontError):
        return str(error), FAILED
    if isinstance(error, (ResultsError, QuestionError, SearchError)):
        return str(error), WRONG_USE
    if shortage.is_short_of_memory():
        return _no_memory(asked), FAILED
    what = (str(error).splitlines() or [""])[0][:200]
    if asked.command == "calibrate":
        return f"{asked.file}: the search failed ({type(error).__name__}: {what}). Report this as a fault of coadopt.", FAILED
    if "cannot be NaN or Inf" in what:  # as matplotlib says of the ends of an axis
        return (f"{asked.file}: some of its numbers are infinite or missing, and charts cannot be drawn of them: this file is not"
                " one that coadopt wrote, or it is damaged"), WRONG_USE
    return (f"{asked.file}: this file is not one that coadopt wrote, or it is damaged:"
            f" {type(error).__name__}{f' ({what})' if what else ''}"), WRONG_USE


def _say(asked: argparse.Namespace, text: str) -> int:
    # The files are written by now; a reader who leaves early, such as `head`, has seen what it wanted.
    try:
        if text:
            print(escaped(text, lines=True))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        stopping.leave_output()
    except OSError as error:
        stopping.leave_output()
        return _failed(asked, f"standard output: {error.strerror}", FAILED)
    return DONE


def _tell(made: Briefing) -> str:
    from .style import CAUTION

    return "\n".join([made.finding, f"{made.basis} {CAUTION}", *(f"Note: {note}" for note in made.notes), "Written:",
                      *(f"  {shown(path)}" for path in made.files)])


def _failed(asked: argparse.Namespace, message: str, code: int) -> int:
    if sys.stderr is not None:
        try:
            print(f"coadopt {asked.command}: {escaped(message[:LONGEST])}", file=sys.stderr, flush=True)
        except OSError:
            pass
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="coadopt_analysis", description="Charts and findings from results files.")
    parser.add_argument("--version", action="version", version=f"coadopt-analysis {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    brief_parser = commands.add_parser(
        "brief", prog="coadopt brief", help="a page to read in two minutes; its charts and the numbers behind them",
        description="Writes a briefing on a results file: findings, costs, how certain they are, and charts.",
        epilog="example: coadopt brief comparison.h5 -o briefing.html --pdf --charts charts --csv numbers",
    )
    brief_parser.add_argument("file", type=Path, metavar="FILE.h5", help="what `coadopt run` or `coadopt compare` wrote")
    brief_parser.add_argument("-o", "--output", type=Path, metavar="FILE.html", help="the page, one file that opens offline")
    brief_parser.add_argument("--pdf", type=Path, nargs="?", const=Path(), metavar="FILE.pdf",
                              help="the same on A4; without a name, the page's or the results file's with .pdf")
    brief_parser.add_argument("--charts", type=Path, metavar="DIR", help="folder for PNG, SVG and alt text")
    brief_parser.add_argument("--csv", type=Path, metavar="DIR", help="folder for the numbers (default: the folder of the"
        " charts)")
    brief_parser.add_argument("--diagnosis", type=Path, metavar="FILE.h5",
                              help="what `coadopt diagnose` wrote of one of its scenarios")
    brief_parser.add_argument("--force", action="store_true", help="overwrite files that are already there")
    brief_parser.add_argument("--quiet", action="store_true", help="print nothing")
    brief_parser.add_argument("--json", action="store_true", help="print the finding and the list of charts as JSON")
    sensitivity.add(commands)
    calibration.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
