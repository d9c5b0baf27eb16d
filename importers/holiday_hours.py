"""Hours and pay of public holidays: worked, and so overtime, or a holiday that is only paid.

“PH Hrs” beside “PH Amount” says neither. What was paid for an hour does: a holiday at rest is paid
once, work on it twice or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from declaration.ordered import median
from importers.claims import Claim
from importers.labels import PARTS, Candidate
from importers.overtime import is_holiday_hours

HOURS_A_MONTH = 208
"""Law: Labour Law of 1997, Article 137: eight hours on twenty-six days."""

WORKED, MOST = 1.5, 3.5
"""Times an hour's basic pay: from here on the hours were worked; beyond it something else."""

_BASIC = ("basic_rate", "basic_pay")


def tell_holiday_hours(claims: Sequence[Claim]) -> None:
    """Take hours and pay of holidays for overtime where an hour was paid as work on a holiday."""
    basic = next((c for c in claims if c.options and c.options[0].field in _BASIC), None)
    for hours, pay in pairwise(claims):
        if basic is None or pay.column != hours.column + 1 or not _are_open(hours, pay):
            continue
        if WORKED <= _times_paid(hours, pay, basic) <= MOST:
            hours.options = [Candidate("overtime_hours_holiday", PARTS)]
            pay.options = [Candidate("overtime_pay_holiday", PARTS)]


def _are_open(hours: Claim, pay: Claim) -> bool:
    """Return whether two columns are hours of holidays and what was paid for holidays."""
    is_leave_pay = [option.field for option in pay.reading.candidates] == ["leave_pay"]
    return is_leave_pay and is_holiday_hours(hours.label)


def _times_paid(hours: Claim, pay: Claim, basic: Claim) -> float:
    """Return how many times an hour's basic pay was paid for an hour, for most; 0 if unknown."""
    due = np.nan_to_num(hours.cells.numbers * basic.cells.numbers / HOURS_A_MONTH)
    paid = np.nan_to_num(pay.cells.numbers)
    both = (due > 0) & (paid > 0)
    return median(paid[both] / due[both]) if both.any() else 0.0
