"""What a person chose about reading a payroll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from declaration.month import Month

HeadingRows = tuple[int, int]
"""First and last row of a heading, as the workbook numbers them."""


def sheet_key(file: str, sheet: str) -> str:
    """Return how a mapping names a sheet: ``october.xlsx!LINE-A``; a CSV by its file alone."""
    return f"{file}!{sheet}" if file and sheet else file or sheet


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A saved mapping (TOML), see the contract.

    Attributes:
        date_order: ``dmy``, ``mdy``, ``ymd`` or "" where not said.
        columns: field → heading as written, or column letter.
        currency: field → ``USD`` or ``KHR``.
        values: text in the payroll → our value (``"ថេរ" → "fdc"``).
        fingerprint: of the layout it was saved from, or "".
        ignore: headings or letters of pay columns that are left out on purpose.
        further: field → more headings or letters, for fields that several columns add up to.
        heading_rows: sheet (``sheet_key``, or its bare name) → its heading, where a person showed
            which rows it is.
    """

    date_order: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    currency: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str = ""
    ignore: tuple[str, ...] = ()
    further: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heading_rows: Mapping[str, HeadingRows] = field(default_factory=dict)

    def heading_of(self, file: str, sheet: str) -> HeadingRows | None:
        """Return the heading rows that a person showed for a sheet; None where nobody did."""
        rows = self.heading_rows
        return rows.get(sheet_key(file, sheet)) or rows.get(sheet or file)

    def named(self, name: str) -> tuple[str, ...]:
        """Return the headings or letters that a field is mapped to; () where it is not mapped."""
        first = self.columns.get(name)
        return () if first is None else (first, *self.further.get(name, ()))


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that reading may be told; all of it optional but the month.

    Attributes:
        month: the month declared: two-digit years and plausible dates are judged by it.
        rate: riel per dollar, to tell dollars from riel side by side; None where not given.
        passwords: tried on locked files, in order.
        mapping: overrides the recognised columns.
    """

    month: Month
    rate: Decimal | None = None
    passwords: tuple[str, ...] = ()
    mapping: ColumnMapping | None = None
