"""What each row and column of a sheet is, found as reading finds it; hidden sheets too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from declaration.fields import FIELDS, Kind
from declaration.payroll import Int, RowLeftOut
from importers.body import blank_texts
from importers.choices import Choices
from importers.columns import Need, recognise
from importers.date_columns import date_orders
from importers.register import for_another_file
from importers.sheet import Sheet, Workbook
from importers.sheet_payroll import find_lines
from importers.source import Source, column_position

Order = str


@dataclass(slots=True)
class Column:
    """A column that was taken for a field.

    Attributes:
        at: counted from 0.
        field: of ``declaration.fields``.
        currency: ``USD``, ``KHR`` or "".
        order: of day and month in its texts, or "".
    """

    at: int
    field: str
    currency: str = ""
    order: Order = ""

    @property
    def kind(self) -> Kind:
        """How its cells are read."""
        return FIELDS[self.field].kind


@dataclass(slots=True)
class Table:
    """One sheet: where its heading, its workers and its other rows are.

    Attributes:
        book: position of its workbook.
        sheet: the sheet.
        typed: whether the file tells numbers from texts.
        first: first heading row, from 0; 0 where there is no heading.
        last: last heading row, from 0; -1 where there is none.
        columns: those that were taken for a field.
        workers: their rows, from 0.
        others: the rows below the heading that are no workers.
    """

    book: int
    sheet: Sheet
    typed: bool = True
    first: int = 0
    last: int = -1
    columns: list[Column] = field(default_factory=list)
    workers: Int = field(default_factory=lambda: np.zeros(0, np.int64))
    others: list[RowLeftOut] = field(default_factory=list)

    def of_kind(self, *kinds: Kind) -> list[Column]:
        """Return the columns whose cells are read in one of these ways."""
        return [column for column in self.columns if column.kind in kinds]


def tables(books: Sequence[Workbook], choices: Choices, register: int | None) -> list[Table]:
    """Return every sheet of some workbooks.

    Args:
        books: opened.
        choices: as the payroll was read.
        register: position of the register among the books, or None.
    """
    found: list[Table] = []
    for position, book in enumerate(books):
        own = for_another_file(choices) if position == register else choices
        need = Need.REGISTER if position == register else Need.PAYROLL
        found += _tables(position, book, own, need)
    return found


def _tables(position: int, book: Workbook, choices: Choices, need: Need) -> Iterator[Table]:
    seen = [_seen(book, sheet, choices, need) for sheet in book.sheets]
    sources = [source for _, source, _ in seen if source is not None]
    lines = {id(source): find_lines(source) for source in sources}
    orders = date_orders(sources, choices.mapping.date_order if choices.mapping else "")
    for sheet, source, first in seen:
        table = Table(position, sheet, book.format != "csv")
        if source is not None:
            own = {letter: o for (at, letter), o in orders.items() if sources[at] is source}
            found = lines[id(source)]
            table.first, table.last = first, source.heading_row
            table.columns = [
                Column(column_position(c.letter), c.field, c.currency, own.get(c.letter, ""))
                for c in source.columns
                if c.field in FIELDS
            ]
            table.workers, table.others = found.workers, found.left_out
        yield table


def _seen(
    book: Workbook, sheet: Sheet, choices: Choices, need: Need
) -> tuple[Sheet, Source | None, int]:
    """Return a sheet, what was recognised in it, and the first row of its heading."""
    columns = recognise(sheet, choices.mapping, choices.rate, book.name, need)
    if columns is None:
        return sheet, None, 0
    source = Source(
        book.name,
        sheet,
        columns.heading.last_row,
        [column.read() for column in columns.columns],
        blank_texts(sheet.pool),
        book.format != "csv",
    )
    return sheet, source, columns.heading.first_row
