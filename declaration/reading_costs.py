"""What each other reading of the law would cost: the month worked out again under it.

In go the wages and the law in use; out come, for every figure that is read in several ways and
says something different this month, the differences of the remittance in riel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from declaration.contributions import Scheme, contributions, pension_is_due, remittance
from declaration.earnings import chosen, earnings
from declaration.in_force import InForce
from declaration.money import riel
from declaration.monthly import ReadingInUse
from declaration.payroll import Amounts, Bool, Dates, Int

if TYPE_CHECKING:
    from declaration.checks.case import Case


def costs_of(case: Case, not_declared: Sequence[int]) -> list[ReadingInUse]:
    """Return what each other reading of the law would cost, for the lines declared.

    Args:
        case: the month worked out.
        not_declared: whose lines are not.
    """
    if case.rate_missing:
        return []
    paid = case.presence.declared.copy()
    paid[list(not_declared)] = False
    return cost_of_readings(
        case.wage_khr,
        case.payroll.date("birth_date"),
        paid,
        case.in_force,
        other_wages=_other_wages(case),
    )


def _other_wages(case: Case) -> dict[tuple[str, str], Int]:
    """Return the wages under other readings of what counts as wage, where sums of parts are.

    A gross counts as it stands under every reading.
    """
    items = {part.field: case.in_force.wage_items.get(part.field) for part in case.earned.parts}
    figures = {item.contested for item in items.values() if item and item.contested}
    found = {}
    for figure in sorted(figures):
        for reading, law in alternatives(case.in_force, figure):
            other = earnings(case.payroll, law.wage_items).assessable
            difference = other - case.earned.assessable
            nothing = Amounts.empty(len(case))
            moved = chosen(case.earned.has_gross, nothing, difference)
            found[figure, reading] = riel(case.wage + moved, case.rate)
    return found


def cost_of_readings(
    wage_khr: Int,
    birth_dates: Dates,
    paid: Bool,
    in_force: InForce,
    *,
    other_wages: Mapping[tuple[str, str], Int] | None = None,
) -> list[ReadingInUse]:
    """Return every contested figure that says something different under another reading.

    Args:
        wage_khr: the wage declared under the readings in use [n, riel].
        birth_dates: NaT where unknown [n].
        paid: whose lines are declared [n].
        in_force: the law of the month under the readings in use.
        other_wages: (figure, reading) → wages under that reading, for the figures that decide
                what counts as wage; those not given here did not matter and are left out.

    Returns:
        By figure: the reading in use, and for each other one the remittance under it less the
        remittance in use [riel]. Readings that cannot stand beside the others are left out.
    """
    other_wages = other_wages or {}
    month = _Month(birth_dates, paid)
    mine = month.remittance(wage_khr, in_force)
    found = []
    for name in in_force.readings:
        group = in_force.law.parameters[name].group
        costs = {}
        for reading, law in alternatives(in_force, name):
            if group == "contributions":
                costs[reading] = month.remittance(wage_khr, law) - mine
            elif (name, reading) in other_wages:
                costs[reading] = month.remittance(other_wages[name, reading], law) - mine
            elif group != "wage":
                costs[reading] = 0
        if costs:
            found.append(ReadingInUse(name, in_force.readings[name], costs))
    return found


def alternatives(in_force: InForce, name: str) -> Iterator[tuple[str, InForce]]:
    """Yield each reading of a figure that says something else this month, and the law under it.

    A reading of another figure that cannot stand beside it gives way to its default; a reading
    that itself lacks what it needs is passed over.
    """
    for reading in in_force.others(name):
        law = _settled(replace(in_force, readings={**in_force.readings, name: reading}))
        if law.readings[name] == reading:
            yield reading, law


def _settled(in_force: InForce) -> InForce:
    """Return the law with the default in place of every reading that lacks what it needs."""
    parameters = in_force.law.parameters
    defaults = {name: parameters[name].default for name in in_force.law.unfit(in_force)}
    return replace(in_force, readings={**in_force.readings, **defaults})


@dataclass(frozen=True, slots=True)
class _Month:
    """What stays the same under every reading [n workers]."""

    birth_dates: Dates
    paid: Bool

    def remittance(self, wage_khr: Int, law: InForce) -> int:
        """Return what is paid to the fund for these wages under a law [riel]."""
        due = self._pension_due(law)
        return remittance(contributions(wage_khr, due, law, self.paid))

    def _pension_due(self, law: InForce) -> Bool:
        if law.rates(Scheme.PENSION) is None:
            return np.zeros(len(self.paid), bool)
        return pension_is_due(self.birth_dates, law.month, law.pension_age)
