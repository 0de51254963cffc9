"""Months, names and places of labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from matplotlib.colors import to_rgb
from synthetic import make

from coadopt_analysis import style
from coadopt_analysis.months import calendar_months, label_months, span
from coadopt_analysis.figures.pictures import pictures
from coadopt_analysis.names import MISSING, chart_names, name_key, quoted, shortened, wrapped
from coadopt_analysis.read import open_results
from coadopt_analysis.words.caveats import caveats
from coadopt_analysis.words.subject import subject


@pytest.mark.parametrize(("months", "words"), [
    (1, "1 month"), (11, "11 months"), (12, "1 year"), (18, "18 months"), (24, "2 years"),
    (29, "2 years and 5 months"), (37, "3 years and 1 month"), (120, "10 years")])
def test_spans(months: int, words: str) -> None:
    assert span(months) == words


def test_calendar_months_go_over_the_year(tmp_path: Path) -> None:
    with open_results(make(tmp_path / "r.h5", months=4, first_month="2026-11")) as results:
        assert calendar_months(results) == ["2026-11", "2026-12", "2027-01", "2027-02"]


@pytest.mark.parametrize("told", ["", "soon", "2026-13", "2026"])
def test_an_unreadable_first_month_gives_no_dates(tmp_path: Path, told: str) -> None:
    with open_results(make(tmp_path / "r.h5", months=2, first_month=told)) as results:
        assert calendar_months(results) == ["", ""]


@pytest.mark.parametrize(("months", "first", "ticks"), [
    (60, "2026-01", {1: "2026", 13: "2027", 25: "2028", 37: "2029", 49: "2030"}),
    (40, "2026-06", {8: "2027", 20: "2028", 32: "2029"}),
    (3, "2026-11", {1: "Nov\n2026", 2: "Dec\n2026", 3: "Jan\n2027"}),
    (1, "2026-01", {1: "Jan\n2026"}),
    (3, None, {1: "1", 2: "2", 3: "3"}),
])
def test_ticks_stand_at_their_month(tmp_path: Path, months: int, first: str | None, ticks: dict[int, str]) -> None:
    axes = style.new_figure().subplots()
    with open_results(make(tmp_path / "r.h5", months=months, first_month=first)) as results:
        label_months(axes, results)
    assert dict(zip(axes.get_xticks(), (label.get_text() for label in axes.get_xticklabels()))) == ticks


def test_chart_names_are_short_different_and_drawable() -> None:
    long = "x" * 100
    shown = chart_names(["Plain", long + "1", long + "2", "\u0926\u0947\u0935", "a\u200d\ufe0fb", "go \u0926"])
    assert shown == ["Plain", "x" * 59 + "\u2026", "x" * 59 + "\u2026 (3)", "scenario 4", "ab", "go \u25a1"]


def test_names_in_chinese_japanese_korean_and_with_symbols_are_drawn_as_they_are() -> None:
    names = ["\u4e2d\u6587", "\u30b3\u30fc\u30c1", "\ud55c\uad6d\uc5b4", "go \U0001f680"]
    assert chart_names(names) == names and name_key(names) == ""


def test_a_key_tells_what_stands_for_a_name_that_no_font_has(tmp_path: Path) -> None:
    odd = "\u0926\u0947\u0935"
    assert name_key(["Plain", odd]) == f"In charts, scenario 2 stands for '{odd}'."
    path = make(tmp_path / "r.h5", ("Plain", odd), 3, 2)
    with pictures(path) as (charts, notes):
        assert notes[-1] == name_key(["Plain", odd])
        assert charts[0].alt(charts[0].table()).endswith(notes[-1])
    with open_results(path) as results:
        assert name_key(["Plain", odd]) in caveats(subject(path, results)).sentences


def test_names_are_wrapped_by_how_wide_their_letters_are() -> None:
    assert wrapped("\u4e2d" * 9, 0.6, 3, 10) == "\n".join(["\u4e2d" * 4] * 2 + ["\u4e2d"])  # four of ten points and some
    assert wrapped("Plan \u4e2d\u6587 for all", 0.7, 3, 10) == "Plan \u4e2d\u6587\nfor all"
    assert wrapped("\u4e2d" * 9, 0.6, 1, 10) == "\u4e2d\u4e2d\u4e2d\u2026"
    assert wrapped("one two three", 0.6, 3, 10) == "one two\nthree"
    assert wrapped("WWW WWW MMMMMMM", 0.6, 3, 10) == "WWW\nWWW\nMMM\u2026"


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("name", ["ENABLING STAFF AND USERS", "W" * 40, "\u4e2d\u6587" * 20, "a well-known word " * 4, "\u05d0\u05d1 " * 20])
def test_wrapped_lines_fit(name: str, bold: bool) -> None:
    for inches in (0.3, 1.0, 2.5):
        lines = wrapped(name, inches, 2, 10, bold)
        assert 1 <= len(lines.split("\n")) <= 2
        assert style.words_inches([lines], 10, "bold" if bold else "normal") <= inches + 0.03


def test_wrapping_cuts_what_does_not_fit() -> None:
    assert wrapped("one two three", 0.6, 1, 10) == "one t\u2026"
    assert wrapped("abcdefghij", 0.35, 2, 10) == "abcd\nef\u2026"
    assert wrapped("well-known", 0.5, 2, 10) == "well-\nknown"
    assert wrapped("", 1.0, 2, 10) == "" and wrapped("a", 0.01, 1, 10) == "a"


def test_a_name_in_a_sentence_is_cut_in_the_order_in_which_it_is_read() -> None:
    assert shortened("one two", 7) == "one two" and shortened("one two three", 7) == "one tw\u2026"
    assert shortened("\u4e2d" * 9, 8) == "\u4e2d\u4e2d\u4e2d\u2026"
    assert shortened("\u05d0\u05d1 \u05d2", 20) == "\u05d0\u05d1 \u05d2"


def test_letters_that_no_font_has_are_boxes_in_every_text() -> None:
    assert wrapped("plan \ue000 b", 5.0, 1, 10) == f"plan {MISSING} b"


def test_letters_read_from_the_right_are_turned() -> None:
    assert wrapped("\u05d0\u05d1 \u05d2", 5.0, 1, 10) == "\u05d2 \u05d1\u05d0"
    assert wrapped("plan \u05d0\u05d1 b", 5.0, 1, 10) == "plan \u05d1\u05d0 b"


def test_quoted_names_in_sentences() -> None:
    assert quoted("Coaches") == "'Coaches'"
    assert len(quoted("y" * 500)) == 122 and len(quoted("word " * 200)) <= 122


@pytest.mark.parametrize(("wanted", "places"), [
    ([], []), ([0.5], [0.5]), ([0.2, 0.8], [0.2, 0.8]),
    ([0.5, 0.5], [0.45, 0.55]),              # apart, around what both want
    ([0.55, 0.45], [0.55, 0.45]),            # just far enough
    ([0.0, 0.0, 0.9], [0.0, 0.1, 0.9]),      # pushed up from the floor
    ([1.0, 0.98], [1.0, 0.9]),               # down from the ceiling, in order
    ([0.1] * 12, [i / 11 for i in range(12)]),  # too many: evenly
])
def test_labels_are_spread(wanted: list[float], places: list[float]) -> None:
    assert style.spread(wanted, 0.1, 0.0, 1.0) == pytest.approx(places)


def test_colours_of_letters_are_readable_on_white() -> None:
    assert style.dark("#000000") == "#000000"
    for colour in style.COLOURS:
        assert 1.05 / (style._luminance(*to_rgb(style.dark(colour))) + 0.05) >= 4.49


def test_lines_differ_without_colour() -> None:
    assert len(set(style.COLOURS)) == len(set(style.DASHES)) == len(set(style.MARKERS)) == style.MOST_SCENARIOS
