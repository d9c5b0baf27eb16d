"""What a file layout of the declaration is: sheets, columns, and how their cells are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from declaration.export.columns import Form


class LayoutError(ValueError):
    """A layout that cannot be used; the message says what to change."""


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """One column of a sheet.

    Attributes:
        name: the heading.
        form: what its cells are.
        sources: figures, the first that is filled counts; none for a constant.
        const: the value of every row, where there are no sources.
        number_format: in the workbook.
        map: folded value → what is written.
        empty: what is written where the figure is blank; None leaves it blank.
        required: whether blank cells are remarked on.
    """

    name: str
    form: Form
    sources: tuple[str, ...]
    const: str | int | None
    number_format: str
    map: Mapping[str, str | int]
    empty: str | int | None
    required: bool

    def written_for(self, value: str) -> str | int | None:
        """Return what the map makes of a text; None for a blank cell.

        >>> sex = LayoutColumn("Sex", Form.INTEGER, ("sex",), None, "0", {"male": 1}, None, True)
        >>> sex.written_for(" Male "), sex.written_for("?")
        (1, None)
        """
        if not value:
            return self.empty
        return self.map.get(folded(value), value if self.form is Form.TEXT else None)


@dataclass(frozen=True, slots=True)
class Total:
    """A last row of sums.

    Attributes:
        label: what it is called.
        columns: headings of the columns that are added up.
        merge: over how many cells left of the first sum the label stretches.
    """

    label: str
    columns: tuple[str, ...]
    merge: int


@dataclass(frozen=True, slots=True)
class LayoutSheet:
    """One sheet, and its CSV twin.

    Attributes:
        name: of the sheet; the twin is ``NAME.csv``.
        of_workers: a row a declared worker; else one row for the month.
        header_row: counted from 1.
        title: (row, text), or None.
        total: a last row, or None.
        columns: in order.
    """

    name: str
    of_workers: bool
    header_row: int
    title: tuple[int, str] | None
    total: Total | None
    columns: tuple[LayoutColumn, ...]

    @property
    def csv_name(self) -> str:
        """The file name of the CSV twin."""
        return f"{self.name}.csv"


@dataclass(frozen=True, slots=True)
class Layout:
    """A file layout.

    Attributes:
        id: its name on the command line.
        title: what it is.
        verified: whether a file of this layout is known to have been accepted by NSSF.
        source: where it is known from.
        open_questions: what nobody could confirm.
        sheets: in order.
    """

    id: str
    title: str
    verified: bool
    source: str
    sheets: tuple[LayoutSheet, ...]
    open_questions: tuple[str, ...] = field(default=())


def folded(value: str) -> str:
    """Return a text as maps look it up: without edge spaces, capitals as small letters."""
    return value.strip().casefold()
