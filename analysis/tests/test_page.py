"""The page as text: what it holds, what it lets run, and what hostile names do to it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from briefed import NAMES, briefed
from pages import page
from synthetic import make

from coadopt_analysis.page.embed import as_json
from coadopt_analysis.page.series import MOST_SCENARIOS, series
from coadopt_analysis.read import open_results

HOSTILE = ("<img src=x onerror=\"window.pwned=1\">", "</script><script>window.pwned=1</script>",
           "\u05d4\u05d7\u05dc\u05e4\u05d4 \u0628\u0631\u0646\u0627\u0645\u062c \u202eabc", "\U0001f680\U0001f9d1\u200d\U0001f91d\u200d\U0001f9d1", "",
           "{{ 7 * 7 }} `code` \u2028 & \"quotes\"", "long " * 60, "x" * 400)


class Tags(HTMLParser):
    """What elements a page has, with their attributes and the text inside."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open = False
        self.inside: dict[int, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = False

    def handle_data(self, data: str) -> None:
        place = len(self.found) - 1
        if self.open:
            self.inside[place] = self.inside.get(place, "") + data

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [(attrs, self.inside.get(i, "")) for i, (name, attrs) in enumerate(self.found) if name == tag]


@pytest.fixture(name="four", scope="module")
def _four(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page(briefed(tmp_path_factory.mktemp("four") / "r.h5"))


def test_the_page_lets_run_what_is_in_it_and_nothing_else(four: str) -> None:
    tags = Tags(four)
    policy = next(str(attrs["content"]) for attrs, _ in tags.all("meta") if "http-equiv" in attrs)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'" and rules["img-src"] == "data:" and "unsafe" not in policy
    for kind, allowed in (("script", rules["script-src"]), ("style", rules["style-src"])):
        inside = [text for attrs, text in tags.all(kind) if attrs.get("type") != "application/json"]
        assert inside
        for text in inside:
            told = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            assert f"'sha256-{told}'" in allowed, kind


def test_nothing_in_the_page_points_outside(four: str) -> None:
    for tag, attrs in Tags(four).found:
        assert "style" not in attrs and not any(name.startswith("on") for name in attrs), tag
        for name in ("src", "href"):
            assert (attrs.get(name) or "data:").startswith(("data:", "#")), (tag, attrs)
    assert not re.search(r"@import|url\(", "".join(text for _, text in Tags(four).all("style")))


def test_every_picture_has_alt_text_and_a_table_behind_it(four: str) -> None:
    pictures = Tags(four).all("img")
    assert len(pictures) == 1 and str(pictures[0][0]["alt"]).startswith("Line chart")
    assert "The numbers behind" in four and four.count("<caption>") == len(Tags(four).all("table"))


def test_headings_go_down_a_step_at_a_time(four: str) -> None:
    levels = [int(tag[1]) for tag, _ in Tags(four).found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))


def test_a_number_and_its_unit_stay_together(four: str) -> None:
    assert "20% of relevant staff" in four and "\u00a31.56\u00a0million" in four


def test_hostile_names_inject_nothing(tmp_path: Path) -> None:
    plain = Tags(page(briefed(tmp_path / "a.h5")))
    text = page(briefed(tmp_path / "b.h5", HOSTILE[:4]))
    hostile = Tags(text)
    assert [tag for tag, _ in hostile.found] == [tag for tag, _ in plain.found], "names made no element"
    assert len(hostile.all("script")) == 3 and "<script>window" not in text
    numbers = json.loads(next(inside for attrs, inside in hostile.all("script") if attrs.get("id") == "numbers"))
    assert numbers["scenarios"][0]["name"] == HOSTILE[0]


def test_names_from_right_to_left_keep_to_themselves(tmp_path: Path) -> None:
    text = page(briefed(tmp_path / "r.h5", ("A", HOSTILE[2])))
    assert "\u202e" not in text
    assert re.search("\u2068\u05d4\u05d7[^\u2068]*\u2069", text)


def test_all_hostile_names_make_a_page(tmp_path: Path) -> None:
    text = page(make(tmp_path / "r.h5", HOSTILE, 3, 24))
    assert "scenario 5" in text and "49" not in Tags(text).all("h1")[0][1]


def test_json_cannot_end_its_element() -> None:
    value = {"name": "</script><!--\u2028\u2029&"}
    text = as_json(value)
    assert not set("<>&\u2028\u2029") & set(text) and json.loads(text) == value
    with pytest.raises(ValueError, match="JSON"):
        as_json(float("nan"))


def test_the_numbers_are_those_of_the_file(tmp_path: Path) -> None:
    with open_results(briefed(tmp_path / "r.h5")) as results:
        numbers = series(results)
        measure = next(one for one in numbers["measures"] if one["id"] == "practice_in_use")
        kept = results["practice_in_use"].values[3]
        reference = results["practice_in_use"].values[0]
    size = measure["unit_size"]
    mean = np.cumsum(measure["parts"][0]["levels"][3]["mean"]) * size
    assert np.allclose(mean, kept.mean(axis=0) * 100, atol=size)
    low = np.cumsum(measure["parts"][0]["levels"][3]["low"]) * size
    assert np.allclose(low, np.quantile(kept, 0.1, axis=0) * 100, atol=size)
    more = (kept - reference) * 100
    half = 3.20812 * more.std(axis=0, ddof=1) / np.sqrt(12)  # t(1 - 0.05 / 2 / 3 / 2; 11), of four scenarios
    high = np.cumsum(measure["parts"][0]["differences"][2]["high"]) * size
    assert np.allclose(high, more.mean(axis=0) + half, atol=2 * size)
    assert numbers["dates"][0] == "2026-01" and [one["name"] for one in numbers["scenarios"]] == list(NAMES)


def test_what_is_missing_is_null_and_steps_go_on(tmp_path: Path) -> None:
    course = np.array([0.1, np.nan, 0.3])
    with open_results(make(tmp_path / "r.h5", months=3, replicates=1, values={"practice_in_use": course})) as results:
        measure = series(results)["measures"][0]
    steps = measure["parts"][0]["levels"][0]["mean"]
    assert steps[1] is None and (steps[0] + steps[2]) * measure["unit_size"] == pytest.approx(30, rel=1e-3)


def test_many_scenarios_and_months_stay_small(tmp_path: Path) -> None:
    names = [f"Scenario {i}" for i in range(20)]
    path = make(tmp_path / "r.h5", names, 2, 600, without=("barrier_level", "staff_hours", "cost", "saving"))
    with open_results(path) as results:
        numbers = series(results)
    assert len(numbers["months"]) == 200 and numbers["thinned"] == 3 and numbers["months"][-1] == 600
    assert len(numbers["scenarios"]) == MOST_SCENARIOS and numbers["left_out"] == 4
    assert len(as_json(numbers)) < 3_000_000


def test_paper_has_no_scripts_and_nothing_to_press(tmp_path: Path) -> None:
    tags = Tags(page(briefed(tmp_path / "r.h5"), paper=True))
    assert not tags.all("script") and not tags.all("form") and not tags.all("details")
