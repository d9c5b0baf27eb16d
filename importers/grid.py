"""The top of a sheet as a person sees it: texts, values, merged ranges; for finding headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from importers.cells import number_of
from importers.sheet import Cell, Sheet

_RATE = re.compile(r"x?\s*(1\.3|1\.5|2(\.0+)?|3(\.0+)?|130|150|200|300)\s*%?", re.IGNORECASE)
_VALUES = frozenset(map(int, (Cell.NUMBER, Cell.DATE, Cell.DURATION, Cell.BOOLEAN)))


@dataclass(slots=True)
class Grid:
    """The first rows of a sheet; each is taken apart when it is first asked for.

    Attributes:
        sheet: as it lies in the file.
        rows: how many.
        columns: how many.
        merged: (row, column) → its merged range (first row, first column, last row, last column).
    """

    sheet: Sheet
    rows: int
    columns: int
    merged: dict[tuple[int, int], tuple[int, int, int, int]]
    _seen: dict[int, tuple[dict[int, str], dict[int, str]]] = field(default_factory=dict)

    def _row(self, row: int) -> tuple[dict[int, str], dict[int, str]]:
        """Return column → text of a row's text cells, and of its values as shown."""
        if row not in self._seen:
            self._seen[row] = _taken_apart(self.sheet, row) if 0 <= row < self.rows else ({}, {})
        return self._seen[row]

    def texts_in(self, row: int) -> dict[int, str]:
        """Return column → text of a row's text cells."""
        return self._row(row)[0]

    def text(self, row: int, column: int) -> str:
        """Return a cell's text, or ""."""
        return self._row(row)[0].get(column, "")

    def shown(self, row: int, column: int) -> str:
        """Return what a cell shows, be it text or number."""
        return self.text(row, column) or self._row(row)[1].get(column, "")

    def values_in(self, row: int) -> int:
        """Return how many values a row has: numbers, dates, texts that read as numbers."""
        return len(self._row(row)[1])

    def rates_in(self, row: int) -> int:
        """Return how many of a row's values may be rates of overtime pay."""
        return sum(bool(_RATE.fullmatch(shown)) for shown in self._row(row)[1].values())

    def span(self, row: int, column: int) -> int:
        """Return over how many columns a cell reaches."""
        if (row, column) in self.merged:
            _, left, _, right = self.merged[row, column]
            return right - left + 1
        return 1

    def merged_down(self, above: int, below: int) -> bool:
        """Return whether any range joins two rows in one column and leaves others apart."""
        joined = [r for (row, _), r in self.merged.items() if row == above and r[2] >= below]
        return any(left == right for _, left, _, right in joined)

    def group_over(self, row: int, column: int, last: int) -> str:
        """Return the group that a blank cell belongs to, or "".

        In a merged range it is the range's own text. Elsewhere (files that keep no merging) the
        nearest text to the left reaches as far as the cells below it are filled.
        """
        if (row, column) in self.merged:
            top, left, _, _ = self.merged[row, column]
            return self.text(top, left) if top == row else ""
        if not any(self.shown(r, column) for r in range(row + 1, last + 1)):
            return ""
        for left in range(column - 1, -1, -1):
            if text := self.text(row, left):
                parted = any(self.shown(r, left) for r in range(row + 1, last + 1))
                return text if parted and self.span(row, left) == 1 else ""
        return ""


def grid_of(sheet: Sheet, rows: int) -> Grid:
    """Return the first rows of a sheet."""
    rows = min(rows, sheet.shape[0])
    grid = Grid(sheet, rows, sheet.shape[1], {})
    for top, left, bottom, right in sheet.merged:
        if top < rows and (bottom - top) * (right - left + 1) < 2000:
            for row in range(top, min(bottom, rows - 1) + 1):
                for column in range(left, right + 1):
                    grid.merged[row, column] = (top, left, bottom, right)
    return grid


def _taken_apart(sheet: Sheet, row: int) -> tuple[dict[int, str], dict[int, str]]:
    texts: dict[int, str] = {}
    values: dict[int, str] = {}
    kinds = sheet.kinds[:, row]
    for column in kinds.nonzero()[0].tolist():
        text = sheet.text(row, column).strip()
        is_value = int(kinds[column]) in _VALUES or (len(text) < 40 and number_of(text) is not None)
        if text:
            (values if is_value else texts)[column] = text
    return texts, values
