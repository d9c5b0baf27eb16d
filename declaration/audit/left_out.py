"""Which pay items a wage leaves out: for each column, of how many workers, and how much pay.

In come the differences that ``reasons`` took for overtime or allowances left out, and the pay items
that may make them up; out comes a line for each column of the payroll.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from declaration.audit.reasons import near
from declaration.payroll import Bool, Int, PayColumn

DECLARATION, GROSS = "declaration", "gross"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One column of the payroll that is left out of a wage.

    Attributes:
        of: what leaves it out: ``declaration``, or the payroll's own ``gross``.
        field: the pay item.
        heading: of its column, as written.
        workers: how many it is left out for.
        pay_khr: what they were paid under it [riel].
    """

    of: str
    field: str
    heading: str
    workers: int
    pay_khr: int


def of_the_declaration(
    missing: Int, overtime: Sequence[Int], allowances: Sequence[Int], columns: Sequence[PayColumn]
) -> list[LeftOut]:
    """Return the columns that make up what some declared wages lack.

    Args:
        missing: paid less declared, of the workers whose overtime or allowances are missing
            [n, riel].
        overtime: each overtime column [j × n, riel].
        allowances: each allowance [k × n, riel].
        columns: the columns of overtime, then those of the allowances [j + k].
    """
    items = [*overtime, *allowances]
    left_out = np.zeros((len(items), len(missing)), bool)
    open_ = np.ones(len(missing), bool)
    for chosen in _together(items, len(overtime)):
        total = np.sum([items[i] for i in chosen], axis=0)
        hit = open_ & (total > 0) & near(missing - total)
        left_out[list(chosen)] |= hit
        open_ &= ~hit
        if not open_.any():
            break
    return told(DECLARATION, columns, items, left_out)


def told(
    of: str, columns: Sequence[PayColumn], items: Sequence[Int], left_out: Sequence[Bool] | Bool
) -> list[LeftOut]:
    """Return the columns that are left out for anybody.

    Args:
        of: what leaves them out.
        columns: c columns.
        items: what they pay [c × n, riel].
        left_out: for whom each is left out [c × n].
    """
    found = []
    for column, item, rows in zip(columns, items, left_out, strict=True):
        whom = rows & (item > 0)
        if whom.any():
            pay = int(item[whom].sum())
            found.append(LeftOut(of, column.field, column.heading, int(whom.sum()), pay))
    return found


def _together(items: Sequence[Int], overtime: int) -> Iterator[tuple[int, ...]]:
    """Yield the items that may be missing together, in the order ``reasons`` believes them."""
    hours, more = tuple(range(overtime)), range(overtime, len(items))
    paid = [i for i in more if items[i].any()]
    some = [each for size in sorted({1, 2, len(paid)} - {0}) for each in combinations(paid, size)]
    if hours:
        yield hours
        yield from ((i,) for i in hours)
    yield from ((i,) for i in paid)
    if hours:
        yield from ((*hours, *each) for each in some)
    yield from (each for each in some if len(each) > 1)
