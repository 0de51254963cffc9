"""Input from pipes is read as a file is; what could wait for ever or never end is refused at once."""

import os
import socket
import subprocess

import pytest
from program import PROGRAM, ROOT, SCENARIOS, SMALL, WRONG_INPUT, coadopt

SWEEP = SCENARIOS / "sweeps" / "small.toml"
BASELINE = SCENARIOS / "baseline.toml"
INVENTED = SCENARIOS / "invented_council"
SHORT = ["--replicates", "1", "--months", "2", "--quiet"]


def shell(command, folder, code=0, stdin=subprocess.DEVNULL):
    done = subprocess.run(["bash", "-c", command], cwd=folder, stdin=stdin, capture_output=True, text=True, timeout=120,
                          env={**os.environ, "COADOPT": str(PROGRAM), "ROOT": str(ROOT)})  # fmt: skip
    assert done.returncode == code, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


@pytest.mark.parametrize(
    "command",
    ["$COADOPT validate <(cat one.toml)",
     "cat one.toml | $COADOPT validate /dev/stdin",
     "$COADOPT validate /dev/stdin < one.toml",
     "$COADOPT validate /proc/self/fd/5 5< <(cat one.toml)",
     "ln -s /dev/stdin linked.toml; cat one.toml | $COADOPT validate linked.toml",
     "mkfifo held; cat one.toml > held & $COADOPT validate /dev/stdin < held",
     "(sleep 0.5; cat one.toml) | $COADOPT validate /dev/stdin",
     "cat one.toml | $COADOPT validate /dev/stdin /dev/stdin"],
)  # fmt: skip
def test_a_scenario_can_come_through_a_pipe(command, tmp_path):
    (tmp_path / "one.toml").write_text(BASELINE.read_text())
    assert ": valid" in shell(command, tmp_path).stdout


def test_runs_comparisons_sweeps_and_imports_read_pipes(tmp_path):
    baseline = f"<(cat {BASELINE})"
    shell(f"$COADOPT run {baseline} -o run.h5 {' '.join(SHORT)}", tmp_path)
    named = f"<(sed 's/^name = .*/name = \"Other\"/' {BASELINE})"
    shell(f"$COADOPT compare {baseline} {named} -o compare.h5 {' '.join(SHORT)}", tmp_path)
    shell(f"$COADOPT sweep <(sed 's#\"\\.\\./#\"{SCENARIOS}/#g' {SWEEP}) -o sweep.h5 --dry-run", tmp_path)
    files = " ".join(f"<(cat {INVENTED / name})" for name in ("staff.csv", "users.csv", "survey.csv"))
    told = shell(f"$COADOPT import {files} -o population.toml", tmp_path).stdout
    assert told.startswith("145 staff in 18 teams of 4 organisations")
    shell(f"$COADOPT import --budget-survey <(cat {INVENTED / 'budget_survey.csv'}) -o splits --quiet", tmp_path)
    assert (tmp_path / "run.h5").exists() and (tmp_path / "compare.h5").exists()


def refusals(path):
    """What every command that reads a file says of one that it cannot read; it must not wait for it."""
    for words in (["validate", path], ["run", path, "-o", "x.h5"], ["compare", path, path, "-o", "x.h5"],
                  ["sweep", path, "-o", "x.h5"], ["budget", path, "-o", "x.h5"], ["calibrate", path, "-o", "x.toml"],
                  ["import", path, "-o", "x.toml"], ["import", "--budget-survey", path, "-o", "made"],
                  ["run", SMALL, "-o", "x.h5", "--ensemble", path]):  # fmt: skip
        yield coadopt(*words, code=WRONG_INPUT, folder=path.parent).err


def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path):
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    link = tmp_path / "link"
    link.symlink_to(fifo)
    for path in (fifo, link):
        for told in refusals(path):
            assert "this is a named pipe or a socket" in told and "<(command)" in told
    base = tmp_path / "base.toml"
    base.write_text('scenario.based_on = "fifo"\n')
    assert "this is a pipe" in coadopt("validate", base, code=WRONG_INPUT).err


FACTOR = '[[factor]]\nparameter = "adoption.talk"\nlow = 0.0\nhigh = 1.0\n'
NAMING = {
    "base": ('scenario.based_on = "PATH"\n', BASELINE),
    "population": ('scenario.name = "x"\npopulation.from = "PATH"\n', INVENTED / "population.toml"),
    "ensemble": ('scenario.name = "x"\nensemble.from = "PATH"\n', None),
    "experiment": ('[experiment]\nscenarios = ["PATH"]\n[design]\nkind = "grid"\n' + FACTOR, BASELINE),
    "points": (f'[experiment]\nscenarios = ["{BASELINE}"]\n[design]\nkind = "csv"\nfile = "PATH"\n' + FACTOR, None),
}  # fmt: skip
TEXTS = {"ensemble": '[ensemble]\nparameters = ["adoption.talk"]\nsets = [[0.1]]\n', "points": "adoption.talk\n0.1\n"}


@pytest.mark.parametrize("what", NAMING)
def test_a_file_names_regular_files_only(what, tmp_path):
    text, source = NAMING[what]
    content = tmp_path / "content.toml"
    content.write_text(TEXTS.get(what) or source.read_text())
    naming = tmp_path / "naming.toml"
    naming.write_text(text.replace("PATH", str(content)))
    assert ": valid" in shell(f"$COADOPT validate {naming}", tmp_path).stdout
    for path, told in (("/dev/stdin", "this is a pipe or a socket, and a file may name only regular files"),
                       ("/proc/version", "this is a file of the kernel"), ("/dev/zero", "this is a device"),
                       (str(tmp_path), "this is a folder")):  # fmt: skip
        naming.write_text(text.replace("PATH", path))
        assert told in shell(f"cat {content} | $COADOPT validate {naming}", tmp_path, WRONG_INPUT).stderr


def test_an_entry_of_the_catalogue_is_a_regular_file(tmp_path):
    (tmp_path / "catalogue").mkdir()
    entry = tmp_path / "catalogue" / "coaches.toml"
    entry.write_text((SCENARIOS / "catalogue" / "coaches.toml").read_text())
    naming = tmp_path / "naming.toml"
    naming.write_text('scenario.name = "x"\n[[intervention]]\nuse = "coaches"\n')
    assert ": valid" in shell(f"$COADOPT validate {naming}", tmp_path).stdout
    content = entry.rename(tmp_path / "coaches.toml")
    entry.symlink_to("/dev/stdin")
    assert "this is a pipe" in shell(f"cat {content} | $COADOPT validate {naming}", tmp_path, WRONG_INPUT).stderr
    assert ": valid" in shell(f"cat {content} | $COADOPT validate {entry}", tmp_path).stdout


def test_an_ensemble_that_the_command_line_names_may_come_through_a_pipe(tmp_path):
    (tmp_path / "sets.toml").write_text(TEXTS["ensemble"])
    shell(f"$COADOPT run {SMALL} --ensemble <(cat sets.toml) --json {' '.join(SHORT)}", tmp_path)


def test_files_of_the_kernel_are_not_waited_for(tmp_path):
    for path in ("/proc/kmsg", "/proc/version", "/sys/kernel/tracing/trace_pipe"):
        if os.path.exists(path):
            told = coadopt("validate", path, code=WRONG_INPUT).err
            assert "this is a file of the kernel" in told or "it cannot be read" in told


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/full", "/dev/random"])
def test_a_device_is_refused(path, tmp_path):
    link = tmp_path / "link"
    link.symlink_to(path)
    for told in refusals(link):
        assert "this is a device and not a file" in told
    assert "this is a device" in coadopt("validate", path, code=WRONG_INPUT).err


def test_a_socket_a_folder_and_a_pipe_to_write_to_are_refused(tmp_path):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(tmp_path / "socket"))
        assert "a socket" in coadopt("validate", tmp_path / "socket", code=WRONG_INPUT).err
    assert "this is a folder" in coadopt("validate", tmp_path, code=WRONG_INPUT).err
    assert "named pipe" in shell("$COADOPT validate /dev/stdout | cat; exit ${PIPESTATUS[0]}", tmp_path, WRONG_INPUT).stderr


def test_input_without_an_end_is_read_to_its_limit_only(tmp_path):
    told = shell("yes | $COADOPT validate /dev/stdin; exit ${PIPESTATUS[1]}", tmp_path, WRONG_INPUT).stderr
    assert "it is larger than " in told
    with open(tmp_path / "huge.csv", "wb") as file:
        file.truncate(2**40)
    ended = coadopt("import", tmp_path / "huge.csv", "-o", tmp_path / "x.toml", code=WRONG_INPUT)
    assert "it is larger than 67108864 bytes" in ended.err


def test_an_empty_pipe_says_nothing(tmp_path):
    assert "it is empty" in shell("$COADOPT validate <(true)", tmp_path, WRONG_INPUT).stderr
