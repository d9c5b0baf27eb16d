"""Which currency each money column is in, and how that is known.

A person's choice stands above all; then the heading, the number format, the signs in the texts, the
unit in the title; where they are silent, or plainly wrong for the whole column, the size of the
amounts. Nobody earns 250 riel a month, nor 1,000,000 dollars.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from declaration.fields import FIELDS, Role
from declaration.ordered import at_shares
from importers.claims import Claim
from importers.fitting import is_money
from importers.profile import Profile
from importers.wording import currency_said

DOLLARS_BELOW = 5_000
"""A typical month's pay below this is dollars [dollars or riel]."""
RIEL_FROM = 40_000
"""A typical month's pay from here on is riel: ten dollars. Between the two nobody can tell."""

_SMALLEST_RIEL = 100
"""No payroll pays less than a hundred riel for anything."""
_LIKELY_RATE = 4_000.0
_NO_PART_EXCEEDS = 1.2
_NO_TOTAL_EXCEEDS = 3.0
_NO_RATE_EXCEEDS = 12.0
"""A month's rate beside what was paid for a few days."""
_WAGES = (
    "gross",
    "net_pay",
    "declared_wage",
    "basic_pay",
    "piece_rate",
    "gross_khr",
    "net_pay_khr",
)
_UNIT_WORD = re.compile(
    r"currency|unit|in (us\$?|usd|khr|riel|dollar)|\((us\$|usd|\$|khr|riel|៛)\)|រូបិយប័ណ្ណ|ឯកតា"
    r"|គិតជា|单位|单位|單位|货币|貨幣|币别|幣別|币种",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class InCurrency:
    """The currency of a column.

    Attributes:
        currency: ``USD``, ``KHR``, or "" where it cannot be told.
        reason: ``chosen``, ``heading``, ``format``, ``signs``, ``title``, ``size``, or "".
        said: what heading, format or signs said where the sizes show that it is the other, else "".
    """

    currency: str = ""
    reason: str = ""
    said: str = ""


def title_currency(texts: Sequence[str]) -> str:
    """Return the currency that the rows above a heading give as the unit, or "".

    >>> title_currency(["Payroll", "Currency: USD"]), title_currency(["Exchange rate: 4,015 riel"])
    ('USD', '')
    """
    named = {currency_said(text) for text in texts if _UNIT_WORD.search(text)} - {""}
    return named.pop() if len(named) == 1 else ""


def first_currency(claim: Claim) -> str:
    """Return the currency of a column by what it says, else by its size as a month's pay."""
    return _said(claim, "")[0] or _by_size(claim.cells.median)


def currencies(
    claims: Sequence[Claim], chosen: Mapping[str, str], title: str, rate: float | None
) -> dict[int, InCurrency]:
    """Return column → currency, for the columns taken for money.

    Args:
        claims: paired with fields.
        chosen: field → currency, by a person.
        title: what the title says, or "".
        rate: riel per dollar, or None; only for comparing sizes.
    """
    money = [c for c in claims if is_money(c.field) and c.field != "exchange_rate"]
    wage = _typical_wage(money, chosen, title, rate or _LIKELY_RATE)
    return {claim.column: _one(claim, chosen, title, wage) for claim in money}


@dataclass(frozen=True, slots=True)
class _Wage:
    """A typical month's wage of the sheet in both currencies; 0 where unknown."""

    usd: float = 0.0
    khr: float = 0.0
    currency: str = ""


def _typical_wage(
    money: Sequence[Claim], chosen: Mapping[str, str], title: str, rate: float
) -> _Wage:
    for name in _WAGES:
        for claim in money:
            if claim.field == name and claim.cells.amounts.size:
                median = claim.cells.median
                currency = chosen.get(name) or _own(claim.cells, _said(claim, title)[0]).currency
                if currency == "USD":
                    return _Wage(median, median * rate, "USD")
                if currency == "KHR":
                    return _Wage(median / rate, median, "KHR")
    return _Wage()


def _one(claim: Claim, chosen: Mapping[str, str], title: str, wage: _Wage) -> InCurrency:
    if currency := chosen.get(claim.field, ""):
        return InCurrency(currency, "chosen")
    said, reason = _said(claim, title)
    if claim.field in _WAGES or not wage.currency:
        found = _own(claim.cells, said)
        return InCurrency(found.currency, "size" if found.said or not said else reason, found.said)
    sized = _beside(claim, wage, said)
    if said and sized in ("", said):
        return InCurrency(said, reason)
    return InCurrency(sized or wage.currency, "size", said)


def _said(claim: Claim, title: str) -> tuple[str, str]:
    """Return the currency that a column itself gives, and where."""
    cells = claim.cells
    for currency, reason in (
        (claim.reading.currency, "heading"),
        (cells.format_currency, "format"),
        (cells.text_currency, "signs"),
        (title, "title"),
    ):
        if currency:
            return currency, reason
    return "", ""


def _own(cells: Profile, said: str) -> InCurrency:
    """Return the currency of a month's pay by its own size and what it says."""
    sized = _by_size(cells.median)
    plainly = not DOLLARS_BELOW / 2 < cells.median < RIEL_FROM
    if said and sized and said != sized and plainly and not (said == "KHR" and _is_change(cells)):
        return InCurrency(sized, "size", said)
    return InCurrency(said or sized)


def _is_change(cells: Profile) -> bool:
    """Return whether amounts may be the riel that complete a pay in dollars: whole hundreds."""
    return cells.largest >= _SMALLEST_RIEL and bool((cells.amounts % _SMALLEST_RIEL == 0).all())


def _by_size(median: float) -> str:
    """Return the currency of a typical month's pay; "" between the two, or without amounts."""
    if not median or DOLLARS_BELOW <= median < RIEL_FROM:
        return ""
    return "USD" if median < DOLLARS_BELOW else "KHR"


def _beside(claim: Claim, wage: _Wage, said: str) -> str:
    """Return the currency of an item by its size beside the wage; "" where it fits both."""
    amounts = np.abs(claim.cells.amounts)
    if not amounts.size:
        return said or wage.currency
    low, high = at_shares(amounts, [0.1, 0.95])
    role = FIELDS[claim.field].role
    exceeds = {Role.TOTAL: _NO_TOTAL_EXCEEDS, Role.OTHER: _NO_RATE_EXCEEDS}.get(
        role, _NO_PART_EXCEEDS
    )
    if low > max(exceeds * wage.usd, _SMALLEST_RIEL):
        return "KHR"
    if high < _SMALLEST_RIEL:
        return "USD"
    if not said and wage.currency == "KHR":
        return "USD" if high <= exceeds * wage.usd and high < 5 * _SMALLEST_RIEL else "KHR"
    return ""
