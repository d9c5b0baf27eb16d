"""Contributions: the base and both shares of each scheme, for all workers at once.

In go the wages declared [riel] and the law of the month; out come, for each scheme in force, the
contributory wage and the employer's and the worker's share. Whole numbers throughout: a share is
base × rate, rounded half up to the unit of law, per worker and scheme; totals add the rounded
shares.

Law:
    Law on Social Security of 25 September 2002; Prakas 220 of 2016 and 449 of 2017; Sub-Decrees
    32 and 144 of 2021. Every figure comes from ``resources/law``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np

from declaration.in_force import InForce
from declaration.law_figures import Limits, PensionAge, Rates, WageClasses
from declaration.money import share
from declaration.month import Month
from declaration.payroll import Bool, Dates, Int


class Scheme(StrEnum):
    """The branches of social security, in the order in which they began."""

    OCCUPATIONAL_RISK = "occupational_risk"
    HEALTH_CARE = "health_care"
    PENSION = "pension"


@dataclass(frozen=True, slots=True)
class Shares:
    """One scheme's contributions: n workers; all zero where nothing is due.

    Attributes:
        base: the contributory wage [n, riel].
        employer: the employer's share [n, riel].
        worker: the worker's share [n, riel].
    """

    base: Int
    employer: Int
    worker: Int

    @property
    def remittance(self) -> Int:
        """Both shares together, what is paid to the fund [n, riel]."""
        both: Int = self.employer + self.worker
        return both


def contributions(
    wage_khr: Int, pension_due: Bool, in_force: InForce, paid: Bool
) -> dict[Scheme, Shares]:
    """Return base and shares of every scheme in force.

    Args:
        wage_khr: the wage declared [n, riel]; a worker without a wage owes nothing.
        pension_due: see ``pension_is_due`` [n].
        in_force: the law of the month.
        paid: whose lines are declared; the others owe nothing [n].

    Returns:
        Scheme → shares; a scheme that did not exist yet is absent.
    """
    due = paid & (wage_khr > 0)
    common = _common_bases(wage_khr, in_force)
    found: dict[Scheme, Shares] = {}
    for scheme in Scheme:
        rates = in_force.rates(scheme)
        if rates is None:
            continue
        if scheme is Scheme.PENSION:
            bases = _straight(wage_khr, in_force.pension_wage_limits)
            found[scheme] = _shares(bases, due & pension_due, rates, in_force.rounding)
        else:
            found[scheme] = _shares(common, due, rates, in_force.rounding)
    return found


def remittance(shares: dict[Scheme, Shares]) -> int:
    """Return what is paid to the fund for all workers and schemes [riel]."""
    return sum(int(each.remittance.sum()) for each in shares.values())


def pension_is_due(birth_dates: Dates, month: Month, rule: PensionAge) -> Bool:
    """Return whose age still asks for the pension contribution [n]; all without a birth date.

    Args:
        birth_dates: NaT where unknown [n].
        month: the month declared.
        rule: the age, and whether the month of that birthday is still due.

    Law:
        Sub-Decree 32 of 4 March 2021; the month is read in two ways (``pension_age``).

    >>> from declaration.law import Law
    >>> born = np.array(["1966-09-30", "1966-10-31", "1966-11-01", "NaT"], "M8[D]")
    >>> month = Month(2026, 10)
    >>> pension_is_due(born, month, Law.load().at(month).pension_age).tolist()
    [False, False, True, True]
    """
    ago = np.timedelta64(12 * rule.years + rule.months_after - 1, "M")
    first_due = np.datetime64(str(month), "M") - ago
    due: Bool = np.isnat(birth_dates) | (birth_dates >= first_due.astype("M8[D]"))
    return due


def class_wage(wage_khr: Int, classes: WageClasses) -> Int:
    """Return the contributory wage of the class that holds each wage [n, riel].

    >>> from declaration.law import Law
    >>> table = Law.load().at(Month(2026, 10)).wage_classes
    >>> class_wage(np.array([200_000, 200_001, 1_200_000, 1_200_001]), table).tolist()
    [200000, 225000, 1175000, 1200000]
    """
    wages: Int = np.array(classes.wages, np.int64)[_class(wage_khr, classes)]
    return wages


@dataclass(frozen=True, slots=True)
class _Bases:
    """Contributory wages, each different one worked out once where the law has few.

    Attributes:
        wages: the different contributory wages, or one a worker.
        place: for each worker the position in ``wages``; None where there is one a worker.
    """

    wages: Int
    place: Int | None

    def spread(self, amounts: Int) -> Int:
        """Return amounts, one for each of ``wages``, a value a worker [n]."""
        return amounts if self.place is None else amounts[self.place]


def _common_bases(wage_khr: Int, in_force: InForce) -> _Bases:
    """Return the contributory wages of occupational risk and health care."""
    if not in_force.base_is_by_classes:
        return _straight(wage_khr, in_force.wage_limits)
    classes = in_force.wage_classes
    return _Bases(np.array(classes.wages, np.int64), _class(wage_khr, classes))


def _straight(wage_khr: Int, limits: Limits) -> _Bases:
    return _Bases(np.clip(wage_khr, limits.floor, limits.ceiling), None)


def _class(wage_khr: Int, classes: WageClasses) -> Int:
    """Return each wage's class, the first being 0; a class includes its highest wage [n]."""
    found: Int = np.searchsorted(np.array(classes.up_to, np.int64), wage_khr, side="left")
    return found


def _shares(bases: _Bases, owes: Bool, rates: Rates, unit: int) -> Shares:
    """Return base and shares, each different contributory wage reckoned once."""
    employer = _share(bases.wages, rates.employer, rates, unit)
    same = rates.worker == rates.employer
    worker = employer if same else _share(bases.wages, rates.worker, rates, unit)
    return Shares(*(bases.spread(each) * owes for each in (bases.wages, employer, worker)))


def _share(base: Int, rate: Fraction, rates: Rates, unit: int) -> Int:
    """Return one share, between the smallest and largest where the law sets these."""
    if rate == 0:
        return np.zeros_like(base)
    amount = share(base, rate, unit)
    return np.clip(amount, rates.smallest, rates.largest) if rates.largest else amount
