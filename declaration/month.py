"""A calendar month: the month declared, passed in and never taken from a clock."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of one year.

    >>> Month(2026, 12).following()
    Month(year=2027, month=1)
    >>> str(Month(2026, 2)), Month(2026, 2).last_day
    ('2026-02', datetime.date(2026, 2, 28))
    """

    year: int
    month: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Return the month written as ``YYYY-MM``.

        Raises:
            ValueError: the text is not a month of the years 1900 to 2200.
        """
        match = re.fullmatch(r"(\d{4})-(\d{2})", text.strip())
        if not match or not (1900 <= int(match[1]) <= 2200 and 1 <= int(match[2]) <= 12):
            raise ValueError(f"“{text}” is not a month; write year and month, as 2026-10.")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first_day(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)

    def following(self) -> Month:
        """Return the next month."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)
