"""Number formats are told apart: numbers, dates, hours and minutes."""

import pytest

from importers.sheet import Cell
from importers.workbook.formats import BUILT_IN, kind_of

DATES = [
    "m/d/yyyy", "dd/mm/yyyy", "[$-km-KH]dd/mm/yyyy", "[$-F800]dddd, mmmm dd, yyyy", "d-mmm-yy",
    'yyyy"年"m"月"d"日"', "mmm-yy", "yyyy\\-mm\\-dd", "dd/mm/yyyy;@", "[$-409]d/m/yy h:mm AM/PM;@",
    "[Red]dd/mm/yy", "mmmm", "bbbb",
]  # fmt: skip
DURATIONS = ["[h]:mm", "[hh]:mm:ss", "[mm]:ss", "h:mm", "h:mm AM/PM", "mm:ss.0", "[s]"]
NUMBERS = [
    "General", "0", "0.00", "#,##0", '"$"#,##0.00', "000000000", "@", "0%", "0.00E+00", "",
    '0.00" days"', "[Red]0.00", "#,##0.00\\ [$៛-453]", '_("$"* #,##0_);_("$"* (#,##0)', "0\\d",
    "[$USD] #,##0", '"h"0', "# ?/?", "[<=9999]000\\-0000;0", '"month" 0', "[$-409]0",
]  # fmt: skip


@pytest.mark.parametrize("code", DATES)
def test_dates(code):
    assert kind_of(code) == Cell.DATE


@pytest.mark.parametrize("code", DURATIONS)
def test_durations(code):
    assert kind_of(code) == Cell.DURATION


@pytest.mark.parametrize("code", NUMBERS)
def test_numbers(code):
    assert kind_of(code) == Cell.NUMBER


def test_formats_that_files_name_by_number():
    kinds = {number: kind_of(code) for number, code in BUILT_IN.items()}
    assert {n for n, kind in kinds.items() if kind == Cell.DATE} == {
        14, 15, 16, 17, 22, *range(27, 37), *range(50, 59),
    }  # fmt: skip
    assert {n for n, kind in kinds.items() if kind == Cell.DURATION} == {18, 19, 20, 21, 45, 46, 47}
