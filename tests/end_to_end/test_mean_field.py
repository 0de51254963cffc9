"""Where a place is large and well mixed, the program follows the difference equations of its expected flows."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from mean_field import compare, month  # noqa: E402

# Two years, and sizes at which all of it takes seconds. Draws are fixed by the seed.
MONTHS, REPLICATES, SEED = 24, 2, 3


def apart(changes, of_equations=None):
    """The measures that differ by more than is allowed; the equations may have a law that the program has not."""
    theirs = compare.theirs(compare.PLACE, changes, MONTHS, REPLICATES, SEED)
    rows = compare.compared(theirs, month.run(compare.PLACE, {**changes, **(of_equations or {})}, MONTHS))
    assert len(rows) > 40
    return {row.measure for row in rows if row.far > 1}


@pytest.mark.parametrize("setting", ["imitation", "scarce time"])
def test_a_large_well_mixed_place_follows_the_mean_field(setting):
    assert not apart(compare.SETTINGS[setting])


def test_small_teams_with_complex_contagion_do_not():
    assert {"in_use", "tries"} <= apart(compare.SMALL_TEAMS)


def test_a_law_that_differs_is_found():
    assert {"in_use", "trying"} <= apart({}, {"adoption.confirm": 0.35})
