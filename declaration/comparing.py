"""Whether amounts of one payroll agree: exact comparison of columns, in whichever currency.

In come columns of amounts; out come whole numbers that may be added and compared, and how far
apart two of them may lie and still be called equal: 0.01 dollar, or 50 riel. A payroll in one
currency is compared in that currency and needs no exchange rate.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from declaration.money import RATE_SCALE, exact_riel, rate_units
from declaration.payroll import SCALE, Amounts, Bool, Int

CENT = SCALE // 100
"""0.01 dollar [ten-thousandths of a dollar]."""

FIFTY_RIEL = 50 * SCALE
"""[ten-thousandths of a riel]."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """Turns amounts into numbers of one unit.

    Attributes:
        unit: ``USD``, ``KHR`` (ten-thousandths), ``both`` (exact riel at the rate) or ``none``:
            dollars beside riel and no rate to compare them at.
        rate: riel per dollar.
        tolerance: how far apart equal amounts may lie [n, or one for all].
    """

    unit: str
    rate: Decimal | None
    tolerance: Int

    @classmethod
    def over(cls, columns: Iterable[Amounts], rate: Decimal | None) -> Yardstick:
        """Return the yardstick for some columns of one payroll."""
        columns = list(columns)
        dollars = [column.usd for column in columns if column.usd.any()]
        riel = [column.khr for column in columns if column.khr.any()]
        if not riel:
            return cls("USD", rate, np.array(CENT))
        if not dollars:
            return cls("KHR", rate, np.array(FIFTY_RIEL))
        if not rate:
            return cls("none", rate, np.array(0))
        has_riel = np.logical_or.reduce([column != 0 for column in riel])
        cent, fifty = CENT * rate_units(rate), FIFTY_RIEL * RATE_SCALE
        return cls("both", rate, np.where(has_riel, fifty, cent))

    def measure(self, amounts: Amounts) -> Int:
        """Return the amounts as whole numbers of the unit [n]."""
        match self.unit:
            case "USD":
                return amounts.usd
            case "KHR":
                return amounts.khr
            case "both":
                return exact_riel(amounts, self.rate)
        return np.zeros(len(amounts), np.int64)

    def zero(self, measured: Int, rows: Int | None = None) -> Bool:
        """Return where a difference is none: within the tolerance [n].

        Args:
            measured: of some or all workers.
            rows: the workers, where not all.
        """
        limit = self.tolerance
        if rows is not None and limit.ndim:
            limit = limit[rows]
        near: Bool = np.abs(measured) <= limit
        return near
