"""The order of the test files."""

from __future__ import annotations

import pytest

# Files that take longest begin first, so that none of them is left for one processor at the end.
LONGEST = ("test_charts", "test_mutants", "test_room_for_words", "test_stopping", "test_page_in_chromium", "test_memory",
           "test_command", "test_types", "test_pictures")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.stem) if item.path.stem in LONGEST else len(LONGEST))
