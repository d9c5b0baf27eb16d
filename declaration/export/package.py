"""The container of a workbook: a zip of a few parts, written as they come.

The sheet of a hundred thousand workers is some 70 MB of XML; it is compressed block by block and
never held whole. ``isal`` deflates ten times as fast as zlib, which stands in where it is absent.
The same parts give the same bytes: no dates, no names of a machine or a person.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType, TracebackType
from typing import IO, Any

deflate: ModuleType
try:
    from isal import isal_zlib

    deflate = isal_zlib
except ImportError:  # a machine without the wheel
    deflate = zlib

UTF8_NAMES, DEFLATED, FIRST_DOS_DAY = 0x800, 8, 0x21


class Package:
    """A zip file being written; parts appear in the order they are given.

    Use it as a context manager: leaving it writes the directory of parts.
    """

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = path.open("xb")
        self._directory: list[bytes] = []

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        with self._file:
            if kind is None:
                self._finish()

    def add(self, name: str, blocks: Iterable[bytes]) -> None:
        """Write one part from its blocks of bytes."""
        start = self._file.tell()
        self._file.write(_local_header(name, 0, 0, 0))
        crc, size, packed = self._write(blocks)
        end = self._file.tell()
        self._file.seek(start)  # sizes are known only now
        self._file.write(_local_header(name, crc, packed, size))
        self._file.seek(end)
        entry = _fields(crc, packed, size, len(name.encode()))
        self._directory.append(
            b"PK\1\2"
            + struct.pack("<H", 20)
            + entry
            + struct.pack("<HHHII", 0, 0, 0, 0, start)
            + name.encode()
        )

    def _write(self, blocks: Iterable[bytes]) -> tuple[int, int, int]:
        """Write the deflated blocks; return checksum, size before and size after."""
        packer: Any = deflate.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        crc = size = packed = 0
        for block in blocks:
            crc = deflate.crc32(block, crc)
            size += len(block)
            packed += self._file.write(packer.compress(block))
        packed += self._file.write(packer.flush())
        return crc, size, packed

    def _finish(self) -> None:
        start = self._file.tell()
        directory = b"".join(self._directory)
        n = len(self._directory)
        tail = struct.pack("<HHHHIIH", 0, 0, n, n, len(directory), start, 0)
        self._file.write(directory + b"PK\5\6" + tail)


def _fields(crc: int, packed: int, size: int, name_length: int) -> bytes:
    head = (20, UTF8_NAMES, DEFLATED, 0, FIRST_DOS_DAY)
    return struct.pack("<HHHHHIIIHH", *head, crc, packed, size, name_length, 0)


def _local_header(name: str, crc: int, packed: int, size: int) -> bytes:
    return b"PK\3\4" + _fields(crc, packed, size, len(name.encode())) + name.encode()
