"""Leaves of a page: a row of flat tabs over what they show; Ctrl+Tab goes to the next."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget


class Leaves(QTabWidget):
    """Shows one of a few leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)

    def add(self, leaf: QWidget) -> int:
        """Add a leaf; its words are set with ``setTabText``. Returns its place."""
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(leaf)
        return self.addTab(room, "")
