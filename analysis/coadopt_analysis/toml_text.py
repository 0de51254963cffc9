"""Parses the TOML of scenarios and experiments that a results file keeps, in a time that grows no faster than the text."""

from __future__ import annotations

import re
import tomllib
from typing import Any

LONGEST = 4 << 20  # characters of a text; coadopt reads scenario files of at most 1 MB
MOST_PARTS = 8     # of a dotted key: the time that tomllib takes for one grows with the cube of their number

# Strings and comments, whole or cut short, then what ends a key, then the dots of a key.
_TOKENS = re.compile(r"""
    "{3} (?: [^"\\]++ | \\. | "(?!"") )*+ "{0,5}  |  '{3} (?: [^']++ | '(?!'') )*+ '{0,5}
  | " (?: [^"\\\n]++ | \\. )*+ "?  |  ' [^'\n]*+ '?  |  \# [^\n]*+  |  [\n=,{}\[\]]  |  \.
    """, re.DOTALL | re.VERBOSE)


class TooLong(ValueError):
    """What is longer than anything that coadopt writes, in words."""


def as_text(value: Any) -> str:
    """An attribute that holds TOML, as text; empty for None."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or "")


def parsed(text: str) -> dict[str, Any]:
    """What a TOML text says. Raises ValueError or RecursionError for other texts; of ValueError TooLong where the text has
    more than LONGEST characters or a key more than MOST_PARTS parts."""
    if len(text) > LONGEST:
        raise TooLong(f"it has {len(text):,} characters; there are at most {LONGEST:,}")
    dots = 0
    for token in _TOKENS.finditer(text):
        dots = dots + 1 if token[0] == "." else dots if token[0][0] in "\"'" else 0
        if dots >= MOST_PARTS:
            raise TooLong(f"it has a key of more than {MOST_PARTS} parts")
    return tomllib.loads(text)
