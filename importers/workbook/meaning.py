"""What one cell of an .xlsx sheet means: its type, value and formula → kind, number and text.

Both readers of .xlsx share these rules; the fast scanner applies the plain ones to whole arrays
and asks here for the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt

from importers.sheet import Cell
from importers.workbook.attributes import Type
from importers.workbook.numerals import to_float
from importers.workbook.refusal import damaged
from importers.workbook.strings import TextPool
from importers.workbook.styles import Styles

Meant = tuple[int, float, int]
"""``Cell``, number, code of the text."""

NOTHING: Meant = (int(Cell.EMPTY), 0.0, 0)

DAYS_FROM_1904 = 1462
"""Days between the two calendars of spreadsheets, 1900 and 1904."""

FIRST_DAY = date(1899, 12, 30).toordinal()

_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?")
_TIME = re.compile(r"T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?")


@dataclass(slots=True)
class Formulas:
    """What formulas gave in one sheet, to tell a column of zeros from one never calculated.

    Programs that write workbooks without calculating put 0 as every formula's result and ask
    for calculation on opening. Where they ask, and no formula of the sheet gave anything but 0,
    nothing was calculated.

    Attributes:
        doubtful: the workbook asks for calculation, and no formula gave more than 0 so far.
        zeros: row, column and the formula's text code of those that gave 0.
    """

    doubtful: bool
    zeros: list[tuple[int, int, int]] = field(default_factory=list)

    def gave_something(self) -> None:
        """Note that a formula has a result other than 0."""
        self.doubtful = False
        self.zeros.clear()


@dataclass(slots=True)
class Meaning:
    """What the cells of one workbook refer to.

    Attributes:
        styles: formats by style key.
        pool: all texts.
        shared: pool code of each shared string.
        moved: added to dates [days]; 1462 in a workbook of the 1904 calendar.
    """

    styles: Styles
    pool: TextPool
    shared: npt.NDArray[np.int32]
    moved: int = 0

    def of(self, kind: int, style: int, value: str | None, formula: str | None) -> Meant:
        """Return what a cell means.

        Args:
            kind: ``Type``.
            style: its style key.
            value: the text of its value; None where there is no such element.
            formula: the text of its formula; None where there is none.
        """
        if not value:
            calculated = formula is None or (kind == Type.TEXT and value is not None)
            return NOTHING if calculated else self.uncalculated(formula or "")
        if kind == Type.SHARED:
            return self._text(self._shared(value))
        if kind == Type.NUMBER:
            return self._number(value, style)
        if kind == Type.BOOLEAN and value in ("0", "1", "true", "false"):
            return int(Cell.BOOLEAN), float(value in ("1", "true")), 0
        if kind == Type.ERROR:
            return int(Cell.ERROR), 0.0, self.pool.code(value)
        moment = iso_moment(value) if kind == Type.DATE else None
        return moment or self._text(self.pool.code(value))

    def uncalculated(self, formula: str) -> Meant:
        """Return what a formula without a result means."""
        return int(Cell.UNCALCULATED), 0.0, self.pool.code(f"={formula}")

    def _text(self, code: int) -> Meant:
        return (int(Cell.TEXT), 0.0, code) if code else NOTHING

    def _shared(self, value: str) -> int:
        if not (value.isascii() and value.isdigit() and int(value) < len(self.shared)):
            raise damaged("a cell refers to a text that is not there")
        return int(self.shared[int(value)])

    def _number(self, value: str, style: int) -> Meant:
        """Return a number as its format means it; what is no number stays the text it is."""
        number = to_float(value.encode())
        if number is None:
            return self._text(self.pool.code(value))
        kind = self.styles.kind(style)
        return kind, number + (self.moved if kind == Cell.DATE else 0), 0


def iso_moment(value: str) -> Meant | None:
    """Return an ISO date or time as a cell, or None where it is none."""
    match = _DATE.fullmatch(value)
    if match:
        try:
            day = date(int(match[1]), int(match[2]), int(match[3])).toordinal() - FIRST_DAY
        except ValueError:
            return None
        return int(Cell.DATE), day + _share_of_day(match[4], match[5], match[6]), 0
    match = _TIME.fullmatch(value)
    return (int(Cell.DURATION), _share_of_day(match[1], match[2], match[3]), 0) if match else None


def _share_of_day(hours: str | None, minutes: str | None, seconds: str | None) -> float:
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60
    return (whole + float(seconds or 0)) / 86400
