"""A CSV of totals for ``audit coverage``: period, workers, members, and perhaps the printed gap.

period,workers,members,printed_gap
2019,830000,689149,140851
2020,820000,599397,220603
"""

from __future__ import annotations

import csv
import dataclasses
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.status import UsageError

if TYPE_CHECKING:
    from declaration.audit.coverage import Period, PeriodCovered

NEEDED = ("period", "workers", "members")
PRINTED = "printed_gap"
LONGEST = 12
"""Digits of a number of persons; there are fewer people."""


def read_totals(path: Path) -> list[Period]:
    """Return the periods in their order.

    Raises:
        UsageError: it is no such table.
    """
    from declaration.audit.coverage import Period

    try:
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(text.splitlines()))
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise UsageError(f"--totals {path}: this is no CSV in UTF-8 that can be read.") from problem
    if not rows or any(name not in rows[0] for name in NEEDED):
        raise UsageError(
            f"--totals {path}: the first line names the columns: period,workers,members, and "
            "printed_gap where a gap was printed."
        )
    return [
        Period(
            (row["period"] or "").strip(),
            _count(path, i, row["workers"]),
            _count(path, i, row["members"]),
            _count(path, i, row[PRINTED]) if row.get(PRINTED) else None,
        )
        for i, row in enumerate(rows, 2)
    ]


def _count(path: Path, line: int, text: str | None) -> int:
    digits = (text or "").replace(",", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > LONGEST:
        raise UsageError(f"--totals {path}, line {line}: “{text or ''}” is no number of persons.")
    return int(digits)


def as_data(found: list[PeriodCovered]) -> list[dict[str, Any]]:
    """Return the periods as plain data, shares as numbers."""
    rows = []
    for each in found:
        row: dict[str, Any] = dataclasses.asdict(each.period) | dataclasses.asdict(each.coverage)
        row |= {
            "workers_change": each.workers_change,
            "members_change": each.members_change,
            "misprint": each.misprint,
            "transposed": each.transposed,
        }
        rows.append({k: float(v) if isinstance(v, Decimal) else v for k, v in row.items()})
    return rows
