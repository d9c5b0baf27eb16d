"""A row of buttons that goes on in the next line where there is no room: long words, large type.

What can use more room, as a line to type in, takes what is left of its line.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """Widgets side by side, wrapped like words; hidden ones take no room.

    Args:
        gap: between them [pixels].
    """

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None behind the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove an item and return it."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it needs no more room than it has."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that it grows higher where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return its height in a width [pixels]."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the room it needs at least."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the largest item's size."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize() if not item.isEmpty() else QSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Put the items into a rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Place the items from left to right; return the height that they take."""
        y = rect.y() - self.spacing()
        for line in self._lines(rect.width()):
            y += self.spacing()
            if move:
                self._place(line, QPoint(rect.x(), y), rect.width())
            y += max(item.sizeHint().height() for item in line)
        return max(y - rect.y(), 0)

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return the items of each line in a width [pixels]."""
        lines: list[list[QLayoutItem]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            if not lines or x + item.sizeHint().width() > width:
                lines.append([])
                x = 0
            lines[-1].append(item)
            x += item.sizeHint().width() + self.spacing()
        return lines

    def _place(self, line: list[QLayoutItem], at: QPoint, width: int) -> None:
        """Place one line; what is left goes to those that can use it."""
        wide = [item for item in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        used = sum(item.sizeHint().width() + self.spacing() for item in line) - self.spacing()
        height = max(item.sizeHint().height() for item in line)
        for item in line:
            size = item.sizeHint()
            if item in wide:
                size.setWidth(size.width() + max(width - used, 0) // len(wide))
            item.setGeometry(QRect(QPoint(at.x(), at.y() + (height - size.height()) // 2), size))
            at.setX(at.x() + size.width() + self.spacing())
