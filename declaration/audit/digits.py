"""XCK-019 and XCK-020: figures that look made up. Notices: a hint where to look, never a proof.

Round figures: wages paid in dollars come to odd riel; a declaration full of round ones was not
reckoned from them. First digits: pay that grows from many small things begins with 1 more often
than with 9 (Benford's law); it says nothing of wages, which lie close together, and is only asked
of pay items that spread over two powers of ten.

Sources: F. Benford, “The law of anomalous numbers” (1938); M. Nigrini, “Benford's Law” (2012), of
the mean absolute deviation above which first digits do not conform (0.015).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.audit.differences import wage_field
from declaration.audit.earned import Earned
from declaration.audit.pairing import Pairs
from declaration.findings import Finding
from declaration.monthly import MonthlyDeclaration
from declaration.ordered import at_shares
from declaration.payroll import Int, PayColumn, Payroll

ROUND = 10_000
FEWEST = 30
"""Workers below which nothing is said of round figures."""
MANY, FEW = 0.5, 0.1
"""Shares of round wages: so many declared, and so few paid."""

FEWEST_DIGITS = 300
"""Figures below which first digits tell nothing."""
SPREAD = 100
"""Largest ÷ smallest of the middle 98 in 100 that first digits need."""
NOT_CONFORMING = 0.015


def round_wages(table: Pairs, declared: Payroll) -> Iterator[Finding]:
    """XCK-019: most declared wages are round to 10,000 riel, and the wages paid are not."""
    rows = table.both & table.paid & table.known & (table.declared_khr > 0)
    if int(rows.sum()) < FEWEST:
        return
    round_ones = rows & (table.declared_khr % ROUND == 0) & (table.difference_khr != 0)
    share = float(round_ones.sum() / rows.sum())
    paid = float((table.paid_khr[rows] % ROUND == 0).mean())
    if share >= MANY and paid <= FEW:
        line = int(table.declared[np.flatnonzero(round_ones)[0]])
        yield Finding(
            "XCK-019",
            declared.place(line, wage_field(declared)),
            field="declared_wage",
            value=str(table.declared_khr[np.flatnonzero(round_ones)[0]]),
            figures={"workers": int(round_ones.sum()), "of": int(rows.sum()), "unit": ROUND},
        )


def first_digits(month: MonthlyDeclaration, own: Earned) -> Iterator[Finding]:
    """XCK-020: the first digits of a pay item are not spread as such figures are."""
    for column, pay in zip(own.columns, [*own.overtime, *own.allowances], strict=True):
        deviation = nonconformity(_in_its_currency(column))
        if deviation is not None and deviation > NOT_CONFORMING:
            worker = int(np.flatnonzero(pay > 0)[0])
            yield Finding(
                "XCK-020",
                month.payroll.place(worker, column.field, column.heading),
                field=column.field,
                figures={
                    "heading": column.heading,
                    "workers": int((pay > 0).sum()),
                    "deviation": f"{deviation:.3f}",
                },
            )


def _in_its_currency(column: PayColumn) -> Int:
    """Return the amounts as written: a rate would change their first digits [n]."""
    amounts = column.amounts
    return amounts.usd if amounts.usd.any() else amounts.khr


def nonconformity(amounts: Int) -> float | None:
    """Return how far first digits are from Benford's law; None where it cannot be asked.

    Args:
        amounts: whole numbers [n]; those not above zero are left aside.

    Returns:
        Mean absolute deviation of the nine shares.

    >>> nonconformity(np.array([1, 2, 3])) is None
    True
    >>> round(nonconformity(np.array([round(1.01**i * 1000) for i in range(1000)])), 2)
    0.0
    """
    found = amounts[amounts > 0]
    if len(found) < FEWEST_DIGITS:
        return None
    low, high = at_shares(found, (0.01, 0.99))
    if high < SPREAD * low:
        return None
    first = found // 10 ** np.floor(np.log10(found)).astype(np.int64)
    shares = np.bincount(np.clip(first, 1, 9), minlength=10)[1:] / len(found)
    return float(np.abs(shares - np.log10(1 + 1 / np.arange(1, 10))).mean())
