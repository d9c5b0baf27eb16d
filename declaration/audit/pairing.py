"""Payroll and declaration side by side: a row a person, whether in both or in one of them.

In come the month worked out from the payroll and the declaration read back; out come the pairs
with what was paid, what was declared, what is short, and why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from declaration.audit.earned import Earned, earned
from declaration.audit.left_out import LeftOut, of_the_declaration
from declaration.audit.reasons import ORDER, Codes, Compared, Reason, reasons
from declaration.contributions import Scheme, Shares, contributions, pension_is_due
from declaration.in_force import InForce
from declaration.matching import MatchedBy, Matches, matches
from declaration.money import riel
from declaration.monthly import MonthlyDeclaration, Status
from declaration.payroll import NO_DATE, Bool, Dates, Int, Payroll
from declaration.registration import days_between

NOBODY = -1

_Kind = TypeVar("_Kind", np.int64, np.bool_)

UNREADABLE = frozenset({"FMT-001", "WAG-001", "WAG-007"})
"""Errors on the wage itself: such a worker was paid, but nobody can say how much."""


WAGES = ("declared_wage", "gross_khr", "gross")
"""Where a declaration has its wage, the surest first."""

NO_AMOUNT = "FMT-001"


@dataclass(slots=True)
class Pairs:
    """Everyone in the payroll or the declaration: p rows, the payroll's first, in its order.

    Attributes:
        payroll: row in the payroll, or -1 [p].
        declared: row in the declaration, or -1 [p].
        by: how the two were matched, positions in ``list(MatchedBy)`` [p].
        score: how sure, 0 to 100 [p].
        paid: who was paid in the month [p].
        known: whose wage could be read; of the others only the head is counted [p].
        readable: likewise for the wage of the declaration; true where there is none [p].
        paid_khr: the wage of the payroll [p, riel].
        full_khr: the same with what the payroll's gross leaves out [p, riel].
        declared_khr: the wage of the declaration [p, riel].
        short_khr: the remittance due on the wage paid less that on the wage declared, both
            shares of all schemes [p, riel]; negative where too much was declared.
        reason: positions in ``reasons.ORDER`` [p].
        pension_due: whose age asks for the pension contribution, by either file [p].
        left_out: the payroll's columns that the declaration, or the payroll's own gross, leaves
            out.
    """

    payroll: Int
    declared: Int
    by: Int
    score: Int
    paid: Bool
    known: Bool
    readable: Bool
    paid_khr: Int
    full_khr: Int
    declared_khr: Int
    short_khr: Int
    reason: Codes
    pension_due: Bool
    left_out: list[LeftOut] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.payroll)

    @property
    def both(self) -> Bool:
        """Who is in both [p]."""
        found: Bool = (self.payroll != NOBODY) & (self.declared != NOBODY)
        return found

    @property
    def stands_declared(self) -> Bool:
        """Who is declared: with a wage, or paid and without one; a blank line counts nobody [p]."""
        found: Bool = (self.declared != NOBODY) & (self.paid | (self.declared_khr > 0))
        return found

    @property
    def difference_khr(self) -> Int:
        """Paid less declared; 0 where one of them could not be read [p, riel]."""
        return np.where(self.known & self.readable, self.paid_khr - self.declared_khr, 0)

    @property
    def is_lower(self) -> Bool:
        """Whose declared wage is lower than the wage paid, beyond rounding [p]."""
        quiet = self.having(Reason.NONE, Reason.ROUNDING)
        lower: Bool = self.both & self.paid & (self.difference_khr > 0) & ~quiet
        return lower

    @property
    def is_higher(self) -> Bool:
        """Whose declared wage is higher than the wage paid, beyond rounding and rate [p]."""
        quiet = self.having(Reason.NONE, Reason.ROUNDING, Reason.EXCHANGE_RATE)
        higher: Bool = self.both & self.paid & (self.difference_khr < 0) & ~quiet
        return higher

    def having(self, *wanted: Reason) -> Bool:
        """Return the rows of some reasons [p]."""
        rows: Bool = np.isin(self.reason, [ORDER.index(reason) for reason in wanted])
        return rows

    def shares(self, wage_khr: Int, law: InForce) -> dict[Scheme, Shares]:
        """Return what is due on some wages of these people, by scheme [p]."""
        return contributions(wage_khr, self.pension_due, law, wage_khr > 0)


INCLUSION = (Reason.OVERTIME_LEFT_OUT, Reason.ALLOWANCE_LEFT_OUT)


def pairs(
    month: MonthlyDeclaration, declared: Payroll, law: InForce, own: Earned | None = None
) -> Pairs:
    """Return everyone who was paid or declared, one row a person.

    Args:
        month: the payroll, worked out; who left before the month or was paid nothing stands
            here only if the declaration has them.
        declared: the declaration, read back [m rows].
        law: of the month.
        own: what the workers earned, where it is known already.
    """
    own = own or earned(month, law)
    found = _declared_only(matches(month.payroll, declared), _is_declared(declared))
    table = _side_by_side(month, declared, found, declared_wages(declared, month), own.full, law)
    table.readable = _at(_readable(declared), table.declared, missing=True)
    table.reason = _reasons(table, month, own, law)
    table.left_out = [*_left_out(table, own), *own.gross_leaves_out]
    return _priced(table, law)


def _left_out(table: Pairs, own: Earned) -> list[LeftOut]:
    """Return the pay items that make up what declared wages lack."""
    some = table.having(*INCLUSION) & table.is_lower
    if not some.any():
        return []
    rows = table.payroll[some]
    overtime, allowances = (
        [each[rows] for each in kind] for kind in (own.overtime, own.allowances)
    )
    return of_the_declaration(table.difference_khr[some], overtime, allowances, own.columns)


def pairs_of_wages(month: MonthlyDeclaration, second: MonthlyDeclaration, law: InForce) -> Pairs:
    """Return everyone whom one of two payrolls pays; ``declared_khr`` is the second's wage."""
    paid, known = paid_and_known(second)
    wages = np.where(paid & known, second.wage_khr, 0)
    found = matches(month.payroll, second.payroll)
    table = _side_by_side(month, second.payroll, found, wages, month.wage_khr, law)
    table.known &= _at(known, table.declared, missing=True)
    table.reason[table.difference_khr != 0] = ORDER.index(Reason.UNEXPLAINED)
    return _priced(table, law)


def _declared_only(found: Matches, line: Bool) -> Matches:
    """Return the matches without the lines that declare nobody."""
    if line.all():
        return found
    right = np.where((found.right >= 0) & line[found.right], found.right, NOBODY)
    by = np.where(right >= 0, found.by, list(MatchedBy).index(MatchedBy.NOT))
    score = np.where(right >= 0, found.score, 0)
    return Matches(right, by, score, found.unmatched[line[found.unmatched]])


def _side_by_side(
    month: MonthlyDeclaration, theirs: Payroll, found: Matches, wages: Int, full: Int, law: InForce
) -> Pairs:
    """Return everyone in both files, with the wages; nothing is explained or priced yet."""
    paid, known = paid_and_known(month)
    shown = np.flatnonzero(paid | (found.right >= 0))
    left = np.concatenate([shown, np.full(len(found.unmatched), NOBODY)])
    right = np.concatenate([found.right[shown], found.unmatched])
    alone = np.zeros(len(found.unmatched), np.int64)
    return Pairs(
        payroll=left,
        declared=right,
        by=np.concatenate([found.by[shown], alone + list(MatchedBy).index(MatchedBy.NOT)]),
        score=np.concatenate([found.score[shown], alone]),
        paid=_at(paid, left),
        known=_at(known, left, missing=True),
        readable=np.ones(len(left), bool),
        paid_khr=_at(np.where(paid & known, month.wage_khr, 0), left),
        full_khr=_at(np.where(paid & known, full, 0), left),
        declared_khr=_at(wages, right),
        short_khr=np.zeros(len(left), np.int64),
        reason=np.zeros(len(left), np.int8),
        pension_due=_pension_due(left, right, month, theirs, law),
    )


def _priced(table: Pairs, law: InForce) -> Pairs:
    short = _remittance(table, table.paid_khr, law) - _remittance(table, table.declared_khr, law)
    table.short_khr = np.where(table.known & table.readable & ~table.having(Reason.NONE), short, 0)
    return table


def declared_wages(declared: Payroll, month: MonthlyDeclaration) -> Int:
    """Return each declared wage [m, riel]: riel as written, else dollars at the month's rate.

    What was declared is the amount in riel; a column of dollars beside it tells where it came
    from, and at another rate the two differ. Less than nothing declares nothing.
    """
    wage = np.zeros(len(declared), np.int64)
    columns = [declared.amounts(name) for name in WAGES]
    for amounts in columns:
        wage = np.where((wage == 0) & (amounts.khr != 0), riel(amounts, month.options.rate), wage)
    for amounts in columns:
        wage = np.where(wage == 0, riel(amounts, month.options.rate), wage)
    return np.maximum(wage, 0)


def _readable(declared: Payroll) -> Bool:
    """Return whose declared wage is an amount, or is blank as a form may leave it [m]."""
    there = np.any([declared.amounts(name).present for name in WAGES], axis=0)
    spoilt = np.zeros(len(declared), bool)
    for finding in declared.findings:
        if finding.code == NO_AMOUNT and finding.field in {*WAGES, "basic_pay"}:
            spoilt[slice(None) if finding.worker is None else finding.worker] = True
    readable: Bool = there | ~spoilt
    return readable


def nothing_readable(declared: Payroll) -> bool:
    """Return whether a declaration has lines, and no wage in them can be read."""
    return len(declared) > 0 and not _readable(declared).any()


def _is_declared(declared: Payroll) -> Bool:
    """Return whose line is a declaration: our contributions.csv lists the others too [m]."""
    written = declared.as_written.get("status") or declared.text("status")
    others = {str(status) for status in Status} - {Status.DECLARED}
    line: Bool = ~written.where(lambda text: text in others)
    return line


def paid_and_known(month: MonthlyDeclaration) -> tuple[Bool, Bool]:
    """Return who was paid, and whose wage is known [n]."""
    known = np.ones(len(month.payroll), bool)
    known[[who for who, codes in month.held_by.items() if UNREADABLE & set(codes)]] = False
    due = {Status.DECLARED, Status.HELD_OUT}
    here = month.status.where(lambda text: text in due)
    return here & ((month.wage_khr > 0) | ~known), known


def _at(values: npt.NDArray[_Kind], rows: Int, missing: int = 0) -> npt.NDArray[_Kind]:
    """Return values at rows, and another value where there is no row."""
    if not len(values):
        return np.full(len(rows), missing, values.dtype)
    return np.where(rows == NOBODY, np.array(missing, values.dtype), values[rows])


def _remittance(table: Pairs, wage_khr: Int, law: InForce) -> Int:
    shares = table.shares(wage_khr, law).values()
    return sum((each.remittance for each in shares), np.zeros(len(table), np.int64))


def _pension_due(
    left: Int, right: Int, month: MonthlyDeclaration, declared: Payroll, law: InForce
) -> Bool:
    """Return whose age asks for the pension contribution, by whichever file has the birth date."""
    if law.rates(Scheme.PENSION) is None:
        return np.zeros(len(left), bool)
    births = np.full(len(left), NO_DATE)
    for source, rows in ((declared, right), (month.payroll, left)):
        known = rows != NOBODY
        dates: Dates = source.date("birth_date")[rows[known]]
        births[known] = np.where(np.isnat(dates), births[known], dates)
    return pension_is_due(births, month.options.month, law.pension_age)


def _reasons(table: Pairs, month: MonthlyDeclaration, own: Earned, law: InForce) -> Codes:
    found = np.full(len(table), ORDER.index(Reason.NONE), np.int8)
    both = table.both & table.paid
    compared = both & table.known & table.readable
    found[compared] = reasons(_compared(table, compared, month, own, law))
    found[both & ~compared] = ORDER.index(Reason.UNEXPLAINED)
    found[~table.paid & (table.declared_khr > 0)] = ORDER.index(Reason.NOT_PAID)
    missing = (table.declared == NOBODY) & table.paid
    found[missing] = ORDER.index(Reason.OMITTED_WORKER)
    gone = ~table.paid & (table.declared_khr > 0) & _at(_gone(month), table.payroll)
    found[gone | (missing & _at(_just_hired(month, law), table.payroll))] = _TIMING
    return found


_TIMING = ORDER.index(Reason.TIMING)


def _just_hired(month: MonthlyDeclaration, law: InForce) -> Bool:
    """Return who was hired so late that registration was not yet due at the month's end [n]."""
    hired = month.payroll.date("hire_date")
    days = days_between(hired, np.datetime64(month.options.clock_day))
    new: Bool = ~np.isnat(hired) & (days >= 0) & (days <= law.hire_clock.worker_days)
    return new & ~month.registered


def _gone(month: MonthlyDeclaration) -> Bool:
    return month.status.where(lambda text: text == Status.LEFT)


def _compared(
    table: Pairs, some: Bool, month: MonthlyDeclaration, own: Earned, law: InForce
) -> Compared:
    """Return the matched workers, with what may explain a difference."""
    rows = table.payroll[some]
    band = law.exchange_rate_band
    return Compared(
        paid=table.paid_khr[some],
        declared=table.declared_khr[some],
        dollars=own.dollars[rows],
        riel_part=own.riel_part[rows],
        overtime=[each[rows] for each in own.overtime],
        allowances=[each[rows] for each in own.allowances],
        not_wage=[each[rows] for each in own.not_wage],
        own_bases=[each[rows] for each in own.own_bases],
        contributory=[each.base[rows] for each in month.shares.values()],
        rates=(band.floor, band.ceiling),
    )
