"""The list of pages at the window's left: icon, title, and a mark where something wants a look."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop import theme
from desktop.widgets.icons import pixmap

ICON = 20
HEIGHT = 40
WIDTH = 212
_ICON_ROLE = Qt.ItemDataRole.UserRole
_MARK_ROLE = Qt.ItemDataRole.UserRole + 1
_APART_ROLE = Qt.ItemDataRole.UserRole + 2


class Navigation(QListWidget):
    """The pages to choose from; arrow keys move, the window listens to ``currentRowChanged``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setFixedWidth(WIDTH)
        self.setItemDelegate(_Painter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def add(self, icon: str, apart: bool = False) -> None:
        """Add a page; with a line above it where it stands apart from the steps before."""
        item = QListWidgetItem()
        item.setData(_ICON_ROLE, icon)
        item.setData(_APART_ROLE, apart)
        item.setSizeHint(QSize(WIDTH - 20, HEIGHT + (13 if apart else 0)))
        self.addItem(item)

    def set_title(self, row: int, title: str, tip: str) -> None:
        """Set what a page is called, and what is said where the pointer rests."""
        self.item(row).setText(title)
        self.item(row).setToolTip(tip)
        self._name(row)

    def set_mark(self, row: int, mark: str) -> None:
        """Set the short text at a page's right, as a number; "" takes it away."""
        self.item(row).setData(_MARK_ROLE, mark)
        self._name(row)

    def _name(self, row: int) -> None:
        item = self.item(row)
        name = " ".join(filter(None, (item.text(), item.data(_MARK_ROLE))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, name)


class _Painter(QStyledItemDelegate):
    """Paints one entry of the list."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint icon, title and mark; the chosen one has a bar, bold letters and a ground."""
        rect = QRect(option.rect)
        if index.data(_APART_ROLE):
            painter.setPen(theme.colour("line"))
            painter.drawLine(rect.left() + 8, rect.top() + 6, rect.right() - 8, rect.top() + 6)
            rect.setTop(rect.top() + 13)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option, rect.adjusted(0, 2, 0, -2), chosen)
        self._words(painter, option, rect, index, chosen)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, chosen: bool
    ) -> None:
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(rect, 6, 6)
        if chosen:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRect(rect.left(), rect.top() + 7, 3, rect.height() - 14), 1, 1)
        if bool(option.state & QStyle.StateFlag.State_HasFocus) and chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 6, 6)

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        chosen: bool,
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        picture = pixmap(index.data(_ICON_ROLE), ICON, "accent" if chosen else "muted", ratio)
        painter.drawPixmap(rect.left() + 14, rect.center().y() - ICON // 2 + 1, picture)
        font = option.font
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("text")))
        mark = str(index.data(_MARK_ROLE) or "")
        words = rect.adjusted(14 + ICON + 12, 0, -10, 0)
        if mark:
            self._mark(painter, words, mark)
            words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(mark) - 20)
        painter.setPen(theme.colour("text"))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        title = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, side, title)

    def _mark(self, painter: QPainter, words: QRect, mark: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(mark) + 14
        box = QRect(words.right() - width, words.center().y() - 9, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark)
