"""Error rates of rankings on many made-up sweeps, and what is said where nothing can be ranked.

Larger figures: python3 analysis/tests/error_rates.py 400, written down in docs/sensitivity.md.
"""

from __future__ import annotations

from pathlib import Path

import error_rates
import h5py
import numpy as np
import pytest
from error_rates import asked, by_factor, mean_rates, swept
from swept import ishigami, latin_hypercube, morris, repeated, saltelli, sobol, write

from coadopt_analysis import __main__ as command
from coadopt_analysis.sensitivity import cart, regression
from coadopt_analysis.sensitivity import morris as screening
from coadopt_analysis.sensitivity import sobol as saltelli_indices
from coadopt_analysis.sensitivity.analyse import analyse
from coadopt_analysis.sensitivity.report import as_json, text

DESIGNS = {"morris": morris(6, 3), "saltelli": saltelli(32, 3), "sobol": (sobol(64, 3), {})}


@pytest.fixture(autouse=True)
def _few_resamples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screening, "RESAMPLES", 20)


@pytest.mark.parametrize("design", DESIGNS)
@pytest.mark.parametrize("reference", [False, True])
def test_an_outcome_that_does_not_vary_is_said_to_and_ranks_nothing(tmp_path: Path, design: str, reference: bool,
                                                                    capsys: pytest.CaptureFixture[str]) -> None:
    places, marks = DESIGNS[design]
    # Of numbers that differ by rounding only: sums of 39.95 in another order.
    values = np.full((len(places), 3), 17258.4) * (1 + 2e-16 * np.random.default_rng(1).integers(-1, 2, (len(places), 3)))
    path = write(tmp_path / "c.h5", design, places, [1e6 + 0 * values, 1e6 + values] if reference else values, marks)
    ranking = analyse(path).rankings[0]
    assert ranking.constant and not ranking.table["clear"].any() and ranking.table["importance"].isna().all()
    told = text(analyse(path))
    assert "It does not vary: it is the same at all points, so no factor is ranked." in told
    assert "Detected" not in told and "1.  " not in told
    assert command.main(["sensitivity", str(path), "--charts", str(tmp_path / "charts")]) == 0
    assert not list((tmp_path / "charts").glob("practice_in_use*"))
    assert command.main(["brief", str(path), "-o", str(tmp_path / "page.html")]) == 0
    assert "does not vary" in (tmp_path / "page.html").read_text("utf-8")


def test_one_replicate_that_varies_is_not_constant(tmp_path: Path) -> None:
    places = sobol(64, 2)
    values = np.column_stack([np.zeros(64), places[:, 0] - places[:, 0].mean()])
    assert not analyse(write(tmp_path / "c.h5", "sobol", places, values)).rankings[0].constant


def test_screening_errs_as_often_as_it_says_where_replicates_have_effects_of_their_own() -> None:
    for spread in ("equal", "unequal", "product"):
        each = [error_rates.screened(seed, spread) for seed in range(60)]
        assert np.mean([some for (_, _, some), _ in each]) <= 0.12, spread  # 5% is stated; 0.62 it was
        assert np.mean([within for _, within in each]) >= 0.92, spread


def test_screening_finds_what_all_replicates_have_in_common() -> None:
    rates = np.mean([error_rates.screened(seed, "equal", effect=4.0)[0] for seed in range(40)], axis=0)
    assert rates[0] >= 0.8 and rates[1] <= 0.1
    noisy = np.mean([error_rates.screened(seed, "product", replicates=8, effect=4.0)[0] for seed in range(20)], axis=0)
    assert noisy[0] >= 0.9 and noisy[1] <= 0.12


def test_effects_of_either_sign_and_of_choices_are_found() -> None:
    places, marks = morris(12, 3)
    values = np.where(places[:, 0] > 0.5, 1, -1) * (places[:, 1] - 0.5) + np.array([0, 5, 2])[
        np.minimum((places[:, 2] * 3).astype(int), 2)]
    sweep = swept("morris", places, marks, {2: 3})
    table = by_factor(screening.screen(sweep, asked(repeated(values, 6, 0.02))), sweep)
    assert table["clear"].all() and np.isnan(table["mu"]["x3"])


def test_mu_star_of_choices_is_that_of_another_computation(tmp_path: Path) -> None:
    """By a loop over the file's points and choices: each step's difference, not over the length of the step."""
    places, marks = morris(9, 3, seed=5)
    kinds = {0: "one two", 1: "red green blue grey"}
    levels = np.minimum(np.floor(places[:, :2] * [2, 4]), [1, 3]).astype(int)
    of_choices = np.array([0.0, 3.0])[levels[:, 0]] + np.array([1.0, -2.0, 4.0, 0.5])[levels[:, 1]] * (1 + places[:, 2])
    values = repeated(of_choices, 3, 0.1)
    path = write(tmp_path / "m.h5", "morris", places, values, marks, labels=kinds)
    with h5py.File(path) as file:
        means = file["outcomes/practice_in_use"][:, 0, :].mean(axis=1)
        trajectory = file["design/trajectory"][:]
        column = {name: file[f"points/{name}"][:] for name in ("room.x1", "room.x2", "room.x3")}
    steps: dict[str, list[float]] = {name: [] for name in column}
    signed: list[float] = []
    for point in range(1, len(means)):
        if trajectory[point] != trajectory[point - 1]:
            continue
        moved = [name for name in column if column[name][point] != column[name][point - 1]]
        assert len(moved) == 1
        over = abs(float(column["room.x3"][point]) - float(column["room.x3"][point - 1])) if moved == ["room.x3"] else 1.0
        steps[moved[0]].append(abs(means[point] - means[point - 1]) / over)
        if moved == ["room.x1"]:
            signed.append((means[point] - means[point - 1]) * (1 if column["room.x1"][point] else -1))
    table = analyse(path).rankings[0].table.set_index("factor")
    for name, sizes in steps.items():
        assert len(sizes) == 9 and table.loc[name, "importance"] == pytest.approx(np.mean(sizes)), name
    assert table.loc["room.x1", "mu"] == pytest.approx(np.mean(signed)) and np.isnan(table.loc["room.x2", "mu"])


def test_a_regression_finds_a_planted_linear_model_and_little_else() -> None:
    rates = mean_rates(error_rates.tested, 20)
    assert rates[0] >= 0.97 and rates[1] <= 0.09  # 5% is stated
    own = mean_rates(error_rates.regressed_by_replicates, 15)  # which points without end would not show to be chance
    assert own[2] <= 0.14
    assert mean_rates(lambda seed: error_rates.regressed_by_replicates(seed, 8, effect=4.0), 4)[0] >= 0.9
    whole = mean_rates(error_rates.regressed, 2)
    assert whole[0] >= 0.95


def test_a_regression_finds_nothing_where_nothing_is() -> None:
    assert mean_rates(lambda seed: error_rates.tested(seed, r2=0.0), 60)[2] <= 0.1  # 5% is stated


def test_shares_of_a_planted_model_are_near_the_truth_and_never_above_what_there_is() -> None:
    places, values, choices = error_rates.linear(1, 300, 40, 0.85)
    sweep = swept("latin_hypercube", places, choices=choices)
    ranking = regression.shares(sweep, asked(values[:, None]))
    table = by_factor(ranking, sweep)
    truth = 0.85 * np.linspace(1, 2, 8) ** 2 / (np.linspace(1, 2, 8) ** 2).sum()
    assert ((table["first_low"][:8] <= truth) & (truth <= table["first_high"][:8])).sum() >= 6
    assert np.allclose(table["first"][:8], truth, atol=0.05)
    assert table["first"].sum() <= 1 and 0.78 < ranking.predicted_share < 0.9


def test_a_ranking_is_withheld_where_a_regression_foretells_little(tmp_path: Path) -> None:
    places = latin_hypercube(400, 5)
    values = places[:, [0]] + 0.9 * np.random.default_rng(1).standard_normal((400, 1))
    found = analyse(write(tmp_path / "l.h5", "latin_hypercube", places, values))
    assert found.rankings[0].withheld and not found.rankings[0].table["clear"].any()
    told = text(found)
    assert "Nothing is ranked: of points that it had not seen, a regression foretells" in told and "Detected" not in told


def test_what_is_not_found_is_said_not_to_be_detected(tmp_path: Path) -> None:
    places = latin_hypercube(100, 6)
    some = analyse(write(tmp_path / "l.h5", "latin_hypercube", places, repeated(places[:, 0], 3, 0.1)))
    assert "Detected: 1 of 6 factors; the others were not detected with 100 points of 3 replicates." in text(some)
    assert "cross-validated R2" in text(some)
    assert as_json(some)["rankings"][0]["cross_validated_r2"] > 0.8  # type: ignore[index]
    nothing = analyse(write(tmp_path / "n.h5", "latin_hypercube", places, repeated(0 * places[:, 0], 1, 0.1)))
    assert "No effect of a factor was detected with 100 points of 1 replicate." in text(nothing)


def test_factors_that_vary_together_are_named(tmp_path: Path) -> None:
    places = latin_hypercube(100, 3)
    places[:, 1] = np.clip(places[:, 0] + 0.01 * places[:, 2], 0, 1)
    told = text(analyse(write(tmp_path / "l.h5", "csv", places, repeated(places[:, 0], 2, 0.1))))
    assert "room.x1 and room.x2 vary together in this design (correlation 1.00)" in told


def test_intervals_of_shares_hold_the_truth_as_often_as_they_say() -> None:
    each = [error_rates.of_samples(seed) for seed in range(40)]
    assert np.mean([first for _, first, _ in each]) >= 0.88 and np.mean([total for *_, total in each]) >= 0.85
    rates = np.mean([rates for rates, *_ in each], axis=0)
    assert rates[0] >= 0.7 and rates[1] <= 0.09


def test_shares_that_cannot_be_are_told_and_lie_within_0_and_1() -> None:
    remarked = 0
    for seed in range(10):
        places, marks = error_rates.independent_samples(12, 4, seed)
        sweep = swept("saltelli", places, marks)
        ranking = saltelli_indices.indices(sweep, asked(repeated(ishigami(places), 2, 1.0, seed=seed)))
        table = ranking.table
        shown = table[["importance", "low", "high", "first", "first_low", "first_high"]].stack()
        assert shown.between(0, 1).all()
        if (table["first"] > table["importance"] + 0.005).any():
            remarked += 1
            assert any("is estimated above the total, which cannot be: 12 samples are too few" in one for one in ranking.notes)
    assert remarked >= 2


def test_indices_are_withheld_where_chance_may_be_everything() -> None:
    places, marks = error_rates.independent_samples(10, 3, 1)
    sweep = swept("saltelli", places, marks)
    withheld = [saltelli_indices.indices(sweep, asked(repeated(0.8 * places[:, 0], 2, 0.3, seed=seed))) for seed in range(8)]
    assert any(one.withheld and (one.noise.swamps or "No indices" in one.notes[0]) for one in withheld)


def test_estimators_are_those_of_openturns() -> None:
    from coadopt_analysis.sensitivity.load_openturns import openturns
    places, marks = error_rates.independent_samples(200, 3, 2)
    sweep = swept("saltelli", places, marks)
    values = ishigami(places)
    table = by_factor(saltelli_indices.indices(sweep, asked(values[:, None])), sweep)
    order = [np.flatnonzero((marks["block"] == block) & (marks["changed"] == i)) for block, i in (
        (0, -1), (1, -1), (2, 0), (2, 1), (2, 2))]
    outputs = openturns.Sample((values[np.concatenate(order)] - values[order[0]].mean())[:, None])
    inputs = openturns.Sample(np.zeros((len(outputs), 3)))
    first = openturns.MauntzKucherenkoSensitivityAlgorithm(inputs, outputs, 200).getFirstOrderIndices()
    total = openturns.JansenSensitivityAlgorithm(inputs, outputs, 200).getTotalOrderIndices()
    # It divides by the variance of one of the two samples; here both are used.
    ratio = table["importance"] / np.array(total)
    assert np.allclose(ratio, ratio[0], rtol=1e-9)
    assert ratio[0] == pytest.approx(np.var(values[order[0]]) / np.var(values[np.concatenate(order[:2])]), rel=0.01)
    assert np.allclose(table["first"], np.clip(np.array(first) * ratio[0], 0, 1), atol=0.02)


def test_a_tree_finds_the_planted_box_and_is_the_same_every_time(tmp_path: Path) -> None:
    places = sobol(512, 4)
    planted = (places[:, 0] > 0.6) & (np.floor(places[:, 1] * 3) == 1)
    path = write(tmp_path / "p.h5", "sobol", places, repeated(np.where(planted, 0.05, 0.5), 2, 0.01),
                 labels={1: "one two three"})
    found = [analyse(path, box="practice_in_use < 10%") for _ in range(2)]
    leaf = found[0].boxes[0].tree_leaves[0]
    assert leaf.density > 0.95 and leaf.of_interest > 0.95 * planted.sum() and set(leaf.sides) == {0, 1}
    assert leaf.sides[0].low == pytest.approx(0.6, abs=0.02) and leaf.sides[1].choices == frozenset({1})
    assert found[0].boxes[0].tree == found[1].boxes[0].tree
    assert "By a tree (CART): 100% of" in text(found[0]) and "room.x2 is two" in text(found[0])


def test_a_tree_finds_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    grown = 0
    for seed in range(20):
        places = sobol(128, 5, seed)
        interest = np.random.default_rng(seed).random(128) < 0.3
        tree = cart.grow(swept("sobol", places).coordinates, places, interest, np.arange(128))
        grown += tree is not None and len(tree.leaves) > 1
    assert grown <= 4


def test_a_missing_package_for_trees_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                              capsys: pytest.CaptureFixture[str]) -> None:
    def absent(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(cart, "import_module", absent)
    places = sobol(64, 2)
    path = write(tmp_path / "p.h5", "sobol", places, repeated(places[:, 0], 2, 0.0))
    assert command.main(["sensitivity", str(path), "--box", "practice_in_use < 30%"]) == 1
    assert "apt-get install python3-sklearn" in capsys.readouterr().err
    assert command.main(["sensitivity", str(path)]) == 0
