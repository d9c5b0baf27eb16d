from datetime import date, timedelta
from decimal import Decimal

import pytest

from desktop.registration_board import (
    Stage,
    board_of,
    crossings,
    lacking,
    mark_of,
    soon_past,
)
from tests.month import found, month_of, worker

END = date(2026, 10, 31)


def new(number, days, **changes):
    """A worker hired so many days before the month's end, whom NSSF does not know."""
    hired = str(END - timedelta(days=days))
    return worker(number, **({"nssf_number": "", "hire_date": hired} | changes))


@pytest.mark.parametrize(
    ("days", "stage"),
    [(0, Stage.WITHIN), (3, Stage.WITHIN), (4, Stage.LATE), (45, Stage.LATE), (46, Stage.GRAVE)],
)
def test_the_stages_turn_on_the_days_of_the_law(days, stage):
    board = board_of(month_of([new(1, days), worker(2)]))
    assert [Stage(s) for s in board.stages] == [stage]
    assert (board.term, board.alarm) == (3, 45)


def test_the_board_agrees_with_the_findings():
    month = month_of([new(i, days) for i, days in enumerate((1, 4, 30, 46, 400))])
    board = board_of(month)
    assert board.count(Stage.GRAVE) == len(found(month, "REG-001")) == 2
    assert board.count(Stage.LATE) == len(found(month, "REG-002")) == 2
    least = found(month, "REG-001")[0].figures["least_usd"]
    assert board.fine(Stage.GRAVE)[0] == 2 * least


def test_fines_are_the_range_of_the_month():
    board = board_of(month_of([new(1, 60), new(2, 10)]))
    assert board.fine(Stage.GRAVE, Stage.LATE) == (Decimal(400), Decimal(1200))
    before = month_of([new(1, 2000)], month="2022-10")
    assert board_of(before).least_usd == Decimal(100)


def test_the_longest_hired_stand_first_and_unknown_dates_last():
    board = board_of(month_of([new(1, 5), new(2, 50), new(3, 1, hire_date="")]))
    assert board.workers.tolist() == [1, 0, 2]
    assert [Stage(s) for s in board.stages] == [Stage.GRAVE, Stage.LATE, Stage.UNKNOWN]
    assert [board.days_left(row) for row in range(3)] == [None, 40, None]


def test_who_left_before_the_month_is_not_on_the_board():
    gone = new(1, 200, leave_date="2026-08-01")
    for pay in ("basic_pay", "overtime_pay", "attendance_bonus", "transport_allowance"):
        gone[pay] = "0"
    gone |= {"gross": "0", "net_pay": "0", "deduction": "0", "work_days": 0}
    assert len(board_of(month_of([gone, worker(2)]))) == 0


def test_soon_is_today_and_the_next_three_days():
    month = month_of([new(i, days) for i, days in enumerate((0, 1, 3, 4, 5, 20, 45, 46, 47))])
    assert soon_past(month, None) == 5  # hired 1, 3, 4, 45 and 46 days before
    assert soon_past(month, END - timedelta(days=9)) == 5
    assert soon_past(month, END + timedelta(days=1)) == 4


def test_crossings_between_two_days():
    month = month_of([new(1, 1), new(2, 44), new(3, 100), worker(4)])
    assert crossings(month, END, END) == 0
    assert crossings(month, END, END + timedelta(days=2)) == 1
    assert crossings(month, END, END + timedelta(days=3)) == 2
    assert crossings(month, END, END - timedelta(days=3)) == 0


def test_the_mark_counts_who_is_past_a_limit_by_the_later_day():
    month = month_of([new(1, 1), new(2, 50)])
    assert mark_of(month, None) == "1"
    assert mark_of(month, END + timedelta(days=10)) == "2"
    assert mark_of(month, END - timedelta(days=300)) == "1"
    assert mark_of(None, END) == ""
    assert mark_of(month_of([worker(1)]), END) == ""


def test_what_the_form_still_asks():
    month = month_of([new(1, 1, national_id="", sex=""), new(2, 1, name_km=..., passport="N1")])
    assert "sex" in lacking(month.payroll, 0)
    assert "national_id" in lacking(month.payroll, 0)
    assert "national_id" not in lacking(month.payroll, 1)
    assert "birth_date" not in lacking(month.payroll, 0)


def test_a_month_without_law_has_no_board():
    assert board_of(month_of([worker(1)], month="2007-05")) is None
