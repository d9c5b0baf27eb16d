"""Decimal texts → float64, whole arrays at once, every one rounded exactly as Python's float().

Digits are read eight at a time with integer arithmetic on 64-bit words. Up to 15 digits one
division is exact enough by nature; 16 to 18 digits take a division in two steps whose remainder
says whether the rounding is beyond doubt; exponents and whatever is doubtful go through float().
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

PADDING = 64
"""Bytes that must stand before and after a page, so that words near its edges can be loaded."""

KEEP: Words = np.array(
    [(0xFFFFFFFFFFFFFFFF << (8 * (8 - length))) & 0xFFFFFFFFFFFFFFFF for length in range(9)],
    dtype=np.uint64,
)
"""Masks that keep the last 0 to 8 bytes of a word loaded just before a position."""

_ZEROS = np.uint64(0x3030303030303030)
_LANES = np.uint64(0x000000FF000000FF)
_HIGH = np.uint64(0x000F424000000064)
_LOW = np.uint64(0x0000271000000001)
_SIGNS = np.uint64(0x8080808080808080)
_ABOVE_NINE = np.uint64(0x7676767676767676)
_TEN = np.uint64(10)
_BYTE = np.uint64(8)
_HALF = np.uint64(16)
_WHOLE = np.uint64(32)

_POWERS: Floats = np.array([10.0**power for power in range(19)])
_WHOLE_POWERS: Places = np.array([10**power for power in range(19)], dtype=np.int64)
_SPLITTER = 134217729.0  # 2**27 + 1, halves a double's 53 bits

NUMERAL = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


class Page:
    """A stretch of XML as bytes and as overlapping words.

    Attributes:
        raw: the bytes, ``PADDING`` blanks before and after.
        bytes: the same as an array.
        words: the 8 bytes from each position on, as one little-endian number.
        end: the position after the last byte before the padding.
    """

    __slots__ = ("bytes", "end", "raw", "words")

    def __init__(self, piece: bytes) -> None:
        self.raw = b"".join((_BLANKS, piece, _BLANKS))
        self.bytes: Bytes = np.frombuffer(self.raw, np.uint8)
        self.words: Words = np.ndarray((len(self.raw) - 7,), "<u8", self.raw, 0, (1,))
        self.end = PADDING + len(piece)


_BLANKS = b" " * PADDING


def to_float(text: bytes) -> float | None:
    """Return one numeral as a number, or None where it is none (or beyond a double's range)."""
    if not NUMERAL.fullmatch(text):
        return None
    number = float(text)
    return number if abs(number) != float("inf") else None


def integers(page: Page, end: Places, length: Places) -> tuple[Places, npt.NDArray[np.bool_]]:
    """Return the whole numbers that end at ``end`` and have ``length`` digits (0 to 18).

    Returns:
        The numbers, and where a byte is no digit.
    """
    number, bad = _eight(page.words[end - 8], KEEP.take(np.minimum(length, 8)))
    for done in (8, 16):
        more = np.flatnonzero(length > done)
        if not more.size:
            break
        keep = KEEP.take(np.minimum(length[more] - done, 8))
        upper, worse = _eight(page.words[end[more] - done - 8], keep)
        number[more] += upper * _WHOLE_POWERS[done]
        bad[more] |= worse
    return number, bad


def _eight(words: Words, keep: Words) -> tuple[Places, npt.NDArray[np.bool_]]:
    """Return the numbers of up to eight digits, and where a byte is no digit."""
    x = ((words & keep) | (_ZEROS & ~keep)) ^ _ZEROS
    bad = (((x + _ABOVE_NINE) | x) & _SIGNS) != 0
    x = x * _TEN + (x >> _BYTE)
    x = ((x & _LANES) * _HIGH + ((x >> _HALF) & _LANES) * _LOW) >> _WHOLE
    return x.astype(np.int64), bad


def numbers(page: Page, start: Places, end: Places) -> tuple[Floats, Places]:
    """Return the numbers written at ``start`` to ``end``, in ascending places.

    Returns:
        The numbers, and the positions in the list of those that are no numerals at all.
    """
    values = np.empty(len(start))
    if not len(start):
        return values, np.empty(0, np.int64)
    negative = page.bytes.take(start) == ord("-")
    first = start + negative
    dot = _dots(page, first, end)
    whole = np.flatnonzero(dot < 0)
    broken = np.flatnonzero(dot >= 0)
    odd = np.zeros(len(start), bool)
    _fill_whole(page, first, end, whole, values, odd)
    _fill_broken(page, first, end, broken, dot, values, odd)
    np.negative(values, out=values, where=negative)
    return values, _fill_odd(page, start, end, np.flatnonzero(odd), values)


def _dots(page: Page, start: Places, end: Places) -> Places:
    """Return the position of a decimal point in each text, or -1."""
    dots = np.flatnonzero(page.bytes[start[0] : end[-1]] == ord(".")) + start[0]
    owner = np.searchsorted(end, dots, side="left")
    inside = dots >= start.take(owner)
    found = np.full(len(start), -1, np.int64)
    found[owner[inside]] = dots[inside]
    return found


def _fill_whole(
    page: Page,
    start: Places,
    end: Places,
    which: Places,
    values: Floats,
    odd: npt.NDArray[np.bool_],
) -> None:
    """Read texts without a decimal point."""
    length = end[which] - start[which]
    number, bad = integers(page, end[which], np.minimum(length, 18))
    values[which] = number
    odd[which] = bad | (length > 18) | (length < 1)


def _fill_broken(
    page: Page,
    start: Places,
    end: Places,
    which: Places,
    dot: Places,
    values: Floats,
    odd: npt.NDArray[np.bool_],
) -> None:
    """Read texts with a decimal point: their digits as one whole number over a power of ten."""
    if not which.size:
        return
    point = dot[which]
    before, after = point - start[which], end[which] - point - 1
    digits = before + after
    odd[which] = fail = (digits > 18) | (before < 1) | (after < 1)
    before, after = np.where(fail, 0, before), np.where(fail, 0, after)
    upper, bad = integers(page, point, before)
    lower, worse = integers(page, end[which], after)
    odd[which] |= bad | worse
    mantissa = upper * _WHOLE_POWERS.take(after) + lower
    values[which] = mantissa / _POWERS.take(after)
    long = np.flatnonzero((digits > 15) & ~fail)
    if long.size:
        exact, doubtful = _divided(mantissa[long], after[long])
        values[which[long]] = exact
        odd[which[long]] |= doubtful


def _divided(mantissa: Places, power: Places) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return whole numbers below 10**18 divided by a power of ten, and where rounding is in doubt.

    The quotient is found in two parts whose sum is good to about 100 bits; it is in doubt only
    where that sum lies next to the middle of two doubles.
    """
    divisor = _POWERS.take(power)
    high = mantissa.astype(np.float64)
    low = (mantissa - high.astype(np.int64)).astype(np.float64)
    first = high / divisor
    product, error = _product(first, divisor)
    second = (((high - product) - error) + low) / divisor
    total = first + second
    rest = (first - total) + second
    half = np.spacing(total) / 2
    return total, np.abs(np.abs(rest) - half) < half * 2.0**-30


def _product(a: Floats, b: Floats) -> tuple[Floats, Floats]:
    """Return a × b and the exact error of that product (Dekker)."""
    product = a * b
    a_high = a * _SPLITTER
    a_high = a_high - (a_high - a)
    b_high = b * _SPLITTER
    b_high = b_high - (b_high - b)
    a_low, b_low = a - a_high, b - b_high
    error = ((a_high * b_high - product) + a_high * b_low + a_low * b_high) + a_low * b_low
    return product, error


def _fill_odd(page: Page, start: Places, end: Places, which: Places, values: Floats) -> Places:
    """Read what is left one by one; return those that are no numerals."""
    raw, none = page.raw, []
    for position in which.tolist():
        number = to_float(raw[start[position] : end[position]])
        if number is None:
            none.append(position)
            number = 0.0
        values[position] = number
    return np.array(none, dtype=np.int64)
