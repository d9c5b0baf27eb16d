"""A table of a few rows inside a card: as high as its rows, as wide as the card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.settings import Settings
from desktop.widgets.data_table import ROW_HEIGHT, DataTable

BORDER = 4
"""Above and below the rows together [pixels]."""


class ShortTable(DataTable):
    """A table that scrolls in no direction while its rows are few."""

    def __init__(self, name: str, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(name, settings, parent=parent)
        self.horizontalHeader().setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_all_rows(self, rows: int) -> None:
        """Be as high as so many rows."""
        head = self.horizontalHeader()
        height = max(head.height(), head.sizeHint().height(), ROW_HEIGHT)
        self.setFixedHeight(height + rows * ROW_HEIGHT + BORDER)
