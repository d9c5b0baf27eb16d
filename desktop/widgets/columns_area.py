"""Two columns that scroll together; below one another where the window is too narrow for both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QWidget


class ColumnsArea(QScrollArea):
    """Scrolls up and down alone.

    Args:
        left: the first column; the upper one in a narrow window.
        right: the second.
        shares: how the width is shared.
        gap: between them [pixels].
    """

    def __init__(self, left: QLayout, right: QLayout, shares: tuple[int, int], gap: int) -> None:
        super().__init__()
        self._columns = left, right
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(gap)
        for column, share in zip(self._columns, shares, strict=True):
            self._both.addLayout(column, share)
        inside = QWidget()
        inside.setObjectName("scrolled")
        inside.setLayout(self._both)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns beside one another where both have room."""
        needed = sum(column.minimumSize().width() for column in self._columns)
        has_room = needed + self._both.spacing() <= self.viewport().width()
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if has_room else ways.TopToBottom)
        super().resizeEvent(event)
