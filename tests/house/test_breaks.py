"""The list of breaks keeps up with the laws and the tests that it names."""

import importlib.machinery
import importlib.util
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAWS = tomllib.loads((ROOT / "tests" / "breaks.toml").read_text(encoding="utf-8"))["law"]


def found(text, was):
    """Where a break's text stands in a file, however its lines are broken."""
    words = r"\s+".join(re.escape(word) for word in was.split()).replace(r"\(", r"\(\s*")
    return [match.span() for match in re.finditer(words, text)]


def places(text, was):
    """How often it stands there."""
    return len(found(text, was))


def test_what_is_broken_stands_where_the_list_says_once():
    wrong = []
    for law in LAWS:
        text = (ROOT / law["file"]).read_text(encoding="utf-8")
        for words, was, _, _ in law["breaks"]:
            if places(text, was) != 1:
                wrong.append(f"{law['file']}: {words}: {was!r} stands there {places(text, was)} times")
    assert not wrong, "\n".join(wrong)


def test_texts_of_breaks_are_the_same_or_apart():
    """All stand in one copy of the sources, where one that lies within another would spoil it."""
    wrong = []
    for name in sorted({law["file"] for law in LAWS}):
        text = (ROOT / name).read_text(encoding="utf-8")
        spans = {span for law in LAWS if law["file"] == name for _, was, _, _ in law["breaks"] for span in found(text, was)}
        ordered = sorted(spans)
        wrong += [f"{name}: {text[b[0]:b[1]]!r}" for a, b in zip(ordered, ordered[1:]) if b[0] < a[1]]
    assert not wrong, "\n".join(wrong)


def bare_comma(text):
    depth = 0
    for letter in text:
        depth += (letter in "([{") - (letter in ")]}")
        if letter == "," and depth == 0:
            return True
    return False


def test_texts_of_breaks_are_expressions_or_statements():
    """A break becomes `(broken(7) ? (this) : (that))`, or `if (broken(7)) { this } else { that }` where it ends with a semicolon."""
    wrong = []
    for law in LAWS:
        for words, was, becomes, _ in law["breaks"]:
            texts = [was, becomes]
            whole = all(text.count(a) == text.count(b) for text in texts for a, b in ("()", "[]", "{}"))
            if was.endswith(";"):
                fits = not becomes or becomes[-1] in ";}"
            else:
                fits = not any(bare_comma(text) or re.match(r"(return|for|if|else|const|auto|case)\b|COADOPT_|\.\w+ =|$", text)
                               or re.match(r"(&&|\|\||[*+/] )", text) or re.search(r"(&&|\|\||[*+/-])$", text) for text in texts)
            if not whole or not fits:
                wrong.append(f"{law['file']}: {words}: {was!r} => {becomes!r}")
    assert not wrong, "\n".join(wrong)


def there_in(folder):
    sources = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*_test.cpp"))
    return {f"{suite}.{name}" for suite, name in re.findall(r"^TEST(?:_F)?\((\w+), (\w+)\)", sources, re.M)}


def named():
    return {name for law in LAWS for *_, red in law["breaks"] for name in red}


def test_every_limit_with_a_known_answer_is_seen_red():
    unbroken = there_in(ROOT / "tests" / "limits") - named()
    assert not unbroken, f"name a break of these in tests/breaks.toml: {sorted(unbroken)}"


def test_tests_that_go_red_exist():
    assert all(red for law in LAWS for *_, red in law["breaks"]), "every break names a test"
    unknown = named() - there_in(ROOT / "tests")
    assert not unknown, sorted(unknown)


def break_laws():
    """The program that breaks laws, as a module."""
    sys.dont_write_bytecode = True
    loader = importlib.machinery.SourceFileLoader("break_laws", str(ROOT / "tests" / "break_laws"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("break_laws", loader))
    loader.exec_module(module)
    return module


# Ends in its second test as a contract that is broken ends it; without that test it goes on.
ENDS = """#!/bin/sh
echo "[ RUN      ] Laws.First"
echo "[       OK ] Laws.First (0 ms)"
case "$1" in *-*Laws.Second*) ;; *) echo "[ RUN      ] Laws.Second"; kill -ABRT $$ ;; esac
echo "[ RUN      ] Laws.Third"
echo "[  FAILED  ] Laws.Third (0 ms)"
exit 1
"""


def test_tests_after_one_that_ends_the_program_are_seen_red(tmp_path):
    program = tmp_path / "program"
    program.write_text(ENDS, encoding="utf-8")
    program.chmod(0o755)
    assert break_laws().run(program, 7, ["Laws.*"]) == ["Laws.Second", "Laws.Third"]


def test_every_room_of_laws_has_tests():
    program = break_laws()
    assert not [room for room in program.OF_LAWS if not program.tests_of(room)]


def test_no_break_is_of_what_is_not_built():
    program = break_laws()
    breaks = program.read_breaks()
    out = tuple(program.LEFT_OUT)
    assert not [one.words for one in breaks if one.file.startswith(out)]
    red = {name for one in breaks for name in one.red}
    unbuilt = {name for room in out if room.startswith("tests/") for name in there_in(ROOT / room)}
    assert not red & unbuilt, f"LEFT_OUT in tests/break_laws leaves these out: {sorted(red & unbuilt)}"
    assert len({one.number for one in breaks}) == len(breaks), "two breaks have one number"
