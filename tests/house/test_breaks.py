"""The list of breaks keeps up with the laws and the tests that it names."""

import re
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
