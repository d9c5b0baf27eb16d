"""Contracts and suspensions in the audit's answers: who is over the limit, and who was left out.

Casual and fixed-duration workers are the ones that declarations leave out (report of 2021); a
suspension without wage needed a notice to the fund in 2020 and 2021, and no file says whether it
was given: that is counted as a question to ask.
"""

from __future__ import annotations

from typing import Any

from declaration.audit.pairing import NOBODY, Pairs
from declaration.in_force import InForce
from declaration.monthly import MonthlyDeclaration, Status
from declaration.payroll import Bool

LIMIT_PASSED = ("CON-003", "PER-008")


def contracts(table: Pairs, month: MonthlyDeclaration) -> dict[str, int]:
    """Return how many contracts pass the limit, and which kinds are paid and not declared."""
    past = {f.worker for f in month.findings if f.code in LIMIT_PASSED and f.worker is not None}
    return {
        "past_limit": len(past),
        "casual_not_declared": _not_declared(table, month, "casual"),
        "fixed_not_declared": _not_declared(table, month, "fdc"),
    }


def _not_declared(table: Pairs, month: MonthlyDeclaration, kind: str) -> int:
    rows = table.paid & ~table.stands_declared & (table.payroll != NOBODY)
    of_kind: Bool = month.payroll.text("contract_type").where(lambda text: text == kind)
    return int(of_kind[table.payroll[rows]].sum())


def suspensions(table: Pairs, month: MonthlyDeclaration, law: InForce) -> dict[str, Any]:
    """Return who is suspended, who of them is declared, and whether a notice must be shown."""
    suspended = month.status.where(lambda text: text == Status.SUSPENDED)
    sector = month.enterprise.sector if month.enterprise else "garment"
    here = table.payroll != NOBODY
    declared = table.stands_declared[here] & suspended[table.payroll[here]]
    return {
        "workers": int(suspended.sum()),
        "declared": int(declared.sum()),
        "notice_to_be_shown": law.suspension_is_waived(sector) and bool(suspended.any()),
    }
