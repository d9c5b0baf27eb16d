from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.cells.column import CellColumn
from importers.cells.number_column import numbers, scaled
from importers.sheet import Cell
from tests.importers.sheets import Odd, sheet


def column(cells, typed=True):
    made = sheet([[cell] for cell in cells])
    return CellColumn.of(made, 0, np.arange(len(cells)), typed)


def half_up(number):
    return int((Decimal(str(number)) * 10_000).quantize(Decimal(1), ROUND_HALF_UP))


@given(st.decimals(-(10**7), 10**7, places=5, allow_nan=False))
def test_scales_every_five_decimals_half_up(number):
    assert scaled(np.array([float(number)])).tolist() == [half_up(number)]


@given(st.integers(-(10**10), 10**10))
def test_scales_whole_numbers_exactly(number):
    assert scaled(np.array([float(number)])).tolist() == [number * 10_000]


def test_noise_of_sums_is_not_a_fraction():
    assert scaled(np.array([0.1 + 0.2, 1.1 * 3, -(0.1 + 0.2)])).tolist() == [3000, 33000, -3000]


def test_reads_numbers_texts_and_blanks():
    read = numbers(column([250, "$ 210.00", None, "-", " ", "១០"]), currency="USD")
    assert read.value.tolist() == [2_500_000, 2_100_000, 0, 0, 0, 100_000]
    assert read.present.tolist() == [True, True, False, True, False, True]
    assert not read.unreadable
    assert (read.from_text, read.sample, read.signs) == (2, "$ 210.00", {"USD": 1})


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("n/a", "text"),
        (Odd("#REF!", Cell.ERROR), "error"),
        (Odd("SUM(A1)", Cell.UNCALCULATED), "formula"),
        (Odd(45_000, Cell.DATE), "date"),
        (Odd(1, Cell.BOOLEAN), "yes-no"),
        (Odd(0.5, Cell.DURATION), "date"),
        (1e11, "large"),
        ("99999999999", "large"),
        (float("nan"), "large"),
        (float("inf"), "large"),
        ("1.234", "two ways"),
    ],
)
def test_says_why_a_cell_holds_no_amount(cell, why):
    read = numbers(column([5, cell]))
    assert read.unreadable == {1: why}
    assert read.present.tolist() == [True, False]
    assert read.value.tolist() == [50_000, 0]


def test_dots_part_thousands_where_the_column_says_so():
    read = numbers(column(["1.234", "1.234.567"]))
    assert read.value.tolist() == [12_340_000, 12_345_670_000]
    assert numbers(column(["250.000"]), currency="KHR").value.tolist() == [2_500_000_000]


def test_hours_may_be_a_clock_and_days_may_have_a_word():
    assert numbers(column(["30:15", "8h"]), "hours").value.tolist() == [302_500, 80_000]
    durations = column([Odd(1.5, Cell.DURATION)])
    assert numbers(durations, "hours").value.tolist() == [360_000]
    assert numbers(column(["26 ថ្ងៃ", "25.5 days"]), "days").value.tolist() == [260_000, 255_000]


def test_plain_texts_of_a_csv_are_no_news():
    assert numbers(column(["250.00"], typed=False)).from_text == 0
    assert numbers(column(["250.00"])).from_text == 1
    assert numbers(column(["$250"], typed=False)).from_text == 1
    assert numbers(column(["250,50", "10,00"], typed=False)).from_text == 0
    assert numbers(column(["250,50", "10,00"])).from_text == 2
    assert numbers(column(["1,250"], typed=False)).from_text == 1


def test_ten_thousand_millions_are_the_largest_amount():
    read = numbers(column([10_000_000_000, 10_000_000_001, -10_000_000_000]), currency="KHR")
    assert read.present.tolist() == [True, False, True]
    assert read.unreadable == {1: "large"}
