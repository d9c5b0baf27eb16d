"""Telling by the cells what the words of a heading leave open: "ID", "Name", "OT 1.5", "NSSF"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from declaration.fields import FIELDS, Kind
from declaration.ordered import different, median
from importers.labels import Candidate
from importers.profile import Profile

UNLIKELY = 30
"""Taken off the score of a field that the cells speak against."""

IMPOSSIBLE = 60
"""Taken off where the cells cannot be that field."""

_MOST_HOURS = 200
_MOST_DAYS = 31
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 80_000


def ranked(
    candidates: Sequence[Candidate], cells: Profile, before_pay: bool, single: bool = False
) -> list[Candidate]:
    """Return the candidates by how well heading and cells together speak for them, best first.

    Args:
        candidates: what the words of the heading can mean.
        cells: what the column looks like.
        before_pay: whether the column stands left of the first pay column, as days and hours do.
        single: keep the score of an only candidate: its cells will say what is wrong with them.
    """
    if not cells.filled or (single and len(candidates) == 1):
        return sorted(candidates, key=lambda c: -c.score)
    scored = [
        Candidate(c.field, max(0, c.score - _against(c.field, cells, before_pay)), c.exact)
        for c in candidates
    ]
    return sorted(scored, key=lambda c: -c.score)


def _against(name: str, cells: Profile, before_pay: bool) -> int:
    """Return how much the cells speak against a field."""
    if name not in FIELDS:
        return 0
    kind = FIELDS[name].kind
    doubt = _KINDS[kind](cells)
    if name in _SHAPES:
        doubt = max(doubt, _SHAPES[name](cells))
    if kind is Kind.QUANTITY or name in _PAY_BESIDE_TIME:
        doubt = max(doubt, _time_or_pay(name, kind, cells, before_pay))
    return doubt


def _money(cells: Profile) -> int:
    if cells.dates > 0.5 or cells.largest > 1e9:
        return IMPOSSIBLE
    return IMPOSSIBLE if cells.numeric < 0.3 else 0


def _quantity(cells: Profile) -> int:
    return IMPOSSIBLE if _money(cells) or cells.largest > 744 else 0


def _date(cells: Profile) -> int:
    serial = _FIRST_SERIAL <= cells.median <= _LAST_SERIAL
    return 0 if cells.dates >= 0.2 or serial else IMPOSSIBLE


def _text(cells: Profile) -> int:
    return UNLIKELY if cells.dates > 0.5 else 0


_KINDS: dict[Kind, Callable[[Profile], int]] = {
    Kind.MONEY: _money,
    Kind.QUANTITY: _quantity,
    Kind.DATE: _date,
    Kind.TEXT: _text,
    Kind.CODE: _text,
}


def _name(khmer: bool) -> Callable[[Profile], int]:
    def against(cells: Profile) -> int:
        if cells.numeric > 0.5:
            return IMPOSSIBLE
        is_khmer = cells.khmer >= 0.5 or cells.legacy
        return 0 if is_khmer == khmer else UNLIKELY + 10

    return against


def _national_id(cells: Profile) -> int:
    return 0 if _lengths(cells, {9}) >= 0.6 or _lengths(cells, {8, 9}) >= 0.8 else UNLIKELY


def _nssf_number(cells: Profile) -> int:
    return 0 if _lengths(cells, {7, 13, 14, 15}) >= 0.5 else UNLIKELY


def _row_number(cells: Profile) -> int:
    """Return how much speaks against a running number: it goes up by even steps, all but always."""
    steps = np.diff(cells.amounts)
    if steps.size < 2:
        return 0 if cells.numeric >= 0.5 else UNLIKELY
    step = median(steps)
    even = np.mean(steps == step)
    return 0 if cells.numeric >= 0.5 and even >= 0.6 and step > 0 else UNLIKELY


def _worker_number(cells: Profile) -> int:
    return UNLIKELY if _lengths(cells, {9}) >= 0.8 or _lengths(cells, {14, 15}) >= 0.5 else 0


def _account(cells: Profile) -> int:
    return UNLIKELY if _lengths(cells, set(range(8, 20))) < 0.5 and cells.numeric > 0.5 else 0


_SHAPES: dict[str, Callable[[Profile], int]] = {
    "name_km": _name(khmer=True),
    "family_name_km": _name(khmer=True),
    "given_name_km": _name(khmer=True),
    "name_latin": _name(khmer=False),
    "family_name_latin": _name(khmer=False),
    "given_name_latin": _name(khmer=False),
    "row_no": _row_number,
    "national_id": _national_id,
    "nssf_number": _nssf_number,
    "worker_number": _worker_number,
    "bank_account": _account,
}

_PAY_BESIDE_TIME = frozenset(
    [
        "overtime_pay",
        "overtime_pay_150",
        "overtime_pay_200",
        "overtime_pay_holiday",
        "night_pay",
        "leave_pay",
        "maternity_pay",
        "attendance_bonus",
    ]
)


def _time_or_pay(name: str, kind: Kind, cells: Profile, before_pay: bool) -> int:
    """Return how much the cells speak against hours or days, or against pay for them."""
    time = _looks_like_time(name, cells, before_pay)
    if kind is Kind.QUANTITY:
        return 0 if time > 0 else (UNLIKELY if time > -2 else IMPOSSIBLE)
    return 0 if time <= 0 else (UNLIKELY if time < 2 else IMPOSSIBLE)


def _looks_like_time(name: str, cells: Profile, before_pay: bool) -> int:
    """Return 2 surely, 1 probably hours or days; -1 probably, -2 surely pay."""
    if cells.durations:
        return 2
    most = _MOST_HOURS if "hours" in name or "overtime" in name or "night" in name else _MOST_DAYS
    if cells.format_currency or cells.text_currency or cells.largest > most:
        return -2
    if not cells.amounts.size:
        return 1 if before_pay else -1
    if name in ("attendance_bonus", "work_days"):
        return 1 if cells.median >= 13 else -1
    if cells.halves < 0.9:
        return -1
    varied = len(different(cells.amounts)) > 2
    return 1 if before_pay or (varied and most == _MOST_HOURS) else -1


def _lengths(cells: Profile, wanted: set[int]) -> float:
    """Return the share of cells that have one of these numbers of digits [0 to 1]."""
    digits = [
        len(re.sub(r"\D", "", text)) for text in cells.texts if not re.search("[A-Za-z]", text)
    ]
    whole = cells.amounts[(cells.amounts % 1 == 0) & (cells.amounts > 0)] if not digits else []
    digits += [len(f"{number:.0f}") for number in whole]
    seen = max(len(digits), len(cells.texts), 1)
    return sum(n in wanted for n in digits) / seen
