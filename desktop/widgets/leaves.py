"""Leaves of a page: a row of flat tabs over what they show; Ctrl+Tab goes to the next."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

_SHEET = """
QTabWidget::pane { border: 0; border-top: 1px solid palette(mid); }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { padding: 5px 4px; margin-right: 20px; border: 0;
    border-bottom: 3px solid transparent; background: transparent; }
QTabBar::tab:hover { border-bottom-color: palette(mid); }
QTabBar::tab:selected { border-bottom-color: palette(highlight); font-weight: 600; }
QTabBar::tab:focus { color: palette(highlight); background: palette(midlight); }
"""


class Leaves(QTabWidget):
    """Shows one of a few leaves."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setStyleSheet(_SHEET)
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)

    def add(self, leaf: QWidget) -> int:
        """Add a leaf; its words are set with ``setTabText``. Returns its place."""
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 10, 0, 0)
        column.addWidget(leaf)
        return self.addTab(room, "")
