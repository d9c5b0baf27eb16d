"""What cells of a file must hold: as a workbook's reader gives them, and as CSV has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from declaration.payroll import Bool

DANGEROUS = frozenset("=+-@\t\r")
"""A text that begins with one of these has an apostrophe before it in CSV."""
FIRST_DAY = date(1900, 3, 1)
"""The first that is a date in a workbook; days before it are written as text."""
SOME_DANGEROUS = re.compile("\0[=+\\-@\t\r]")
"""Among texts joined by NUL, which no text holds."""


@dataclass(frozen=True, slots=True)
class Cells:
    """What some cells of one column must hold.

    Attributes:
        values: texts (blank as ""), whole numbers, days, or doubles for dollars [k].
        blank: where a number is blank [k]; None for nowhere, texts and days.
    """

    values: npt.NDArray[Any]
    blank: Bool | None = None

    def plain(self) -> list[Any]:
        """Return the values as a workbook's reader gives them; blank cells as ""."""
        values: list[Any] = self.values.tolist()
        if self.values.dtype.kind == "M":
            usual = (self.values >= np.datetime64(FIRST_DAY)).all()
            return values if usual else [_day_or_text(day) for day in values]
        return self._without_blanks(values)

    def as_csv(self) -> list[Any]:
        """Return the texts that CSV must hold."""
        values: list[Any] = self.values.tolist()
        match self.values.dtype.kind:
            case "O":
                return inert(values)
            case "M":
                days: list[str] = np.datetime_as_string(self.values).tolist()
                unknown = np.isnat(self.values).any()
                return ["" if day == "NaT" else day for day in days] if unknown else days
            case "f":
                cents = (np.rint(self.values * 100) / 100 == self.values).all()
                return self._without_blanks(_dollars(values, in_cents=bool(cents)))
        return self._without_blanks([f"{number}" for number in values])

    def _without_blanks(self, values: list[Any]) -> list[Any]:
        if self.blank is None or not self.blank.any():
            return values
        return ["" if no else value for value, no in zip(values, self.blank.tolist(), strict=True)]


def _day_or_text(day: date | None) -> date | str:
    """Return a day as a workbook holds it; programs disagree on those before March 1900."""
    if day is None:
        return ""
    return day if day >= FIRST_DAY else day.isoformat()


def inert(texts: list[str]) -> list[str]:
    """Return texts as CSV must hold them; nearly always as they are."""
    if not SOME_DANGEROUS.search("\0" + "\0".join(texts)):
        return texts
    return [f"'{text}" if text[:1] in DANGEROUS else text for text in texts]


def _dollars(amounts: list[float], *, in_cents: bool) -> list[str]:
    """Return amounts with two decimals, and up to four where they have more."""
    if in_cents:
        return [f"{amount:.2f}" for amount in amounts]
    texts = [f"{amount:.4f}" for amount in amounts]
    return [text[:-2] if text.endswith("00") else text.removesuffix("0") for text in texts]


def repeated(value: str | float, n: int) -> Cells:
    """Return ``n`` cells of one value."""
    return Cells(np.array([value] * n, object if isinstance(value, str) else None))
