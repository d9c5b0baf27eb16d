"""Whose amounts prove nothing: cells that could not be read, columns of unknown currency."""

import pytest

from declaration.findings import Finding, Place
from tests.month import found, month_of, worker, workers

SHEET_A, SHEET_B = Place("payroll.xlsx", "LINE-A"), Place("payroll.xlsx", "LINE-B")
OFF = {"gross": "252.45", "net_pay": "234.34"}
"""A gross that is not the sum of its parts."""


def accused(*findings):
    """Return who is said to have a wrong gross: one worker of each of two sheets, or nobody."""
    rows = [*workers(5), worker(8, **OFF), worker(9, **OFF) | {"@sheet": "LINE-B"}]
    rows += [worker(i) | {"@sheet": "LINE-B"} for i in range(10, 14)]
    month = month_of(rows, build={"findings": list(findings)})
    return [finding.worker for finding in found(month, "WAG-004")]


def test_a_wrong_gross_is_said_of_both():
    assert accused() == [5, 6]


@pytest.mark.parametrize(
    ("finding", "left"),
    [
        (Finding("FMT-001", SHEET_A, worker=5, field="meal_allowance"), [6]),
        (Finding("FMT-001", SHEET_A, worker=0, field="meal_allowance"), [5, 6]),
        (Finding("FMT-001", SHEET_A, field="meal_allowance"), [5, 6]),
        (Finding("FMT-002", SHEET_A, worker=5, field="birth_date"), [5, 6]),
        (Finding("FMT-013", SHEET_A, field="overtime_pay", holds_column=True), [6]),
        (Finding("FMT-013", SHEET_B, field="overtime_pay", holds_column=True), [5]),
        (Finding("FMT-013", SHEET_A, field="birth_date", holds_column=True), [5, 6]),
        (Finding("FMT-013", SHEET_A, field="overtime_pay"), [5, 6]),
    ],
)
def test_sums_over_cells_that_could_not_be_read_accuse_nobody(finding, left):
    assert accused(finding) == left


def test_one_column_after_the_other_is_left_alone():
    both = [
        Finding("FMT-013", place, field="overtime_pay", holds_column=True)
        for place in (SHEET_A, SHEET_B)
    ]
    assert accused(*both) == []
    assert accused(both[0], Finding("FMT-001", SHEET_B, worker=6, field="gross")) == []
