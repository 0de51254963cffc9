"""Observations are whole: known keys, values within their units, periods in order, measures and parameters known."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "scenarios" / "observations").glob("*.toml"))


def page(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


TEXTS = {"title", "asked", "of", "source", "publisher", "read", "read_how", "unit", "use"}
OPTIONAL = {"address": str, "breaks": list, "measure": str, "note": str, "starts": list}
READ = {"primary", "secondary", "abstract", "derived", "memory"}
USE = {"start", "calibrate", "hindcast", "pattern", "context"}
UNITS = {
    "share": (0, 1), "level": (0, 1), "share_difference": (-1, 1), "per_year": (0, 10), "ratio": (0, 100),
    "log_ratio": (-10, 10), "hours": (0, 1e9), "months": (0, 1200), "years": (0, 100), "count": (0, 1e9),
    "persons": (0, 1e9), "GBP": (0, 1e12),
}  # fmt: skip
OF_VALUE = {"period": str, "value": float, "n": int, "standard_error": float, "low": float, "high": float,
            "spread": str, "after_break": bool}  # fmt: skip
ROLES = {"frontline", "manager", "leader"}
COS = {"commission", "design", "deliver", "assess"}
GROUPS = {"users", "seldom_heard", "low_efficacy", "high_need", "neighbours", "everyone"}
BARRIERS = set(re.findall(r"^\| `(\w+)`", page("barriers.md"), flags=re.M))
LABELS = {"role": ROLES, "co": COS, "group": GROUPS, "barrier": BARRIERS}
MEASURES = {
    name: dimensions.split(", ")[3:]
    for name, dimensions in re.findall(r"^\| `(\w+)` \| ([\w, ]+) \|", page("metrics.md"), flags=re.M)
}
PARAMETERS = set(re.findall(r"^\| `([\w.]+)`", page("parameters.md"), flags=re.M))
FUNCTIONS = {"mean", "sum", "min", "max", "first"}


def begins(period):
    """When a year, financial year or month begins, in years; nothing where it is none of these."""
    if match := re.fullmatch(r"(\d{4})", period):
        return float(match[1])
    if (match := re.fullmatch(r"(\d{4})/(\d{2})", period)) and (int(match[1]) + 1) % 100 == int(match[2]):
        return int(match[1]) + 0.25
    if (match := re.fullmatch(r"(\d{4})-(\d{2})", period)) and 1 <= int(match[2]) <= 12:
        return int(match[1]) + (int(match[2]) - 1) / 12
    return None


def of_type(value, kind):
    if kind is float:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def wrong_measures(text):
    """What of an expression is no measure of docs/metrics.md with the label that it needs, or is no expression."""
    wrong = []
    without_last = re.sub(r"@last|last \d+|\.\.last", "", text)
    for name, label in re.findall(r"([a-z][a-z0-9_]*)(?:[\[.]([a-z_]+)\]?)?", without_last):
        if name in FUNCTIONS and not label:
            continue
        axes = MEASURES.get(name)
        if axes is None:
            wrong.append(f"measure: {name} is not in docs/metrics.md")
        elif len(axes) != (1 if label else 0) or label and label not in LABELS.get(axes[0], {label}):
            wrong.append(f"measure: {name} has the dimensions {axes}, not the label {label or 'none'}")
    plain = re.sub(r"\[[a-z_]+\]|@(last|\d+)", "", text).replace("..", ", ").replace("last", "0")
    try:
        ast.parse(plain, mode="eval")
    except SyntaxError:
        wrong.append(f"measure: {text} is no expression")
    return wrong


def wrong_values(values, unit):
    wrong, low, high, before = [], *UNITS.get(unit, (0, 0)), None
    for value in values:
        where = f"period {value.get('period')}"
        wrong += [f"{where}: {key} is no key of a value" for key in value.keys() - OF_VALUE.keys()]
        known = {key: held for key, held in value.items() if key in OF_VALUE}
        wrong += [f"{where}: {key} = {held!r}" for key, held in known.items() if not of_type(held, OF_VALUE[key])]
        wrong += [f"{where}: {key} is missing" for key in {"period", "value"} - value.keys()]
        if wrong:
            continue
        if not all(low <= value[key] <= high for key in ("value", "low", "high") if key in value):
            wrong.append(f"{where}: outside {low} to {high} of {unit}")
        if {"low", "high", "spread"} & value.keys() not in (set(), {"low", "high", "spread"}):
            wrong.append(f"{where}: low, high and spread belong together")
        elif "low" in value and not value["low"] <= value["value"] <= value["high"]:
            wrong.append(f"{where}: not between low and high")
        if value.get("n", 1) < 1 or value.get("standard_error", 1) <= 0:
            wrong.append(f"{where}: n and standard_error are above 0")
        now = begins(value["period"])
        if now is None or before is not None and now <= before:
            wrong.append(f"{where}: no year, financial year or month, or not after the one before")
        before = now
    return wrong


def fit_for_hindcast(values):
    """Two values that begin before 2018 and one of 2018 to 2024 with no break between."""
    parts = [[]]
    for value in values:
        parts += [[]] if value.get("after_break") else []
        parts[-1].append(begins(value["period"]))
    return any(sum(at < 2018 for at in part) >= 2 and any(2018 <= at < 2025 for at in part) for part in parts)


def problems(text):
    """All that is wrong with an observation file."""
    file = tomllib.loads(text)
    wrong = [f"{key} is no key" for key in file.keys() - TEXTS - OPTIONAL.keys() - {"value"}]
    for key, kind in [*((key, str) for key in sorted(TEXTS)), *(one for one in OPTIONAL.items() if one[0] in file)]:
        if not (of_type(file.get(key), kind) and file[key]):
            wrong.append(f"{key} = {file.get(key)!r}: {kind.__name__}, not empty")
    if wrong:
        return wrong
    for key, allowed in (("read", READ), ("use", USE), ("unit", UNITS)):
        if file[key] not in allowed:
            wrong.append(f"{key} = {file[key]!r}: one of {sorted(allowed)}")
    if not re.fullmatch(r"https://[^\s/]+\.[^\s/]+/?\S*", file.get("address", "https://a.b")):
        wrong.append(f"address = {file['address']!r}: no https address")
    if file["read"] == "memory" and file["use"] != "context":
        wrong.append("what is from memory is context only")
    if ("starts" in file) != (file["use"] == "start"):
        wrong.append("starts and use = start belong together")
    wrong += [f"starts: {name} is not in docs/parameters.md" for name in sorted({*file.get("starts", [])} - PARAMETERS)]
    wrong += wrong_measures(file.get("measure", "1"))
    values = file.get("value", [])
    wrong += wrong_values(values, file["unit"]) if values else ["no value"]
    if wrong:
        return wrong
    if any("after_break" in value for value in values) != ("breaks" in file):
        wrong.append("breaks and after_break belong together")
    if file["use"] == "hindcast" and not ("measure" in file and fit_for_hindcast(values)):
        wrong.append("a hindcast needs a measure, two values before 2018 and one of 2018 to 2024 with no break between")
    return wrong


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_observation_is_whole(path):
    assert problems(path.read_text(encoding="utf-8")) == []


def test_there_are_observations_of_every_use_and_no_series_twice():
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES]
    assert len(files) > 35 and {file["use"] for file in files} == USE
    assert len({(file["title"], file["of"]) for file in files}) == len(files)


def test_a_note_names_only_observations_that_exist():
    known = {path.stem for path in FILES} | MEASURES.keys() | {name.split(".")[-1] for name in PARAMETERS}
    for path in FILES:
        note = tomllib.loads(path.read_text(encoding="utf-8")).get("note", "")
        assert set(re.findall(r"\b[a-z]+(?:_[a-z]+)+\b", note)) <= known, path.name


GOOD = (ROOT / "scenarios" / "observations" / "nhs_enough_staff.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ('unit = "share"', 'unit = "percent"', "unit = 'percent'"),
        ('title = "', 'titel = "', "titel is no key"),
        ("value = 0.31", "value = 31", "outside 0 to 1"),
        ("value = 0.31", 'value = "0.31"', "value = '0.31'"),
        ("value = 0.31", "valeu = 0.31", "valeu is no key"),
        ("n = 423000", "n = 0", "n and standard_error"),
        ("n = 423000", "low = 0.2", "belong together"),
        ("n = 423000", 'low = 0.4\nhigh = 0.5\nspread = "councils"', "not between"),
        ("n = 423000", "after_break = true", "breaks and after_break"),
        ('period = "2016"', 'period = "2009"', "not after the one before"),
        ('period = "2016"', 'period = "2016/18"', "no year"),
        ('"https://', '"http://', "no https address"),
        ("short_of_time[frontline]", "short_of_tim[frontline]", "short_of_tim is not in docs/metrics.md"),
        ("short_of_time[frontline]", "short_of_time[nurse]", "not the label nurse"),
        ("short_of_time[frontline]", "short_of_time", "not the label none"),
        ("mean(short", "(mean(short", "no expression"),
        ('read = "secondary"', 'read = "memory"', "context only"),
        ('use = "hindcast"', 'use = "start"', "belong together"),
        ('use = "hindcast"', 'use = "start"\nstarts = ["population.case_load"]', "population.case_load is not in"),
        ('period = "2010"\nvalue = 0.32\n\n[[value]]\n', "", "a hindcast needs"),
    ],
)
def test_what_is_wrong_with_an_observation_is_found(was, now, told):
    assert was in GOOD and problems(GOOD) == []
    assert any(told in problem for problem in problems(GOOD.replace(was, now)))
