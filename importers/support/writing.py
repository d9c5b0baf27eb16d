"""Invented sheets → bytes of a workbook (.xlsx) or a table of text (.csv); nothing else in them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np

from importers.sheet import Cell, Sheet
from importers.support.forms import Form

_DAYS_FROM_1904 = 1462
_DAY_FORMAT, _HOURS_FORMAT = "yyyy-mm-dd", "[h]:mm"
_WIDTH = 14
"""Of every column [digits]: wide enough for a day or an amount."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""When the workbook says it was made: nothing of the day goes into it."""


def delimited(sheet: Sheet, form: Form) -> bytes:
    """Return a sheet as a table of text, in the encoding and with the separator it had."""
    out = io.StringIO(newline="")
    if form.says_separator:
        out.write(f"sep={form.separator}\r\n")
    writer = csv.writer(out, delimiter=form.separator, lineterminator="\r\n")
    rows, columns = sheet.shape
    for row in range(rows):
        writer.writerow([sheet.text(row, at) for at in range(columns)])
    return form.mark + out.getvalue().encode(form.codec, "replace")


def workbook(sheets: Sequence[Sheet], form: Form) -> bytes:
    """Return sheets as a workbook: cells by kind, formats, merged and hidden parts."""
    import xlsxwriter

    memory = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "nan_inf_to_errors": True,
        "date_1904": form.from_1904,
    }
    book = xlsxwriter.Workbook(memory, options)
    book.set_properties({"created": _MADE})
    styles = _Styles(book)
    for position, sheet in enumerate(sheets):
        page = book.add_worksheet(sheet.name or f"Sheet {position + 1}")
        _fill(page, sheet, styles, _DAYS_FROM_1904 if form.from_1904 else 0)
    _show(book.worksheets(), sheets)
    book.close()
    return memory.getvalue()


def _show(pages: Sequence[Any], sheets: Sequence[Sheet]) -> None:
    """Hide what was hidden; the first visible sheet stands open."""
    first = next((i for i, sheet in enumerate(sheets) if sheet.visible), 0)
    if pages:
        pages[first].activate()
        pages[first].set_first_sheet()
    for i, (page, sheet) in enumerate(zip(pages, sheets, strict=True)):
        if not sheet.visible and i != first:
            page.hide()


def _fill(page: Any, sheet: Sheet, styles: _Styles, moved: int) -> None:  # noqa: ANN401 - xlsxwriter's
    for top, left, bottom, right in _apart(sheet):
        page.merge_range(top, left, bottom, right, "")
    for row in range(sheet.shape[0]):
        for at in np.flatnonzero(sheet.kinds[:, row]).tolist():
            _put(page, sheet, row, at, styles, moved)
    page.set_column(0, max(sheet.shape[1] - 1, 0), _WIDTH)
    for row in sheet.hidden_rows:
        page.set_row(row, None, None, {"hidden": True})
    for at in sheet.hidden_columns:
        page.set_column(at, at, _WIDTH, None, {"hidden": True})


def _apart(sheet: Sheet) -> Iterator[tuple[int, int, int, int]]:
    """Yield the merged ranges that no other one overlaps."""
    rows, columns = sheet.shape
    taken = np.zeros((rows, columns), bool)
    for top, left, bottom, right in sheet.merged:
        if bottom >= rows or right >= columns or (top, left) == (bottom, right):
            continue
        here = taken[top : bottom + 1, left : right + 1]
        if not here.any():
            here[:] = True
            yield top, left, bottom, right


def _put(page: Any, sheet: Sheet, row: int, at: int, styles: _Styles, moved: int) -> None:  # noqa: ANN401
    kind = Cell(int(sheet.kinds[at, row]))
    style = styles.of(sheet, row, at, kind)
    if kind is Cell.TEXT:
        page.write_string(row, at, sheet.text(row, at), style)
    elif kind is Cell.ERROR:
        text = sheet.text(row, at)
        page.write_formula(row, at, f"={text}", style, text)
    elif kind is Cell.UNCALCULATED:
        page.write_formula(row, at, sheet.text(row, at), style, 0)
    elif kind is Cell.BOOLEAN:
        page.write_boolean(row, at, bool(sheet.numbers[at, row]), style)
    else:
        number = float(sheet.numbers[at, row])
        page.write_number(row, at, number - moved if kind is Cell.DATE else number, style)


class _Styles:
    """Number formats and fonts of a workbook, each made once."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter's
        self._book = book
        self._made: dict[tuple[str, str], Any] = {}

    def of(self, sheet: Sheet, row: int, at: int, kind: Cell) -> Any:  # noqa: ANN401
        """Return a cell's style, or None for a plain one."""
        key = int(sheet.styles[at, row])
        number, font = sheet.formats.get(key, ""), sheet.fonts.get(key, "")
        if not number:
            number = {Cell.DATE: _DAY_FORMAT, Cell.DURATION: _HOURS_FORMAT}.get(kind, "")
        if not number and not font:
            return None
        if (number, font) not in self._made:
            wanted = {"num_format": number} if number else {}
            self._made[number, font] = self._book.add_format(
                wanted | ({"font_name": font} if font else {})
            )
        return self._made[number, font]
