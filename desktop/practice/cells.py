"""Cells of the practice workbooks that are not simply a number, a date or a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the result kept in the file; "" where it was never calculated."""

    text: str
    result: float | str


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """Latin letters that only look Khmer, in the font that makes them look so."""

    text: str


@dataclass(frozen=True, slots=True)
class Serial:
    """A number where an identity number should be, without a number format."""

    value: int
