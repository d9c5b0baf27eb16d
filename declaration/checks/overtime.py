"""OVT: overtime hours against overtime pay, and against the days worked.

Law:
    Labour Law of 1997, articles 139, 140 and 144: factors and limits, dated figures. An hour's pay
    is a month's basic pay over the hours of a full month (208).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from declaration.checks.case import Case, as_decimal, as_money, as_plain, workers
from declaration.comparing import CENT, Yardstick
from declaration.fields import OVERTIME_HOURS, OVERTIME_PAY
from declaration.findings import Finding
from declaration.inclusion import Proof
from declaration.money import rate_units
from declaration.payroll import SCALE, Amounts, Bool, Int
from declaration.presence import hours_of_overtime

SLACK = 100
"""Pay may be short by one part in this many: hourly rates are rounded to the cent."""

MONTHLY_FROM_USD = 50
DAILY_FROM_USD = Decimal("2.5")
"""By its size a basic rate is a month's, a day's or an hour's [US dollars]."""

ABOUT_A_DOLLAR = 4_000
"""Riel; only to tell a month's rate from a day's, never to convert."""


def hours_without_pay(case: Case) -> Iterator[Finding]:
    """OVT-002: overtime hours without overtime pay."""
    hours = hours_of_overtime(case.payroll)
    paid = case.earned.amount_of(*OVERTIME_PAY)
    rows = (hours > 0) & paid.is_zero() & case.presence.declared & ~case.unreliable
    if not case.earned.overtime:
        rows &= _adds_up_without(case)
    for worker in workers(rows):
        yield case.on_worker(
            "OVT-002",
            worker,
            _hours_field(case, worker),
            value=str(as_decimal(hours[worker])),
            figures={"hours": as_decimal(hours[worker])},
        )


def _adds_up_without(case: Case) -> Bool:
    """Return where a payroll without overtime columns adds up: no overtime is paid at all [n]."""
    rows: Bool = case.gross.compared & ~case.gross.unexplained & (case.gross.proof is Proof.PARTS)
    return rows


def _hours_field(case: Case, worker: int) -> str:
    shown = (f for f in OVERTIME_HOURS if case.payroll.quantity(f).value[worker] > 0)
    return next(shown, "overtime_hours")


def hours_above_limit(case: Case) -> Iterator[Finding]:
    """OVT-004: overtime hours above two for each day worked."""
    hours, days = hours_of_overtime(case.payroll), case.payroll.quantity("work_days")
    per_day = case.in_force.overtime_limits.hours_per_day
    over = days.present & (hours > per_day * days.value) & case.presence.here
    for worker in workers(over):
        most = as_decimal(per_day * days.value[worker])
        yield case.on_worker(
            "OVT-004",
            worker,
            _hours_field(case, worker),
            value=str(as_decimal(hours[worker])),
            expected=f"≤ {most}",
            figures={
                "hours": as_decimal(hours[worker]),
                "days": as_decimal(days.value[worker]),
                "most": most,
            },
        )


@dataclass(frozen=True, slots=True)
class _Kind:
    """Hours of one kind, what was paid for them, and the factor the law sets."""

    hours: str
    pay: tuple[str, ...]
    factor: Fraction


def paid_below_factor(case: Case) -> Iterator[Finding]:
    """OVT-003: overtime paid below basic / 208 × the legal factor for its hours."""
    basic = _basic_of_a_month(case)
    paid = [case.earned.amount_of(*kind.pay) for kind in _kinds(case)]
    yard = Yardstick.over([basic, *paid], case.rate)
    due, given = _due_and_paid(case, yard.measure(basic), yard)
    short = case.presence.declared & (given > 0) & ~case.unreliable & (basic.usd + basic.khr > 0)
    short &= given + due // SLACK + yard.tolerance < due
    unpaid = case.earned.amount_of(*OVERTIME_PAY).is_zero()
    short &= ~(unpaid & (hours_of_overtime(case.payroll) > 0))  # OVT-002 says it
    fields = {field for kind in _kinds(case) for field in kind.pay}
    total = case.earned.amount_of(*fields)
    hours = hours_of_overtime(case.payroll)
    for worker in workers(short):
        asked = _as_paid(int(due[worker]), yard, in_riel=bool(total.khr[worker]))
        yield case.on_worker(
            "OVT-003",
            worker,
            next((f for f in OVERTIME_PAY if case.payroll.has(f)), "night_pay"),
            value=as_plain(total, worker),
            expected=as_plain(asked, 0),
            figures={
                "paid": as_money(total, worker),
                "due": as_money(asked, 0),
                "hours": as_decimal(hours[worker]),
                "basic": as_money(basic, worker),
            },
        )


def _due_and_paid(case: Case, basic: Int, yard: Yardstick) -> tuple[Int, Int]:
    """Return what the law asks for the hours, and what was paid [n, the yardstick's unit].

    Kind by kind where each kind of hours has its own pay column, else all together.
    """
    kinds = [kind for kind in _kinds(case) if case.payroll.quantity(kind.hours).value.any()]
    due = [_due(case, kind, basic, yard) for kind in kinds]
    paid = [yard.measure(case.earned.amount_of(*kind.pay)) for kind in kinds]
    nothing = np.zeros(len(case), np.int64)
    if len({kind.pay for kind in kinds}) == len(kinds):
        lacking = sum((np.maximum(d - p, 0) for d, p in zip(due, paid, strict=True)), nothing)
        total = sum(paid, nothing)
        return total + lacking, total
    fields = {field for kind in kinds for field in kind.pay}
    return sum(due, nothing), yard.measure(case.earned.amount_of(*fields))


def _due(case: Case, kind: _Kind, basic: Int, yard: Yardstick) -> Int:
    """Return basic / 208 × factor × hours for one kind [n, the yardstick's unit], rounded down."""
    hours = case.payroll.quantity(kind.hours).value // (SCALE // 100)  # hundredths of an hour
    factor = kind.factor / (case.in_force.hours_per_month * 100)
    cut = 1_000 if yard.unit == "both" else 1  # its unit is so small that products would overflow
    due: Int = (basic // cut * hours) // factor.denominator * factor.numerator * cut
    return due


def _kinds(case: Case) -> list[_Kind]:
    """Return the kinds of overtime; a payroll with one pay column pays them all from it."""
    factors = case.in_force.overtime_factors
    has = case.payroll.has
    kinds = [
        _Kind("overtime_hours_150", ("overtime_pay_150",), factors.normal),
        _Kind("overtime_hours_200", ("overtime_pay_200",), factors.rest_day),
        _Kind("overtime_hours_holiday", ("overtime_pay_holiday",), factors.holiday),
    ]
    split = any(case.payroll.quantity(kind.hours).value.any() for kind in kinds)
    if not split or not all(has(k.pay[0]) for k in kinds if has(k.hours)):
        together = tuple(OVERTIME_PAY)
        kinds = [_Kind(kind.hours, together, kind.factor) for kind in kinds]
    if not split:
        kinds.append(_Kind("overtime_hours", tuple(OVERTIME_PAY), factors.normal))
    if has("night_pay") and has("night_hours"):
        kinds.append(_Kind("night_hours", ("night_pay",), factors.night_shift - 1))
    return kinds


def _basic_of_a_month(case: Case) -> Amounts:
    """Return the basic pay of a full month [n].

    A contract rate where the payroll has one; else the basic pay, scaled to a full month where it
    lies below the minimum wage and so was paid for the days worked.
    """
    if case.payroll.has("basic_rate"):
        rate = case.payroll.amounts("basic_rate")
        times = _times_a_month(case, rate)
        return Amounts(rate.usd * times, rate.khr * times, rate.present)
    basic = case.earned.amount_of("basic_pay")
    full = case.in_force.working_days_per_month * SCALE
    days = case.payroll.quantity("work_days").value
    minimum = int((case.in_force.minimum_wage(case.enterprise.sector) or 0) * SCALE)
    part = (days > 0) & (days < full) & (basic.usd < minimum) & (basic.khr < minimum * 4_000)
    days = np.where(part, days, full)
    return Amounts(basic.usd * full // days, basic.khr * full // days, basic.present)


def _times_a_month(case: Case, rate: Amounts) -> Int:
    """Return by how much a contract rate is multiplied for a month: 1, 26 or 208 [n]."""
    size = rate.usd + rate.khr // ABOUT_A_DOLLAR
    known = np.sort(size[size > 0])
    middle = int(known[len(known) // 2]) if len(known) else 0
    if middle >= MONTHLY_FROM_USD * SCALE:
        times = 1
    elif middle >= DAILY_FROM_USD * SCALE:
        times = case.in_force.working_days_per_month
    else:
        times = case.in_force.hours_per_month
    return np.full(len(size), times)


def _as_paid(measured: int, yard: Yardstick, *, in_riel: bool) -> Amounts:
    """Return a measured amount as a column of one, in the currency a worker is paid in.

    Cents and whole riel, rounded down.
    """
    scaled = measured
    if yard.unit == "both":
        scaled = measured // SCALE if in_riel else measured // rate_units(yard.rate)
    amount = np.array([scaled // SCALE * SCALE if in_riel else scaled // CENT * CENT])
    return Amounts(amount * (not in_riel), amount * in_riel, np.array([True]))
