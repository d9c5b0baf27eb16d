"""The columns of one sheet, as recognised."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from declaration.findings import Finding
from declaration.payroll import ColumnRead
from importers.headings import Heading


class Need(StrEnum):
    """What a sheet must have to be read."""

    PAYROLL = "payroll"
    """Someone's identity and a wage."""
    REGISTER = "register"
    """Someone's identity."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a heading.

    Attributes:
        index: counted from 0.
        letter: its letter.
        heading: as written, rows joined by " / ".
        field: what it was taken for; ``unknown_pay`` for pay that nobody named; "" for nothing.
        confidence: 0 to 100; 100 is exact or chosen.
        reason: ``chosen``, ``exact``, ``similar``, ``arithmetic``, ``values``, ``none``.
        currency: ``USD``, ``KHR``; "" for no money, or where it cannot be told.
        currency_reason: ``chosen``, ``heading``, ``format``, ``signs``, ``title``, ``size``, or "".
        currency_said: the other currency, which heading, format or signs give although the sizes of
            the whole column show this one; else "".
        samples: up to five cells as text.
    """

    index: int
    letter: str
    heading: str
    field: str
    confidence: int
    reason: str
    currency: str = ""
    currency_reason: str = ""
    currency_said: str = ""
    samples: tuple[str, ...] = ()

    def read(self) -> ColumnRead:
        """Return it as the payroll keeps it."""
        return ColumnRead(
            self.letter,
            self.heading,
            self.field,
            self.confidence,
            self.reason,
            self.currency,
            self.samples,
        )


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The columns of one sheet.

    Attributes:
        heading: its heading rows.
        columns: every column that has a heading or amounts, in order.
        missing: what the sheet lacks of what is needed: ``identity``, ``wage``.
        fingerprint: of the layout.
        findings: MAP findings of the sheet.
    """

    heading: Heading
    columns: list[Column]
    missing: tuple[str, ...]
    fingerprint: str
    findings: list[Finding] = field(default_factory=list)

    def named(self, name: str) -> list[Column]:
        """Return the columns taken for a field, in order."""
        return [column for column in self.columns if column.field == name]
