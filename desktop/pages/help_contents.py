"""The contents of the help as a tree, and beside it what a search found."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAbstractTextDocumentLayout, QKeyEvent, QPainter, QTextDocument
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop import theme
from desktop.help.address import address
from desktop.help.library import Entry
from desktop.help.search import Result
from desktop.help.snippet import Snippet

_PLACE = Qt.ItemDataRole.UserRole
_FOUND = Qt.ItemDataRole.UserRole + 1
_MARGIN = 6
"""Around a result [pixels]."""

Index = QModelIndex | QPersistentModelIndex


class ContentsTree(QTreeWidget):
    """Chapters and pages; Return or a click opens one.

    Signals:
        wanted(Address): a page was chosen.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setColumnCount(1)
        self.setUniformRowHeights(True)
        self._items: dict[str, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(lambda item, _before: self._tell(item))

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show the contents."""
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for entry in entries:
            item = self._item(entry)
            self.addTopLevelItem(item)
            item.setExpanded(not entry.page)
        self.blockSignals(False)

    def show_page(self, name: str) -> None:
        """Put the cursor on a page, without telling anyone."""
        item = self._items.get(name)
        if item is None or item is self.currentItem():
            return
        self.blockSignals(True)
        self.setCurrentItem(item)
        self.scrollToItem(item)
        self.blockSignals(False)

    def _item(self, entry: Entry) -> QTreeWidgetItem:
        item = QTreeWidgetItem([entry.title])
        item.setToolTip(0, entry.title)
        item.setData(0, _PLACE, entry.page)
        if entry.page:
            self._items[entry.page] = item
        item.addChildren([self._item(below) for below in entry.below])
        return item

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, _PLACE):
            self.wanted.emit(address(item.data(0, _PLACE)))


class ResultList(QListWidget):
    """What a search found: title, heading, and the words within what stands around them.

    Signals:
        wanted(Address, tuple): a result was chosen; the words in it as they are written.
        left: the person wants back to the search line.
    """

    wanted = Signal(object, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self.setItemDelegate(_ResultDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.currentItemChanged.connect(lambda item, _before: self.tell(item))

    def show_results(self, results: Iterable[Result]) -> None:
        """Show what was found, the best first; none is chosen yet."""
        self.blockSignals(True)
        self.clear()
        for result in results:
            item = QListWidgetItem()
            title = result.title if result.heading == result.title else _path(result)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {result.snippet.text}")
            item.setData(_PLACE, str(result.place))
            item.setData(_FOUND, (title, result.snippet))
            self.addItem(item)
        self.blockSignals(False)

    def tell(self, item: QListWidgetItem | None) -> None:
        """Tell that a result is wanted."""
        if item is not None:
            _title, found = item.data(_FOUND)
            hits = tuple(dict.fromkeys(part for part, is_hit in found.parts if is_hit))
            self.wanted.emit(address(item.data(_PLACE)), hits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up from the first result leads back to the search line."""
        if event.key() == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _path(result: Result) -> str:
    return f"{result.title} › {result.heading}"


class _ResultDelegate(QStyledItemDelegate):
    """Draws a result: its title, and below it the snippet with the hits marked."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one result."""
        super().paint(painter, option, index)
        document, context = self._document(option, index), _context(option)
        rect = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.save()
        painter.translate(rect.topLeft())
        document.documentLayout().draw(painter, context)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that a result needs."""
        document = self._document(option, index)
        return QSize(0, round(document.size().height()) + 2 * _MARGIN)

    def _document(self, option: QStyleOptionViewItem, index: Index) -> QTextDocument:
        title, found = index.data(_FOUND)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else 300
        made = QTextDocument()
        made.setDocumentMargin(0)
        made.setDefaultFont(option.font)
        made.setTextWidth(width - 2 * _MARGIN)
        made.setHtml(f"<b>{escape(title)}</b><br>{_marked(found)}")
        return made


def _marked(found: Snippet) -> str:
    ground = theme.colour("warning_soft").name()
    return "".join(
        f'<span style="background-color:{ground};font-weight:700">{escape(part)}</span>'
        if is_hit
        else escape(part)
        for part, is_hit in found.parts
    )


def _context(option: QStyleOptionViewItem) -> QAbstractTextDocumentLayout.PaintContext:
    """Return how to draw: in the view's colour of texts."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.palette = option.palette
    return context
