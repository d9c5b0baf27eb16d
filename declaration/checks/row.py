"""ROW: what must agree within one row."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.checks.case import FEW, Case, as_decimal, as_money, as_plain, workers
from declaration.comparing import Yardstick
from declaration.deducting import ways_of_deducting
from declaration.findings import Finding
from declaration.inclusion import yardstick
from declaration.payroll import SCALE, Amounts, Bool, Int


def hired_after_the_month(case: Case) -> Iterator[Finding]:
    """ROW-001: the hire date lies after the month declared."""
    hired = case.date("hire_date")
    for worker in workers(hired > case.last_day):
        yield case.on_worker(
            "ROW-001",
            worker,
            "hire_date",
            value=str(hired[worker]),
            figures={"hired": hired[worker].item(), "last_day": case.options.month.last_day},
        )


def net_is_not_gross_less_deductions(case: Case) -> Iterator[Finding]:
    """ROW-002: the net pay is not the gross less the deductions, though it is for most."""
    earned = case.earned
    compared = earned.gross.present & earned.net.present & ~earned.gross.is_zero()
    compared &= ~(case.gross.is_net | case.gross.unexplained | case.unreliable)
    taken, fits = _way_of_deducting(case, compared)
    off = compared & ~fits
    few = 0 < compared.sum() < FEW and bool(ways_of_deducting(case.payroll))
    if 2 * off.sum() > compared.sum() and not few:
        return  # the columns do not show all that is deducted: no relation to hold a row to
    due, field = earned.gross - taken, "net_pay" if case.payroll.has("net_pay") else "net_pay_khr"
    difference = earned.net - due
    for worker in workers(off):
        yield case.on_worker(
            "ROW-002",
            worker,
            field,
            value=as_plain(earned.net, worker),
            expected=as_plain(due, worker),
            figures={
                "gross": as_money(earned.gross, worker),
                "deductions": as_money(taken, worker),
                "net": as_money(earned.net, worker),
                "difference": as_money(difference, worker),
            },
        )


def _way_of_deducting(case: Case, compared: Bool) -> tuple[Amounts, Bool]:
    """Return the deductions under which most rows agree, and where they do [n]."""
    yard = yardstick(case.payroll, case.earned, case.rate)
    apart = yard.measure(case.earned.net) - yard.measure(case.earned.gross)
    left_out = _left_out(case, yard)
    ways = ways_of_deducting(case.payroll) or [Amounts.empty(len(case))]
    best, most, agreeing = ways[0], -1, compared
    for way in ways:
        gap = apart + yard.measure(way)
        fits = yard.zero(gap) | yard.zero(gap - left_out)
        if (count := int((fits & compared).sum())) > most:
            best, most, agreeing = way, count, fits
    return best, agreeing


def _left_out(case: Case, yard: Yardstick) -> Int:
    """Return what the gross leaves out [n]."""
    total = np.zeros(len(case), np.int64)
    for part, rows in zip(case.earned.parts, case.gross.left_out, strict=True):
        total += np.where(rows, yard.measure(part.amounts), 0)
    return total


def more_days_than_the_month_has(case: Case) -> Iterator[Finding]:
    """ROW-003: more days worked than the month has."""
    days = case.payroll.quantity("work_days").value
    most = case.options.month.last_day.day
    for worker in workers(days > most * SCALE):
        yield case.on_worker(
            "ROW-003",
            worker,
            "work_days",
            value=str(as_decimal(days[worker])),
            expected=f"≤ {most}",
            figures={"days": as_decimal(days[worker]), "month_days": most},
        )


def paid_after_leaving(case: Case) -> Iterator[Finding]:
    """ROW-005: left before the month, yet has a wage in it."""
    rows = case.presence.left & case.presence.paid
    who = np.flatnonzero(rows)
    prices = case.price(who, case.wage.take(who), Amounts.empty(len(who)))
    left = case.date("leave_date")
    for worker, amount in zip(who.tolist(), prices, strict=True):
        yield case.on_worker(
            "ROW-005",
            worker,
            "leave_date",
            value=str(left[worker]),
            amount_khr=amount,
            figures={"left": left[worker].item(), "wage": as_money(case.wage, worker)},
        )
