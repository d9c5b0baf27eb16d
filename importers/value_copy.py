"""A workbook of any format → a new one with the same values, for formats that cannot be edited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl import Workbook as NewWorkbook
from openpyxl.utils.datetime import from_excel

from declaration.export.clean import clean
from importers.sheet import Cell, Sheet, column_letter
from importers.workbook.opening import Opener
from importers.workbook.sources import Source

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")


def value_copy(name: str, content: bytes) -> NewWorkbook | None:
    """Return a new workbook with a source's values, dates and number formats.

    Args:
        name: the source's name.
        content: its bytes, unlocked.

    Returns:
        The workbook; None where the source cannot be read.
    """
    (book,) = Opener(()).opened(Source(name, name, content), lambda _: None)
    if not book.sheets:
        return None
    copy = NewWorkbook()
    copy.remove(copy.worksheets[0])
    for sheet in book.sheets:
        title = NOT_IN_A_TITLE.sub("_", sheet.name or name)[:31]
        page = copy.create_sheet(title)
        if not sheet.visible:
            page.sheet_state = "hidden"
        _fill(page, sheet)
    return copy


def _fill(page: Worksheet, sheet: Sheet) -> None:
    rows, columns = sheet.shape
    for column in range(columns):
        for row in range(rows):
            if sheet.kinds[column, row] != Cell.EMPTY:
                _put(page, sheet, row, column)
    for top, left, bottom, right in sheet.merged:
        page.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    for row in sheet.hidden_rows:
        page.row_dimensions[row + 1].hidden = True
    for column in sheet.hidden_columns:
        page.column_dimensions[column_letter(column)].hidden = True


def _put(page: Worksheet, sheet: Sheet, row: int, column: int) -> None:
    """Copy one cell; a text stays a text, whatever it begins with."""
    kind, number = sheet.kinds[column, row], float(sheet.numbers[column, row])
    cell = page.cell(row + 1, column + 1)
    number_format = sheet.formats.get(int(sheet.styles[column, row]), "General")
    match kind:
        case Cell.DATE:
            cell.value = from_excel(number)
            cell.number_format = "dd/mm/yyyy" if number == int(number) else "dd/mm/yyyy hh:mm"
        case Cell.BOOLEAN:
            cell.value = bool(number)
        case Cell.NUMBER | Cell.DURATION:
            cell.value = int(number) if number == int(number) else number
            cell.number_format = "[h]:mm" if kind == Cell.DURATION else number_format
        case _:
            cell.value = clean(sheet.text(row, column))
            cell.data_type = "s"
