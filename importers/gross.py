"""A total in dollars and in riel side by side: one amount shown twice, or two parts of one.

At one constant ratio the riel column repeats the dollars, and the dollars count; the riel column
stays in ``money`` under its own name, for reference. Otherwise the parts are added, and the riel
column stands no longer by itself.
"""

from __future__ import annotations

import numpy as np

from declaration.ordered import median
from declaration.payroll import SCALE, Amounts, Bool, Payroll

TWINS = (("gross", "gross_khr"), ("net_pay", "net_pay_khr"))
"""Totals that may stand in dollars and in riel."""
_RATIOS = 3_000, 5_500
"""Riel per dollar, widely: at no other ratio does one column repeat the other."""
_ROUNDED_TO = 100 * SCALE
"""Riel columns are often rounded to a hundred [ten-thousandths]."""
_CENT = SCALE // 100
_AGREEING = 0.8
"""Share of the workers that show it; the others' riel were typed by hand (WAG-009)."""


def settle_twins(payroll: Payroll) -> None:
    """Make ``gross`` and ``net_pay`` the effective amounts, whichever currency they stand in."""
    for dollars, riel in TWINS:
        if riel not in payroll.money or dollars not in payroll.money:
            continue
        second = payroll.money[riel]
        first = payroll.money[dollars]
        if is_repeated(first, second):
            payroll.money[dollars] = _filled_up(first, second)
        else:
            payroll.money[dollars] = first + payroll.money.pop(riel)


def is_repeated(dollars: Amounts, riel: Amounts) -> bool:
    """Return whether a riel column repeats a dollar column at one ratio.

    >>> import numpy as np
    >>> usd, none, here = np.array([2_500_000, 3_000_000]), np.zeros(2, np.int64), np.ones(2, bool)
    >>> is_repeated(Amounts(usd, none, here), Amounts(none, usd * 4015, here))
    True
    >>> is_repeated(Amounts(usd, none, here), Amounts(none, usd * 0 + 120_000_000, here))
    False
    """
    both: Bool = (dollars.usd > 0) & (riel.khr > 0)
    if not both.any():
        return False
    usd, khr = dollars.usd[both].astype(np.float64), riel.khr[both].astype(np.float64)
    ratio = median(khr / usd)
    near = np.abs(khr - usd * ratio) <= _ROUNDED_TO + ratio * _CENT
    enough = near.mean() >= _AGREEING
    return bool(enough and _RATIOS[0] <= ratio <= _RATIOS[1])


def _filled_up(dollars: Amounts, riel: Amounts) -> Amounts:
    """Return the dollars, and the riel of those who have no dollars."""
    lone = (dollars.usd == 0) & (riel.khr != 0)
    return Amounts(dollars.usd, np.where(lone, riel.khr, 0), dollars.present | riel.present)
