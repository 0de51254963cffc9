"""The charts as files and as drawings: valid, the same every time, and with nothing on top of anything else."""

from __future__ import annotations

import io
import itertools
import re
import warnings
import xml.etree.ElementTree as ElementTree
from collections.abc import Sequence
from pathlib import Path

import matplotlib
import numpy as np
import pytest
from compared_anew import error_of
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image
from scipy import stats
from synthetic import make

from coadopt_analysis import save, style
from coadopt_analysis.figures import CHARTS, Chart, adoption, differences, espoused, staff_hours, why_not
from coadopt_analysis.read import open_results

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "$\\frac{1}{$ is no formula & <b>bold</b>", "\u05ea\u05db\u05e0\u05d9\u05ea \u05e9\u05d9\u05ea\u05d5\u05e3",
    "\U0001f680\U0001f680 \u4e2d\u6587", "A very long name " * 30, "<script>alert(1)</script>--><!-- ]]>",
    "_underscore", "\x1b[31mred\u202e", "Donaudampfschifffahrtsgesellschaftskapitaensmuetzenabzeichenverordnung")
REAL = ("Baseline", "Training for all staff", "Coaches", "Coaches and pooled budgets", "Community chest",
        "Leadership pledge", "Enabling staff: four per cent of frontline posts", "Long view")

chart_modules = pytest.mark.parametrize("chart", CHARTS, ids=[chart.NAME for chart in CHARTS])


def drawn(path: Path, chart: Chart) -> tuple[Figure, str]:
    figure = style.new_figure()
    with open_results(path) as results:
        assert why_not(chart, results) == ""
        return figure, chart.alt(results, chart.draw(results, figure))


def words_on(figure: Figure) -> list[tuple[str, matplotlib.transforms.Bbox]]:
    with style.applied():
        canvas = FigureCanvasAgg(figure)
        figure.draw_without_rendering()
        found = []
        for axes in figure.axes:
            if not axes.get_visible():
                continue
            for axis in (axes.xaxis, axes.yaxis):
                low, high = sorted(axis.get_view_interval())
                for tick in axis.get_major_ticks():
                    if tick.label1.get_visible() and low - 1e-9 <= tick.get_loc() <= high + 1e-9:
                        found.append(tick.label1)
                found.append(axis.label)
            found += [*axes.texts, axes.title, axes._left_title, axes._right_title]
            found += [] if axes.get_legend() is None else axes.get_legend().get_texts()
        found += figure.texts
        return [(text.get_text(), Text.get_window_extent(text, canvas.get_renderer()))
                for text in found if text.get_text().strip() and text.get_visible()]


@chart_modules
@pytest.mark.parametrize(("names", "months", "replicates"), [
    (REAL[:1], 120, 12), (REAL[:2], 24, 12), (REAL[:3], 120, 12), (REAL[:4], 7, 3), (REAL[:5], 60, 1),
    (REAL, 120, 12), (REAL, 30, 2), (HOSTILE, 36, 12), (REAL[:2], 1, 1), ([f"S{i}" for i in range(12)], 600, 2)])
def test_words_stay_on_the_sheet_and_off_each_other(tmp_path: Path, chart: Chart, names: Sequence[str], months: int,
                                                    replicates: int) -> None:
    file = make(tmp_path / "r.h5", names, replicates, months)
    if chart.COMPARES and len(names) == 1:
        with open_results(file) as results:
            assert "the file has one scenario" in why_not(chart, results)
        return
    figure, _ = drawn(file, chart)
    assert len(words_on(figure)) > 8
    nothing_is_cut_off_or_covered(figure)


@pytest.mark.parametrize("count", [2, 5, 9])
def test_intervals_just_above_0_and_large_numbers_have_room(tmp_path: Path, count: int) -> None:
    names = [f"{'A name of several words that is rather long ' * 2}{i}" for i in range(count)]
    narrower = stats.t.ppf(0.975, 3) / stats.t.ppf(1 - error_of(count, 0, 1) / 2, 3)
    pairs = 0.025 + 0.0135 * narrower * np.array([1, -1, 1, -1])  # 2.5 points, 0.02 to 4.98
    practice = np.where(np.arange(count)[:, None] > 0, 0.1 + pairs, 0.1)[:, :, None] * np.ones(24)
    hours = np.zeros((count, 4, 24, 8))
    hours[1:, :, :, 3] = 912_345_678.0
    path = make(tmp_path / "r.h5", names, 4, 24, values={"practice_in_use": practice, "staff_hours": hours})
    for chart in (differences, staff_hours):
        figure, alt = drawn(path, chart)
        nothing_is_cut_off_or_covered(figure)
        assert chart is staff_hours or " points (just above 0 to 5)" in alt and "just above 0" in "".join(
            words for words, _ in words_on(figure))


def nothing_is_cut_off_or_covered(figure: Figure, name: str = "") -> None:
    words, sheet = words_on(figure), figure.bbox
    for text, box in words:
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= sheet.x1 + 0.5 and box.y1 <= sheet.y1, f"{name}: cut off: {text!r}"
    for (one, a), (other, b) in itertools.combinations(words, 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert wide <= 1 or high <= 3, f"{name}: on top of each other: {one!r} and {other!r}"  # pixels; boxes have some air


@chart_modules
def test_letters_are_large_enough_for_a_slide(tmp_path: Path, chart: Chart) -> None:
    figure, _ = drawn(make(tmp_path / "r.h5", REAL, 2, 24), chart)
    sizes = [text.get_fontsize() for text in figure.findobj(Text) if text.get_text().strip()]
    assert min(sizes) >= 9  # on 10 inches, so 12 on a slide of 13.3


@chart_modules
@pytest.mark.parametrize("names", [REAL[:3], HOSTILE], ids=["plain", "hostile"])
def test_files_are_valid_and_carry_the_alt_text(tmp_path: Path, chart: Chart, names: Sequence[str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # such as a letter that the font lacks
        figure, alt = drawn(make(tmp_path / "r.h5", names, 3, 24), chart)
        png, svg = save.png(figure, chart.TITLE, alt), save.svg(figure, chart.TITLE, alt)
    with Image.open(io.BytesIO(png)) as image:
        image.load()
        assert image.size == (3000, 1687)
        assert [round(dots) for dots in image.info["dpi"]] == [300, 300]
        assert image.text["Description"] == alt and image.text["Title"] == chart.TITLE
        assert len(set(image.convert("L").resize((300, 169)).getdata())) > 20, "not an empty sheet"
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg" and root.get("role") == "img"
    assert root.find(f"{SVG}title").text == chart.TITLE
    assert root.find(f"{SVG}desc").text == alt
    assert root.find(f".//{SVG}script") is None and root.find(f".//{SVG}b") is None
    assert b"prediction" in svg and "not a prediction" in alt


@chart_modules
def test_two_runs_give_the_same_bytes(tmp_path: Path, chart: Chart) -> None:
    path = make(tmp_path / "r.h5", REAL[:3], 12, 24)
    runs = []
    for setting in ("DejaVu Serif", "DejaVu Sans"):  # whatever the user's own matplotlib settings are
        with matplotlib.rc_context({"font.family": setting, "font.size": 17, "svg.fonttype": "none"}):
            figure, alt = drawn(path, chart)
            dots = save.png(figure, chart.TITLE, alt) if chart is CHARTS[0] else b""  # slow, and the same for all
            runs.append((dots, save.svg(figure, chart.TITLE, alt)))
    assert runs[0] == runs[1]
    assert b"dc:date" not in runs[0][1]


@chart_modules
def test_other_results_give_other_bytes(tmp_path: Path, chart: Chart) -> None:
    charts = [drawn(make(tmp_path / f"{months}.h5", REAL[:2], 12, months), chart) for months in (24, 25)]
    assert len({save.svg(figure, chart.TITLE, "") for figure, _ in charts}) == 2


def test_alt_text_has_whole_names_and_the_last_values(tmp_path: Path) -> None:
    values = {"in_use": [0.011, 0.2, 0.3, 0.004], "practice_espoused": 0.5, "practice_in_use": 0.13}
    path = make(tmp_path / "r.h5", (REAL[6] + " and some more besides, to be sure",), 2, 24, values=values)
    alts = {chart.NAME: drawn(path, chart)[1] for chart in (adoption, espoused)}
    for alt in alts.values():
        assert "'Enabling staff: four per cent of frontline posts and some more besides, to be sure'" in alt
        assert "2 years" in alt
    assert "1% co-commission, 20% co-design, 30% co-deliver, 0.4% co-assess" in alts["adoption"]
    assert "50% espouse, 13% practise, a gap of 37 points" in alts["espoused"]


@chart_modules
def test_charts_say_how_many_replicates_they_are_of(tmp_path: Path, chart: Chart) -> None:
    _, alt = drawn(make(tmp_path / "even.h5", ("A", "B", "C"), 12, 24), chart)
    assert re.search(r"\b12 (repeated|pairs of) runs\b", alt) and "to 12" not in alt
    _, alt = drawn(make(tmp_path / "uneven.h5", ("A", "B", "C"), 12, 24, unfinished=[(1, 0), (1, 3)]), chart)
    assert re.search(r"\b10 to 12 (repeated|pairs of) runs\b", alt)


def test_scenarios_keep_their_colour_when_one_before_them_is_missing(tmp_path: Path) -> None:
    figure, _ = drawn(make(tmp_path / "r.h5", ("A", "B", "C"), 1, 24, unfinished=[(1, 0)]), CHARTS[0])
    colours = {line.get_color() for axes in figure.axes for line in axes.lines}
    assert colours == {style.COLOURS[0], style.COLOURS[2]}


def test_blocks_of_staff_hours_are_called_by_their_sign(tmp_path: Path) -> None:
    hours = np.zeros((3, 2, 12, 8))
    hours[1, ..., 1], hours[1, ..., 2] = 10_000, -4_000  # more casework, less co-producing: a cut
    hours[2, ..., 1], hours[2, ..., 2] = -10_000, 4_000
    figure, alt = drawn(make(tmp_path / "r.h5", REAL[:3], 2, 12, values={"staff_hours": hours}), staff_hours)
    cut, help_ = ([text.get_text().replace("\n", " ") for text in axes.texts] for axes in figure.axes[:2])
    assert "more casework and duties" in cut and "less co-producing" in cut
    assert "less casework and duties" in help_ and "more co-producing" in help_
    said = " ".join(text for text, _ in words_on(figure)).replace("\n", " ")
    assert "what takes hours is below the line, what gives hours back is above it" in said
    assert "less co-producing +4,000, more casework and duties \u221210,000." in alt
    assert "more co-producing \u22124,000, less casework and duties +10,000." in alt
