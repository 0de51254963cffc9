"""The paired difference is that of `coadopt compare`: both are held against the same examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from coadopt_analysis.replicates import paired_difference

EXAMPLES = Path(__file__).resolve().parents[2] / "tests" / "experiment" / "comparison" / "paired_examples.json"


def examples() -> list[Any]:
    read: list[Any] = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    return [pytest.param(one, id=one["name"]) for one in read]


@pytest.mark.parametrize("one", examples())
def test_the_difference_is_what_the_shared_examples_say(one: dict[str, Any]) -> None:
    difference = paired_difference(one["values"], one["reference"])
    assert difference.mean == pytest.approx(one["mean"], rel=1e-9)
    assert difference.low == pytest.approx(one["low"], rel=1e-9)
    assert difference.high == pytest.approx(one["high"], rel=1e-9)
    assert difference.clear == one["clear"]
    assert difference.pairs == len(one["values"])
