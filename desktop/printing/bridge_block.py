"""The bridge on the control sheet: how the last month's headcount and remittance became this one's.

It is drawn from the month's summary alone, and only where that has a bridge.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from declaration.month import Month
from desktop.bridge_shown import STEPS
from desktop.formatting import month_name, number
from desktop.printing.bilingual import pair, title
from desktop.printing.page import Page
from desktop.texts import mark


def bridge(page: Page, x: float, y: float, width: float, summary: Mapping[str, Any]) -> float:
    """Draw the bridge: workers and riel of the last month, what moved, and of this month."""
    found = summary["bridge"]
    height = title(page, x, y, width, mark("From month to month: workers · riel"))
    height += _end(page, x, y + height, width, found["before"], found["opening"])
    for each in found["steps"]:
        value = f"{_signed(each['workers'])} · {_signed(each['remittance'])}"
        height += pair(page, x, y + height, width, STEPS[each["step"]], value)
    page.rule(x, y + height + 0.2, width)
    return height + 0.4 + _end(page, x, y + height + 0.4, width, summary["month"], found["closing"])


def _end(
    page: Page, x: float, y: float, width: float, month: str, sums: Mapping[str, int]
) -> float:
    value = f"{number(sums['workers'])} · {number(sums['remittance'])}"
    named = Month.parse(month)
    label = f"{month_name(named, 'km')}  {month_name(named, 'en')}"
    return pair(page, x, y, width, label, value)


def _signed(amount: int) -> str:
    """Return a difference with its sign; the minus as long as the plus."""
    return f"{amount:+,}".replace("-", "\u2212") if amount else "0"
