"""One sheet on its way to the payroll: its cells, what its columns mean, and its remarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from declaration.fields import FIELDS, Kind
from declaration.findings import Finding, Place, Severity
from declaration.payroll import Bool, ColumnRead, Int
from importers.cells.column import CellColumn
from importers.sheet import Sheet


@dataclass(slots=True)
class Source:
    """A sheet that workers are read from.

    Attributes:
        file: the file's own name.
        sheet: its cells.
        heading_row: the last heading row, from 0.
        columns: every column of the heading, in order.
        blank: which texts of the workbook are blank.
        typed: whether the file tells numbers from texts; a CSV does not.
        fingerprint: of the layout.
        currency_said: column letter → the currency that heading, format or signs give although the
            sizes of its amounts show the other one; else "".
        rows: the workers' rows [rows from 0].
        findings: what reading it had to say; workers are counted from 0 within the sheet.
    """

    file: str
    sheet: Sheet
    heading_row: int
    columns: list[ColumnRead]
    blank: Bool
    typed: bool = True
    fingerprint: str = ""
    currency_said: Mapping[str, str] = field(default_factory=dict)
    rows: Int = field(default_factory=lambda: np.zeros(0, np.int64))
    findings: list[Finding] = field(default_factory=list)

    @property
    def fields(self) -> dict[int, str]:
        """Column from 0 → field, for the columns that were taken for one."""
        return {
            column_position(column.letter): column.field
            for column in self.columns
            if column.field in FIELDS
        }

    def of_kind(self, *kinds: Kind) -> Iterator[ColumnRead]:
        """Yield the columns whose field is of one of the kinds, in order."""
        return (c for c in self.columns if c.field in FIELDS and FIELDS[c.field].kind in kinds)

    def has(self, *names: str) -> bool:
        """Return whether a column was taken for one of the fields."""
        return any(column.field in names for column in self.columns)

    def cells(self, column: ColumnRead) -> CellColumn:
        """Return a column's cells at the workers' rows."""
        return CellColumn.of(self.sheet, column_position(column.letter), self.rows, self.typed)

    def rename(self, column: ColumnRead, name: str) -> None:
        """Take a column for another field."""
        self.columns[self.columns.index(column)] = replace(column, field=name)

    def note(
        self,
        code: str,
        column: ColumnRead,
        figures: Mapping[str, object],
        worker: int | None = None,
        value: str = "",
        expected: str = "",
        severity: Severity | None = None,
        holds_column: bool = False,
    ) -> None:
        """Add a finding on a column, or on one worker's cell of it."""
        row = 0 if worker is None else int(self.rows[worker]) + 1
        place = Place(self.file, self.sheet.name, row, column.letter)
        self.findings.append(
            Finding(
                code,
                place,
                worker,
                field=column.field,
                value=value,
                expected=expected,
                figures=figures,
                severity=severity,
                holds_column=holds_column,
            )
        )


def column_position(letter: str) -> int:
    """Return a column counted from 0 for its letter.

    >>> column_position("A"), column_position("AA"), column_position("XFD")
    (0, 26, 16383)
    """
    position = 0
    for sign in letter:
        position = position * 26 + ord(sign) - 64
    return position - 1


def samples(texts: Sequence[str], most: int = 5) -> str:
    """Return the first different texts, parted by commas."""
    return ", ".join(list(dict.fromkeys(texts))[:most])
