"""Cells gathered one by one, for the readers that go element by element."""

from __future__ import annotations

from array import array

import numpy as np

from declaration.findings import Place
from importers.sheet import column_letter
from importers.workbook.grid import Cells, Grid
from importers.workbook.refusal import unsafe

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""A sheet's size in Excel since 2007."""


class Gathered:
    """Cells with values in compact lists, in the order they were met."""

    __slots__ = ("columns", "kinds", "numbers", "rows", "styles", "texts")

    def __init__(self) -> None:
        self.rows, self.columns, self.kinds = array("q"), array("q"), array("B")
        self.numbers, self.texts, self.styles = array("d"), array("i"), array("i")

    def __len__(self) -> int:
        return len(self.rows)

    def add(self, row: int, column: int, kind: int, number: float, text: int, style: int) -> None:
        """Take one cell, row and column from 0."""
        self.rows.append(row)
        self.columns.append(column)
        self.kinds.append(kind)
        self.numbers.append(number)
        self.texts.append(text)
        self.styles.append(style)

    def fill(self, grid: Grid, sheet: str) -> None:
        """Hand the cells over in the order of the sheet.

        Raises:
            Refused: FIL-003, one cell stands there twice, or where no payroll has any.
        """
        rows, columns = np.frombuffer(self.rows, "q"), np.frombuffer(self.columns, "q")
        place = rows * LAST_COLUMN + columns
        order = np.argsort(place, kind="stable")
        repeated = np.flatnonzero(np.diff(place[order]) == 0)
        if repeated.size:
            _refuse(sheet, int(place[order[repeated[0]]]))
        grid.add(
            Cells(
                rows[order],
                columns[order],
                np.frombuffer(self.kinds, np.uint8)[order],
                np.frombuffer(self.numbers, np.float64)[order],
                np.frombuffer(self.texts, np.int32)[order],
                np.frombuffer(self.styles, np.int32)[order],
            )
        )


def _refuse(sheet: str, place: int) -> None:
    row, column = divmod(place, LAST_COLUMN)
    where = Place("", sheet, row + 1, column_letter(column))
    raise unsafe(f"{where.cell} stands in it twice, with two values", where)
