"""The cross-check itself: pairs, findings, and the answers that an auditor reports.

In come the payroll worked out as ``declare`` would, the declaration that was filed, and what else
there is (receipt, attendance, a second payroll); out comes one ``Audit``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from declaration.audit.pairing import NOBODY, Pairs, pairs
from declaration.audit.reasons import ORDER, Reason
from declaration.checks.identity import differences
from declaration.findings import Finding, Place
from declaration.monthly import MonthlyDeclaration
from declaration.payroll import SCALE, Payroll

INCLUSION = (Reason.OVERTIME_LEFT_OUT, Reason.ALLOWANCE_LEFT_OUT)
WAGE = (Reason.WRONG_BASE, Reason.EXCHANGE_RATE, Reason.UNEXPLAINED)
INCLUSION_CODES = frozenset({"OVT-001", "WAG-005"})
"""What the payroll's own gross leaves out never reaches the declaration either."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What NSSF or the bank confirms to have received.

    Attributes:
        amount_khr: [riel].
        place: the cell it was read from.
        number: the receipt's or invoice's number, or "".
        paid_on: as written, or "".
    """

    amount_khr: int
    place: Place
    number: str = ""
    paid_on: str = ""


@dataclass(slots=True)
class Audit:
    """What the cross-check found.

    Attributes:
        month: the payroll, worked out.
        declared: the declaration, read back.
        pairs: everyone in one or both.
        findings: the payroll's own, then those of the cross-check.
        answers: as in audit.json.
    """

    month: MonthlyDeclaration
    declared: Payroll
    pairs: Pairs
    findings: list[Finding]
    answers: dict[str, Any]


def audit(
    month: MonthlyDeclaration,
    declared: Payroll,
    receipt: Receipt | None = None,
    others: list[Finding] | None = None,
    not_checked: list[str] | None = None,
) -> Audit:
    """Return the cross-check of a payroll and its declaration.

    Args:
        month: the payroll, worked out from the law alone.
        declared: the declaration that was filed, read back.
        receipt: what was received, or None.
        others: findings of further cross-checks (attendance, second payroll).
        not_checked: sentences on what could not be looked at.
    """
    table = pairs(month, declared)
    found = [
        *_omitted(table, month),
        *_not_paid(table, declared),
        *_identities(table, month, declared),
        *_low(table, declared),
        *_receipt(receipt, month),
    ]
    findings = [*month.findings, *declared.findings, *found, *(others or [])]
    answers = _answers(table, month, declared, receipt, findings, not_checked or [])
    return Audit(month, declared, table, findings, answers)


def _omitted(table: Pairs, month: MonthlyDeclaration) -> Iterator[Finding]:
    for row in np.flatnonzero((table.declared == NOBODY) & (table.paid_khr > 0)).tolist():
        worker = int(table.payroll[row])
        yield Finding(
            "XCK-001",
            month.payroll.place(worker),
            worker,
            field="worker_number",
            value=str(table.paid_khr[row]),
            figures={"paid": int(table.paid_khr[row]), "short": int(table.short_khr[row])},
            amount_khr=int(table.short_khr[row]),
        )


def _not_paid(table: Pairs, declared: Payroll) -> Iterator[Finding]:
    rows = (table.declared_khr > 0) & (table.paid_khr == 0)
    for row in np.flatnonzero(rows).tolist():
        line, worker = int(table.declared[row]), int(table.payroll[row])
        yield Finding(
            "XCK-002",
            declared.place(line),
            None if worker == NOBODY else worker,
            field="declared_wage",
            value=str(table.declared_khr[row]),
            figures={
                "declared": int(table.declared_khr[row]),
                "name": declared.name(line),
                "number": declared.text("nssf_number")[line]
                or declared.text("worker_number")[line],
            },
        )


def _identities(table: Pairs, month: MonthlyDeclaration, declared: Payroll) -> Iterator[Finding]:
    both = np.flatnonzero(table.both)
    yield from differences(month.payroll, declared, table.payroll[both], table.declared[both])


def _low(table: Pairs, declared: Payroll) -> Iterator[Finding]:
    quiet = table.having(Reason.NONE, Reason.ROUNDING)
    for row in np.flatnonzero(table.both & (table.difference_khr > 0) & ~quiet).tolist():
        worker, line = int(table.payroll[row]), int(table.declared[row])
        reason = ORDER[table.reason[row]]
        yield Finding(
            "XCK-006",
            declared.place(line, "declared_wage"),
            worker,
            field="declared_wage",
            value=str(table.declared_khr[row]),
            expected=str(table.paid_khr[row]),
            figures={
                "paid": int(table.paid_khr[row]),
                "declared": int(table.declared_khr[row]),
                "difference": int(table.difference_khr[row]),
                "reason": reason.value,
            },
            amount_khr=int(table.short_khr[row]),
        )


def _receipt(receipt: Receipt | None, month: MonthlyDeclaration) -> Iterator[Finding]:
    if receipt is None:
        return
    remittance = sum(int(each.remittance.sum()) for each in month.shares.values())
    if abs(receipt.amount_khr - remittance) > 0:
        yield Finding(
            "XCK-004",
            receipt.place,
            field="nssf_total",
            value=str(receipt.amount_khr),
            expected=str(remittance),
            figures={
                "received": receipt.amount_khr,
                "remittance": remittance,
                "difference": remittance - receipt.amount_khr,
            },
            amount_khr=remittance - receipt.amount_khr,
        )


def _answers(
    table: Pairs,
    month: MonthlyDeclaration,
    declared: Payroll,
    receipt: Receipt | None,
    findings: list[Finding],
    not_checked: list[str],
) -> dict[str, Any]:
    return {
        "headcount": _headcount(table),
        "inclusion": _inclusion(table, findings),
        "wage": _wage(table),
        "registration": _registration(month, findings),
        "employer_contribution_paid": _contribution(table, month, declared, receipt),
        "not_checked": not_checked,
    }


def _headcount(table: Pairs) -> dict[str, int]:
    paid, declared = table.paid_khr > 0, table.declared != NOBODY
    return {
        "paid": int(paid.sum()),
        "declared": int(declared.sum()),
        "matched": int((paid & declared).sum()),
        "paid_not_declared": int((paid & ~declared).sum()),
        "declared_not_paid": int((declared & ~paid).sum()),
    }


def _inclusion(table: Pairs, findings: list[Finding]) -> dict[str, Any]:
    """Return whose overtime or allowances are left out, of the declaration or of the gross."""
    rows = table.having(*INCLUSION)
    own = [f for f in findings if f.code in INCLUSION_CODES and f.worker is not None]
    workers = {*table.payroll[rows].tolist(), *(f.worker for f in own)}
    amount = int(table.short_khr[rows].sum()) + sum(f.amount_khr or 0 for f in own)
    return _heading(len(workers), int((table.paid_khr > 0).sum()), amount)


def _wage(table: Pairs) -> dict[str, Any]:
    rows = table.having(*WAGE) & table.both & (table.difference_khr > 0)
    amount = int(table.short_khr[rows].sum())
    return _heading(int(rows.sum()), int((table.paid_khr > 0).sum()), amount)


def _heading(workers: int, paid: int, amount: int) -> dict[str, Any]:
    share = round(workers / paid, 4) if paid else 0
    return {"workers": workers, "share": share, "amount_khr": amount}


def _registration(month: MonthlyDeclaration, findings: list[Finding]) -> dict[str, int]:
    codes = [f.code for f in findings]
    return {
        "unregistered": int((~month.registered & (month.wage_khr > 0)).sum()),
        "past_3_days": codes.count("REG-001") + codes.count("REG-002"),
        "past_45_days": codes.count("REG-001"),
    }


def _contribution(
    table: Pairs, month: MonthlyDeclaration, declared: Payroll, receipt: Receipt | None
) -> dict[str, Any]:
    """Return the answer to “Does the employer pay the required contribution to the NSSF?”."""
    owed = sum(int(each.employer.sum()) for each in month.shares.values())
    said = _declared_contribution(table, month, declared)
    received = None if receipt is None else receipt.amount_khr
    remittance = sum(int(each.remittance.sum()) for each in month.shares.values())
    if said == 0 or received == 0:
        answer = "no"
    elif said < owed or (received is not None and received < remittance):
        answer = "in part"
    else:
        answer = "yes"
    return {
        "answer": answer,
        "owed_khr": owed,
        "declared_khr": said,
        "received_khr": received,
    }


def _declared_contribution(table: Pairs, month: MonthlyDeclaration, declared: Payroll) -> int:
    """Return the employer's contribution as declared, else as due on the wages declared."""
    from declaration.contributions import contributions

    own = declared.amounts("nssf_total")
    if own.present.any():
        return int(own.khr.sum()) // SCALE
    if month.law is None:
        return 0
    wages = table.declared_khr
    due = np.ones(len(wages), bool)
    shares = contributions(wages, due, month.law, wages > 0)
    return sum(int(each.employer.sum()) for each in shares.values())
