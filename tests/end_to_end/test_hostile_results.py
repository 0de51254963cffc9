"""Results files that were made to do harm: merge and sweep --resume refuse each in one line, soon and in little memory."""

import json
import os
import shutil
import signal
import subprocess
import time

import h5py
import numpy as np
import pytest
from program import SCENARIOS, WRONG_INPUT, coadopt, names_in, started
from results_files import seal

SECONDS = 60
MEMORY = 1 << 30
TEXT = h5py.string_dtype()


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An experiment whose design has places and marks and where some runs fail, and its only shard."""
    folder = tmp_path_factory.mktemp("made")
    experiment = folder / "experiment.toml"
    experiment.write_text(f"""
[experiment]
scenarios = ["{SCENARIOS / 'small.toml'}"]
[run]
months = 3
replicates = 2
[design]
kind = "morris"
trajectories = 2
[[factor]]
parameter = "population.frontline_share"
low = 0.6
high = 1.0
[[factor]]
parameter = "adoption.talk"
low = 0.0
high = 0.1
""")
    file = folder / "shard.h5"
    coadopt("sweep", experiment, "-o", file, "--quiet", code=None)
    with h5py.File(file) as results:
        assert results["failures/reason"].shape[0] > 0 and "design/place" in results
    return experiment, file


def identity(change):
    """A change to the JSON of the attribute identity."""

    def changed(file):
        value = json.loads(bytes(file.attrs["identity"]) if isinstance(file.attrs["identity"], bytes) else file.attrs["identity"])
        value = change(value) or value
        set_text(file, "identity", json.dumps(value))

    return changed


def set_text(file, name, text):
    """A text attribute as coadopt writes it."""
    raw = text if isinstance(text, bytes) else text.encode()
    file.attrs.create(name, np.bytes_(raw), dtype=h5py.string_dtype("utf-8", max(1, len(raw))))


def replaced(name, **how):
    def change(file):
        del file[name]
        file.create_dataset(name, **how)

    return change


def like(name, make):
    """A variable made anew from what it held."""

    def change(file):
        values = file[name][()]
        del file[name]
        make(file, name, values)

    return change


def filled(file, name, values):
    """Claims far more than is stored; HDF5 makes the rest up."""
    file.create_dataset(name, shape=(1 << 40,), dtype=values.dtype, chunks=(1 << 16,), compression="gzip", fillvalue=0)


def stored_elsewhere(file, name, values):
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_external(b"/etc/passwd", 0, values.nbytes)
    space = h5py.h5s.create_simple(values.shape)
    h5py.h5d.create(file.id, name.encode(), h5py.h5t.py_create(values.dtype), space, plist)


def virtual(file, name, values):
    layout = h5py.VirtualLayout(shape=values.shape, dtype=values.dtype)
    layout[...] = h5py.VirtualSource("/etc/hostname", "x", shape=values.shape)
    file.create_virtual_dataset(name, layout)


def linked(name, link):
    def change(file):
        del file[name]
        file[name] = link(file)

    return change


def to_pipe(file):
    path = file.filename + ".pipe"
    if not os.path.exists(path):
        os.mkfifo(path)
    return h5py.ExternalLink(path, "/points")


def sparse(file):
    """The same number of runs, none of them stored."""
    for name in ("status", *(f"outcomes/{one}" for one in file["outcomes"])):
        dataset = file[name]
        if dataset.ndim == 3:
            shape, dtype, chunks = dataset.shape, dataset.dtype, dataset.chunks
            del file[name]
            file.create_dataset(name, shape=shape, dtype=dtype, chunks=chunks, compression="gzip", fillvalue=0)


def many_replicates(file):
    identity(lambda it: it.update(replicates=100_000))(file)


def set_value(name, at, value):
    def change(file):
        file[name][at] = value

    return change


def other_text_attribute(value, **how):
    def change(file):
        del file.attrs["identity"]
        file.attrs.create("identity", value, **how)

    return change


def column(key, value):
    return identity(lambda it: it["columns"][0].update({key: value}))


def scenario_text(more):
    return identity(lambda it: it["scenarios"][0].update(text=it["scenarios"][0]["text"] + more))


BASED = 'based_on = "/dev/zero"\n[run]'

KINDS = {
    "identity is an array of texts": (other_text_attribute(np.array([b"x" * 100] * 1000)), "array of texts"),
    "identity is a text of variable length": (other_text_attribute("x"), "a text of variable length"),
    "identity is a number": (other_text_attribute(np.arange(5)), "integers"),
    "identity is empty": (other_text_attribute(h5py.Empty("S10")), "identity"),
    "identity is not UTF-8": (lambda file: set_text(file, "identity", b"\xff\xfe{}"), "not UTF-8"),
    "identity is no JSON": (lambda file: set_text(file, "identity", "{"), "identity cannot be read"),
    "identity is nested deeply": (lambda file: set_text(file, "identity", "[" * 60_000), "nested too deeply"),
    "identity is an array of JSON": (lambda file: set_text(file, "identity", "[1]"), "identity cannot be read"),
    "no replicates": (identity(lambda it: it.update(replicates=0)), "replicates is not a whole number from 1"),
    "negative replicates": (identity(lambda it: it.update(replicates=-1)), "replicates is not a whole number"),
    "replicates beyond all numbers": (identity(lambda it: it.update(replicates=1e300)), "replicates is not a whole"),
    "replicates that are not there": (many_replicates, "100000 values are expected"),
    "no scenarios": (identity(lambda it: it.update(scenarios=[])), "has no scenarios"),
    "a scenario twice": (identity(lambda it: it.update(scenarios=it["scenarios"] * 2)), "twice"),
    "a scenario based on a device": (
        identity(lambda it: it["scenarios"][0].update(text=it["scenarios"][0]["text"].replace("[scenario]", '[scenario]\nbased_on = "/dev/zero"', 1))),
        "has scenario.based_on, which names a file",
    ),
    "a scenario that uses a catalogue": (scenario_text('\n[[intervention]]\nuse = "coaches"\n'), "has intervention.use, which names a file"),
    "a scenario with a population file": (
        identity(lambda it: it["scenarios"][0].update(text=it["scenarios"][0]["text"].replace("[population]", '[population]\nfrom = "/etc/hosts"', 1))),
        "has population.from, which names a file",
    ),
    "a scenario with an ensemble's file": (scenario_text('\n[ensemble]\nfrom = "/etc/hosts"\n'), "has ensemble.from, which names a file"),
    "months kept after the last": (identity(lambda it: it.update(kept=[4_000_000_000])), "kept does not hold"),
    "a column of no known element": (column("element", 77), "element = 77"),
    "a column called by a path": (column("name", "../status"), "not the name of a variable"),
    "a column called the point": (column("name", "point"), "cannot be called point"),
    "shards beyond all points": (identity(lambda it: it.update(shards=4_000_000_000)), "shards is not a whole number"),
    "a design of no points": (identity(lambda it: it.update(design_points=0)), "design_points is not a whole number"),
    "points are a scalar": (replaced("points/point", data=np.int32(1)), "a single value"),
    "points have two dimensions": (replaced("points/point", data=np.zeros((3, 2), "i4")), "3 x 2"),
    "points are texts": (replaced("points/point", data=["a"] * 6, dtype=TEXT), "texts"),
    "points are of 64 bits": (replaced("points/point", data=np.arange(6, dtype="i8")), "int32 is expected"),
    "points are compound": (replaced("points/point", data=np.zeros(6, "i4,i4")), "compound"),
    "points are none": (replaced("points/point", data=np.zeros(0, "i4")), "no points"),
    "points are negative": (set_value("points/point", 0, -5), "numbers of its points"),
    "points are beyond the design": (set_value("points/point", 5, 1 << 30), "numbers of its points"),
    "points are claimed, not stored": (like("points/point", filled), "claims"),
    "points never written": (replaced("points/point", shape=(6,), dtype="i4"), "claims"),
    "points stored in another file": (like("points/point", stored_elsewhere), "in another file"),
    "points are virtual": (like("points/point", virtual), "put together"),
    "points are a group": (lambda file: (file.__delitem__("points/point"), file.create_group("points/point")), "not a variable"),
    "points with a checksum filter": (
        like("points/point", lambda file, name, values: file.create_dataset(name, data=values, fletcher32=True)), "filter 3"),
    "points with the filter szip or lzf": (
        like("points/point", lambda file, name, values: file.create_dataset(name, data=values, compression="lzf")), "filter 32000"),
    "the group is a link to a named pipe": (linked("points", to_pipe), "a link to another file"),
    "the group is a link to itself": (linked("points", lambda file: h5py.SoftLink("/points")), "a soft link"),
    "a design's text has two dimensions": (replaced("design/coordinate", data=np.array([["a", "b"], ["c", "d"]], dtype=object), dtype=TEXT), "2 x 2"),
    "a design's texts are of fixed length": (replaced("design/coordinate", data=np.array([b"a", b"b"])), "texts of fixed length"),
    "a design's texts are numbers": (replaced("design/coordinate", data=np.arange(2.0)), "floating-point numbers"),
    "a design's places are fewer": (replaced("design/place", data=np.zeros((2, 2))), "2 x 2"),
    "a mark with fewer values": (replaced("design/trajectory", data=np.zeros(2, "i4")), "design/trajectory"),
    "status has other values": (set_value("status", (0, 0, 0), 77), "other than 0, 1 and 2"),
    "status has another shape": (replaced("status", data=np.zeros((6, 2), "u1"), chunks=True, compression="gzip"), "6 x 2"),
    "status is floats": (like("status", lambda file, name, values: file.create_dataset(name, data=values.astype("f4"))), "uint8 is expected"),
    "runs are claimed, not stored": (sparse, "claims"),
    "an outcome is missing": (lambda file: file.__delitem__("outcomes/practice_in_use"), "none of this name"),
    "an outcome is a scalar": (replaced("outcomes/practice_in_use", data=np.float64(1)), "a single value"),
    "an outcome in huge chunks": (
        like("outcomes/practice_in_use", lambda file, name, values: file.create_dataset(
            name, shape=values.shape, dtype="f8", maxshape=(None, None, None), chunks=(1 << 14, 1 << 7, 1 << 7), compression="gzip")),
        "chunks of"),
    "a failure of a point there is not": (set_value("failures/failed_point", 0, 1 << 30), "which are not there"),
    "a failure of a replicate there is not": (set_value("failures/failed_replicate", 0, -1), "which are not there"),
    "a failure of a scenario there is not": (set_value("failures/failed_scenario", 0, "nosuch"), "which are not there"),
    "fewer failures than reasons": (replaced("failures/failed_point", data=np.zeros(1, "i4")), "failures/failed_point"),
}


def refused(words, *told, file, most_seconds=SECONDS):
    """Runs coadopt, which must refuse in one line that names the file."""
    began = time.monotonic()
    process = started(*words)
    _, status, used = os.wait4(process.pid, 0)
    out, err = process.stdout.read().decode(), process.stderr.read().decode()
    process.stdout.close(), process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    said = f"exit {process.returncode}\n{out}\n{err}"
    assert process.returncode == WRONG_INPUT, said
    assert time.monotonic() - began < most_seconds and used.ru_maxrss * 1024 < MEMORY, said
    assert err.count("\n") == 1 and str(file) in err, said
    for one in told:
        assert one in err, said


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_refused_in_one_line_soon_and_in_little_memory(made, tmp_path, kind):
    experiment, whole = made
    change, told = KINDS[kind]
    shard = tmp_path / "hostile.h5"
    shutil.copy(whole, shard)
    with h5py.File(shard, "r+") as file:
        change(file)
    seal(shard)  # which whoever wants to do harm does too
    before = shard.read_bytes()
    refused(["merge", shard, "-o", tmp_path / "merged.h5"], told, file=shard)
    refused(["sweep", experiment, "-o", shard, "--resume", "--quiet"], file=shard)
    assert shard.read_bytes() == before
    assert not {"merged.h5", "merged.h5.merging", "hostile.h5.runs"} & set(names_in(tmp_path))


def test_the_unchanged_file_is_taken(made, tmp_path):
    experiment, whole = made
    coadopt("merge", whole, "-o", tmp_path / "merged.h5", "--quiet", code=None)
    with h5py.File(tmp_path / "merged.h5") as merged, h5py.File(whole) as results:
        assert (merged["status"][()] == results["status"][()]).all()
        assert merged["failures/reason"][()].tolist() == results["failures/reason"][()].tolist()


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: os.symlink("/dev/zero", path), os.mkdir])
def test_what_is_no_regular_file_is_not_waited_for(made, tmp_path, make):
    shard = tmp_path / "shard.h5"
    make(shard)
    refused(["merge", shard, "-o", tmp_path / "merged.h5"], "not a regular file", file=shard, most_seconds=10)


def test_files_damaged_anywhere_never_end_it_by_a_signal(made, tmp_path):
    """The HDF5 library itself crashes on some of these, in a process of its own."""
    _, whole = made
    random = np.random.default_rng(20261)
    data = np.frombuffer(whole.read_bytes(), "u1")
    shard = tmp_path / "damaged.h5"
    codes = set()
    for _ in range(150):
        damaged = data.copy()
        for place in random.integers(0, len(data), random.integers(1, 40)):
            damaged[place] = random.choice([0, 1, 127, 128, 255, random.integers(256)])
        shard.write_bytes(damaged.tobytes()[: random.integers(len(data) // 2, len(data) + len(data) // 2)])
        seal(shard)
        began = time.monotonic()
        ended = coadopt("merge", shard, "-o", tmp_path / "merged.h5", "--force", "--quiet", code=None)
        assert ended.code in (0, 1, 2) and time.monotonic() - began < SECONDS, ended.said
        assert ended.code != WRONG_INPUT or (ended.err.count("\n") == 1 and str(shard) in ended.err), ended.said
        codes.add(ended.code)
    assert WRONG_INPUT in codes
