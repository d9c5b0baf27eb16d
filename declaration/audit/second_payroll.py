"""XCK-008: two payrolls of one month, kept side by side, pay a worker differently."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.audit.pairing import NOBODY, Pairs, pairs_of_wages
from declaration.findings import Finding
from declaration.in_force import InForce
from declaration.monthly import MonthlyDeclaration


def paid_differently(
    month: MonthlyDeclaration, second: MonthlyDeclaration, law: InForce
) -> Iterator[Finding]:
    """Yield XCK-008 for whom only one payroll pays, or both pay differently.

    Priced where the second payroll pays more: both shares of all schemes on what it pays, less
    those on what this payroll pays.
    """
    table = pairs_of_wages(month, second, law)
    differs = table.known & (np.abs(table.difference_khr) > 0)
    for row in np.flatnonzero(differs).tolist():
        yield _finding(table, row, month, second)


def _finding(
    table: Pairs, row: int, month: MonthlyDeclaration, second: MonthlyDeclaration
) -> Finding:
    worker, other = int(table.payroll[row]), int(table.declared[row])
    here, there = int(table.paid_khr[row]), int(table.declared_khr[row])
    source, line = (month, worker) if worker != NOBODY else (second, other)
    text = source.payroll.text
    return Finding(
        "XCK-008",
        source.payroll.place(line),
        None if worker == NOBODY else worker,
        field="gross",
        value=str(here),
        expected=str(there),
        figures={
            "name": source.payroll.name(line),
            "number": text("worker_number")[line] or text("nssf_number")[line],
            "here": here,
            "there": there,
            "other_file": "" if other == NOBODY else second.payroll.place(other).file,
            "other_row": 0 if other == NOBODY else int(second.payroll.row[other]),
        },
        amount_khr=-int(table.short_khr[row]) if there > here else None,
    )
