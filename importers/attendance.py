"""The attendance record of a month: a table of people with their days and overtime hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from declaration.fields import OVERTIME_HOURS
from declaration.findings import Finding, Place
from declaration.payroll import Payroll
from importers.attendance_grid import LEAVE, WORKED, DayGrid, day_grid, with_days
from importers.choices import Choices, ColumnMapping
from importers.months_said import watched
from importers.reading import Kind, read_books
from importers.register import for_another_file
from importers.sheet import Sheet, Workbook, column_letter
from importers.sheet_columns import Need
from importers.workbook import open_all

_ATTENDANCE = Kind(
    Need.REGISTER,
    wages=frozenset(("work_days", *OVERTIME_HOURS)),
    silent=frozenset({"MAP-004", "MAP-005"}),
)

Grids = dict[tuple[str, str], tuple[Sheet, DayGrid]]
"""File and sheet → the sheet as it lies in the file, and its grid of days."""


def read_attendance(path: Path | str, choices: Choices) -> Payroll:
    """Return who was at work, a row a worker, with ``work_days`` and hours of overtime.

    A grid with a column for each day of the month is read mark by mark: the days worked are those
    marked so, the days of leave stand in ``leave_days``. Hours beyond a whole day are no overtime
    here, because breaks are in them. Whoever has a mark that is not understood has no days, and a
    finding names the mark (XCK-013).

    Args:
        path: workbook or CSV.
        choices: month and passwords; columns of the payroll's mapping do not apply. ``values`` of
            the mapping may say what a mark means: ``present``, ``half``, ``leave``, ``away``.

    Raises:
        OSError: the path is not there or may not be read.
    """
    own = for_another_file(choices)
    marks = own.mapping.values if own.mapping else {}
    grids: Grids = {}
    months: list[Finding] = []
    books = watched(open_all([Path(path)], choices.passwords), choices.month, months)
    record = read_books(_counted(books, marks, grids), _by_marks(own), _ATTENDANCE)
    record.findings += [*months, *_not_understood(record, grids)]
    return record


def _counted(
    books: Iterable[Workbook], marks: Mapping[str, str], grids: Grids
) -> Iterator[Workbook]:
    """Yield the workbooks with the days counted where a sheet has a grid of them."""
    for book in books:
        sheets = []
        for sheet in book.sheets:
            grid = day_grid(sheet, marks) if sheet.visible else None
            if grid is not None:
                grids[book.name, sheet.name] = sheet, grid
            sheets.append(sheet if grid is None else with_days(sheet, grid))
        yield replace(book, sheets=sheets)


def _by_marks(choices: Choices) -> Choices:
    """Return choices by which the days counted stand above a total that the record has itself."""
    mapping = choices.mapping or ColumnMapping()
    return replace(
        choices, mapping=replace(mapping, columns={"work_days": WORKED, "leave_days": LEAVE})
    )


def _not_understood(record: Payroll, grids: Grids) -> Iterator[Finding]:
    """Yield XCK-013 for each mark in the row of a worker that is not understood; one a mark."""
    for (file, name), (sheet, grid) in grids.items():
        rows = _rows_of(record, file, name)
        open_marks = (
            grid.days.open.T & np.isin(np.arange(grid.first_row, sheet.shape[0]), rows)[:, None]
        )
        at: dict[str, list[tuple[int, int]]] = {}
        for below, right in np.argwhere(open_marks).tolist():
            cell = below + grid.first_row, right + grid.columns.start
            at.setdefault(sheet.text(*cell).strip(), []).append(cell)
        for mark, cells in at.items():
            row, column = cells[0]
            place = Place(file, name, row + 1, column_letter(column))
            figures = {"mark": mark, "count": len(cells)}
            yield Finding("XCK-013", place, field="work_days", value=mark, figures=figures)


def _rows_of(record: Payroll, file: str, name: str) -> list[int]:
    """Return the rows of a sheet that are workers, from 0."""
    wanted = {i for i, s in enumerate(record.sheets) if (s.file, s.name) == (file, name)}
    first = zip(record.sheet.tolist(), record.row.tolist(), strict=True)
    more = (place for places in record.more_rows.values() for place in places)
    return [row - 1 for sheet, row in (*first, *more) if sheet in wanted]
