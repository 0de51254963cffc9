"""The program is built so that a fault of memory stops it instead of giving control away."""

import re
import subprocess

import pytest
from program import PROGRAM


@pytest.fixture(scope="module")
def told():
    """What readelf tells of the program's header, segments, dynamic section and symbols."""
    call = ["readelf", "--wide", "--file-header", "--program-headers", "--dynamic", "--dyn-syms", PROGRAM]
    return subprocess.run(call, capture_output=True, text=True, check=True, timeout=60).stdout


def test_the_program_can_be_loaded_at_any_address(told):
    assert re.search(r"Type: +DYN \(Position-Independent Executable", told)
    assert re.search(r"FLAGS_1.* PIE", told)


def test_the_tables_of_the_linker_are_read_only_before_the_program_starts(told):
    assert "GNU_RELRO" in told
    assert "BIND_NOW" in told or re.search(r"FLAGS_1.* NOW", told)


def test_a_write_past_an_array_on_the_stack_is_caught(told):
    assert "__stack_chk_fail" in told


def test_a_copy_past_the_end_of_an_object_is_caught(told):
    assert re.search(r" __(mem|str|snprintf|vsnprintf|read|fdelt)\w*_chk", told)


def test_the_stack_cannot_be_executed(told):
    assert re.search(r"GNU_STACK .* RW ", told)
