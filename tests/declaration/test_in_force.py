from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from declaration.in_force import InForce, NotInForceError
from declaration.law import Law
from declaration.month import Month

LAW = Law.load()
OCTOBER = Month(2026, 10)


def at(month, **readings):
    return LAW.at(Month.parse(month), readings)


@pytest.mark.parametrize(
    "month", ["2008-11", "2015-03", "2016-06", "2022-10", "2026-10", "2150-01"]
)
def test_every_figure_that_checks_ask_for_is_there_in_any_month(month):
    in_force = at(month)
    asked = [name for name in dir(InForce) if isinstance(getattr(InForce, name), property)]
    since_2022 = {"pension_age", "pension_wage_limits"}
    since_2016 = {"health_cover_lapse_months"}
    late = (since_2022 if month < "2022-10" else set()) | (
        since_2016 if month < "2016-06" else set()
    )
    for name in set(asked) - late:
        assert getattr(in_force, name) is not None
    for name in late:
        with pytest.raises(NotInForceError):
            getattr(in_force, name)


def test_after_the_last_value_it_stays_in_force():
    rates = at("2150-01").rates("pension")
    assert (rates.employer, rates.worker) == (Fraction(27, 400), Fraction(27, 400))


@pytest.mark.parametrize(
    ("month", "schemes"),
    [
        ("2008-11", ["occupational_risk"]),
        ("2016-05", ["occupational_risk"]),
        ("2016-06", ["occupational_risk", "health_care"]),
        ("2022-09", ["occupational_risk", "health_care"]),
        ("2022-10", ["occupational_risk", "health_care", "pension"]),
    ],
)
def test_the_schemes_of_a_month(month, schemes):
    names = ("occupational_risk", "health_care", "pension")
    assert [name for name in names if at(month).rates(name)] == schemes


def test_every_disputed_figure_has_its_reading_in_use():
    in_force = LAW.at(OCTOBER, {"fdc_limit": "48"})
    assert set(in_force.readings) == {parameter.name for parameter in LAW.contested()}
    assert in_force.readings["fdc_limit"] == "48"
    assert in_force.fdc_limit_months.in_use == 48
    assert in_force.fdc_limit_months.readings == {"24": 24, "48": 48}


def test_others_are_the_readings_that_say_something_else_this_month():
    assert list(at("2026-10").others("contribution_base")) == ["straight"]
    assert list(at("2022-09").others("contribution_base")) == []
    assert list(at("2010-01").others("health_care_rate")) == []
    assert list(at("2019-03", all="oxfam-2021").others("contribution_base")) == [
        "classes",
        "straight",
    ]


def test_terms_and_fines_follow_the_day():
    clock = LAW.at(Month(2022, 11)).hire_clock
    assert (clock.worker_days, clock.enterprise_days, clock.alarm_days) == (3, 30, 45)
    clock = LAW.at(Month(2015, 1)).hire_clock
    assert (clock.worker_days, clock.enterprise_days, clock.alarm_days) == (45, 45, 45)
    fine = LAW.at(Month(2022, 11)).fine
    assert (fine.low_usd, fine.high_usd) == (Decimal(200), Decimal(600))
    fine = LAW.at(Month(2022, 11)).fine_on(date(2022, 11, 24))
    assert (fine.low_usd, fine.high_usd) == (Decimal(100), Decimal(300))
    assert LAW.at(OCTOBER).hire_clock_on(date(2017, 11, 9)).worker_days == 45


def test_due_dates_stand_in_the_following_month():
    due = LAW.at(Month(2026, 12)).due_dates
    assert (due.payment, due.documents) == (date(2027, 1, 15), date(2027, 1, 20))


@pytest.mark.parametrize(
    ("month", "sector", "waived"),
    [
        ("2020-01", "garment", False),
        ("2020-02", "garment", True),
        ("2021-12", "garment", True),
        ("2022-01", "garment", False),
        ("2020-06", "other", False),
    ],
)
def test_suspension_was_waived_in_2020_and_2021(month, sector, waived):
    assert at(month).suspension_is_waived(sector) is waived


def test_what_counts_as_wage():
    items = at("2026-10").wage_items
    assert items["overtime_pay"].counts
    assert items["transport_allowance"].counts
    assert items["transport_allowance"].contested == "transport_allowance"
    assert not items["unknown_pay"].counts
    excluded = at("2026-10", transport_allowance="excluded").wage_items
    assert not excluded["transport_allowance"].counts
    assert excluded["attendance_bonus"].counts
    assert "gross" not in excluded


def test_overtime():
    factors = at("2026-10").overtime_factors
    assert factors.normal == Fraction(3, 2)
    assert factors.night == factors.rest_day == 2
    assert (factors.holiday, factors.night_shift) == (1, Fraction(13, 10))
    limits = at("2026-10").overtime_limits
    assert (limits.hours_per_day, limits.hours_in_all) == (2, 10)
    assert (at("2026-10").working_days_per_month, at("2026-10").hours_per_month) == (26, 208)


def test_other_figures_that_checks_use():
    in_force = at("2026-10")
    assert (in_force.probation_months, in_force.minimum_age) == (3, 15)
    assert in_force.late_payment_rate == Fraction(2, 100)
    assert in_force.health_cover_lapse_months == 3


def test_a_share_has_limits_where_the_reading_gives_them():
    rates = at("2016-07", all="oxfam-2021").rates("health_care")
    assert (rates.smallest, rates.largest) == (2_600, 13_000)
    rates = at("2026-10").rates("health_care")
    assert (rates.smallest, rates.largest) == (0, 0)
