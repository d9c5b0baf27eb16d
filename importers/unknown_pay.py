"""Pay columns that nobody named: numbers among the pay under a heading of unknown words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np

from declaration.fields import FIELDS, Role
from importers.claims import Claim
from importers.dictionary import dictionary, key
from importers.wording import bare, scripts, without_currency

_PAY = (Role.PART, Role.TOTAL, Role.DEDUCTION, Role.SCHEME)
_LARGEST_PAY = 1e8


def unknown_pay(claims: Sequence[Claim]) -> list[Claim]:
    """Return the columns of pay that no field, no known heading and no choice explains.

    Between the first pay item and the net pay any column of amounts does; elsewhere only one whose
    heading or number format names a currency.
    """
    area = _pay_area(claims)
    return [
        claim
        for claim in claims
        if not claim.field and claim.reason == "none" and not _is_known(claim)
        if claim.column in area or claim.reading.currency or claim.cells.format_currency
        if _looks_like_money(claim) and not _is_sum_of_neighbours(claim, claims)
    ]


def _pay_area(claims: Sequence[Claim]) -> range:
    """Return the columns from the first pay item to the net pay, or the last of pay without one."""
    pay = [c for c in claims if c.field in FIELDS and FIELDS[c.field].role in _PAY]
    if not pay:
        return range(0)
    nets = [c.column for c in pay if c.field in ("net_pay", "net_pay_khr")]
    rates = [c.column for c in claims if c.field == "basic_rate"]
    first = min([c.column for c in pay] + rates)
    return range(first, max(nets or [c.column for c in pay]) + 1)


def _is_known(claim: Claim) -> bool:
    """Return whether the heading is known and no field of ours ("Age", "Cash")."""
    return any(not c.field and c.score >= 75 for c in claim.reading.candidates)


def _looks_like_money(claim: Claim) -> bool:
    cells = claim.cells
    if cells.numeric < 0.6 or not cells.amounts.size or cells.percent or cells.durations:
        return False
    if cells.largest > _LARGEST_PAY or _counts_up(claim) or _is_note(claim.own):
        return False
    return bool(claim.reading.currency) or not _says_no_money(claim.own)


def _says_no_money(own: str) -> bool:
    """Return whether a heading's words say a count, a rate, a number: no money."""
    if "%" in own:
        return True
    words = dictionary().not_money
    for script, text in scripts(bare(own)).items():
        if words & set(text.split()) or (script != "la" and any(w in text for w in words)):
            return True
    return False


def _is_note(own: str) -> bool:
    """Return whether a heading is a bank note to be counted: ``$100``, ``10000៛``."""
    return bool(re.fullmatch(r"[\d.,]*", key(without_currency(own))) and key(own))


def _counts_up(claim: Claim) -> bool:
    """Return whether the numbers only number the rows."""
    numbers = claim.cells.amounts
    return numbers.size > 2 and bool((np.diff(numbers) == 1).all())


def _is_sum_of_neighbours(claim: Claim, claims: Iterable[Claim]) -> bool:
    """Return whether a column is the sum of the pay items left of it: a subtotal under no name."""
    total = np.nan_to_num(claim.cells.numbers)
    running, items = np.zeros_like(total), 0
    for left in sorted((c for c in claims if c.column < claim.column), key=lambda c: -c.column):
        if left.field not in FIELDS or FIELDS[left.field].role not in (Role.PART, Role.DEDUCTION):
            if FIELDS.get(left.field) and FIELDS[left.field].role is Role.TOTAL:
                break
            continue
        running, items = running + np.nan_to_num(left.cells.numbers), items + 1
        if items >= 2 and np.mean(np.abs(running - total) <= 0.02) >= 0.95:
            return True
    return False
