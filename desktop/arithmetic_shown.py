"""The pay arithmetic of one sheet as a person checks it, and what explains where it is off. No Qt.

    gross = sum of the pay items            net = gross - what was taken

Each equation says on how many lines it holds, and which column makes up the difference where it
does not: a pay item that the gross leaves out, a column that nobody named, a deduction taken
before. The amounts are read by the same readers as the payroll's, in whole ten-thousandths; what
adds up to a difference is found by the same search as in the checks (``declaration.explanation``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from declaration.comparing import Yardstick
from declaration.deducting import ways_of_deducting
from declaration.earnings import added, pay_items, side_by_side
from declaration.explanation import explanation
from declaration.fields import FIELDS, Role
from declaration.money import RATE_SCALE
from declaration.payroll import SCALE, Amounts, Bool, ColumnRead, PayColumn, Payroll
from desktop.equations import Cause, Equation, Story, Term
from desktop.sheets_seen import SheetSeen
from importers.amount_columns import read_amounts
from importers.source import Source

NEVER_PAY = frozenset(
    [
        "basic_rate",
        "exchange_rate",
        "contributory_wage",
        "declared_wage",
        "additions_total",
        "deductions_total",
    ]
)
"""Money that stands beside the line's arithmetic and explains nothing of it."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A column with its amounts on the sheet's lines."""

    column: ColumnRead
    amounts: Amounts

    def term(self, rows: Bool | None = None) -> Term:
        usd, khr = self.amounts.usd, self.amounts.khr
        if rows is not None:
            usd, khr = usd[rows], khr[rows]
        return Term(self.column, int(usd.sum()), int(khr.sum()))


def arithmetic(sheet: SheetSeen, rate: Decimal | None) -> list[Equation]:
    """Return the equations of a sheet: the gross, then the net pay where it has one.

    Args:
        sheet: one from which workers were read; others have no equations.
        rate: riel per dollar, where known.
    """
    if not sheet.is_read or not len(sheet.rows):
        return []
    line = _Line.of(sheet, rate)
    found = [_gross(line)]
    return [*found, _net(line)] if line.of_field("net_pay", "net_pay_khr") else found


@dataclass(frozen=True, slots=True)
class _Line:
    """The money of a sheet, n lines.

    Attributes:
        sheet: the sheet.
        items: every column of money, and those of numbers that were taken for nothing.
        payroll: its money as the core has it [n].
        yard: measures and compares it.
    """

    sheet: SheetSeen
    items: tuple[_Item, ...]
    payroll: Payroll
    yard: Yardstick

    @classmethod
    def of(cls, sheet: SheetSeen, rate: Decimal | None) -> _Line:
        items = tuple(_items(sheet))
        payroll = _payroll(items, len(sheet.rows))
        known = [item.amounts for item in items if item.column.field in FIELDS]
        return cls(sheet, items, payroll, Yardstick.over(known, rate))

    def of_field(self, *names: str) -> list[_Item]:
        return [item for item in self.items if item.column.field in names]

    def in_role(self, role: Role) -> list[_Item]:
        return [item for item in self.items if _role(item.column.field) is role]

    def unnamed(self) -> list[_Item]:
        """Return what may be pay or a deduction although it was taken for neither."""
        roles = (Role.SCHEME, Role.OTHER, None)
        return [
            item
            for item in self.items
            if _role(item.column.field) in roles and item.column.field not in NEVER_PAY
        ]


def _gross(line: _Line) -> Equation:
    """Return how the gross is made up of the pay items."""
    whole = line.of_field("gross", "gross_khr")
    paid = [part.amounts for part in pay_items(line.payroll)]
    parts = [item for item in line.items if any(item.amounts is each for each in paid)]
    total = added(paid, len(line.payroll))
    plain = Equation("gross", _terms(whole), _terms(parts), unit=line.yard.unit)
    if not whole or len(parts) < 2:
        return plain
    gross = side_by_side(line.payroll.amounts("gross"), line.payroll.amounts("gross_khr"))[0]
    compared = gross.present & ~gross.is_zero() & ~total.is_zero()
    taken, unnamed = line.in_role(Role.DEDUCTION), line.unnamed()
    suspects = [
        *((Story.LEFT_OUT, item, 1) for item in parts),
        *((Story.CONTAINED, item, -1) for item in unnamed),
        *((Story.TAKEN_BEFORE, item, 1) for item in taken),
    ]
    return _compare(line, plain, total, gross, compared, suspects)


def _net(line: _Line) -> Equation:
    """Return how the net pay is the gross less what was taken."""
    payroll = line.payroll
    whole = line.of_field("net_pay", "net_pay_khr")
    gross_items = line.of_field("gross", "gross_khr")
    gross = side_by_side(payroll.amounts("gross"), payroll.amounts("gross_khr"))[0]
    if not gross_items:
        gross_items = line.in_role(Role.PART)
        gross = added([item.amounts for item in gross_items], len(payroll))
    net = side_by_side(payroll.amounts("net_pay"), payroll.amounts("net_pay_khr"))[0]
    compared = net.present & gross.present & ~gross.is_zero()
    taken, way = _taken(line, gross, net, compared)
    plain = Equation(
        "net_pay", _terms(whole), _terms(gross_items), _terms(taken), unit=line.yard.unit
    )
    beside = line.in_role(Role.PART) if line.of_field("gross", "gross_khr") else []
    others = [item for item in line.unnamed() if item not in taken]
    suspects = [
        *((Story.NOT_TAKEN, item, -1) for item in taken),
        *((Story.TAKEN_TOO, item, 1) for item in others),
        *((Story.PAID_BESIDE, item, -1) for item in beside),
    ]
    return _compare(line, plain, gross - way, net, compared, suspects)


def _taken(line: _Line, gross: Amounts, net: Amounts, rows: Bool) -> tuple[list[_Item], Amounts]:
    """Return the columns by which the net is less than the gross for most, and their amounts."""
    nothing = Amounts.empty(len(line.payroll))
    ways = ways_of_deducting(line.payroll)
    if not ways:
        return [], nothing
    left = line.yard.measure(gross) - line.yard.measure(net)

    def holding(way: Amounts) -> int:
        return int(line.yard.zero(left - line.yard.measure(way))[rows].sum())

    best = max(ways, key=holding)
    own = line.of_field("pension_worker", "nssf_total")
    columns = line.in_role(Role.DEDUCTION)
    whole = line.of_field("deductions_total")
    sets = (columns, whole, [*columns, *own[:1]], [*whole, *own[:1]], [*columns, *own])
    made = (items for items in sets if items and _together(items, best))
    return next(made, [*whole, *columns, *own]), best


def _together(items: Sequence[_Item], amounts: Amounts) -> bool:
    """Return whether columns add up to some amounts on every line."""
    total = added([item.amounts for item in items], len(amounts))
    return bool((total.usd == amounts.usd).all() and (total.khr == amounts.khr).all())


def _compare(
    line: _Line,
    plain: Equation,
    total: Amounts,
    whole: Amounts,
    rows: Bool,
    suspects: Sequence[tuple[Story, _Item, int]],
) -> Equation:
    """Return an equation with where it holds, and what explains where it does not."""
    yard = line.yard
    if yard.unit == "none" or not rows.any():
        return plain
    made, said = yard.measure(total), yard.measure(whole)
    off = rows & ~yard.zero(made - said)
    plain = replace(plain, lines=int(rows.sum()), holding=int((rows & ~off).sum()))
    if not off.any():
        return plain
    suspects = [s for s in suspects if yard.measure(s[1].amounts)[off].any()]
    amounts = [sign * yard.measure(item.amounts) for _, item, sign in suspects]
    told = explanation(made - said, amounts, off, yard.zero)
    causes = [
        Cause(story, item.term(here), int(here.sum()))
        for (story, item, _), chosen in zip(suspects, told.chosen, strict=True)
        if (here := off & chosen & (yard.measure(item.amounts) != 0)).any()
    ]
    plain = replace(plain, causes=tuple(sorted(causes, key=lambda cause: -cause.lines)))
    dark = np.flatnonzero(off & ~told.explained)
    if not len(dark):
        return plain
    first = int(dark[0])
    return replace(
        plain,
        unexplained=len(dark),
        first_row=int(line.sheet.rows[first]) + 1,
        sum_there=(_plain(int(made[first]), yard), _plain(int(said[first]), yard)),
    )


def _plain(measured: int, yard: Yardstick) -> Decimal:
    """Return a measured amount in dollars or riel."""
    return Decimal(measured) / (SCALE * RATE_SCALE if yard.unit == "both" else SCALE)


def _items(sheet: SheetSeen) -> Iterator[_Item]:
    """Yield the columns of money of a sheet, and those of numbers that were taken for nothing."""
    for column in sheet.columns:
        role = _role(column.field)
        is_unnamed = not column.field and column.samples
        if role in (Role.PART, Role.TOTAL, Role.DEDUCTION, Role.SCHEME) or is_unnamed:
            amounts = _amounts(sheet, replace(column, field=column.field or "unknown_pay"))
            if column.field or _is_money(amounts):
                yield _Item(column, amounts)


def _is_money(amounts: Amounts) -> bool:
    """Return whether a column that was taken for nothing holds amounts at all."""
    return bool(amounts.present.mean() >= 0.5 and (amounts.usd != 0).any())


def _amounts(sheet: SheetSeen, column: ColumnRead) -> Amounts:
    """Return a column's amounts on the lines of its sheet, read as the payroll's are [n]."""
    own = Payroll(np.zeros(len(sheet.rows), np.int32), sheet.rows.astype(np.int32))
    cells = Source(sheet.file, sheet.sheet, sheet.heading_row - 1, [column], np.zeros(0, bool))
    cells.typed, cells.rows = sheet.typed, sheet.rows
    read_amounts(cells, own)
    columns = [part.amounts for part in (*own.parts, *own.deductions)]
    return (columns or list(own.money.values()))[0]


def _payroll(items: Sequence[_Item], n: int) -> Payroll:
    """Return the money of a sheet as the core has it."""
    payroll = Payroll(np.zeros(n, np.int32), np.arange(n, dtype=np.int32))
    for item in items:
        name, role = item.column.field, _role(item.column.field)
        column = PayColumn(name, item.column.heading, item.amounts)
        if role is Role.PART:
            payroll.parts.append(column)
        elif role is Role.DEDUCTION:
            payroll.deductions.append(column)
        elif role is not None:
            payroll.money.setdefault(name, item.amounts)
    return payroll


def _terms(items: Sequence[_Item]) -> tuple[Term, ...]:
    return tuple(item.term() for item in items)


def _role(name: str) -> Role | None:
    return FIELDS[name].role if name in FIELDS else None
