"""The model's part: a place for each country, calibrated to what was known of it, and run to the end of what is asked for."""

import json
import os
import re
import subprocess
import tomllib
from dataclasses import dataclass

import h5py
import numpy

from hindcasting.record import ROOT

PROGRAM = os.environ.get("COADOPT_BINARY", str(ROOT / "build/release/coadopt"))

# What varies, evenly within wide ranges. The first five have defaults set from figures that were published after 2017 and bear
# on what is predicted; the others are rates and start values from which years-long changes of the model come.
FACTORS = {
    "turnover.staff_leaving": (0.01, 0.05),
    "workload.casework_hours": (8.0, 14.0),
    "community.asked_own_care": (0.3, 0.8),
    "community.asked_services": (0.2, 0.6),
    "community.active_for_growth": (0.05, 0.3),
    "adoption.engaged_for_full_partner": (0.05, 0.3),
    "adoption.lapse": (0.02, 0.12),
    "adoption.try_rate": (0.3, 1.0),
    "organisation.drift": (0.005, 0.05),
    "start.organisation.commitment": (0.2, 0.7),
    "start.organisation.in_use.deliver": (0.02, 0.3),
    "start.person.active": (0.02, 0.15),
}
FROM_NOTHING = """
[start.organisation]
lead_in_use = 0
trying = [0, 0, 0, 0]
lapsed = [0, 0, 0, 0]
"""


@dataclass(frozen=True)
class Effort:
    """How much is run."""

    points: int = 130   # tries of a wave
    waves: int = 3
    sets: int = 40
    histories: int = 4  # of each set, of which the mean is taken
    population: str = "[population]\nstaff = 600\norganisations = 6\ncommunities = 12\n"


@dataclass(frozen=True)
class Place:
    """Series of one country, which one run shows together."""

    name: str
    series: tuple
    warm: int  # months before the first year of the record

    @property
    def first(self):
        return min(when.start for one in self.series for when, _ in one.known) // 12 * 12 - self.warm

    @property
    def months(self):
        return max(when.end for one in self.series for when in one.asked) - self.first

    @property
    def places(self):
        """Councils of England and of Scotland, whose chances even out in a national figure."""
        return 32 if self.name == "scotland" else 150

    def shows(self, series, when):
        """The measure of a series in a period."""
        begin = when.start - self.first + 1
        return series.measure.replace("1..12", f"{begin}..{begin + when.months - 1}")


def places(some, warm):
    """The places of these series; a roll-out begins where nobody practises, which needs no warm-up."""
    names = sorted({one.place for one in some})
    return [Place(name, tuple(one for one in some if one.place == name), 0 if name == "budgets" else warm) for name in names]


def odds(series, text):
    """What is compared of the measure: its odds where the link is that, else itself."""
    hours_or_rate = "overtime" in series.measure or series.unit not in ("share", "level")
    return f"({text})" if hours_or_rate else f"({text}) / (1 - ({text}))"


def experiment(place, law, effort):
    """The experiment file: the place, what varies, and as targets the known changes from one value to the next."""
    ranges = dict(FACTORS)
    settings = f"[run]\nmonths = {place.months}\n{effort.population}"
    if place.name == "budgets":
        ranges["start.organisation.in_use.deliver"] = (0.005, 0.05)
        settings += FROM_NOTHING
    text = f'[experiment]\nname = "hindcast"\nscenarios = ["{ROOT}/scenarios/baseline.toml"]\n{settings}'
    for name, (low, high) in ranges.items():
        text += f'[[factor]]\nparameter = "{name}"\nlow = {low}\nhigh = {high}\n'
    for series in place.series:
        pairs = zip(series.known, series.known[1:], series.changes, series.gaps)
        for number, ((before, _), (after, _), change, gap) in enumerate(pairs, 1):
            ratio = float(numpy.exp(change))
            one, other = (odds(series, place.shows(series, when)) for when in (after, before))
            text += (f'[targets.{series.name}_{number}]\nmeasure = "({one}) / ({other})"\nunit = "ratio"\n'
                     f"discrepancy = {ratio * float(law.deviation(gap)):.6g}\nplaces = {place.places}\n"
                     f"value = [{{ value = {ratio:.6g} }}]\n")
    return text


def outcomes(place):
    """The name and expression of every value that the predictions need."""
    return {(series.name, when.name): (f"{series.name}_{re.sub('[/-]', '_', when.name)}", place.shows(series, when))
            for series in place.series for when in [*(one for one, _ in series.known), *series.asked]}


def ran(*words):
    command = [PROGRAM, *map(str, words), "--quiet"]
    told = subprocess.run(command, cwd=ROOT, timeout=3600, capture_output=True, text=True)
    if told.returncode:
        raise SystemExit(f"{' '.join(map(str, words[:3]))} failed:\n{told.stderr[-2000:]}")
    return told.stdout


def shown(place, law, effort, folder):
    """Of each series and period the measure as every set shows it, as the model's link has it."""
    name = f"{place.name}_{place.warm}"
    (folder / f"{name}.toml").write_text(experiment(place, law, effort))
    sets = folder / f"{name}_sets.toml"
    ran("calibrate", folder / f"{name}.toml", "--seed", 2017, "--points", effort.points, "--waves", effort.waves,
        "--sets", effort.sets, "-o", sets)
    asked = outcomes(place)
    settings = f"[run]\nmonths = {place.months}\n{effort.population}" + (FROM_NOTHING if place.name == "budgets" else "")
    scenario = folder / f"{name}_run.toml"
    scenario.write_text(f'[scenario]\nname = "hindcast"\nbased_on = "{ROOT}/scenarios/baseline.toml"\n'
                        f'description = "as calibrated"\nsource = "assumed: as the experiment has it"\n{settings}\n[outcomes]\n'
                        + "".join(f"{outcome} = {json.dumps(text)}\n" for outcome, text in asked.values()))
    ran("run", scenario, "--ensemble", sets, "--replicates", effort.sets * effort.histories, "--seed", 20171,
        "-o", folder / f"{name}.h5")
    found = {}
    with h5py.File(folder / f"{name}.h5") as results:
        for series in place.series:
            found[series.name] = {}
            for when in [*(one for one, _ in series.known), *series.asked]:
                values = results["outcomes"][asked[series.name, when.name][0]][0]
                mean = values.reshape(effort.histories, effort.sets).mean(axis=0)
                found[series.name][when.name] = series.model_link(mean)
    return found, spread_of(sets, experiment(place, law, effort))


def spread_of(sets, text):
    """How wide each parameter spreads in the sets beside the range that was thought possible: 1 where nothing was learnt."""
    with sets.open("rb") as file:
        ensemble = tomllib.load(file)["ensemble"]
    ranges = {one["parameter"]: one["high"] - one["low"] for one in tomllib.loads(text)["factor"]}
    columns = numpy.array(ensemble["sets"], float).T
    return {name: float(column.std() * 12**0.5 / ranges[name]) for name, column in zip(ensemble["parameters"], columns)}
