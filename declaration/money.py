"""Exact arithmetic on columns of money: whole numbers only, rounding in one place.

Amounts come as ten-thousandths (``declaration.payroll.SCALE``) and end as whole riel.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

from declaration.payroll import SCALE, Amounts, Int

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE_SCALE = 10_000
"""An exchange rate keeps four decimals."""

LARGEST_AMOUNT = 10**10
"""No cell of a payroll is larger [dollars or riel]; keeps sums inside 64 bits."""

LARGEST_CONVERTED = 10**7 * SCALE
"""Dollars are compared up to here [ten-thousandths]: the product with a rate below 9,000 fits in
64 bits. A wage beyond it is riel in a dollar column (WAG-007) and never declared."""


def divide_half_up(numerator: Int, divisor: int) -> Int:
    """Return numerator ÷ divisor, rounded to the nearest whole, halves away from zero.

    >>> divide_half_up(np.array([5, 15, -5, 14]), 10).tolist()
    [1, 2, -1, 1]
    """
    size = np.abs(numerator)
    whole = size // divisor
    up = 2 * (size - whole * divisor) >= divisor  # the rest is doubled, never the whole: 64 bits
    rounded: Int = np.sign(numerator) * (whole + up)
    return rounded


def share(base: Int, rate: Fraction, unit: int = 1) -> Int:
    """Return base × rate rounded half up to the unit.

    Args:
        base: riel [n].
        rate: share of the base, as ``Fraction(8, 1000)``.
        unit: the rounding unit of the law [riel].

    >>> share(np.array([225_000, 1_200_000]), Fraction(26, 1000)).tolist()
    [5850, 31200]
    """
    return divide_half_up(base * rate.numerator, rate.denominator * unit) * unit


def rate_units(rate: Decimal | None) -> int:
    """Return an exchange rate as whole units of ``1/RATE_SCALE``; 0 where there is none."""
    return int((rate or Decimal(0)) * RATE_SCALE)


def exact_riel(amounts: Amounts, rate: Decimal | None) -> NDArray[np.int64]:
    """Return dollars × rate + riel without rounding [n, 1/(SCALE × RATE_SCALE) of a riel].

    Only for differences and comparisons; wages go through ``riel``.
    """
    usd = np.clip(amounts.usd, -LARGEST_CONVERTED, LARGEST_CONVERTED)
    exact: Int = usd * rate_units(rate) + amounts.khr * RATE_SCALE
    return exact


def riel(amounts: Amounts, rate: Decimal | None) -> Int:
    """Return whole riel: dollars × rate + riel, rounded half up once [n, riel].

    >>> one = np.array([2_500_001])
    >>> riel(Amounts(one, one * 0, one > 0), Decimal(4015)).tolist()   # 250.0001 dollars
    [1003750]
    """
    # Whole dollars and what is left of them apart, so that no product passes 64 bits.
    dollars, rest = np.divmod(amounts.usd, SCALE)
    units, left = np.divmod(dollars * rate_units(rate) + amounts.khr, RATE_SCALE)
    more, fraction = np.divmod(left * SCALE + rest * rate_units(rate), SCALE * RATE_SCALE)
    whole = units + more
    is_half = 2 * fraction == SCALE * RATE_SCALE
    up = (2 * fraction > SCALE * RATE_SCALE) | (is_half & (whole >= 0))
    rounded: Int = whole + up
    return rounded
