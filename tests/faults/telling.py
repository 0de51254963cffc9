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


def table(tried):
    """Faults by command and by what they came upon, as Markdown."""
    by_name = collections.Counter()
    for (command, kind), number in tried.items():
        by_name[whole_name(command), kind] += number
    names = list(dict.fromkeys(name for name, _ in by_name))
    rows = [[name, *(by_name[name, kind] for kind in KINDS)] for name in sorted(names)]
    rows.append(["**all**", *(sum(by_name[name, kind] for name in names) for kind in KINDS)])
    head = f"| command | {' | '.join(KINDS.values())} | faults |\n|---|{'---:|' * (len(KINDS) + 1)}\n"
    return head + "".join(f"| {name} | {' | '.join(f'{number:,}' for number in [*numbers, sum(numbers)])} |\n"
                          for name, *numbers in rows)


def tell(results, seed):
    """Prints the summary: how many faults there were, and how many did not end as they should."""
    wrong = {str(case) for case, _ in results.found}
    print(f"\n{table(results.tried)}")
    print(f"{results.number:,} faults of seed {seed}, {results.fired:,} came to pass, {len(wrong):,} did not end as they "
          f"should; {results.seconds:.0f} s, {results.processor_seconds:.0f} s of processors")


def section(results, seed, commit):
    wrong = len({str(case) for case, _ in results.found})
    return (f"{BEGIN}\n\n{TEXT}\nAt {commit}, `tests/faults/run --faults {results.number} --seed {seed}`: {results.number:,} cases, of "
            f"which {results.fired:,} came to\npass and {wrong:,} did not end as they should.\n\n{table(results.tried)}\n{END}\n")


def write(results, seed):
    """Puts the figures into docs/proof.md, in place of those there."""
    git = ["git", "describe", "--always", "--dirty"]
    commit = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, timeout=60).stdout.strip()
    page = PAGE.read_text(encoding="utf-8")
    before = re.sub(rf"\n*{re.escape(BEGIN)}.*?{re.escape(END)}\n", "", page, flags=re.S)
    PAGE.write_text(before.rstrip("\n") + "\n\n" + section(results, seed, commit), encoding="utf-8")
