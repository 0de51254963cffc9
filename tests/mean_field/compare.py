"""Compares the program with the mean field, year by year, in settings that let different laws lead.

    cd tests && python3 -m mean_field.compare --months 60 --replicates 3

prints the three measures that differ most in each setting, and all of them with --all. Agreement means that the mean of the
replicates is no further off than four of its standard errors, half a per cent of the value for each year run (what differs
between staff of a class is left out, and adds up) and a thousandth, or one of what is counted. The last setting must not agree.
Traits of persons that no measure has (efficacy, capability, trust) are not compared.
"""

import argparse
import sys
from collections import namedtuple
from pathlib import Path

import numpy as np
from independent import program, scenario

from . import month

PLACE = Path(__file__).parent / "scenarios" / "well_mixed.toml"
ERRORS, SHARE_A_YEAR, LEVEL = 4, 0.005, 0.001
BARRIERS = {"power_threat": 0, "attitude": 1, "perceived_risk": 4, "skill": 6, "evidence": 7, "funding": 8, "partner": 11}
COUNTS = {"sessions", "failed_sessions", "tries", "refused_tries", "overtime", "session_hours", "casework_undone"}

SETTINGS = {
    "as it is": {},
    "imitation": {
        "adoption.weight_norm": 1.0, "adoption.peer_weight": 1.0, "adoption.norm_steepness": 2.0, "adoption.talk": 0.3,
        "adoption.weight_commitment": 0.0,
    },
    "policy push": {
        "adoption.push": 0.08, "adoption.persuasion": 0.0, "adoption.talk": 0.0, "start.staff.espoused": [0.1, 0.1, 0.1, 0.1],
    },
    "scarce time": {
        "workload.casework_hours": 7.8, "workload.first_session_hours": 0.0, "session.wanted": [1.0, 5.0, 0.0, 4.0],
        "adoption.lapse_unmet_time": 0.2,
    },
    "risk and refusals": {
        "start.staff.perceived_risk": 0.7, "start.organisation.blame": 0.9, "adoption.weight_perceived_risk": 1.0,
        "risk.incident_chance": 0.01, "risk.incident_staff": 200.0,
    },
    "overuse": {
        "benefit.fatigue_rise": 0.15, "benefit.fatigue_recovery": 0.3, "community.withdraw_fatigue": 0.3,
        "session.seats": [6.0, 5.0, 0.0, 4.0],
    },
    "high turnover": {
        "turnover.staff_leaving": 0.12, "turnover.caseload_change": 0.1, "turnover.resident_moves": 0.05,
        "learning.burnout_fall": 0.002,
    },
    "organisations that learn": {
        "organisation.evidence_yield": 0.3, "organisation.results_weight": 1.0, "organisation.conviction_weight": 1.0,
        "organisation.commitment_months": 4,
    },
}
# Who is in a small team sees nobody or many of it practise, and complex contagion makes of that more than of the mean.
SMALL_TEAMS = {
    "population.team_size": 4, "adoption.weight_norm": 1.0, "adoption.peer_weight": 1.0, "adoption.norm_steepness": 8.0,
    "adoption.norm_threshold": 0.3,
}

Row = namedtuple("Row", "far measure label year program mean_field error")


def theirs(file, changes, months, replicates, seed):
    """measure: array (replicate, month, label), by the names of month.observe."""
    found = program.run(file, changes, months, replicates, seed)
    p, _ = scenario.read(file, changes)
    barrier = found["barrier_level"]
    for name, k in BARRIERS.items():
        found[name] = barrier[:, :, k] if name in ("power_threat", "perceived_risk") else 1 - barrier[:, :, k]
    # the barrier is the risk times what it counts for, and nothing moves blame here
    found["perceived_risk"] /= p.adoption.risk_floor + (1 - p.adoption.risk_floor) * p.start.organisation.blame
    for name in ("participation", "withdrawn", "need", "wellbeing"):
        found[name] = found[name][:, :, [0, 4]]  # users, neighbours
    found["session_hours"], found["casework_undone"] = found["staff_hours"][:, :, 2], found["unmet_hours"][:, :, 1]
    return found


def yearly(x):
    """Means of twelve months each, or of all where there are fewer: (..., month, label)."""
    years = max(1, x.shape[-2] // 12)
    return np.stack([part.mean(-2) for part in np.array_split(x, years, -2)], -2)


def compared(one, other):
    """A row for each measure and label, of the year furthest off; far is the difference over what is allowed."""
    rows = []
    for name, expected in other.items():
        if name not in one:
            continue
        x, y = yearly(one[name].reshape(*one[name].shape[:2], -1)), yearly(expected)
        errors = np.sqrt(x.var(0, ddof=1).mean(0) / len(x))
        for label, error in enumerate(errors):
            mean, ours = x[:, :, label].mean(0), y[:, label]
            years = np.arange(1, len(ours) + 1)
            allowed = ERRORS * error + SHARE_A_YEAR * years * np.abs(ours) + (1 if name in COUNTS else LEVEL)
            far = np.abs(mean - ours) / allowed
            k = far.argmax()
            rows.append(Row(far[k], name, label, k + 1, mean[k], ours[k], error))
    return sorted(rows, reverse=True)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--months", type=int, default=60)
    ask.add_argument("--replicates", type=int, default=3)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--all", action="store_true", help="every measure, not the three that differ most")
    ask.add_argument("--setting", choices=[*SETTINGS, "small teams"], action="append")
    told = ask.parse_args()
    as_said = True
    for number, (name, changes) in enumerate({**SETTINGS, "small teams": SMALL_TEAMS}.items()):
        if told.setting and name not in told.setting:
            continue
        run = (PLACE, changes, told.months)
        rows = compared(theirs(*run, told.replicates, told.seed + number), month.run(*run))
        apart = sum(row.far > 1 for row in rows)
        as_said &= (apart > 0) == (name == "small teams")
        print(f"{name}: {apart} of {len(rows)} differ by more than is allowed", flush=True)
        for row in rows if told.all else rows[:3]:
            print(f"  {row.measure}[{row.label}] year {row.year}: program {row.program:.5g} "
                  f"mean field {row.mean_field:.5g} standard error {row.error:.2g} difference / allowed {row.far:.2f}")
    return not as_said


if __name__ == "__main__":
    sys.exit(main())
