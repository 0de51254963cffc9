"""What messages never hold, however the program is cut short: names of C++, escapes that a terminal acts on; and how it ends."""

import json
import os
import re
import resource
import subprocess

import pytest
from program import DONE, FAILED, PROGRAM, SCENARIOS, SMALL, WRONG_INPUT, coadopt

RAW = re.compile(r"std::|bad_alloc|_M_|terminate called|infinite loop|HDF5-DIAG|json\.exception|what\(\)|Traceback")
MIB = 2**20


def under_limit(limit, amount, *words, folder=None):
    """Runs the program under a resource limit of the system."""
    ended = subprocess.run(
        [PROGRAM, *map(str, words)], cwd=folder, capture_output=True, stdin=subprocess.DEVNULL, timeout=120,
        preexec_fn=lambda: resource.setrlimit(limit, (amount, amount)),
    )  # fmt: skip
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


def experiment(folder):
    file = folder / "sweep.toml"
    file.write_text(
        f'[experiment]\nscenarios = ["{SMALL}"]\n[design]\nkind = "sobol"\npoints = 4\n'
        '[[factor]]\nparameter = "adoption.talk"\nlow = 0.1\nhigh = 0.2\n'
    )
    return file


@pytest.fixture(scope="module")
def shards(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shards")
    for part in ("1", "2"):
        words = ["--months", "2", "--replicates", "1", "--shard", f"{part}/2", "--quiet"]
        coadopt("sweep", experiment(folder), "-o", folder / f"{part}.h5", *words)
    return [folder / "1.h5", folder / "2.h5"]


@pytest.mark.parametrize("command", ["run", "compare", "sweep", "merge", "validate", "describe", "import"])
def test_too_little_memory_is_told_in_plain_words(tmp_path, shards, command):
    """From where the program starts at all to where it has enough."""
    staff, users = SCENARIOS / "invented_council" / "staff.csv", SCENARIOS / "invented_council" / "users.csv"
    few = ["--months", "2", "--replicates", "2", "--threads", "2", "--force", "--quiet"]
    words = {
        "run": ["run", SMALL, "-o", "x.h5", *few],
        "compare": ["compare", SMALL, SCENARIOS / "baseline.toml", "-o", "x.h5", *few],
        "sweep": ["sweep", experiment(tmp_path), "-o", "x.h5", *few],
        "merge": ["merge", *shards, "-o", "x.h5", "--force"],
        "validate": ["validate", SCENARIOS / "baseline.toml"],
        "describe": ["describe", "parameters"],
        "import": ["import", staff, users, "-o", "x.toml", "--force"],
    }[command]
    codes, failures = set(), []
    for amount in [*range(60, 100, 4), 120, 240, 1000]:
        code, out, err = under_limit(resource.RLIMIT_AS, amount * MIB, *words, folder=tmp_path)
        if "while loading shared libraries" in err or "cannot allocate memory in static TLS" in err:
            continue  # not the program's own words
        codes.add(code)
        assert code != WRONG_INPUT, f"nothing is wrong with the input, but under {amount} MiB: {err}"
        if code not in (DONE, FAILED, WRONG_INPUT) or RAW.search(out + err) or (code != DONE and not err.strip()):
            failures.append(f"{amount} MiB: {code}\n{err}")
    assert not failures, "\n".join(failures)
    assert DONE in codes


def test_what_there_was_no_memory_for_is_told_with_how_much_it_needs(tmp_path):
    words = ["run", SMALL, "-o", "x.h5", "--months", "2", "--replicates", "2", "--threads", "2"]
    many = ["--set", "population.staff=150000", "--set", "population.organisations=1000", "--set", "population.communities=1000"]
    code, _, err = under_limit(resource.RLIMIT_AS, 300 * MIB, *words, *many, folder=tmp_path)
    assert code == FAILED
    assert "memory ran out" in err and "150000 staff" in err and " MB, " in err


@pytest.mark.parametrize("most", [1, 2, 3, 5, 9])
def test_fewer_threads_are_used_where_no_more_can_be_started(most):
    if os.geteuid() != 0:
        pytest.skip("only root can become somebody whose threads are few")
    nobody = 64_000 + most  # with no other process
    command = ["setpriv", f"--reuid={nobody}", "--regid=65534", "--clear-groups", "prlimit", f"--nproc={most}", "--", PROGRAM]
    if subprocess.run([*command, "--version"], capture_output=True, timeout=60).returncode != 0:
        pytest.skip("nobody may run the program where it stands")
    words = ["verify", "--months", "3", "--replicates", "4", "--threads", "8", "--quiet"]
    ended = subprocess.run([*command, *words], capture_output=True, timeout=300)
    if most == 1 and ended.returncode == FAILED:  # oneTBB may want one more in any case
        assert b"cannot start more threads. Use fewer --threads" in ended.stderr and not RAW.search(ended.stderr.decode())
    else:
        assert ended.returncode == DONE and ended.stderr == b"", ended


def spoofing(folder):
    """A file whose name turns text around and clears the screen, with a key that does too."""
    path = folder / "\x1b[2Jevil\u202etxt.toml"
    path.write_text('[scenario]\nname = "A\u202eB"\n[adoption]\n"t\\u009balk" = 1\n', encoding="utf-8")
    return path


def test_what_a_terminal_would_act_on_is_shown_as_escapes(tmp_path):
    path = spoofing(tmp_path)
    for words in (["validate", path], ["run", path, "-o", tmp_path / "x.h5"], ["validate", path, "--set", "\u202ea.b=1"],
                  ["run", SMALL, "--\u202eoption"], ["\u202erun"], ["describe", "levers", "\x1b[31mred"]):  # fmt: skip
        ended = coadopt(*words, code=WRONG_INPUT)
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", ended.err + ended.out)
        assert "\\u" in ended.err
    assert "\\u001b[2Jevil\\u202etxt.toml:" in coadopt("validate", path, code=WRONG_INPUT).err


def test_names_are_shown_as_escapes_in_tables_and_kept_as_they_are_in_json(tmp_path):
    path = tmp_path / "a\u202eb.toml"
    path.write_text(f'[scenario]\nname = "A\u202eB"\nbased_on = "{SMALL}"\n', encoding="utf-8")
    words = ["run", path, "-o", tmp_path / "x\u202e.h5", "--force", "--months", "1", "--replicates", "1"]
    out = coadopt(*words).out
    assert "A\\u202eB" in out and "\u202e" not in out
    told = coadopt(*words, "--json").out
    assert "\u202e" not in told and json.loads(told)["scenario"] == "A\u202eB"


def test_a_file_name_that_is_not_utf8_is_shown(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.toml"
    with open(path, "w") as file:
        file.write(f'[scenario]\nname = "c"\nbased_on = "{SMALL}"\n')
    ended = subprocess.run([PROGRAM, "validate", path], capture_output=True, timeout=60)
    assert ended.returncode == DONE and b"caf\\xe9.toml: valid scenario" in ended.stdout
    ended = subprocess.run([PROGRAM, "validate", "--json", path], capture_output=True, timeout=60)
    assert ended.returncode == DONE and json.loads(ended.stdout)[0]["valid"]


@pytest.mark.parametrize("words", [["describe", "parameters"], ["validate", SMALL], ["--help"], ["run", "--help"],
                                   ["describe", "interventions", "--json"]])  # fmt: skip
def test_a_reader_that_has_seen_enough_ends_it_silently(words):
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run([PROGRAM, *words], stdout=write, stderr=subprocess.PIPE, timeout=600)
    os.close(write)
    assert ended.returncode == DONE and ended.stderr == b""


def test_a_run_keeps_its_results_when_nobody_reads_what_it_tells(tmp_path):
    read, write = os.pipe()
    os.close(read)
    words = ["run", SMALL, "-o", tmp_path / "x.h5", "--months", "1", "--replicates", "1"]
    ended = subprocess.run([PROGRAM, *words], stdout=write, stderr=subprocess.PIPE, timeout=600)
    os.close(write)
    assert ended.returncode == DONE and (tmp_path / "x.h5").exists()


def test_exit_codes_are_listed_in_help():
    text = coadopt("--help").out
    assert re.findall(r"^ +(\d+)  ", text[text.index("Exit codes:"):], re.MULTILINE) == ["0", "1", "2", "129", "130", "143"]


def test_a_summary_as_json_needs_no_results_file(tmp_path):
    words = ["run", SMALL, "--json", "--quiet", "--months", "3", "--replicates", "3"]
    alone = json.loads(coadopt(*words, folder=tmp_path).out)
    assert list(tmp_path.iterdir()) == [] and alone["file"] == ""
    kept = json.loads(coadopt(*words, "-o", tmp_path / "x.h5").out)
    assert alone["outcomes"] == kept["outcomes"] and alone["agent_months"] == kept["agent_months"]
    assert "-o FILE.h5" in coadopt(*[word for word in words if word != "--json"], code=WRONG_INPUT).err
    assert "-o FILE.h5" in coadopt(*words, "--agents", "final", code=WRONG_INPUT).err


@pytest.mark.parametrize("words, told", [
    (["run", SMALL, "--months", "2", "--threads", "1", "--threads", "2"], "--threads is given 2 times; give it once."),
    (["run", SMALL, "--months"], "--months needs a value ("),
    (["run", SMALL, "-o", "-"], "'-' is not the name of a file."),
    (["run", SMALL, "-o", "x.h5", "--ensemble", "nosuch.toml"], "--ensemble"),
])  # fmt: skip
def test_a_wrong_option_is_named_as_it_was_given(tmp_path, words, told):
    code, out, err = under_limit(resource.RLIMIT_CORE, 0, *words, folder=tmp_path)
    assert code == WRONG_INPUT and told in err and "--set" not in err and "At Most" not in err, err
    assert list(tmp_path.iterdir()) == []


def test_a_results_file_in_place_of_a_text_file_is_called_that(tmp_path, shards):
    code, out, err = under_limit(resource.RLIMIT_CORE, 0, "validate", shards[0], folder=tmp_path)
    assert code == WRONG_INPUT and "this is an HDF5 file, as results files are" in out + err


def test_a_shard_of_another_kind_is_refused_without_names_of_cpp(tmp_path, shards):
    with_identity = tmp_path / "other.h5"
    import h5py
    import numpy

    with h5py.File(with_identity, "w") as file, h5py.File(shards[0]) as shard:
        for name, value in shard.attrs.items():
            file.attrs[name] = value
        file.attrs["identity"] = numpy.bytes_(json.dumps({"budget's total": 1}))
    code, out, err = under_limit(resource.RLIMIT_CORE, 0, "merge", with_identity, "-o", "x.h5", folder=tmp_path)
    assert code == WRONG_INPUT and not RAW.search(err) and err.count("\n") == 1, err


def test_a_line_end_in_the_name_of_a_file_makes_no_line_of_its_own(tmp_path):
    words = ["run", SMALL, "--months", "1", "--replicates", "1", "-o", "x\ncoadopt: all is well.h5"]
    code, out, err = under_limit(resource.RLIMIT_CORE, 0, *words, folder=tmp_path)
    assert code == DONE and "Results: x\\u000acoadopt: all is well.h5\n" in out
    code, out, err = under_limit(resource.RLIMIT_CORE, 0, *words, folder=tmp_path)
    assert code == WRONG_INPUT and err.startswith("coadopt: x\\u000acoadopt: all is well.h5 already") and err.count("\n") == 1
    page = ["brief", words[-1], "-o", "a\nb.html"]
    code, out, err = under_limit(resource.RLIMIT_CORE, 0, *page, folder=tmp_path)
    assert code == DONE and "Written:\n  a\\x0ab.html\n" in out


def test_a_name_that_is_not_utf8_is_told_as_that_where_it_cannot_be_used(tmp_path):
    name = os.fsencode(tmp_path) + b"/caf\xe9.toml"
    command = [PROGRAM, "run", SMALL, "--ensemble", name, "-o", tmp_path / "x.h5"]
    ended = subprocess.run(command, capture_output=True, timeout=60)
    assert ended.returncode == WRONG_INPUT and b"caf\\xe9.toml" in ended.stderr and b"Rename the file" in ended.stderr
