"""Why a declared wage differs from the wage paid: one reason a worker, by arithmetic.

In come, for matched workers, what was paid and what was declared [riel], and what the payroll
pays them for; out comes the first reason that makes up the difference. What nothing makes up is
``unexplained``: the tool shows differences, it does not accuse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np
import numpy.typing as npt

from declaration.earnings import PLAUSIBLE_RATES
from declaration.payroll import SCALE, Bool, Int

ROUNDING = 100
"""Declarations are rounded to the riel, the 50 riel of a cent, or to 100 riel [riel]."""

FEWEST_AT_ONE_RATE = 3
"""Fewer workers at one other rate are chance, not a rate [workers]."""


class Reason(StrEnum):
    """Why paid and declared differ; public names (``matches.csv``)."""

    NONE = "none"
    ROUNDING = "rounding"
    EXCHANGE_RATE = "exchange_rate"
    TIMING = "timing"
    OVERTIME_LEFT_OUT = "overtime_left_out"
    ALLOWANCE_LEFT_OUT = "allowance_left_out"
    WRONG_BASE = "wrong_base"
    OMITTED_WORKER = "omitted_worker"
    NOT_PAID = "not_paid"
    UNEXPLAINED = "unexplained"


ORDER = list(Reason)
"""A reason's position here is its code in arrays."""

Codes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Compared:
    """Matched workers, and what may explain a difference: n pairs.

    Attributes:
        paid: the wage paid [n, riel].
        declared: the wage declared [n, riel].
        dollars: the dollar part of the wage paid [n, ten-thousandths of a dollar].
        overtime: overtime pay [n, riel].
        allowances: each allowance column [k × n, riel].
        other_bases: what is declared in place of the wage: basic pay, net pay, the class's or
            limit's wage [m × n, riel]; 0 where there is none.
    """

    paid: Int
    declared: Int
    dollars: Int
    overtime: Int
    allowances: Sequence[Int]
    other_bases: Sequence[Int]


def reasons(pairs: Compared) -> Codes:
    """Return the position in ``ORDER`` of each pair's reason [n]."""
    difference = pairs.paid - pairs.declared
    found = np.full(len(difference), ORDER.index(Reason.UNEXPLAINED), np.int8)
    open_ = np.ones(len(difference), bool)
    for reason, holds in (
        (Reason.NONE, difference == 0),
        (Reason.ROUNDING, np.abs(difference) <= ROUNDING),
        (Reason.EXCHANGE_RATE, _at_another_rate(pairs)),
        (Reason.OVERTIME_LEFT_OUT, _left_out(difference, pairs, overtime=True)),
        (Reason.ALLOWANCE_LEFT_OUT, _left_out(difference, pairs, overtime=False)),
        (Reason.WRONG_BASE, _on_another_base(pairs)),
    ):
        found[open_ & holds] = ORDER.index(reason)
        open_ &= ~holds
    return found


def _near(difference: Int) -> Bool:
    near: Bool = np.abs(difference) <= ROUNDING
    return near


def _at_another_rate(pairs: Compared) -> Bool:
    """Return the workers whose dollars were converted at one other rate, if most of them were."""
    differs = ~_near(pairs.paid - pairs.declared) & (pairs.dollars > 0) & (pairs.declared > 0)
    nowhere = np.zeros(len(differs), bool)
    if not differs.any():
        return nowhere
    implied = pairs.declared[differs] / (pairs.dollars[differs] / SCALE)  # only to find the rate
    rate = round(float(np.median(implied)))
    low, high = PLAUSIBLE_RATES
    same = differs & _near(pairs.declared - (pairs.dollars * rate + SCALE // 2) // SCALE)
    most = same.sum() >= max(FEWEST_AT_ONE_RATE, differs.sum() / 2)
    return same if most and low <= rate <= high else nowhere


def _left_out(difference: Int, pairs: Compared, overtime: bool) -> Bool:
    """Return where some pay items make up the difference, with or without overtime among them."""
    items = [amount for amount in pairs.allowances if amount.any()]
    some = np.zeros(len(difference), bool)
    base = pairs.overtime if overtime else np.zeros_like(difference)
    possible = (difference > ROUNDING) & ((base > 0) if overtime else True)
    for chosen in _sets(len(items), with_none=overtime):
        total = base.copy()
        for i in chosen:
            total += items[i]
        some |= possible & _near(difference - total)
    return some


def _sets(k: int, with_none: bool) -> list[tuple[int, ...]]:
    """Return the sets of pay items that are tried: few of them, or all."""
    sets = [each for size in (1, 2) for each in combinations(range(k), size)]
    if k > 2:
        sets.append(tuple(range(k)))
    return [(), *sets] if with_none else sets


def _on_another_base(pairs: Compared) -> Bool:
    """Return where the basic pay, the net pay or a limit was declared in place of the wage."""
    some = np.zeros(len(pairs.paid), bool)
    for base in pairs.other_bases:
        some |= (base > 0) & _near(pairs.declared - base)
    return some
