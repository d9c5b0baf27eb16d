"""summary.json: a month in figures, for screens, reports and scripts.

In comes a ``MonthlyDeclaration``, out comes plain data in the shape of the public contract: texts,
whole numbers, lists and mappings. Schemes and totals are without held-out workers.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

import numpy as np

from declaration import VERSION
from declaration.bridge import as_data
from declaration.contributions import Scheme
from declaration.findings import Severity
from declaration.law import Law
from declaration.monthly import MonthlyDeclaration, Status
from declaration.payroll import Bool, FileRead, Payroll, SheetRead
from declaration.registration import days_between

PROGRAM = "pheaktean"


def summary(month: MonthlyDeclaration) -> dict[str, Any]:
    """Return a month as summary.json has it; ``bridge`` only where a month before is known.

    ``accepted`` is there only where a vault was asked for the decisions.
    """
    enterprise = month.enterprise
    schemes = _schemes(month)
    employer = sum(scheme["employer"] for scheme in schemes.values())
    worker = sum(scheme["worker"] for scheme in schemes.values())
    said = {
        "program": f"{PROGRAM} {VERSION}",
        "law_version": (month.law.law if month.law else Law.load()).version,
        "month": str(month.options.month),
        "rate": _number(month.options.rate),
        "as_of": month.options.clock_day.isoformat(),
        "enterprise": {
            "name": enterprise.name if enterprise else "",
            "nssf_number": enterprise.nssf_number if enterprise else "",
        },
        "sources": [_source(month.payroll, file) for file in month.payroll.files],
        "workers": _workers(month),
        "schemes": schemes,
        "totals": {"employer": employer, "worker": worker, "remittance": employer + worker},
        "due": _due(month),
        "readings": [
            {"parameter": r.parameter, "in_use": r.in_use, "others": dict(r.others)}
            for r in month.readings
        ],
        "findings": _findings(month),
        "state": str(month.state),
    }
    if month.bridge is not None:
        said["bridge"] = as_data(month.bridge)
    if month.accepted is not None:
        said["accepted"] = _accepted(month)
    if month.correction is None:
        return said
    from declaration.corrected_lines import data

    return said | {"correction": data(month)}


def _number(rate: Decimal | None) -> int | float | None:
    """Return a rate as JSON writes it: whole where it is."""
    if rate is None:
        return None
    return int(rate) if rate == rate.to_integral_value() else float(rate)


def _source(payroll: Payroll, file: FileRead) -> dict[str, Any]:
    sheets = [_sheet(payroll.sheets[number]) for number in file.sheets]
    return {"file": file.name, "sha256": file.sha256, "sheets": sheets}


def _sheet(sheet: SheetRead) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "heading_row": sheet.heading_row,
        "workers": sheet.rows,
        "rows_left_out": [{"row": left.row, "why": left.why} for left in sheet.rows_left_out],
    }


def is_declared(month: MonthlyDeclaration) -> Bool:
    """Return whose line is declared [n]."""
    return has_status(month, Status.DECLARED)


def has_status(month: MonthlyDeclaration, status: Status) -> Bool:
    """Return the workers of a status [n]."""
    return month.status.where(lambda text: text == status)


def _workers(month: MonthlyDeclaration) -> dict[str, int]:
    unregistered = ~month.registered & ~has_status(month, Status.LEFT)
    return {
        "read": len(month.payroll),
        "declared": int(is_declared(month).sum()),
        "held_out": int(has_status(month, Status.HELD_OUT).sum()),
        "suspended": int(has_status(month, Status.SUSPENDED).sum()),
        "left": int(has_status(month, Status.LEFT).sum()),
        "not_due": int(has_status(month, Status.NOT_DUE).sum()),
        "unregistered": int(unregistered.sum()),
        "unregistered_past_45_days": _past_alarm(month, unregistered),
    }


def _past_alarm(month: MonthlyDeclaration, unregistered: Bool) -> int:
    if month.law is None:
        return 0
    hired, day = month.clock_start, np.datetime64(month.options.clock_day)
    late = days_between(hired, day) > month.law.hire_clock.alarm_days
    return int((unregistered & late).sum())


def _schemes(month: MonthlyDeclaration) -> dict[str, dict[str, int]]:
    """Return each scheme's sums over the lines declared; zero where it is not in force."""
    lines = is_declared(month)
    found = {}
    for scheme in Scheme:
        shares = month.shares.get(scheme)
        columns = (shares.base, shares.employer, shares.worker) if shares else None
        sums = [int(c[lines].sum()) for c in columns] if columns else [0, 0, 0]
        found[str(scheme)] = dict(zip(("base", "employer", "worker"), sums, strict=True))
    return found


def _due(month: MonthlyDeclaration) -> dict[str, str]:
    if month.law is None:
        return {"payment": "", "documents": ""}
    due = month.law.due_dates
    return {"payment": due.payment.isoformat(), "documents": due.documents.isoformat()}


def _accepted(month: MonthlyDeclaration) -> dict[str, Any]:
    """Return how many findings decisions accept, of each code; they are counted above as well."""
    counted = Counter(month.findings[i].code for i in month.accepted or ())
    return {"count": counted.total(), "codes": dict(sorted(counted.items()))}


def _findings(month: MonthlyDeclaration) -> dict[str, int]:
    """Return how many findings there are of each severity."""
    counted = Counter(finding.grade for finding in month.findings)
    return {str(severity): counted[severity] for severity in Severity}
