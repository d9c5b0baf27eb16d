"""One sheet → a payroll of its own: a row a line, nothing added up or joined yet."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from declaration.findings import Finding, Place
from declaration.khmer import fold
from declaration.payroll import Payroll, SheetRead
from importers.amount_columns import read_amounts
from importers.body import Body
from importers.cells.date_text import Order
from importers.choices import Choices
from importers.date_columns import read_dates
from importers.gross import TWINS
from importers.lines import Lines, lines
from importers.moved_headings import moved_headings
from importers.person_columns import read_people
from importers.source import Source


def find_lines(source: Source) -> Lines:
    """Return which rows of a sheet are workers, and keep them as the source's rows."""
    for dollars, riel in TWINS:
        for column in source.columns:
            if column.field == riel and not source.has(dollars):
                source.rename(column, dollars)
    body = Body(source.sheet, source.heading_row, source.fields, source.blank)
    found = lines(body)
    source.rows = found.workers
    repeated = [left.row - 1 for left in found.left_out if left.why == "heading"]
    source.findings += moved_headings(source, repeated)
    return found


def sheet_payroll(
    source: Source, found: Lines, orders: Mapping[str, Order], choices: Choices
) -> Payroll:
    """Return the lines of one sheet as a payroll.

    Args:
        source: the sheet, its rows known.
        found: its rows.
        orders: column letter → order of day and month in its texts.
        choices: month and mapping.
    """
    n = len(found.workers)
    payroll = Payroll(np.zeros(n, np.int32), (found.workers + 1).astype(np.int32))
    chosen = choices.mapping.values if choices.mapping else {}
    read_people(source, payroll, {fold(text): ours for text, ours in chosen.items()})
    read_dates(source, payroll, orders, choices)
    read_amounts(source, payroll)
    payroll.sheets = [
        SheetRead(
            source.file,
            source.sheet.name,
            source.heading_row + 1,
            n,
            source.columns,
            found.left_out,
            source.fingerprint,
        )
    ]
    payroll.findings = [*source.findings, *_without_identity(source, found)]
    return payroll


def _without_identity(source: Source, found: Lines) -> list[Finding]:
    """Return a finding for each row with pay that names nobody (ROW-004)."""
    return [
        Finding("ROW-004", Place(source.file, source.sheet.name, row)) for row in found.nameless
    ]
