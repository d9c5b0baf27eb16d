"""Which money of a payroll is the wage: pay items told apart, gross and net put together.

In comes a ``Payroll``, out come its ``Earnings``: each pay item once, the gross as it stands, the
net, the deductions, and where the wage is read from. Nothing is added to a gross or taken from it
here; what it leaves out is found in ``inclusion`` and counted only when someone says so.

Law:
    Labour Law of 1997, article 103: what is wage; the items are a dated figure (``wage_items``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from declaration.fields import OVERTIME_PAY
from declaration.money import LARGEST_CONVERTED
from declaration.payroll import SCALE, Amounts, Bool, Int, PayColumn, Payroll

if TYPE_CHECKING:
    from declaration.law_figures import WageItem

BASIC = ("basic_pay", "piece_rate")
BREAKDOWN = ("overtime_pay_150", "overtime_pay_200", "overtime_pay_holiday")
ADDITIONS = "additions_total"
"""A total of allowances; a pay item of its own only where the allowances have no columns."""

PLAUSIBLE_RATES = (3_000, 6_000)
"""Riel per dollar that any month since 2008 can have had; tells a converted wage from change."""

SIDE_BY_SIDE_SLACK = 100 * SCALE
"""A converted wage may be rounded to 100 riel [ten-thousandths of a riel]."""


@dataclass(slots=True)
class Earnings:
    """What a payroll pays: n workers.

    Attributes:
        parts: the pay items, each once (a total beside its own items is left aside).
        counted: for each of ``parts``, whether the law counts it as wage.
        total: all of ``parts`` together [n].
        assessable: the parts that the law counts, together [n].
        gross: the gross as it stands, dollars and riel put together [n].
        has_gross: where the worker's sheet has a gross column, filled or not [n].
        net: the net pay, likewise [n].
        declared: the payroll's own declared-wage column [n].
        disagreeing: where dollars and riel side by side are not one wage, though they are for
            most; the dollars count [n].
        wage: the gross, or the counted parts where the sheet has none [n].
    """

    parts: list[PayColumn]
    counted: list[bool]
    total: Amounts
    assessable: Amounts
    gross: Amounts
    has_gross: Bool
    net: Amounts
    declared: Amounts
    disagreeing: Bool
    wage: Amounts

    @property
    def overtime(self) -> list[int]:
        """The positions of the overtime columns in ``parts``."""
        return self.columns_of(*OVERTIME_PAY)

    def columns_of(self, *fields: str) -> list[int]:
        """Return the positions in ``parts`` of some fields."""
        return [i for i, part in enumerate(self.parts) if part.field in fields]

    def amount_of(self, *fields: str) -> Amounts:
        """Return the pay items of some fields together [n]."""
        return added([self.parts[i].amounts for i in self.columns_of(*fields)], len(self.gross))


def earnings(payroll: Payroll, wage_items: Mapping[str, WageItem]) -> Earnings:
    """Return what a payroll pays.

    Args:
        payroll: n workers.
        wage_items: pay field → whether the law in force counts it as wage.
    """
    n = len(payroll)
    parts = pay_items(payroll)
    counted = [part.field == ADDITIONS or _counts(part.field, wage_items) for part in parts]
    assessable = added([p.amounts for p, yes in zip(parts, counted, strict=True) if yes], n)
    gross, disagreeing = side_by_side(payroll.amounts("gross"), payroll.amounts("gross_khr"))
    net, _ = side_by_side(payroll.amounts("net_pay"), payroll.amounts("net_pay_khr"))
    has_gross = sheets_that_have(payroll, gross.present)
    return Earnings(
        parts=parts,
        counted=counted,
        total=added([part.amounts for part in parts], n),
        assessable=assessable,
        gross=gross,
        has_gross=has_gross,
        net=net,
        declared=payroll.amounts("declared_wage"),
        disagreeing=disagreeing,
        wage=chosen(has_gross, gross, assessable),
    )


def _counts(field: str, wage_items: Mapping[str, WageItem]) -> bool:
    return field in wage_items and wage_items[field].counts


def added(columns: list[Amounts], n: int) -> Amounts:
    """Return columns added up [n]."""
    total = Amounts.empty(n)
    for column in columns:
        total = total + column
    return total


def chosen(rows: Bool, first: Amounts, second: Amounts) -> Amounts:
    """Return the first column where ``rows``, else the second [n]."""
    return Amounts(
        np.where(rows, first.usd, second.usd),
        np.where(rows, first.khr, second.khr),
        np.where(rows, first.present, second.present),
    )


def sheets_that_have(payroll: Payroll, present: Bool) -> Bool:
    """Return the workers whose sheet has any value in a column [n]."""
    filled = np.zeros(max(len(payroll.sheets), 1), bool)
    filled[payroll.sheet[present]] = True
    has: Bool = filled[payroll.sheet]
    return has


def pay_items(payroll: Payroll) -> list[PayColumn]:
    """Return the pay items, each once.

    A column of all overtime beside columns of its kinds is their total; a total of additions is
    an item where no allowance has a column of its own.
    """
    parts = list(payroll.parts)
    if _is_total_of_breakdown(payroll):
        parts = [part for part in parts if part.field != "overtime_pay"]
    allowances = [p for p in parts if p.field not in (*BASIC, *OVERTIME_PAY)]
    if ADDITIONS in payroll.money and not allowances:
        heading = heading_of(payroll, ADDITIONS)
        parts.append(PayColumn(ADDITIONS, heading, payroll.money[ADDITIONS]))
    return parts


def heading_of(payroll: Payroll, name: str) -> str:
    """Return the heading of a field's column, as the first sheet that has it writes it."""
    columns = (column for sheet in payroll.sheets for column in sheet.columns)
    return next((column.heading for column in columns if column.field == name), name)


def _is_total_of_breakdown(payroll: Payroll) -> bool:
    fields = {part.field for part in payroll.parts}
    if "overtime_pay" not in fields or not fields & set(BREAKDOWN):
        return False
    kinds = added([payroll.amounts(name) for name in BREAKDOWN], len(payroll))
    total = payroll.amounts("overtime_pay")
    paid = ~kinds.is_zero() & ~total.is_zero()
    same = paid & (np.abs(kinds.usd - total.usd) <= 2) & (np.abs(kinds.khr - total.khr) <= SCALE)
    return bool(paid.any() and 2 * same.sum() > paid.sum())


def side_by_side(first: Amounts, in_riel: Amounts) -> tuple[Amounts, Bool]:
    """Return one amount from a column and its twin in riel, and where the two disagree.

    At one constant, plausible ratio for most workers they are one amount, and the first column
    counts; otherwise both are parts of it and are added (dollars, and the change in riel).

    Args:
        first: usually dollars [n].
        in_riel: the riel column beside it [n].
    """
    nowhere = np.zeros(len(first), bool)
    if not in_riel.present.any():
        return first, nowhere
    if not first.usd.any():
        return chosen(first.present, first, in_riel), nowhere
    both = (first.usd > 0) & (in_riel.khr > 0) & (first.khr == 0)
    agree = _at_one_ratio(first.usd, in_riel.khr, both)
    if 2 * agree.sum() <= both.sum() or not both.any():
        return first + in_riel, nowhere
    return chosen(first.present & (first.usd != 0), first, in_riel), both & ~agree


def _at_one_ratio(usd: Int, khr: Int, rows: Bool) -> Bool:
    """Return where riel are the dollars at the ratio that most rows have [n]."""
    agree = np.zeros(len(rows), bool)
    dollars, riel = np.minimum(usd[rows], LARGEST_CONVERTED), khr[rows]
    if not len(riel):
        return agree
    ratio = int(np.sort(riel * 1000 // np.maximum(dollars, 1))[len(riel) // 2])
    low, high = PLAUSIBLE_RATES
    if low * 1000 <= ratio <= high * 1000:
        apart = np.abs(riel - dollars * ratio // 1000)
        agree[rows] = apart <= riel // 1000 + SIDE_BY_SIDE_SLACK
    return agree
