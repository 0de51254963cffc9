"""Parameters and structures, read from the tables of docs/parameters.md and docs/structures.md."""

import re
from pathlib import Path
from types import SimpleNamespace

import numpy as np

DOCS = Path(__file__).parents[2] / "docs"
COS = ["commission", "design", "deliver", "assess"]
ROLES = ["frontline", "manager", "leader"]
KINDS = ["council", "health_board", "provider", "third_sector"]
COMMISSION, DESIGN, DELIVER, ASSESS = range(4)
FRONTLINE, MANAGER, LEADER = range(3)
NOT_YET, TRYING, IN_USE, LAPSED = range(4)
PASSIVE, WILLING, ACTIVE, WITHDRAWN = range(4)
# 2: commission for managers and leaders, design for frontline staff and managers, deliver for frontline staff, assess for all
RELEVANT = np.array([[0, 1, 1, 1], [1, 1, 0, 1], [1, 0, 0, 1]], bool)


def number(text):
    return float(text.replace(",", ""))


def value(text):
    """`0.5`, `design 0.1, deliver 0.2` or a word."""
    parts = [part.split() for part in text.split(", ")]
    if all(len(part) == 2 for part in parts) and len(parts) > 1:
        return np.array([number(part[1]) for part in parts])
    try:
        return number(text)
    except ValueError:
        return text


def rows(page, columns):
    for line in (DOCS / page).read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if re.match(r"\| `", line) and len(cells) == columns:
            yield [cell.strip("`") for cell in cells]


def declared():
    """name: (default, lowest, highest) of each parameter; a choice has its words in place of bounds."""
    found = {}
    for name, default, bounds, *_ in rows("parameters.md", 6):
        low, dots, high = bounds.partition(" .. ")
        found[name] = (value(default), number(low), number(high)) if dots else (default, bounds.split(", "), None)
    return found


def parameters(changes=None):
    """The parameters as p.table.key, or p.start.staff.key, with `changes` by their full names."""
    values = {name: default for name, (default, *_) in declared().items()}
    unknown = set(changes or {}) - set(values)
    assert not unknown, unknown
    for name, changed in (changes or {}).items():
        values[name] = np.array(changed, float) if isinstance(changed, list | tuple | np.ndarray) else changed
    p = SimpleNamespace()
    for name, item in values.items():
        place = p
        *tables, key = name.split(".")
        for table in tables:
            place.__dict__.setdefault(table, SimpleNamespace())
            place = getattr(place, table)
        setattr(place, key, item)
    return p


def structures():
    """kind: {key: default} of each structure."""
    found = {}
    for name, _, default, *_ in rows("structures.md", 7):
        kind, key = name.split(".")
        found.setdefault(kind, {})[key] = value(default)
    return found
