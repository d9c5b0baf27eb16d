"""A sheet as it lies in the file: cells by kind, nothing interpreted yet.

``workbook`` makes it from every format, the next steps read it. Cells are columns of arrays
[columns × rows]: the first index is the column from 0 (A), the second the row from 0 (row 1), so
that an address is never off. Texts are codes into the workbook's one pool of different texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from declaration.findings import Finding


class Cell(IntEnum):
    """What a cell holds."""

    EMPTY = 0
    NUMBER = 1
    TEXT = 2
    DATE = 3
    """A serial day number [days since 1899-12-30, 1904 books already moved], time as fraction."""
    BOOLEAN = 4
    ERROR = 5
    """``#REF!`` and its like; the text says which."""
    UNCALCULATED = 6
    """A formula that was never calculated; the text is the formula."""
    DURATION = 7
    """Hours and minutes as a fraction of a day (``[h]:mm``)."""


_IN_WORDS = frozenset(map(int, (Cell.TEXT, Cell.ERROR, Cell.UNCALCULATED)))
"""Kinds of cells whose text says all."""


@dataclass(slots=True)
class Sheet:
    """The cells of one sheet.

    Attributes:
        name: as the workbook has it; "" for CSV.
        visible: False for a hidden sheet, which is named and not read.
        kinds: ``Cell`` values [columns × rows].
        numbers: of NUMBER, DATE, DURATION and BOOLEAN cells [columns × rows].
        texts: code into ``pool`` of TEXT, ERROR and UNCALCULATED cells, else 0 [columns × rows].
        styles: key into ``formats`` and ``fonts`` [columns × rows]; 0 where unknown.
        pool: the workbook's different texts, as written; ``pool[0]`` is "".
        formats: style key → number format, as ``"$"#,##0.00`` or ``000000000``.
        fonts: style key → font name.
        merged: merged ranges as (first row, first column, last row, last column), from 0.
        hidden_rows: positions of hidden rows.
        hidden_columns: positions of hidden columns.
    """

    name: str
    visible: bool
    kinds: npt.NDArray[np.uint8]
    numbers: npt.NDArray[np.float64]
    texts: npt.NDArray[np.int32]
    styles: npt.NDArray[np.int32]
    pool: Sequence[str]
    formats: dict[int, str] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns of the used area, counted from A1."""
        columns, rows = self.kinds.shape
        return rows, columns

    def text(self, row: int, column: int) -> str:
        """Return a cell as a person reads it: texts as written, numbers in plain form."""
        kind = int(self.kinds[column, row])
        if kind in _IN_WORDS:
            return self.pool[int(self.texts[column, row])]
        return f"{self.numbers[column, row]:.15g}" if kind else ""


@dataclass(slots=True)
class Workbook:
    """One opened file.

    Attributes:
        name: the file's own name.
        path: where it lies; the zip's own path for a file inside one.
        sha256: of the bytes as they lie on disk, hexadecimal.
        format: ``xlsx``, ``xls``, ``xlsb``, ``ods`` or ``csv``.
        sheets: in order; none where the file could not be opened (a finding says why).
        findings: FIL findings about the file.
    """

    name: str
    path: str
    sha256: str
    format: str
    sheets: list[Sheet]
    findings: list[Finding]


Progress = Callable[[str, float], None]
"""Called with what is being done and how much of it is done (0 to 1); cancelling raises from it."""


def column_letter(column: int) -> str:
    """Return the letter of a column counted from 0.

    >>> column_letter(0), column_letter(25), column_letter(26), column_letter(16383)
    ('A', 'Z', 'AA', 'XFD')
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
