"""XCK-018: many declared wages at one and the same amount, though the pay behind them differs.

A wage class, the floor, the ceiling or the minimum wage declared for everyone is the commonest
short cut; it shows as a pile in the histogram.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from declaration.audit.differences import wage_field
from declaration.audit.pairing import Pairs
from declaration.findings import Finding
from declaration.in_force import InForce
from declaration.monthly import MonthlyDeclaration
from declaration.ordered import counted, different
from declaration.payroll import Payroll

FEWEST = 10
SHARE = 0.1
"""So many workers, and such a share of all declared, make a pile."""

NEAR = 500
"""Wages paid within so many riel of one another are one wage [riel]."""


def piled_up(
    table: Pairs, month: MonthlyDeclaration, declared: Payroll, law: InForce
) -> Iterator[Finding]:
    """Yield XCK-018 for each amount that is declared for many who were paid otherwise."""
    whose = table.both & table.paid & table.known & (table.declared_khr > 0)
    wages, counts = counted(table.declared_khr[whose])
    least = max(FEWEST, SHARE * int(whose.sum()))
    for wage in wages[counts >= least].tolist():
        at = whose & (table.declared_khr == wage)
        other = at & (np.abs(table.difference_khr) > NEAR)
        if int(other.sum()) < least or len(different(table.paid_khr[at] // NEAR)) < FEWEST:
            continue
        line = int(table.declared[np.flatnonzero(other)[0]])
        yield Finding(
            "XCK-018",
            declared.place(line, wage_field(declared)),
            field="declared_wage",
            value=str(wage),
            figures={
                "wage": wage,
                "workers": int(other.sum()),
                "lowest": int(table.paid_khr[other].min()),
                "highest": int(table.paid_khr[other].max()),
                "holds": _what_it_is(wage, month, law),
            },
        )


def _what_it_is(wage: int, month: MonthlyDeclaration, law: InForce) -> str:
    """Return what an amount is in law, as a phrase."""
    limits = law.pension_wage_limits if law.rates("pension") else law.wage_limits
    if wage in (limits.floor, law.wage_limits.floor):
        return "the floor of the contributory wage"
    if wage in (limits.ceiling, law.wage_limits.ceiling):
        return "the ceiling of the contributory wage"
    if law.base_is_by_classes and wage in law.wage_classes.wages:
        return "the contributory wage of a class"
    sector = month.enterprise.sector if month.enterprise else "garment"
    least, rate = law.minimum_wage(sector), month.options.rate
    if least and rate and wage == int((least * rate).quantize(Decimal(1), ROUND_HALF_UP)):
        return "the minimum wage"
    return "no figure of law"
