import pytest

from declaration.findings import Finding, Place
from declaration.monthly import State, Status
from declaration.summary import summary
from tests.month import grave, month_of, worker, workers

ERROR = Finding("FMT-002", Place("payroll.xlsx", "LINE-A", 6, "F"), worker=0)


def with_finding(finding, rows=None, **options):
    return month_of(rows or workers(3), build={"findings": [finding]}, **options)


def test_a_month_in_good_order_is_ready():
    month = month_of(workers(3))
    assert month.state is State.READY
    assert grave(month) == set()
    assert set(month.status.values()) == {Status.DECLARED}


def test_warnings_do_not_hold_anyone():
    month = month_of([worker(1, work_days=32), worker(2)])
    assert month.state is State.READY_WITH_WARNINGS
    assert month.held_by == {}


def test_an_error_holds_its_worker():
    month = with_finding(ERROR)
    assert month.state is State.NOT_READY
    assert month.held_by == {0: ["FMT-002"]}
    assert month.status.values().tolist() == ["held_out", "declared", "declared"]


def test_hold_out_declares_the_others():
    month = with_finding(ERROR, hold_out=True)
    assert month.state is State.PARTLY_READY
    assert summary(month)["workers"]["held_out"] == 1


def test_hold_out_with_nobody_left_is_not_ready():
    assert with_finding(ERROR, workers(1), hold_out=True).state is State.NOT_READY


def test_both_sides_of_a_repeat_are_held():
    twice = Finding("DUP-001", Place("payroll.xlsx", "LINE-A", 7, "C"), worker=1, others=(2,))
    assert with_finding(twice).held_by == {1: ["DUP-001"], 2: ["DUP-001"]}


def test_an_error_on_a_column_holds_the_month():
    column = Finding("MAP-003", Place("payroll.xlsx", "LINE-A", 0, "C"), holds_column=True)
    month = with_finding(column, hold_out=True)
    assert (month.state, month.held_by) == (State.NOT_READY, {})


@pytest.mark.parametrize("options", [{}, {"hold_out": True}])
def test_nobody_is_declared_while_something_holds_the_month(options):
    rows = [worker(1), worker(2, gross=0, net_pay=0, work_days=0, overtime_hours=0)]
    column = Finding("FMT-003", Place("payroll.xlsx", "LINE-A", 0, "C"), holds_column=True)
    assert with_finding(column, rows, **options).status.values().tolist() == [
        "held_out",
        "suspended",
    ]
    unrated = month_of(rows, rate=None, **options)
    assert unrated.status.values().tolist() == ["held_out", "suspended"]
    assert summary(unrated)["workers"]["declared"] == 0
