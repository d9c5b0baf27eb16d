"""A figure in the form that a layout wants of it: days and numbers as texts, whole as decimals."""

import numpy as np
import pytest

from declaration.export.columns import Form, of_dates, of_numbers, of_texts
from declaration.export.layouts import LayoutColumn, LayoutError
from declaration.export.sheets import _as_form
from declaration.payroll import SCALE, Texts

DAYS = np.array(["1992-02-08", "NaT", "2026-10-31"], "datetime64[D]")


def wanted(form, number_format=""):
    return LayoutColumn("Column", form, ("figure",), None, number_format, {}, None, False)


def cells(column):
    pool = column.text_pool() if column.form is Form.TEXT else column.number_pool()
    return [pool[code] for code in column.codes]


@pytest.mark.parametrize(
    ("number_format", "says"),
    [
        ("dd-mm-yyyy", ["08-02-1992", "", "31-10-2026"]),
        ("yyyymmdd", ["19920208", "", "20261031"]),
        ("", ["1992-02-08", "", "2026-10-31"]),
    ],
)
def test_days_are_written_as_text_in_the_order_of_the_layout(number_format, says):
    made = _as_form(of_dates(DAYS), wanted(Form.TEXT, number_format))
    assert (made.form, cells(made)) == (Form.TEXT, says)


def test_numbers_are_written_as_text():
    made = _as_form(of_numbers(np.array([7, 1200, 7])), wanted(Form.TEXT))
    assert (made.form, cells(made)) == (Form.TEXT, ["7", "1200", "7"])


def test_whole_numbers_become_decimals_of_the_same_worth():
    made = _as_form(of_numbers(np.array([7, 1200])), wanted(Form.DECIMAL))
    assert (made.form, cells(made)) == (Form.DECIMAL, [7 * SCALE, 1200 * SCALE])


def test_dollars_stay_what_they_are_among_decimals():
    found = of_numbers(np.array([25_500]), form=Form.DOLLARS)
    made = _as_form(found, wanted(Form.DECIMAL))
    assert (made.form, cells(made)) == (Form.DECIMAL, [25_500])
    assert _as_form(found, wanted(Form.DOLLARS)) is found


@pytest.mark.parametrize("form", [Form.INTEGER, Form.DATE, Form.DECIMAL])
def test_a_text_is_no_number_and_no_day(form):
    found = of_texts(Texts(np.array([1], np.int32), ["", "SOK DARA"]))
    with pytest.raises(LayoutError, match="figure is text"):
        _as_form(found, wanted(form))
