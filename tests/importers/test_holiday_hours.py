"""“PH Hrs” beside “PH Amount”: worked or only paid is told by what an hour was paid. Invented."""

import pytest

from importers.columns import recognise
from tests.importers.sheets import sheet


def fields(times, hours="PH Hrs", pay="PH Amount ($)", worked=8):
    rows = [["No", "ID", "Name", "Basic Salary", "Working Days", hours, pay, "Gross ($)"]]
    for i in range(1, 13):
        basic = 210 + i
        amount = round(basic / 208 * worked * times, 2) if i % 2 else 0
        shown = worked if i % 2 else 0
        rows.append(
            [i, f"W{i}", f"SOK DARA {chr(64 + i)}", basic, 26, shown, amount, basic + amount]
        )
    return {c.heading: c.field for c in recognise(sheet(rows)).columns}


@pytest.mark.parametrize(
    ("hours", "pay"),
    [
        ("PH Hrs", "PH Amount ($)"),
        ("P.H Hours", "PH Pay"),
        ("Public Holiday Hours", "Public Holiday Amount"),
        ("Holiday Hrs", "Holiday Pay"),
    ],
)
@pytest.mark.parametrize("times", [2, 3])
def test_paid_twice_or_more_is_work_on_a_holiday(hours, pay, times):
    found = fields(times, hours, pay)
    assert found[hours] == "overtime_hours_holiday"
    assert found[pay] == "overtime_pay_holiday"


@pytest.mark.parametrize("times", [0, 1, 40])
def test_paid_once_or_not_at_all_is_no_overtime(times):
    found = fields(times)
    assert found["PH Hrs"] != "overtime_hours_holiday"
    assert found["PH Amount ($)"] == "leave_pay"


def test_days_of_holidays_stay_leave():
    found = fields(16, hours="PH Days", worked=1)
    assert (found["PH Days"], found["PH Amount ($)"]) == ("leave_days", "leave_pay")
