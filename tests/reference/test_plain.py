"""The program against the plain reference: not one riel, not one finding may differ."""

from decimal import Decimal

import pytest

from declaration import prepare
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options
from tests.build import payroll
from tests.reference import plain
from tests.reference.rows import rows

RATE = Decimal(4015)
OPTIONS = Options(Month(2026, 10), RATE)

COMPARED = {
    *("ROW-001", "ROW-002", "ROW-003", "ROW-005"),
    *("CON-001", "CON-002", "CON-003", "CON-004", "CON-005", "CON-006", "CON-007", "CON-009"),
    *("CON-010", "WAG-001", "WAG-003", "WAG-004", "WAG-005", "WAG-006", "WAG-007"),
    *("OVT-001", "OVT-002", "OVT-003", "OVT-004"),
    *("REG-001", "REG-002", "REG-003", "REG-004", "CAL-001", "CAL-002"),
}


def month_of(people, options=OPTIONS):
    return prepare(payroll(people), Enterprise("Practice"), Law.load(), options)


def found(month):
    per_worker = [set() for _ in month.payroll.row]
    for finding in month.findings:
        if finding.code in COMPARED:
            per_worker[finding.worker].add(finding.code)
    return per_worker


@pytest.mark.parametrize("seed", range(4))
def test_no_finding_differs(seed):
    people = rows(2_000, seed)
    expected = plain.codes(people)
    actual = found(month_of(people))
    off = [
        (i, a - e, e - a) for i, (a, e) in enumerate(zip(actual, expected, strict=True)) if a != e
    ]
    assert off == []
    assert set().union(*expected) == COMPARED


def test_no_riel_differs_on_a_hundred_thousand_rows():
    people = rows(100_000, seed=7, defective=0.15)
    month = month_of(people)
    expected = [plain.shares(row, RATE) for row in people]
    wages = [plain.wage_khr(row, RATE) for row in people]
    assert month.wage_khr.tolist() == wages
    for scheme, shares in month.shares.items():
        columns = zip(
            shares.base.tolist(), shares.employer.tolist(), shares.worker.tolist(), strict=True
        )
        assert list(columns) == [each[scheme] for each in expected]


def test_no_riel_differs_without_a_gross():
    people = [{k: v for k, v in row.items() if k != "gross"} for row in rows(3_000, 11)]
    month = month_of(people)
    assert month.wage_khr.tolist() == [plain.wage_khr(row, RATE) for row in people]


def test_no_riel_differs_on_any_cent_to_six_hundred_dollars():
    people = [
        {"worker_number": str(i), "gross": Decimal(i) / 100, "status": "working", "work_days": 26}
        for i in range(60_001)
    ]
    month = month_of(people)
    for scheme, shares in month.shares.items():
        columns = zip(
            shares.base.tolist(), shares.employer.tolist(), shares.worker.tolist(), strict=True
        )
        assert list(columns) == [plain.shares(row, RATE)[scheme] for row in people]
