"""Which Python `brief` and `sensitivity` run, and that it runs nothing that the current folder or the user planted."""

import errno
import os
import shutil
import subprocess
import sys
import time
import types

import pytest
from program import DONE, FAILED, PROGRAM, ROOT, coadopt, run_small

sys.path.insert(0, str(ROOT / "analysis"))
import start  # noqa: E402

PLANTED = ["numpy.py", "re.py", "sitecustomize.py", "usercustomize.py", "runpy.py", "coadopt_analysis/__init__.py",
           "coadopt_analysis/__main__.py", "start.py"]  # fmt: skip


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    file = tmp_path_factory.mktemp("results") / "small.h5"
    run_small(file)
    return file


@pytest.fixture(scope="module", autouse=True)
def one_cache_of_letters(tmp_path_factory):
    """Finding the machine's fonts takes seconds, so the tests share what is found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def brief(results, folder, *words, code=DONE, **environment):
    """Writes the numbers to folder/numbers; returns what the command came to."""
    return coadopt("brief", results, "--csv", folder / "numbers", "--quiet", *words, folder=folder, code=code,
                   environment={key: str(value) for key, value in environment.items()})  # fmt: skip


def program_that(path, does):
    """An executable that stands for a program, say for Python."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{does}\n")
    path.chmod(0o755)
    return path


def plant(folder, mark):
    for name in PLANTED:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"open({str(mark)!r}, 'w').close()\n")


@pytest.mark.parametrize("command", ["brief", "sensitivity"])
def test_no_code_of_the_current_folder_runs(results, tmp_path, command):
    here, mark = tmp_path / "here", tmp_path / "mark"
    here.mkdir()
    plant(here, mark)
    words = ["--csv", here / "numbers"] if command == "brief" else []
    ended = coadopt(command, results, *words, folder=here, code=None, environment={"PYTHONPATH": ""})
    assert command == "sensitivity" or ended.code == DONE, ended.said
    assert "Traceback" not in ended.err
    assert not mark.exists()


def test_no_code_that_the_environment_names_runs(results, tmp_path):
    planted, here, mark = tmp_path / "planted", tmp_path / "here", tmp_path / "mark"
    here.mkdir()
    plant(planted, mark)
    site = tmp_path / f".local/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages"
    plant(site, mark)
    brief(results, here, PYTHONPATH=planted, PYTHONSTARTUP=planted / "re.py", PYTHONUSERBASE=tmp_path / ".local",
          HOME=tmp_path, MPLBACKEND="module://re")  # fmt: skip
    assert not mark.exists()


def test_a_python_on_path_that_does_not_start_is_ended_and_not_used(results, tmp_path):
    program_that(tmp_path / "bin" / "python3", "exec sleep 300")
    began = time.monotonic()
    ended = brief(results, tmp_path, PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    assert 5 <= time.monotonic() - began < 120
    assert ended.err == (f"coadopt: {tmp_path / 'bin' / 'python3'} did not start within 5 s and is not used. Take it out of"
                         " PATH, or name another Python in COADOPT_PYTHON.\n")
    assert (tmp_path / "numbers").is_dir()


def test_no_program_of_a_relative_path_entry_runs(results, tmp_path):
    mark = tmp_path / "mark"
    for name in ("python3", "gcc", "cc", "ld", "objdump", "ldconfig"):
        program_that(tmp_path / name, f"touch {mark}")
    ended = brief(results, tmp_path, "--pdf", "paper.pdf", PATH=f".:{os.environ['PATH']}:")
    assert (tmp_path / "paper.pdf").exists(), ended.said
    assert not mark.exists()


def test_no_program_that_the_environment_names_to_gcc_runs(results, tmp_path):
    mark = tmp_path / "mark"
    for name in ("as", "cc1", "collect2", "ld"):
        program_that(tmp_path / "tools" / name, f"touch {mark}")
    brief(results, tmp_path, "--pdf", "paper.pdf", COMPILER_PATH="./tools")
    assert (tmp_path / "paper.pdf").exists() and not mark.exists()


def library_that_marks(folder, mark):
    source, library = folder / "plugin.c", folder / "libplugin.so"
    source.write_text(f"""#include <fcntl.h>
__attribute__((constructor)) void loaded(void) {{ creat("{mark}", 0600); }}
""")
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source], check=True, timeout=60)
    return library


@pytest.mark.parametrize("name", ["OPENSSL_CONF", "ACC_PROFLIB"])
def test_no_library_that_the_environment_names_is_loaded(results, tmp_path, name):
    mark, settings = tmp_path / "mark", tmp_path / "openssl.cnf"
    library = library_that_marks(tmp_path, mark)
    settings.write_text("openssl_conf = all\n[all]\nproviders = one\n[one]\nplanted = two\n[two]\n"
                        f"module = {library}\nactivate = 1\n")  # fmt: skip
    brief(results, tmp_path, **{name: settings if name == "OPENSSL_CONF" else library})
    assert not mark.exists()


def test_no_plugin_of_hdf5_is_loaded(tmp_path):
    mark = tmp_path / "mark"
    library_that_marks(tmp_path, mark)
    (tmp_path / "coadopt_analysis").mkdir()  # in place of the package: asks for a filter that no HDF5 has
    asks = "def main():\n    from h5py import h5z\n    return 5 if h5z.filter_avail(32123) else 6\n"
    (tmp_path / "coadopt_analysis" / "__main__.py").write_text(asks)
    shutil.copy(start.__file__, tmp_path / "start.py")
    environment = {**os.environ, "HDF5_PLUGIN_PATH": ".", "HDF5_PLUGIN_PRELOAD": ""}
    ended = subprocess.run([sys.executable, "-I", "-B", "start.py", "brief"], cwd=tmp_path, env=environment, check=False,
                           timeout=60)  # fmt: skip
    assert ended.returncode == 6 and not mark.exists()


def charts(results, here, **environment):
    """The charts that brief draws in a folder, by name."""
    ended = brief(results, here, "--charts", here / "charts", **environment)
    assert ended.err == ""
    return {path.name: path.read_bytes() for path in (here / "charts").glob("*.svg")}


@pytest.fixture(scope="module")
def undisturbed(results, tmp_path_factory):
    return charts(results, tmp_path_factory.mktemp("undisturbed"))


@pytest.mark.parametrize("place", ["current folder", "MATPLOTLIBRC", "home"])
def test_matplotlib_settings_change_no_chart(results, undisturbed, tmp_path, place):
    home = tmp_path / ".config" / "matplotlib"
    folder = {"current folder": tmp_path, "MATPLOTLIBRC": tmp_path / "elsewhere", "home": home}[place]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "matplotlibrc").write_text("axes.facecolor: red\nsvg.hashsalt: other\nnonsense\n")
    environment = {"MATPLOTLIBRC": folder} if place == "MATPLOTLIBRC" else {"HOME": tmp_path}
    assert charts(results, tmp_path, **environment) == undisturbed
    assert undisturbed


def test_a_home_that_cannot_be_written_is_no_obstacle(results, tmp_path):
    ended = brief(results, tmp_path, HOME="/proc", XDG_CACHE_HOME="", TMPDIR=tmp_path)
    assert ended.err == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["numbers"]


def test_the_named_python_is_the_one_that_runs(results, tmp_path):
    python = program_that(tmp_path / "named", 'test "$2" != -c || exit 42; echo "$@"; exit 5')
    ended = brief(results, tmp_path, code=5, COADOPT_PYTHON=python)
    assert ended.out.startswith("-I -B ") and " brief " in ended.out


@pytest.mark.parametrize("name, told", [
    ("/bin/echo", "does not run as a Python does"),
    ("/nowhere/python3", "cannot be started (No such file or directory)"), ("no-such-python", "is not on PATH")])  # fmt: skip
def test_a_named_program_that_cannot_start_is_an_error(results, tmp_path, name, told):
    ended = brief(results, tmp_path, code=FAILED, COADOPT_PYTHON=name)
    assert f"COADOPT_PYTHON = {name} {told}" in ended.err
    assert len(ended.err.splitlines()) == 1


def test_the_first_python_on_path_that_has_the_packages_runs(results, tmp_path):
    program_that(tmp_path / "without" / "python3", "exit 1")
    program_that(tmp_path / "with" / "python3", 'case "$*" in *--check) exit 0;; esac; echo chosen; exit 5')
    ended = brief(results, tmp_path, code=5, PATH=f"{tmp_path}/without:{tmp_path}/with:{os.environ['PATH']}")
    assert ended.out == "chosen\n"


def test_debians_python_runs_where_no_other_has_the_packages(results, tmp_path):
    program_that(tmp_path / "without" / "python3", "exit 1")
    brief(results, tmp_path, PATH=tmp_path / "without")


def test_a_missing_package_is_named_with_debians_package(monkeypatch, capsys):
    monkeypatch.setattr(start, "PACKAGES", {**start.PACKAGES, "no_such_module": "python3-no-such"})
    monkeypatch.setattr(sys, "argv", ["start.py", "brief", "file.h5"])
    assert start.main() == 1
    told = capsys.readouterr().err
    assert told.startswith("coadopt brief: ") and len(told.splitlines()) == 1
    assert "does not have no_such_module. On Debian, install: apt-get install python3-no-such." in told
    monkeypatch.setattr(sys, "argv", ["start.py", "--check"])
    assert start.main() == 1


def test_a_disk_that_is_full_is_named_with_what_needs_it_and_the_way_out(monkeypatch, capsys):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "argv", ["start.py", "brief", "file.h5"])
    monkeypatch.setattr(start, "tempfile", types.SimpleNamespace(TemporaryFile=full, mkdtemp=full))
    assert start.main() == 1
    told = capsys.readouterr().err
    assert told.startswith("coadopt brief: file.h5: nothing was made: ") and len(told.splitlines()) == 1
    assert "a folder for its settings" in told and "(No space left on device)" in told and "in TMPDIR." in told
    monkeypatch.setattr(start, "tempfile", types.SimpleNamespace(TemporaryFile=full, mkdtemp=lambda **_: os.open("/none/there", 0)))
    assert start.main() == 1
    assert "(No space left on device; No such file or directory)" in capsys.readouterr().err
    monkeypatch.setattr(start, "settings_folder", lambda: "/")
    monkeypatch.setattr(start, "load_matplotlib", full)
    assert start.main() == 1
    told = capsys.readouterr().err
    assert "file.h5: nothing was made: " in told and "could not read its packages" in told and "settings" not in told


def test_the_list_of_packages_is_that_of_bootstrap():
    lines = [line.split() for line in (ROOT / "packages.txt").read_text().splitlines() if line.startswith("analysis")]
    others = {"python3", "python3-h5netcdf", "python3-sklearn"}  # the last two are not needed by every command
    assert set(start.PACKAGES.values()) == {one for _, one in lines if not one.startswith("fonts-")} - others


def test_no_script_runs_that_anybody_could_have_put_beside_the_program(results, tmp_path):
    program, mark = tmp_path / "open" / "bin" / "coadopt", tmp_path / "mark"
    planted = tmp_path / "open" / "share" / "coadopt" / "analysis"
    plant(planted, mark)
    program.parent.mkdir()
    shutil.copy(PROGRAM, program)
    words = ["brief", results, "--csv", tmp_path / "numbers", "--quiet"]
    for part in (planted / "start.py", planted / "coadopt_analysis" / "__main__.py", planted, tmp_path / "open"):
        before = part.stat().st_mode
        part.chmod(0o777)
        shutil.rmtree(tmp_path / "numbers", ignore_errors=True)
        coadopt(*words, program=program)
        assert not mark.exists() and (tmp_path / "numbers").is_dir(), "that of the source tree runs"
        part.chmod(before)
    coadopt(*words, program=program, code=None)
    assert mark.exists(), "where only its owner may write, it runs"
