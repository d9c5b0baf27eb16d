"""The facts that NSSF refuses, and the rules that a person learns from a refusal.

value_of(lines, wages, row, "national_id")          # as text, whatever kind of fact it is
Rule.parse("national_id:digits=9").is_met("012345678")
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from declaration.identifiers.digits import ascii_digits, without_separators
from declaration.vault.not_decided import RuleNotKnownError

if TYPE_CHECKING:
    from declaration.payroll import Int, Payroll
    from declaration.vault.lines import Lines

_TEXTS = ("nssf_number", "national_id", "name_km", "name_latin", "sex", "nationality")
_DATES = ("birth_date", "hire_date")
WAGE = "wage_khr"
FIELDS = (*_TEXTS, *_DATES, WAGE)
"""What a return says of a worker that NSSF could refuse."""

_UNSAID = ("nssf_number", "national_id", "name_km", "name_latin", "sex", "birth_date")
"""What has to stay the same for a worker to be refused again where the text does not say why."""

_RULE = re.compile(rf"({'|'.join(FIELDS)}):(?:digits=([1-9]\d?)|(filled))")


@dataclass(frozen=True, slots=True)
class Rule:
    """What NSSF asks of a field, as a person learnt it from a refusal.

    Attributes:
        field: it is about.
        digits: the number has exactly so many; 0 where it only has to be filled.
    """

    field: str
    digits: int = 0

    @classmethod
    def parse(cls, text: str) -> Rule:
        """Return the rule that somebody typed.

        Raises:
            RuleNotKnownError: it is none.
        """
        match = _RULE.fullmatch("".join(text.split()))
        if match is None:
            raise RuleNotKnownError(rule=text, fields=", ".join(FIELDS))
        return cls(match[1], int(match[2] or 0))

    @property
    def text(self) -> str:
        """The rule as it is typed."""
        return f"{self.field}:" + (f"digits={self.digits}" if self.digits else "filled")

    @property
    def phrase(self) -> str:
        """The rule as a phrase for a sentence."""
        return f"exactly {self.digits} digits" if self.digits else "it must not be blank"

    def is_met(self, value: str) -> bool:
        """Return whether a value meets the rule; a blank one does where only digits are asked.

        >>> Rule("national_id", 9).is_met("០១២ 345 678"), Rule("national_id", 9).is_met("1234")
        (True, False)
        """
        if not self.digits:
            return bool(value)
        plain = without_separators(ascii_digits(value))
        return not plain or (plain.isdigit() and len(plain) == self.digits)


def value_of(table: Payroll | Lines, wages: Int, row: int, field: str) -> str:
    """Return a fact about a worker as text.

    Args:
        table: the workers.
        wages: of each [n, riel].
        row: of the worker.
        field: one of ``FIELDS``, or "" for who the worker is as a whole.
    """
    if field in _DATES:
        day = table.date(field)[row]
        return "" if np.isnat(day) else str(day)
    if field == WAGE:
        return str(int(wages[row]))
    if field:
        return table.text(field)[row]
    parts = (value_of(table, wages, row, each) for each in _UNSAID)
    return " · ".join(part for part in parts if part)


def is_same(before: str, now: str) -> bool:
    """Return whether two values are one fact, however they are written.

    >>> is_same("012 345 678", "012345678"), is_same("SOK Dara", "SOK Dana")
    (True, False)
    """
    return without_separators(before).casefold() == without_separators(now).casefold()
