"""The first columns of a table, kept in sight while the others scroll.

A second view over the same model lies on the left edge; it shows only those columns and scrolls
with the table. Where all columns have room it is not shown.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView


class FrozenColumns(QObject):
    """Keeps the first columns of a table in sight.

    Args:
        table: the view.
        count: how many columns, counted as they stand from the left.
    """

    def __init__(self, table: QTableView, count: int) -> None:
        super().__init__(table)
        self._table, self._count = table, count
        self._view = QTableView(table)
        self._view.setObjectName("frozen")
        self._dress()
        table.verticalScrollBar().valueChanged.connect(self._view.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(self.lay_out)
        table.horizontalHeader().sortIndicatorChanged.connect(self._follow_sort)

    def _dress(self) -> None:
        view = self._view
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setAlternatingRowColors(True)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(
            self._table.verticalHeader().defaultSectionSize()
        )
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(self._table.verticalScrollMode())
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        head = view.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setSortIndicatorShown(True)
        head.sectionClicked.connect(self._sort)
        view.doubleClicked.connect(self._table.doubleClicked)
        view.hide()

    @property
    def count(self) -> int:
        """How many columns stay in sight."""
        return self._count

    def set_count(self, count: int) -> None:
        """Keep so many columns in sight; 0 lets all scroll."""
        self._count = count
        self.lay_out()

    def lay_out(self) -> None:
        """Put the frozen columns over the left edge, as wide as the table's own."""
        table, view = self._table, self._view
        if table.model() is None:
            return
        if view.model() is not table.model():
            view.setModel(table.model())
            view.setSelectionModel(table.selectionModel())
            view.horizontalHeader().setSelectionModel(table.horizontalHeader().selectionModel())
        head = table.horizontalHeader()
        frozen = [head.logicalIndex(i) for i in range(min(self._count, head.count()))]
        if table.horizontalScrollBar().value() == 0 or not frozen:
            view.hide()
            return
        width = self._show_columns(frozen)
        frame = table.frameWidth()
        height = table.viewport().height() + head.height()
        view.setGeometry(frame, frame, width + 2, height)
        view.horizontalHeader().setFixedHeight(head.height())
        view.verticalScrollBar().setValue(table.verticalScrollBar().value())
        view.show()
        view.raise_()

    def _show_columns(self, frozen: list[int]) -> int:
        """Show only these columns; return their width [pixels]."""
        table, view = self._table, self._view
        width = 0
        for column in range(table.horizontalHeader().count()):
            hidden = column not in frozen or table.isColumnHidden(column)
            view.setColumnHidden(column, hidden)
            if not hidden:
                view.setColumnWidth(column, table.columnWidth(column))
                width += table.columnWidth(column)
        for place, column in enumerate(frozen):
            head = view.horizontalHeader()
            head.moveSection(head.visualIndex(column), place)
        return width

    def _sort(self, column: int) -> None:
        head = self._table.horizontalHeader()
        order = Qt.SortOrder.AscendingOrder
        if head.sortIndicatorSection() == column and head.sortIndicatorOrder() == order:
            order = Qt.SortOrder.DescendingOrder
        head.setSortIndicator(column, order)

    def _follow_sort(self, column: int, order: Qt.SortOrder) -> None:
        self._view.horizontalHeader().setSortIndicator(column, order)
