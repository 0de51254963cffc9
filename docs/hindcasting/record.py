"""What was known at the end of 2017, and what is asked for. Values after it are read by `observed` alone, which scores use."""

import math
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import numpy

ROOT = Path(__file__).resolve().parents[2]
OBSERVATIONS = ROOT / "scenarios/observations"

KNOWN_UNTIL = 2018 * 12     # months since the year 0: what ended by then is known
ASKED_UNTIL = 2025 * 12     # what ended after that and by then is asked for
PANDEMIC = (2020 * 12 + 3, 2023 * 12)  # April 2020 to December 2022
POOLED = ("share", "level", "per_year")  # units of the series from which the spread of changes is taken
# Series that are in although their file leaves the measure out, with that measure. People who have or had a budget are
# compared with staff who deliver with people, from nearly nobody on: the right came in 2014. The shape is compared alone.
ADDED = {"health_budgets": "mean(in_use[deliver], 1..12)"}


@dataclass(frozen=True)
class Period:
    """A year, a financial year (from April) or a month, by its first month since the year 0 and its length."""

    name: str
    start: int
    months: int

    @property
    def end(self):
        return self.start + self.months

    @property
    def middle(self):
        """In years."""
        return (self.start + self.months / 2) / 12

    @property
    def known(self):
        return self.end <= KNOWN_UNTIL

    @property
    def asked(self):
        return not self.known and self.end <= ASKED_UNTIL

    @property
    def pandemic(self):
        return self.start < PANDEMIC[1] and self.end > PANDEMIC[0]


def period(name):
    if re.fullmatch(r"\d{4}", name):
        return Period(name, int(name) * 12, 12)
    if re.fullmatch(r"\d{4}/\d{2}", name):
        return Period(name, int(name[:4]) * 12 + 3, 12)
    if re.fullmatch(r"\d{4}-\d{2}", name):
        return Period(name, int(name[:4]) * 12 + int(name[5:]) - 1, 1)
    raise ValueError(f"{name} is no year, financial year or month")


@dataclass(frozen=True)
class Series:
    """A part of a series without a break: known values, and the periods that are asked for, without their values."""

    name: str
    title: str
    unit: str
    measure: str | None
    known: tuple[tuple[Period, float], ...]
    asked: tuple[Period, ...]

    def link(self, value):
        """To the scale on which changes are compared: log odds of shares and levels, else logarithms."""
        return numpy.log(value / (1 - value)) if self.unit in ("share", "level") else numpy.log(value)

    def back(self, scaled):
        return 1 / (1 + math.exp(-scaled)) if self.unit in ("share", "level") else math.exp(scaled)

    def model_link(self, value):
        """The same of the measure; hours of overtime go with the odds of working any."""
        return numpy.log(value) if "overtime" in self.measure else self.link(value)

    @property
    def times(self):
        return numpy.array([one.middle for one, _ in self.known])

    @property
    def scaled(self):
        return numpy.array([self.link(value) for _, value in self.known])

    @property
    def changes(self):
        return numpy.diff(self.scaled)

    @property
    def gaps(self):
        return numpy.diff(self.times)

    @property
    def place(self):
        return "budgets" if self.name in ADDED else "scotland" if self.name.startswith("scotland") else "england"


def read(path):
    with path.open("rb") as file:
        return tomllib.load(file)


def parts(name, held):
    """A file of observations, split where its method changed."""
    split = [[]]
    for value in held["value"]:
        split += [[]] if value.get("after_break") else []
        split[-1].append((period(value["period"]), value))
    for part in split:
        # The one place where values are chosen by their period.
        known = tuple((when, value["value"]) for when, value in part if when.known)
        asked = tuple(when for when, _ in part if when.asked)
        yield Series(name, held["title"], held["unit"], ADDED.get(name, held.get("measure")), known, asked)


def files(folder=OBSERVATIONS):
    return {path.stem: read(path) for path in sorted(Path(folder).glob("*.toml"))}


def asked_of(held, name):
    return held["use"] == "hindcast" or name in ADDED


def hindcast_series(folder=OBSERVATIONS):
    """The series that are predicted: at least two known values and one asked for, with no break between."""
    return [part for name, held in files(folder).items() if asked_of(held, name)
            for part in parts(name, held) if len(part.known) >= 2 and part.asked]


def pool(folder=OBSERVATIONS):
    """Every series with at least two known values, from which the spread of changes is taken."""
    return [part for name, held in files(folder).items() if held["unit"] in POOLED and held["read"] != "memory"
            for part in parts(name, held) if len(part.known) >= 2]


def left_out(folder=OBSERVATIONS):
    """Series with values on both sides of 2017 that are not predicted, and why."""
    kept = {one.name for one in hindcast_series(folder)}
    reasons = {}
    for name, held in files(folder).items():
        split = list(parts(name, held))
        if name in kept or not any(one.known for one in split) or not any(one.asked for one in split):
            continue
        if max(len(one.known) for one in split) < 2:
            reasons[name] = "fewer than two values known"
        elif not any(len(one.known) >= 2 and one.asked for one in split):
            reasons[name] = "a break between the values known and those to predict"
        elif held["read"] == "memory":
            reasons[name] = "its values are from memory"
        elif "measure" not in held:
            reasons[name] = "no measure of the model is like it"
        else:
            reasons[name] = f"kept for another use ({held['use']})"
    return reasons


def observed(series, folder=OBSERVATIONS):
    """The values that were asked for. Only for scores."""
    held = read(Path(folder) / f"{series.name}.toml")
    return {value["period"]: value["value"] for value in held["value"] if period(value["period"]) in series.asked}
