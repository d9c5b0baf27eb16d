"""A month of invented people, worked out by hand, for the tests of the export."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from declaration.contributions import Scheme, Shares
from declaration.findings import Finding
from declaration.month import Month
from declaration.monthly import Enterprise, MonthlyDeclaration, Options, State
from declaration.payroll import Texts
from tests.build import payroll

RATE = Decimal(4015)

WORKERS: list[dict[str, Any]] = [
    {
        "worker_number": "A-001",
        "nssf_number": "1900101-0000001-1",
        "national_id": "012345678",
        "family_name_km": "សុខ",
        "given_name_km": "ដារ៉ា",
        "family_name_latin": "SOK",
        "given_name_latin": "DARA",
        "sex": "male",
        "birth_date": date(1990, 1, 1),
        "nationality": "Khmer",
        "contract_type": "udc",
        "hire_date": date(2020, 5, 17),
        "registered_on": date(2020, 6, 1),
        "line_group": "LINE A",
        "position": "Sewer",
        "gross": "250.0001",
    },
    {
        "worker_number": "=A+002",
        "nssf_number": "2950203-0000002-ក",
        "national_id": "000000007",
        "name_km": "ចាន់ សុភា រី",
        "name_latin": "CHAN SOPHEA RY",
        "sex": "female",
        "birth_date": date(1995, 2, 3),
        "contract_type": "fdc",
        "hire_date": date(2026, 9, 1),
        "department": 'Cutting, "B"',
        "position": "Cutter",
        "gross": "310.5",
    },
    {
        "worker_number": "A-003",
        "name_km": "លីណា",
        "sex": "",
        "nationality": "Chinese",
        "contract_type": "casual",
        "hire_date": date(2026, 8, 2),
        "gross": "199.99",
    },
    {
        "worker_number": "A-004",
        "nssf_number": "2950203-0000002-ក",
        "name_km": "កែវ មុនី",
        "sex": "male",
        "hire_date": date(2024, 1, 15),
        "gross": "220",
    },
    {"worker_number": "A-005", "name_km": "ឃឹម សុខា", "sex": "female", "gross": None},
]
STATUSES = ["declared", "declared", "declared", "held_out", "suspended"]


def month(
    workers: Sequence[Mapping[str, Any]] = WORKERS,
    statuses: Sequence[str] = STATUSES,
    hold_out: bool = True,
    state: State = State.PARTLY_READY,
    rate: Decimal | None = RATE,
    findings: Sequence[Finding] = (),
) -> MonthlyDeclaration:
    """Return a month of these workers, with shares that are simple fractions of the wage."""
    table = payroll(workers)
    n = len(table)
    gross = table.amounts("gross")
    wage = (gross.usd * int(rate or 0) + 5_000) // 10_000 + gross.khr // 10_000
    return MonthlyDeclaration(
        payroll=table,
        enterprise=Enterprise("Invented Garment Co.", "រោងចក្រ", "123456"),
        options=Options(Month(2026, 10), rate, hold_out=hold_out),
        law=None,
        wage_usd=gross.usd,
        has_usd=gross.usd != 0,
        wage_khr=wage,
        status=Texts.of(statuses),
        shares={
            Scheme.OCCUPATIONAL_RISK: Shares(wage // 10, wage // 100, wage * 0),
            Scheme.HEALTH_CARE: Shares(wage // 10, wage // 40, wage * 0),
            Scheme.PENSION: Shares(wage // 20, wage // 50, wage // 50),
        },
        registered_on=table.date("registered_on"),
        registered=table.text("nssf_number").filled() if n else np.zeros(0, bool),
        findings=list(findings),
        held_by={i: ["DUP-001", "FMT-001"] for i, s in enumerate(statuses) if s == "held_out"},
        readings=[],
        checks_run=[],
        checks_not_run={},
        state=state,
    )


def wording(finding: Finding) -> tuple[str, str, str]:
    """Return plain sentences."""
    return f"{finding.code} says so.", "Mend it.", "format only"


def summary(month: MonthlyDeclaration) -> dict[str, object]:
    """Return a short summary."""
    return {
        "program": "pheaktean 0.1.0",
        "month": str(month.options.month),
        "findings": len(month.findings),
    }
