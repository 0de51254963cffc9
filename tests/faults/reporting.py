"""Tells what came of the faults: on the terminal, and as the last part of docs/proof.md."""

import collections
import re
import subprocess

from serving import ROOT

PAGE = ROOT / "docs/proof.md"
BEGIN, END = "<!-- Made by tests/faults/run --write. -->", "<!-- The end of what tests/faults/run made. -->"
TEXT = """## Faults on purpose

A call that changes a file, reads one, takes memory or starts a thread fails, with each error that it may have; or half of what
was to be written is written; or the program is ended there by SIGKILL, SIGINT or SIGTERM. Each command runs on one to four
threads. Afterwards what stands under the output's name must be what stood there before, or all of it and right, to the bit;
the command must have said in plain words why it failed; and the next run, undisturbed, must come to the same data as if
nothing had happened, and leave nothing else behind. One case in eight has a second fault, in what goes on from the first.
HDF5 may crash where it gets no memory; its files are judged all the same. `tests/faults/run --seed S` repeats a draw, and
`--only` one case; on several threads, threads take turns by chance, and `--repeat` tries one often.
"""
KINDS = {"writing": "a file is changed", "reading": "a file is read", "memory": "memory is taken",
         "threads": "a thread is started", "ended": "ended by a signal"}
DRAW = ["seed", "version", "faults", "came to pass", "did not end as they should"]


def whole_name(command):
    """The command of the program that a variant, such as sweep-resume, is of."""
    return command.split("-")[0]


def tell_problems(found):
    """Prints each kind of problem with the first case of it."""
    kinds = collections.defaultdict(list)
    for case, problem in found:
        call = case.faults[0].call if len(case.faults) == 1 else "two faults"
        kinds[case.command, problem.kind, call].append((case, problem))
    for (command, kind, call), some in sorted(kinds.items()):
        case, problem = some[0]
        print(f"\n{command}: {kind}: {len(some)} times, {call}. The first:")
        print(f"  tests/faults/run --only '{case}'\n  {problem.text}")


def by_command(tried):
    """Faults of each command, its variants together, by what they came upon."""
    sums = collections.Counter()
    for (command, kind), number in tried.items():
        sums[whole_name(command), kind] += number
    return sums


def table(sums):
    """Faults by command and by what they came upon, as Markdown."""
    names = sorted({name for name, _ in sums})
    rows = [[name, *(sums[name, kind] for kind in KINDS)] for name in names]
    rows.append(["**all**", *(sum(sums[name, kind] for name in names) for kind in KINDS)])
    head = f"| command | {' | '.join(KINDS.values())} | faults |\n|---|{'---:|' * (len(KINDS) + 1)}\n"
    return head + "".join(f"| {name} | {' | '.join(f'{number:,}' for number in [*numbers, sum(numbers)])} |\n"
                          for name, *numbers in rows)


def tell(results, seed):
    """Prints the summary: how many faults there were, and how many did not end as they should."""
    wrong = {str(case) for case, _ in results.found}
    print(f"\n{table(by_command(results.tried))}")
    print(f"{results.number:,} faults of seed {seed}, {results.fired:,} came to pass, {len(wrong):,} did not end as they "
          f"should; {results.seconds:.0f} s, {results.processor_seconds:.0f} s of processors")


def cells(line):
    return [cell.strip().replace(",", "") for cell in line.strip("|").split("|")]


def recorded(page):
    """(rows of the draws, sums by command) that stand in the page; both empty where there are none."""
    found = re.search(rf"{re.escape(BEGIN)}(.*?){re.escape(END)}", page, flags=re.S)
    lines = [cells(line) for line in found.group(1).splitlines() if line.startswith("|")] if found else []
    rows = [line for line in lines if len(line) == len(DRAW) and line[0].isdigit()]
    sums = collections.Counter({(name, kind): int(number) for name, *numbers in lines
                                if len(numbers) == len(KINDS) + 1 and numbers[0].isdigit() and not name.startswith("**")
                                for kind, number in zip(KINDS, numbers)})  # fmt: skip
    return rows, sums


def section(rows, sums):
    totals = [sum(int(row[i]) for row in rows) for i in range(2, len(DRAW))]
    lines = [[row[0], row[1], *(f"{int(number):,}" for number in row[2:])] for row in rows]
    lines.append(["**all**", "", *(f"{number:,}" for number in totals)])
    draws = "".join(f"| {' | '.join(line)} |\n" for line in [DRAW, ["---:", "---", *["---:"] * (len(DRAW) - 2)], *lines])
    return f"{BEGIN}\n\n{TEXT}\n{table(sums)}\n{draws}\n{END}\n"


def add_to(page, results, seed, commit):
    """The page with the figures of this draw added to those there; a draw that is there already begins the figures anew."""
    rows, sums = recorded(page)
    if any(row[0] == str(seed) for row in rows):
        rows, sums = [], collections.Counter()
    wrong = len({str(case) for case, _ in results.found})
    rows.append([str(seed), commit, str(results.number), str(results.fired), str(wrong)])
    sums.update(by_command(results.tried))
    before = re.sub(rf"\n*{re.escape(BEGIN)}.*?{re.escape(END)}\n", "", page, flags=re.S)
    return before.rstrip("\n") + "\n\n" + section(rows, sums)


def write(results, seed):
    """Adds the figures to docs/proof.md."""
    def git(*words):
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, timeout=60).stdout.strip()

    commit = git("rev-parse", "--short", "HEAD")
    if git("status", "--porcelain", "sim", "tests/faults"):
        commit += " with changes"
    PAGE.write_text(add_to(PAGE.read_text(encoding="utf-8"), results, seed, commit), encoding="utf-8")
