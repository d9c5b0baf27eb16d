"""Why a declared wage differs from the wage paid: one reason a worker, by arithmetic.

In come, for matched workers, what was paid and what was declared [riel], and what the payroll
pays them for; out comes the first reason that makes up the difference. What nothing makes up is
``unexplained``: the tool shows differences, it does not accuse.

One pay item left out is told before another base, and another base before several items: a wage
without overtime is one without overtime, also where the worker was paid nothing else beside the
basic pay; a wage without overtime and allowances is the basic pay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import numpy as np
import numpy.typing as npt

from declaration.ordered import different
from declaration.payroll import SCALE, Bool, Int

ROUNDING = 100
"""Declarations are rounded to the riel, to the 50 riel of a cent, or to 100 riel [riel]."""

FEWEST_AT_ONE_RATE = 3
"""Different wages that must agree on another rate; two are enough where all others do too."""


class Reason(StrEnum):
    """Why paid and declared differ; public names (``matches.csv``)."""

    NONE = "none"
    """They do not; or by pay that the law does not count as wage."""
    ROUNDING = "rounding"
    EXCHANGE_RATE = "exchange_rate"
    TIMING = "timing"
    """Hired within the term of registration, or left before the month."""
    OVERTIME_LEFT_OUT = "overtime_left_out"
    ALLOWANCE_LEFT_OUT = "allowance_left_out"
    WRONG_BASE = "wrong_base"
    """The basic pay, the net pay or a contributory wage was declared."""
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
        riel_part: the riel part of the wage paid [n, riel].
        overtime: each overtime column [j × n, riel].
        allowances: each other pay item beside the basic pay that is, or may be, wage [k × n, riel].
        not_wage: each pay item that the law does not count as wage [l × n, riel].
        own_bases: basic pay and net pay [m × n, riel]; 0 where there is none.
        contributory: the contributory wage of each scheme [s × n, riel].
        rates: riel per dollar that can have been some month's rate (lowest, highest).
    """

    paid: Int
    declared: Int
    dollars: Int
    riel_part: Int
    overtime: Sequence[Int]
    allowances: Sequence[Int]
    not_wage: Sequence[Int]
    own_bases: Sequence[Int]
    contributory: Sequence[Int]
    rates: tuple[int, int]


def reasons(pairs: Compared) -> Codes:
    """Return the position in ``ORDER`` of each pair's reason [n]."""
    found = np.full(len(pairs.paid), ORDER.index(Reason.UNEXPLAINED), np.int8)
    open_ = np.ones(len(found), bool)
    for reason, holds in _tried(pairs):
        found[open_ & holds] = ORDER.index(reason)
        open_ &= ~holds
        if not open_.any():
            break
    return found


def _tried(pairs: Compared) -> Iterator[tuple[Reason, Bool]]:
    """Yield each reason and where it holds, in the order in which they are believed."""
    difference = pairs.paid - pairs.declared
    yield Reason.NONE, difference == 0
    yield Reason.ROUNDING, near(difference)
    yield Reason.NONE, _left_out(difference, _any_of(pairs.not_wage))
    yield Reason.EXCHANGE_RATE, _at_another_rate(pairs)
    yield Reason.OVERTIME_LEFT_OUT, _left_out(difference, _overtime(pairs))
    yield Reason.ALLOWANCE_LEFT_OUT, _left_out(difference, pairs.allowances)
    yield Reason.WRONG_BASE, _declared_is(pairs, pairs.own_bases)
    yield Reason.OVERTIME_LEFT_OUT, _left_out(difference, _overtime_and_more(pairs))
    yield Reason.ALLOWANCE_LEFT_OUT, _left_out(difference, _any_of(pairs.allowances))
    yield Reason.WRONG_BASE, _declared_is(pairs, pairs.contributory)


def near(difference: Int) -> Bool:
    """Return where a difference is no more than rounding [n]."""
    close: Bool = np.abs(difference) <= ROUNDING
    return close


def _at_another_rate(pairs: Compared) -> Bool:
    """Return the workers whose dollars were converted at one other rate.

    Workers who earn different amounts must agree on it: several who earn the same and are declared
    at the same agree on any rate.
    """
    differs = ~near(pairs.paid - pairs.declared) & (pairs.dollars > 0)
    in_dollars = pairs.declared - pairs.riel_part
    differs &= in_dollars > 0
    nowhere = np.zeros(len(differs), bool)
    if not differs.any():
        return nowhere
    # The quotient only finds the rate; whether a wage was converted at it is told exactly.
    rates = np.rint(in_dollars[differs] * SCALE / pairs.dollars[differs]).astype(np.int64)
    low, high = pairs.rates
    rates = rates[(rates >= low) & (rates <= high)]
    if not len(rates):
        return nowhere
    rate = int(np.bincount(rates).argmax())
    same = differs & near(in_dollars - (pairs.dollars * rate + SCALE // 2) // SCALE)
    wages = len(different(pairs.dollars[same]))
    enough = wages >= FEWEST_AT_ONE_RATE or (wages > 1 and bool((same == differs).all()))
    return same if enough else nowhere


def _overtime(pairs: Compared) -> list[Int]:
    """Return all overtime together, and each kind of it."""
    return [np.sum(pairs.overtime, axis=0), *pairs.overtime] if pairs.overtime else []


def _overtime_and_more(pairs: Compared) -> Iterator[Int]:
    """Yield all overtime with some of the allowances."""
    if pairs.overtime:
        overtime = np.sum(pairs.overtime, axis=0)
        for more in _any_of(pairs.allowances):
            yield overtime + np.where(overtime > 0, more, 0)


def _any_of(items: Sequence[Int]) -> Iterator[Int]:
    """Yield one, two and all of the pay items, added up."""
    paid = [item for item in items if item.any()]
    for size in sorted({1, 2, len(paid)} & set(range(1, len(paid) + 1))):
        for chosen in combinations(paid, size):
            yield np.sum(chosen, axis=0)


def _left_out(difference: Int, sums: Sequence[Int] | Iterator[Int]) -> Bool:
    """Return where one of some sums of pay items makes up what is missing [n]."""
    some = np.zeros(len(difference), bool)
    for total in sums:
        some |= (total > 0) & (difference > ROUNDING) & near(difference - total)
    return some


def _declared_is(pairs: Compared, bases: Sequence[Int]) -> Bool:
    """Return where one of some bases was declared in place of the wage [n]."""
    some = np.zeros(len(pairs.paid), bool)
    for base in bases:
        some |= (base > 0) & near(pairs.declared - base)
    return some
