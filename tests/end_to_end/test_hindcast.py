"""The hindcast: nothing after 2017 enters a prediction; its distributions and scores are right on values that are known."""

import math
import re
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import numpy
import pytest
from program import PROGRAM, ROOT
from scipy import stats

sys.path.insert(0, str(ROOT / "docs"))
from hindcasting import page, place, record, scores, spread  # noqa: E402

LAW = spread.Law(0.1, 0.4, 5.0)
TOY = """title = "{title}"
unit = "share"
read = "secondary"
use = "hindcast"
measure = "mean(participation[{group}], 1..12)"
"""
VALUES = (("2014", 0.30), ("2015", 0.32), ("2016/17", 0.31), ("2017/18", 0.33), ("2019", 0.35), ("2021", 0.30), ("2025", 0.4))


def written(folder, values=VALUES, name="toy", group="everyone", more=""):
    text = TOY.format(title=name.title(), group=group) + "".join(
        f'[[value]]\nperiod = "{when}"\nvalue = {value}\n' for when, value in values)
    (folder / f"{name}.toml").write_text(text + more)
    return folder


def the_script():
    loader = SourceFileLoader("hindcast", str(ROOT / "docs" / "hindcast"))
    script = module_from_spec(spec_from_loader("hindcast", loader))
    loader.exec_module(script)
    return script


def of_toy(folder):
    return record.hindcast_series(folder)[0]


def test_a_period_is_known_if_it_ended_by_2017():
    names = ("2017", "2016/17", "2017/18", "2017-12", "2018-01", "2018")
    known = {name: record.period(name).known for name in names}
    assert known == {"2017": True, "2016/17": True, "2017/18": False, "2017-12": True, "2018-01": False, "2018": False}
    names = ("2017", "2017/18", "2018", "2023/24", "2024", "2024/25", "2025")
    assert [record.period(name).asked for name in names] == [False, True, True, True, True, False, False]


def test_the_pandemic_is_april_2020_to_the_end_of_2022():
    names = ("2019", "2019/20", "2020", "2020/21", "2022/23", "2022", "2023", "2023/24", "2020-03", "2020-04")
    assert [record.period(name).pandemic for name in names] == [False, False, True, True, True, True, False, False, False, True]


def test_a_series_holds_no_value_that_is_asked_for(tmp_path):
    toy = of_toy(written(tmp_path))
    assert [(when.name, value) for when, value in toy.known] == [("2014", 0.30), ("2015", 0.32), ("2016/17", 0.31)]
    assert [when.name for when in toy.asked] == ["2017/18", "2019", "2021"]
    assert record.observed(toy, tmp_path) == {"2017/18": 0.33, "2019": 0.35, "2021": 0.30}


def test_no_series_crosses_a_break(tmp_path):
    written(tmp_path, more='[[value]]\nperiod = "2026"\nvalue = 0.5\n')
    text = (tmp_path / "toy.toml").read_text()
    for when, series in (("2015", 1), ("2016/17", 0), ("2017/18", 0), ("2021", 1)):
        (tmp_path / "toy.toml").write_text(text.replace(f'period = "{when}"\n', f'period = "{when}"\nafter_break = true\n'))
        assert len(record.hindcast_series(tmp_path)) == series, when
        assert ("toy" in record.left_out(tmp_path)) == (series == 0)


def given_to_predict(folder):
    """All that predictions are made of, apart from the program."""
    some, pool = record.hindcast_series(folder), record.pool(folder)
    law = spread.fitted(pool)
    texts = [(place.experiment(one, law, place.Effort()), place.outcomes(one)) for one in place.places(some, 120)]
    rivals = [(one.known, one.asked, spread.no_change(law, one), spread.straight_line(pool, one), spread.bass_curve(one))
              for one in some]
    return repr((law, texts, rivals))


def test_no_value_after_2017_enters_what_predictions_are_made_of(tmp_path):
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        folder.mkdir()
    changed = 0
    for path in sorted(record.OBSERVATIONS.glob("*.toml")):
        text = path.read_text()
        (before / path.name).write_text(text)

        def other(match):
            nonlocal changed
            late = not record.period(match[1]).known
            changed += late
            return f'period = "{match[1]}"\nvalue = {0.123 if late else match[2]}'

        (after / path.name).write_text(re.sub(r'period = "(.*)"\nvalue = (.*)', other, text))
    assert changed > 100
    assert given_to_predict(before) == given_to_predict(after)
    path = after / "nhs_work_stress.toml"  # and what was known does
    path.write_text(path.read_text().replace("value = 0.371", "value = 0.372"))
    assert given_to_predict(before) != given_to_predict(after)


def test_months_are_counted_from_the_first_year_of_the_record_after_the_warm_up(tmp_path):
    toy = of_toy(written(tmp_path))
    (of_all,) = place.places([toy], 24)
    shown = [of_all.shows(toy, record.period(when)) for when in ("2014", "2016/17", "2021")]
    assert shown == [f"mean(participation[everyone], {months})" for months in ("25..36", "52..63", "109..120")]
    assert of_all.months == 120


def test_no_change_keeps_the_last_value_and_widens_with_the_years(tmp_path):
    toy = of_toy(written(tmp_path))
    found = spread.no_change(LAW, toy)
    assert [found[when].quantile(0.5) for when in found] == pytest.approx([toy.scaled[-1]] * 3)
    widths = [found[when].scales[0] for when in ("2017/18", "2019", "2021")]
    assert widths == sorted(widths)
    degrees, square = 5 + 2, (5 * 0.01 + sum(toy.changes**2 / (0.6 + 0.4 * toy.gaps))) / 7
    assert found["2017/18"].degrees == degrees and widths[0] == pytest.approx(math.sqrt(square))  # one year on


def test_the_model_moves_the_last_value_as_its_measure_moves(tmp_path):
    toy = of_toy(written(tmp_path))
    names = [when.name for when, _ in toy.known] + [when.name for when in toy.asked]
    shown = {name: numpy.array([0.1, -0.1]) * number for number, name in enumerate(names)}
    found = spread.with_model(LAW, toy, shown)
    assert found["2019"].centres == pytest.approx(toy.scaled[-1] + numpy.array([0.2, -0.2]))
    both = found["2019"]
    assert both.quantile(0.975) == pytest.approx(-both.quantile(0.025) + 2 * toy.scaled[-1], abs=0.1)
    assert both.below(both.quantile(0.9)) == pytest.approx(0.9)
    step = 1e-5  # the density is the slope of the distribution
    slope = (both.below(toy.scaled[-1] + step) - both.below(toy.scaled[-1] - step)) / (2 * step)
    assert both.log_score(toy.scaled[-1]) == pytest.approx(math.log(slope), abs=1e-5)


def moved(rng, series):
    """Series under a law that is known."""
    for _ in range(series):
        own = 0.2 * math.sqrt(6 / rng.chisquare(6))
        gaps = rng.choice([1.0, 2.0, 4.0], 4)
        yield type("Moved", (), {"gaps": gaps, "changes": own * numpy.sqrt(0.5 + 0.5 * gaps) * rng.normal(size=4)})


def test_the_law_of_changes_is_found_again():
    law = spread.fitted(list(moved(numpy.random.default_rng(1), 200)))
    assert 0.18 < law.scale < 0.22 and 0.35 < law.lasting < 0.65 and 4 < law.degrees < 10


def test_intervals_of_changes_hold_as_many_as_they_say():
    rng = numpy.random.default_rng(2)
    law, inside = spread.Law(0.2, 0.5, 6.0), []
    for one in moved(rng, 4000):
        degrees, square = law.after(one.changes[:3], one.gaps[:3])
        inside.append(abs(one.changes[3]) < stats.t.ppf(0.975, degrees) * math.sqrt(square * law.weight(one.gaps[3])))
    assert 0.94 < numpy.mean(inside) < 0.96


def test_a_straight_line_has_the_interval_of_least_squares(tmp_path):
    toy = of_toy(written(tmp_path))
    found = spread.straight_line([toy], toy)["2019"]
    fit = stats.linregress(toy.times, toy.scaled)
    at = record.period("2019").middle
    left = toy.scaled - fit.intercept - fit.slope * toy.times
    error = math.sqrt(sum(left**2))  # one degree of freedom
    wide = math.sqrt(1 + 1 / 3 + (at - toy.times.mean()) ** 2 / sum((toy.times - toy.times.mean()) ** 2))
    assert found.centres[0] == pytest.approx(fit.intercept + fit.slope * at)
    assert found.scales[0] == pytest.approx(error * wide) and found.degrees == 1


def test_a_bass_curve_is_found_again_and_asks_for_four_values_that_rise(tmp_path):
    def grown(year, market=0.6, alone=0.05, copied=0.5):
        gone = math.exp(-(alone + copied) * (year - 2011))
        return market * (1 - gone) / (1 + copied / alone * gone)

    years = range(2012, 2022)
    toy = of_toy(written(tmp_path, [(str(year), grown(year) * (1 + 0.001 * (-1) ** year)) for year in years]))
    found = spread.bass_curve(toy)
    assert toy.back(found["2020"].quantile(0.5)) == pytest.approx(grown(2020), rel=0.05)
    assert spread.bass_curve(of_toy(written(tmp_path))) == {}


def toy_rows():
    row = scores.Row
    return [row("a", "2018", "2017", False, 0.3, "model", 0.2, 0.3, 0.4, 1.0, 0.1, 0.9),
            row("a", "2020", "2017", True, 0.5, "model", 0.2, 0.3, 0.4, -1.0, 0.3),
            row("b", "2019", "2017", False, 0.6, "model", 0.5, 0.6, 0.7, 2.0, 0.1),
            row("a", "2018", "2017", False, 0.3, "no change", 0.2, 0.3, 0.6, 0.0, 0.2),
            row("a", "2020", "2017", True, 0.5, "no change", 0.2, 0.3, 0.6, 0.0, 0.2),
            row("b", "2019", "2017", False, 0.6, "no change", 0.5, 0.6, 0.9, 1.0, 0.3)]


def test_scores_of_known_rows():
    rows = toy_rows()
    one = scores.against(rows, "model", "no change")
    assert (one.series, one.better_score, one.better_error) == (2, 1, 1)
    assert one.score == pytest.approx((0.0 + 1.0) / 2) and one.error == pytest.approx((0.2 + 0.1) / (0.2 + 0.3))
    half = stats.t.ppf(0.975, 1) * numpy.std([0, 1], ddof=1) / math.sqrt(2)
    assert one.interval == pytest.approx((0.5 - half, 0.5 + half)) and one.width == pytest.approx(0.5)
    assert sum(row.inside for row in scores.of(rows, "model")) == 2
    assert scores.read(scores.written(rows)) == rows
    assert scores.wilson(5, 10) == pytest.approx((0.2366, 0.7634), abs=1e-3)


def test_the_section_takes_the_place_of_the_one_before():
    fresh = page.BEGIN + "new\n" + page.END
    text = page.put_into("# Page\n\n" + page.BEGIN + "old\n" + page.END + "after\n", fresh)
    assert text == "# Page\n\n" + fresh + "after\n" and page.put_into("# Page\n", fresh) == "# Page\n\n" + fresh


def test_a_small_hindcast_runs_from_observations_to_the_section(tmp_path, monkeypatch):
    monkeypatch.setattr(place, "PROGRAM", str(PROGRAM))
    observations, work = tmp_path / "observations", tmp_path / "work"
    observations.mkdir()
    work.mkdir()
    written(observations)
    written(observations, name="other", group="users")
    script = the_script()
    small = place.Effort(20, 1, 4, 2, "[population]\nstaff = 96\norganisations = 2\ncommunities = 4\n")
    monkeypatch.setattr(script, "WARM", 0)  # then both ways are one place
    rows = script.scored(*script.predictions(observations, work, small), observations)
    assert {(row.series, row.method) for row in rows} == {
        (name, method) for name in ("toy", "other") for method in ("model", page.COLD, "no change", "straight line")}
    assert all(row.low < row.middle < row.high and math.isfinite(row.log_score) for row in rows)
    said = page.section(scores.read(scores.written(rows)), observations)
    assert "## Hindcast" in said and "| Toy (`toy`), from 2016/17 | 3 |" in said
