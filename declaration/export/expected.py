"""What each table of the export must hold, taken from the ledger block by block."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from declaration.export.cells import Cells, inert, repeated
from declaration.export.layouts import LayoutSheet
from declaration.export.ledger import Ledger
from declaration.export.proof import Expected
from declaration.payroll import Int


def sheet_expected(ledger: Ledger, sheet: LayoutSheet, *, as_csv: bool) -> Expected:
    """Return what a sheet of the layout must hold.

    Args:
        ledger: the month.
        sheet: of the layout.
        as_csv: for its CSV twin, which holds texts only.
    """
    headings = [column.name for column in sheet.columns]
    if not sheet.of_workers:
        return Expected(headings, 1, lambda _, __: _one_row(ledger, sheet, as_csv=as_csv))
    declared = ledger.with_status("declared")

    def block(start: int, end: int) -> list[list[Any]]:
        some = declared[start:end]
        cells = (ledger.written(column, some, start) for column in sheet.columns)
        return [_read(column, as_csv=as_csv) for column in cells]

    figures = [column.sources[0] if column.sources else "" for column in sheet.columns]
    return Expected(headings, len(declared), block, _totals(ledger, figures, declared))


def table_expected(ledger: Ledger, headings: Sequence[str], workers: Int) -> Expected:
    """Return what a plain CSV table must hold for some of the workers."""

    def block(start: int, end: int) -> list[list[Any]]:
        some = workers[start:end]
        return [ledger.cells(name, some).as_csv() for name in headings]

    return Expected(list(headings), len(workers), block, _totals(ledger, headings, workers))


def rows_expected(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> Expected:
    """Return what a CSV table of plain rows must hold; None is a blank cell."""

    def block(start: int, end: int) -> list[list[Any]]:
        return [_as_csv(column) for column in zip(*rows[start:end], strict=True)]

    return Expected(list(headings), len(rows), block)


def _as_csv(column: Sequence[object]) -> list[str]:
    texts = [value for value in column if isinstance(value, str)]
    if len(texts) == len(column):
        return inert(texts)
    written = dict(zip(texts, inert(texts), strict=True))
    return [
        written[value] if isinstance(value, str) else "" if value is None else f"{value}"
        for value in column
    ]


def _one_row(ledger: Ledger, sheet: LayoutSheet, *, as_csv: bool) -> list[list[Any]]:
    values = (ledger.of_month(c.sources[0]) if c.sources else c.const for c in sheet.columns)
    cells = (repeated("" if value is None else value, 1) for value in values)
    return [_read(cell, as_csv=as_csv) for cell in cells]


def _read(cells: Cells, *, as_csv: bool) -> list[Any]:
    return cells.as_csv() if as_csv else cells.plain()


def _totals(ledger: Ledger, figures: Sequence[str], workers: Int) -> dict[int, int]:
    sums = {i: ledger.total(name, workers) for i, name in enumerate(figures)}
    return {i: total for i, total in sums.items() if total is not None}
