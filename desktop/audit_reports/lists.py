"""The people behind each number of the report, with the cells in both files that they stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np

from declaration.audit.differences import declared_place, paid_place
from declaration.audit.pairing import NOBODY, Pairs
from declaration.audit.reasons import ORDER
from declaration.findings import Place
from declaration.payroll import Bool, Payroll
from desktop.audit_reports.report import Cell, Section, Table
from desktop.texts import mark

if TYPE_CHECKING:
    from declaration.audit.auditing import Audit

NUMBER, NAME = mark("Worker number"), mark("Name")
PAID, DECLARED = mark("Paid [riel]"), mark("Declared [riel]")
IN_PAYROLL, IN_DECLARATION = mark("In the payroll"), mark("In the declaration")
SHORT = mark("Contributions short [riel]")
DIFFERENCE, REASON = mark("Paid less declared [riel]"), mark("Reason")


def largest_differences(audit: Audit, table: Pairs) -> Section:
    """Return whose declared wage is lower than the wage paid, the largest difference first."""
    rows = np.flatnonzero(table.is_lower)
    rows = rows[np.argsort(-table.difference_khr[rows], kind="stable")]
    headings = (
        NUMBER, NAME, PAID, DECLARED, DIFFERENCE, SHORT, REASON, IN_PAYROLL, IN_DECLARATION
    )  # fmt: skip
    cells = [[*_compared(audit, table, row), *_cells(audit, table, row)] for row in rows.tolist()]
    return _section(mark("Declared lower than paid"), headings, cells, mark("Differences"), {6})


def declared_higher(audit: Audit, table: Pairs) -> Section:
    """Return who is in both files and differs otherwise: declared higher, or not to be compared."""
    from desktop.models.audit_model import groups

    headings = (
        NUMBER, NAME, PAID, DECLARED, DIFFERENCE, SHORT, REASON, IN_PAYROLL, IN_DECLARATION
    )  # fmt: skip
    unread = table.paid & table.stands_declared & ~table.known
    cells = [
        [*_compared(audit, table, row), *_cells(audit, table, row)]
        for row in _chosen(groups(table)["other"] | unread)
    ]
    title = mark("Declared higher than paid, or paid wage not readable")
    return _section(title, headings, cells, mark("Other differences"), {6})


def paid_not_declared(audit: Audit, table: Pairs) -> Section:
    """Return who was paid and does not stand in the declaration."""
    cells = [
        [
            *_who(audit, table, row),
            _if_known(table, row, int(table.paid_khr[row])),
            _if_known(table, row, int(table.short_khr[row])),
            ORDER[table.reason[row]].value,
            _cells(audit, table, row)[0],
        ]
        for row in _chosen(table.paid & ~table.stands_declared)
    ]
    headings = (NUMBER, NAME, PAID, SHORT, REASON, IN_PAYROLL)
    return _section(mark("Paid, not declared"), headings, cells, mark("Not declared"), {4})


def declared_not_paid(audit: Audit, table: Pairs) -> Section:
    """Return who stands in the declaration and was not paid."""
    cells = [
        [
            *_who(audit, table, row),
            int(table.declared_khr[row]),
            ORDER[table.reason[row]].value,
            _cells(audit, table, row)[1],
        ]
        for row in _chosen(table.stands_declared & ~table.paid)
    ]
    headings = (NUMBER, NAME, DECLARED, REASON, IN_DECLARATION)
    return _section(mark("Declared, not paid"), headings, cells, mark("Not paid"), {3})


def pension_withheld(audit: Audit, _table: Pairs) -> Section:
    """Return of whom more pension was withheld than is declared (XCK-017)."""
    payroll = audit.month.payroll
    rows = [f for f in audit.findings if f.code == "XCK-017" and f.worker is not None]
    cells: list[list[Cell]] = [
        [
            payroll.text("worker_number")[finding.worker or 0],
            payroll.name(finding.worker or 0),
            *(_whole(finding.figures[name]) for name in ("withheld", "declared", "difference")),
            spot(finding.place),
        ]
        for finding in rows
    ]
    held, share = mark("Withheld [riel]"), mark("Workers' share declared [riel]")
    headings = (NUMBER, NAME, held, share, mark("Withheld, not declared [riel]"), IN_PAYROLL)
    return _section(mark("Pension withheld and not declared"), headings, cells, mark("Pension"))


def sample(audit: Audit, table: Pairs, drawn: Iterable[int]) -> Table:
    """Return the sample as a sheet to print and write on."""
    cells: list[list[Cell]] = [
        [
            i,
            *_who(audit, table, row),
            _if_known(table, row, int(table.paid_khr[row])),
            int(table.declared_khr[row]) if table.declared[row] != NOBODY else None,
            *_cells(audit, table, row),
            "",
        ]
        for i, row in enumerate(drawn, 1)
    ]
    number, seen = mark("No."), mark("Seen")
    headings = (number, NUMBER, NAME, PAID, DECLARED, IN_PAYROLL, IN_DECLARATION, seen)
    return Table(headings, cells, mark("Sample"))


def _section(
    title: str,
    headings: Iterable[str],
    cells: list[list[Cell]],
    name: str,
    words: Iterable[int] = (),
) -> Section:
    return Section(title, tables=[Table(tuple(headings), cells, name, frozenset(words))])


def _chosen(rows: Bool) -> list[int]:
    chosen: list[int] = np.flatnonzero(rows).tolist()
    return chosen


def _compared(audit: Audit, table: Pairs, row: int) -> list[Cell]:
    """Return who, both wages, what is between them, and why."""
    amounts = (table.declared_khr, table.difference_khr, table.short_khr)
    declared, difference, short = (int(each[row]) for each in amounts)
    return [
        *_who(audit, table, row),
        _if_known(table, row, int(table.paid_khr[row])),
        declared,
        _if_known(table, row, difference),
        _if_known(table, row, short),
        ORDER[table.reason[row]].value,
    ]


def _if_known(table: Pairs, row: int, amount: int) -> int | None:
    return amount if table.known[row] else None


def _who(audit: Audit, table: Pairs, row: int) -> tuple[str, str]:
    """Return number and name, from the payroll or else the declaration."""
    worker, line = int(table.payroll[row]), int(table.declared[row])
    source, at = (audit.month.payroll, worker) if worker != NOBODY else (audit.declared, line)
    text = source.text
    return text("worker_number")[at] or text("nssf_number")[at], source.name(at)


def _cells(audit: Audit, table: Pairs, row: int) -> tuple[str, str]:
    """Return the cells of both wages; a worker's further rows below the first."""
    payroll, worker, line = audit.month.payroll, int(table.payroll[row]), int(table.declared[row])
    paid: list[str] = []
    if worker != NOBODY:
        paid.append(spot(paid_place(payroll, worker)))
        paid += [spot(_further(payroll, *each)) for each in payroll.more_rows.get(worker, ())]
    declared = "" if line == NOBODY else spot(declared_place(audit.declared, line))
    return "\n".join(paid), declared


def _further(payroll: Payroll, sheet: int, row: int) -> Place:
    """Return the cell of the gross in a further row of a worker; the row where there is none."""
    read = payroll.sheets[sheet]
    return Place(read.file, read.name, row, read.letter("gross") or read.letter("gross_khr"))


def spot(place: Place) -> str:
    """Return file, sheet and cell: ``october.xlsx LINE-A!F118``."""
    return f"{place.file} {place.cell}".strip()


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None


Lister = Callable[["Audit", Pairs], Section]
BY_WORKER: tuple[Lister, ...] = (
    largest_differences,
    paid_not_declared,
    declared_not_paid,
    declared_higher,
    pension_withheld,
)
"""The lists of people, in the order of the report."""
