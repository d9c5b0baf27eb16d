"""The worker's line as it was read, and beside it the source sheet at the cell in question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QSplitter,
    QTableView,
    QWidget,
)

from declaration.findings import Place
from desktop.models.column import Column
from desktop.models.source_model import SourceModel
from desktop.models.table_model import TableModel
from desktop.texts import Translator, mark, translate
from desktop.widgets.data_table import DataTable
from desktop.widgets.parts import across, down, label
from desktop.worker_line import LineEntry
from importers.patching import column_number
from importers.sheet import column_letter

if TYPE_CHECKING:
    from desktop.fixing import Sources
    from desktop.settings import Settings

COLUMN_WIDTH = 120
"""Of a source column [pixels]."""
ROWS = 27
"""Height of a row; the tables share little room [pixels]."""
NAME = 170
"""Room for the name of the sheet [pixels]."""


class Evidence(QWidget):
    """Two tables side by side.

    Signals:
        mended(Place, str): another text was typed into a cell of the source.
        chosen(int): one of the cells that the finding may mean, by its place in the list.
    """

    mended = Signal(object, str)
    chosen = Signal(int)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._entries: Sequence[LineEntry] = ()
        self._place = Place()
        self.who = QComboBox()
        self.head, self._sheet_label = QWidget(), label(muted=True)
        self.line_model, self.source_model = TableModel(self), SourceModel(self)
        self.line = DataTable("finding_worker", settings)
        self.line.set_model(self.line_model)
        self.source = QTableView()
        self.source.setModel(self.source_model)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self.who.activated.connect(self.chosen)
        self.line.current_changed.connect(self._show_cell_of)
        self.source_model.mended.connect(self._tell_mended)

    def _build(self) -> None:
        self._dress_source()
        head = across(self.who, self._sheet_label)
        head.setContentsMargins(0, 0, 0, 4)
        self.head.setLayout(head)
        self.line.verticalHeader().setDefaultSectionSize(ROWS)
        self.line.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for part in (self.line, self.source):
            self.split.addWidget(part)
        self.split.setSizes([240, 300])
        self.split.setChildrenCollapsible(False)
        column = down(self.split)
        column.setContentsMargins(0, 6, 0, 0)
        self.setLayout(column)

    def _dress_source(self) -> None:
        view = self.source
        view.setShowGrid(True)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setCornerButtonEnabled(False)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.verticalHeader().setDefaultSectionSize(ROWS)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setDefaultSectionSize(COLUMN_WIDTH)
        view.horizontalHeader().setHighlightSections(False)
        view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        view.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.line.retranslate(_, _("The worker’s line as it was read"))
        self.source_model.set_language(_)
        self.source.setAccessibleName(_("The source sheet"))
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.who.setAccessibleName(_("Which cell"))
        self.who.setToolTip(_("The finding speaks of several cells; choose the one to look at"))

    def show_choices(self, words: Sequence[str], chosen: int, *, has_worker: bool) -> None:
        """Offer the cells that the finding may mean; one alone needs no choice."""
        self.who.clear()
        self.who.addItems(list(words))
        self.who.setCurrentIndex(chosen)
        self.who.setVisible(len(words) > 1)
        self.line.setVisible(has_worker)

    def show_line(self, entries: Sequence[LineEntry], field: str) -> None:
        """Show what was read of the worker, the field in question under the cursor."""
        self._entries = ()
        self.line_model.set_data(
            [
                Column("field", mark("Field"), lambda i: entries[i].title, width=116),
                Column(
                    "read",
                    mark("Read as"),
                    lambda i: entries[i].text,
                    tooltip=lambda i: entries[i].text,
                    width=110,
                ),
            ],
            len(entries),
        )
        for column in (0, 1):
            stretch = QHeaderView.ResizeMode.Stretch
            self.line.horizontalHeader().setSectionResizeMode(column, stretch)
        at = next((i for i, entry in enumerate(entries) if entry.field == field), -1)
        if at >= 0:
            self.line.show_row(at)
        self._entries = entries

    def show_source(self, sources: Sources, place: Place, headings: dict[str, str]) -> None:
        """Show the sheet of a place, and in it the cell."""
        self._place = place
        sheet = sources.sheet(place)
        corrected = {
            (patch.row - 1, column_number(patch.column)): patch
            for patch in sources.patches.values()
            if (patch.file, patch.sheet) == (place.file, place.sheet)
        }
        self.source_model.show_sheet(sheet, headings, corrected)
        self.source.setVisible(sheet is not None)
        metrics = self._sheet_label.fontMetrics()
        name = metrics.elidedText(place.sheet or place.file, Qt.TextElideMode.ElideMiddle, NAME)
        self._sheet_label.setText(name)
        self._sheet_label.setToolTip(" · ".join(filter(None, (place.file, place.sheet))))
        self._sheet_label.setVisible(self.who.count() < 2)
        self.head.adjustSize()
        if sheet is not None:
            self.source_model.point_at(place.row - 1, _column(place))
            self._show_cell(place)

    def _show_cell_of(self, row: int) -> None:
        """Follow the cursor of the worker's line into the sheet."""
        if 0 <= row < len(self._entries):
            place = self._entries[row].place
            if (place.file, place.sheet) == (self._place.file, self._place.sheet):
                self._show_cell(place)

    def _show_cell(self, place: Place) -> None:
        index = self.source_model.index(max(place.row - 1, 0), max(_column(place), 0))
        unselected = QItemSelectionModel.SelectionFlag.Clear
        self.source.selectionModel().setCurrentIndex(index, unselected)
        self.source.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _tell_mended(self, row: int, column: int, text: str) -> None:
        place = Place(self._place.file, self._place.sheet, row + 1, column_letter(column))
        self.mended.emit(place, text)


def _column(place: Place) -> int:
    return column_number(place.column) if place.column else -1
