"""The money, days and hours of one sheet, with what could not be read."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from declaration.fields import FIELDS, Kind, Role
from declaration.findings import Severity
from declaration.payroll import Amounts, ColumnRead, PayColumn, Payroll, Quantity
from importers.cells.column import CellColumn
from importers.cells.number_column import NumbersRead, Unit, numbers
from importers.cells.number_text import plain
from importers.sheet import Cell
from importers.source import Source
from importers.wording import currency_said

_DAYS = {"work_days", "absent_days", "leave_days"}
_WAGE = {"gross", "gross_khr", "declared_wage"}


def read_amounts(source: Source, payroll: Payroll) -> None:
    """Read every column of money, days and hours of a sheet into its payroll."""
    for column in source.of_kind(Kind.QUANTITY):
        unit: Unit = "days" if column.field in _DAYS else "hours"
        read = _numbers(source, column, unit)
        found = Quantity(read.value, read.present)
        before = payroll.quantities.get(column.field)
        payroll.quantities[column.field] = before + found if before else found
    for column in source.of_kind(Kind.MONEY):
        _put(payroll, column, _money(source, column))


def _put(payroll: Payroll, column: ColumnRead, amounts: Amounts) -> None:
    """Put a column of money where its role says."""
    role = FIELDS[column.field].role
    if role is Role.PART:
        payroll.parts.append(PayColumn(column.field, column.heading, amounts))
    elif role is Role.DEDUCTION:
        payroll.deductions.append(PayColumn(column.field, column.heading, amounts))
    else:
        payroll.money.setdefault(column.field, amounts)


def _money(source: Source, column: ColumnRead) -> Amounts:
    """Return a column of money in its currency; dollars until a person says what it is."""
    read = _numbers(source, column, "", column.currency)
    if FIELDS[column.field].role is Role.DEDUCTION or column.field == "pension_worker":
        _taken_away(read, source.cells(column))
    if not column.currency and _is_wage(source, column) and read.value.any():
        sample = source.cells(column).text(int(np.flatnonzero(read.value)[0]))
        figures = {"heading": column.heading, "sample": sample}
        source.note("FMT-013", column, figures, value=sample, holds_column=True)
    _compare_signs(source, column, read)
    nothing = np.zeros_like(read.value)
    if column.currency == "KHR":
        return Amounts(nothing, read.value, read.present)
    return Amounts(read.value, nothing, read.present)


def _taken_away(read: NumbersRead, cells: CellColumn) -> None:
    """Make deductions positive that are written as taken away: in brackets, or all negative."""
    if (read.value <= 0).all():
        read.value = -read.value
        return
    bracketed = [
        code for code in cells.different(cells.are(Cell.TEXT)) if ")" in plain(cells.pool[code])
    ]
    at = cells.are(Cell.TEXT) & np.isin(cells.texts, np.array(bracketed, np.int32))
    read.value = np.where(at, np.abs(read.value), read.value)


def _is_wage(source: Source, column: ColumnRead) -> bool:
    """Return whether the declared wage is made of a column: the gross, or the parts without one."""
    if column.field in _WAGE:
        return column.field != "declared_wage" or not source.has("gross", "gross_khr")
    is_part = FIELDS[column.field].role is Role.PART
    return is_part and not source.has("gross", "gross_khr")


def _numbers(source: Source, column: ColumnRead, unit: Unit, currency: str = "") -> NumbersRead:
    """Return a column's numbers, and say what could not be read and what was text."""
    cells = source.cells(column)
    read = numbers(cells, unit, currency)
    grave = None if _is_wage(source, column) else Severity.WARNING
    if grave is None or FIELDS[column.field].role is not Role.OTHER:
        note_unreadable(source, column, cells, read.unreadable, grave)
    if read.from_text:
        figures = {"heading": column.heading, "count": read.from_text, "sample": read.sample}
        source.note("FMT-009", column, figures, value=read.sample)
    return read


def note_unreadable(
    source: Source,
    column: ColumnRead,
    cells: CellColumn,
    unreadable: dict[int, str],
    severity: Severity | None,
) -> None:
    """Say which cells hold no amount (FMT-001): each, or the column where one cause spoils all."""
    if _one_cause(cells, unreadable):
        text = cells.text(min(unreadable))
        figures = {"heading": column.heading, "text": text, "count": len(unreadable)}
        holds = severity is None
        source.note("FMT-001", column, figures, value=text, severity=severity, holds_column=holds)
        return
    for worker in sorted(unreadable):
        text = cells.text(worker)
        figures = {"heading": column.heading, "text": text, "count": 1}
        source.note("FMT-001", column, figures, worker, text, severity=severity)


def _one_cause(cells: CellColumn, unreadable: dict[int, str]) -> bool:
    """Return whether a whole column fails for one cause: its formulas were never calculated."""
    causes = Counter(unreadable.values())
    filled = int((cells.kinds != Cell.EMPTY).sum())
    return len(unreadable) >= 3 and causes["formula"] == filled


_DECIDING = ("gross", "gross_khr", "basic_pay", "piece_rate")
"""Fields of which a wage is made: read in the wrong currency, everyone is declared wrongly."""


def _compare_signs(source: Source, column: ColumnRead, read: NumbersRead) -> None:
    """Say where the cells name another currency than the column has (FMT-012).

    Where the heading of the wage itself names the other currency, a person has to say which it
    is: the month is held until then.
    """
    other = {"USD": "KHR", "KHR": "USD"}.get(column.currency, "")
    cells = source.cells(column)
    count = read.signs.get(other, 0) + _shown_in(cells, read, other)
    against = bool(other) and source.currency_said.get(column.letter) == other
    if against and not count:
        count = int((read.value != 0).sum())
    if other and count:
        asks = against and column.field in _DECIDING and currency_said(column.heading) == other
        severity = Severity.ERROR if asks else None
        figures = {
            "heading": column.heading,
            "currency": column.currency,
            "sign": other,
            "count": count,
        }
        source.note(
            "FMT-012",
            column,
            figures,
            value=other,
            expected=column.currency,
            severity=severity,
            holds_column=asks,
        )


def _shown_in(cells: CellColumn, read: NumbersRead, currency: str) -> int:
    """Return how many number cells are displayed with a currency's sign."""
    signs = {"USD": ("$", "usd"), "KHR": ("៛", "khr", "riel")}.get(currency, ())

    def names_it(number_format: str) -> bool:
        return any(sign in plain(_without_locale(number_format)).lower() for sign in signs)

    shown = cells.with_style(cells.formats, names_it)
    return int((shown & cells.are(Cell.NUMBER) & (read.value != 0)).sum())


def _without_locale(number_format: str) -> str:
    """Return a number format whose ``[$៛-453]`` is its sign alone."""
    return re.sub(r"\[\$([^\]-]*)(-[^\]]*)?\]", r"\1", number_format)
