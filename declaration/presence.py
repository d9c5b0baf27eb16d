"""Who worked, was suspended or had left: what each worker's month was, before any finding.

In come the payroll and its wages; out come yes/no columns from which a line's status follows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from declaration.earnings import sheets_that_have
from declaration.fields import OVERTIME_HOURS
from declaration.month import Month
from declaration.payroll import Amounts, Bool, Int, Payroll


@dataclass(slots=True)
class Presence:
    """What each worker's month was [n]; exactly one of the first four, or ``paid``, decides.

    Attributes:
        left: left before the month, or says so and has no wage.
        suspended: says so, or no days and no wage.
        unpaid: worked, and has no wage: an error.
        not_due: no wage otherwise.
        paid: has a wage; also where ``left`` or ``suspended``.
        declared: has a wage and is neither of these: the line is due.
    """

    left: Bool
    suspended: Bool
    unpaid: Bool
    not_due: Bool
    paid: Bool

    @property
    def declared(self) -> Bool:
        """Whose line is due [n]."""
        due: Bool = self.paid & ~self.left & ~self.suspended
        return due

    @property
    def here(self) -> Bool:
        """Who belongs to the month: all but those who had left [n]."""
        here: Bool = ~self.left
        return here


def presence(payroll: Payroll, wage: Amounts, sign: Int, month: Month) -> Presence:
    """Return what each worker's month was.

    Args:
        payroll: n workers.
        wage: the wage declared [n].
        sign: a number with the sign of that wage [n].
        month: the month declared.
    """
    paid = sign > 0
    days = payroll.quantity("work_days")
    has_days = sheets_that_have(payroll, days.present)
    hours = hours_of_overtime(payroll)
    left = (_says(payroll, "left") & ~paid) | _left_before(payroll, month)
    idle = has_days & (days.value <= 0) & (hours <= 0) & ~paid
    suspended = ~left & (_says(payroll, "suspended") | idle)
    at_work = _says(payroll, "working") | (_says(payroll, "") & ~wage.present) | (sign < 0)
    worked = (days.value > 0) | (hours > 0) | (~has_days & at_work)
    unpaid = worked & ~paid & ~left & ~suspended
    return Presence(left, suspended, unpaid, ~(paid | left | suspended | unpaid), paid)


def hours_of_overtime(payroll: Payroll) -> Int:
    """Return all hours of overtime, of whichever kind [n, ten-thousandths of an hour].

    A column of all overtime beside columns of its kinds is their total.
    """
    total, *kinds = (payroll.quantity(name).value for name in OVERTIME_HOURS)
    hours: Int = np.maximum(total, sum(kinds)) if _is_total(total, kinds) else total + sum(kinds)
    return hours


def _is_total(total: Int, kinds: list[Int]) -> bool:
    split = np.sum(kinds, axis=0)
    both = (total > 0) & (split > 0)
    return bool(both.any() and 2 * (total == split)[both].sum() >= both.sum())


def _says(payroll: Payroll, word: str) -> Bool:
    """Return whose status is a word; all, for "", where there is no status [n]."""
    status = payroll.text("status")
    said: Bool = ~status.filled() if not word else status.where(lambda text: text == word)
    return said


def _left_before(payroll: Payroll, month: Month) -> Bool:
    before: Bool = payroll.date("leave_date") < np.datetime64(month.first_day)
    return before
