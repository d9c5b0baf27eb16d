"""A column of a file before it is written: every different value once, and which row has which.

The writers turn each different value into the text of a cell a single time, however many workers
share it; rows are then only put together. Nothing here knows xlsx or CSV.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from declaration.payroll import SCALE, Bool, Codes, Dates, Int, Texts

CENT = SCALE // 100
EPOCH = np.datetime64("1970-01-01", "D")


class Form(StrEnum):
    """What the cells of a column are."""

    TEXT = "text"
    INTEGER = "integer"
    DOLLARS = "dollars"
    """An amount with at least two decimals, kept as whole ten-thousandths."""
    DECIMAL = "decimal"
    """Any decimal number, kept as whole ten-thousandths."""
    DATE = "date"
    """Days since 1970-01-01."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: n cells.

    Attributes:
        form: what they are.
        codes: position in ``pool`` for each row [n]; 0 is a blank cell.
        pool: the different values, texts or whole numbers by ``form``; ``pool[0]`` is "" or 0 and
            never written.
    """

    form: Form
    codes: Codes
    pool: Sequence[str] | Sequence[int]

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, rows: Int | Bool) -> Column:
        """Return the column for some of the rows; values none of them has are left behind."""
        codes = self.codes[rows]
        if len(codes) * 4 > len(self.pool):
            return Column(self.form, codes, self.pool)
        used, place = np.unique(np.append(codes, np.int32(0)), return_inverse=True)
        pool = [self.pool[code] for code in used.tolist()]
        return Column(self.form, place.reshape(-1)[:-1].astype(np.int32), pool)

    def blank(self) -> Bool:
        """Return where the cell is blank [n]."""
        empty: Bool = self.codes == 0
        return empty

    def text_pool(self) -> list[str]:
        """Return the different texts of a TEXT column."""
        return list(map(str, self.pool))

    def number_pool(self) -> list[int]:
        """Return the different whole numbers of any other column."""
        return list(map(int, self.pool))


def of_texts(texts: Texts) -> Column:
    """Return the column of texts, without the texts that no row has."""
    used = [0, *(code for code in texts.used() if code)]
    place = np.zeros(len(texts.pool), np.int32)
    place[used] = np.arange(len(used), dtype=np.int32)
    return Column(Form.TEXT, place[texts.codes], [texts.pool[code] for code in used])


def of_numbers(values: Int, present: Bool | None = None, form: Form = Form.INTEGER) -> Column:
    """Return the column of whole numbers (or ten-thousandths, or days).

    Args:
        values: [n].
        present: where there is a value at all [n]; everywhere if not given.
        form: what the numbers are.
    """
    if not len(values):
        return Column(form, np.zeros(0, np.int32), [0])
    different, place = np.unique(values, return_inverse=True)
    codes = place.astype(np.int32).reshape(-1) + np.int32(1)
    if present is not None:
        codes = np.where(present, codes, np.int32(0))
    return Column(form, codes, [0, *different.tolist()])


def of_dates(dates: Dates) -> Column:
    """Return the column of days; NaT is blank."""
    known = ~np.isnat(dates)
    days = np.where(known, (dates - EPOCH).astype(np.int64), 0)
    return of_numbers(days, known, Form.DATE)


def same(form: Form, value: str | int | None, n: int) -> Column:
    """Return ``n`` cells of one value; blank for None and ""."""
    blank = value is None or value == ""
    codes = np.full(n, 0 if blank else 1, np.int32)
    if form is Form.TEXT:
        return Column(form, codes, ["", "" if value is None else str(value)])
    return Column(form, codes, [0, int(value or 0)])


def number_text(form: Form, number: int) -> str:
    """Return a number of a pool as files write it; days as ISO dates.

    >>> number_text(Form.DECIMAL, 40_150_000), number_text(Form.DECIMAL, 40_155_000)
    ('4015', '4015.50')
    >>> number_text(Form.DATE, 0)
    '1970-01-01'
    """
    if form is Form.DATE:
        return str(EPOCH + np.timedelta64(number, "D"))
    if form is Form.DOLLARS or (form is Form.DECIMAL and number % SCALE):
        return dollars_text(number)
    return str(number // SCALE if form is Form.DECIMAL else number)


def dollars_text(ten_thousandths: int) -> str:
    """Return an amount as plain decimal text, two decimals and more only where it has more.

    >>> dollars_text(2_500_000), dollars_text(2_500_001), dollars_text(-5_000)
    ('250.00', '250.0001', '-0.50')
    """
    if ten_thousandths >= 0 and not ten_thousandths % CENT:  # nearly all of them
        return f"{ten_thousandths // SCALE}.{ten_thousandths // CENT % 100:02d}"
    sign = "-" if ten_thousandths < 0 else ""
    whole, part = divmod(abs(ten_thousandths), SCALE)
    decimals = f"{part:04d}"
    return f"{sign}{whole}.{decimals[:2]}{decimals[2:].rstrip('0')}"
