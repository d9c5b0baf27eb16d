"""What a finding spoke of: the data under which a person accepted it, and their fingerprint.

    data = spoken_of(finding)            # {"value": …, "expected": …, "hired": …}
    fingerprint(data)                    # another one as soon as the data are others

What runs on from month to month by itself is no change of the data: the month, the days on a clock,
an age, the row a worker stands in, how many others there are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from declaration.fields import FIELDS, Kind
from declaration.month import Month
from declaration.vault.canonical import canonical, sha256

if TYPE_CHECKING:
    from declaration.findings import Finding

Data = Mapping[str, str]

RUNS_ON = re.compile(
    r"(.*_)?(row|rows|place|places|column|file|files|sheet|sheets|cell)"
    r"|as_of|last_day|checked_on|since|days|months|years|month_days|left|over|alarm|term"
    r"|count|workers|lines|compared|seen|samples?|others?|who"
)
"""Names of figures that change from month to month, or say where a cell stands."""

AMOUNTS = (Kind.MONEY, Kind.QUANTITY)


def spoken_of(finding: Finding) -> Data:
    """Return what a finding spoke of, as texts by name; "" is left out.

    Numbers count only where the finding is about an amount: the wage in a remark on a contract is
    another one each month.
    """
    field = FIELDS.get(finding.field)
    numbers = field is None or field.kind in AMOUNTS
    said = {"value": finding.value, "expected": finding.expected}
    for name, value in finding.figures.items():
        if _counts(name, value, numbers=numbers):
            said[name] = _text(value)
    return {name: text for name, text in said.items() if text}


def fingerprint(data: Data) -> str:
    """Return the SHA-256 of what a finding spoke of."""
    return sha256(canonical(dict(data)))


def difference(before: Data, now: Data) -> tuple[str, str]:
    """Return the first thing that a finding speaks of otherwise than before: both as texts.

    >>> difference({"value": "250", "basic": "200"}, {"value": "250", "basic": "204"})
    ('200', '204')
    """
    for name in ("value", *sorted({*before, *now} - {"value"})):
        if before.get(name) != now.get(name):
            return before.get(name, ""), now.get(name, "")
    return "", ""


def _counts(name: str, value: object, *, numbers: bool) -> bool:
    if isinstance(value, Month):
        return False
    if RUNS_ON.fullmatch(name):
        return name == "left" and isinstance(value, date)  # the day somebody left stays
    return numbers or not isinstance(value, int | Decimal)


def _text(value: object) -> str:
    """Return a figure as text without a language."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(map(_text, value))
    return "" if value is None else str(value)
