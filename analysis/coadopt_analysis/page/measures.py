"""What the interactive chart can show: measures of the results file under plain names."""

from __future__ import annotations

from dataclasses import dataclass

from ..words.amounts import sentence
from ..words.plain_names import BARRIERS, BEARERS, GROUPS

PER_CENT, POINTS, HOURS, POUNDS, LEVEL = "per cent", "points", "hours a month", "pounds a month", "0 to 100"

_COS = {"commission": "Commission", "design": "Design", "deliver": "Deliver", "assess": "Assess"}
_STEPS = {"none": "None yet", "map": "Map it", "focus": "Focus it", "people": "People it", "market": "Market it",
          "grow": "Grow it"}
_HOURS = {"duties": "Other duties", "casework": "Casework", "sessions": "Co-producing", "interventions": "Interventions",
          "free": "Free", "posts": "Posts that interventions pay for"}
_MONEY = {"set_up": "Setting up", "running": "Running"}


@dataclass(frozen=True)
class Measure:
    """A variable, how it is called, in what unit it is drawn, and the names of its parts if it has some."""

    variable: str
    label: str
    unit: str
    dimension: str = ""                     # that its parts lie along
    kind: str = ""                          # what a part is
    parts: tuple[tuple[str, str], ...] = () # label in the file, plain name; in this order

    @property
    def scale(self) -> float:
        """What a value of the file is multiplied by."""
        return 100.0 if self.unit in (PER_CENT, LEVEL) else 1.0


def _parts(names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, sentence(words)) for name, words in names.items())


MEASURES = (
    Measure("practice_in_use", "Staff who co-produce as routine", PER_CENT),
    Measure("in_use", "Staff who co-produce as routine, by Co", PER_CENT, "co", "Co", _parts(_COS)),
    Measure("practice_espoused", "Staff who say they are for it", PER_CENT),
    Measure("espoused", "Staff who say they are for it, by Co", PER_CENT, "co", "Co", _parts(_COS)),
    Measure("trying", "Staff who are trying it", PER_CENT, "co", "Co", _parts(_COS)),
    Measure("lapsed", "Staff who gave it up", PER_CENT, "co", "Co", _parts(_COS)),
    Measure("participation", "People taking part", PER_CENT, "group", "Group", _parts(GROUPS)),
    Measure("withdrawn", "People who took part and withdrew", PER_CENT, "group", "Group", _parts(GROUPS)),
    Measure("wellbeing", "Wellbeing", LEVEL, "group", "Group", _parts(GROUPS)),
    Measure("need", "Need", LEVEL, "group", "Group", _parts(GROUPS)),
    Measure("citizen_hours", "People's own hours", HOURS, "group", "Group", _parts(GROUPS)),
    Measure("barrier_level", "How high a barrier is", LEVEL, "barrier", "Barrier", _parts(BARRIERS)),
    Measure("star_step", "Organisations, by step of the Co-production Star", PER_CENT, "step", "Step", _parts(_STEPS)),
    Measure("staff_hours", "Staff hours, by use", HOURS, "item", "Use", _parts(_HOURS)),
    Measure("cost", "Money for interventions", POUNDS, "item", "Use", _parts(_MONEY)),
    Measure("cost_by_bearer", "Money for interventions, by who bears it", POUNDS, "bearer", "Bearer", _parts(BEARERS)),
    Measure("commitment", "Commitment of leaders", LEVEL),
    Measure("burnout", "Exhaustion of staff", LEVEL),
    Measure("turnover", "Staff who leave in a month", PER_CENT),
    Measure("slack", "Hours left for co-producing, each frontline worker", HOURS),
    Measure("capacity", "What user-led organisations can do", LEVEL),
)
