"""Files → the month's payroll: every usable sheet read, its lines joined to one row a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from declaration.findings import Finding, Place
from declaration.payroll import FileRead, Payroll
from importers.body import blank_texts
from importers.choices import Choices
from importers.column_findings import no_heading, nothing_complete
from importers.columns import Need, SheetColumns, recognise
from importers.date_columns import date_orders
from importers.gross import settle_twins
from importers.hidden import hidden_read
from importers.joining import joined
from importers.months_said import watched
from importers.nobody import nobody_found
from importers.sheet import Progress, Sheet, Workbook
from importers.sheet_payroll import find_lines, sheet_payroll
from importers.source import Source
from importers.stacking import stacked
from importers.workbook import open_all

_FIELD_OF = {"identity": "worker_number", "wage": "gross"}
"""How a sentence names what a sheet lacks."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What kind of list is read.

    Attributes:
        need: what ``recognise`` asks of a sheet.
        wages: fields one of which a sheet needs besides; none for a payroll, whose need says it.
        settle: what to make of totals in dollars and riel side by side, a sheet at a time.
        silent: codes that say nothing about such a list.
    """

    need: Need = Need.PAYROLL
    wages: frozenset[str] = frozenset()
    settle: Callable[[Payroll], None] = settle_twins
    silent: frozenset[str] = frozenset()


def read(
    paths: Sequence[Path | str],
    choices: Choices,
    progress: Progress | None = None,
    *,
    watch: bool = False,
) -> Payroll:
    """Return the payroll of a month: n workers, with the findings about what was read.

    Whatever the files contain gives findings and never an exception. A sheet without an identity or
    a wage is passed over and named; a file without any usable sheet gives a stop.

    Args:
        paths: workbooks, CSV files, folders and archives, in order.
        choices: the month, passwords, the mapping.
        progress: told what is being read; cancelling raises from it.
        watch: whether a file that names another month is told (XCK-021), as in an audit.

    Raises:
        OSError: a path is not there or may not be read.
    """
    return read_sheets(paths, choices, Kind(), progress, watch=watch)


def read_sheets(
    paths: Sequence[Path | str],
    choices: Choices,
    kind: Kind,
    progress: Progress | None = None,
    *,
    watch: bool = False,
) -> Payroll:
    """Return the workers of the sheets that have what is needed, a row a worker.

    Args:
        paths: as for ``read``.
        choices: as for ``read``.
        kind: what kind of list they are.
        progress: as for ``read``.
        watch: as for ``read``.

    Raises:
        OSError: as for ``read``.
    """
    books = open_all([Path(path) for path in paths], choices.passwords, progress)
    if not watch:
        return read_books(books, choices, kind)
    months: list[Finding] = []
    people = read_books(watched(books, choices.month, months), choices, kind)
    people.findings += months
    return people


def read_books(books: Iterable[Workbook], choices: Choices, kind: Kind | None = None) -> Payroll:
    """Return the workers of workbooks that are open already, a row a worker.

    The window keeps them open, so that an edit reads no file again.

    Args:
        books: one after the other; each is let go before the next is asked for.
        choices: as for ``read``.
        kind: what kind of list they are; a payroll where not said.
    """
    kind = kind or Kind()
    payrolls: list[Payroll] = []
    files: list[FileRead] = []
    findings: list[Finding] = []
    for book in books:
        own, about = _read_book(book, choices, kind)
        first = sum(len(payroll.sheets) for payroll in payrolls)
        files.append(
            FileRead(book.name, str(book.path), book.sha256, list(range(first, first + len(own))))
        )
        findings += about
        payrolls += own
    payroll = joined(stacked(payrolls or [_nobody()]))
    payroll.files = files
    said = [*findings, *payroll.findings]
    payroll.findings = [finding for finding in said if finding.code not in kind.silent]
    if kind.need is Need.PAYROLL:
        payroll.findings += nobody_found(payroll, payroll.findings)
    return payroll


def _nobody() -> Payroll:
    return Payroll(np.zeros(0, np.int32), np.zeros(0, np.int32))


@dataclass(frozen=True, slots=True)
class _Seen:
    """One visible sheet.

    Attributes:
        sheet: its cells.
        columns: what was recognised in it; None where no heading was found.
        missing: what it lacks of what is needed: ``identity``, ``wage``.
    """

    sheet: Sheet
    columns: SheetColumns | None
    missing: tuple[str, ...]


def _look(book: Workbook, sheet: Sheet, choices: Choices, kind: Kind) -> _Seen:
    """Return what the columns of a sheet are, and what it lacks."""
    columns = recognise(sheet, choices.mapping, choices.rate, book.name, kind.need)
    if columns is None:
        return _Seen(sheet, None, tuple(_FIELD_OF))
    has_wage = not kind.wages or any(column.field in kind.wages for column in columns.columns)
    return _Seen(sheet, columns, columns.missing if has_wage else (*columns.missing, "wage"))


def _read_book(book: Workbook, choices: Choices, kind: Kind) -> tuple[list[Payroll], list[Finding]]:
    """Return the payroll of each usable sheet of a workbook, and what else is to be said."""
    visible = [sheet for sheet in book.sheets if sheet.visible and sheet.kinds.any()]
    seen = [_look(book, sheet, choices, kind) for sheet in visible]
    usable = [(one.sheet, one.columns) for one in seen if one.columns and not one.missing]
    if book.sheets and not usable:
        return [], [*book.findings, _unusable(book, seen)]
    passed = [_passed_over(book, one) for one in seen if one.missing]
    payrolls = _payrolls(_sources(book, usable), choices, kind.settle)
    return payrolls, [*book.findings, *passed]


def _sources(book: Workbook, usable: Sequence[tuple[Sheet, SheetColumns]]) -> list[Source]:
    """Return the usable sheets of a workbook, ready to be read."""
    pools = {id(sheet.pool): sheet.pool for sheet, _ in usable}
    blanks = {key: blank_texts(pool) for key, pool in pools.items()}
    return [
        Source(
            book.name,
            sheet,
            found.heading.last_row,
            [column.read() for column in found.columns],
            blanks[id(sheet.pool)],
            book.format != "csv",
            found.fingerprint,
            {column.letter: column.currency_said for column in found.columns},
            findings=list(found.findings),
        )
        for sheet, found in usable
    ]


def _payrolls(
    sources: Sequence[Source], choices: Choices, settle: Callable[[Payroll], None]
) -> list[Payroll]:
    """Return the payroll of each sheet of one workbook, a row a line."""
    found = [find_lines(source) for source in sources]
    orders = date_orders(sources, choices.mapping.date_order if choices.mapping else "")
    payrolls = []
    for i, (source, lines) in enumerate(zip(sources, found, strict=True)):
        source.findings += hidden_read(source)
        own = {letter: order for (at, letter), order in orders.items() if at == i}
        payroll = sheet_payroll(source, lines, own, choices)
        settle(payroll)
        payrolls.append(payroll)
    return payrolls


def _passed_over(book: Workbook, one: _Seen) -> Finding:
    """Return the notice that a sheet is not read (FIL-007)."""
    fields = tuple(_FIELD_OF[what] for what in one.missing)
    figures = {"sheet": one.sheet.name, "missing_fields": fields}
    return Finding("FIL-007", Place(book.name, one.sheet.name), figures=figures)


def _unusable(book: Workbook, seen: Sequence[_Seen]) -> Finding:
    """Return why no sheet of a workbook can be read: no heading (MAP-001), a gap (MAP-002)."""
    with_heading = [
        (one.sheet.name, [column.heading for column in one.columns.columns], one.missing)
        for one in seen
        if one.columns
    ]
    if with_heading:
        return nothing_complete(book.name, with_heading)
    return no_heading(book.name, [one.sheet for one in seen])
