"""Whether columns add up: gross = sum of its parts, net = gross less deductions.

Only for telling what a column is, so binary fractions do: no amount that is declared comes from
here. A sample of rows answers as well as all of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import numpy.typing as npt

from declaration.fields import FIELDS, Role
from declaration.ordered import median
from importers.cells import number_of
from importers.sheet import Cell, Sheet

Numbers = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

_BEYOND = 1e16
_NAME = re.compile(
    r"(?!.*(?:nil|none|zero|គ្មាន|សូន្យ))[A-Za-z\u1780-\u17d3 ]*", re.IGNORECASE | re.DOTALL
)
"""Letters alone, and none of the words for nothing among them: no number."""
_CODE = re.compile(r"[A-CF-KM-QT-Za-cf-km-qt-z][0-9]|[0-9][-/:][0-9]")
"""What stands in codes and dates and in no number: a letter before a digit that ends no currency
(``USD5``, ``R5``, ``DOLLARS5``) and is no exponent, or a stroke between digits."""
_NUMBER_KINDS = (Cell.NUMBER, Cell.DURATION)
_TOLERANCE = {"USD": 0.06, "KHR": 60.0}
"""What rounding each part adds up to [dollars, riel]."""


def number_view(sheet: Sheet, rows: Rows, column: int) -> Numbers:
    """Return a column's numbers on some rows [rows], texts read as numbers; NaN where none.

    What no payroll holds is no number: infinities, more than sixteen digits.
    """
    kinds = sheet.kinds[column, rows]
    values = np.where(np.isin(kinds, _NUMBER_KINDS), sheet.numbers[column, rows], np.nan)
    texts = kinds == Cell.TEXT
    if texts.any():
        codes, place = np.unique(sheet.texts[column, rows[texts]], return_inverse=True)
        read = [_number(sheet.pool[code]) for code in codes.tolist()]
        values[texts] = np.array([np.nan if n is None else float(n) for n in read])[place]
    values[~(np.abs(values) < _BEYOND)] = np.nan
    return values


@dataclass(frozen=True, slots=True)
class PayLine:
    """The money columns of a sheet under one reading of them.

    Attributes:
        numbers: column → its numbers [rows].
        currency: column → ``USD``, ``KHR`` or "".
        rate: riel per dollar, or None; then columns in the other currency are not added.
    """

    numbers: Mapping[int, Numbers]
    currency: Mapping[int, str]
    rate: float | None = None

    def fit(self, fields: Mapping[int, str]) -> float:
        """Return how well the columns add up under a reading [0 to 2].

        The share of rows on which the gross is the sum of its parts, plus the share on which the
        net pay is the gross less what was taken.

        Args:
            fields: column → field.
        """
        gross = _first(fields, "gross")
        return self.parts_fit(fields, gross) + self.net_fit(fields, gross)

    def parts_fit(self, fields: Mapping[int, str], gross: int | None) -> float:
        """Return the share of rows on which the gross is the sum of its parts [0 to 1]."""
        parts = columns_in_role(fields, Role.PART)
        if gross is None or len(parts) < 2:
            return 0.0
        return self.share(gross, self.total(parts, gross))

    def net_fit(self, fields: Mapping[int, str], gross: int | None) -> float:
        """Return the share of rows on which net is gross less deductions [0 to 1]."""
        net = _first(fields, "net_pay")
        if gross is None or net is None:
            return 0.0
        taken = columns_in_role(fields, Role.DEDUCTION)
        whole = _first(fields, "deductions_total")
        pension = [c for c, f in fields.items() if f == "pension_worker"][:1]
        ways: list[list[int]] = [taken, [*taken, *pension]]
        ways += [] if whole is None else [[whole], [whole, *pension]]
        paid = self.total([gross], net)
        return max(self.share(net, paid - self.total(way, net)) for way in ways)

    def total(self, columns: Sequence[int], like: int) -> Numbers:
        """Return the sum of columns in another's currency [rows]; NaN where it cannot be had."""
        size = len(next(iter(self.numbers.values()))) if self.numbers else 0
        total = np.zeros(size)
        for column in columns:
            total = total + np.nan_to_num(self.numbers[column]) * self._factor(column, like)
        return total

    def _factor(self, column: int, like: int) -> float:
        """Return what turns a column's amounts into another's currency; NaN if unknown."""
        own, other = self.currency.get(column, ""), self.currency.get(like, "")
        if not own or not other or own == other:
            return 1.0
        if not self.rate:
            return float("nan")
        return 1 / self.rate if other == "USD" else self.rate

    def share(self, column: int, expected: Numbers) -> float:
        """Return the share of the column's non-zero rows that are as expected [0 to 1]."""
        actual = self.numbers[column]
        rows = (np.nan_to_num(actual) != 0) & ~np.isnan(expected)
        if not rows.any():
            return 0.0
        limit = _TOLERANCE.get(self.currency.get(column, ""), 0.06)
        if not self.currency.get(column) and median(actual[~np.isnan(actual)]) > 5000:
            limit = _TOLERANCE["KHR"]
        return float(np.mean(np.abs(actual[rows] - expected[rows]) <= limit))


def same_values(one: Numbers, other: Numbers) -> bool:
    """Return whether two columns hold the same numbers, blanks and zeros alike."""
    return bool(np.allclose(np.nan_to_num(one), np.nan_to_num(other), rtol=0, atol=1e-9))


def constant_ratio(one: Numbers, other: Numbers) -> float | None:
    """Return the ratio that one column has to another throughout, or None where it has none.

    Dollars are rounded to cents and riel to hundreds, so small amounts may stray.
    """
    rows = (np.nan_to_num(one) > 0) & (np.nan_to_num(other) > 0)
    if rows.sum() < 1 or ((np.nan_to_num(one) > 0) != (np.nan_to_num(other) > 0)).mean() > 0.05:
        return None
    ratios = one[rows] / other[rows]
    middle = median(ratios)
    near = np.abs(one[rows] - middle * other[rows]) <= np.maximum(100, 0.005 * one[rows])
    return middle if near.mean() >= 0.95 else None


def same_cells(sheet: Sheet, first: int, one: int, other: int) -> bool:
    """Return whether two columns hold the same cells, or the same numbers, from a row on."""
    kinds = sheet.kinds[:, first:]
    if not (kinds[one] != kinds[other]).any():
        alike = sheet.numbers[one, first:] == sheet.numbers[other, first:]
        if (alike & (sheet.texts[one, first:] == sheet.texts[other, first:])).all():
            return True
    rows = np.flatnonzero((kinds[one] != Cell.EMPTY) | (kinds[other] != Cell.EMPTY)) + first
    a, b = number_view(sheet, rows, one), number_view(sheet, rows, other)
    texts = np.isnan(a) & (kinds[one, rows - first] != Cell.EMPTY)
    return not texts.any() and same_values(a, b)


def _number(text: str) -> Decimal | None:
    """Return the number of a text; most are names or codes, and are not looked at twice."""
    return None if _CODE.search(text) or _NAME.fullmatch(text) else number_of(text)


def _role(field: str) -> Role | None:
    return FIELDS[field].role if field in FIELDS else None


def _first(fields: Mapping[int, str], name: str) -> int | None:
    return next((column for column, field in fields.items() if field == name), None)


def columns_in_role(fields: Mapping[int, str], role: Role) -> list[int]:
    """Return the columns whose field has a role, in order."""
    return sorted(column for column, field in fields.items() if _role(field) is role)
