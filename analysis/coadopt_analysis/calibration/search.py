"""The search: waves of history matching until the space stops shrinking, then draws by likelihood, corrected by weights."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from .emulator import Emulator, fitted
from .likelihood import FAR, Likelihood, likelihood
from .sampling import PARTICLES, Measure, by_likelihood, effective, evenly_within, latin_hypercube, systematic
from .task import Array, Marks, Numbers, Target, Task

REPEATED = 5   # every so manieth try of a wave repeats another, with chance of its own
STOPS = 0.5    # of the space, that is left or more where it shrinks no longer
ROUNDS = 3     # of draws by likelihood, at most
EVEN = 0.5     # of draws, that their weights must be worth
MISSING = 0.2  # of tries, in which a target may have no value
FEWEST = 10    # tries, or draws by likelihood, in which every target must have one

Asks = Generator[tuple[Array, str], Array, "Found"]  # what to try, and what came before


@dataclass
class Wave:
    """What a wave of tries came to."""

    tries: int
    left: float           # of the space
    explained: Array      # share of the variance of each target
    chance: Array         # variance of each target among tries of the same values


@dataclass
class Found:
    """Draws of one rule, with weights, and what the model showed there. A rule that is left out has none."""

    rule: dict[str, float]
    places: Array
    weights: Array        # which add up to 1; of a draw in which a target has no value 0
    shown: Array          # of each draw, every target as it is compared, with the chance of as many places as it is observed at
    evidence: float       # logarithm
    targets: list[int]    # that have a value
    waves: list[Wave] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problem: str = ""     # why it is left out


class _Tries:
    """All that was tried of one rule."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self.places = np.empty((0, len(task.numbers)))
        self.values = np.empty((0, len(task.targets)))
        self.targets = list(range(len(task.targets)))

    def add(self, places: Array, values: Array) -> None:
        self.places = np.vstack([self.places, self._task.settled(places)])
        scaled = [one.scaled(values[:, number]) for number, one in enumerate(self._task.targets)]
        self.values = np.vstack([self.values, np.column_stack(scaled)])

    def leave_out_missing(self) -> list[str]:
        """Leaves out targets that have no value in too many tries, and says which."""
        missing = np.isnan(self.values).mean(axis=0)
        self.targets = [number for number in self.targets if missing[number] <= MISSING]
        return [f"{one.name} is left out: it has no value in {missing[number]:.0%} of the tries."
                for number, one in enumerate(self._task.targets) if missing[number] > MISSING]

    def problem(self, last: int, these: str) -> str:
        """What is wrong where the last so many tries, called `these`, have hardly a value of every target."""
        values = self.values[-last:]
        missing = np.isnan(values).mean(axis=0)
        without = [(float(missing[number]), one.name) for number, one in enumerate(self._task.targets) if missing[number] > 0]
        if self.targets and (~np.isnan(values[:, self.targets]).any(axis=1)).sum() >= FEWEST:
            return ""
        named = ", ".join(f"{name} in {share:.0%}" for share, name in sorted(without, reverse=True)[:10])
        return (f"there is no value of {named} of the {last} {these}, so that too few have one of every target. Leave out such"
                " a target, or take a measure that has a value wherever these parameters may lie.")

    def known(self) -> Marks:
        return np.asarray(~np.isnan(self.values[:, self.targets]).any(axis=1))

    def chance(self, among: Marks) -> Array:
        """The variance of the targets in tries of the same values."""
        first: dict[bytes, int] = {}
        squares = []
        for number in np.flatnonzero(among):
            key = self.places[number].tobytes()
            if key in first:
                gap = self.values[number, self.targets] - self.values[first[key], self.targets]
                squares.append(gap**2 / 2)
            else:
                first[key] = int(number)
        return np.asarray(np.mean(squares, axis=0) if squares else np.zeros(len(self.targets)))


def search(task: Task, rule: dict[str, float], number: int) -> Asks:
    """Yields places to try, of the numbers in the unit cube, and is sent what the targets were there."""
    chance = np.random.Generator(np.random.PCG64([task.seed, number]))
    dimensions = len(task.numbers)
    tries = _Tries(task)
    limits: list[Likelihood] = []
    waves: list[Wave] = []
    notes: list[str] = []
    said = ""
    repeats = task.points // REPEATED
    particles = chance.random((PARTICLES, dimensions))
    left = 1.0

    def within(places: Array) -> Array:
        settled = task.settled(places)
        inside = np.ones(len(places), bool)
        for one in limits:
            inside &= one.implausibility(settled) <= FAR
        return np.where(inside, 0.0, -np.inf)

    def emulator_of(tail: int) -> tuple[Emulator, Numbers, Array, list[Target]]:
        """Fitted in the space left; `tail` tries at the end are of it, whatever the emulators before say."""
        among = tries.known() & (np.isfinite(within(tries.places)) | (np.arange(len(tries.places)) >= len(tries.places) - tail))
        if among.sum() < 2 * (dimensions + 1) + 10:  # too few to fit anything to
            among = tries.known()
        rows = np.flatnonzero(among)
        fit = fitted(tries.places[rows], tries.values[rows][:, tries.targets])
        return fit, rows, tries.chance(among), [task.targets[one] for one in tries.targets]

    draws = latin_hypercube(task.points - repeats, dimensions, chance)
    for wave in range(1, task.waves + 1):
        places = np.vstack([draws, draws[:repeats]])
        tries.add(places, (yield places, said))
        if wave == 1:
            notes += tries.leave_out_missing()
            problem = tries.problem(len(places), "tries of the first wave")
            if problem:
                return _left_out(task, rule, tries, problem)
        emulator, rows, noise, targets = emulator_of(len(places))
        one = likelihood(emulator, targets, noise)
        explained = 1 - np.diag(emulator.covariance) / np.maximum(tries.values[rows][:, tries.targets].var(axis=0), 1e-12)
        inside, share, nearest = evenly_within(particles, partial(_far, task, one), within, FAR, chance)
        if nearest <= FAR:
            particles, left = inside, left * share
            limits.append(one)
        waves.append(Wave(len(places), left, explained, noise))
        least, most = np.clip([explained.min(), explained.max()], 0.0, 1.0)
        said = (f"wave {wave}: {100 * left:.3g}% of the space is left; the emulators explain {least:.0%} to {most:.0%} of what"
                " varies")
        if nearest > FAR:
            notes.append(f"No values bring all targets within {FAR:g} standard deviations; the nearest are {nearest:.1f} away."
                         " See which targets are outside, and give them a discrepancy, or vary more.")
        if share > STOPS or nearest > FAR:
            break
        draws = particles[chance.choice(len(particles), task.points - repeats, replace=False)]
    return (yield from _draw(task, rule, chance, tries, emulator_of, within, particles, left, waves, notes, said))


def _draw(task: Task, rule: dict[str, float], chance: np.random.Generator, tries: _Tries,
          emulator_of: Callable[[int], tuple[Emulator, Numbers, Array, list[Target]]], within: Measure, particles: Array,
          left: float, waves: list[Wave], notes: list[str], said: str) -> Asks:
    """Draws by likelihood, runs the model there, and weighs the draws by what the emulator has learnt from that."""
    emulator, _, noise, targets = emulator_of(0)
    before = likelihood(emulator, targets, noise)
    drawn = 0
    for number in range(ROUNDS):
        sample, evidence = by_likelihood(particles, partial(_log, task, before), within, chance)
        places = sample[chance.choice(len(sample), task.draws, replace=task.draws > len(sample))]
        values = yield places, said
        tries.add(places, values)
        problem = tries.problem(task.draws, "draws by likelihood")
        if problem:
            return _left_out(task, rule, tries, problem)
        drawn += task.draws
        emulator, rows, noise, targets = emulator_of(drawn)
        now = likelihood(emulator, targets, noise, rows >= len(tries.places) - drawn)
        settled = task.settled(places)
        known = ~np.isnan(values[:, tries.targets]).any(axis=1)
        logs = np.where(known, now.log(settled) - before.log(settled), -np.inf)
        weights = np.exp(logs - logs.max())
        worth = effective(weights)
        said = f"{task.draws} draws by likelihood are worth {worth:.0f} of even weight"
        if worth >= EVEN * task.draws or number == ROUNDS - 1:
            break
        before = now
    notes.append(said)
    if worth < EVEN * task.draws:
        notes.append(f"The draws are of uneven weight: {task.draws} are worth {worth:.0f}. More --points would make them surer.")
    missing = np.isnan(values).mean(axis=0)
    notes += [f"{task.targets[one].name} has no value in {missing[one]:.0%} of the draws by likelihood: these are not used."
              for one in tries.targets if missing[one] > MISSING]
    means = emulator.predict(settled)[0]
    places_of = np.sqrt([one.places for one in targets])
    scaled = means + (tries.values[-task.draws:, tries.targets] - means) / places_of
    shown = np.full(values.shape, np.nan)
    shown[:, tries.targets] = scaled
    total = float(np.log(left)) + evidence + float(logs.max() + np.log(np.exp(logs - logs.max()).mean()))
    return Found(rule, places, weights / weights.sum(), shown, total, tries.targets, waves, notes)


def _left_out(task: Task, rule: dict[str, float], tries: _Tries, problem: str) -> Found:
    return Found(rule, tries.places[-1:], np.zeros(1), np.full((1, len(task.targets)), np.nan), -np.inf, [],
                 [Wave(len(tries.places), np.nan, np.empty(0), np.empty(0))], [f"It is left out: {problem}"], problem)


def _far(task: Task, one: Likelihood, places: Array) -> Array:
    return one.implausibility(task.settled(places))


def _log(task: Task, one: Likelihood, places: Array) -> Array:
    return one.log(task.settled(places))


class SearchError(ValueError):
    """A calibration that cannot come to anything."""


def shares(found: list[Found]) -> Array:
    """Of each rule, by its evidence; all rules are as likely beforehand."""
    logs = np.array([one.evidence for one in found])
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())


def chosen(found: list[Found], task: Task) -> list[tuple[int, int]]:
    """Which draw of which rule each set is: shared out by evidence and weight, all equally likely, in an order by chance."""
    chance = np.random.Generator(np.random.PCG64([task.seed, len(found) + 1]))
    every = [(rule, draw) for rule, one in enumerate(found) for draw in range(len(one.weights))]
    weights = np.concatenate([share * one.weights for share, one in zip(shares(found), found)])
    drawn = systematic(weights, task.sets, chance)
    return [every[one] for one in chance.permutation(drawn)]
