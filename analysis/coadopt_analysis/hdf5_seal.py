"""The checksum with which every results file ends (docs/results-format.md, "The checksum at the end")."""

import os
import zlib
from typing import BinaryIO

from .hdf5_texts import Refused

MARK, END = b"\ncoadopt CRC-32 ", b"\n"
DIGITS = 8
BLOCK = 1 << 20


def check_seal(content: BinaryIO) -> None:
    """Raises Refused where a file ends with a checksum that is not that of the rest. A file without one is read as it is:
    another program has written to it, and may have added to it on purpose."""
    length = len(MARK) + DIGITS + len(END)
    before = content.seek(0, os.SEEK_END) - length
    if before < 0:
        return
    content.seek(before)
    seal = content.read(length)
    if not (seal.startswith(MARK) and seal.endswith(END)):
        return
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
