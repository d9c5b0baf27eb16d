"""Sheets from plain Python values, for tests of what comes after the workbook. Invented people."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from declaration.month import Month
from declaration.payroll import ColumnRead
from importers.body import blank_texts
from importers.choices import Choices, ColumnMapping
from importers.date_columns import date_orders
from importers.gross import settle_twins
from importers.joining import joined
from importers.sheet import Cell, Sheet, column_letter
from importers.sheet_payroll import find_lines, sheet_payroll
from importers.source import Source
from importers.stacking import stacked

OCTOBER = Month(2026, 10)
EPOCH = date(1899, 12, 30)


@dataclass(frozen=True)
class Odd:
    """A cell of an odd kind, or with a number format or a font."""

    value: object
    kind: Cell | None = None
    format: str = ""
    font: str = ""


def sheet(rows, name="LINE-A", **more):
    """Return a sheet of rows: texts, numbers, dates, None, or ``Odd``."""
    width = max((len(row) for row in rows), default=0)
    shape = (width, len(rows))
    made = Sheet(
        name,
        True,
        np.zeros(shape, np.uint8),
        np.zeros(shape),
        np.zeros(shape, np.int32),
        np.zeros(shape, np.int32),
        [""],
        **more,
    )
    place, styles = {"": 0}, {("", ""): 0}
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            odd = cell if isinstance(cell, Odd) else Odd(cell)
            _put(made, c, r, odd, place)
            made.styles[c, r] = styles.setdefault((odd.format, odd.font), len(styles))
    made.pool = list(place)
    made.formats = {key: form for (form, _), key in styles.items()}
    made.fonts = {key: font for (_, font), key in styles.items()}
    return made


def _put(made, c, r, odd, place):
    value, kind = odd.value, odd.kind
    if value is None:
        return
    if isinstance(value, date):
        kind, value = kind or Cell.DATE, float((value - EPOCH).days)
    if isinstance(value, str):
        made.kinds[c, r] = kind or Cell.TEXT
        made.texts[c, r] = place.setdefault(value, len(place))
    else:
        made.kinds[c, r] = kind or Cell.NUMBER
        made.numbers[c, r] = value


def source(fields, rows, headings=None, file="payroll.xlsx", name="LINE-A", typed=True, above=()):
    """Return a sheet to be read.

    Args:
        fields: field of each column, as ``gross:USD`` where it has a currency; "" for none.
        rows: the rows below the heading.
        headings: heading of each column, else the field.
        above: rows above the heading.
    """
    pairs = [field.partition(":")[::2] for field in fields]
    headings = headings or [field or f"column {i}" for i, (field, _) in enumerate(pairs)]
    made = sheet([*above, list(headings), *rows], name)
    columns = [
        ColumnRead(column_letter(i), heading, field, 100 if field else 0, "exact", currency)
        for i, ((field, currency), heading) in enumerate(zip(pairs, headings, strict=True))
    ]
    return Source(file, made, len(above), columns, blank_texts(made.pool), typed)


def read(*sources, values=None, date_order="", rate=None):
    """Return the payroll of some sheets."""
    mapping = ColumnMapping(date_order, values=values or {})
    choices = Choices(OCTOBER, rate, (), mapping)
    lines = [find_lines(one) for one in sources]
    orders = date_orders(sources, date_order)
    payrolls = []
    for i, (one, found) in enumerate(zip(sources, lines, strict=True)):
        own = {letter: order for (at, letter), order in orders.items() if at == i}
        payrolls.append(sheet_payroll(one, found, own, choices))
        settle_twins(payrolls[-1])
    return joined(stacked(payrolls))


def codes(payroll):
    """Return the codes of a payroll's findings, sorted."""
    return sorted(finding.code for finding in payroll.findings)


def only(payroll, code):
    """Return the one finding of a code."""
    (finding,) = [finding for finding in payroll.findings if finding.code == code]
    return finding
