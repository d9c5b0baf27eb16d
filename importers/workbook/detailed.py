"""The detailed pass: a sheet of .xlsx element by element, whatever form it is written in.

Slower than the scanner and complete: cells without addresses, prefixes, rich texts, comments,
CDATA. The scanner uses the same handler for what stands around the rows: hidden columns and
merged ranges.
"""

from __future__ import annotations

import re

from importers.sheet import Cell, column_letter
from importers.workbook.attributes import LARGEST_STYLE, TYPES, Type
from importers.workbook.gathered import LAST_COLUMN, LAST_ROW, Gathered
from importers.workbook.meaning import Formulas, Meaning
from importers.workbook.refusal import damaged
from importers.workbook.strings import unescaped
from importers.workbook.xml_pass import Skeleton, is_true

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_RANGE = re.compile(rf"{_ADDRESS.pattern}(?::{_ADDRESS.pattern})?")

Range = tuple[int, int, int, int]


def column_number(letters: str) -> int:
    """Return a column from 0 by its letters.

    >>> column_number("A"), column_number("XFD")
    (0, 16383)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def address(text: str) -> tuple[int, int]:
    """Return row and column from 0 of an address as ``B12``.

    Raises:
        Refused: it is no address of a sheet.
    """
    match = _ADDRESS.fullmatch(text)
    row, column = (int(match[2]), column_number(match[1])) if match else (0, 0)
    if not 1 <= row <= LAST_ROW or column >= LAST_COLUMN:
        raise damaged(f"a cell has the address {text[:20]!r}")
    return row - 1, column


class SheetPass(Skeleton):
    """Handles the XML of one sheet.

    Attributes:
        state: name of the innermost element that matters: "" outside the rows, ``data`` between
            them, then ``row``, ``c``, ``v``, ``f``, ``is`` or ``t``.
        hidden_rows: from 0.
        hidden_columns: ranges of hidden columns, first and last, from 0.
        merged: merged ranges.
        cells: those with values.
    """

    def __init__(self, meaning: Meaning, formulas: Formulas) -> None:
        self.state = ""
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Range] = []
        self.cells = Gathered()
        self._meaning, self._formulas = meaning, formulas
        self._skipped = 0
        self._row = self._column = -1
        self._type, self._style = Type.NUMBER, 0
        self._value: str | None = None
        self._formula: str | None = None
        self._pieces: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipped:
            self._skipped += 1
        elif self.state == "":
            self._start_around(name, attributes)
        elif self.state == "data" and name == "row":
            self._start_row(attributes)
        elif self.state == "row" and name == "c":
            self._start_cell(attributes)
        elif self.state == "c" and name in ("v", "f", "is"):
            self.state, self._pieces = name, []
        elif self.state == "is" and name == "t":
            self.state = "t"
        elif not (self.state == "is" and name == "r"):
            self._skipped = 1

    def text(self, text: str) -> None:
        """Text of a value or formula."""
        if self.state in ("v", "f", "t") and not self._skipped:
            self._pieces.append(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skipped:
            self._skipped -= 1
        elif self.state == "t":
            self.state = "is"
        elif self.state == "f":
            self.state, self._formula = "c", unescaped("".join(self._pieces))
        elif self.state == "v" or (self.state == "is" and name == "is"):
            self._end_value()
        elif self.state == "c":
            self.state = "row"
            self._end_cell()
        elif self.state == "row":
            self.state = "data"
        elif self.state == "data":
            self.state = ""

    def _start_around(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheetData":
            self.state = "data"
        elif name == "col" and is_true(attributes.get("hidden")):
            first, last = int(attributes.get("min", "1")), int(attributes.get("max", "1"))
            self.hidden_columns.append((first - 1, min(last, LAST_COLUMN) - 1))
        elif name == "mergeCell":
            match = _RANGE.fullmatch(attributes.get("ref", ""))
            if match and match[3]:
                top, left = int(match[2]) - 1, column_number(match[1])
                self.merged.append((top, left, int(match[4]) - 1, column_number(match[3])))

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self._row = int(number) - 1 if number is not None else self._row + 1
        if not 0 <= self._row < LAST_ROW:
            raise damaged(f"it has a row {self._row + 1}")
        self._column, self.state = -1, "row"
        if is_true(attributes.get("hidden")):
            self.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        written = attributes.get("r")
        row, column = address(written) if written else (self._row, self._column + 1)
        if row != self._row or column >= LAST_COLUMN:
            raise damaged(f"its cell {written} stands in row {self._row + 1}")
        kind = TYPES.get(attributes.get("t", ""))
        style = int(attributes.get("s", "0"))
        if kind is None or not 0 <= style <= LARGEST_STYLE:
            raise damaged(f"its cell {column_letter(column)}{row + 1} has an unknown form")
        self._column, self._type, self._style = column, kind, style
        self._value = self._formula = None
        self.state = "c"

    def _end_value(self) -> None:
        if self._value is not None:
            raise damaged(f"its cell {self._cell()} has two values")
        text = "".join(self._pieces)
        self._value = text if self._type == Type.SHARED else unescaped(text)
        self.state = "c"

    def _cell(self) -> str:
        return f"{column_letter(self._column)}{self._row + 1}"

    def _end_cell(self) -> None:
        kind, number, text = self._meaning.of(self._type, self._style, self._value, self._formula)
        if kind == Cell.EMPTY:
            return
        if self._formulas.doubtful and self._formula is not None:
            self._look_at_formula(kind, number, text)
        self.cells.add(self._row, self._column, kind, number, text, self._style)

    def _look_at_formula(self, kind: int, number: float, text: int) -> None:
        if kind == Cell.UNCALCULATED:
            return
        if number or text:
            self._formulas.gave_something()
        else:
            code = self._meaning.pool.code(f"={self._formula}")
            self._formulas.zeros.append((self._row, self._column, code))
