from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.headings import find_heading
from tests.build_sheet import sheet

WORKER = [1, "W001", "SOK DARA", "F", 204.0, 10.5, 214.5]


def rows_of(*heading, titles=(), workers=3):
    return [*titles, *heading, *[WORKER[: len(heading[-1])] for _ in range(workers)]]


@pytest.mark.parametrize(
    "heading",
    [
        ["No.", "ID", "Name", "Sex", "Basic", "OT", "Gross"],
        ["ល.រ", "អត្តលេខ", "ឈ្មោះ", "ភេទ", "ប្រាក់គោល", "ថែមម៉ោង", "ប្រាក់ខែសរុប"],
        ["序号", "工号", "姓名", "性别", "底薪", "加班费", "应发工资"],
        ["序號", "工號", "姓名", "性別", "底薪", "加班費", "應發工資"],
        ["No. ល.រ", "ID 工号 លេខ", "Name\nឈ្មោះ", "Sex/ភេទ", "Basic", "OT", "Gross\n应发"],
        ["ល.រ", "អត្ត​លេខ", "ឈ្មោះ​", "ភេទ", "ប្រាក់​គោល", "ថែម​ម៉ោង", "ប្រាក់ខែ​សរុប"],
        ["No", "Employe ID", "Naem", "Sex", "Basik salary", "Overtime", "Gros"],
        ["1. No", "2. ID", "3. Name", "4. Sex", "5. Basic", "6. OT", "7. Gross"],
    ],
)
@pytest.mark.parametrize("above", [0, 1, 5, 15])
def test_one_heading_row_under_any_number_of_titles(heading, above):
    titles = [["Lotus (invented) Garment"], ["Payroll for the month of October 2026"], []] * 5
    found = find_heading(sheet(rows_of(heading, titles=titles[:above])))
    assert (found.first_row, found.last_row) == (above, above)
    assert found.labels == [" ".join(text.split()) for text in heading]


MERGED = [
    ["No.", "ID", "Name", "Overtime", None, None, None, "Deductions", None, "Net"],
    [None, None, None, "150%", None, "200%", None, "Tax", "Advance", None],
    [None, None, None, "Hours", "Amount", "Hours", "Amount", None, None, None],
]
RANGES = [
    *((1, c, 3, c) for c in (0, 1, 2, 9)),
    (1, 3, 1, 6), (2, 3, 2, 4), (2, 5, 2, 6), (1, 7, 1, 8), (2, 7, 3, 7), (2, 8, 3, 8),
]  # fmt: skip


@pytest.mark.parametrize("merged", [RANGES, []], ids=["merged", "merging lost"])
def test_three_rows_with_groups(merged):
    worker = [1, "W001", "SOK DARA", 2, 3.1, 0, 0, 1, 2, 250.2]
    found = find_heading(sheet([["Payroll"], *MERGED, worker, worker], merged))
    assert (found.first_row, found.last_row) == (1, 3)
    assert found.parts[3] == ("Overtime", "150%", "Hours")
    assert found.parts[6] == ("Overtime", "200%", "Amount")
    assert found.labels[8] == "Deductions / Advance"
    assert found.parts[9] == ("Net",)


def test_groups_above_headings_that_stand_in_the_second_row():
    rows = [
        [None, None, None, "Overtime", None, None],
        ["No.", "ID", "Name", "Hours", "Amount", "Gross"],
        [1, "W1", "SOK DARA", 2, 3.0, 203.0],
    ]
    found = find_heading(sheet(rows, [(0, 3, 0, 4)]))
    assert (found.first_row, found.last_row) == (0, 1)
    assert found.labels == ["No.", "ID", "Name", "Overtime / Hours", "Overtime / Amount", "Gross"]


def test_rates_as_numbers_below_a_group_belong_to_the_heading():
    rows = [
        ["No.", "ID", "Name", "OT hours", None, "Gross"],
        [None, None, None, 1.5, 2, None],
        [1, "W1", "SOK DARA", 12, 4, 203.0],
    ]
    ranges = [(0, 3, 0, 4), *((0, c, 1, c) for c in (0, 1, 2, 5))]
    found = find_heading(sheet(rows, ranges))
    assert found.last_row == 1
    assert found.labels[3:5] == ["OT hours / 1.5", "OT hours / 2"]


def test_the_heading_in_three_languages_below_each_other():
    rows = rows_of(
        ["No", "Emp ID", "Name", "Sex", "Basic Salary", "OT", "Gross"],
        ["序号", "工号", "姓名", "性别", "底薪", "加班费", "应发工资"],
        ["ល.រ", "អត្តលេខ", "ឈ្មោះ", "ភេទ", "ប្រាក់គោល", "ថែមម៉ោង", "សរុប"],
    )
    found = find_heading(sheet(rows))
    assert (found.first_row, found.last_row) == (0, 2)
    assert found.labels[4] == "Basic Salary / 底薪 / ប្រាក់គោល"


@pytest.mark.parametrize(
    "numbers",
    [[1, 2, 3, 4, 5, 6, 7], list("ABCDEFG"), ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)=5+6"]],
)
def test_a_row_that_numbers_the_columns_belongs_to_the_heading(numbers):
    heading = ["No.", "ID", "Name", "Sex", "Basic", "OT", "Gross"]
    assert find_heading(sheet(rows_of(heading, numbers))).last_row == 1


def test_the_first_worker_is_no_heading():
    rows = [["No", "ID", "Name", "Sex", "Gross"], ["1", "A1", "LINE", "Male", "210"]] * 1
    assert find_heading(sheet([*rows, rows[1]])).last_row == 0


def test_captions_beside_values_are_no_heading():
    rows = rows_of(
        ["No", "Staff Code", "Worker Name", "Sex", "Gross Pay"],
        titles=[
            ["Department:", "Sewing", "Month:", "10/2026"],
            ["Line", "A", "Date", date(2026, 10, 31)],
        ],
    )
    found = find_heading(sheet(rows))
    assert (found.first_row, found.last_row) == (2, 2)


def test_a_small_summary_above_does_not_hide_the_payroll():
    summary = [["Department", "Gross", "Net"], ["Sewing", 100, 90], []]
    rows = rows_of(["No.", "ID", "Name", "Sex", "Basic", "OT", "Gross"], titles=summary)
    assert find_heading(sheet(rows)).last_row == 3


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["x"], [1, 2, 3]],
        [["SOK DARA", "F", 12], ["CHAN THA", "M", 13]],
        [["Dear all,"], ["this is no payroll at all, only a letter with many words in it"]],
        [[None, None], [None]],
    ],
)
def test_no_heading_row(rows):
    assert find_heading(sheet(rows)) is None


def test_chosen_headings_count_as_known_words():
    rows = [["Qx", "Zy", "Vw"], ["W1", "SOK DARA", 210.0]]
    assert find_heading(sheet(rows)) is None
    assert find_heading(sheet(rows), ["Qx", "Zy"]).last_row == 0


CELL = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(-1e6, 1e6),
    st.sampled_from(["ID", "Gross", "OT", "No."]),
)


@given(st.lists(st.lists(CELL, max_size=6), max_size=8))
@settings(max_examples=150, deadline=None)
def test_no_sheet_makes_it_fail(rows):
    found = find_heading(sheet(rows))
    assert found is None or 0 <= found.first_row <= found.last_row < len(rows)


def test_rows_that_a_person_showed_are_the_heading_exactly():
    rows = [["Payroll"], ["No.", "ID", "Name", "Gross"], ["x", "y", "z", "w"], WORKER[:4]]
    found = find_heading(sheet(rows), rows=(3, 3))
    assert (found.first_row, found.last_row, found.labels) == (2, 2, ["x", "y", "z", "w"])
    both = find_heading(sheet(rows), rows=(2, 3))
    assert both.labels[0] == "No. / x"
    assert find_heading(sheet(rows), rows=(9, 9)).first_row == 1
