"""Workbooks of Excel 2003 and older (.xls) → sheets; xlrd reads the records.

A formula in this format always carries a result, so nothing can be uncalculated.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from importers.sheet import Cell, Sheet
from importers.workbook.grid import Cells, Grid
from importers.workbook.meaning import DAYS_FROM_1904
from importers.workbook.refusal import PARSER_FAULTS, damaged
from importers.workbook.sheets import hidden_sheet
from importers.workbook.strings import TextPool
from importers.workbook.styles import Styles

_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5
"""xlrd's kinds of cells; 0 and 6 hold nothing."""

_KINDS = np.array(
    [Cell.EMPTY, Cell.TEXT, Cell.NUMBER, Cell.NUMBER, Cell.BOOLEAN, Cell.ERROR, Cell.EMPTY],
    dtype=np.uint8,
)
_ROWS_AT_ONCE = 2_000


def read_xls(data: bytes, beat: Callable[[float], None]) -> list[Sheet]:
    """Return the sheets of a workbook, hidden ones without cells.

    Raises:
        Refused: the workbook is damaged.
    """
    book = _opened(data)
    pool = TextPool()
    styles = _styles(book)
    moved = DAYS_FROM_1904 if book.datemode else 0
    sheets = []
    for position, name in enumerate(book.sheet_names()):
        beat(position / book.nsheets)
        sheet = _loaded(book, position)
        if sheet.visibility:
            sheets.append(hidden_sheet(name, pool))
        else:
            sheets.append(_Reader(sheet, styles, pool, moved).sheet())
    return sheets


def _opened(data: bytes) -> Any:  # noqa: ANN401  # xlrd has no type hints
    import xlrd
    from xlrd.book import Book
    from xlrd.compdoc import CompDocError

    Book.names_epilogue = _leave_names  # it gives up the whole workbook over one name
    try:
        return xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    except (xlrd.XLRDError, CompDocError, *PARSER_FAULTS):
        raise damaged("its records are broken") from None


def _leave_names(_book: Any) -> None:  # noqa: ANN401  # xlrd has no type hints
    """Work out no named ranges: no cell's value depends on them here."""


def _loaded(book: Any, position: int) -> Any:  # noqa: ANN401  # xlrd has no type hints
    from xlrd import XLRDError

    try:
        return book.sheet_by_index(position)
    except (XLRDError, *PARSER_FAULTS):
        raise damaged(f"its sheet {position + 1} is broken") from None


def _styles(book: Any) -> Styles:  # noqa: ANN401  # xlrd has no type hints
    """Return format and font of each style; very old files leave some unsaid."""
    found = []
    try:
        fonts = [font.name or "" for font in book.font_list]
        for cell in book.xf_list:
            described = book.format_map.get(cell.format_key)
            code = (described.format_str if described else "") or "General"
            known = 0 <= cell.font_index < len(fonts)
            found.append((code, fonts[cell.font_index] if known else ""))
    except PARSER_FAULTS:
        raise damaged("its list of formats is broken") from None
    return Styles.of(found)


class _Reader:
    """Turns one sheet of xlrd's into ours."""

    def __init__(self, sheet: Any, styles: Styles, pool: TextPool, moved: int) -> None:  # noqa: ANN401
        self._from = sheet
        self._styles, self._pool, self._moved = styles, pool, moved

    def sheet(self) -> Sheet:
        """Return the sheet."""
        grid = Grid(self._from.name)
        for start in range(0, self._from.nrows, _ROWS_AT_ONCE):
            grid.add(self._cells(start, min(start + _ROWS_AT_ONCE, self._from.nrows)))
        kinds, numbers, texts, styles = grid.arrays()
        return Sheet(
            name=self._from.name,
            visible=True,
            kinds=kinds,
            numbers=numbers,
            texts=texts,
            styles=styles,
            pool=self._pool.texts,
            formats=self._styles.formats,
            fonts=self._styles.fonts,
            merged=[
                (top, left, bottom - 1, right - 1)
                for top, bottom, left, right in self._from.merged_cells
            ],
            hidden_rows=_hidden(self._from.rowinfo_map, grid.rows),
            hidden_columns=_hidden(self._from.colinfo_map, grid.columns),
        )

    def _cells(self, first: int, last: int) -> Cells:
        """Return the cells of some rows."""
        span = range(first, last)
        kinds = [self._from.row_types(row) for row in span]
        lengths = np.fromiter(map(len, kinds), np.int64, len(kinds))
        flat = np.fromiter(chain.from_iterable(kinds), np.uint8)
        styles = np.fromiter(
            chain.from_iterable(self._from._cell_xf_indexes[row] for row in span), np.int32
        )
        values = [value for row in span for value in self._from.row_values(row)]
        full = np.flatnonzero((flat != 0) & (flat != 6))
        begins = np.cumsum(lengths) - lengths
        rows = np.repeat(np.arange(first, last), lengths)
        columns = np.arange(len(flat)) - np.repeat(begins, lengths)
        kept = [values[position] for position in full.tolist()]
        cells = Cells(
            rows[full],
            columns[full],
            _KINDS.take(flat[full]),
            np.zeros(len(full)),
            np.zeros(len(full), np.int32),
            styles[full],
        )
        return self._meant(cells, flat[full], kept)

    def _meant(self, cells: Cells, types: npt.NDArray[np.uint8], values: list[Any]) -> Cells:
        """Fill in numbers and texts."""
        from xlrd import error_text_from_code

        plain = np.flatnonzero((types == _NUMBER) | (types == _DATE) | (types == _BOOLEAN))
        cells.numbers[plain] = [float(values[position]) for position in plain.tolist()]
        number = np.flatnonzero((types == _NUMBER) | (types == _DATE))
        cells.kinds[number] = self._styles.kinds_of(cells.styles[number])
        cells.numbers[number] += self._moved * (cells.kinds[number] == Cell.DATE)
        text = np.flatnonzero(types == _TEXT)
        cells.texts[text] = self._pool.codes([values[position] for position in text.tolist()])
        cells.kinds[text[cells.texts[text] == 0]] = Cell.EMPTY
        wrong = np.flatnonzero(types == _ERROR)
        cells.texts[wrong] = self._pool.codes(
            [error_text_from_code.get(values[position], "#ERROR!") for position in wrong.tolist()]
        )
        return cells


def _hidden(described: dict[int, Any], count: int) -> frozenset[int]:
    return frozenset(place for place, info in described.items() if info.hidden and place < count)
