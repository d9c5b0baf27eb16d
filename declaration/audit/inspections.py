"""The three headings of the fund's inspections, with figures of this enterprise.

Of the enterprises inspected in 2015, 14% under-reported workers, 10% left overtime or allowances
out, and 6% declared wrong wages (report of 2021). Here each heading has its workers, their share
of all paid, and the contributions short; over many enterprises the share of those with any is
what compares with those figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from declaration.audit.pairing import Pairs

IN_2015 = {"under_reported_workers": 0.14, "excluded_pay": 0.10, "wrong_wages": 0.06}
"""Share of the enterprises inspected in 2015 where each was found."""


def inspections(
    table: Pairs, inclusion: Mapping[str, Any], wage: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """Return the three headings: workers, share of all paid, contributions short [riel].

    Args:
        table: everyone who was paid or declared.
        inclusion: the answer on pay left out.
        wage: the answer on wages lower for another reason.
    """
    missing = table.paid & ~table.stands_declared
    workers, paid = int(missing.sum()), int(table.paid.sum())
    under = {
        "workers": workers,
        "share": round(workers / paid, 4) if paid else 0.0,
        "amount_khr": int(table.short_khr[missing].sum()),
    }
    headings = (under, dict(inclusion), dict(wage))
    return dict(zip(IN_2015, headings, strict=True))
