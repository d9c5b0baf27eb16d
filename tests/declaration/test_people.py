"""Everybody that past months knew, and who of them stands in another month."""

from datetime import date

import numpy as np
import pytest

from declaration.month import Month
from declaration.people import (
    BETWEEN,
    People,
    as_month,
    identities,
    last_before,
    learn,
    paired,
    recognised,
    with_month,
)
from tests.build import payroll
from tests.months import earlier_month, worked_out, worker


def lines_of(rows, when):
    """Return the lines of a month as a vault would have them."""
    return earlier_month(worked_out(rows, when, hold_out=True))[0]


def known_after(*months):
    """Return everybody known after some months: ("YYYY-MM", rows), in order."""
    people, before = People.nobody(), None
    for when, rows in months:
        month = Month.parse(when)
        people, _who = learn(people, month, lines_of(rows, when), before)
        before = month
    return people


def test_each_row_is_told_whom_it_is():
    people = known_after(("2026-08", [worker(0), worker(1)]), ("2026-09", [worker(1), worker(2)]))
    first = people.months["last_seen"] == as_month(Month(2026, 9))
    assert first.tolist() == [False, True, True]
    table = payroll([worker(2), worker(9), worker(0), worker(1)])
    assert recognised(table, people, first, np.arange(4)).tolist() == [2, -1, 0, 1]
    assert recognised(table, people, first, np.array([3, 1])).tolist() == [1, -1]


def test_people_are_paired_by_all_they_have_and_else_one_by_one():
    left = payroll([worker(5), worker(1), worker(3, worker_number="X-1"), worker(7)])
    right = payroll([worker(1), worker(2), worker(3), worker(5)])
    assert paired(left, right).tolist() == [3, 0, 2, -1]
    doubles = payroll([worker(1), worker(1)])
    assert sorted(paired(doubles, right).tolist()) == [-1, 0]


def test_who_has_no_number_is_known_by_name_and_birth_date():
    nobody = {"worker_number": "", "nssf_number": "", "national_id": ""}
    table = payroll([worker(4, **nobody), worker(6, **nobody)])
    right = payroll([worker(6), worker(4)])
    assert paired(identities(table, np.arange(2)), right).tolist() == [1, 0]


def test_former_numbers_are_kept_once_each():
    def at(number):
        return [worker(0, worker_number=number)]

    people = known_after(("2026-06", at("A-1")), ("2026-07", at("B-2")))
    assert people.texts["former_numbers"].tolist() == ["A-1"]
    months = zip(
        ("2026-06", "2026-07", "2026-08", "2026-09"), ("A-1", "B-2", "A-1", "C-3"), strict=True
    )
    people = known_after(*((when, at(number)) for when, number in months))
    assert people.texts["worker_number"].tolist() == ["C-3"]
    assert people.texts["former_numbers"].tolist() == [BETWEEN.join(["A-1", "B-2"])]


def test_a_month_without_a_fixed_contract_ends_what_ran_on():
    fixed = [worker(0, contract_type="fdc", contract_start="2026-01-05")]
    later = [worker(0, contract_type="fdc", contract_start="2026-08-01")]
    on = known_after(("2026-06", fixed), ("2026-07", fixed), ("2026-08", later))
    assert on.days["fixed_since"].tolist() == [date(2026, 1, 5)]
    apart = known_after(("2026-06", fixed), ("2026-07", [worker(0)]), ("2026-08", later))
    assert apart.days["fixed_since"].tolist() == [date(2026, 8, 1)]


def test_who_comes_back_comes_anew():
    row = [worker(0, hire_date="2020-01-06")]
    back = [worker(0, hire_date="2026-09-07")]
    stayed = known_after(("2026-08", row), ("2026-09", back))
    assert stayed.days["hired"].tolist() == [date(2020, 1, 6)]
    away = known_after(("2026-07", row), ("2026-08", [worker(1)]), ("2026-09", back))
    assert away.days["hired"].tolist()[0] == date(2026, 9, 7)
    assert str(away.months["first_seen"][0]) == "2026-07"
    assert str(away.months["since"][0]) == "2026-09"
    assert away.texts["contributed"][0] == "2026-07/2026-07 2026-09/2026-09"


@pytest.mark.parametrize(
    ("spans", "month", "after"),
    [
        ("", "2026-01", "2026-01/2026-01"),
        ("2026-01/2026-03", "2026-02", "2026-01/2026-03"),
        ("2026-01/2026-03", "2026-04", "2026-01/2026-04"),
        ("2026-01/2026-03", "2026-05", "2026-01/2026-03 2026-05/2026-05"),
        ("2025-11/2025-12 2026-02/2026-02", "2026-01", "2025-11/2026-02"),
        ("2026-02/2026-02", "2025-12", "2025-12/2025-12 2026-02/2026-02"),
    ],
)
def test_months_are_kept_as_spans(spans, month, after):
    assert with_month(spans, month) == after


@pytest.mark.parametrize(
    ("month", "last"),
    [("2025-11", "NaT"), ("2025-12", "2025-11"), ("2026-02", "2025-12"), ("2026-12", "2026-09")],
)
def test_the_last_month_before_another(month, last):
    spans = np.array(["2025-11/2025-12 2026-02/2026-09"], object)
    assert last_before(spans, np.datetime64(month, "M")).astype(str).tolist() == [last]
