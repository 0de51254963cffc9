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
    """(struct, member) of every declared parameter, as written `at<&Struct::member>()`."""
    return [pair for code in SOURCES.values() for pair in re.findall(r"\bat<&(\w+)::(\w+)>", code)]


def without_declarations(code, struct, member):
    """The code without the member's own line in its struct and in the table of declarations."""
    code = re.sub(rf"\bat<&{struct}::{member}>", "", code)
    body = re.search(rf"\bstruct {struct}\b[^;{{]*\{{(.*?)\n\}};", code, re.DOTALL)
    if body is None:
        return code
    without = re.sub(rf"^\s*[\w:<>, ]+[ >]{member}(\s*=[^;]*|\s*\{{[^;]*\}})?;", "", body[1], flags=re.MULTILINE)
    return code[: body.start(1)] + without + code[body.end(1) :]


def uses(struct, member):
    """Reads of the member: `p.member`, `p->member`, or `member` alone where its struct has functions of its own."""
    for path, code in SOURCES.items():
        rest = without_declarations(code, struct, member)
        for found in re.finditer(rf"(\.|->)\s*{member}\b", rest):
            if found.start() > 0:
                yield path
        body = re.search(rf"\bstruct {struct}\b[^;{{]*\{{(.*?)\n\}};", rest, re.DOTALL)
        if body and re.search(rf"\b{member}\b", body[1]):
            yield path


def test_the_declarations_are_found_in_the_sources():
    described = json.loads(coadopt("describe", "parameters", "--json").out)
    assert len(declared()) == len(set(declared())) == len(described) > 100


def test_every_declared_parameter_is_used():
    unused = [f"{struct}::{member}" for struct, member in declared() if not any(uses(struct, member))]
    assert not unused, "declared, but nothing reads it: " + ", ".join(unused)


def test_a_parameter_that_nothing_reads_would_be_found():
    assert not any(uses("SettleParameters", "a_member_that_is_not_there"))
