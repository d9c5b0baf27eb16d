"""What a person chose about reading a payroll."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from declaration.month import Month


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A saved mapping (TOML), see the contract.

    Attributes:
        date_order: ``dmy``, ``mdy``, ``ymd`` or "" where not said.
        columns: field → heading as written, or column letter.
        currency: field → ``USD`` or ``KHR``.
        values: text in the payroll → our value (``"ថេរ" → "fdc"``).
        fingerprint: of the layout it was saved from, or "".
    """

    date_order: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    currency: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    fingerprint: str = ""


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
