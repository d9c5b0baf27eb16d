"""A layout and a month's figures → the sheets of the declaration, ready to be written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from declaration.export.columns import Column, Form, number_text, same
from declaration.export.figures import Figures
from declaration.export.layouts import Layout, LayoutColumn, LayoutError, LayoutSheet
from declaration.payroll import SCALE, Codes

FIRST_DAY = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings, however they are written.

    Attributes:
        headings: one a column.
        columns: all of one length.
    """

    headings: list[str]
    columns: list[Column]

    @property
    def rows(self) -> int:
        """How many rows there are below the headings."""
        return len(self.columns[0])


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet of the declaration.

    Attributes:
        sheet: its layout.
        table: its rows.
        sums: heading → sum of the column, for the total row.
    """

    sheet: LayoutSheet
    table: Table
    sums: dict[str, int]


def sheet_tables(figures: Figures, layout: Layout) -> list[SheetTable]:
    """Return every sheet of the layout, filled: the declared workers, in source order.

    Raises:
        LayoutError: a figure cannot be written as the layout wants it.
    """
    return [_sheet_table(figures, sheet) for sheet in layout.sheets]


def _sheet_table(figures: Figures, sheet: LayoutSheet) -> SheetTable:
    rows = figures.declared() if sheet.of_workers else np.ones(1, bool)
    columns = [_column(figures, column, rows, sheet) for column in sheet.columns]
    table = Table([column.name for column in sheet.columns], columns)
    wanted = sheet.total.columns if sheet.total else ()
    sums = {name: column_sum(columns[table.headings.index(name)]) for name in wanted}
    return SheetTable(sheet, table, sums)


def column_sum(column: Column) -> int:
    """Return the sum of a column of numbers, blanks counted as nothing."""
    values = np.array(column.number_pool(), np.int64)
    return int(values[column.codes].sum())


def _column(figures: Figures, column: LayoutColumn, rows: np.ndarray, sheet: LayoutSheet) -> Column:
    if not column.sources:
        return same(column.form, column.const, int(rows.sum()))
    if column.sources == ("serial",):
        return _serial(int(rows.sum()))
    if sheet.of_workers:
        found = figures.first_filled(column.sources).take(rows)
    else:
        found = figures.of_month(column.sources[0])
    if column.map or column.empty is not None:
        return _mapped(found, column)
    return _as_form(found, column)


def _serial(n: int) -> Column:
    """Return 1, 2, 3 …: the number of the line in the file."""
    return Column(Form.INTEGER, np.arange(1, n + 1, dtype=np.int32), range(n + 1))


def _mapped(found: Column, column: LayoutColumn) -> Column:
    """Return texts as the layout's map writes them; each different text is looked up once."""
    if found.form is not Form.TEXT:
        raise LayoutError(f"The column “{column.name}”: only texts can have “map” or “empty”.")
    written = [column.written_for(text) for text in found.text_pool()]
    place: dict[str | int | None, int] = {None: 0, "": 0}
    codes: Codes = np.zeros(len(written), np.int32)
    for code, value in enumerate(written):
        codes[code] = place.setdefault(value, len(place) - 1)
    pool = [value for value in place if value is not None and value != ""]
    if column.form is Form.TEXT:
        return Column(Form.TEXT, codes[found.codes], ["", *map(str, pool)])
    return Column(column.form, codes[found.codes], [0, *(int(value) for value in pool)])


def _as_form(found: Column, column: LayoutColumn) -> Column:
    """Return a figure in the form that the layout wants; anything can be written as text."""
    if found.form is column.form:
        return found
    numbers = found.number_pool() if found.form is not Form.TEXT else []
    if column.form is Form.TEXT and found.form is Form.DATE:
        texts = [_day_as_text(number, column.number_format) for number in numbers[1:]]
        return Column(Form.TEXT, found.codes, ["", *texts])
    if column.form is Form.TEXT:
        texts = [number_text(found.form, number) for number in numbers[1:]]
        return Column(Form.TEXT, found.codes, ["", *texts])
    decimals = (Form.DOLLARS, Form.DECIMAL)
    if column.form in decimals and found.form in decimals:
        return Column(column.form, found.codes, numbers)
    if column.form in decimals and found.form is Form.INTEGER:
        return Column(column.form, found.codes, [number * SCALE for number in numbers])
    raise LayoutError(
        f"The column “{column.name}”: {column.sources[0]} is {found.form}, not {column.form}."
    )


def _day_as_text(number: int, number_format: str) -> str:
    """Return a day in the order of a format, as ``dd-mm-yyyy``; ISO where it names no year."""
    day = FIRST_DAY + timedelta(days=number)
    if "yyyy" not in number_format:
        return day.isoformat()
    text = number_format.replace("yyyy", f"{day.year:04d}")
    return text.replace("mm", f"{day.month:02d}").replace("dd", f"{day.day:02d}")
