"""A source sheet as the spreadsheet shows it, with the corrected cells in it, to look at and mend.

    model.show_sheet(sheet, headings, corrected)
    model.point_at(row, column)          # the cell that a finding is about
    model.mended                         # signal: row, column, text typed into a cell

Rows and columns are counted from 0, as in ``importers.sheet``; nothing is copied out of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt, Signal
from PySide6.QtGui import QFont

from desktop import theme
from desktop.cells_shown import cell_shown
from desktop.fixing import typed_form
from desktop.models.table_model import Index
from desktop.texts import Translator, translate
from importers.sheet import Cell, Sheet, column_letter

if TYPE_CHECKING:
    from importers.patching import Patch

Role = Qt.ItemDataRole
NOWHERE = (-1, -1)
NUMBERS = (Cell.NUMBER, Cell.DATE, Cell.DURATION)


class SourceModel(QAbstractTableModel):
    """One sheet of the sources.

    Attributes:
        spot: row and column of the cell that a finding is about.

    Signals:
        mended(int, int, str): a person typed another text into a cell.
    """

    mended = Signal(int, int, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._sheet: Sheet | None = None
        self._headings: Mapping[str, str] = {}
        self._corrected: Mapping[tuple[int, int], Patch] = {}
        self.spot = NOWHERE

    def show_sheet(
        self,
        sheet: Sheet | None,
        headings: Mapping[str, str],
        corrected: Mapping[tuple[int, int], Patch],
    ) -> None:
        """Show a sheet.

        Args:
            sheet: its cells; None shows nothing.
            headings: column letter → heading as written.
            corrected: row and column → correction that stands there.
        """
        if sheet is self._sheet and headings == self._headings:
            self._corrected = corrected
            self._tell_all()
            return
        self.beginResetModel()
        self._sheet, self._headings, self._corrected = sheet, headings, corrected
        self.spot = NOWHERE
        self.endResetModel()

    def point_at(self, row: int, column: int) -> None:
        """Mark the cell that a finding is about; a column < 0 marks the whole row."""
        self.spot = row, column
        self._tell_all()

    def set_language(self, _: Translator) -> None:
        """Write days and hints in another language."""
        self._ = _
        self._tell_all()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows the sheet has."""
        return 0 if self._sheet is None or (parent and parent.isValid()) else self._sheet.shape[0]

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns the sheet has."""
        return 0 if self._sheet is None or (parent and parent.isValid()) else self._sheet.shape[1]

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return what a view asks of a cell."""
        if not index.isValid() or self._sheet is None:
            return None
        row, column = index.row(), index.column()
        match role:
            case Role.DisplayRole:
                return self._text(row, column)
            case Role.EditRole:
                patch = self._corrected.get((row, column))
                return patch.text if patch else typed_form(self._sheet, row, column)
            case Role.TextAlignmentRole:
                return int(self._side(row, column) | Qt.AlignmentFlag.AlignVCenter)
            case Role.BackgroundRole:
                return self._background(row, column)
            case Role.FontRole if self._is_marked(row, column):
                font = QFont()
                font.setWeight(QFont.Weight.Bold)
                return font
            case Role.ToolTipRole | Role.AccessibleDescriptionRole:
                return self._hint(row, column)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Return a column's letter and heading, or a row's number as the workbook has it."""
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Role.DisplayRole else None
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        letter = column_letter(section)
        heading = " ".join(self._headings.get(letter, "").split())
        return f"{letter} · {heading}" if heading else letter

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell: every cell can be corrected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        can = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return can | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemNeverHasChildren

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Tell what a person typed; the sheet itself is never changed."""
        if not index.isValid() or role != Role.EditRole or str(value) == self.data(index, role):
            return False
        self.mended.emit(index.row(), index.column(), str(value))
        return True

    def _text(self, row: int, column: int) -> str:
        patch = self._corrected.get((row, column))
        if patch is not None:
            return patch.text
        assert self._sheet is not None
        return " ".join(cell_shown(self._sheet, row, column, self._.language).split())

    def _side(self, row: int, column: int) -> Qt.AlignmentFlag:
        is_number = self._sheet is not None and self._sheet.kinds[column, row] in NUMBERS
        return Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft

    def _is_marked(self, row: int, column: int) -> bool:
        return (row, column) == self.spot or (row, column) in self._corrected

    def _background(self, row: int, column: int) -> object:
        if (row, column) in self._corrected:
            return theme.colour("good_soft")
        if (row, column) == self.spot:
            return theme.colour("warning_soft")
        return theme.colour("accent_soft") if row == self.spot[0] else None

    def _hint(self, row: int, column: int) -> str | None:
        patch = self._corrected.get((row, column))
        if patch is None:
            text = self._text(row, column)
            return text if len(text) > 12 else None
        return self._("Corrected; the file has “{was}”").format(was=patch.was or "–")

    def _tell_all(self) -> None:
        rows, columns = self.rowCount(), self.columnCount()
        if rows and columns:
            self.dataChanged.emit(self.index(0, 0), self.index(rows - 1, columns - 1))
