"""A second implementation, made from docs/model.md alone, agrees with the program (a small version of compare.py)."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from independent import compare, declared, points, program  # noqa: E402

HERE = ROOT / "tests/independent/scenarios"

MONTHS, REPLICATES, SEED = 6, 24, 5

# scenario: what is set. Draws are fixed by the seed; by chance one case in a hundred would fail at another seed.
CASES = {
    "as it is": ("partnership.toml", {}),
    "coaches who leave often": ("strong_coaches.toml", {}),
    "hours that never suffice, and steps of the Star": (
        "partnership.toml",
        {
            "workload.duties": [0.9, 0.9, 0.9],
            "workload.casework_hours": 2.0,
            "session.wanted": [4.0, 4.0, 10.0, 16.0],
            "organisation.star_rate": 1.0,
            "organisation.star_steepness": 0.3,
            "learning.skill_spread": 0.3,
        },
    ),
    "evidence and capacity that move fast, in organisations and communities that are alike": (
        "partnership.toml",
        {
            "organisation.evidence_yield": 0.2,
            "organisation.drift": 0.15,
            "community.capacity_growth": 0.03,
            "community.capacity_return": 0.1,
            "start.organisation.concentration": 200,
            "start.community.concentration": 200,
        },
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_program_and_the_second_implementation_agree(case):
    scenario, changes = CASES[case]
    found = compare.tests(*compare.both(HERE / scenario, changes, MONTHS, REPLICATES, SEED))
    assert len(found) > 1000
    assert not compare.beyond_chance(found), compare.beyond_chance(found)


def test_a_law_that_differs_is_found():
    theirs = program.run(HERE / "partnership.toml", {}, MONTHS, REPLICATES, SEED)
    ours = compare.mine(HERE / "partnership.toml", {"adoption.lapse": 0.4}, MONTHS, REPLICATES, SEED)
    assert "practice_in_use" in {test[1] for test in compare.beyond_chance(compare.tests(theirs, ours))}


def test_points_are_within_the_declared_ranges():
    bounds = declared.declared()
    for name, value in points.point(points.np.random.default_rng(3), 0.25).items():
        low, high = bounds[name][1:]
        assert all(low <= x <= high for x in (value if isinstance(value, list) else [value])), name
