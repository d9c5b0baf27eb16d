"""What NSSF or the bank confirms to have received, against what was due on the wages declared.

The receipt follows the declaration, so it is compared with the remittance due on the wages
declared; what was not declared at all is told worker by worker (XCK-001, XCK-006) and not twice.

Law:
    Law on Social Security of 2002, article 36: late payment; the rate and the due day are dated
    figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from declaration.audit.pairing import Pairs
from declaration.contributions import Scheme, Shares
from declaration.findings import Finding, Place
from declaration.in_force import InForce
from declaration.payroll import Int

CENTS_IN_RIEL = 50
"""A receipt in dollars is rounded to a cent: about 40 riel either way [riel]."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt or invoice.

    Attributes:
        amount: as written [riel, or dollars].
        currency: ``KHR``, ``USD``, or "" where it names none: then it is read as riel.
        place: the cell it was read from.
        number: the receipt's or invoice's number, or "".
        paid_on: the day, or None where it names none.
    """

    amount: Decimal
    currency: str
    place: Place
    number: str = ""
    paid_on: date | None = None

    def riel(self, rate: Decimal | None) -> int | None:
        """Return the amount in whole riel; None for dollars without a rate."""
        if self.currency == "USD" and not rate:
            return None
        times = rate if self.currency == "USD" and rate else Decimal(1)
        return int((self.amount * times).quantize(Decimal(1), ROUND_HALF_UP))


def received(receipts: Sequence[Receipt] | None, rate: Decimal | None) -> int | None:
    """Return what all receipts confirm together [riel]; None where that is not known."""
    amounts = [receipt.riel(rate) for receipt in receipts or ()]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known and len(known) == len(amounts) else None


def tolerance(table: Pairs, wage_khr: Int, law: InForce, *, both_shares: bool) -> int:
    """Return by how much a total may differ for rounding alone [riel].

    One unit of rounding for each share of each worker: the fund rounds every share.
    """
    shares = 0
    for each in table.shares(wage_khr, law).values():
        shares += int((each.employer > 0).sum())
        shares += int((each.worker > 0).sum()) if both_shares else 0
    return shares * law.rounding


def employer_share(shares: dict[Scheme, Shares]) -> int:
    """Return the employer's share of all schemes and workers [riel]."""
    return sum(int(each.employer.sum()) for each in shares.values())


def remittance(shares: dict[Scheme, Shares]) -> int:
    """Return both shares of all schemes and workers [riel]."""
    return sum(int(each.remittance.sum()) for each in shares.values())


def differs_from_remittance(
    table: Pairs, receipts: Sequence[Receipt] | None, law: InForce, rate: Decimal | None
) -> Iterator[Finding]:
    """XCK-004: the receipts do not come to the remittance on the wages declared."""
    amount = received(receipts, rate)
    if not receipts or amount is None:
        return
    due = remittance(table.shares(table.declared_khr, law))
    slack = tolerance(table, table.declared_khr, law, both_shares=True)
    slack += CENTS_IN_RIEL * sum(receipt.currency == "USD" for receipt in receipts)
    if abs(due - amount) > slack:
        yield Finding(
            "XCK-004",
            receipts[0].place,
            field="nssf_total",
            value=str(amount),
            expected=str(due),
            figures={"received": amount, "remittance": due, "difference": due - amount},
            amount_khr=due - amount,
        )


def paid_late(
    receipts: Sequence[Receipt] | None, law: InForce, rate: Decimal | None
) -> Iterator[Finding]:
    """XCK-010: a receipt is dated after the day by which the month was to be paid."""
    due = law.due_dates.payment
    for receipt in receipts or ():
        amount = receipt.riel(rate)
        if receipt.paid_on is None or receipt.paid_on <= due or amount is None:
            continue
        months = _months_begun(due, receipt.paid_on)
        figures = {
            "number": receipt.number,
            "paid_on": receipt.paid_on,
            "due": due,
            "days": (receipt.paid_on - due).days,
            "surcharge": int(amount * law.late_payment_rate * months),
        }
        yield Finding(
            "XCK-010",
            receipt.place,
            field="pay_date",
            value=receipt.paid_on.isoformat(),
            expected=due.isoformat(),
            figures=figures,
        )


def _months_begun(due: date, paid_on: date) -> int:
    """Return the months of delay, one begun counted as one.

    >>> _months_begun(date(2026, 11, 15), date(2026, 11, 16))
    1
    >>> _months_begun(date(2026, 11, 15), date(2026, 12, 16))
    2
    """
    months = 12 * (paid_on.year - due.year) + paid_on.month - due.month
    return months + (paid_on.day > due.day)
