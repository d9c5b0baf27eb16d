"""XCK-012: a whole line with the same overtime, in the attendance record and in the payroll."""

import pytest

from declaration.audit.auditing import Evidence
from tests.build import payroll
from tests.declaration.audit.factory import audited, line, worker

TWENTY = range(1, 21)


def told(rows, record=None):
    evidence = Evidence(attendance=record)
    lines = [line(i) for i in range(1, len(rows) + 1)]
    return [f for f in audited(rows, lines, evidence).findings if f.code == "XCK-012"]


def sewing(hours=lambda _i: 44, who=TWENTY, **more):
    return [worker(i, line_group="Sewing 3", overtime_hours=hours(i), **more) for i in who]


def clocked(days=26, hours=44, who=TWENTY):
    numbers = ({"worker_number": worker(i)["worker_number"]} for i in who)
    time = {"line_group": "Sewing 3", "work_days": days, "overtime_hours": hours}
    return payroll([each | time for each in numbers], file="clock.xlsx")


def test_a_line_of_the_payroll_with_the_same_hours_is_told_at_its_cell():
    rows = sewing()
    (finding,) = told(rows)
    assert finding.figures == {
        "line": "Sewing 3",
        "workers": 20,
        "hours": 44,
        "file": "payroll.xlsx",
    }
    assert finding.place.row
    assert finding.place.column
    assert finding.worker is None


def test_days_may_differ_in_a_payroll():
    rows = sewing()
    rows[4]["work_days"] = 20
    assert len(told(rows)) == 1


def test_kinds_of_overtime_are_added_up():
    rows = [
        worker(i, line_group="A", overtime_hours_150=40 - i % 2, overtime_hours_200=4 + i % 2)
        for i in TWENTY
    ]
    (finding,) = told(rows)
    assert finding.figures["hours"] == 44


@pytest.mark.parametrize(
    "rows",
    [
        sewing(who=range(1, 20)),
        sewing(hours=lambda _i: 0),
        sewing(hours=lambda i: "44.25" if i == 7 else 44),
        sewing(hours=lambda i: None if i == 7 else 44),
        [worker(i, line_group="Sewing 3") for i in TWENTY],
        [*sewing(who=range(1, 12)), *(worker(i, overtime_hours=44) for i in range(12, 21))],
    ],
    ids=["nineteen", "no overtime", "one differs", "one has none", "26 days only", "no line"],
)
def test_what_is_no_line_with_the_same_hours_is_not_told(rows):
    assert told(rows) == []


def test_who_was_not_paid_is_not_of_the_line():
    gone = {"gross": None, "net_pay": None, "basic_pay": None, "work_days": 0}
    gone |= dict.fromkeys(("overtime_pay", "attendance_bonus", "meal_allowance"))
    rows = [*sewing(), worker(21, line_group="Sewing 3", overtime_hours=None, **gone)]
    (finding,) = told(rows)
    assert finding.figures["workers"] == 20


def test_without_a_line_the_sheet_is_one():
    (finding,) = told([worker(i, overtime_hours=44) for i in TWENTY])
    assert finding.figures["line"]


def test_both_files_tell_one_line_once():
    (finding,) = told(sewing(), clocked())
    assert finding.figures["file"] == "clock.xlsx"


def test_a_record_needs_the_same_days_too():
    rows = sewing(hours=lambda i: 40 + i % 3)
    assert len(told(rows, clocked(who=range(1, 11)))) == 1
    record = clocked(who=range(1, 11))
    record.quantity("work_days").value[0] += 10_000
    assert told(rows, record) == []
    assert told(rows, clocked(who=range(1, 10))) == []
