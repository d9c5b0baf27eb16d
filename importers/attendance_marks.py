"""The marks of an attendance record: what a cell of one day says about that day.

Words and signs are data (``resources/words/attendance.toml``); a person's own (``[values]`` of the
mapping) stand above them. A mark that is not known, or that can be read in two ways, is not
guessed: it stays open, and so do the days of whoever has it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import numpy as np
import numpy.typing as npt

from declaration.khmer import fold, is_khmer
from declaration.payroll import SCALE, Bool, Int
from importers.cells.column import BLANKS
from importers.cells.number_text import number_of, plain
from importers.row_words import Word, word
from importers.sheet import Cell, Sheet
from resources import resource

LONGEST_DAY = 24
"""A number above it is no hours of a day."""

HOURS = 24
"""Of a day, to turn a duration into hours."""


class Mark(IntEnum):
    """What a cell says about the day."""

    BLANK = 0
    PRESENT = 1
    HALF = 2
    LEAVE = 3
    AWAY = 4
    CROSS = 5
    NUMBER = 6
    OPEN = 7


@dataclass(frozen=True, slots=True)
class Days:
    """What the marks of some cells come to [columns × rows each].

    Attributes:
        worked: the part of the day at work [ten-thousandths of a day].
        leave: where the day was leave with pay or a public holiday.
        marked: where anything stands.
        open: where a mark is not understood.
    """

    worked: Int
    leave: Bool
    marked: Bool
    open: Bool


def mark_key(text: str) -> str:
    """Return the form in which two marks are one.

    >>> mark_key(" A.L "), mark_key("១/២"), mark_key("ឈប់\u200b")
    ('al', '1/2', 'ឈប់')
    """
    if is_khmer(text):
        return fold(text)
    return plain(text).casefold().replace(".", "").replace(" ", "").replace("\u2044", "/")


@cache
def words() -> Mapping[str, Mark]:
    """Return every known mark → what it says."""
    kinds = ("present", "half", "leave", "away", "cross")
    return {mark_key(word): Mark[kind.upper()] for kind in kinds for word in _data()[kind]}


@cache
def _data() -> dict[str, list[str]]:
    with resource("words", "attendance.toml").open("rb") as file:
        return tomllib.load(file)


def hours_a_day() -> int:
    """Return the hours of a whole day's work.

    Law:
        Labour Law of 1997, Article 137.
    """
    with resource("words", "attendance.toml").open("rb") as file:
        return int(tomllib.load(file)["hours_a_day"])


def days(sheet: Sheet, columns: range, first_row: int, chosen: Mapping[str, str]) -> Days:
    """Return what the cells of a grid of days say, from a row to the end of the sheet.

    Args:
        sheet: as it lies in the file.
        columns: a column a day, from 0.
        first_row: the first row below the heading, from 0.
        chosen: a person's marks, text → ``present``, ``half``, ``leave`` or ``away``.
    """
    area = slice(columns.start, columns.stop), slice(first_row, None)
    kinds, numbers = sheet.kinds[area], sheet.numbers[area].copy()
    marks = np.full(kinds.shape, Mark.OPEN, np.int64)
    marks[kinds == Cell.EMPTY] = Mark.BLANK
    marks[(kinds == Cell.NUMBER) | (kinds == Cell.DURATION)] = Mark.NUMBER
    numbers[kinds == Cell.DURATION] *= HOURS
    _read_texts(sheet, kinds == Cell.TEXT, sheet.texts[area], marks, numbers, chosen)
    marks[:, _totals(sheet, columns, first_row)] = Mark.BLANK
    return _reckoned(marks, numbers)


def _totals(sheet: Sheet, columns: range, first_row: int) -> Bool:
    """Return which rows say beside the grid that they are a total [rows]."""
    outside = np.delete(np.arange(sheet.shape[1]), list(columns))
    area = outside, slice(first_row, None)
    texts, here = sheet.texts[area], sheet.kinds[area] == Cell.TEXT
    codes = [code for code in np.unique(texts[here]).tolist() if _says_total(sheet.pool[code])]
    found: Bool = (here & np.isin(texts, np.array(codes, np.int32))).any(0)
    return found


def _says_total(text: str) -> bool:
    return bool(word(text.strip(BLANKS)) & (Word.TOTAL | Word.SUBTOTAL))


def _read_texts(
    sheet: Sheet,
    here: Bool,
    texts: npt.NDArray[np.int32],
    marks: Int,
    numbers: npt.NDArray[np.float64],
    chosen: Mapping[str, str],
) -> None:
    """Put what each different text says into marks and numbers."""
    own = {mark_key(text): Mark[ours.upper()] for text, ours in chosen.items() if _is_ours(ours)}
    known = {**words(), **own}
    for code in np.unique(texts[here]).tolist():
        text = sheet.pool[code].strip(BLANKS)
        at = here & (texts == code)
        mark = known.get(mark_key(text), Mark.BLANK if not text else Mark.OPEN)
        number = _hours(text) if mark is Mark.OPEN else None
        marks[at] = mark if number is None else Mark.NUMBER
        numbers[at] = number or 0


def _is_ours(value: str) -> bool:
    return value in ("present", "half", "leave", "away")


def _hours(text: str) -> float | None:
    """Return a number typed as text, with or without its unit; None where it is none."""
    number = number_of(plain(text).casefold().removesuffix("h"))
    return None if number is None else float(number)


def _reckoned(marks: Int, numbers: npt.NDArray[np.float64]) -> Days:
    """Return the days, once the whole grid says what its numbers and crosses are."""
    is_number = marks == Mark.NUMBER
    sound = is_number & (numbers >= 0) & (numbers <= LONGEST_DAY)
    in_hours = 2 * int((sound & (numbers > 1)).sum()) > int((sound & (numbers > 0)).sum())
    part = np.minimum(numbers / hours_a_day(), 1) if in_hours else numbers
    sound &= np.isfinite(part) & (part <= 1)
    open_marks = (marks == Mark.OPEN) | (is_number & ~sound)
    worked = np.round(np.where(sound, part, 0) * SCALE).astype(np.int64)
    worked[marks == Mark.PRESENT] = SCALE
    worked[marks == Mark.HALF] = SCALE // 2
    cross = marks == Mark.CROSS
    if cross.any() and not worked.any():
        if 2 * int(cross.sum()) > int((marks != Mark.BLANK).sum()):
            worked[cross] = SCALE
        else:
            open_marks |= cross
    return Days(worked, marks == Mark.LEAVE, marks != Mark.BLANK, open_marks)
