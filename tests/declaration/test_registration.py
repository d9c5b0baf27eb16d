"""Who is registered: by the payroll's own columns, and by the register of the fund."""

from datetime import date

import numpy as np
import pytest

from declaration.registration import days_between, registration
from tests.build import payroll
from tests.month import worker

NOBODY = {"nssf_number": None, "registered_on": None}


def registered_in(*rows):
    """Return the register of the fund, read as a table of people."""
    return payroll([{"national_id": number, "registered_on": since} for number, since in rows])


def test_without_a_register_a_number_is_all_that_tells():
    known = registration(payroll([worker(1), worker(2, nssf_number="")]), None)
    assert known.registered.tolist() == [True, False]
    assert known.has_number.tolist() == [True, False]
    assert known.found is None
    assert known.in_register.tolist() == [False, False]


def test_the_first_of_the_register_is_found_like_every_other():
    register = registered_in(("123000001", "2022-01-06"), ("123000003", "2023-02-07"))
    table = payroll([worker(number, **NOBODY) for number in (1, 2, 3)])
    known = registration(table, register)
    assert known.in_register.tolist() == [True, False, True]
    assert known.registered.tolist() == [True, False, True]
    assert known.has_number.tolist() == [False, False, False]
    assert known.registered_on.tolist() == [date(2022, 1, 6), None, date(2023, 2, 7)]


def test_who_has_a_number_and_is_not_in_the_register_stays_registered():
    known = registration(payroll([worker(7)]), registered_in(("123000001", "2022-01-06")))
    assert known.in_register.tolist() == [False]
    assert known.registered.tolist() == [True]


def test_the_day_in_the_payroll_comes_before_the_register():
    table = payroll([worker(1, registered_on="2022-01-05"), worker(2, registered_on=None)])
    register = registered_in(("123000001", "2022-01-09"), ("123000002", "2022-01-09"))
    since = registration(table, register).registered_on
    assert since.tolist() == [date(2022, 1, 5), date(2022, 1, 9)]
    assert table.date("registered_on")[1:].tolist() == [None]  # the payroll stays as it was read


@pytest.mark.parametrize(
    ("start", "days"),
    [("2026-10-01", 30), ("2026-10-31", 0), ("2026-11-02", -2), ("NaT", 0)],
)
def test_days_between(start, days):
    end = np.datetime64("2026-10-31")
    assert days_between(np.array([start], "M8[D]"), end).tolist() == [days]
    assert days_between(np.array([start], "M8[D]"), np.array(["NaT"], "M8[D]")).tolist() == [0]
