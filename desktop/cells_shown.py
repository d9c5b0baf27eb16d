"""A source cell as a person reads it in the spreadsheet: days as days, hours as hours. No Qt."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop import formatting
from importers.sheet import Cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from importers.sheet import Sheet

_NUMBER, _DATE, _DURATION = int(Cell.NUMBER), int(Cell.DATE), int(Cell.DURATION)
"""Asked for at every cell; an enumeration takes its time."""

EPOCH = date(1899, 12, 30)
LATEST = (date.max - EPOCH).days
SAMPLES = 5
LOOKED_AT = 400
"""So many cells of a column are looked at for samples."""


def cell_shown(sheet: Sheet, row: int, column: int, language: str) -> str:
    """Return a cell as a person reads it; row and column counted from 0."""
    kind, number = int(sheet.kinds[column, row]), float(sheet.numbers[column, row])
    if kind == _DATE and 0 <= number < LATEST:
        return formatting.day(EPOCH + timedelta(days=int(number)), language)
    if kind == _DURATION:
        minutes = round(number * 24 * 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    if kind == _NUMBER and abs(number) < 1e15:
        return f"{Decimal(f'{number:.15g}').normalize():f}"
    return sheet.text(row, column)


def samples_shown(sheet: Sheet, column: int, rows: Iterable[int], language: str) -> list[str]:
    """Return up to five different cells of a column; rows and column counted from 0."""
    found: dict[str, None] = {}
    for looked, row in enumerate(rows):
        if looked == LOOKED_AT or len(found) == SAMPLES:
            break
        text = " ".join(cell_shown(sheet, row, column, language).split())
        if text:
            found.setdefault(text)
    return list(found)
