"""The cells of a receipt: which are labels, and what amounts, days and numbers stand in others."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from declaration.identifiers.digits import ascii_digits
from declaration.month import Month
from importers.cells.date_text import as_date, orders, written
from importers.cells.number_text import currency_of, number_of, plain
from importers.dictionary import key
from importers.profile import format_currency
from importers.sheet import Cell, Sheet, column_letter
from resources import resource

MOST_ROWS, MOST_COLUMNS = 2_000, 60
"""A receipt is small; what lies beyond is another document."""

MOST_PAID = Decimal(10) ** 15
"""No contribution has so many digits; such a number is an account's [riel or dollars]."""

RECEIPT_NUMBER = re.compile(r"(?<![0-9-])[0-9]{8}-[0-9]{2}(?![0-9-])")
"""How the fund numbers its receipts."""

_PARTS = re.compile(r"[/()\[\]\n|:៖]")
_CURRENCY = re.compile(r"\b(in|khr|usd|riels?|us|dollars?)\b|[$៛]|រៀល|ដុល្លារ?|瑞尔|美元")
_EPOCH = date(1899, 12, 30)
_LATE = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in a cell: the number, and ``KHR``, ``USD`` or "" where it does not say."""

    number: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell, from 0."""

    row: int
    column: int

    @property
    def letter(self) -> str:
        """Its column's letter."""
        return column_letter(self.column)


class Cells:
    """The cells of one sheet of a receipt, by row and column from 0."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        rows, columns = sheet.shape
        self.rows, self.columns = min(rows, MOST_ROWS), min(columns, MOST_COLUMNS)
        filled = sheet.kinds[: self.columns, : self.rows] != Cell.EMPTY
        places = (
            (Spot(int(row), int(column))) for column, row in zip(*filled.nonzero(), strict=True)
        )
        self.spots = sorted(places, key=lambda spot: (spot.row, spot.column))

    def text(self, spot: Spot) -> str:
        """Return a cell as a person reads it; "" outside the sheet."""
        inside = spot.row < self.rows and spot.column < self.columns
        return self.sheet.text(spot.row, spot.column) if inside else ""

    def kind(self, spot: Spot) -> int:
        """Return what a cell holds."""
        return int(self.sheet.kinds[spot.column, spot.row])

    def right_of(self, spot: Spot) -> list[Spot]:
        """Return the filled cells to the right in the same row, the nearest first."""
        return [s for s in self.spots if s.row == spot.row and s.column > spot.column]

    def below(self, spot: Spot) -> list[Spot]:
        """Return the cells below in the same column, down to the end of the sheet."""
        return [Spot(row, spot.column) for row in range(spot.row + 1, self.rows)]

    def amount(self, spot: Spot) -> Amount | None:
        """Return the amount in a cell, or None."""
        kind = self.kind(spot) if self.text(spot) else Cell.EMPTY
        if kind == Cell.NUMBER:
            style = int(self.sheet.styles[spot.column, spot.row])
            currency = format_currency(self.sheet.formats.get(style, ""))
            number = Decimal(self.text(spot))
            return Amount(number, currency) if abs(number) < MOST_PAID else None
        return amount_of(self.text(spot)) if kind == Cell.TEXT else None

    def day(self, spot: Spot, month: Month) -> date | None:
        """Return the day in a cell; None where it holds none, or can be read two ways."""
        if self.text(spot) and self.kind(spot) == Cell.DATE:
            return _EPOCH + timedelta(days=int(self.sheet.numbers[spot.column, spot.row]))
        return day_of(self.text(spot), month)


def amount_of(text: str) -> Amount | None:
    """Return the amount that a text says, or None.

    >>> amount_of("៛ ៤៥,០០០,០០០"), amount_of("paid in full")
    (Amount(number=Decimal('45000000'), currency='KHR'), None)
    """
    number = number_of(text) if any(sign.isdigit() for sign in text) else None
    if number is None or abs(number) >= MOST_PAID:
        return None
    return Amount(number, currency_of(text))


def day_of(text: str, month: Month) -> date | None:
    """Return the day that a text says; the one of two readings that a payment for the month can be.

    >>> day_of("14/11/2026", Month(2026, 10)), day_of("02/11/2026", Month(2026, 10))
    (datetime.date(2026, 11, 14), datetime.date(2026, 11, 2))
    >>> day_of("05/12/2026", Month(2026, 4)) is None
    True
    """
    found = written(text)
    if found is None:
        return None
    days = {as_date(found, order, month.year + 1) for order in orders(found)}
    known = [day for day in days if day is not None]
    fitting = [day for day in known if month.first_day <= day <= month.last_day + _LATE]
    chosen = known if len(known) == 1 else fitting
    return chosen[0] if len(chosen) == 1 else None


def number_in(text: str) -> str:
    """Return the receipt number of the fund's shape in a text, or "".

    >>> number_in("លេខ ១២៣៤៥៦៧៨-០១"), number_in("012345678-01")
    ('12345678-01', '')
    """
    found = RECEIPT_NUMBER.search(ascii_digits(plain(text)))
    return found[0] if found else ""


def label(text: str, kind: str) -> int | None:
    """Return how sure a text is a label of a kind, 0 the surest, or None.

    Args:
        text: a cell, perhaps in two languages ("ទឹកប្រាក់ / Amount (KHR)").
        kind: ``amount``, ``number``, ``date`` or ``total``.

    >>> label("Amount paid (KHR):", "amount"), label("Total workers", "amount")
    (0, None)
    """
    if len(text) > 80:
        return None
    parts = (_CURRENCY.sub(" ", part.casefold()) for part in (text, *_PARTS.split(text)))
    ranks = (_ranks(kind).get(key(part)) for part in parts)
    return min((rank for rank in ranks if rank is not None), default=None)


def said_after(text: str) -> tuple[str, str]:
    """Return label and value of one cell that holds both; the value is "" where it does not.

    >>> said_after("Amount paid: 45,000,000 KHR")
    ('Amount paid', '45,000,000 KHR')
    """
    before, _, after = text.replace("៖", ":").partition(":")
    return before.strip(), after.strip()


@cache
def _ranks(kind: str) -> dict[str, int]:
    with resource("words", "receipt.toml").open("rb") as file:
        groups = tomllib.load(file)[kind]
    return {key(word): rank for rank, group in reversed(list(enumerate(groups))) for word in group}
