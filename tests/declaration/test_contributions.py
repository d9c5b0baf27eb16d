"""The arithmetic of contributions, against plain decimal numbers written without the program."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.contributions import (
    Scheme,
    class_wage,
    contributions,
    pension_is_due,
    remittance,
)
from declaration.in_force import PensionAge
from declaration.law import Law
from declaration.money import riel
from declaration.month import Month
from declaration.payroll import SCALE, Amounts

CENTS = range(60_001)
"""Every cent from 0 to 600 dollars."""

SETTINGS = [
    ("2010-05", {}),
    ("2017-06", {}),
    ("2017-06", {"health_care_rate": "oxfam-2021"}),
    ("2019-03", {"all": "oxfam-2021"}),
    ("2026-10", {}),
    ("2026-10", {"contribution_base": "straight"}),
    ("2026-10", {"rounding": "100"}),
    ("2033-01", {"contribution_base": "straight", "rounding": "100"}),
    ("2043-01", {}),
]
WAGES = st.integers(0, 10**10)


def half_up(number, unit=1):
    """Return a Decimal rounded half up to a multiple of the unit."""
    return int((number / unit).quantize(Decimal(1), ROUND_HALF_UP)) * unit


def all_of(wages, month="2026-10", readings=None):
    """Return the contributions of workers of any age, all declared."""
    wages = np.array(wages, np.int64)
    yes = np.ones(len(wages), bool)
    return contributions(wages, yes, Law.load().at(Month.parse(month), readings), yes)


def class_of(wage):
    """Return the contributory wage by the words of the published table."""
    if wage <= 200_000:
        return 200_000
    if wage > 1_200_000:
        return 1_200_000
    return 225_000 + (wage - 200_001) // 50_000 * 50_000


def plainly(wage, base, rate):
    """Return the base and one share of 2026 the long way."""
    return (base, half_up(base * Decimal(rate))) if wage > 0 else (0, 0)


@pytest.mark.parametrize("rate", ["4015", "4003.5", "4100.1234"])
def test_every_cent_to_600_dollars_against_plain_decimals(rate):
    cents = np.arange(len(CENTS), dtype=np.int64)
    usd = Amounts(cents * SCALE // 100, cents * 0, cents >= 0)
    wages = [half_up(Decimal(cent) / 100 * Decimal(rate)) for cent in CENTS]
    assert riel(usd, Decimal(rate)).tolist() == wages
    found = all_of(wages)
    by_class = [class_of(wage) for wage in wages]
    straight = [min(max(wage, 400_000), 1_200_000) for wage in wages]
    for scheme, bases, employer, worker in (
        (Scheme.OCCUPATIONAL_RISK, by_class, "0.008", "0"),
        (Scheme.HEALTH_CARE, by_class, "0.026", "0"),
        (Scheme.PENSION, straight, "0.02", "0.02"),
    ):
        lines = zip(wages, bases, strict=True)
        expected = [(*plainly(w, b, employer), plainly(w, b, worker)[1]) for w, b in lines]
        shares = found[scheme]
        columns = (shares.base.tolist(), shares.employer.tolist(), shares.worker.tolist())
        assert list(zip(*columns, strict=True)) == expected


@pytest.mark.parametrize(("month", "readings"), SETTINGS)
@given(one=WAGES, other=WAGES)
def test_contributions_never_fall_as_wages_rise(month, readings, one, other):
    for shares in all_of(sorted((one, other)), month, readings).values():
        for column in (shares.base, shares.employer, shares.worker):
            assert column[0] <= column[1]


@pytest.mark.parametrize(("month", "readings"), SETTINGS)
@given(wage=WAGES)
def test_contributions_never_pass_those_of_the_highest_wage(month, readings, wage):
    for shares in all_of([wage, 10**10], month, readings).values():
        assert (shares.base[0], shares.employer[0]) <= (shares.base[1], shares.employer[1])
        assert shares.worker[0] <= shares.worker[1]


@pytest.mark.parametrize(("month", "readings"), SETTINGS)
@given(wages=st.lists(WAGES, min_size=1, max_size=20))
def test_totals_are_the_sum_of_the_parts(month, readings, wages):
    together = all_of(wages, month, readings)
    one_by_one = [remittance(all_of([wage], month, readings)) for wage in wages]
    assert remittance(together) == sum(one_by_one)
    for shares in together.values():
        assert shares.remittance.tolist() == (shares.employer + shares.worker).tolist()


@given(wages=st.lists(WAGES, min_size=1, max_size=20))
def test_every_share_is_a_multiple_of_the_rounding_unit(wages):
    for shares in all_of(wages, readings={"rounding": "100"}).values():
        assert not (shares.employer % 100).any()
        assert not (shares.worker % 100).any()


@given(wage=st.integers(0, 2_000_000))
def test_class_wage_follows_the_words_of_the_table(wage):
    classes = Law.load().at(Month(2026, 10)).wage_classes
    assert class_wage(np.array([wage]), classes).tolist() == [class_of(wage)]


def test_a_worker_without_a_wage_owes_nothing_and_keeps_a_line():
    for shares in all_of([0, 1]).values():
        assert (shares.base[0], shares.employer[0], shares.worker[0]) == (0, 0, 0)
        assert shares.base[1] > 0


def test_lines_that_are_not_declared_owe_nothing():
    wages, yes = np.array([900_000, 900_000]), np.array([True, True])
    in_force = Law.load().at(Month(2026, 10))
    found = contributions(wages, yes, in_force, np.array([True, False]))
    for shares in found.values():
        assert shares.employer[0] > 0
        assert (shares.base[1], shares.employer[1], shares.worker[1]) == (0, 0, 0)


def test_from_sixty_only_the_pension_is_not_due():
    wages, yes = np.array([900_000, 900_000]), np.array([True, True])
    in_force = Law.load().at(Month(2026, 10))
    found = contributions(wages, np.array([True, False]), in_force, yes)
    assert found[Scheme.PENSION].base.tolist() == [900_000, 0]
    assert found[Scheme.PENSION].remittance.tolist() == [36_000, 0]
    assert found[Scheme.HEALTH_CARE].base.tolist() == [875_000, 875_000]


@pytest.mark.parametrize(
    ("born", "turns_60", "after_60"),
    [
        ("1966-09-30", False, False),
        ("1966-10-01", False, True),
        ("1966-10-31", False, True),
        ("1966-11-01", True, True),
        ("1990-02-28", True, True),
        ("NaT", True, True),
    ],
)
def test_the_month_in_which_the_pension_ends(born, turns_60, after_60):
    birth_dates = np.array([born], "M8[D]")
    for reading, due in (("turns-60", turns_60), ("after-60", after_60)):
        rule = Law.load().at(Month(2026, 10), {"pension_age": reading}).pension_age
        assert pension_is_due(birth_dates, Month(2026, 10), rule).tolist() == [due]


def test_a_birthday_on_the_leap_day_counts_in_february():
    birth_dates = np.array(["1968-02-29"], "M8[D]")
    rule = PensionAge(60, 0)
    assert pension_is_due(birth_dates, Month(2028, 1), rule).tolist() == [True]
    assert pension_is_due(birth_dates, Month(2028, 2), rule).tolist() == [False]


def test_no_workers_no_contributions():
    found = all_of([])
    assert remittance(found) == 0
    assert list(found) == list(Scheme)
