"""A sheet's XML in three sections: what stands before the rows, the rows, what follows them.

In: the part in blocks of any size. Out: the head once, then complete rows piece by piece, then
the tail. Text within XML holds no ``<``, so the borders are found by plain search; a border within
a comment is found out by the scanner and by expat, which see every byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from importers.workbook.refusal import Unsupported


class Section(Enum):
    """Where a piece of a sheet's XML belongs."""

    HEAD = auto()
    """Up to and including ``<sheetData>``; one piece."""
    ROWS = auto()
    """Complete rows."""
    TAIL = auto()
    """From ``</sheetData>`` on."""


_DATA = re.compile(rb"<sheetData\s*(/?)>")
_OTHER_ENCODING = re.compile(
    rb"\A\s*<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-8|us-ascii)", re.IGNORECASE
)
_LONGEST_HEAD = 1 << 22
_LONGEST_ROW = 1 << 24
_END = b"</sheetData>"


def sections(pieces: Iterator[bytes]) -> Iterator[tuple[Section, bytes]]:
    """Yield a sheet's XML in sections.

    Raises:
        Unsupported: there are no plain borders.
    """
    head, left, empty = _head(pieces)
    yield Section.HEAD, head
    if not empty:
        for rows in _rows(pieces, left):
            if isinstance(rows, _Rest):
                left = rows.left
            else:
                yield Section.ROWS, rows
    yield Section.TAIL, left
    for piece in pieces:
        yield Section.TAIL, piece


class _Rest:
    """What was read beyond the rows."""

    def __init__(self, left: bytes) -> None:
        self.left = left


def _head(pieces: Iterator[bytes]) -> tuple[bytes, bytes, bool]:
    """Return the head, what was read beyond it, and whether there are no rows at all."""
    start = b""
    for piece in pieces:
        start += piece
        found = _DATA.search(start)
        if found:
            if _OTHER_ENCODING.match(start):
                raise Unsupported("an encoding other than UTF-8")
            return start[: found.end()], start[found.end() :], found[1] == b"/"
        if len(start) > _LONGEST_HEAD:
            break
    raise Unsupported("no plain beginning of the rows")


def _rows(pieces: Iterator[bytes], left: bytes) -> Iterator[bytes | _Rest]:
    """Yield complete rows, and at last what follows them."""
    while True:
        end = left.find(_END)
        if end >= 0:
            if end:
                yield left[:end]
            yield _Rest(left[end:])
            return
        cut = left.rfind(b"<row ")
        if cut > 0:
            yield left[:cut]
            left = left[cut:]
        elif len(left) > _LONGEST_ROW:
            raise Unsupported("a very long row")
        piece = next(pieces, b"")
        if not piece:
            raise Unsupported("no end of the rows")
        left += piece
