"""The cells of one column of a sheet, at the rows that hold workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from declaration.payroll import Bool, Int
from importers.sheet import Cell, Sheet

BLANKS = " \t\r\n\v\f\u00a0\u3000\u2007\u202f\u200b\u200c\u200d\u2060\ufeff"
"""What may stand at the edges of a text and never belongs to it."""


@dataclass(frozen=True, slots=True)
class CellColumn:
    """One column's cells [n, a cell a worker].

    Attributes:
        kinds: ``Cell`` values.
        numbers: of number, date, duration and boolean cells.
        texts: code into ``pool``.
        styles: key into ``formats`` and ``fonts``.
        pool: the workbook's different texts, as written.
        formats: style key → number format.
        fonts: style key → font name.
        typed: whether the file tells numbers from texts; a CSV does not.
    """

    kinds: npt.NDArray[np.uint8]
    numbers: npt.NDArray[np.float64]
    texts: npt.NDArray[np.int32]
    styles: npt.NDArray[np.int32]
    pool: Sequence[str]
    formats: Mapping[int, str]
    fonts: Mapping[int, str]
    typed: bool = True

    @classmethod
    def of(cls, sheet: Sheet, column: int, rows: Int, typed: bool = True) -> CellColumn:
        """Return a sheet's column at the given rows, both counted from 0."""
        return cls(
            sheet.kinds[column][rows],
            sheet.numbers[column][rows],
            sheet.texts[column][rows],
            sheet.styles[column][rows],
            sheet.pool,
            sheet.formats,
            sheet.fonts,
            typed,
        )

    def __len__(self) -> int:
        return len(self.kinds)

    def are(self, *kinds: Cell) -> Bool:
        """Return where the cell is of one of the kinds [n]."""
        found: Bool = self.kinds == kinds[0]
        for kind in kinds[1:]:
            found |= self.kinds == kind
        return found

    def text(self, i: int) -> str:
        """Return one cell as a person reads it."""
        if self.kinds[i] in (Cell.TEXT, Cell.ERROR, Cell.UNCALCULATED):
            return self.pool[int(self.texts[i])]
        return "" if self.kinds[i] == Cell.EMPTY else f"{self.numbers[i]:.15g}"

    def different(self, where: Bool) -> list[int]:
        """Return the codes of the different texts in some of the cells, ascending."""
        seen = np.zeros(len(self.pool), bool)
        seen[self.texts[where]] = True
        return list(np.flatnonzero(seen).tolist())

    def with_style(self, keys: Mapping[int, str], test: Callable[[str], object]) -> Bool:
        """Return where the cell's format or font passes a test [n].

        Args:
            keys: ``formats`` or ``fonts``.
            test: is asked once for each style of the workbook.
        """
        good = [key for key, name in keys.items() if test(name)]
        found: Bool = np.isin(self.styles, np.array(good, np.int32))
        return found
