"""Corrections that a person made, put into the cells before they are read; never into the file.

A corrected cell is read, joined and checked exactly as if the workbook held it. Corrections are
kept beside the source, with what stood there: where the file has changed since, a correction no
longer applies, and ``stale`` names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from importers.cells.date_column import EPOCH
from importers.sheet import Cell, Sheet, Workbook

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?")
_DAY = re.compile(r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]")


@dataclass(frozen=True, slots=True)
class Patch:
    """One corrected cell.

    Attributes:
        file: the file's own name.
        sheet: the sheet's name; "" for CSV.
        row: as the workbook numbers it.
        column: its letter.
        text: what is to stand there; "" empties the cell. Days as year-month-day.
        was: what stood there, as ``Sheet.text`` gives it.
    """

    file: str
    sheet: str
    row: int
    column: str
    text: str
    was: str = ""

    @property
    def cell(self) -> tuple[str, str, int, str]:
        """File, sheet, row and column: there is one correction a cell."""
        return self.file, self.sheet, self.row, self.column


def patched(books: Iterable[Workbook], patches: Iterable[Patch]) -> list[Workbook]:
    """Return workbooks with corrected cells; sheets without corrections are shared, not copied."""
    by_sheet: dict[tuple[str, str], list[Patch]] = {}
    for patch in patches:
        by_sheet.setdefault((patch.file, patch.sheet), []).append(patch)
    return [_book(book, by_sheet) for book in books]


def stale(books: Iterable[Workbook], patches: Iterable[Patch]) -> list[Patch]:
    """Return the corrections whose cell is gone, or holds something else than when they were made.

    They are left out until a person has looked.
    """
    sheets = {(book.name, sheet.name): sheet for book in books for sheet in book.sheets}
    return [
        patch
        for patch in patches
        if (sheet := sheets.get((patch.file, patch.sheet))) is None or not _applies(sheet, patch)
    ]


def column_number(letter: str) -> int:
    """Return the place of a column, counted from 0.

    >>> column_number("A"), column_number("Z"), column_number("AA"), column_number("XFD")
    (0, 25, 26, 16383)
    """
    number = 0
    for sign in letter.upper():
        number = number * 26 + ord(sign) - 64
    return number - 1


def _book(book: Workbook, by_sheet: dict[tuple[str, str], list[Patch]]) -> Workbook:
    sheets = [_sheet(sheet, by_sheet.get((book.name, sheet.name), [])) for sheet in book.sheets]
    changed = any(new is not old for new, old in zip(sheets, book.sheets, strict=True))
    return replace(book, sheets=sheets) if changed else book


def _sheet(sheet: Sheet, patches: Sequence[Patch]) -> Sheet:
    """Return a sheet with some of its cells corrected; the given one stays as it is."""
    apply = [patch for patch in patches if _applies(sheet, patch)]
    if not apply:
        return sheet
    kinds, numbers, texts = sheet.kinds.copy(), sheet.numbers.copy(), sheet.texts.copy()
    pool, counts = list(sheet.pool), _Counts(sheet)
    for patch in apply:
        at = column_number(patch.column), patch.row - 1
        kind, number = _value(patch.text, counts, at)
        kinds[at], numbers[at], texts[at] = kind, number, 0
        if kind == Cell.TEXT:
            texts[at] = len(pool)
            pool.append(patch.text)
    return replace(sheet, kinds=kinds, numbers=numbers, texts=texts, pool=pool)


def _applies(sheet: Sheet, patch: Patch) -> bool:
    rows, columns = sheet.shape
    column = column_number(patch.column)
    inside = 0 <= column < columns and 1 <= patch.row <= rows
    return inside and sheet.text(patch.row - 1, column) == patch.was


def _value(text: str, counts: _Counts, at: tuple[int, int]) -> tuple[Cell, float]:
    """Return what a typed text becomes in a cell: what its column mostly holds, where it can."""
    if not text.strip():
        return Cell.EMPTY, 0.0
    if _DAY.fullmatch(text) and (day := _day(text)) is not None:
        return Cell.DATE, day
    if _NUMBER.fullmatch(text) and counts.mostly_numbers(at):
        return Cell.NUMBER, float(text)
    return Cell.TEXT, 0.0


def _day(text: str) -> float | None:
    """Return a day's serial number, or None where there is no such day."""
    try:
        return float((np.datetime64(date.fromisoformat(text), "D") - EPOCH).astype(np.int64))
    except ValueError:
        return None


class _Counts:
    """How many numbers and texts the columns of a sheet hold; each is counted once."""

    def __init__(self, sheet: Sheet) -> None:
        self._kinds = sheet.kinds
        self._known: dict[int, tuple[int, int]] = {}

    def mostly_numbers(self, at: tuple[int, int]) -> bool:
        """Return whether the other cells of a cell's column are numbers rather than texts."""
        column, own = at[0], self._kinds[at]
        if column not in self._known:
            kinds = self._kinds[column]
            known = int((kinds == Cell.NUMBER).sum()), int((kinds == Cell.TEXT).sum())
            self._known[column] = known
        numbers, texts = self._known[column]
        return numbers - int(own == Cell.NUMBER) >= max(1, texts - int(own == Cell.TEXT))
