"""The table view of all pages: sort, copy, sum of the selection, frozen and hidden columns.

    table = DataTable("contributions", settings, frozen=2)
    table.set_model(model)
    table.said.connect(page.said)         # “12 cells, sum 4,800,000” for the status bar
    table.opened.connect(show_worker)     # Return or double-click: the row of the data
    table.current_changed.connect(...)    # the row of the data under the cursor, -1 for none

Columns are moved, widened and hidden by the person and remembered under the table's name.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QTableView,
    QToolTip,
    QWidget,
)

from desktop.formatting import number
from desktop.models.table_model import Block, CellsText, TableModel
from desktop.settings import Settings
from desktop.texts import Translator, translate
from desktop.widgets.frozen_columns import FrozenColumns
from desktop.widgets.table_menu import table_menu

ROW_HEIGHT = 30
"""Room for stacked Khmer letters [pixels]."""
AT_ONCE = 10_000
"""More cells are written down off the main thread."""

Work = Callable[[CellsText, Callable[[str], None]], object]
AnyIndex = QModelIndex | QPersistentModelIndex


def dull_headers(table: QTableView) -> None:
    """Let the headers know no selection: to paint it they would ask for every cell of a column."""
    for head in (table.horizontalHeader(), table.verticalHeader()):
        head.setSelectionModel(QItemSelectionModel(table.model(), head))


class DataTable(QTableView):
    """A table of a page.

    Args:
        name: under which its columns are remembered.
        settings: where.
        frozen: so many columns at the left stay when the others scroll.

    Signals:
        said(str): about the selection, for the status bar.
        opened(int): a row of the data was opened.
        current_changed(int): the row of the data under the cursor, or -1.
    """

    said = Signal(str)
    opened = Signal(int)
    current_changed = Signal(int)

    def __init__(
        self, name: str, settings: Settings, frozen: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._settings = name, settings
        self._ = translate("en")
        self._table_model: TableModel | None = None
        self._laid_out: list[str] = []
        self._frozen: FrozenColumns | None = None
        self._work: Work | None = None
        self._pause = QTimer(self)
        self._pause.setInterval(60)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._say)
        self._dress()
        if frozen:
            self._frozen = FrozenColumns(self, frozen)

    def _dress(self) -> None:
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSortingEnabled(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setSectionsMovable(True)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setStretchLastSection(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask_columns)
        head.sortIndicatorChanged.connect(self._sort)
        head.sectionResized.connect(self._remember)
        head.sectionMoved.connect(self._remember)
        self.doubleClicked.connect(self._open)

    def set_model(self, model: TableModel) -> None:
        """Show a model; its columns are laid out when it has some."""
        self._table_model = model
        self.setModel(model)
        dull_headers(self)
        model.modelReset.connect(self._lay_out)
        self._lay_out()

    def work_with(self, work: Work) -> None:
        """Give long work, and what is done with its result, to ``Session.run``; its page says so.

        Without it everything is done at once.
        """
        self._work = work

    def retranslate(self, _: Translator, name: str = "") -> None:
        """Speak another language; the name is what a screen reader calls the table."""
        self._ = _
        if name:
            self.setAccessibleName(name)
        if self._table_model:
            self._table_model.set_language(_)

    def current_row(self) -> int:
        """Return the row of the data under the cursor, or -1."""
        index = self.currentIndex()
        model = self._table_model
        return model.data_row(index.row()) if model and self._is_row(index) else -1

    def selected_rows(self) -> list[int]:
        """Return the rows of the data in which something is selected, in the order shown."""
        return self._table_model.data_rows(self._blocks()) if self._table_model else []

    def show_row(self, data_row: int) -> bool:
        """Put the cursor on a row of the data; return whether it is shown at all."""
        at = self._table_model.view_row(data_row) if self._table_model else -1
        if at < 0:
            return False
        column = max(self.horizontalHeader().logicalIndex(0), 0)
        index = self.model().index(at, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as a spreadsheet pastes them."""
        blocks, model = self._blocks(), self._table_model
        if model is None or not blocks:
            return
        columns = {column for block in blocks for column in range(block.left, block.right + 1)}
        order = sorted(columns, key=self.horizontalHeader().visualIndex)
        text_of, keep = model.text_of(blocks, order), QGuiApplication.clipboard().setText
        if self._work is not None and model.total(blocks)[0] > AT_ONCE:
            self._work(text_of, keep)
        else:
            keep(text_of(lambda _what, _share: None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, open; the rest as Qt does it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif is_enter and self.state() != QAbstractItemView.State.EditingState:
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, now: QItemSelection, before: QItemSelection) -> None:
        """Tell about the selection, after a short pause."""
        super().selectionChanged(now, before)
        self._pause.start()

    def currentChanged(self, now: AnyIndex, before: AnyIndex) -> None:
        """Tell which row the cursor is on."""
        super().currentChanged(now, before)
        if now.row() != before.row():
            self.current_changed.emit(self.current_row())

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the whole of a text that is cut off, where its column says nothing else."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = str(index.data() or "")
            own = index.data(Qt.ItemDataRole.ToolTipRole)
            if not own and self._is_cut(index, text):
                QToolTip.showText(event.globalPos(), text, self.viewport())
                return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frozen columns in place."""
        super().resizeEvent(event)
        if self._frozen:
            self._frozen.lay_out()

    def _is_cut(self, index: QModelIndex, text: str) -> bool:
        sign = 24 if index.data(Qt.ItemDataRole.DecorationRole) else 0
        room = self.columnWidth(index.column()) - sign - 12
        return index.isValid() and self.fontMetrics().horizontalAdvance(text) > room

    def _blocks(self) -> list[Block]:
        """Return what is selected, as rectangles of columns that are shown."""
        selection = self.selectionModel()
        ranges = selection.selection().toList() if selection else []
        return [
            Block(part.top(), part.bottom(), left, right)
            for part in ranges
            for left, right in self._shown_runs(part.left(), part.right())
        ]

    def _shown_runs(self, left: int, right: int) -> list[tuple[int, int]]:
        """Return runs of columns that are not hidden, between two columns."""
        runs: list[tuple[int, int]] = []
        for column in range(left, right + 1):
            if self.isColumnHidden(column):
                continue
            if runs and runs[-1][1] == column - 1:
                runs[-1] = runs[-1][0], column
            else:
                runs.append((column, column))
        return runs

    def _is_row(self, index: QModelIndex) -> bool:
        return self._table_model is not None and 0 <= index.row() < self._table_model.rowCount()

    def _open(self, index: QModelIndex) -> None:
        if self._is_row(index) and self._table_model:
            self.opened.emit(self._table_model.data_row(index.row()))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if self._table_model:
            self._table_model.sort(column, order)

    def _say(self) -> None:
        model, selection = self._table_model, self.selectionModel()
        if model is None or selection is None:
            return
        count, total = model.total(self._blocks())
        if count < 2:
            self.said.emit("")
            return
        cells = self._.ngettext("{n} cell", "{n} cells", count).format(n=number(count))
        if total is not None:
            cells = self._("{cells}, sum {sum}").format(cells=cells, sum=number(total))
        self.said.emit(cells)

    def _lay_out(self) -> None:
        """Give new columns their widths, or those that are remembered."""
        model = self._table_model
        names = [column.name for column in model.columns] if model else []
        if model is None or names == self._laid_out or not names:
            return
        self._laid_out = []
        kept = bytes.fromhex(self._settings.columns.get(self._key(names), ""))
        head = self.horizontalHeader()
        if not (kept and head.restoreState(kept)):
            for i, column in enumerate(model.columns):
                self.setColumnWidth(i, column.width)
                self.setColumnHidden(i, column.hidden)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._laid_out = names
        frozen = self._settings.columns.get(f"{self._key(names)}:frozen", "")
        if frozen:
            self._freeze(int(frozen, 16))
        if self._frozen:
            self._frozen.lay_out()

    def _key(self, names: list[str]) -> str:
        return f"{self._name}:{len(names)}"

    def _remember(self, *_moved: int) -> None:
        if self._laid_out:
            state = self.horizontalHeader().saveState()
            self._settings.columns[self._key(self._laid_out)] = bytes(state.data()).hex()
            if self._frozen:
                self._frozen.lay_out()

    def _ask_columns(self, at: QPoint) -> None:
        menu = self.column_menu()
        menu.exec(self.horizontalHeader().mapToGlobal(at))
        menu.deleteLater()

    def column_menu(self) -> QMenu:
        """Return the menu in which columns are shown and hidden."""
        menu = QMenu(self)
        model = self._table_model
        for i, column in enumerate(model.columns if model else []):
            action = menu.addAction(self._(column.title))
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(i))
            action.toggled.connect(lambda shown, i=i: self.show_column(i, shown))
        menu.addSeparator()
        menu.addAction(self._("Fit the columns to their contents"), self.resizeColumnsToContents)
        return menu

    def show_column(self, column: int, shown: bool) -> None:
        """Show a column, or hide it; that is remembered."""
        self.setColumnHidden(column, not shown)
        self._remember()

    @property
    def frozen_count(self) -> int:
        """How many columns stay in sight, from the left."""
        return self._frozen.count if self._frozen else 0

    def freeze(self, count: int) -> None:
        """Keep so many columns in sight, from the left; that is remembered."""
        self._freeze(count)
        if self._laid_out:
            self._settings.columns[f"{self._key(self._laid_out)}:frozen"] = f"{count:02x}"

    def _freeze(self, count: int) -> None:
        if self._frozen is None and count:
            self._frozen = FrozenColumns(self, count)
        if self._frozen is not None:
            self._frozen.set_count(count)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of the table, asked for by the mouse or by the menu key."""
        menu = table_menu(self, self._)
        menu.exec(event.globalPos())
        menu.deleteLater()
