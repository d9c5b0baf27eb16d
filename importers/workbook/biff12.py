"""The binary records of .xlsb (BIFF12): numbers, lengths, and the values within.

Law of the format: [MS-XLSB], sections 2.1.4 (records) and 2.5 (structures).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from enum import IntEnum


class Record(IntEnum):
    """The records that matter for reading values."""

    ROW = 0
    CELL_BLANK = 1
    CELL_RK = 2
    CELL_ERROR = 3
    CELL_BOOLEAN = 4
    CELL_REAL = 5
    CELL_TEXT = 6
    CELL_SHARED = 7
    FORMULA_TEXT = 8
    FORMULA_REAL = 9
    FORMULA_BOOLEAN = 10
    FORMULA_ERROR = 11
    SHORT_BLANK = 12
    SHORT_RK = 13
    SHORT_ERROR = 14
    SHORT_BOOLEAN = 15
    SHORT_REAL = 16
    SHORT_TEXT = 17
    SHORT_SHARED = 18
    SHARED_STRING = 19
    FONT = 43
    NUMBER_FORMAT = 44
    CELL_FORMAT = 47
    COLUMN = 60
    CELL_RICH_TEXT = 62
    SHEET_DATA = 145
    SHEET_DATA_END = 146
    WORKBOOK = 153
    SHEET = 156
    MERGED = 176
    FONTS = 611
    FONTS_END = 612
    CELL_FORMATS = 617
    CELL_FORMATS_END = 618


ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}

_REAL = struct.Struct("<d")
_WORD = struct.Struct("<I")


def records(pieces: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield number and content of each record.

    Raises:
        ValueError: a record goes on beyond the end.
    """
    left = b""
    for piece in pieces:
        left += piece
        place = 0
        while (found := _record(left, place)) is not None:
            number, start, place = found
            yield number, left[start:place]
        left = left[place:]
    if left:
        raise ValueError("a record is cut")


def _record(data: bytes, place: int) -> tuple[int, int, int] | None:
    """Return a record's number, start and end; None where it is not whole yet."""
    if len(data) - place < 2:
        return None
    number = data[place]
    place += 1
    if number & 0x80:
        number = (number & 0x7F) | (data[place] & 0x7F) << 7
        place += 1
    length = 0
    for shift in (0, 7, 14, 21):
        if place >= len(data):
            return None
        byte = data[place]
        place += 1
        length |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return (number, place, place + length) if place + length <= len(data) else None


def wide_text(content: bytes, place: int) -> tuple[str, int]:
    """Return a text and the place behind it.

    Raises:
        ValueError: it goes on beyond the record.
    """
    (count,) = _WORD.unpack_from(content, place)
    place += 4
    if count == 0xFFFFFFFF:
        return "", place
    end = place + 2 * count
    if end > len(content):
        raise ValueError("a text is cut")
    return content[place:end].decode("utf-16-le", "replace"), end


def real(content: bytes, place: int) -> float:
    """Return a floating-point number."""
    return float(_REAL.unpack_from(content, place)[0])


def word(content: bytes, place: int) -> int:
    """Return a whole number of four bytes."""
    return int(_WORD.unpack_from(content, place)[0])


def packed_number(content: bytes, place: int) -> float:
    """Return a number packed in four bytes (RkNumber).

    It is a whole number or the upper half of a real one, perhaps in hundredths.
    """
    raw = word(content, place)
    if raw & 2:
        whole = raw >> 2
        number = float(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        number = float(_REAL.unpack(bytes(4) + _WORD.pack(raw & 0xFFFFFFFC))[0])
    return number / 100 if raw & 1 else number
