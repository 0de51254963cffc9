"""Results files that are made to take time or memory without end, or to make a library write past its room, are refused."""

from __future__ import annotations

import json
import struct
import time
from pathlib import Path

import h5py
import numpy as np
import pytest
from synthetic import make

from coadopt_analysis import hdf5, hdf5_checks, hdf5_texts, names, open_results, patterns_file, toml_text
from coadopt_analysis.hdf5 import ResultsError
from coadopt_analysis.source import source

TEXT = h5py.string_dtype()


def refusal(path: Path, within: float = 20.0) -> str:
    """Why the file is refused, in less than so many seconds."""
    began = time.process_time()
    with pytest.raises(ResultsError) as refused:
        open_results(path)
    assert time.process_time() - began < within
    assert str(path) in str(refused.value) and "\n" not in str(refused.value)
    return str(refused.value)


@pytest.mark.parametrize("chunks", [None, (1 << 16,)])
@pytest.mark.parametrize("count", [1 << 40, 1_500_000])
def test_a_variable_that_claims_a_vast_number_of_texts_is_refused_before_they_are_counted(
        tmp_path: Path, count: int, chunks: tuple[int, ...] | None) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file.create_dataset("texts", (count,), TEXT, chunks=chunks)
    said = refusal(path)
    assert "/texts" in said and ("cannot hold" in said or "claims 1,500,000 texts" in said or "does not use" in said)


def test_texts_of_all_variables_are_counted_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hdf5_texts, "MOST_TEXTS", 100)
    path = make(tmp_path / "r.h5", ("A",), 2, 3)
    with h5py.File(path, "r+") as file:
        for place in range(5):
            file[f"texts{place}"] = np.array(["a"] * 30, object)
    assert "claims 30 texts; a file holds at most 100" in refusal(path)


@pytest.mark.parametrize(("stated", "said"), [
    (1, "states another length"), (0, "states another length"), (2**24 + 1, "16 MB of text")])
def test_a_text_that_is_longer_than_its_variable_states_is_not_read(tmp_path: Path, stated: int, said: str) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file["texts"] = np.array(["x" * 100_000] * 4, object)
        place = file["texts"].id.get_offset()
    with path.open("r+b") as content:
        content.seek(place)
        content.write(struct.pack("<I", stated))
    assert said in refusal(path)


@pytest.mark.parametrize("heap", [40, 2**62])
def test_a_text_that_is_not_where_its_variable_says_is_not_read(tmp_path: Path, heap: int) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file["texts"] = np.array(["text"] * 4, object)
        place = file["texts"].id.get_offset()
    with path.open("r+b") as content:
        content.seek(place + 4)
        content.write(struct.pack("<Q", heap))
    said = refusal(path)
    assert "points to texts that are not there" in said or "points beyond the end of the file" in said


def test_texts_that_are_missing_are_filled_with_no_long_text(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        made = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        made.set_fill_value(np.array("x" * 1000, TEXT))
        kind = h5py.h5t.py_create(TEXT, logical=True)
        h5py.h5d.create(file.id, b"texts", kind, h5py.h5s.create_simple((1000,)), made)
    assert "/texts holds texts in a way that coadopt does not use" in refusal(path)


def test_labels_of_fixed_length_are_bounded_together(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file.create_dataset("texts", (1000,), "S60000", chunks=(100,), compression="gzip")[:] = b"x"
    assert "/texts holds more than 16 MB of text" in refusal(path)


def test_many_names_of_one_variable_are_refused_at_the_second(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file["again"] = file["in_use"]
    assert "/in_use is a second name of /again" in refusal(path)
    path = make(tmp_path / "g.h5")
    with h5py.File(path, "r+") as file:
        file["outcomes/all"] = file["/"]
    assert "/outcomes/all is a second name of /" in refusal(path)


def test_names_that_cannot_be_read_end_no_process(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        group = file.create_group("many", track_order=True)
        for place in range(200):
            group[f"a_name_that_is_rather_long_{place}"] = 0.0
    content = bytearray(path.read_bytes())
    content[content.rindex(b"a_name_that_is_rather_long_150")] ^= 255  # which the checksum of its place shows
    path.write_bytes(content)
    assert "is not a file that coadopt wrote, or it is damaged" in refusal(path)


def test_objects_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hdf5_checks, "MOST_OBJECTS", 20)
    assert "it holds more than 20 objects" in refusal(make(tmp_path / "r.h5"))


@pytest.mark.parametrize("group", ["/", "outcomes"])
def test_a_group_of_many_variables_is_not_opened(tmp_path: Path, group: str) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        for place in range(hdf5.MOST_LISTED):
            file[group][f"v{place}"] = 0.0
    assert f"its group {group} holds more than 1,000 variables" in refusal(path)


def test_a_dimension_that_is_tied_more_than_once_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file["status"].dims[0].attach_scale(file["replicate"])
    assert "a variable is tied to replicate and to scenario as one dimension" in refusal(path)


def test_a_dimension_without_a_name_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file["bare"] = np.zeros(3)
    assert "/bare has a dimension without a name" in refusal(path)


@pytest.mark.parametrize("ties", [
    np.full(7000, 0x4141414141414141), np.zeros(3, [("dataset", "f8"), ("dimension", "i4")]),
    np.zeros(3, [("dataset", h5py.ref_dtype), ("dimension", TEXT)]),
    np.zeros((2, 2), [("dataset", h5py.ref_dtype), ("dimension", "i4")])], ids=["numbers", "no references", "texts", "a table"])
def test_ties_of_another_type_are_refused(tmp_path: Path, ties: np.ndarray) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        if ties.dtype.names and ties.dtype["dataset"] == object:
            ties["dataset"] = file["status"].ref
        if ties.dtype.names and ties.dtype["dimension"] == object:
            ties["dimension"] = "text"
        del file["month"].attrs["REFERENCE_LIST"]
        file["month"].attrs.create("REFERENCE_LIST", ties)
    assert "the attribute REFERENCE_LIST of /month ties no dimensions" in refusal(path)


def test_a_text_attribute_of_variable_length_is_not_read_for_its_length_may_be_wrong(tmp_path: Path) -> None:
    path, text = make(tmp_path / "r.h5"), b"a text of variable length"
    with h5py.File(path, "r+") as file:
        file.attrs.create("note", text.decode(), dtype=TEXT)
    _lengthen(path, text)
    assert "the attribute note of / is a text of variable length; coadopt writes attributes of fixed length" in refusal(path)


def test_dimensions_are_read_though_the_list_of_a_variable_has_a_wrong_length(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        ties = np.empty(2, object)
        ties[:] = [np.array([file[name].ref] * 3, h5py.ref_dtype) for name in ("scenario", "replicate")]
        place = struct.pack("<Q", h5py.h5o.get_info(file["replicate"].id).addr)
        del file["status"].attrs["DIMENSION_LIST"]
        file["status"].attrs.create("DIMENSION_LIST", ties, dtype=h5py.vlen_dtype(h5py.ref_dtype))
    _lengthen(path, place * 3)
    with open_results(path) as results:
        assert results["status"].dims == ("scenario", "replicate")


def _lengthen(path: Path, value: bytes) -> None:
    # Makes the heap that holds a value of variable length state 1,000 bytes more than the attribute that has it.
    content = bytearray(path.read_bytes())
    place = content.rindex(struct.pack("<Q", len(value)) + value)
    content[place:place + 8] = struct.pack("<Q", len(value) + 1000)
    path.write_bytes(content)


@pytest.mark.parametrize("name", ["scale_factor", "add_offset", "missing_value", "_Unsigned"])
def test_attributes_that_change_values_as_they_are_read_are_refused(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file["outcomes/money"].attrs[name] = np.bytes_("true") if name == "_Unsigned" else 2.0
    assert f"the attribute {name} of /outcomes/money would change values" in refusal(path)


@pytest.mark.parametrize("text", [False, True])
def test_memory_is_counted_for_what_values_become(tmp_path: Path, text: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    path, count = make(tmp_path / "r.h5"), 100_000
    with h5py.File(path, "r+") as file:
        part = file.create_group("part")
        part["x"] = np.array(["ab"] * count, object) if text else np.zeros(count, "i1")
        part["x"].make_scale("x")
        if not text:
            part["x"].attrs["_FillValue"] = np.int8(1)
    taken = hdf5.read_group(path, "part")["x"].nbytes + (51 * count if text else 0)
    monkeypatch.setattr(hdf5, "_free_memory", lambda: taken / hdf5.MOST_LOADED)
    with pytest.raises(ResultsError, match="of memory to read"):
        hdf5.read_group(path, "part")


def test_attributes_that_are_long_or_share_a_text_are_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file.attrs.create("note", b"x", dtype=f"S{hdf5_texts.MOST_TEXT + 1}")
    assert "the attribute note of / is neither of numbers nor of text" in refusal(path)
    path = make(tmp_path / "s.h5")
    with h5py.File(path, "r") as file, path.open("rb") as content:
        texts = hdf5_texts.Texts(file, content)
        with pytest.raises(hdf5_texts.Refused, match="shares its text with others"):
            for _ in range(path.stat().st_size):  # as if so many attributes had one place
                texts.count_attribute(40, "the attribute git_commit of /")


@pytest.mark.parametrize("text", ["a = 1\n" * (1 << 20), "[intervention]\n" + "a." * 100_000 + "a = 1\n"],
                         ids=["many lines", "a key of many parts"])
def test_toml_that_would_take_hours_is_refused(tmp_path: Path, text: str) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file.attrs.create("scenario_1", text, dtype=f"S{len(text)}")
    began = time.process_time()
    with source(path) as opened, pytest.raises(ResultsError, match="the text of a scenario cannot be read: it has"):
        assert opened.subject
    assert time.process_time() - began < 20


@pytest.mark.parametrize("text", [
    "a.b.c.d.e.f.g.h = 1.5", 'a."x.y.z.1.2.3.4.5.6.7.8.9".b = 1', "a = '''x.\n.'..........'''''\nb.c = '.'",
    'a = """.\n"..........\\"""."""\nb.c = ".\\".........."', "a = [1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5] # ........."])
def test_dots_that_part_no_key_are_not_counted(text: str) -> None:
    assert toml_text.parsed(text)


@pytest.mark.parametrize("text", [
    "a.b.c.d.e.f.g.h.i = 1", '[a."=".b . c.d.e.f.\'#\'.g.h]', 'a = """x"""\nb.c.d.e.f.g.h.i.j = 1',
    "a = {b.c.d.e.f.g.h.i.j = 1}", "a.b.c.d.e.f.g.h.i"])
def test_keys_of_many_parts_are_refused(text: str) -> None:
    with pytest.raises(toml_text.TooLong, match="a key of more than 8 parts"):
        toml_text.parsed(text)


@pytest.mark.parametrize(("patterns", "checks", "said"), [(1001, 1, "holds 1,001 patterns"), (2, 501, "checks 1,002 numbers")])
def test_more_patterns_than_a_chart_can_show_are_refused(tmp_path: Path, patterns: int, checks: int, said: str) -> None:
    check = {"what": "", "unit": "1", "value": 0.1, "low": 0.1, "high": 0.2, "band": [0.1, None], "verdict": "holds"}
    pattern = {"number": 1, "name": "", "use": "calibrate", "source": "", "verdict": "holds", "checks": [check] * checks}
    path = tmp_path / "patterns.json"
    path.write_text(json.dumps({"patterns": [pattern] * patterns, "trials": []}), "utf-8")
    with pytest.raises(ResultsError, match=f"{said}; there are at most 1,000. Make it with: coadopt patterns --json > "):
        patterns_file.read_patterns(path)


def test_names_of_scenarios_are_cut_as_they_are_read(tmp_path: Path) -> None:
    with open_results(make(tmp_path / "r.h5", ("x" * 1_000, "y" * 1_001, "y" * 2_000), 2, 3)) as results:
        assert list(results["scenario"].values) == ["x" * 1_000, "y" * 999 + "\u2026", "y" * 999 + "\u2026 (3)"]


def test_a_label_of_more_letters_than_a_name_has_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "r.h5")
    with h5py.File(path, "r+") as file:
        file["barrier"][0] = "x" * 1_001
    assert "the dimension barrier has a label of more than 1,000 characters" in refusal(path)


@pytest.mark.parametrize("text", ["x" * (16 << 20), "x " * (8 << 20), "\u4e2d" * (16 << 20), "\u200d" * (16 << 20)],
                         ids=["one word", "many words", "wide letters", "letters without shape"])
def test_names_of_millions_of_letters_are_cut_at_once(text: str) -> None:
    began = time.process_time()
    assert len(names.wrapped(text, 2.0, 3, 9)) < 200
    assert len(names.shortened(text, 40)) <= 1001
    assert len(names.quoted(text)) <= 122
    assert len(names.chart_names([text, text])) == 2 and len(names.name_key([text])) < 300
    assert time.process_time() - began < 5
