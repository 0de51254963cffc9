"""How a preset's build calls its compiler, for checks that compile on their own."""

import json
import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def compiler_call(preset):
    """The compiler and options that a preset's build uses for sim/, without optimisation, precompiled headers and files."""
    commands = ROOT / "build" / preset / "compile_commands.json"
    if not commands.is_file():
        pytest.fail(f"build/{preset} is not configured: cmake --preset {preset}")
    entries = [one for one in json.loads(commands.read_text()) if "/results.dir/" in one["command"]]
    words = max((shlex.split(one["command"]) for one in entries), key=len)
    words = words[next(i for i, word in enumerate(words) if re.search(r"(g|clang)\+\+[-\d]*$", word)) :]
    kept = [words[0], "-O0"]
    for word, following in zip(words[1:], words[2:] + [""]):
        if word == "-isystem":
            kept += [word, following]
        elif word.startswith(("-I", "-D", "-std", "-W", "-f", "-m")) and "pch" not in word and "FORTIFY" not in word:
            kept.append(word)
    return kept
