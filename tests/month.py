"""Months worked out from a few invented workers, for tests of checks and of the month itself."""

from decimal import Decimal

from declaration import prepare
from declaration.findings import entry
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options
from tests.build import payroll

RATE = Decimal(4015)


def worker(number=1, **changes):
    """Return one worker in good order: 210 dollars basic, 12.12 overtime, 17 of allowances."""
    row = {
        "worker_number": f"W{number}",
        "name_km": f"សុខ ដារ៉ា {number}",
        "sex": "female",
        "nssf_number": f"2900101-{1_000_000 + number}-1",
        "national_id": f"{123_000_000 + number}",
        "birth_date": "1990-01-01",
        "hire_date": "2022-01-05",
        "contract_type": "udc",
        "work_days": 26,
        "overtime_hours": 8,
        "basic_pay": "210.00",
        "overtime_pay": "12.12",
        "attendance_bonus": "10.00",
        "transport_allowance": "7.00",
        "gross": "239.12",
        "deduction": "4.78",
        "net_pay": "234.34",
    }
    return {key: value for key, value in (row | changes).items() if value is not ...}


def workers(count, **changes):
    """Return several workers with the same changes; ``...`` takes a column away."""
    return [worker(number, **changes) for number in range(count)]


def month_of(rows, *, month="2026-10", rate=RATE, register=None, enterprise=None, **more):
    """Return the month of some rows.

    ``build`` holds what goes to ``tests.build.payroll``; the rest are options.
    """
    table = payroll(rows, **more.pop("build", {}))
    options = Options(Month.parse(month), rate, **more)
    enterprise = enterprise or Enterprise("Practice Garments", sector="garment")
    return prepare(table, enterprise, Law.load(), options, register)


def found(month, *codes):
    """Return the findings of some codes, in order; each checked to fill its sentence."""
    chosen = [finding for finding in month.findings if finding.code in codes]
    for finding in chosen:
        assert set(entry(finding.code).placeholders) <= set(finding.figures), finding
    return chosen


def grave(month):
    """Return the codes of stops, errors and warnings."""
    return {f.code for f in month.findings if f.grade in ("stop", "error", "warning")}
