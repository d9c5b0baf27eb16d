"""What a payroll takes from the gross on the way to the net pay, whichever columns say it.

Payrolls differ in what their total of deductions holds; each way of adding them up is tried, and
the one under which net = gross - deductions for most workers is the payroll's own.
"""

from __future__ import annotations

from declaration.earnings import added
from declaration.payroll import Amounts, Bool, Payroll

OWN_SHARE = "pension_worker"
"""The worker's pension contribution stands among the contributions, yet is taken from her pay."""


def ways_of_deducting(payroll: Payroll) -> list[Amounts]:
    """Return the totals of deductions that the columns allow, the likelier first [ways × n]."""
    n = len(payroll)
    columns = added([column.amounts for column in payroll.deductions], n)
    own = payroll.amounts(OWN_SHARE)
    ways = []
    if payroll.has("deductions_total"):
        total = payroll.amounts("deductions_total")
        ways += [total, total + columns, total + own, total + columns + own]
    if payroll.deductions:
        ways.append(columns)
    ways += [columns + own] if payroll.has(OWN_SHARE) else []
    if payroll.has("nssf_total"):
        ways.append(columns + payroll.amounts("nssf_total"))
    return ways


def has_deductions(payroll: Payroll) -> Bool:
    """Return the workers from whose pay anything is taken [n]."""
    columns = [column.amounts for column in payroll.deductions]
    named = [payroll.amounts(name) for name in ("deductions_total", OWN_SHARE)]
    return ~added([*columns, *named], len(payroll)).is_zero()


def absence(payroll: Payroll) -> Amounts:
    """Return what is taken off before the gross in some payrolls: absence and fines [n]."""
    columns = [column.amounts for column in payroll.deductions if column.field == "deduction"]
    return added(columns, len(payroll))


def taken_from_pay(payroll: Payroll) -> Amounts:
    """Return what is taken from the pay in all: the payroll's total, else its columns [n]."""
    if payroll.has("deductions_total"):
        return payroll.amounts("deductions_total")
    columns = [column.amounts for column in payroll.deductions]
    return added([*columns, payroll.amounts(OWN_SHARE)], len(payroll))
