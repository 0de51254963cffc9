"""Checks texts of variable length in an HDF5 file before HDF5 reads them.

A variable holds the length and the place of each text; the text itself is in a heap. HDF5 1.10 makes room for the length
that the variable states and copies the text as long as the heap states, so the two must agree. Many texts may share one
place, so the texts may also be longer together than the file is.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

import h5py
import numpy as np
from h5py import h5d

MOST_TEXT = 16 << 20          # bytes of an attribute, or of all texts of a file's variables
MOST_TEXTS = 1_000_000        # of a file's variables
MOST_HEAP = 64 << 20          # bytes of the heaps they are in
_ELEMENT = np.dtype([("length", "<u4"), ("heap", "<u8"), ("index", "<u4")])
_HEAP, _TEXT = struct.Struct("<4sB3xQ"), struct.Struct("<HHIQ")  # heads of a heap and of a text in it


class Refused(Exception):
    """What a file holds that coadopt does not write, in words."""


class Texts:
    """The texts of a file: counts those of its variables and those of its attributes, and keeps what its heaps state."""

    def __init__(self, root: h5py.File, content: BinaryIO) -> None:
        """content: the same file, to read its bytes. Raises Refused where addresses in it are not those of its bytes."""
        if root.userblock_size or root.id.get_create_plist().get_sizes() != (8, 8):
            raise Refused("its structure is not the one that coadopt writes")
        self._content, self._size = content, root.id.get_filesize()
        self._count = self._length = self._heap = self._attributes = 0
        self._heaps: dict[int, dict[int, int]] = {}

    def check(self, one: h5py.Dataset, where: str) -> None:
        """Raises Refused unless all texts of a variable are within the file and within the limits."""
        made, count = one.id.get_create_plist(), product(one.shape)
        if made.get_layout() != h5d.CONTIGUOUS or made.fill_value_defined() == h5d.FILL_VALUE_USER_DEFINED:
            raise Refused(f"{where} holds texts in a way that coadopt does not use")
        self._count += count
        if self._count > MOST_TEXTS:
            raise Refused(f"{where} claims {count:,} texts; a file holds at most {MOST_TEXTS:,}")
        place = one.id.get_offset()
        if place is None:  # never written, so that all texts are empty
            return
        elements = np.frombuffer(self._bytes(place, count * _ELEMENT.itemsize, where), _ELEMENT)
        self._length += int(elements["length"].sum(dtype=np.uint64))
        if self._length > MOST_TEXT:
            raise Refused(f"{where} holds more than {MOST_TEXT >> 20} MB of text")
        for length, heap, index in elements[elements["heap"] > 0].tolist():
            if heap not in self._heaps:
                self._heaps[heap] = self._lengths(heap, where)
            if self._heaps[heap].get(index) != length:
                raise Refused(f"{where} states another length of a text than the place where the text is")

    def count_attribute(self, length: int, words: str) -> None:
        """Raises Refused where an attribute of so many bytes is too long, or all attributes together are longer than the file
        is. words: what the attribute is called."""
        self._attributes += length
        if length > MOST_TEXT or self._attributes > self._size:
            raise Refused(f"{words} holds more than {MOST_TEXT >> 20} MB of text, or shares its text with others")

    def _lengths(self, heap: int, where: str) -> dict[int, int]:
        # How long each text of a heap is, by its index.
        mark, version, size = _HEAP.unpack(self._bytes(heap, _HEAP.size, where))
        self._heap += size
        if mark != b"GCOL" or version != 1 or self._heap > MOST_HEAP:
            raise Refused(f"{where} points to texts that are not there")
        content = self._bytes(heap, size, where)
        found: dict[int, int] = {}
        place = _HEAP.size
        while place + _TEXT.size <= size:
            index, _, _, length = _TEXT.unpack_from(content, place)
            if index == 0:  # the rest is free
                break
            place += _TEXT.size + (length + 7) // 8 * 8
            if index in found or place > size:
                raise Refused(f"{where} points to texts that are not there")
            found[index] = length
        return found

    def _bytes(self, place: int, length: int, where: str) -> bytes:
        if place + length <= self._size:
            self._content.seek(place)
            content = self._content.read(length)
            if len(content) == length:
                return content
        raise Refused(f"{where} points beyond the end of the file")


def product(shape: tuple[int, ...]) -> int:
    """How many values an extent holds."""
    total = 1
    for length in shape:
        total *= int(length)
    return total
