"""Payroll and declaration side by side: a row a person, whether in both or in one of them.

In come the month worked out from the payroll and the declaration read back; out come the pairs
with what was paid, what was declared, what is short, and why.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from declaration.audit.reasons import ORDER, Codes, Compared, Reason, reasons
from declaration.contributions import contributions, pension_is_due
from declaration.earnings import earnings, side_by_side
from declaration.fields import OVERTIME_PAY
from declaration.in_force import InForce
from declaration.matching import MatchedBy, matches
from declaration.money import riel
from declaration.monthly import MonthlyDeclaration, Status
from declaration.payroll import Bool, Int, Payroll
from declaration.registration import days_between

NOBODY = -1


@dataclass(slots=True)
class Pairs:
    """Everyone in the payroll or the declaration: p rows, the payroll's first, in its order.

    Attributes:
        payroll: row in the payroll, or -1 [p].
        declared: row in the declaration, or -1 [p].
        by: how the two were matched, positions in ``list(MatchedBy)`` [p].
        score: how sure, 0 to 100 [p].
        paid_khr: the wage of the payroll [p, riel].
        declared_khr: the wage of the declaration [p, riel].
        short_khr: the remittance due on the wage paid less that on the wage declared, both
            shares of all schemes [p, riel]; negative where too much was declared.
        reason: positions in ``reasons.ORDER`` [p].
    """

    payroll: Int
    declared: Int
    by: Int
    score: Int
    paid_khr: Int
    declared_khr: Int
    short_khr: Int
    reason: Codes

    def __len__(self) -> int:
        return len(self.payroll)

    @property
    def both(self) -> Bool:
        """Who is in both [p]."""
        found: Bool = (self.payroll != NOBODY) & (self.declared != NOBODY)
        return found

    @property
    def difference_khr(self) -> Int:
        """Paid less declared [p, riel]."""
        apart: Int = self.paid_khr - self.declared_khr
        return apart

    def having(self, *wanted: Reason) -> Bool:
        """Return the rows of some reasons [p]."""
        rows: Bool = np.isin(self.reason, [ORDER.index(reason) for reason in wanted])
        return rows


def pairs(month: MonthlyDeclaration, declared: Payroll) -> Pairs:
    """Return everyone who was paid or declared, one row a person.

    Args:
        month: the payroll, worked out; who left before the month or was paid nothing stands
            here only if the declaration has them.
        declared: the declaration, read back [m rows].
    """
    found = matches(month.payroll, declared)
    wages = declared_wages(declared, month)
    paid = np.where(_paid(month), month.wage_khr, 0)
    shown = np.flatnonzero(_paid(month) | (found.right >= 0))
    extra = found.unmatched
    left = np.concatenate([shown, np.full(len(extra), NOBODY)])
    right = np.concatenate([found.right[shown], extra])
    nobody = list(MatchedBy).index(MatchedBy.NOT)
    table = Pairs(
        payroll=left,
        declared=right,
        by=np.concatenate([found.by[shown], np.full(len(extra), nobody)]),
        score=np.concatenate([found.score[shown], np.zeros(len(extra), np.int64)]),
        paid_khr=_at(paid, left),
        declared_khr=_at(wages, right),
        short_khr=np.zeros(len(left), np.int64),
        reason=np.zeros(len(left), np.int8),
    )
    table.short_khr = _short(table, month, declared)
    table.reason = _reasons(table, month)
    return table


def declared_wages(declared: Payroll, month: MonthlyDeclaration) -> Int:
    """Return each declared wage in riel: the riel as written, else dollars at the month's rate."""
    first, _ = side_by_side(declared.amounts("gross"), declared.amounts("gross_khr"))
    own = declared.amounts("declared_wage")
    amounts = own if own.present.any() else first
    return np.where(amounts.khr != 0, _riel_alone(amounts.khr), riel(amounts, month.options.rate))


def _riel_alone(khr: Int) -> Int:
    from declaration.money import divide_half_up
    from declaration.payroll import SCALE

    return divide_half_up(khr, SCALE)


def _paid(month: MonthlyDeclaration) -> Bool:
    due = {Status.DECLARED, Status.HELD_OUT}
    return month.status.where(lambda text: text in due) & (month.wage_khr > 0)


def _at(values: Int, rows: Int, missing: int = 0) -> Int:
    """Return values at rows, and another value where there is no row."""
    if not len(values):
        return np.full(len(rows), missing, np.int64)
    return np.where(rows == NOBODY, missing, values[rows])


def _short(table: Pairs, month: MonthlyDeclaration, declared: Payroll) -> Int:
    if month.law is None:
        return np.zeros(len(table), np.int64)
    due = _pension_due(table, month.payroll, declared, month)
    owed = _remittance(table.paid_khr, due, month.law)
    return owed - _remittance(table.declared_khr, due, month.law)


def _pension_due(
    table: Pairs, payroll: Payroll, declared: Payroll, month: MonthlyDeclaration
) -> Bool:
    """Return whose age asks for the pension contribution, by whichever file has the birth date."""
    assert month.law is not None
    births = np.full(len(table), np.datetime64("NaT", "D"))
    for source, rows in ((declared, table.declared), (payroll, table.payroll)):
        known = rows != NOBODY
        dates = source.date("birth_date")[rows[known]]
        births[known] = np.where(np.isnat(dates), births[known], dates)
    return pension_is_due(births, month.options.month, month.law.pension_age)


def _remittance(wage: Int, pension_due: Bool, law: InForce) -> Int:
    shares = contributions(wage, pension_due, law, wage > 0)
    total = np.zeros(len(wage), np.int64)
    for each in shares.values():
        total += each.remittance
    return total


def _reasons(table: Pairs, month: MonthlyDeclaration) -> Codes:
    found = np.full(len(table), ORDER.index(Reason.NONE), np.int8)
    both = table.both
    found[both] = reasons(_compared(table, both, month))
    found[both & (table.paid_khr == 0) & (table.declared_khr > 0)] = ORDER.index(Reason.NOT_PAID)
    missing = (table.declared == NOBODY) & (table.paid_khr > 0)
    found[missing] = ORDER.index(Reason.OMITTED_WORKER)
    found[missing & _just_hired(table, month)] = ORDER.index(Reason.TIMING)
    found[table.payroll == NOBODY] = ORDER.index(Reason.NOT_PAID)
    found[both & (table.paid_khr == 0) & _left(table, month)] = ORDER.index(Reason.TIMING)
    return found


def _just_hired(table: Pairs, month: MonthlyDeclaration) -> Bool:
    """Return who was hired so late that registration was not yet due at the month's end."""
    if month.law is None:
        return np.zeros(len(table), bool)
    days = days_between(month.payroll.date("hire_date"), np.datetime64(month.options.clock_day))
    hired = ~np.isnat(month.payroll.date("hire_date"))
    new = hired & (days >= 0) & (days <= month.law.hire_clock.worker_days) & ~month.registered
    return _at(new.astype(np.int64), table.payroll).astype(bool)


def _left(table: Pairs, month: MonthlyDeclaration) -> Bool:
    gone = month.status.where(lambda text: text == Status.LEFT)
    return _at(gone.astype(np.int64), table.payroll).astype(bool)


def _compared(table: Pairs, both: Bool, month: MonthlyDeclaration) -> Compared:
    assert month.law is not None
    payroll, rate = month.payroll, month.options.rate
    rows = table.payroll[both]
    earned = earnings(payroll, month.law.wage_items)
    extras = [p for p in earned.parts if p.field not in (*OVERTIME_PAY, "basic_pay", "piece_rate")]
    net, _ = side_by_side(payroll.amounts("net_pay"), payroll.amounts("net_pay_khr"))
    bases = [riel(a, rate) for a in (payroll.amounts("basic_pay"), net)]
    bases += [each.base for each in month.shares.values()]
    return Compared(
        paid=table.paid_khr[both],
        declared=table.declared_khr[both],
        dollars=month.wage_usd[rows],
        overtime=riel(earned.amount_of(*OVERTIME_PAY), rate)[rows],
        allowances=[riel(part.amounts, rate)[rows] for part in extras],
        other_bases=[base[rows] for base in bases],
    )
