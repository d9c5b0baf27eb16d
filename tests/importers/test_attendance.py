"""Attendance records with a column for each day, as factories keep them; every one is invented."""

import csv
from datetime import date, timedelta

import numpy as np
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from declaration.findings import entry
from declaration.month import Month
from importers.attendance import read_attendance
from importers.attendance_grid import day_grid
from importers.attendance_marks import Mark, days, mark_key, words
from importers.choices import Choices, ColumnMapping
from tests.importers.sheets import sheet

OCTOBER = Month(2026, 10)
SUNDAYS = {4, 11, 18, 25}
DAYS = range(1, 32)
HEAD = ["No", "ID", "Name"]


def people(mark, count=12):
    """Return rows of invented workers, ``mark(worker, day)`` in each day's cell."""
    return [
        [i, f"W{i}", f"SOK DARA {chr(64 + i)}", *(mark(i, d) for d in DAYS)]
        for i in range(1, count + 1)
    ]


def here(mark, **odd):
    """Return what marks everybody here but on Sundays; ``odd`` is ``w3d7="A"``."""
    return lambda i, d: odd.get(f"w{i}d{d}", "" if d in SUNDAYS else mark)


def record(tmp_path, *rows, values=None, name="attendance.csv"):
    path = tmp_path / name
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file).writerows(rows)
    mapping = ColumnMapping(values=values) if values else None
    return read_attendance(path, Choices(OCTOBER, mapping=mapping))


def worked(record):
    """Return worker number → days worked, None where they are not known."""
    found = record.quantity("work_days")
    numbers = record.text("worker_number").values().tolist()
    values = (v / 10_000 if p else None for v, p in zip(found.value, found.present, strict=True))
    return dict(zip(numbers, values, strict=True))


def odd(record, **expected):
    """Whoever is not named in ``expected`` worked 27 days."""
    days = worked(record)
    return {number: count for number, count in days.items() if count != 27} == expected


@pytest.mark.parametrize(
    ("mark", "head"),
    [
        ("P", [str(d) for d in DAYS]),
        ("✓", [f"{d:02}" for d in DAYS]),
        ("√", [f"{d}日" for d in DAYS]),
        ("x", [f"{d:02}/10/2026" for d in DAYS]),
        ("1", [f"2026-10-{d:02}" for d in DAYS]),
        ("8", [f"10/{d:02}/2026" for d in DAYS]),
        ("8.0", [f"{d}-Oct" for d in DAYS]),
        ("វត្តមាន", ["".join("០១២៣៤៥៦៧៨៩"[int(c)] for c in str(d)) for d in DAYS]),
    ],
)
def test_marks_and_headings_of_many_kinds(tmp_path, mark, head):
    read = record(tmp_path, ["Invented Factory"], [*HEAD, *head], *people(here(mark)))
    assert odd(read)
    assert len(read) == 12
    assert read.findings == []


def test_absence_leave_and_half_days(tmp_path):
    marks = here("P", w3d7="A", w4d8="AL", w4d9="S/L", w5d5="0.5", w6d6="½", w7d7="ឈប់", w8d8="PH")
    read = record(tmp_path, [*HEAD, *DAYS], *people(marks))
    assert odd(read, W3=26, W4=25, W5=26.5, W6=26.5, W7=26, W8=26)
    leave = read.quantity("leave_days").value / 10_000
    assert leave.tolist() == [0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 0]


def test_hours_are_parts_of_a_day_and_more_than_a_day_is_one(tmp_path):
    marks = here("8", w2d5="4", w3d6="10", w4d7="0", w5d8="7.5h")
    read = record(tmp_path, [*HEAD, *DAYS, "OT Hours"], *([*r, 12] for r in people(marks)))
    assert odd(read, W2=26.5, W4=26, W5=26.9375)
    assert set(read.quantity("overtime_hours").value.tolist()) == {120_000}


def test_an_unknown_mark_is_a_finding_and_leaves_the_days_open(tmp_path):
    marks = here("P", w6d6="O", w6d7="O", w7d7="O", w9d3="L")
    read = record(tmp_path, [*HEAD, *DAYS], *people(marks))
    assert odd(read, W6=None, W7=None, W9=None)
    first, second = read.findings
    assert (first.code, first.place.cell, first.figures) == (
        "XCK-013",
        "I7",
        {"mark": "O", "count": 3},
    )
    assert (second.place.cell, second.figures) == ("F10", {"mark": "L", "count": 1})
    assert set(entry("XCK-013").placeholders) == set(first.figures)


def test_a_month_in_marks_that_nobody_knows_asks_for_each(tmp_path):
    read = record(tmp_path, [*HEAD, *DAYS], *people(here("Q", w2d2="Z")))
    assert [f.figures for f in read.findings] == [
        {"mark": "Q", "count": 323},
        {"mark": "Z", "count": 1},
    ]
    assert not read.quantity("work_days").present.any()
    known = record(tmp_path, [*HEAD, *DAYS], *people(here("Q")), values={"Q": "present"})
    assert odd(known)


def test_a_person_may_say_what_a_mark_means(tmp_path):
    marks = here("P", w6d6="O", w9d3="L")
    read = record(tmp_path, [*HEAD, *DAYS], *people(marks), values={"o": "away", "L": "present"})
    assert odd(read, W6=26)
    assert read.findings == []


def test_a_cross_is_here_only_where_nothing_else_is(tmp_path):
    assert odd(record(tmp_path, [*HEAD, *DAYS], *people(here("X", w2d2="A"))), W2=26)
    read = record(tmp_path, [*HEAD, *DAYS], *people(here("P", w2d2="X")))
    assert odd(read, W2=26)


def test_a_record_of_absences_alone_does_not_tell_who_worked(tmp_path):
    read = record(tmp_path, [*HEAD, *DAYS], *people(lambda i, d: "A" if (i, d) == (3, 7) else ""))
    assert len(read) == 0
    assert [f.code for f in read.findings] == ["MAP-001"]


def test_totals_below_and_beside_count_for_nothing(tmp_path):
    rows = [[*r, 27] for r in people(here("P", w5d5="0.5"))]
    total = ["", "", "Total", *[12] * 31, 324]
    read = record(tmp_path, [*HEAD, *DAYS, "Total Days"], *rows, total, ["", "", "Prepared by"])
    assert odd(read, W5=26.5)
    assert [(row.row, row.why) for row in read.sheets[0].rows_left_out] == [
        (14, "total"),
        (15, "signature"),
    ]


def test_days_of_the_week_below_and_a_period_across_two_months(tmp_path):
    head = [*range(26, 31), *range(1, 26)]
    week = ["Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri"] * 5
    rows = [[i, f"W{i}", f"LY MOM {chr(64 + i)}", *["P"] * 29, "A"] for i in range(1, 6)]
    read = record(tmp_path, [*HEAD, *head], ["", "", "", *week[:30]], *rows)
    assert set(worked(read).values()) == {29}


def test_a_workbook_with_real_dates_and_a_merged_month(tmp_path):
    path = tmp_path / "attendance.xlsx"
    book = xlsxwriter.Workbook(path, {"default_date_format": "d"})
    line = book.add_worksheet("LINE-A")
    line.merge_range(0, 3, 0, 33, "October 2026")
    for c, text in enumerate(HEAD):
        line.merge_range(0, c, 1, c, text)
    for d in DAYS:
        line.write_datetime(1, 2 + d, date(2026, 10, 1) + timedelta(d - 1))
    for r, row in enumerate(people(here("P", w2d2="A")), 2):
        line.write_row(r, 0, row)
    book.add_worksheet("NOTES").write(0, 0, "Invented")
    book.close()
    read = read_attendance(path, Choices(OCTOBER))
    assert odd(read, W2=26)


def test_a_list_of_totals_is_read_as_before(tmp_path):
    read = record(tmp_path, [*HEAD, "Working Days", "OT Hours"], [1, "W1", "SOK DARA", 26, 8])
    assert worked(read) == {"W1": 26}
    assert [f.code for f in read.findings] == []


def test_a_row_of_column_numbers_is_no_grid():
    rows = [
        ["No", "ID", "Name", "Basic", "OT", "Bonus", "Gross", "Net"],
        [1, 2, 3, 4, 5, 6, 7, 8],
        *([i, f"W{i}", "SOK DARA", 210, 12.5, 10, 232.5, 228] for i in range(1, 20)),
    ]
    assert day_grid(sheet(rows), {}) is None


@given(
    st.lists(
        st.lists(
            st.sampled_from(["P", "A", "AL", "½", "8", "X", "?", ""]), min_size=31, max_size=31
        ),
        min_size=1,
        max_size=6,
    )
)
def test_days_are_never_more_than_the_cells_and_open_marks_are_never_counted(rows):
    made = days(sheet([[*row, "end"] for row in rows]), range(31), 0, {})
    assert ((made.worked >= 0) & (made.worked <= 10_000)).all()
    assert not (made.open & (made.worked > 0) & ~made.marked).any()
    unknown = np.array(rows, dtype=object).T == "?"
    assert made.open[unknown].all()
    assert not made.worked[unknown].any()


def test_no_mark_is_listed_twice():
    assert words()[mark_key("P")] is Mark.PRESENT
    for kind in ("O", "L", "/", "N", "H", "S", "HD"):
        assert mark_key(kind) not in words()
