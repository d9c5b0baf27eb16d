"""Why a worker's number is what it is: every step adds up to what the month itself says."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.contributions import Scheme
from desktop.texts import translate
from desktop.why import Explainer
from desktop.why_steps import Basis, Method, NotDue, Verdict, Why
from desktop.why_words import blocks, heading
from tests.build import KHR
from tests.month import month_of, worker, workers

LEFT_OUT = [worker(n, gross="227.00") for n in range(6)]
"""Overtime of 12.12 stands beside a gross that leaves it out."""


def why_of(rows, which=0, **more) -> Why:
    return Explainer(month_of(rows, **more)).of(which)


def verdicts(why: Why) -> dict[str, Verdict]:
    return {line.field: line.verdict for line in why.pay}


def step(why: Why, scheme: Scheme):
    return next(each for each in why.schemes if each.scheme is scheme)


def test_every_pay_column_is_in_the_gross_with_its_article():
    why = why_of(workers(4))
    assert set(verdicts(why).values()) == {Verdict.IN}
    assert why.basis is Basis.GROSS
    basic = why.pay[0]
    assert (basic.field, basic.amount.usd) == ("basic_pay", Decimal(210))
    assert basic.article.startswith("Labour Law, Article 103")
    assert (basic.place.row, basic.place.column) != (0, "")
    assert why.apart.is_zero


def test_what_the_gross_leaves_out_is_said_and_what_was_chosen_is_counted():
    left = why_of(LEFT_OUT)
    assert verdicts(left)["overtime_pay"] is Verdict.LEFT_OUT
    assert left.wage.usd == Decimal("227")
    counted = why_of(LEFT_OUT, include=("overtime_pay",))
    assert verdicts(counted)["overtime_pay"] is Verdict.CHOSEN
    assert counted.wage.usd == Decimal("239.12")


def test_without_a_gross_the_law_tells_what_counts():
    rows = [worker(n, gross=..., net_pay=..., transport_allowance="7.00") for n in range(3)]
    why = why_of(rows, readings={"transport_allowance": "excluded"})
    assert why.basis is Basis.PARTS
    assert verdicts(why)["transport_allowance"] is Verdict.NOT_WAGE
    assert verdicts(why)["basic_pay"] is Verdict.IN
    assert why.wage.usd == Decimal("232.12")
    line = next(each for each in why.pay if each.field == "transport_allowance")
    assert line.reading == "transport_allowance=excluded"


def test_a_gross_that_nothing_explains_leaves_the_columns_untold():
    rows = [*workers(6), worker(9, gross="301.00", net_pay=None, deduction=None)]
    why = why_of(rows, 6)
    assert set(verdicts(why).values()) == {Verdict.UNKNOWN}


@pytest.mark.parametrize(
    ("gross", "method", "number", "base"),
    [
        (KHR(1_000_000), Method.CLASS, 17, 975_000),
        (KHR(200_000), Method.CLASS, 1, 200_000),
        (KHR(1_200_001), Method.CLASS, 22, 1_200_000),
    ],
)
def test_the_class_is_named(gross, method, number, base):
    risk = step(why_of([plain(gross)]), Scheme.OCCUPATIONAL_RISK)
    assert (risk.method, risk.wage_class, risk.base) == (method, number, base)
    assert {used.parameter for used in risk.used} == {
        "contribution_base",
        "wage_classes",
        "occupational_risk_rate",
    }


@pytest.mark.parametrize(
    ("gross", "method"),
    [(300_000, Method.FLOOR), (900_000, Method.AS_IT_IS), (1_500_000, Method.CEILING)],
)
def test_floor_and_ceiling_of_the_pension(gross, method):
    pension = step(why_of([plain(KHR(gross))]), Scheme.PENSION)
    assert (pension.method, pension.low, pension.high) == (method, 400_000, 1_200_000)


def test_under_the_straight_reading_there_is_no_class():
    why = why_of([plain(KHR(860_000))], readings={"contribution_base": "straight"})
    risk = step(why, Scheme.OCCUPATIONAL_RISK)
    assert (risk.method, risk.wage_class, risk.employer.amount) == (Method.AS_IT_IS, 0, 6_880)


def test_why_nothing_is_due():
    old = why_of([worker(1, birth_date="1950-01-01")])
    assert step(old, Scheme.PENSION).not_due is NotDue.AGE
    assert step(old, Scheme.HEALTH_CARE).not_due is None
    left = why_of([worker(1, leave_date="2026-08-31")])
    assert {each.not_due for each in left.schemes} == {NotDue.STATUS}
    assert (left.remittance, left.others) == (0, ())


def test_another_reading_is_priced_for_this_worker_alone():
    why = why_of([plain(KHR(860_000))])
    prices = {(each.used.parameter, each.reading): each.difference for each in why.others}
    assert prices["contribution_base", "straight"] == (6_880 - 7_000) + (22_360 - 22_750)
    assert not any(reading == "oxfam-2021" for _name, reading in prices)


def test_before_any_law_there_are_no_schemes():
    why = why_of([worker()], month="2005-01")
    assert (why.schemes, why.rounding, why.remittance) == ((), None, 0)
    assert blocks(why, translate("en"))


@given(
    st.lists(
        st.tuples(st.integers(0, 40_000_000), st.integers(0, 2_000_000)), min_size=1, max_size=6
    )
)
def test_the_steps_add_up_to_the_month(amounts):
    rows = [
        worker(n, basic_pay=f"{usd / 10_000:.4f}", gross=f"{usd / 10_000:.4f}", gross_khr=KHR(khr))
        for n, (usd, khr) in enumerate(amounts)
    ]
    month = month_of(rows)
    explainer = Explainer(month)
    for i in range(len(rows)):
        why = explainer.of(i)
        assert int(why.wage.usd * 10_000) == int(month.wage_usd[i])
        assert int(why.exact_khr.quantize(Decimal(1), ROUND_HALF_UP)) == int(month.wage_khr[i])
        both = sum(int(shares.remittance[i]) for shares in month.shares.values())
        assert why.remittance == both
        for each in why.schemes:
            assert abs(each.employer.exact - each.employer.amount) <= Decimal("0.5")


@pytest.mark.parametrize("language", ["en", "km", "zh"])
def test_the_card_in_words(language):
    month = month_of(LEFT_OUT, include=("overtime_pay",))
    why, _ = Explainer(month).of(0), translate(language)
    name, about = heading(why, month.options.month, _)
    assert name == "សុខ ដារ៉ា 0"
    assert "W0" in about
    found = blocks(why, _)
    lines = [line for block in found for line in block.lines]
    assert len({block.title for block in found}) == len(found)
    assert f"{why.wage_khr:,}៛" in [line.value for line in lines]
    assert any(line.value == f"{why.remittance:,}៛" and line.is_sum for line in lines)
    assert not any("{" in line.label + line.note for line in lines)


def test_a_source_is_named_once_where_two_schemes_share_it():
    found = blocks(why_of([plain(KHR(860_000))]), translate("en"))
    health = next(block for block in found if block.title == "Health care")
    assert health.lines[0].note == "As for: Occupational risk"


def test_deductions_lower_no_wage():
    found = blocks(why_of(workers(3)), translate("en"))
    taken = next(line for line in found[0].lines if line.label == "Deductions")
    assert (taken.value, taken.is_out) == ("$4.78", True)


def test_dollars_without_a_rate_are_said_to_be_unreckoned():
    why = why_of(workers(2), rate=None)
    notes = [line.label for block in blocks(why, translate("en")) for line in block.lines]
    assert "No exchange rate was given: the dollars cannot be reckoned." in notes
    assert np.isfinite(why.wage_khr)


def plain(gross):
    """Return a worker with one amount: the gross, as basic pay."""
    nothing = dict.fromkeys(
        ("overtime_pay", "overtime_hours", "attendance_bonus", "transport_allowance", "net_pay")
    )
    return worker(1, basic_pay=gross, gross=gross, deduction=None, **nothing)
