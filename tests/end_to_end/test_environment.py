"""What the environment and HOME may hold without hanging `brief`, or making it call a sound file damaged."""

import json
import os
import resource
import subprocess
from pathlib import Path

import pytest
from program import DONE, FAILED, PROGRAM, SMALL
from test_python import brief, charts, one_cache_of_letters, results, start, undisturbed  # noqa: F401

NONSENSE = {"SOURCE_DATE_EPOCH": "abc", "NPY_PROMOTION_STATE": "bogus", "NUMPY_EXPERIMENTAL_ARRAY_FUNCTION": "x",
            "OMP_NUM_THREADS": "abc", "OMP_DISPLAY_ENV": "true", "OPENBLAS_NUM_THREADS": "-3", "OPENBLAS_VERBOSE": "5"}  # fmt: skip


@pytest.mark.parametrize("more", [{}, {"NPY_PROMOTION_STATE": "weak", "SOURCE_DATE_EPOCH": "9" * 19}])
def test_nonsense_in_the_environment_is_no_obstacle_and_no_fault_of_the_file(results, tmp_path, more):
    ended = brief(results, tmp_path, "--pdf", "paper.pdf", **{**NONSENSE, **more})
    assert ended.err == "" and (tmp_path / "paper.pdf").exists()


def test_a_date_that_is_meant_stays_and_libraries_take_one_thread(monkeypatch):
    for name, value in {**NONSENSE, "SOURCE_DATE_EPOCH": "1700000000", "OMP_NUM_THREADS": "2"}.items():
        monkeypatch.setenv(name, value)
    for name in ("HDF5_PLUGIN_PRELOAD", "PATH", "MKL_NUM_THREADS"):  # which are changed, and put back afterwards
        monkeypatch.setenv(name, os.environ.get(name, ""))
    start.make_environment_safe()
    kept = {name: os.environ[name] for name in NONSENSE if name in os.environ}
    assert kept == {"SOURCE_DATE_EPOCH": "1700000000", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@pytest.mark.parametrize("what", ["FONTCONFIG_FILE", "the cache of letters"])
def test_no_pipe_is_waited_for_that_the_environment_or_home_has(results, tmp_path, what):
    cache = tmp_path / "coadopt" / "matplotlib"
    cache.mkdir(parents=True)
    known = next((Path(os.environ["XDG_CACHE_HOME"]) / "coadopt" / "matplotlib").glob("fontlist-*.json"), "fontlist-v330.json")
    os.mkfifo(pipe := cache / Path(known).name if what != "FONTCONFIG_FILE" else tmp_path / "pipe")
    environment = {"FONTCONFIG_FILE": pipe} if what == "FONTCONFIG_FILE" else {"XDG_CACHE_HOME": tmp_path, "TMPDIR": tmp_path}
    ended = subprocess.run([PROGRAM, "brief", results, "--csv", "numbers", "--pdf", "paper.pdf", "--quiet"], cwd=tmp_path,
                           env={**os.environ, **environment}, capture_output=True, text=True, timeout=120)  # fmt: skip
    assert (ended.returncode, ended.stderr) == (DONE, "") and pipe.is_fifo()


@pytest.mark.parametrize("named", [":/{}", ":{}", "{}"])
@pytest.mark.parametrize("command", ["brief", "run"])
def test_no_pipe_is_waited_for_that_is_named_as_a_time_zone(results, tmp_path, named, command):
    os.mkfifo(pipe := tmp_path / "zone")
    words = {"brief": ["brief", results, "--csv", "numbers"], "run": ["run", SMALL, "--months", "1", "--replicates", "1", "-o", "x.h5"]}
    ended = subprocess.run([PROGRAM, *words[command], "--quiet"], cwd=tmp_path, env={**os.environ, "TZ": named.format(pipe)},
                           capture_output=True, text=True, timeout=120)  # fmt: skip
    assert (ended.returncode, ended.stderr) == (DONE, "")


def test_a_list_of_fonts_without_that_of_charts_is_made_whole(results, undisturbed, tmp_path):
    """As another program, or an earlier matplotlib, may have left it."""
    known = next((Path(os.environ["XDG_CACHE_HOME"]) / "coadopt" / "matplotlib").glob("fontlist-*.json"))
    fonts = json.loads(known.read_text())
    fonts["ttflist"] = [one for one in fonts["ttflist"] if not one["name"].startswith("DejaVu Sans")]
    cache = tmp_path / "cache" / "coadopt" / "matplotlib"
    cache.mkdir(parents=True)
    (cache / known.name).write_text(json.dumps(fonts))
    assert charts(results, tmp_path, XDG_CACHE_HOME=tmp_path / "cache") == undisturbed


@pytest.mark.parametrize("damaged", ["[1]", '{"ttflist": 5}', "{", "weight", "fname"])
def test_a_damaged_list_of_fonts_is_made_anew(tmp_path, monkeypatch, damaged):
    known = next((Path(os.environ["XDG_CACHE_HOME"]) / "coadopt" / "matplotlib").glob("fontlist-*.json"))
    fonts = json.loads(known.read_text())
    cache = tmp_path / "coadopt" / "matplotlib"
    cache.mkdir(parents=True)
    (cache / known.name).write_text(json.dumps(fonts))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert start.settings_folder() == str(cache) and (cache / known.name).exists()
    if damaged in fonts["ttflist"][0]:
        fonts["ttflist"][0][damaged] = ["x"]
    (cache / known.name).write_text(json.dumps(fonts) if damaged in fonts["ttflist"][0] else damaged)
    assert start.settings_folder() == str(cache) and not (cache / known.name).exists()


@pytest.mark.parametrize("limit, told", [(resource.RLIMIT_FSIZE, "ulimit -f"), (None, "write to a folder that you may write to")])
def test_what_cannot_be_written_is_told_with_a_way_out(results, tmp_path, limit, told):
    if limit is None and os.geteuid() == 0:
        folder = Path("/sys/kernel")
    else:
        (folder := tmp_path / "read-only").mkdir(mode=0o755 if limit else 0o555)
    ended = subprocess.run([PROGRAM, "brief", results, "--csv", folder / "numbers", "--quiet"], capture_output=True, text=True,
                           timeout=120, preexec_fn=limit and (lambda: resource.setrlimit(limit, (100, 100))))  # fmt: skip
    assert ended.returncode == FAILED and str(folder) in ended.stderr and told in ended.stderr
