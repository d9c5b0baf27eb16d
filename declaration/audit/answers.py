"""The answers that an auditor reports: headcount, inclusion, wage, registration, contribution.

The report of 2021 on the garment sector found 14% of the enterprises inspected in 2015
under-reporting workers, 10% leaving out overtime or allowances, 6% declaring wrong wages, and asks
“Does the employer pay the required employer contribution to the NSSF?”. These are its headings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from declaration.audit.contracts import contracts, suspensions
from declaration.audit.inspections import inspections
from declaration.audit.pairing import INCLUSION, Pairs
from declaration.audit.reasons import Reason
from declaration.audit.receipt import (
    Receipt,
    employer_share,
    received,
    remittance,
    tolerance,
)
from declaration.audit.withheld import withheld
from declaration.findings import Finding
from declaration.in_force import InForce
from declaration.monthly import MonthlyDeclaration, Status
from declaration.payroll import Bool
from declaration.registration import days_between

WAGE = (Reason.WRONG_BASE, Reason.EXCHANGE_RATE, Reason.UNEXPLAINED)
INCLUSION_CODES = frozenset({"OVT-001", "WAG-005"})
NET_CODES = frozenset({"WAG-006"})
"""What the payroll's own gross leaves out never reaches the declaration either."""

PAST_TERM, PAST_ENTERPRISE, PAST_ALARM = 3, 30, 45
"""Days since hire after which a worker is counted as unregistered: a worker's term, the one for a
new enterprise and all its workers, and the alarm of the report of 2021."""

KEYS = ("headcount", "inclusion", "wage", "registration", "employer_contribution_paid")
MORE = (
    "registration_past_30_days",
    "inspections",
    "left_out",
    "contracts",
    "suspensions",
    "pension",
    "other_lists",
    "remittance",
)


def nothing() -> dict[str, Any]:
    """Return audit.json where nothing could be compared: every answer is null."""
    return {**dict.fromkeys(KEYS), "not_checked": [], **dict.fromkeys(MORE)}


def answers(
    table: Pairs,
    month: MonthlyDeclaration,
    law: InForce,
    receipts: Sequence[Receipt] | None,
) -> dict[str, Any]:
    """Return audit.json.

    Args:
        table: everyone who was paid or declared.
        month: the payroll, worked out.
        law: of the month.
        receipts: what was received; None or none where no receipt was read.
    """
    inclusion, wage = _inclusion(table, month), _wage(table, month)
    return {
        "headcount": _headcount(table),
        "inclusion": inclusion,
        "wage": wage,
        "registration": _registration(month),
        "employer_contribution_paid": _contribution(table, month, law, receipts),
        "not_checked": [],
        "registration_past_30_days": _unregistered_past(month, PAST_ENTERPRISE),
        "inspections": inspections(table, inclusion, wage),
        "left_out": [asdict(each) for each in table.left_out],
        "contracts": contracts(table, month),
        "suspensions": suspensions(table, month, law),
        "pension": withheld(table, month, law),
        "other_lists": {},
        "remittance": _remittance(table, month, law, receipts),
    }


def _headcount(table: Pairs) -> dict[str, int]:
    paid, declared = table.paid, table.stands_declared
    return {
        "paid": int(paid.sum()),
        "declared": int(declared.sum()),
        "matched": int((paid & declared).sum()),
        "paid_not_declared": int((paid & ~declared).sum()),
        "declared_not_paid": int((declared & ~paid).sum()),
    }


def _inclusion(table: Pairs, month: MonthlyDeclaration) -> dict[str, Any]:
    """Return whose overtime or allowances are left out, of the declaration or of the gross."""
    rows = table.having(*INCLUSION) & table.is_lower
    own = _own(month, table, INCLUSION_CODES)
    return _heading(table, rows, own)


def _wage(table: Pairs, month: MonthlyDeclaration) -> dict[str, Any]:
    """Return whose declared wage is lower for another reason, or whose gross is the net pay."""
    rows = table.having(*WAGE) & table.is_lower
    return _heading(table, rows, _own(month, table, NET_CODES))


def _own(month: MonthlyDeclaration, table: Pairs, codes: frozenset[str]) -> list[Finding]:
    """Return the payroll's own findings on the gross of workers who were paid.

    Those on a declared-wage column of the payroll are left aside: what that column leaves out
    shows in the declaration itself.
    """
    paid = set(table.payroll[table.paid].tolist())
    return [
        finding
        for finding in month.findings
        if finding.code in codes
        and finding.figures.get("field") != "declared_wage"
        and (finding.worker is None or finding.worker in paid)
    ]


def _heading(table: Pairs, rows: Bool, own: Sequence[Finding]) -> dict[str, Any]:
    """Return workers, share and riel; a finding on a whole column says how many it touches."""
    each = {*table.payroll[rows].tolist(), *(f.worker for f in own if f.worker is not None)}
    columns = [_count(finding) for finding in own if finding.worker is None]
    workers, paid = max([len(each), *columns]), int(table.paid.sum())
    amount = int(table.short_khr[rows].sum()) + sum(finding.amount_khr or 0 for finding in own)
    share = round(workers / paid, 4) if paid else 0.0
    return {"workers": workers, "share": share, "amount_khr": amount}


def _count(finding: Finding) -> int:
    workers = finding.figures.get("workers", 0)
    return workers if isinstance(workers, int) else 0


def _registration(month: MonthlyDeclaration) -> dict[str, int]:
    """Return who is not registered, of all who had not left, by the days since hire."""
    return {
        "unregistered": int(_unregistered(month).sum()),
        "past_3_days": _unregistered_past(month, PAST_TERM),
        "past_45_days": _unregistered_past(month, PAST_ALARM),
    }


def _unregistered(month: MonthlyDeclaration) -> Bool:
    left = month.status.where(lambda text: text == Status.LEFT)
    missing: Bool = ~month.registered & ~left
    return missing


def _unregistered_past(month: MonthlyDeclaration, term: int) -> int:
    hired = month.payroll.date("hire_date")
    days = days_between(hired, np.datetime64(month.options.clock_day))
    return int((_unregistered(month) & (days > term)).sum())


def _contribution(
    table: Pairs, month: MonthlyDeclaration, law: InForce, receipts: Sequence[Receipt] | None
) -> dict[str, Any]:
    """Return the answer to “Does the employer pay the required contribution to the NSSF?”.

    ``owed_khr`` is the employer's share of all schemes on the full earnings of everyone paid,
    ``declared_khr`` the employer's share on the wages declared. ``received_khr`` is what the
    receipts say, and a receipt holds both shares; it is compared with both. Whose declared wage
    cannot be read is left out of both sums. *Yes* asks that
    nothing is missing in the declaration and, where there is a receipt, in the receipt, beyond
    one unit of rounding a share; *no* that nothing was declared or received; else *in part*.
    """
    earnings = np.where(table.readable, table.full_khr, 0)
    full, declared = (table.shares(w, law) for w in (earnings, table.declared_khr))
    owed, said = employer_share(full), employer_share(declared)
    got = received(receipts, month.options.rate)
    slack = tolerance(table, table.full_khr, law, both_shares=False)
    slack_both = tolerance(table, table.full_khr, law, both_shares=True)
    missing = owed - said > slack or _someone_missing(table)
    if got is not None:
        missing |= remittance(full) - got > slack_both
    nothing_paid = owed > 0 and (said == 0 or got == 0)
    answer = "no" if nothing_paid else "in part" if missing else "yes"
    return {"answer": answer, "owed_khr": owed, "declared_khr": said, "received_khr": got}


def _remittance(
    table: Pairs, month: MonthlyDeclaration, law: InForce, receipts: Sequence[Receipt] | None
) -> dict[str, int | None]:
    """Return both shares of all schemes: due on what was paid, on the wages declared; received."""
    full, declared = (table.shares(w, law) for w in (table.full_khr, table.declared_khr))
    return {
        "owed_khr": remittance(full),
        "declared_khr": remittance(declared),
        "received_khr": received(receipts, month.options.rate),
    }


def _someone_missing(table: Pairs) -> bool:
    """Return whether less is declared for somebody, though others' surplus may hide it."""
    return bool(((table.paid & ~table.stands_declared) | table.is_lower).any())
