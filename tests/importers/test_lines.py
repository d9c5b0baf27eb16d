from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.sheet import Cell
from importers.sheet_payroll import find_lines
from tests.importers.sheets import Odd, source

FIELDS = ["row_no", "worker_number", "name_km", "sex", "hire_date", "work_days", "gross:USD"]
HIRED = date(2022, 5, 16)


def worker(number, gross, name="សុខ ដារ៉ា"):
    return [1, number, name, "F", HIRED, 26, gross]


def found(rows, fields=FIELDS, **more):
    one = source(fields, rows, **more)
    lines = find_lines(one)
    return [int(row) + 1 for row in lines.workers], {r.row: r.why for r in lines.left_out}, lines


def test_workers_totals_signatures_and_titles():
    workers, left, _ = found(
        [
            ["LINE A"],
            worker("W1", 200),
            worker("W2", 300.5),
            ["Sub Total", None, None, None, None, 52, 500.5],
            [],
            [None, None, "ខ្សែ B"],
            worker("W3", 100),
            ["សរុបក្រុម", None, None, None, None, 26, 100],
            ["សរុប / Total / 合计", None, None, None, None, 78, 600.5],
            [None, None, None, None, "ភ្នំពេញ ថ្ងៃទី៣១"],
            [None, "រៀបចំដោយ / Prepared by", None, "Checked by", None, None, "Approved by"],
            [None, None, "លី មុំ", None, "កែវ ធីតា"],
        ]
    )
    assert workers == [3, 4, 8]
    assert left == {
        2: "note",
        5: "subtotal",
        7: "note",
        9: "subtotal",
        10: "total",
        11: "note",
        12: "signature",
        13: "signature",
    }


def test_headings_repeated_on_every_page():
    heading = ["No.", "ID", "ឈ្មោះ", "Sex", "Hired", "Days", "Gross"]
    workers, left, _ = found(
        [worker("W1", 200), heading, worker("W2", 200)], headings=heading, above=[["Factory"]]
    )
    assert workers == [3, 5]
    assert left == {4: "heading"}


def test_sums_without_a_word_are_told_by_arithmetic():
    nothing = [None] * 5
    workers, left, lines = found(
        [
            worker("W1", 200),
            worker("W2", 300.5),
            [*nothing, 52, 500.5],
            worker("W3", 100),
            [*nothing, 26, 100],
            [*nothing, 78, 600.5],
            [*nothing, 26, 123.45],
        ]
    )
    assert workers == [2, 3, 5]
    assert left == {4: "total", 6: "subtotal", 7: "total", 8: "note"}
    assert lines.nameless == [8]


@pytest.mark.parametrize("name", ["Total", "SUM", "សរុប", "សុំ", "Sum Total", "Manager"])
def test_a_real_number_stands_above_every_word(name):
    workers, left, _ = found([worker("W1", 200), worker("W2", 150, name)])
    assert workers == [2, 3]
    assert left == {}


def test_a_person_called_sum_without_a_number():
    fields = ["row_no", "family_name_latin", "given_name_latin", "sex", "gross:USD"]
    rows = [[1, "SOK", "DARA", "M", 200], [2, "SUM", "MOM", "F", 210], ["Total", "", "", "", 410]]
    assert found(rows, fields)[0] == [2, 3]


def test_total_row_that_counts_heads_in_the_number_column():
    workers, left, _ = found(
        [
            worker("W1", 200),
            worker("W2", 300),
            ["Grand Total", 2, None, None, None, 52, 500],
            [None, 2, "សរុប", None, None, 52, 500],
        ]
    )
    assert workers == [2, 3]
    assert left == {4: "total", 5: "total"}


def test_label_of_a_line_with_its_sum_is_no_worker():
    workers, left, _ = found(
        [
            worker("W1", 200),
            worker("W2", 300),
            [None, "LINE 01", None, None, None, 52, 500],
            worker("W3", 100),
            [None, "LINE 02", None, None, None, 26, 100],
            [4, "W4", None, None, None, 26, 310],
        ]
    )
    assert workers == [2, 3, 5, 7]
    assert left == {4: "total", 6: "subtotal"}


def test_numbers_of_letters():
    fields = ["worker_number", "gross:USD"]
    assert found([["AB", 200], ["CD", 210], ["EF", 7], ["Total", 417]], fields)[0] == [2, 3, 4]


def test_worker_without_amounts_or_without_number_or_name():
    nothing = [None] * 4
    workers, left, _ = found(
        [
            worker("W1", 200),
            [2, "W2", "ចាន់ ពិសី", *nothing],
            [3, None, "គឹម បុប្ផា", None, None, 26, 200],
            [4, "W4", None, None, None, 26, 200],
            [5, None, "លី មុំ", "F", HIRED, None, None],
            [6, "W6", "ហេង", None, None, None, Odd("#REF!", Cell.ERROR)],
        ]
    )
    assert workers == [2, 3, 4, 5, 6, 7]
    assert left == {}


def test_numbers_only_and_names_only_sheets():
    assert found([["W1", 200], ["W2", 300], ["Total", 500]], ["worker_number", "gross:USD"])[
        :2
    ] == (
        [2, 3],
        {4: "total"},
    )
    rows = [["SOK DARA", 200], ["LY MOM", "$ 300"], ["Total", 500], ["Prepared by:", None], ["KEO"]]
    workers, left, _ = found(rows, ["name_latin", "gross:USD"])
    assert workers == [2, 3]
    assert left == {4: "total", 5: "signature", 6: "signature"}


def test_text_amounts_of_a_csv():
    rows = [["W1", "SOK", "F", "200"], ["", "Total", "", "200"], ["", "", "", "7"]]
    fields = ["worker_number", "name_latin", "sex", "gross:USD"]
    workers, left, lines = found(rows, fields, typed=False)
    assert workers == [2]
    assert left == {3: "total", 4: "note"}
    assert lines.nameless == [4]


def test_position_words_are_no_signatures():
    fields = ["name_latin", "position", "gross:USD"]
    rows = [["SOK DARA", "Manager", 900], ["LY MOM", "Accountant", 500]]
    assert found(rows, fields)[0] == [2, 3]


def test_blank_to_the_eye_is_blank():
    workers, left, _ = found([worker("W1", 200), [" ", "\u200b", None], ["", "\u00a0"]])
    assert workers == [2]
    assert left == {}


def test_left_out_rows_show_their_text():
    _, _, lines = found([worker("W1", 200), ["Total\nof all", "x", "y", "z", None, None, 200]])
    assert lines.left_out[0].text == "Total of all x y"


def test_an_empty_sheet():
    assert found([])[:2] == ([], {})


CELL = st.one_of(
    st.none(),
    st.sampled_from(["", " ", "Total", "សរុប", "Prepared by", "W1", "SOK DARA", "F", "25", "小计"]),
    st.text(max_size=8),
    st.integers(-5, 5000),
    st.just(HIRED),
    st.just(Odd("#N/A", Cell.ERROR)),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(CELL, max_size=7), max_size=12))
def test_every_row_is_a_worker_or_left_out_with_a_reason(rows):
    one = source(FIELDS, rows)
    lines = find_lines(one)
    workers = {int(row) for row in lines.workers}
    left = {row.row - 1 for row in lines.left_out}
    filled = {
        row
        for row in range(1, one.sheet.shape[0])
        if any(
            one.sheet.text(row, c).strip(" \u200b\u00a0\u3000\ufeff\t\r\n\v\f") for c in range(7)
        )
    }
    assert not workers & left
    assert workers | left >= filled
    assert all(row.why for row in lines.left_out)
