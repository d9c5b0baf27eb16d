"""Wages of single workers hidden: each told to the nearest 100,000 riel, or 25 dollars.

What a report is about stays: the difference between what somebody was paid and declared with is
exact, sums over many are too. A single worker's contributions, from which a wage could be reckoned
back, are told to the nearest 5,000 riel, and so are sums over one worker or two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

import numpy as np

from declaration.audit.auditing import Audit
from declaration.audit.pairing import Pairs
from declaration.fields import FIELDS, Kind
from declaration.findings import Finding, entry
from declaration.payroll import Int
from desktop.figures import UNIT

RIEL, DOLLARS, SHORT = 100_000, 25, 5_000
EXACT = frozenset({"difference", "surcharge", "unit"})
"""Figures that are no wage: what a report is about."""

OF_NOBODY_ELSE = frozenset({"XCK-002", "XCK-008", "XCK-014"})
"""Findings on one person whom the payroll may not have."""

OF_CONTRIBUTIONS = frozenset({"XCK-017"})
"""Findings whose amounts are contributions: these too give the wage away."""

FEW = 3
"""Sums over fewer workers are a worker's own, or a worker's and a known other's."""

_DOLLAR = re.compile(r"dollar|\$|usd", re.IGNORECASE)


def with_wages_masked(audit: Audit) -> Audit:
    """Return an audit in which no worker's wage can be told closely."""
    findings = [_finding(finding) for finding in audit.findings]
    pairs = None if audit.pairs is None else _pairs(audit.pairs)
    month = replace(audit.month, findings=findings)
    told = masked_sums(audit.answers)
    return replace(audit, month=month, findings=findings, pairs=pairs, answers=told)


def masked_sums(answers: Any) -> Any:  # noqa: ANN401 - whatever audit.json holds
    """Return answers in which every sum over one worker or two is rounded.

    >>> masked_sums({"workers": 2, "share": 0.1, "amount_khr": 7_236})
    {'workers': 2, 'share': 0.1, 'amount_khr': 5000}
    """
    if isinstance(answers, list):
        return [masked_sums(each) for each in answers]
    if not isinstance(answers, dict):
        return answers
    few = 0 < answers.get("workers", FEW) < FEW
    return {
        name: int(_to(np.array([value]), SHORT)[0])
        if few and name.endswith("_khr") and isinstance(value, int)
        else masked_sums(value)
        for name, value in answers.items()
    }


def _pairs(table: Pairs) -> Pairs:
    """Return pairs with rounded wages; ``difference_khr`` is what remains between them."""
    paid = coarse(table.paid_khr)
    compared = table.both & table.paid & table.known & (table.declared_khr > 0)
    declared = np.where(compared, paid - table.difference_khr, coarse(table.declared_khr))
    return replace(
        table,
        paid_khr=paid,
        full_khr=paid + _left_out(table),
        declared_khr=np.maximum(declared, 0),
        short_khr=np.where(compared, table.short_khr, _to(table.short_khr, SHORT)),
    )


def _left_out(table: Pairs) -> Int:
    """Return the pay that the gross leaves out, to the nearest 5,000 riel; none stays none [p]."""
    exact = table.full_khr - table.paid_khr
    return np.where(exact > 0, np.maximum(_to(exact, SHORT), SHORT), 0)


def _to(amounts: Int, step: int) -> Int:
    """Return amounts to the nearest step."""
    rounded: Int = (amounts + step // 2) // step * step
    return rounded


def coarse(wages: Int) -> Int:
    """Return wages to the nearest 100,000 riel; none that was paid becomes nothing.

    >>> coarse(np.array([0, 20_000, 951_555])).tolist()
    [0, 100000, 1000000]
    """
    return np.where(wages > 0, np.maximum(_to(wages, RIEL), RIEL), 0)


def _finding(finding: Finding) -> Finding:
    """Return a finding about one worker with the wages in it rounded."""
    if finding.worker is None and finding.code not in OF_NOBODY_ELSE:
        return finding
    units = entry(finding.code).placeholders
    figures: Mapping[str, object] = {
        name: _figure(finding.code, name, units.get(name, ""), value)
        for name, value in finding.figures.items()
    }
    is_money = finding.field in FIELDS and FIELDS[finding.field].kind is Kind.MONEY
    step = SHORT if finding.code in OF_CONTRIBUTIONS else RIEL
    value, expected = (
        _text(text, step) if is_money else text for text in (finding.value, finding.expected)
    )
    amount = finding.amount_khr
    return replace(
        finding,
        value=value,
        expected=expected,
        figures=figures,
        amount_khr=None if amount is None else int(_to(np.array([amount]), SHORT)[0]),
    )


def _figure(code: str, name: str, described: str, value: object) -> object:
    """Return a figure rounded where it is money of one worker."""
    bracket = UNIT.search(described)
    unit = bracket[1] if bracket else ""
    dollars = bool(_DOLLAR.search(unit)) or name.endswith("_usd")
    money = dollars or "riel" in unit or name.endswith("_khr")
    own = code in OF_CONTRIBUTIONS
    if not money or (name in EXACT and not own) or not isinstance(value, int | Decimal):
        return value
    step = Decimal(DOLLARS if dollars else SHORT if own or name == "short" else RIEL)
    rounded = (Decimal(value) / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return int(rounded) if isinstance(value, int) else rounded


def _text(text: str, riel: int) -> str:
    """Return an amount as written, rounded; below 2,500 it is taken for dollars."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return "…" if any(sign.isdigit() for sign in text) else text
    step = Decimal(DOLLARS if abs(amount) < DOLLARS * 100 else riel)
    return str((amount / step).quantize(Decimal(1), ROUND_HALF_UP) * step)
