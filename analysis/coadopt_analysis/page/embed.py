"""Puts scripts, styles and data into a page so that nothing in them can end or leave it."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any


def as_json(value: Any) -> str:
    """JSON that may stand inside <script>: no letter of it can close the element or end a line of JavaScript."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def policy(scripts: list[str], styles: list[str]) -> str:
    """A content-security policy that lets these run and nothing else, and asks nobody for anything."""
    rules = ["default-src 'none'", "img-src data:", "base-uri 'none'", "form-action 'none'"]
    if scripts:
        rules.append("script-src " + " ".join(_hash(script) for script in scripts))
    rules.append("style-src " + " ".join(_hash(style) for style in styles))
    return "; ".join(rules)


def data_url(content: bytes, kind: str) -> str:
    """A picture as an address that holds it."""
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
