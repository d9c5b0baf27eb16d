import pytest

from declaration.monthly import Status
from declaration.presence import hours_of_overtime
from tests.build import payroll
from tests.month import month_of, worker

NO_PAY = {"gross": 0, "net_pay": 0, "deduction": 0, "basic_pay": 0, "overtime_pay": 0} | {
    "attendance_bonus": 0,
    "transport_allowance": 0,
    "overtime_hours": 0,
}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, Status.DECLARED),
        ({"status": "suspended"}, Status.SUSPENDED),
        ({"work_days": 0, **NO_PAY}, Status.SUSPENDED),
        ({"work_days": None, **NO_PAY}, Status.SUSPENDED),
        ({"work_days": 0, **NO_PAY, "overtime_hours": 3}, Status.HELD_OUT),
        ({"work_days": 5, **NO_PAY}, Status.HELD_OUT),
        ({"work_days": 0}, Status.DECLARED),
        ({"leave_date": "2026-09-30"}, Status.LEFT),
        ({"leave_date": "2026-10-01"}, Status.DECLARED),
        ({"status": "left"}, Status.DECLARED),
        ({"status": "left", "work_days": 0, **NO_PAY}, Status.LEFT),
        ({"status": "maternity"}, Status.DECLARED),
        ({"status": "left", "leave_date": "2026-10-12"}, Status.DECLARED),
    ],
)
def test_what_a_workers_month_was(changes, status):
    month = month_of([worker(1), worker(2, **changes)])
    assert month.status[1] == status
    due = status in (Status.DECLARED, Status.HELD_OUT) and month.wage_khr[1] > 0
    assert all((shares.base[1] > 0) == due for shares in month.shares.values())


def test_all_hours_of_overtime_whatever_their_columns():
    split = payroll([{"overtime_hours_150": 8, "overtime_hours_200": 4}])
    assert hours_of_overtime(split).tolist() == [120_000]
    both = payroll([{"overtime_hours": 12, "overtime_hours_150": 8, "overtime_hours_200": 4}])
    assert hours_of_overtime(both).tolist() == [120_000]
    beside = payroll([{"overtime_hours": 5, "overtime_hours_200": 4}])
    assert hours_of_overtime(beside).tolist() == [90_000]


def test_a_total_is_told_by_those_who_have_both():
    rows = [
        {"overtime_hours": 12, "overtime_hours_150": 8, "overtime_hours_200": 4},
        {"overtime_hours": 6, "overtime_hours_150": 0, "overtime_hours_200": 0},
        {"overtime_hours": 7, "overtime_hours_150": 0, "overtime_hours_200": 0},
        {"overtime_hours": 0, "overtime_hours_150": 2, "overtime_hours_200": 0},
    ]
    assert hours_of_overtime(payroll(rows)).tolist() == [120_000, 60_000, 70_000, 20_000]
