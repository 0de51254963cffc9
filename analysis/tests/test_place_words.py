"""What the briefing of a real place says of its levels: what its file gives is no assumption."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest
from briefed import briefed
from test_briefing_words import section, told

PLACE = """
community = [{ name = "North", neighbours = 5 }]
team = [{ name = "Care", organisation = "Council", community = "North", frontline = 6, manager = 1, leader = 0, users = 9 }]

[[population.organisation]]
name = "Council"
kind = "council"
frontline = { skill = 0.35 }
"""


def starts(path: Path, place: str = "", default: float = 0.3, command: str = "") -> tuple[str, str]:
    """What is said of the skill at the start, and of how many numbers are assumed."""
    briefed(path)
    sizes, people = "[population]" + place.partition("[[")[0], "".join(place.partition("[[")[1:])
    with h5py.File(path, "r+") as file:
        texts = {name: bytes(file.attrs[name]).decode().replace("[population]", sizes, 1) + people
                 for name in file.attrs if name.startswith("scenario_")}
        for name, text in {**texts, "command": command or "coadopt compare a.toml b.toml"}.items():
            del file.attrs[name]  # to write over it spoils an index, in HDF5 1.10
            file.attrs[name] = np.bytes_(text.encode())
        file["parameters/start.staff.skill"].attrs["default"] = [default]
    change = section(told(path), "what-would-change")
    return dict(change.points)["Where skill starts"].removeprefix("Skill to enable users and communities: "), \
        " ".join(change.sentences)


@pytest.mark.parametrize("roles, words", [
    ("", "0.35 on a scale of 0 to 1, from this place\u2019s file; where it gives none, assumed at 0.3."),
    ("manager = { skill = 0.7 }\n", "0.35 to 0.7 on a scale of 0 to 1, from this place\u2019s file."),
    ("manager = { skill = 0.35 }\nleader = { skill = 0.9 }\n", "0.35 on a scale of 0 to 1, from this place\u2019s file."),
])
def test_levels_of_a_survey_are_not_assumed(roles: str, words: str, tmp_path: Path) -> None:
    assert starts(tmp_path / "r.h5", PLACE + roles)[0] == words


@pytest.mark.parametrize("place, command, whence", [
    (PLACE.replace("skill", "attitude"), "", "from this place\u2019s file"), ("", "", "as the scenario sets it"),
    ("", "coadopt compare a.toml --set start.staff.skill=0.3", "as the command line sets it"),
])
def test_values_that_differ_from_the_default_are_not_assumed(place: str, command: str, whence: str, tmp_path: Path) -> None:
    level, counted = starts(tmp_path / "r.h5", place, 0.28, command)
    assert level == f"0.3 on a scale of 0 to 1, {whence}."
    assert "Of the model's 4 numbers 2 are assumed" in counted
