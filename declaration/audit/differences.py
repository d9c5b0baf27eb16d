"""XCK-001 to 003, 006 and 025: what payroll and declaration say differently about a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from declaration.audit.pairing import NOBODY, Pairs
from declaration.audit.reasons import ORDER
from declaration.checks.identity import differences
from declaration.findings import Finding, Place
from declaration.monthly import MonthlyDeclaration
from declaration.payroll import Payroll


def paid_not_declared(table: Pairs, month: MonthlyDeclaration) -> Iterator[Finding]:
    """XCK-001: paid in the month, and not in the declaration; priced."""
    for row in np.flatnonzero(table.paid & ~table.stands_declared).tolist():
        worker, known = int(table.payroll[row]), bool(table.known[row])
        paid = int(table.paid_khr[row]) if known else None
        short = int(table.short_khr[row]) if known else None
        yield Finding(
            "XCK-001",
            month.payroll.place(worker),
            worker,
            field="worker_number",
            value=month.payroll.text("worker_number")[worker],
            figures={"paid": paid, "short": short},
            amount_khr=short,
        )


def declared_not_paid(table: Pairs, declared: Payroll) -> Iterator[Finding]:
    """XCK-002: declared with a wage, and paid nothing."""
    for row in np.flatnonzero(table.stands_declared & ~table.paid).tolist():
        line, worker = int(table.declared[row]), int(table.payroll[row])
        number = declared.text("nssf_number")[line] or declared.text("worker_number")[line]
        wage = int(table.declared_khr[row])
        yield Finding(
            "XCK-002",
            declared.place(line),
            None if worker == NOBODY else worker,
            field="declared_wage",
            value=str(wage),
            figures={"declared": wage, "name": declared.name(line), "number": number},
        )


def identity_differs(
    table: Pairs, month: MonthlyDeclaration, declared: Payroll
) -> Iterator[Finding]:
    """XCK-003: name, birth date, sex or number differ; where the wage counts as declared."""
    both = np.flatnonzero(table.both & table.stands_declared)
    yield from differences(month.payroll, declared, table.payroll[both], table.declared[both])


def declared_lower(table: Pairs, payroll: Payroll, declared: Payroll) -> Iterator[Finding]:
    """XCK-006: the declared wage is lower than the wage paid; the reason, both cells, priced."""
    for row in np.flatnonzero(table.is_lower).tolist():
        found = _wages_differ("XCK-006", table, row, payroll, declared)
        figures = {**found.figures, "reason": ORDER[table.reason[row]].value}
        yield replace(found, figures=figures, amount_khr=int(table.short_khr[row]))


def declared_higher(table: Pairs, payroll: Payroll, declared: Payroll) -> Iterator[Finding]:
    """XCK-025: the declared wage is higher than the wage paid; both cells."""
    for row in np.flatnonzero(table.is_higher).tolist():
        yield _wages_differ("XCK-025", table, row, payroll, declared)


def _wages_differ(
    code: str, table: Pairs, row: int, payroll: Payroll, declared: Payroll
) -> Finding:
    """Return that a pair's wages differ: both cells, both wages and by how much [riel]."""
    worker = int(table.payroll[row])
    there = declared_place(declared, int(table.declared[row]))
    return Finding(
        code,
        paid_place(payroll, worker),
        worker,
        field="declared_wage",
        value=str(table.declared_khr[row]),
        expected=str(table.paid_khr[row]),
        figures={
            "other_file": there.file,
            "other_cell": there.cell,
            "paid": int(table.paid_khr[row]),
            "declared": int(table.declared_khr[row]),
            "difference": abs(int(table.difference_khr[row])),
        },
    )


def paid_place(payroll: Payroll, worker: int) -> Place:
    """Return the cell that a worker's paid wage is read from; the whole row where it has none.

    That is the gross; where a worker has none, the first pay item that makes up the wage.
    """
    for field in ("gross", "gross_khr"):
        if payroll.has(field) and payroll.amounts(field).present[worker]:
            return payroll.place(worker, field)
    pay = (column for column in payroll.parts if column.amounts.present[worker])
    places = (payroll.place(worker, column.field, column.heading) for column in pay)
    return next((place for place in places if place.column), payroll.place(worker))


def declared_place(declared: Payroll, line: int) -> Place:
    """Return the cell that a declared wage is read from; the whole row where it has none."""
    return declared.place(line, wage_field(declared))


def wage_field(declared: Payroll) -> str:
    """Return the field of the column that the declared wage stands in."""
    fields = {column.field for sheet in declared.sheets for column in sheet.columns}
    named = (name for name in ("declared_wage", "gross_khr", "gross") if name in fields)
    return next(named, "declared_wage")


def of_another_file(findings: list[Finding]) -> list[Finding]:
    """Return findings of reading another file: its rows are not the payroll's workers."""
    return [replace(finding, worker=None, others=()) for finding in findings]
