"""The list of findings: headings that open and close, each finding a line under its heading."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from desktop.formatting import riel
from desktop.models.findings_model import FindingsModel
from desktop.settings import Settings
from desktop.widgets.data_table import DataTable

FOLD, FINDING, WHERE = 0, 1, 2
"""Columns."""


class FindingsTable(DataTable):
    """A table of findings. Left closes a group, Right opens it, so does Return on its heading.

    Args:
        model: what is shown.
        settings: where column widths are remembered.
    """

    def __init__(
        self, model: FindingsModel, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__("findings_grouped", settings, parent=parent)
        self.findings_model = model
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAlternatingRowColors(False)
        self.horizontalHeader().setSectionsMovable(False)
        self.horizontalHeader().setMinimumSectionSize(26)
        self.set_model(model)
        model.layoutChanged.connect(self._span_headings)
        self.clicked.connect(self._fold_clicked)
        self.opened.connect(self._fold_opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close groups; the rest as in every table."""
        row = self.current_row()
        if row < 0 or event.key() not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)
            return
        model, heading = self.findings_model, self.findings_model.heading_of(row)
        model.set_open([model.code(row)], event.key() == Qt.Key.Key_Right)
        if event.key() == Qt.Key.Key_Left:
            self.show_row(heading)

    def show_finding(self, row: int) -> None:
        """Put the cursor on a finding, its group opened."""
        if not self.findings_model.is_heading(row):
            self.findings_model.set_open([self.findings_model.code(row)], is_open=True)
        self.show_row(row)

    def toggle(self, row: int) -> None:
        """Open or close the group of a heading."""
        model = self.findings_model
        if model.is_heading(row):
            model.set_open([model.code(row)], model.code(row) not in model.open_codes)

    def _fold_clicked(self, index: QModelIndex) -> None:
        if index.column() == FOLD:
            self.toggle(self.findings_model.data_row(index.row()))

    def _fold_opened(self, row: int) -> None:
        self.toggle(row)

    def _lay_out(self) -> None:
        """Give the finding what room there is, and headings the room of two columns."""
        super()._lay_out()
        head = self.horizontalHeader()
        if head.count() > WHERE:
            head.setStretchLastSection(False)
            head.setSectionResizeMode(FINDING, QHeaderView.ResizeMode.Stretch)
            head.setSectionResizeMode(FOLD, QHeaderView.ResizeMode.Fixed)
        self._span_headings()

    def _span_headings(self) -> None:
        self.clearSpans()
        model = self.findings_model
        for at in model.heading_rows():
            self.setSpan(at, FINDING, 1, 2)

    def _say(self) -> None:
        """Tell how many findings are chosen, and their riel."""
        model = self.findings_model
        chosen = model.findings_of(self.selected_rows())
        if len(chosen) < 2:
            self.said.emit("")
            return
        said = self._.ngettext("{n} finding", "{n} findings", len(chosen))
        words = said.format(n=f"{len(chosen):,}")
        total = int(model.found.amount[chosen].sum())
        self.said.emit(f"{words} · {riel(total)}" if total else words)
