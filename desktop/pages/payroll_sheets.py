"""The sheets of the month and the one under the cursor: made when there is a first file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from desktop.widgets.sheet_view import SheetView
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from desktop.settings import Settings
    from desktop.texts import Translator


class SheetsPanel(QSplitter):
    """Left the list of sheets, right the cells of one.

    Attributes:
        sheets: the list.
        view: the cells.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings = settings
        self.sheets, self.view = TableBox("sheets", settings), SheetView()
        self.sheets.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.addWidget(self.sheets)
        self.addWidget(self.view)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(1, 1)
        self.setHandleWidth(16)
        self.setSizes(settings.splitters.get("payroll") or [420, 600])
        self.splitterMoved.connect(self._keep_sizes)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self.view.retranslate(_)
        self.sheets.retranslate(_, _("Files and sheets of the month"))

    def _keep_sizes(self) -> None:
        self._settings.splitters["payroll"] = self.sizes()
