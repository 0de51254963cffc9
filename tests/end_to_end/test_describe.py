"""`coadopt describe`: every topic, in every form, and by name."""

import json
import os
import re
import subprocess

import pytest
from program import PROGRAM, ROOT, WRONG_INPUT, coadopt

# topic: a name in it, and one close to it that is not
TOPICS = {
    "parameters": ("adoption.talk", "adoption.tlak"),
    "assumptions": ("adoption.talk_floor", "adoption.talk_flor"),
    "barriers": ("culture", "cultur"),
    "levers": ("attitude", "atitude"),
    "targets": ('choose = "best_connected"', 'choose = "best_conected"'),
    "bases": ("guess", "gess"),
    "metrics": ("practice_in_use", "practice_inuse"),
    "schedule": ("4 decide", "4 decied"),
}


def described(topic, *words):
    return json.loads(coadopt("describe", topic, "--json", *words).out)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_says_the_same_in_every_form(topic):
    rows = described(topic)
    text = coadopt("describe", topic).out
    markdown = coadopt("describe", topic, "--markdown").out
    assert rows
    name = next(iter(rows[0]))
    names = [row[name] for row in rows]
    assert len(set(names)) == len(names)
    assert [line for line in text.splitlines()[3:] if line and not line.startswith("  ")] == names
    table = markdown.splitlines()[6:]  # below the title, the introduction and the head
    assert [re.match(r"\| (`?)([^`|]*)\1 \|", line)[2] for line in table] == names
    for row in rows:
        assert all(row.values()), f"something is left out: {row}"
        assert all(cell in text for cell in row.values())


@pytest.mark.parametrize("topic", TOPICS)
def test_a_markdown_table_has_as_many_cells_in_every_row(topic):
    markdown = coadopt("describe", topic, "--markdown").out
    rows = [line for line in markdown.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows} == {len(described(topic)[0]) + 1}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_name_shows_it_alone(topic):
    known, _ = TOPICS[topic]
    rows = described(topic, known)
    assert [next(iter(row.values())) for row in rows] == [known]


@pytest.mark.parametrize("topic", TOPICS)
def test_an_unknown_name_names_the_nearest(topic):
    known, unknown = TOPICS[topic]
    ended = coadopt("describe", topic, unknown, code=WRONG_INPUT)
    assert unknown in ended.err and f"Did you mean {known}?" in ended.err
    assert ended.out == ""


def test_the_name_of_a_table_shows_all_of_it():
    names = [row["parameter"] for row in described("parameters", "adoption")]
    everything = [row["parameter"] for row in described("parameters")]
    assert names == [name for name in everything if name.startswith("adoption.")]
    assert len(names) > 10


def test_an_unknown_topic_lists_the_topics():
    ended = coadopt("describe", "paramters", code=WRONG_INPUT)
    for topic in TOPICS:
        assert topic in ended.err


def test_the_two_forms_exclude_each_other():
    coadopt("describe", "parameters", "--json", "--markdown", code=WRONG_INPUT)


def test_assumptions_are_the_parameters_that_are_assumed():
    parameters = [row for row in described("parameters") if row["source"].startswith("assumed: ")]
    assumptions = described("assumptions")
    assert all(row.pop("question") for row in assumptions)
    assert assumptions == parameters


def test_every_parameter_says_where_it_comes_from():
    for row in described("parameters"):
        assert re.match(r"(assumed|cited|calibrated|derived): \S", row["source"]), row


def test_defaults_lie_in_their_ranges():
    for row in described("parameters"):
        if " .. " not in row["range"]:
            assert row["default"] in row["range"].split(", "), row
            continue
        low, high = map(float, row["range"].split(" .. "))
        for number in re.findall(r"(?:^| )(-?[\d.]+(?:e[-+]?\d+)?)(?=,|$)", row["default"]):
            assert low <= float(number) <= high, row


def test_the_schedule_is_numbered_from_one():
    numbers = [int(row["phase"].split()[0]) for row in described("schedule")]
    assert numbers == list(range(1, len(numbers) + 1))


def test_there_are_twelve_barriers():
    assert len(described("barriers")) == 12


def test_every_made_page_is_what_the_program_says():
    checked = subprocess.run([ROOT / "docs" / "make", "--check"], capture_output=True, text=True, timeout=900,
                             env={**os.environ, "COADOPT_BINARY": str(PROGRAM)})  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
