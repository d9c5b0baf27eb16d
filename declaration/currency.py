"""Wages that cannot be in the currency of their column: riel typed for dollars, or the reverse.

In come the wages, out come yes/no columns. Nothing is converted by it: the amounts stay as they
are, and whoever typed them is asked (WAG-007).
"""

from __future__ import annotations

import numpy as np

from declaration.payroll import SCALE, Amounts, Bool

HIGHEST_USD = 20_000
"""A wage above this many dollars is taken for riel in a dollar column."""

LOWEST_KHR = 20_000
"""A wage below this many riel may be dollars in a riel column."""

USUAL_KHR = 1_000_000
"""What a month's wage is like where the payroll itself cannot tell [riel]."""

LEAST_USUAL_KHR = 100_000
TIMES_USUAL = 10
ABOUT_A_DOLLAR = 4_000
"""Riel; only to tell a wage in dollars from one in riel, never to convert."""


def riel_for_dollars(wage: Amounts) -> Bool:
    """Return where a dollar amount can only be riel [n]."""
    high: Bool = wage.usd > HIGHEST_USD * SCALE
    return high


def dollars_for_riel(wage: Amounts) -> Bool:
    """Return where an amount of riel can only be dollars: a usual wage if it were [n].

    Riel beside dollars are the change of a wage in dollars, and may be small.
    """
    alone = only_riel(wage)
    low = alone & (wage.khr < LOWEST_KHR * SCALE)
    if not low.any():
        return low
    amounts = np.sort(wage.khr[alone])
    middle = int(amounts[len(amounts) // 2])
    usual = middle if middle >= LEAST_USUAL_KHR * SCALE else USUAL_KHR * SCALE
    return low & (wage.khr * ABOUT_A_DOLLAR <= usual * TIMES_USUAL)


def only_riel(wage: Amounts) -> Bool:
    """Return whose wage is in riel alone [n]."""
    alone: Bool = (wage.usd == 0) & (wage.khr > 0)
    return alone
