"""A source sheet with what each of its rows is: heading, worker, or left out and why. Read only.

    model.show_sheet(seen)
    model.keep("left_out")          # all rows, the workers', those left out

Nothing is copied out of the sheet; 100,000 rows are shown at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from PySide6.QtGui import QFont

from desktop import theme
from desktop.cells_shown import cell_shown
from desktop.fields import field_title
from desktop.models.table_model import Index
from desktop.texts import Translator, mark, translate
from desktop.widgets.icons import icon
from desktop.widgets.sheet_view import ALL, LEFT_OUT, WORKERS
from importers.headings import find_heading
from importers.patching import column_number
from importers.sheet import Cell, column_letter

if TYPE_CHECKING:
    from declaration.payroll import ColumnRead, Int
    from desktop.sheets_seen import SheetSeen

Role = Qt.ItemDataRole

HEADING, WORKER = "heading", "worker"
WHAT = {
    HEADING: mark("heading"),
    WORKER: mark("worker"),
    "total": mark("total"),
    "subtotal": mark("subtotal"),
    "signature": mark("signature"),
    "note": mark("note"),
    "repeated": mark("heading again"),
    "": "",
}
"""What a row is → word."""

_NUMBERS = (Cell.NUMBER, Cell.DATE, Cell.DURATION)


class SheetModel(QAbstractTableModel):
    """One sheet: the first column says what the row is, the others are the sheet's own."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._seen: SheetSeen | None = None
        self._rows: Int = np.zeros(0, np.int64)
        self._what: dict[int, str] = {}
        self._columns: dict[int, ColumnRead] = {}
        self._kept = ALL

    def show_sheet(self, seen: SheetSeen | None) -> None:
        """Show a sheet; None shows nothing."""
        self.beginResetModel()
        self._seen = seen
        self._columns = {column_number(c.letter): c for c in seen.columns} if seen else {}
        self._what = _what(seen) if seen else {}
        self._rows = self._chosen_rows()
        self.endResetModel()

    def keep(self, which: str) -> None:
        """Show all rows, the workers' rows, or the rows left out."""
        self.beginResetModel()
        self._kept = which
        self._rows = self._chosen_rows()
        self.endResetModel()

    def set_language(self, _: Translator) -> None:
        """Write days, words and titles in another language."""
        self._ = _
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def view_row(self, row: int) -> int:
        """Return where a row of the sheet, counted from 0, is shown; -1 where it is not."""
        at = np.searchsorted(self._rows, row)
        return int(at) if at < len(self._rows) and self._rows[at] == row else -1

    def sheet_row(self, at: int) -> int:
        """Return which row of the sheet, counted from 0, is shown in a place."""
        return int(self._rows[at])

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns are shown, the one that says what the row is included."""
        if self._seen is None or (parent is not None and parent.isValid()):
            return 0
        return self._seen.sheet.shape[1] + 1

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return what a view asks of a cell."""
        if not index.isValid() or self._seen is None:
            return None
        row, column = int(self._rows[index.row()]), index.column() - 1
        match role:
            case Role.DisplayRole | Role.ToolTipRole:
                return self._what_row(row) if column < 0 else self._text(row, column)
            case Role.TextAlignmentRole:
                is_number = column >= 0 and self._seen.sheet.kinds[column, row] in _NUMBERS
                side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Role.BackgroundRole:
                return self._background(row, column)
            case Role.ForegroundRole if self._is_left_out(row):
                return theme.colour("muted")
            case Role.FontRole if self._is_heading(row):
                font = QFont()
                font.setWeight(QFont.Weight.Bold)
                return font
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Return a column's letter and what it was taken for; a row's number."""
        if orientation == Qt.Orientation.Vertical:
            is_row = role == Role.DisplayRole and section < len(self._rows)
            return int(self._rows[section]) + 1 if is_row else None
        if section == 0:
            return self._("Row is") if role == Role.DisplayRole else None
        column = self._columns.get(section - 1)
        is_known = column is not None and column.field not in ("", "unknown_pay")
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._column_title(section - 1)
        if role == Role.DecorationRole and column is not None and column.field:
            return icon("good", "good") if is_known else icon("warning", "warning")
        return None

    def _column_title(self, at: int) -> str:
        column = self._columns.get(at)
        name = field_title(column.field, self._.language) if column and column.field else ""
        return f"{column_letter(at)} · {name}" if name else column_letter(at)

    def _text(self, row: int, column: int) -> str:
        assert self._seen is not None
        return " ".join(cell_shown(self._seen.sheet, row, column, self._.language).split())

    def _what_row(self, row: int) -> str:
        return self._(WHAT.get(self._what.get(row, ""), ""))

    def _is_heading(self, row: int) -> bool:
        return self._what.get(row) == HEADING

    def _is_left_out(self, row: int) -> bool:
        return self._what.get(row, "") not in ("", HEADING, WORKER)

    def _background(self, row: int, column: int) -> object:
        if self._is_left_out(row):
            return theme.colour("sunken")
        if not self._is_heading(row) or column < 0:
            return None
        field = self._columns[column].field if column in self._columns else ""
        if not field:
            return theme.colour("sunken")
        return theme.colour("warning_soft" if field == "unknown_pay" else "accent_soft")

    def _chosen_rows(self) -> Int:
        if self._seen is None:
            return np.zeros(0, np.int64)
        if self._kept == WORKERS:
            return np.unique(self._seen.rows)
        if self._kept == LEFT_OUT:
            return np.array([row for row in sorted(self._what) if self._is_left_out(row)], np.int64)
        return np.arange(self._seen.sheet.shape[0], dtype=np.int64)


def _what(seen: SheetSeen) -> dict[int, str]:
    """Return row from 0 → what it is."""
    found = dict.fromkeys(seen.rows.tolist(), WORKER)
    for left in seen.rows_left_out:
        found[left.row - 1] = "repeated" if left.why == HEADING else left.why
    return found | dict.fromkeys(_heading_rows(seen), HEADING)


def _heading_rows(seen: SheetSeen) -> range:
    """Return the rows of the heading, from 0; the last alone where the others cannot be told."""
    last = seen.heading_row - 1
    heading = find_heading(seen.sheet, rows=seen.heading_shown)
    first = heading.first_row if heading and heading.last_row == last else last
    return range(first, last + 1) if last >= 0 else range(0)
