"""XCK-014: what was filed for the tax on salary, against what was paid.

The tax department has a rate of exchange of its own, so that a salary converted at another rate is
no difference; rounding, and pay that the law does not count as wage, are none either.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.audit.pairing import NOBODY, Pairs
from declaration.audit.reasons import ORDER, Reason
from declaration.findings import Finding
from declaration.monthly import MonthlyDeclaration
from declaration.payroll import Payroll

SILENT = (Reason.NONE, Reason.ROUNDING, Reason.EXCHANGE_RATE)


def filed_differently(
    table: Pairs, month: MonthlyDeclaration, filing: Payroll
) -> Iterator[Finding]:
    """Yield XCK-014 for each person whose salary was filed otherwise, or who stands in one only.

    Args:
        table: the payroll and the filing side by side; ``declared_khr`` is the salary filed.
        month: the payroll, worked out.
        filing: the tax filing.
    """
    differs = table.known & (table.difference_khr != 0) & ~table.having(*SILENT)
    for row in np.flatnonzero(differs).tolist():
        worker, line = int(table.payroll[row]), int(table.declared[row])
        source, at = (month.payroll, worker) if worker != NOBODY else (filing, line)
        number = source.text("worker_number")[at] or source.text("national_id")[at]
        yield Finding(
            "XCK-014",
            source.place(at),
            None if worker == NOBODY else worker,
            field="gross",
            value=str(table.paid_khr[row]),
            expected=str(table.declared_khr[row]),
            figures={
                "name": source.name(at),
                "number": number,
                "paid": int(table.paid_khr[row]),
                "filed": int(table.declared_khr[row]),
                "reason": ORDER[table.reason[row]].value,
                "other_cell": "" if line == NOBODY else filing.place(line).cell,
            },
        )
