"""The checksum with which every results file ends (docs/results-format.md, "The checksum at the end")."""

import os
import zlib
from typing import BinaryIO

from .hdf5_texts import Refused

MARK, END = b"\ncoadopt CRC-32 ", b"\n"
DIGITS = 8
LENGTH = len(MARK) + DIGITS + len(END)
BLOCK = 1 << 20


def is_sealed(content: BinaryIO) -> bool:
    """Whether a file ends with a checksum, right or wrong."""
    return bool(seal_of(content))


def seal_of(content: BinaryIO) -> bytes:
    """The checksum with which a file ends, right or wrong, and what marks it; empty where it has none."""
    content.seek(max(0, content.seek(0, os.SEEK_END) - LENGTH))
    seal = content.read(LENGTH)
    return seal if len(seal) == LENGTH and seal.startswith(MARK) and seal.endswith(END) else b""


def check_seal(content: BinaryIO) -> None:
    """Raises Refused where a file ends with a checksum that is not that of the rest. A file without one is read as it is:
    another program has written to it, and may have added to it on purpose."""
    seal = seal_of(content)
    if not seal:
        return
    before = content.seek(0, os.SEEK_END) - LENGTH
    content.seek(0)
    checksum = 0
    while before > 0:
        block = content.read(min(BLOCK, before))
        if not block:
            return
        checksum = zlib.crc32(block, checksum)
        before -= len(block)
    if seal[len(MARK) : -len(END)] != b"%08x" % checksum:
        raise Refused("its content does not match the checksum at its end; it was changed")
