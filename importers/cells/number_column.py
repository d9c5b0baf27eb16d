"""A column of cells → whole ten-thousandths: money, days and hours. No binary fraction after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

import numpy as np
import numpy.typing as npt

from declaration.money import LARGEST_AMOUNT
from declaration.payroll import SCALE, Bool, Int
from importers.cells.column import BLANKS, CellColumn
from importers.cells.number_text import (
    Mark,
    currency_of,
    decimal_mark,
    is_zero_word,
    number_of,
    reads_two_ways,
)
from importers.sheet import Cell

HOURS_A_DAY = 24
Unit = Literal["days", "hours", ""]

_PLAIN = re.compile(r"[0-9]{1,10}(\.[0-9]{1,5})?")
_DECIMAL_COMMA = re.compile(r"[0-9]{1,10},[0-9]{1,5}")
_UNIT = re.compile(r"\s*(days?|d|hours?|hrs?|h|ថ្ងៃ|ម៉ោង|天|日|小时|小時|时)\.?\s*$", re.IGNORECASE)
_CLOCK = re.compile(r"(-?)([0-9]{1,3}):([0-5][0-9])(?::([0-5][0-9]))?")


@dataclass(slots=True)
class NumbersRead:
    """What a column of numbers holds.

    Attributes:
        value: [n, ten-thousandths].
        present: where a number could be read, zero included [n].
        unreadable: cell → why: ``text``, ``error``, ``formula``, ``date``, ``yes-no``, ``large``,
            ``two ways``.
        from_text: how many cells were texts that a number was read from, plain zeros apart.
        sample: one of those texts.
        signs: currency named in the cells' texts → how many cells.
    """

    value: Int
    present: Bool
    unreadable: dict[int, str] = field(default_factory=dict)
    from_text: int = 0
    sample: str = ""
    signs: dict[str, int] = field(default_factory=dict)


def scaled(numbers: npt.NDArray[np.float64]) -> Int:
    """Return numbers as whole ten-thousandths, halves away from zero.

    A spreadsheet's number counts as what it shows with fifteen digits: 1.00005 is a half although
    its binary form is a trifle less.

    >>> scaled(np.array([250.0, 1.00005, -1.00005, 0.1 + 0.2])).tolist()
    [2500000, 10001, -10001, 3000]
    """
    size = np.abs(numbers) * SCALE
    whole = np.floor(np.round(size, 6) + 0.5)
    near_half = np.flatnonzero(np.abs(size - np.floor(size) - 0.5) < 1e-6 + size * 1e-15)
    for i in near_half.tolist():
        whole[i] = exact(Decimal(f"{abs(float(numbers[i])):.15g}"))
    result: Int = (np.sign(numbers) * whole).astype(np.int64)
    return result


def exact(number: Decimal) -> int:
    """Return a number as whole ten-thousandths, halves away from zero.

    >>> exact(Decimal("1.00005")), exact(Decimal("-0.00005"))
    (10001, -1)
    """
    return int((number * SCALE).quantize(Decimal(1), ROUND_HALF_UP))


def numbers(column: CellColumn, unit: Unit = "", currency: str = "") -> NumbersRead:
    """Return a column of cells as numbers.

    Args:
        column: the cells [n].
        unit: ``days`` or ``hours`` may stand behind the number; hours may be a duration, so that
            ``30:15`` is 30.25.
        currency: ``USD`` or ``KHR`` where the column has one; helps to read dots.
    """
    present = column.are(Cell.NUMBER)
    value = column.numbers
    if unit == "hours":
        durations = column.are(Cell.DURATION)
        value = np.where(durations, value * HOURS_A_DAY, value)
        present |= durations
    too_large = present & ~(np.abs(np.where(present, value, 0)) <= LARGEST_AMOUNT)
    present &= ~too_large
    read = NumbersRead(scaled(np.where(present, value, 0)), present)
    read.unreadable = dict.fromkeys(np.flatnonzero(too_large).tolist(), "large")
    _add_odd_kinds(column, unit, read)
    _add_texts(column, unit, currency, read)
    return read


def _add_odd_kinds(column: CellColumn, unit: Unit, read: NumbersRead) -> None:
    """Note the cells whose kind is no number."""
    why = {
        Cell.ERROR: "error",
        Cell.UNCALCULATED: "formula",
        Cell.DATE: "date",
        Cell.BOOLEAN: "yes-no",
    }
    if unit != "hours":
        why[Cell.DURATION] = "date"
    odd = np.flatnonzero(column.are(*why))
    read.unreadable |= {i: why[Cell(column.kinds[i])] for i in odd.tolist()}


def _add_texts(column: CellColumn, unit: Unit, currency: str, read: NumbersRead) -> None:
    """Read the texts of a column, each different one once."""
    at = np.flatnonzero(column.are(Cell.TEXT))
    if not len(at):
        return
    codes, place, counts = np.unique(column.texts[at], return_inverse=True, return_counts=True)
    texts = [column.pool[code].strip(BLANKS) for code in codes.tolist()]
    results = _read_texts(texts, unit, currency)
    table = np.array([r if isinstance(r, int) else 0 for r in results], np.int64)
    good = np.array([isinstance(r, int) for r in results], bool)
    read.value[at] = table[place]
    read.present[at] = good[place]
    for i in np.flatnonzero(~good[place]).tolist():
        if why := results[place[i]]:
            read.unreadable[int(at[i])] = str(why)
    _note_texts(read, column.typed, list(zip(texts, results, counts.tolist(), strict=True)))


def _note_texts(read: NumbersRead, typed: bool, texts: list[tuple[str, int | str, int]]) -> None:
    """Count the texts that became numbers, and the currencies they name."""
    for text, result, count in texts:
        is_plain = _PLAIN.fullmatch(text) or _is_decimal_comma(text, result)
        if not isinstance(result, int) or (is_plain and not typed):
            continue
        if not is_plain and (currency := currency_of(text)):
            read.signs[currency] = read.signs.get(currency, 0) + count
        if not is_zero_word(text):
            read.from_text += count
            read.sample = read.sample or text


def _is_decimal_comma(text: str, result: int | str) -> bool:
    """Return whether a text is a bare number with a decimal comma, and was read as one."""
    if not _DECIMAL_COMMA.fullmatch(text):
        return False
    return result == exact(Decimal(text.replace(",", ".")))


def _read_texts(texts: Sequence[str], unit: Unit, currency: str) -> list[int | str]:
    """Return for each text its ten-thousandths, or why there are none ("" for a blank)."""
    mark = decimal_mark([text for text in texts if "," in text or "." in text], currency)
    easy = [i for i, text in enumerate(texts) if mark != "," and _PLAIN.fullmatch(text)]
    if not mark:
        easy = [i for i in easy if not reads_two_ways(texts[i])]
    fast = dict(zip(easy, scaled(np.array([float(texts[i]) for i in easy])).tolist(), strict=True))
    return [fast[i] if i in fast else _read_text(text, mark, unit) for i, text in enumerate(texts)]


def _read_text(text: str, mark: Mark, unit: Unit) -> int | str:
    """Return one text's ten-thousandths, or why there are none."""
    if not text:
        return ""
    if not mark and reads_two_ways(text):
        return "two ways"
    if unit == "hours" and (hours := _clock_hours(text)) is not None:
        number: Decimal | None = hours
    else:
        number = number_of(_UNIT.sub("", text) if unit else text, mark)
    if number is None:
        return "text"
    return exact(number) if abs(number) <= LARGEST_AMOUNT else "large"


def _clock_hours(text: str) -> Decimal | None:
    """Return the hours of ``30:15`` or ``30:15:00``, or None."""
    match = _CLOCK.fullmatch(text)
    if not match:
        return None
    seconds = int(match[2]) * 3600 + int(match[3]) * 60 + int(match[4] or 0)
    return Decimal(-seconds if match[1] else seconds) / 3600
