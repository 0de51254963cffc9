"""A parameter that can be set but that nothing reads would be a promise the model does not keep."""

import json
import re

from program import ROOT, coadopt

SIM = ROOT / "sim"


def code_of(path):
    """A source without its comments and text."""
    text = re.sub(r'"(?:\\.|[^"\\\n])*"', '""', path.read_text())
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.DOTALL)


SOURCES = {path: code_of(path) for path in sorted(SIM.rglob("*.[ch]pp"))}


def declared():
    """(struct, member) of every declared parameter, as written `COADOPT_PARAMETER(type, member, ...)` in its struct."""
    structs = [(name, body_of(code, name)) for code in SOURCES.values()
               for name in re.findall(r"\bCOADOPT_PARAMETERS\((\w+), ", code)]
    return [(name, found[1]) for name, body in structs for found in DECLARED.finditer(body)]


DECLARED = re.compile(r"\bCOADOPT_PARAMETER\(\s*(?:[\w:]+(?:<[\w:, ]+>)?), (\w+),")


def body_of(code, struct):
    """What stands between the braces of a struct; nothing where the code does not define it."""
    found = re.search(rf"\bstruct {struct}\b[^;{{]*\{{(.*?)\n\}};", code, re.DOTALL)
    return found[1] if found else ""


def uses(struct, member):
    """Where the member is read: `p.member`, `p->member`, or `member` in a function of its own struct."""
    access = re.compile(rf"(\.|->)\s*{member}\b")
    word = re.compile(rf"\b{member}\b")
    for path, code in SOURCES.items():
        if member not in code:
            continue
        if access.search(code) or word.search(DECLARED.sub("", body_of(code, struct))):
            yield path


def test_the_declarations_are_found_in_the_sources():
    described = json.loads(coadopt("describe", "parameters", "--json").out)
    of_structures = json.loads(coadopt("describe", "structures", "--json").out)
    assert len(declared()) == len(set(declared())) == len(described) + len(of_structures) > 100


def test_every_declared_parameter_is_used():
    unused = [f"{struct}::{member}" for struct, member in declared() if not any(uses(struct, member))]
    assert not unused, "declared, but nothing reads it: " + ", ".join(unused)


def test_a_parameter_that_nothing_reads_would_be_found():
    assert not any(uses("SettleParameters", "a_member_that_is_not_there"))
