"""What a payroll paid beside the wage it declares, and what may explain a difference from it.

In comes the month worked out; out come the pay items in riel that ``reasons`` tries, and the
earnings that the law counts in full, also where the payroll's own gross leaves some out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from declaration.audit.left_out import GROSS, LeftOut, told
from declaration.checks.inclusion import is_named
from declaration.earnings import BASIC, Earnings, earnings, side_by_side
from declaration.fields import OVERTIME_PAY
from declaration.in_force import InForce
from declaration.inclusion import gross_omission
from declaration.money import riel
from declaration.monthly import MonthlyDeclaration
from declaration.payroll import Amounts, Int, PayColumn

UNKNOWN = "unknown_pay"
"""Pay of which nobody said what it is: it may be wage."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What n workers earned [riel].

    Attributes:
        dollars: the dollar part of the wage [n, ten-thousandths of a dollar].
        riel_part: the riel part of the wage [n].
        full: the wage with what the law counts and the gross leaves out [n].
        overtime: each overtime column [j × n].
        allowances: each other pay item that is, or may be, wage [k × n].
        not_wage: each pay item that the law does not count [l × n].
        own_bases: basic pay and net pay [2 × n].
        columns: those of the overtime, then those of the allowances [j + k].
        gross_leaves_out: the columns that the payroll's own gross leaves out.
    """

    dollars: Int
    riel_part: Int
    full: Int
    overtime: list[Int]
    allowances: list[Int]
    not_wage: list[Int]
    own_bases: list[Int]
    columns: list[PayColumn]
    gross_leaves_out: list[LeftOut]


def earned(month: MonthlyDeclaration, law: InForce) -> Earned:
    """Return what the workers of a month earned.

    Law:
        Labour Law of 1997, article 103: what is wage (``wage_items``, a dated figure).
    """
    payroll, rate = month.payroll, month.options.rate
    pay = earnings(payroll, law.wage_items)
    net, _ = side_by_side(payroll.amounts("net_pay"), payroll.amounts("net_pay_khr"))
    none = np.zeros(len(payroll), np.int64)
    converted = riel(Amounts(month.wage_usd, none, month.has_usd), rate)
    kinds: dict[str, list[Int]] = {"overtime": [], "allowance": [], "not_wage": [], "basic": []}
    columns: dict[str, list[PayColumn]] = {kind: [] for kind in kinds}
    for part, counts in zip(pay.parts, pay.counted, strict=True):
        kind = _kind(part.field, counts)
        kinds[kind].append(riel(part.amounts, rate))
        columns[kind].append(part)
    left_out, whose = _left_out_of_gross(month, pay)
    return Earned(
        dollars=month.wage_usd,
        riel_part=month.wage_khr - converted,
        full=month.wage_khr + left_out,
        overtime=kinds["overtime"],
        allowances=kinds["allowance"],
        not_wage=kinds["not_wage"],
        own_bases=[np.sum([none, *kinds["basic"]], axis=0), riel(net, rate)],
        columns=[*columns["overtime"], *columns["allowance"]],
        gross_leaves_out=whose,
    )


def _kind(field: str, counts: bool) -> str:
    if field in BASIC:
        return "basic"
    if field in OVERTIME_PAY:
        return "overtime"
    return "allowance" if counts or field == UNKNOWN else "not_wage"


def _left_out_of_gross(month: MonthlyDeclaration, pay: Earnings) -> tuple[Int, list[LeftOut]]:
    """Return the pay that the law counts and the gross leaves out, where nobody included it [n].

    And the columns it stands in.
    """
    rate = month.options.rate
    omission = gross_omission(month.payroll, pay, rate)
    total = np.zeros(len(month.payroll), np.int64)
    columns, items, rows = [], [], []
    for i, (part, counts) in enumerate(zip(pay.parts, pay.counted, strict=True)):
        if counts and part.field not in BASIC and not is_named(part.field, month.options.include):
            columns.append(part)
            items.append(riel(part.amounts, rate))
            rows.append(omission.left_out[i])
            total += np.where(rows[-1], items[-1], 0)
    return total, told(GROSS, columns, items, rows)
