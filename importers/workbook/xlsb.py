"""Binary workbooks of Excel since 2007 (.xlsb) → sheets.

Every cell record is read, the "short" ones too that name no column and that other readers drop.
A formula in this format always carries a result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from importers.sheet import Cell, Sheet
from importers.workbook import parts
from importers.workbook.biff12 import ERRORS, Record, packed_number, real, records, wide_text, word
from importers.workbook.formats import BUILT_IN
from importers.workbook.gathered import LAST_COLUMN, LAST_ROW, Gathered
from importers.workbook.grid import Grid
from importers.workbook.meaning import DAYS_FROM_1904, Meaning
from importers.workbook.package import Package
from importers.workbook.refusal import PARSER_FAULTS, damaged
from importers.workbook.sheets import hidden_sheet
from importers.workbook.strings import TextPool
from importers.workbook.styles import Styles

_SHORTER = Record.SHORT_BLANK - Record.CELL_BLANK
_STATES = {0: "visible", 1: "hidden", 2: "veryHidden"}


def read_xlsb(package: Package, beat: Callable[[float], None]) -> list[Sheet]:
    """Return the sheets of a workbook, hidden ones without cells.

    Raises:
        Refused: the workbook is damaged or unsafe.
    """
    part = parts.workbook_part(package)
    related = parts.relations(package, part)
    listed, from_1904 = _workbook(package, part)
    pool = TextPool()
    shared = _shared(package, parts.target_of(package, related, "sharedStrings"), pool)
    styles = _styles(package, parts.target_of(package, related, "styles"))
    meaning = Meaning(styles, pool, shared, DAYS_FROM_1904 if from_1904 else 0)
    sheets, entries = [], parts.worksheets(listed, related)
    for position, entry in enumerate(entries):
        beat(position / len(entries))
        if entry.visible:
            sheets.append(_SheetReader(entry.name, meaning).read(_records(package, entry.part)))
        else:
            sheets.append(hidden_sheet(entry.name, pool))
    return sheets


def _records(package: Package, part: str) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part.

    Raises:
        Refused: the part is damaged.
    """
    try:
        yield from records(package.stream(part))
    except ValueError:
        raise damaged(f"its part {part} ends too early") from None


def _workbook(package: Package, part: str) -> tuple[list[tuple[str, str, str]], bool]:
    """Return name, relation and state of each sheet, and whether dates count from 1904."""
    sheets, from_1904 = [], False
    try:
        for number, content in _records(package, part):
            if number == Record.SHEET:
                key, place = wide_text(content, 8)
                name, _ = wide_text(content, place)
                sheets.append((name, key, _STATES.get(word(content, 0), "hidden")))
            elif number == Record.WORKBOOK:
                from_1904 = bool(word(content, 0) & 1)
    except PARSER_FAULTS:
        raise damaged("its list of sheets is broken") from None
    return sheets, from_1904


def _shared(package: Package, part: str, pool: TextPool) -> npt.NDArray[np.int32]:
    if not part:
        return np.empty(0, np.int32)
    try:
        return pool.codes(
            [
                wide_text(content, 1)[0]
                for number, content in _records(package, part)
                if number == Record.SHARED_STRING
            ]
        )
    except PARSER_FAULTS:
        raise damaged("its list of texts is broken") from None


def _styles(package: Package, part: str) -> Styles:
    """Return the styles of ``styles.bin``."""
    formats, fonts, cells = dict(BUILT_IN), list[str](), list[tuple[int, int]]()
    inside = 0
    try:
        for number, content in _records(package, part) if part else ():
            if number in (Record.FONTS, Record.CELL_FORMATS):
                inside = number
            elif number in (Record.FONTS_END, Record.CELL_FORMATS_END):
                inside = 0
            elif number == Record.NUMBER_FORMAT:
                formats[int.from_bytes(content[:2], "little")] = wide_text(content, 2)[0]
            elif number == Record.FONT and inside == Record.FONTS:
                fonts.append(wide_text(content, 21)[0])
            elif number == Record.CELL_FORMAT and inside == Record.CELL_FORMATS:
                key, font = content[2:4], content[4:6]
                cells.append((int.from_bytes(key, "little"), int.from_bytes(font, "little")))
    except PARSER_FAULTS:
        raise damaged("its list of formats is broken") from None
    return Styles.of(
        [
            (formats.get(key, "General"), fonts[font] if font < len(fonts) else "")
            for key, font in cells
        ]
    )


class _SheetReader:
    """Reads the records of one sheet."""

    def __init__(self, name: str, meaning: Meaning) -> None:
        self._name, self._meaning = name, meaning
        self._cells = Gathered()
        self._row = self._column = -1
        self._in_data = False
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[tuple[int, int]] = []
        self._merged: list[tuple[int, int, int, int]] = []

    def read(self, found: Iterator[tuple[int, bytes]]) -> Sheet:
        """Return the sheet.

        Raises:
            Refused: the sheet is damaged or unsafe.
        """
        try:
            for number, content in found:
                self._take(number, content)
        except PARSER_FAULTS:
            raise damaged(f"its sheet {self._name} is broken near row {self._row + 1}") from None
        grid = Grid(self._name)
        self._cells.fill(grid, self._name)
        kinds, numbers, texts, styles = grid.arrays()
        return Sheet(
            name=self._name,
            visible=True,
            kinds=kinds,
            numbers=numbers,
            texts=texts,
            styles=styles,
            pool=self._meaning.pool.texts,
            formats=self._meaning.styles.formats,
            fonts=self._meaning.styles.fonts,
            merged=self._merged,
            hidden_rows=frozenset(row for row in self._hidden_rows if row < grid.rows),
            hidden_columns=frozenset(
                column
                for first, last in self._hidden_columns
                for column in range(first, min(last + 1, grid.columns))
            ),
        )

    def _take(self, number: int, content: bytes) -> None:
        if self._in_data and number <= Record.CELL_RICH_TEXT:
            self._take_in_row(number, content)
        elif number == Record.COLUMN and content[16] & 1:
            self._hidden_columns.append((word(content, 0), word(content, 4)))
        elif number == Record.MERGED:
            top, bottom, left, right = (word(content, place) for place in (0, 4, 8, 12))
            self._merged.append((top, left, bottom, right))
        elif number in (Record.SHEET_DATA, Record.SHEET_DATA_END):
            self._in_data = number == Record.SHEET_DATA

    def _take_in_row(self, number: int, content: bytes) -> None:
        if number == Record.ROW:
            self._row, self._column = word(content, 0), -1
            if content[11] & 0x10:
                self._hidden_rows.add(self._row)
        elif number <= Record.FORMULA_ERROR or number == Record.CELL_RICH_TEXT:
            self._column = word(content, 0)
            self._take_cell(number, content, 4)
        elif number <= Record.SHORT_SHARED:
            self._column += 1
            self._take_cell(number - _SHORTER, content, 0)

    def _take_cell(self, number: int, content: bytes, place: int) -> None:
        """Take one cell; ``place`` is where its style stands, the value follows."""
        if not (0 <= self._row < LAST_ROW and 0 <= self._column < LAST_COLUMN):
            raise ValueError("a cell beyond the sheet")
        style = int.from_bytes(content[place : place + 3], "little")
        kind, value, text = self._meant(number, content, place + 4, style)
        if kind != Cell.EMPTY:
            self._cells.add(self._row, self._column, kind, value, text, style)

    def _meant(self, number: int, content: bytes, place: int, style: int) -> tuple[int, float, int]:
        """Return what a cell's record means: kind, number, code of the text."""
        if number in (Record.CELL_REAL, Record.FORMULA_REAL):
            return self._number(real(content, place), style)
        if number == Record.CELL_RK:
            return self._number(packed_number(content, place), style)
        if number == Record.CELL_SHARED:
            return self._text(int(self._meaning.shared[word(content, place)]))
        if number in (Record.CELL_TEXT, Record.FORMULA_TEXT, Record.CELL_RICH_TEXT):
            rich = number == Record.CELL_RICH_TEXT
            return self._text(self._meaning.pool.code(wide_text(content, place + rich)[0]))
        if number in (Record.CELL_BOOLEAN, Record.FORMULA_BOOLEAN):
            return int(Cell.BOOLEAN), float(content[place] != 0), 0
        if number in (Record.CELL_ERROR, Record.FORMULA_ERROR):
            text = ERRORS.get(content[place], "#ERROR!")
            return int(Cell.ERROR), 0.0, self._meaning.pool.code(text)
        return int(Cell.EMPTY), 0.0, 0

    def _number(self, number: float, style: int) -> tuple[int, float, int]:
        kind = self._meaning.styles.kind(style)
        return kind, number + (self._meaning.moved if kind == Cell.DATE else 0), 0

    def _text(self, code: int) -> tuple[int, float, int]:
        return (int(Cell.TEXT) if code else int(Cell.EMPTY)), 0.0, code
