"""Amounts of pay → other amounts that say the same: each person's moves in its own proportion.

What a wage is measured by moves together (basic pay, its rate, pay by the piece); every other item
has a proportion of its own, overtime at least that of the basic pay. Totals follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from declaration.fields import FIELDS, OVERTIME_PAY, Kind, Role
from declaration.payroll import SCALE
from importers.cells.column import CellColumn
from importers.cells.number_column import numbers
from importers.sheet import Cell
from importers.support.invention import Inventor
from importers.support.rows import Column, Table
from importers.support.totals import Amounts, Numbers, follow, rounded

_TOGETHER = ("basic_pay", "basic_rate", "piece_rate", "night_pay", "leave_pay")
_BESIDE = 0.08
_SPREADS = (
    (1.03, 1.11),
    (0.90, 0.97),
    (1.01, 1.03),
    (0.97, 0.99),
    (1.002, 1.006),
    (0.994, 0.998),
)
"""Between what the basic pay is multiplied by: the first that keeps a person's findings."""
TURNS = len(_SPREADS)

_GRAINS = {"USD": (1.0, 0.5, 0.1, 0.05, 0.01), "KHR": (1000.0, 500.0, 100.0, 10.0, 1.0)}


def moved_pay(
    table: Table,
    persons: Sequence[int],
    turns: Mapping[int, int],
    inventor: Inventor,
    rate: float | None,
    schemes: Mapping[int, Numbers] | None = None,
) -> Amounts:
    """Return the money of a sheet's workers, moved.

    Args:
        table: the sheet.
        persons: who each worker is [workers].
        turns: person → which spread is tried, where it is not the first.
        inventor: gives the chance.
        rate: riel per dollar, or None.
        schemes: column → how far what the payroll shows of contributions has to move [workers].
    """
    columns = table.of_kind(Kind.MONEY)
    old = {c.at: _read(table, c) for c in columns}
    amounts = Amounts(
        {c.at: c.field for c in columns},
        {c.at: c.currency or "USD" for c in columns},
        old,
        {at: values.copy() for at, values in old.items()},
        rate or 4000.0,
        frozenset(
            c.at for c in columns if _is_taken(c.field) and np.nanmax(old[c.at], initial=0) <= 0
        ),
    )
    free = [c for c in columns if _is_free(c.field, amounts)]
    factors = {c.at: _factors(c.field, persons, turns, inventor) for c in free}
    for at, factor in factors.items():
        amounts.new[at] = _scaled(old[at], factor, amounts.currency[at])
    for at, moves in (schemes or {}).items():
        amounts.new[at] = rounded(old[at] + moves, old[at])
    follow(amounts)
    _no_row_as_it_was(amounts, _factors("gross", persons, turns, inventor))
    return amounts


def _no_row_as_it_was(amounts: Amounts, factor: Numbers) -> None:
    """Scale whole lines none of whose amounts moved: a line of amounts is somebody's."""
    paid = [at for at, name in amounts.fields.items() if name != "exchange_rate"]
    same = np.ones(len(factor), bool)
    for at in paid:
        same &= np.isnan(amounts.old[at]) | (amounts.old[at] == amounts.new[at])
    for at in paid if same.any() else ():
        scaled = _scaled(amounts.old[at], factor, amounts.currency[at])
        amounts.new[at] = np.where(same, scaled, amounts.new[at])


def _read(table: Table, column: Column) -> Numbers:
    """Return the amounts of a column as reading has them; NaN where there is none [workers]."""
    cells = CellColumn.of(table.sheet, column.at, table.workers, table.typed)
    read = numbers(cells, "", column.currency)
    from_text = cells.are(Cell.TEXT)
    values = np.where(from_text, read.value / SCALE, cells.numbers)
    found: Numbers = np.where(read.present, values, np.nan)
    return found


def _is_taken(name: str) -> bool:
    return FIELDS[name].role is Role.DEDUCTION or name == "pension_worker"


def _is_free(name: str, amounts: Amounts) -> bool:
    """Return whether an amount is no total of others."""
    role = FIELDS[name].role
    if name == "exchange_rate" or role is Role.SCHEME:
        return False
    if role is Role.TOTAL:
        made_of = amounts.in_role(Role.PART) or amounts.named("gross", "gross_khr")
        is_first = name == next((n for n in _FIRST if amounts.named(n)), "")
        return is_first and not (made_of and amounts.in_role(Role.PART))
    return True


_FIRST = ("gross", "gross_khr", "net_pay", "net_pay_khr", "declared_wage", "contributory_wage")


def _factors(
    name: str, persons: Sequence[int], turns: Mapping[int, int], inventor: Inventor
) -> Numbers:
    """Return by what each person's amounts of a field are multiplied [workers]."""
    made = {
        person: _factor(name, person, turns.get(person, 0), inventor) for person in set(persons)
    }
    return np.array([made[person] for person in persons], float)


def _factor(name: str, person: int, turn: int, inventor: Inventor) -> float:
    low, high = _SPREADS[min(turn, TURNS - 1)]
    basic = inventor.chance("pay", person, turn).uniform(low, high)
    if name in _TOGETHER or FIELDS[name].role is Role.TOTAL or turn >= 4:
        return basic
    own = inventor.chance("item", person, name, turn)
    if name in OVERTIME_PAY:
        return basic * own.uniform(1.0, 1.01)
    return basic * own.uniform(1 - _BESIDE, 1 + _BESIDE)


def _scaled(old: Numbers, factor: Numbers, currency: str) -> Numbers:
    """Return amounts multiplied, and rounded to as round a number as they were."""
    wanted = np.nan_to_num(old * factor)
    made, open_ = wanted.copy(), np.ones(len(old), bool)
    moved = np.abs(np.nan_to_num(old * (factor - 1)))
    for grain in _GRAINS[currency]:
        fits = open_ & (np.abs(np.nan_to_num(old) % grain) < 1e-9) & (moved >= grain)
        made[fits] = np.round(wanted[fits] / grain) * grain
        open_ &= ~fits
    finest = _GRAINS[currency][-1]
    up = np.sign(np.nan_to_num(old) * (factor - 1)) * np.maximum(moved, finest)
    made[open_] = np.nan_to_num(old)[open_] + np.round(up[open_] / finest) * finest
    return rounded(made, old)
