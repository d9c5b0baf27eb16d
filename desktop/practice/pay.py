"""What a worker is paid in each half of the month, in whole cents."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from desktop.practice.people import AS_OF, Worker

RATE = 4015
"""Riel per dollar of the practice month; invented, like everything here."""

FIRST, SECOND, WHOLE = "first", "second", "whole"
"""The two pay runs, and a factory that pays once."""


def _half_up(value: Fraction) -> int:
    return floor(value + Fraction(1, 2))


def _days(worker: Worker, run: str) -> Fraction:
    halves = {FIRST: worker.days[:1], SECOND: worker.days[1:], WHOLE: worker.days}
    return Fraction(sum(halves[run]))


def hours(worker: Worker, run: str) -> tuple[float, float]:
    """Return the overtime hours of a run at 150% and 200%."""
    halves = {FIRST: worker.overtime_150[:1], SECOND: worker.overtime_150[1:]}
    normal = sum(halves.get(run, worker.overtime_150))
    return normal, 0.0 if run == FIRST else worker.overtime_200


def parts(worker: Worker, run: str) -> dict[str, int]:
    """Return a run's pay items [cents]: basic pay never rounded down, overtime half up."""
    hour = Fraction(worker.rate, 208)
    normal, rest_day = hours(worker, run)
    items = {
        "basic_pay": ceil(worker.rate * _days(worker, run) / 26),
        "overtime_pay_150": _half_up(hour * Fraction(normal) * Fraction(3, 2)),
        "overtime_pay_200": _half_up(hour * Fraction(rest_day) * 2),
    }
    return items if run == FIRST else items | worker.extras


def gross(worker: Worker, run: str) -> int:
    """Return what the payroll shows as a run's gross [cents]."""
    return sum(cents for item, cents in parts(worker, run).items() if item not in worker.left_out)


def month_gross(worker: Worker, once: bool) -> int:
    """Return the month's gross over its runs [cents]."""
    return sum(gross(worker, run) for run in ((WHOLE,) if once else (FIRST, SECOND)))


def _riel(cents: int) -> int:
    return _half_up(Fraction(cents * RATE, 100))


def pension(worker: Worker, cents: int) -> int:
    """Return the worker's pension share as the payroll deducts it [cents]."""
    sixty = worker.birth_date.replace(year=worker.birth_date.year + 60, day=1)
    if cents == 0 or sixty <= AS_OF:
        return 0
    base = min(max(_riel(cents), 400_000), 1_200_000)
    return _half_up(Fraction(base * 2, 100) * 100 / RATE)


def _tax(cents: int) -> int:
    return max(0, _half_up(Fraction((_riel(cents) - 1_500_000) * 5, 100) * 100 / RATE))


def deductions(worker: Worker, run: str, once: bool) -> dict[str, int]:
    """Return what a run takes from the gross [cents]; the first half takes nothing."""
    if run == FIRST:
        return {"deduction": 0}
    month = month_gross(worker, once)
    own = {"pension_worker": pension(worker, month), "tax": _tax(month)}
    return own | {"advance": 0, "deduction": 0} | worker.deducted


def net(worker: Worker, run: str, once: bool) -> int:
    """Return what is paid out [cents]; items that the gross leaves out are paid all the same."""
    taken = sum(deductions(worker, run, once).values())
    return sum(parts(worker, run).values()) - taken
