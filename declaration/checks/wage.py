"""WAG: wages that are missing, in the wrong currency, or below the minimum.

Law:
    Labour Law of 1997, article 104 (minimum wage), and the yearly prakas on it, dated figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from declaration.checks.case import (
    Case,
    as_decimal,
    as_money,
    as_plain,
    is_whole_column,
    workers,
)
from declaration.comparing import CENT, FIFTY_RIEL
from declaration.currency import dollars_for_riel, only_riel, riel_for_dollars
from declaration.earnings import BASIC, sheets_that_have
from declaration.findings import Finding
from declaration.money import RATE_SCALE, exact_riel, rate_units
from declaration.payroll import SCALE, Amounts, Bool, Int


def no_wage(case: Case) -> Iterator[Finding]:
    """WAG-001: no wage, zero or negative, for a worker who worked."""
    unpaid = case.presence.unpaid & ~case.unreliable
    if not (case.earned.has_gross.any() or case.earned.assessable.present.any()):
        if unpaid.any() and not any(f.code == "MAP-002" for f in case.payroll.findings):
            figures = {"wage": "–", "workers": int(unpaid.sum())}
            yield case.on_column("WAG-001", "gross", figures=figures, holds_column=True)
        return
    for worker in workers(unpaid):
        yield case.on_worker(
            "WAG-001",
            worker,
            wage_field(case, worker),
            value=as_plain(case.wage, worker) if case.wage.present[worker] else "",
            figures={"wage": _wage_shown(case, worker), "workers": 1},
        )


def _wage_shown(case: Case, worker: int) -> str:
    """Return what the payroll has for a wage: a dash where blank; zero is of no currency."""
    if not case.wage.present[worker]:
        return "–"
    return "0" if case.wage.is_zero()[worker] else as_money(case.wage, worker)


def wage_field(case: Case, worker: int) -> str:
    """Return the field that a worker's wage is read from."""
    if not case.earned.has_gross[worker]:
        return next((part.field for part in case.earned.parts), "gross")
    return "gross" if case.payroll.has("gross") else "gross_khr"


def currency_mistaken(case: Case) -> Iterator[Finding]:
    """WAG-007: riel in a dollar column, or dollars in a riel column."""
    wage = case.wage
    high, low = riel_for_dollars(wage), dollars_for_riel(wage)
    for rows, currency, other in ((high, "USD", "KHR"), (low, "KHR", "USD")):
        column = wage.usd > 0 if currency == "USD" else only_riel(wage)
        figures: dict[str, object] = {"column": currency, "other": other}
        if is_whole_column(rows, column):
            worker = int(np.flatnonzero(rows)[0])
            more = {"wage": as_money(case.wage, worker), "workers": int(rows.sum())}
            field = wage_field(case, worker)
            yield case.on_column("WAG-007", field, figures=figures | more, holds_column=True)
            continue
        for worker in workers(rows):
            yield case.on_worker(
                "WAG-007",
                worker,
                _field_to_blame(case, worker),
                value=as_plain(case.wage, worker),
                figures=figures | {"wage": as_money(case.wage, worker), "workers": 1},
            )


def _field_to_blame(case: Case, worker: int) -> str:
    """Return the field of the cell that is out of scale: the gross, or the largest part."""
    if case.earned.has_gross[worker] or not case.earned.parts:
        return wage_field(case, worker)
    largest = max(case.earned.parts, key=lambda p: int((p.amounts.usd + p.amounts.khr)[worker]))
    return largest.field


def below_minimum_wage(case: Case) -> Iterator[Finding]:
    """WAG-003: basic pay below the sector's minimum wage for the days worked.

    Part of a month may be a cent or 50 riel short, for rounding; a whole month has none.
    """
    sector = case.enterprise.sector
    regular = case.in_force.minimum_wage(sector)
    if regular is None:
        return
    on_probation = case.says("contract_type", "probation")
    probation = case.in_force.minimum_wage_probation(sector)
    least = np.where(
        on_probation, _scaled(regular if probation is None else probation), _scaled(regular)
    )
    full = case.in_force.working_days_per_month * SCALE
    days, known = _days_worked(case, full)
    due = least * days // full
    basic = _basic(case)
    below = _is_below(basic, due, case.rate, rounded=days < full)
    short = case.presence.declared & known & below
    short &= ~(basic.is_zero() | case.says("contract_type", "apprentice") | case.unreliable)
    for worker in workers(short):
        yield case.on_worker(
            "WAG-003",
            worker,
            _basic_field(case, worker),
            value=as_plain(basic, worker),
            expected=str(as_decimal(due[worker] // CENT * CENT)),
            figures={
                "basic": as_money(basic, worker),
                "due_usd": as_decimal(due[worker] // CENT * CENT),
                "minimum_usd": as_decimal(least[worker]),
                "days": as_decimal(days[worker]),
            },
        )


def _scaled(dollars: Decimal) -> int:
    return int(dollars * SCALE)


def _days_worked(case: Case, full: int) -> tuple[Int, Bool]:
    """Return the days to reckon the minimum for, and where they can be known [n].

    Without a column of days a full month is assumed, less the days absent; but not of those who
    came or went in the month, nor of casual workers.
    """
    days = case.payroll.quantity("work_days")
    has_days = sheets_that_have(case.payroll, days.present)
    absent = case.payroll.quantity("absent_days").value + case.payroll.quantity("leave_days").value
    whole_month = ~(case.date("hire_date") > case.first_day)
    whole_month &= ~(case.date("leave_date") <= case.last_day)
    whole_month &= ~case.says("contract_type", "casual")
    worked = np.where(has_days, days.value, np.maximum(full - absent, 0))
    return np.minimum(worked, full), np.where(has_days, days.present, whole_month)


def _basic(case: Case) -> Amounts:
    """Return basic or the larger piece-rate pay, else the wage without its other parts [n]."""
    basic, piece = (case.earned.amount_of(name) for name in BASIC)
    larger = exact_riel(piece, case.rate) > exact_riel(basic, case.rate)
    larger |= (piece.usd > basic.usd) & (piece.khr >= basic.khr)
    paid = Amounts(
        np.where(larger, piece.usd, basic.usd),
        np.where(larger, piece.khr, basic.khr),
        basic.present | piece.present,
    )
    if not paid.is_zero().any():
        return paid
    rest = _without_extras(case)
    zero = paid.is_zero()
    return Amounts(
        np.where(zero, rest.usd, paid.usd), np.where(zero, rest.khr, paid.khr), paid.present | zero
    )


def _without_extras(case: Case) -> Amounts:
    """Return the gross without overtime and allowances that stand in it [n]."""
    rest = case.earned.gross
    for part, left_out in zip(case.earned.parts, case.gross.left_out, strict=True):
        if part.field not in BASIC:
            keep = ~left_out
            rest = rest - Amounts(
                part.amounts.usd * keep, part.amounts.khr * keep, part.amounts.present
            )
    return rest


def _is_below(paid: Amounts, due: Int, rate: Decimal | None, rounded: Bool) -> Bool:
    """Return where a pay is below dollars due [n].

    Args:
        paid: [n].
        due: [n, ten-thousandths of a dollar].
        rate: riel per dollar, or None.
        rounded: where a difference of 0.01 dollar or 50 riel is rounding [n].
    """
    in_dollars: Bool = (paid.khr == 0) & (paid.usd + CENT * rounded < due)
    if rate is None:
        return in_dollars
    gap = due * rate_units(rate) - exact_riel(paid, rate)
    below: Bool = in_dollars | ((paid.khr != 0) & (gap > FIFTY_RIEL * RATE_SCALE * rounded))
    return below


def _basic_field(case: Case, worker: int) -> str:
    shown = [f for f in BASIC if not case.earned.amount_of(f).is_zero()[worker]]
    return shown[0] if shown else wage_field(case, worker)


def gross_columns_disagree(case: Case) -> Iterator[Finding]:
    """WAG-009: gross in dollars and in riel are one wage for most, and not for this worker."""
    in_riel = case.payroll.amounts("gross_khr")
    for worker in workers(case.earned.disagreeing):
        yield case.on_worker(
            "WAG-009",
            worker,
            "gross_khr",
            value=as_plain(in_riel, worker),
            figures={
                "dollars": as_money(case.payroll.amounts("gross"), worker),
                "riel": as_money(in_riel, worker),
            },
        )
