"""The table that every part of the core shares: its texts, amounts, and where a cell stands."""

import numpy as np
import pytest

from declaration.findings import Place
from declaration.payroll import Amounts, Texts
from tests.build import KHR, payroll
from tests.month import worker


@pytest.fixture
def table():
    """Three workers: the first and last of LINE-A, the second of LINE-B."""
    rows = [
        worker(1, name_latin="SOK DARA"),
        worker(2, name_km="", name_latin="CHAN BOPHA") | {"@sheet": "LINE-B"},
        worker(3, name_km="", name_latin=""),
    ]
    return payroll(rows)


def test_texts_are_changed_once_each_and_a_blank_stays_one():
    seen = []
    texts = Texts.of(["b", "", "a", "b", "B"])
    changed = texts.map(lambda text: seen.append(text) or text.upper())
    assert changed.values().tolist() == ["B", "", "A", "B", "B"]
    assert changed.filled().tolist() == [True, False, True, True, True]
    assert sorted(seen) == ["B", "a", "b"]
    assert changed.codes[0] == changed.codes[4]
    to_nothing = texts.map(lambda _text: "")
    assert to_nothing.filled().tolist() == [False] * 5
    assert texts.where(lambda text: True).tolist() == [True, False, True, True, True]


def test_dollars_and_riel_are_added_apart():
    one = Amounts(np.array([10, 0]), np.array([0, 7]), np.array([True, False]))
    other = Amounts(np.array([1, 2]), np.array([3, 4]), np.array([False, False]))
    assert ((one + other).usd.tolist(), (one + other).khr.tolist()) == ([11, 2], [3, 11])
    assert ((one - other).usd.tolist(), (one - other).khr.tolist()) == ([9, -2], [-3, 3])
    assert (one + other).present.tolist() == [True, False]
    assert Amounts.empty(2).is_zero().tolist() == [True, True]
    assert other.is_zero().tolist() == [False, False]


def test_a_cell_is_named_by_sheet_row_and_letter(table):
    assert table.sheets[0].letter("name_km") == "B"
    assert table.sheets[0].letter("name_km", "name_km") == "B"
    assert table.sheets[0].letter("name_km", "another heading") == ""
    assert table.sheets[0].letter("declared_wage") == ""
    assert table.place(0, "gross") == Place(
        "payroll.xlsx", "LINE-A", 6, table.sheets[0].letter("gross")
    )
    assert table.place(1, "worker_number").cell == "LINE-B!A7"
    assert table.place(2) == Place("payroll.xlsx", "LINE-A", 8)


def test_a_cell_of_a_further_row_is_named_where_the_first_has_no_such_column(table):
    first, second = table.sheets
    first.columns = [column for column in first.columns if column.field != "gross"]
    table.more_rows = {0: [(1, 40)]}
    letter = second.letter("gross")
    assert table.place(0, "gross") == Place("payroll.xlsx", "LINE-B", 40, letter)
    assert table.place(0, "name_km").cell == "LINE-A!B6"
    assert table.place(0) == Place("payroll.xlsx", "LINE-A", 6)
    assert table.place(2, "gross") == Place("payroll.xlsx", "LINE-A", 8)


@pytest.mark.parametrize(
    ("place", "rows"),
    [
        (Place("payroll.xlsx", "LINE-A"), [True, False, True]),
        (Place("payroll.xlsx", "LINE-B"), [False, True, False]),
        (Place("payroll.xlsx"), [True, True, True]),
        (Place("", "LINE-B"), [False, True, False]),
        (Place(""), [True, True, True]),
        (Place("other.xlsx"), [False, False, False]),
    ],
)
def test_the_workers_of_a_sheet(table, place, rows):
    assert table.of_sheet(place).tolist() == rows


def test_a_worker_is_named_in_khmer_else_in_latin(table):
    assert [table.name(i) for i in range(3)] == ["សុខ ដារ៉ា 1", "CHAN BOPHA", ""]


def test_pay_columns_of_one_field_are_one_amount():
    table = payroll([{"meal_allowance#Lunch": "5.00", "meal_allowance#Dinner": KHR(4_000)}])
    lunch_and_dinner = table.amounts("meal_allowance")
    assert (lunch_and_dinner.usd.tolist(), lunch_and_dinner.khr.tolist()) == (
        [50_000],
        [40_000_000],
    )
    assert table.amounts("gross").present.tolist() == [False]
