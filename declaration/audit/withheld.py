"""XCK-017: pension contributions taken from the pay, and not declared for the worker.

What the payroll withheld is compared with the worker's share on the wage declared, where less than
the wage was declared or nothing at all; a payroll that merely reckons another way is CAL-003.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from declaration.audit.pairing import NOBODY, Pairs
from declaration.contributions import Scheme
from declaration.findings import Finding
from declaration.in_force import InForce
from declaration.money import riel
from declaration.monthly import MonthlyDeclaration
from declaration.payroll import Int

FIELD = "pension_worker"
ROUNDING = 100
"""Pay slips round to a cent or to 100 riel [riel]."""


def withheld_not_declared(
    table: Pairs, month: MonthlyDeclaration, law: InForce
) -> Iterator[Finding]:
    """Yield XCK-017 for each worker."""
    held, due = _held_and_due(table, month, law)
    lacking = table.is_lower | (table.paid & ~table.stands_declared)
    for row in np.flatnonzero(lacking & (held - due > ROUNDING)).tolist():
        worker = int(table.payroll[row])
        yield Finding(
            "XCK-017",
            month.payroll.place(worker, FIELD),
            worker,
            field=FIELD,
            value=str(held[row]),
            expected=str(due[row]),
            figures={
                "withheld": int(held[row]),
                "declared": int(due[row]),
                "difference": int(held[row] - due[row]),
            },
        )


def withheld(table: Pairs, month: MonthlyDeclaration, law: InForce) -> dict[str, Any] | None:
    """Return what was withheld and what was declared of it; None where no column says so."""
    if not month.payroll.has(FIELD):
        return None
    held, due = _held_and_due(table, month, law)
    short = np.where(table.paid & (held - due > ROUNDING), held - due, 0)
    return {
        "withheld_khr": int(held.sum()),
        "declared_khr": int(due.sum()),
        "workers": int((short > 0).sum()),
        "short_khr": int(short.sum()),
    }


def _held_and_due(table: Pairs, month: MonthlyDeclaration, law: InForce) -> tuple[Int, Int]:
    """Return what was withheld, and the worker's share on the wage declared [p, riel]."""
    held = np.append(riel(month.payroll.amounts(FIELD), month.options.rate), 0)
    shares = table.shares(table.declared_khr, law).get(Scheme.PENSION)
    due = np.zeros(len(table), np.int64) if shares is None else shares.worker
    return np.where(table.payroll == NOBODY, 0, held[table.payroll]), due
