"""Cells, as a reader meets them, → a ``Sheet``'s dense columns.

Only cells with a value count: however far formatting without a value reaches, it costs nothing.
A value at a place where no payroll has one is refused before memory is taken for all between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from declaration.findings import Place
from importers.sheet import column_letter
from importers.workbook.refusal import unsafe

MOST_COLUMNS = 2_000
MOST_ROWS = 1_000_000
MOST_CELLS = 40_000_000
"""Rows × columns up to the furthest values; a payroll of 800,000 workers stays below."""

_LONELY_ROWS = 50_000
_LONELY_SHARE = 20

Kinds = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Value = TypeVar("Value", bound=np.generic)


@dataclass(slots=True)
class Cells:
    """Some cells with values, in no particular form but equally long arrays [cells].

    Attributes:
        rows: from 0.
        columns: from 0.
        kinds: ``Cell``.
        numbers: see ``Sheet``.
        texts: codes into the pool.
        styles: style keys.
    """

    rows: Longs
    columns: Longs
    kinds: Kinds
    numbers: Floats
    texts: Ints
    styles: Ints


@dataclass(slots=True)
class _Dense:
    """Consecutive cells laid out [columns × rows that hold any]."""

    rows: Longs
    kinds: Kinds
    numbers: Floats
    texts: Ints
    styles: Ints


class Grid:
    """Gathers cells, rows ascending, and lays them out."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._pieces: list[_Dense] = []
        self._filled = 0
        self.rows = 0
        self.columns = 0

    def add(self, cells: Cells) -> None:
        """Take some cells: rows ascending, all below the cells taken before, no place twice.

        Raises:
            Refused: FIL-003, a value where no payroll has one.
        """
        if not len(cells.rows):
            return
        self._check_place(cells)
        begins = np.flatnonzero(np.diff(cells.rows, prepend=-1))
        rows = cells.rows[begins]
        position = np.repeat(np.arange(len(rows)), np.diff(begins, append=len(cells.rows)))
        shape = (int(cells.columns.max()) + 1, len(rows))
        self._grow(int(rows[-1]) + 1, shape)
        flat = cells.columns * len(rows) + position
        self._pieces.append(
            _Dense(
                rows,
                _laid(cells.kinds, flat, shape),
                _laid(cells.numbers, flat, shape),
                _laid(cells.texts, flat, shape),
                _laid(cells.styles, flat, shape),
            )
        )

    def _check_place(self, cells: Cells) -> None:
        far = np.flatnonzero((cells.columns >= MOST_COLUMNS) | (cells.rows >= MOST_ROWS))
        if far.size:
            self._refuse(int(cells.rows[far[0]]), int(cells.columns[far[0]]))

    def _grow(self, rows: int, shape: tuple[int, int]) -> None:
        self._filled += shape[1]
        self.rows = rows
        self.columns = max(self.columns, shape[0])
        if self.rows * self.columns > MOST_CELLS:
            self._refuse(self.rows - 1, self.columns - 1)

    def _refuse(self, row: int, column: int) -> None:
        place = Place("", self._sheet, row + 1, column_letter(column))
        raise unsafe(f"a value stands in {place.cell}, where no payroll reaches", place)

    def arrays(self) -> tuple[Kinds, Floats, Ints, Ints]:
        """Return kinds, numbers, texts and styles [columns × rows], and forget the pieces.

        Raises:
            Refused: FIL-003, a few values far below all others.
        """
        if self.rows > _LONELY_ROWS and self._filled * _LONELY_SHARE < self.rows:
            self._refuse(self.rows - 1, int(np.flatnonzero(self._pieces[-1].kinds[:, -1])[0]))
        shape = (self.columns, self.rows)
        kinds = np.zeros(shape, np.uint8)
        numbers = np.zeros(shape, np.float64)
        texts = np.zeros(shape, np.int32)
        styles = np.zeros(shape, np.int32)
        while self._pieces:
            piece = self._pieces.pop()
            spot = (slice(len(piece.kinds)), _span(piece.rows))
            kinds[spot] = piece.kinds
            numbers[spot] = piece.numbers
            texts[spot] = piece.texts
            styles[spot] = piece.styles
        return kinds, numbers, texts, styles


def _span(rows: Longs) -> slice | Longs:
    """Return rows as a slice where they are consecutive."""
    first, last = int(rows[0]), int(rows[-1])
    return slice(first, last + 1) if last - first + 1 == len(rows) else rows


def _laid(values: npt.NDArray[Value], flat: Longs, shape: tuple[int, int]) -> npt.NDArray[Value]:
    """Return values laid out in a dense block, zero where there is none."""
    block = np.zeros(shape[0] * shape[1], values.dtype)
    block[flat] = values
    return block.reshape(shape)
