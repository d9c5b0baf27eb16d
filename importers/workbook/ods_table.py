"""One sheet of an OpenDocument file as it grows, with rows and cells that stand for many."""

from __future__ import annotations

from importers.sheet import Cell, Sheet
from importers.workbook.gathered import LAST_COLUMN, LAST_ROW, Gathered
from importers.workbook.grid import Grid
from importers.workbook.meaning import Meant
from importers.workbook.refusal import damaged, unsafe
from importers.workbook.sheets import hidden_sheet
from importers.workbook.strings import TextPool

_MOST_REPEATED = 2_000_000
"""Cells that repetitions alone may write out."""


class OdsTable:
    """One sheet as it grows."""

    def __init__(self, name: str, visible: bool) -> None:
        self.name, self.visible = name, visible
        self.cells = Gathered()
        self.row = self.column = 0
        self.row_repeats = 1
        self.pending: list[tuple[int, int, Meant, int]] = []
        self.default_styles: list[tuple[int, str]] = []
        self.columns_seen = 0
        self.merged: list[tuple[int, int, int, int]] = []
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []

    def add_column(self, attributes: dict[str, str]) -> None:
        """Take the description of some columns."""
        count = repeats_of(attributes, "table:number-columns-repeated", LAST_COLUMN)
        if attributes.get("table:visibility", "visible") != "visible":
            self.hidden_columns.append((self.columns_seen, self.columns_seen + count))
        self.columns_seen += count
        style = attributes.get("table:default-cell-style-name", "")
        self.default_styles.append((self.columns_seen, style))

    def start_row(self, attributes: dict[str, str]) -> None:
        """Begin a row, which may stand for many."""
        self.column, self.pending = 0, []
        self.row_repeats = repeats_of(attributes, "table:number-rows-repeated", LAST_ROW)
        if attributes.get("table:visibility", "visible") != "visible":
            self.hidden_rows.append((self.row, self.row + self.row_repeats))

    def default_style(self) -> str:
        """Return the style of the column that comes next."""
        return next((style for end, style in self.default_styles if self.column < end), "")

    def add_cell(self, meant: Meant, style: int, repeats: int) -> None:
        """Take a cell and its repetitions to the right."""
        if meant[0] != Cell.EMPTY:
            self.pending.append((self.column, repeats, meant, style))
        self.column += repeats

    def end_row(self) -> None:
        """Write out the row as often as it stands for.

        Raises:
            Refused: FIL-003, far more filled cells than a payroll has.
        """
        count = self.row_repeats * sum(repeats for _, repeats, _, _ in self.pending)
        if self.pending and (
            self.row + self.row_repeats > LAST_ROW
            or self.column > LAST_COLUMN
            or (count > len(self.pending) and len(self.cells) + count > _MOST_REPEATED)
        ):
            raise unsafe(f"a value is repeated {count} times from row {self.row + 1} on")
        if self.pending:
            for row in range(self.row, self.row + self.row_repeats):
                for column, repeats, meant, style in self.pending:
                    for place in range(column, column + repeats):
                        self.cells.add(row, place, *meant, style)
        self.row += self.row_repeats

    def sheet(self, pool: TextPool, formats: dict[int, str], fonts: dict[int, str]) -> Sheet:
        """Return the sheet.

        Raises:
            Refused: FIL-003, a value where no payroll has one.
        """
        if not self.visible:
            return hidden_sheet(self.name, pool)
        grid = Grid(self.name)
        self.cells.fill(grid, self.name)
        kinds, numbers, texts, styles = grid.arrays()
        return Sheet(
            name=self.name,
            visible=True,
            kinds=kinds,
            numbers=numbers,
            texts=texts,
            styles=styles,
            pool=pool.texts,
            formats=formats,
            fonts=fonts,
            merged=self.merged,
            hidden_rows=_within(self.hidden_rows, grid.rows),
            hidden_columns=_within(self.hidden_columns, grid.columns),
        )


def repeats_of(attributes: dict[str, str], name: str, most: int) -> int:
    """Return how often an element stands, by one of its attributes.

    Raises:
        Refused: FIL-001, the attribute is no number.
    """
    written = attributes.get(name)
    if written is None:
        return 1
    if not (written.isascii() and written.isdigit() and len(written) < 20):
        raise damaged(f"its {name} is {written[:20]!r}")
    return min(max(int(written), 1), most)


def _within(ranges: list[tuple[int, int]], count: int) -> frozenset[int]:
    return frozenset(place for first, end in ranges for place in range(first, min(end, count)))
