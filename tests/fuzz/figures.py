"""Figures of fuzzing: on the terminal for one run, and as a part of docs/proof.md for all runs together."""

import re
from dataclasses import dataclass, replace

BEGIN, END = "<!-- Made by tests/fuzz/run --write. -->", "<!-- The end of what tests/fuzz/run made. -->"
TEXT = """## Fuzzing

libFuzzer gives made-up input to what reads files, under the address and undefined-behaviour sanitizers. An input fails where
it crashes the program, takes {seconds} s or {megabytes} MB, or breaks a promise that its target in `tests/fuzz/` states. A failure ends
the run of its target; the input is then added to `tests/fuzz/corpus/` with the repair. `tests/fuzz/run SECONDS` repeats a run.
Inputs, processor time and failures are sums of all runs recorded here, the last of them on commit {commit}; edges reached and
peak memory are the largest of any run. Each run begins with the inputs kept from earlier ones, which are counted again.
"""
HEAD = ["target", "input", "inputs tried", "CPU time, s", "edges reached", "peak memory, MB", "failures"]

TARGETS = {
    "scenarios": "scenario files and --set, to the resolved text and back",
    "experiments": "experiment files of sweeps and budgets",
    "imports": "CSV files of staff, users, surveys and shares of budgets",
    "journals": "journals of runs, with right and wrong checksums",
    "identities": "what a results file says of its sweep, in JSON",
    "results": "results files whose variables, attributes and links are of other types, shapes and layouts",
    "damaged_results": "results files with other bytes, read in a child process",
}


@dataclass
class Figures:
    """What one run of a target, or several, came to."""

    target: str
    inputs: int
    cpu_seconds: int
    edges: int
    peak_megabytes: int
    failures: int

    def numbers(self):
        return [self.inputs, self.cpu_seconds, self.edges, self.peak_megabytes, self.failures]


def together(one, other):
    """The figures of both: sums, and the larger of edges reached and peak memory."""
    return replace(
        one, inputs=one.inputs + other.inputs, cpu_seconds=one.cpu_seconds + other.cpu_seconds, edges=max(one.edges, other.edges),
        peak_megabytes=max(one.peak_megabytes, other.peak_megabytes), failures=one.failures + other.failures,
    )


def table(figures):
    """A row for each target, as Markdown."""
    rows = [HEAD, ["---"] * 2 + ["---:"] * (len(HEAD) - 2)]
    rows += [[f"`{one.target}`", TARGETS[one.target], *(f"{number:,}" for number in one.numbers())] for one in figures]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def recorded(page):
    """The figures of each target that stand in the page; empty where there are none."""
    found = re.search(rf"{re.escape(BEGIN)}(.*?){re.escape(END)}", page, flags=re.S)
    rows = [line.strip("|").split("|") for line in found.group(1).splitlines() if line.startswith("| `")] if found else []
    figures = [Figures(row[0].strip(" `"), *(int(cell.replace(",", "")) for cell in row[2:])) for row in rows]
    return {one.target: one for one in figures}


def add_to(page, figures, commit, limits):
    """The page with these figures added to those there. `limits` are the seconds and megabytes that an input may take."""
    sums = recorded(page)
    for one in figures:
        sums[one.target] = together(sums[one.target], one) if one.target in sums else one
    text = TEXT.format(seconds=limits[0], megabytes=limits[1], commit=commit)
    section = f"{BEGIN}\n\n{text}\n{table([sums[target] for target in TARGETS if target in sums])}\n{END}\n"
    if BEGIN in page:
        return page[: page.index(BEGIN)] + section + page[page.index(END) + len(END) + 1 :]
    return page.rstrip("\n") + "\n\n" + section
