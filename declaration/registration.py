"""The hire clock: who is registered with NSSF, since when, and for how long others are not.

In come the payroll and perhaps the register of the fund; out come who stands in it, who has a
number, and the days since each hire.

Law:
    Prakas 448 of 2017 and 168 of 2022: a worker within three days of starting; before, with the
    enterprise, within 45 days (Prakas 021 of 2008). Every term is a dated figure.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from declaration.matching import Matches, matches
from declaration.payroll import NO_DATE, Bool, Dates, Int, Payroll


@dataclass(slots=True)
class Registration:
    """Who is registered: n workers.

    Attributes:
        registered: has a number of NSSF's, or stands in the register [n].
        has_number: has a number in the payroll [n].
        registered_on: the day, from the payroll, else from the register; NaT where unknown [n].
        found: who stands where in the register; None without one.
    """

    registered: Bool
    has_number: Bool
    registered_on: Dates
    found: Matches | None

    @property
    def in_register(self) -> Bool:
        """Where the worker was found in the register [n]."""
        if self.found is None:
            return np.zeros(len(self.registered), bool)
        found: Bool = self.found.right >= 0
        return found


def registration(payroll: Payroll, register: Payroll | None) -> Registration:
    """Return who is registered.

    Args:
        payroll: n workers.
        register: the workers that NSSF has registered, read as a table of people, or None.
    """
    has_number = payroll.text("nssf_number").filled()
    since = payroll.date("registered_on").copy()
    if register is None:
        return Registration(has_number, has_number, since, None)
    found = matches(payroll, register)
    known = found.right >= 0
    theirs = np.full(len(payroll), NO_DATE)
    theirs[known] = register.date("registered_on")[found.right[known]]
    since = np.where(np.isnat(since), theirs, since)
    return Registration(has_number | known, has_number, since, found)


def days_between(start: Dates, end: Dates | np.datetime64) -> Int:
    """Return whole days from one day to another; 0 where either is unknown [n].

    >>> days_between(np.array(["2026-10-01", "NaT"], "M8[D]"), np.datetime64("2026-10-31")).tolist()
    [30, 0]
    """
    apart = end - start
    return np.where(np.isnat(apart), 0, apart.astype(np.int64))
