"""Every sheet of the sources beside what was read from it, also those that were passed over. No Qt.

The Columns and Payroll pages show a sheet where it lies: its cells, its heading, what each column
was taken for, which rows are workers. A sheet that lacks a needed field is here too, so that a
person can say what its columns are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import numpy as np

from declaration.payroll import ColumnRead, Int, Payroll, RowLeftOut, SheetRead
from importers.columns import recognise
from importers.patching import patched

if TYPE_CHECKING:
    from desktop.workbench import Workbench
    from importers.choices import HeadingRows
    from importers.sheet import Sheet
    from importers.sheet import Workbook as Book


class Shown(Protocol):
    """What is needed of the window's state."""

    @property
    def bench(self) -> Workbench:
        """What was given and chosen."""

    @property
    def books(self) -> Sequence[Book]:
        """The source workbooks as the files have them."""

    @property
    def corrected(self) -> Sequence[Book]:
        """The same with their corrected cells; () where those are still to be put in."""

    @property
    def read(self) -> Payroll | None:
        """The payroll as it was read, or None."""


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """One sheet of the sources.

    Attributes:
        file: the file's own name.
        book: position of the workbook among the sources.
        sheet: its cells, corrected ones included.
        columns: every column of the heading, in order; () where no heading was found.
        heading_row: the last heading row, as the workbook numbers it; 0 for none.
        rows: the workers' rows, counted from 0 [lines].
        rows_left_out: the rows below the heading that are no worker.
        missing: what it lacks of what is needed: ``identity``, ``wage``; () where it was read.
        fingerprint: of the layout.
        typed: whether the file tells numbers from texts; a CSV does not.
        heading_shown: the heading rows that a person showed, as the workbook numbers them.
    """

    file: str
    book: int
    sheet: Sheet
    columns: tuple[ColumnRead, ...] = ()
    heading_row: int = 0
    rows: Int = field(default_factory=lambda: np.zeros(0, np.int64))
    rows_left_out: tuple[RowLeftOut, ...] = ()
    missing: tuple[str, ...] = ()
    fingerprint: str = ""
    typed: bool = True
    heading_shown: HeadingRows | None = None

    @property
    def name(self) -> str:
        """What the sheet is called: its own name, or the file's where it has none."""
        return self.sheet.name or self.file

    @property
    def is_read(self) -> bool:
        """Whether workers were read from it."""
        return bool(self.columns) and not self.missing


def sheets_seen(state: Shown) -> list[SheetSeen]:
    """Return every visible sheet that holds anything, in the order of the files."""
    if state.read is None:
        return []
    rows = _worker_rows(state.read)
    books = state.corrected or patched(state.books, state.bench.patches)
    return [
        seen
        for place, book in enumerate(books)
        for seen in _of_book(place, book, state.read, rows, state.bench)
    ]


def _of_book(
    place: int, book: Book, payroll: Payroll, rows: Sequence[Int], bench: Workbench
) -> Iterator[SheetSeen]:
    read = payroll.files[place].sheets if place < len(payroll.files) else []
    by_name = {payroll.sheets[number].name: number for number in read}
    for sheet in book.sheets:
        if not sheet.visible or not sheet.kinds.any():
            continue
        number = by_name.get(sheet.name)
        if number is None:
            yield _passed_over(place, book, sheet, bench)
        else:
            shown = _shown(book, sheet, bench)
            yield _read(place, book, sheet, payroll.sheets[number], rows[number], shown)


def _shown(book: Book, sheet: Sheet, bench: Workbench) -> HeadingRows | None:
    return bench.mapping.heading_of(book.name, sheet.name) if bench.mapping else None


def _read(
    place: int, book: Book, sheet: Sheet, read: SheetRead, rows: Int, shown: HeadingRows | None
) -> SheetSeen:
    return SheetSeen(
        book.name,
        place,
        sheet,
        tuple(read.columns),
        read.heading_row,
        rows,
        tuple(read.rows_left_out),
        (),
        read.fingerprint,
        book.format != "csv",
        shown,
    )


def _passed_over(place: int, book: Book, sheet: Sheet, bench: Workbench) -> SheetSeen:
    """Return a sheet from which nobody was read, with its columns where it has a heading."""
    found = recognise(sheet, bench.mapping, bench.rate, book.name)
    if found is None:
        return SheetSeen(book.name, place, sheet, missing=("heading",))
    return SheetSeen(
        book.name,
        place,
        sheet,
        tuple(column.read() for column in found.columns),
        found.heading.last_row + 1,
        missing=found.missing or ("workers",),
        fingerprint=found.fingerprint,
        typed=book.format != "csv",
        heading_shown=_shown(book, sheet, bench),
    )


def _worker_rows(payroll: Payroll) -> list[Int]:
    """Return the workers' rows of each sheet, from 0, the added-up ones included."""
    more = [place for places in payroll.more_rows.values() for place in places]
    sheets = np.concatenate([payroll.sheet, np.array([at for at, _ in more], np.int64)])
    rows = np.concatenate([payroll.row, np.array([row for _, row in more], np.int64)])
    return [np.sort(rows[sheets == number]) - 1 for number in range(len(payroll.sheets))]
