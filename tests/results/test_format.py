"""A fresh results file, opened as users open it, is what docs/results-format.md says it is."""

import json
import os
import re
import subprocess
from pathlib import Path

import documented
import netCDF4
import numpy as np
import pytest
import xarray

BINARY = os.environ.get("COADOPT_BINARY", str(documented.ROOT / "build" / "release" / "coadopt"))
SCENARIO = documented.ROOT / "scenarios" / "small.toml"
ENGINES = ["h5netcdf", "netcdf4"]


def run(path: Path, *options: str) -> Path:
    call = [BINARY, "run", str(SCENARIO), "--replicates", "2", "--months", "6", "-o", str(path), *options]
    done = subprocess.run(call, capture_output=True, text=True, cwd=documented.ROOT, timeout=600)
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def results_file(tmp_path_factory):
    return run(tmp_path_factory.mktemp("results") / "monthly.h5", "--agents", "monthly")


@pytest.fixture(scope="module")
def final_file(tmp_path_factory):
    return run(tmp_path_factory.mktemp("results") / "final.h5", "--agents", "final")


def opened(path, engine, group=None):
    """The file as it is, without decoding of missing values, so that types are those of the file."""
    return xarray.open_dataset(path, engine=engine, group=group, mask_and_scale=False)


def type_name(variable):
    return "string" if variable.dtype == object or variable.dtype is str else str(variable.dtype)


def found(dataset):
    """(dimensions, type, units) of every variable of an xarray dataset."""
    return {name: (one.dims, type_name(one), one.attrs["units"]) for name, one in dataset.variables.items()}


@pytest.mark.parametrize("engine", ENGINES)
def test_xarray_finds_the_documented_variables_and_no_others(results_file, engine):
    with opened(results_file, engine) as results:
        assert found(results) == documented.ROOT_VARIABLES


@pytest.fixture(scope="module")
def robust_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("robust") / "robust.h5"
    keener = path.with_name("keener.toml")
    keener.write_text(f'[scenario]\nname = "keener"\nbased_on = "{SCENARIO}"\n[adoption]\ntalk = 0.2\n', encoding="utf-8")
    call = [BINARY, "compare", str(SCENARIO), str(keener), "--replicates", "2", "--months", "6", "--robust", "--draws", "2",
            "--quiet", "-o", str(path)]
    done = subprocess.run(call, capture_output=True, text=True, cwd=documented.ROOT, timeout=600)
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize("engine", ENGINES)
def test_xarray_finds_the_documented_check_of_robustness_beside_the_rest(robust_file, engine):
    with opened(robust_file, engine, "robustness") as check:
        assert found(check) == documented.ROBUSTNESS_VARIABLES
        assert list(check["variant"].values[-2:]) == ["draw 1", "draw 2"]
        assert np.isfinite(check["value"].sel(outcome="practice_in_use")).all()
        guessed = check["guessed"].transpose("variant", "guess").values
        assert (np.isfinite(guessed) == (check["kind"].values == "draw")[:, None]).all()
        assert (guessed[-1] >= check["lowest"] - 1).all() and (guessed[-1] <= check["highest"] + 1).all()
        assert (guessed[-1] != guessed[-2]).mean() > 0.9
    with opened(robust_file, engine) as results:
        assert found(results) == documented.ROOT_VARIABLES


@pytest.mark.parametrize("engine", ENGINES)
def test_xarray_finds_the_documented_agents_and_no_others(results_file, engine):
    with opened(results_file, engine, "agents") as agents:
        assert found(agents) == documented.AGENTS_VARIABLES
        assert agents.attrs["kept"] == "monthly"


def test_the_last_month_alone_has_no_dimension_of_months(final_file):
    expected = {
        name: (tuple(dim for dim in dims if dim != "month"), kind, units)
        for name, (dims, kind, units) in documented.AGENTS_VARIABLES.items()
        if name != "month"
    }
    with opened(final_file, "h5netcdf", "agents") as agents:
        assert found(agents) == expected
        assert agents.attrs["kept"] == "final"


@pytest.mark.parametrize("engine", ENGINES)
def test_xarray_finds_what_is_measured_only_where_it_is_asked_for(tmp_path, engine):
    groups = '["practice", "people", "organisations", "barriers", "money", "detail", "removal"]'
    with opened(run(tmp_path / "asked.h5", "--set", f"run.observe={groups}"), engine) as results:
        assert found(results) == documented.EVERY_VARIABLE
        added = results["added_to_trying"]
        assert added.sizes["barrier"] == 12 and np.isfinite(added).any()


def test_netcdf4_finds_the_documented_variables_and_no_others(results_file):
    with netCDF4.Dataset(results_file) as results:
        for group, expected in ((results, documented.ROOT_VARIABLES), (results["agents"], documented.AGENTS_VARIABLES)):
            actual = {name: (one.dimensions, type_name(one), one.units) for name, one in group.variables.items()}
            assert actual == expected
        assert set(results.dimensions) == set(documented.DIMENSIONS) - {*documented.OF_AGENTS, *documented.ASKED_FOR}
        assert set(results.groups) == {"parameters", "agents", "outcomes", "comparison"}


def test_h5dump_finds_the_documented_variables_and_no_others(results_file):
    call = ["h5dump", "-n", "1", str(results_file)]
    listed = subprocess.run(call, capture_output=True, text=True, check=True, timeout=60)
    names = set(re.findall(r"^ dataset\s+/(\S+?)$", listed.stdout, re.M))
    root = {name for name in names if "/" not in name}
    agents = {name.removeprefix("agents/") for name in names if name.startswith("agents/")}
    assert root == set(documented.ROOT_VARIABLES)
    assert agents == set(documented.AGENTS_VARIABLES)


def test_the_engines_and_netcdf4_read_the_same_numbers(results_file):
    with opened(results_file, "h5netcdf") as one, opened(results_file, "netcdf4") as other:
        xarray.testing.assert_identical(one.load(), other.load())
        with netCDF4.Dataset(results_file) as raw:
            for name in documented.MEASURES.keys() - documented.ASKED_FOR:
                values = np.ma.filled(raw[name][:], np.nan)
                np.testing.assert_array_equal(values, one[name].values, err_msg=name)


@pytest.mark.parametrize("engine", ENGINES)
def test_decoding_leaves_numbers_numbers(results_file, engine):
    with xarray.open_dataset(results_file, engine=engine) as results:
        for name, one in results.variables.items():
            assert one.dtype.kind in ("O" if name in results.indexes and one.dtype == object else "fi"), name


@pytest.mark.parametrize("engine", ENGINES)
def test_labels_along_dimensions_are_the_documented_ones(results_file, engine):
    rows = {row["dimension"]: row["values"] for row in documented.table("Dimensions")}
    with xarray.open_dataset(results_file, engine=engine) as results:
        for name in ("co", "barrier", "group", "role", "step", "cos", "item", "bearer"):
            assert ", ".join(str(value) for value in results[name].values) == rows[name]
        assert list(results["month"].values) == [1, 2, 3, 4, 5, 6]
        assert list(results["replicate"].values) == [0, 1]
        assert re.fullmatch(r"\d{4}-\d{2}", results["month"].attrs["first_month"])


def test_the_file_has_the_documented_attributes_and_no_others(results_file):
    with opened(results_file, "h5netcdf") as results:
        # This file has one scenario; scenario_2 stands for further ones.
        assert set(results.attrs) == set(documented.ATTRIBUTES) - {"scenario_2"}
        assert results.attrs["format"] == "coadopt results"
        assert results.attrs["status"] == "complete"
        assert str(results_file) in results.attrs["command"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", results.attrs["created"])
        assert str(results["scenario"].values[0]) in results.attrs["scenario_1"]
        assert (results["status"].values == 0).all()


@pytest.mark.parametrize("engine", ENGINES)
def test_every_declared_parameter_is_there_as_described(results_file, engine):
    call = [BINARY, "describe", "parameters", "--json"]
    described = subprocess.run(call, capture_output=True, text=True, check=True, cwd=documented.ROOT,
                               timeout=60)
    declared = {one["parameter"]: one for one in json.loads(described.stdout)}
    with opened(results_file, engine, "parameters") as parameters:
        assert set(parameters.data_vars) == set(declared)
        for name, one in parameters.data_vars.items():
            assert one.attrs["long_name"] == declared[name]["meaning"], name
            assert one.attrs["source"] in declared[name]["source"], name
            flags = {"flag_values", "flag_meanings"} if one.dtype == np.uint8 else set()
            assert set(one.attrs) == set(documented.PARAMETER_ATTRIBUTES) | flags, name
            assert one.dims[0] == "scenario" and len(one.dims) <= 2, name
            low, high = one.attrs["range"]
            assert ((one.values >= low) & (one.values <= high)).all(), name
            assert one.attrs["evidence"] in ("assumed", "cited", "calibrated", "derived"), name


@pytest.mark.parametrize("engine", ENGINES)
def test_agents_add_up_to_the_measures(results_file, engine):
    with opened(results_file, engine) as results, opened(results_file, engine, "agents") as agents:
        active = agents["participation"] == agents["participation"].attrs["flag_meanings"].split().index("active")
        users = agents["user"] == 1
        share = (active & users).sum("person") / users.sum("person")
        expected = results["participation"].sel(group="users")
        np.testing.assert_allclose(share.values, expected.values, rtol=1e-6)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_outcome_is_there_as_described(results_file, engine):
    call = [BINARY, "describe", "outcomes", "--json"]
    described = subprocess.run(call, capture_output=True, text=True, check=True, cwd=documented.ROOT, timeout=60)
    declared = {one["outcome"]: one for one in json.loads(described.stdout)}
    with opened(results_file, engine, "outcomes") as outcomes:
        assert set(outcomes.data_vars) == set(declared)
        for name, one in declared.items():
            assert outcomes[name].dims == ("scenario", "replicate")
            assert (outcomes[name].attrs["units"].replace("hour", "hours").replace("hourss", "hours"), outcomes[name].attrs["better"],
                    outcomes[name].attrs["long_name"]) == (one["units"], one["better"], one["meaning"])
            assert outcomes[name].attrs["label"] in one["meaning"]
