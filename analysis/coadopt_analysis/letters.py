"""Text from files and names of files as they can be shown anywhere: on a terminal, in a page, a table or JSON."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

# Control characters, of which terminals and XML take some for orders; line separators; marks that turn the direction of
# the text around them; and halves of a pair, which no encoding can hold.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")
LONGEST_NAME = 1_000  # characters; longer names are cut before anything is made of them, for a file may hold millions
_LINES = re.compile("[\n\t]")


def escaped(text: str, lines: bool = False) -> str:
    """The text with each character that cannot be shown as an escape: \\x1b, \\u202e. It can be encoded as UTF-8.

    Bytes of a file name that is not UTF-8, as Python keeps them, are shown as \\xe9. lines: line ends and tabs are kept.
    """
    text = _joined(text)
    return _UNSHOWN.sub(lambda found: found[0] if lines and _LINES.match(found[0]) else _escape(ord(found[0])), text)


def shown(path: str | os.PathLike[str]) -> str:
    """The name of a file as text that can be shown."""
    return escaped(os.fspath(path))


def as_json(value: Any, **more: Any) -> str:
    """JSON, indented, in UTF-8, in which characters that cannot be shown stand as escapes of JSON."""
    text = _joined(json.dumps(value, indent=2, ensure_ascii=False, default=_named, **more))
    return _UNSHOWN.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)


def _named(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{type(value).__name__} does not go into JSON")


def _joined(text: str) -> str:
    # Bytes that Python could not decode in the C locale may be whole letters of UTF-8.
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text


def _escape(code: int) -> str:
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
