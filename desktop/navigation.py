"""The list of pages at the window's left: icon, title, and a mark where something wants a look.

It paints its few entries itself, on a ground of its own: asking Qt for its ground, or letting it
tell a delegate how it would paint, makes Python learn a hundred of Qt's names before the first
paint.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from desktop import theme
from desktop.widgets.icons import pixmap

ICON = 20
HEIGHT = 40
WIDTH = 212
_ICON_ROLE = Qt.ItemDataRole.UserRole
_MARK_ROLE = Qt.ItemDataRole.UserRole + 1
_APART_ROLE = Qt.ItemDataRole.UserRole + 2
_SOON_ROLE = Qt.ItemDataRole.UserRole + 3
_TIP_ROLE = Qt.ItemDataRole.UserRole + 4
DOT = 8
"""Wide is the dot where something is about to happen [pixels]."""


class Navigation(QListWidget):
    """The pages to choose from; arrow keys move, the window listens to ``currentRowChanged``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("navigation")
        self.setFixedWidth(WIDTH)
        self._over = -1
        self._ground_of_all = QWidget()
        self.setViewport(self._ground_of_all)
        self.entered.connect(self._pass_over)
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
        self.item(row).setData(_TIP_ROLE, tip)
        self._name(row)

    def set_mark(self, row: int, mark: str, soon: str = "") -> None:
        """Set what stands at a page's right.

        Args:
            row: of the page.
            mark: a short text, as a number; "" for none.
            soon: a sentence on what is about to happen, shown as a dot; "" for none.
        """
        self.item(row).setData(_MARK_ROLE, mark)
        self.item(row).setData(_SOON_ROLE, soon)
        self._name(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries that are to be painted."""
        painter = QPainter(self._ground_of_all)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row in range(self.count()):
            rect = self.visualItemRect(self.item(row))
            if rect.intersects(event.rect()):
                self._paint(painter, rect, row)

    def leaveEvent(self, event: QEvent) -> None:
        """Note that the pointer left."""
        super().leaveEvent(event)
        self._pass_over(QModelIndex())

    def _pass_over(self, index: QModelIndex) -> None:
        self._over = index.row()
        self._ground_of_all.update()

    def _name(self, row: int) -> None:
        item = self.item(row)
        name, soon = f"{item.text()} {item.data(_MARK_ROLE) or ''}".rstrip(), item.data(_SOON_ROLE)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}. {soon}" if soon else name)
        item.setToolTip("\n".join(filter(None, (item.data(_TIP_ROLE), soon))))

    def _paint(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint icon, title and mark; the chosen one has a bar, bold letters and a ground."""
        item = self.item(row)
        if item.data(_APART_ROLE):
            painter.setPen(theme.colour("line"))
            painter.drawLine(rect.left() + 8, rect.top() + 6, rect.right() - 8, rect.top() + 6)
            rect.setTop(rect.top() + 13)
        chosen = row == self.currentRow()
        self._ground(painter, rect.adjusted(0, 2, 0, -2), chosen, row == self._over)
        ratio = self.devicePixelRatioF()
        picture = pixmap(item.data(_ICON_ROLE), ICON, "accent" if chosen else "muted", ratio)
        painter.drawPixmap(rect.left() + 14, rect.center().y() - ICON // 2 + 1, picture)
        font = self.font()
        font.setBold(chosen)
        painter.setFont(font)
        self._words(painter, rect.adjusted(14 + ICON + 12, 0, -10, 0), item)

    def _ground(self, painter: QPainter, rect: QRect, chosen: bool, over: bool) -> None:
        if chosen or over:
            _fill(painter, rect, "surface", 6)
        if chosen:
            bar = QRect(rect.left(), rect.top() + 7, 3, rect.height() - 14)
            _fill(painter, bar, "accent", 1)
        if chosen and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.colour("accent"))
            painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 6, 6)

    def _words(self, painter: QPainter, words: QRect, item: QListWidgetItem) -> None:
        mark = str(item.data(_MARK_ROLE) or "")
        if mark:
            self._mark(painter, words, mark)
            words.setRight(words.right() - painter.fontMetrics().horizontalAdvance(mark) - 20)
        if item.data(_SOON_ROLE):
            dot = QRect(words.right() - DOT, words.center().y() - DOT // 2 + 1, DOT, DOT)
            _fill(painter, dot, "warning", DOT // 2)
            words.setRight(dot.left() - 6)
        painter.setPen(theme.colour("text"))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        title = painter.fontMetrics().elidedText(
            item.text(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, side, title)

    def _mark(self, painter: QPainter, words: QRect, mark: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(mark) + 14
        box = QRect(words.right() - width, words.center().y() - 9, width, 20)
        _fill(painter, box, "accent_soft", 10)
        painter.setPen(theme.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark)


def _fill(painter: QPainter, rect: QRect, tone: str, radius: int) -> None:
    """Fill a rectangle with round corners."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tone))
    painter.drawRoundedRect(rect, radius, radius)
