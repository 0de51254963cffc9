"""A test that starts a process waits for it no longer than a time it states."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([*(ROOT / "tests").rglob("*.py"), *(ROOT / "analysis" / "tests").rglob("*.py")])
WAITS = {"subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output"}


def waits_for_ever(call):
    """Whether a call waits for a process and states no time. Names passed on by ** are taken to hold one."""
    name = ast.unparse(call.func)
    if name in WAITS or name.endswith(".communicate") or name.endswith("process.wait"):
        return not any(keyword.arg in ("timeout", None) for keyword in call.keywords)
    return False


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_test_states_how_long_it_waits_for_a_process(path):
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    wrong = [f"{path.name}:{call.lineno}: {ast.unparse(call.func)} without timeout" for call in calls if waits_for_ever(call)]
    assert not wrong, "\n".join(wrong)
