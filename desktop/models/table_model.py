"""One table model for all pages: columns are definitions, rows an index into the data.

    model = TableModel()
    model.set_data([of_texts("name_km", mark("Name"), payroll.text("name_km")), ...], len(payroll))
    model.search("sok"); model.keep(mask); model.sort(column, order)     # < 50 ms at 100,000 rows
    model.data_row(view_row), model.view_row(data_row)

The data is whatever the columns' functions read; it is not copied. A new month is ``set_data``
again: the filter, the mask's absence and the sort order are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from desktop import theme
from desktop.models.column import Align, Column
from desktop.models.row_order import RowOrder
from desktop.texts import Translator, translate
from desktop.widgets.icons import icon

if TYPE_CHECKING:
    from desktop.models.row_order import Index as Rows
    from desktop.models.row_order import Mask

Index = QModelIndex | QPersistentModelIndex
Report = Callable[[str, float], None]
CellsText = Callable[[Report], str]
Role = Qt.ItemDataRole

_SIDES = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter,
}

_END = object()

_CAN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_CAN_EDIT = _CAN | Qt.ItemFlag.ItemIsEditable
"""Put together once: Qt asks for them cell by cell."""


class Block(NamedTuple):
    """A rectangle of cells as they are shown; both ends belong to it."""

    top: int
    bottom: int
    left: int
    right: int


class TableModel(QAbstractTableModel):
    """A table of n rows over columns of data.

    Attributes:
        columns: their definitions, in order.
        rows: how many rows the data has, shown or not.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: list[Column] = []
        self.rows = 0
        self._ = translate("en")
        self._order: RowOrder | None = None
        self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)
        self._words = ""

    def set_data(self, columns: Sequence[Column], rows: int) -> None:
        """Show other data; the search and the sort order stay, the mask goes."""
        same = [c.name for c in columns] == [c.name for c in self.columns]
        self.beginResetModel()
        self.columns, self.rows = list(columns), rows
        self._order = self.order_of() if rows else None
        if not same:
            self._sorted_by = (-1, Qt.SortOrder.AscendingOrder)
        if self._order:
            self._order.search(self._words)
            self._order.sort(self._sorted_by[0], self._descending())
        self.endResetModel()

    def order_of(self) -> RowOrder:
        """Return which rows of new data are shown and in what order; grouped tables have theirs."""
        return RowOrder(self.columns, self.rows)

    def set_language(self, _: Translator) -> None:
        """Write titles and values in another language."""
        self._ = _
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
            self._tell_all()

    def search(self, text: str) -> None:
        """Show only the rows that hold every word of a text."""
        self._words = text
        self._reorder(lambda order: order.search(text))

    def keep(self, mask: Mask | None) -> None:
        """Show only the rows where a mask is true, besides the search; None shows all [rows]."""
        self._reorder(lambda order: order.keep(mask))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column < 0 gives the order of the data."""
        self._sorted_by = (column, order)
        self._reorder(lambda rows: rows.sort(column, self._descending()))

    def data_row(self, view_row: int) -> int:
        """Return the row of the data for a row shown.

        Raises:
            IndexError: no such row is shown.
        """
        if self._order is None or not 0 <= view_row < len(self._order.shown):
            raise IndexError(view_row)
        return int(self._order.shown[view_row])

    def view_row(self, data_row: int) -> int:
        """Return where a row of the data is shown, or -1 where it is not."""
        if self._order is None:
            return -1
        at = (self._order.shown == data_row).nonzero()[0]
        return int(at[0]) if len(at) else -1

    def value(self, index: Index) -> object:
        """Return the raw value of a cell."""
        return self.columns[index.column()].values(self.data_row(index.row()))

    def tell_rows(self, *data_rows: int) -> None:
        """Tell the views that some rows of the data changed."""
        for row in data_rows:
            at = self.view_row(row)
            if at >= 0:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def prepare_search(self) -> None:
        """Make the first search quick: prepares it between other events, a part at a time."""
        if self._order:
            self._prepare(self._order, self._order.getting_ready())

    def _prepare(self, order: RowOrder, parts: Iterator[None]) -> None:
        if order is self._order and next(parts, _END) is not _END:
            QTimer.singleShot(0, self, lambda: self._prepare(order, parts))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() or self._order is None else len(self._order.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return what a view asks of a cell."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        column, row = self.columns[index.column()], self.data_row(index.row())
        match role:
            case Role.DisplayRole | Role.EditRole:
                return column.show(column.values(row), self._)
            case Role.TextAlignmentRole:
                return int(_SIDES[column.align])
            case Role.ToolTipRole if column.tooltip:
                return column.tooltip(row) or None
            case Role.DecorationRole if column.icon:
                sign = column.icon(row)
                return icon(*sign, selected=sign[1]) if sign else None
            case Role.ForegroundRole if column.tone:
                tone = column.tone(row)
                return theme.colour(tone) if tone else None
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's signature
        """Return a column's title; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._(self.columns[section].title)
        if role == Role.TextAlignmentRole:
            return int(_SIDES[self.columns[section].align])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CAN_EDIT if self.columns[index.column()].edit else _CAN

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:
        """Hand a typed text to the column's ``edit``; what it shows then is the data's matter."""
        if not index.isValid() or role != Role.EditRole:
            return False
        edit = self.columns[index.column()].edit
        text = str(value)
        if edit is None or text == self.data(index):
            return False
        edit(self.data_row(index.row()), text)
        return True

    def total(self, blocks: Sequence[Block]) -> tuple[int, Decimal | None]:
        """Return how many cells there are and their sum, None where nothing can be summed."""
        cells = sum((b.bottom - b.top + 1) * (b.right - b.left + 1) for b in blocks)
        columns = {column for b in blocks for column in range(b.left, b.right + 1)}
        if not columns or not all(self.columns[column].summed for column in columns):
            return cells, None
        sums = (self._sum(at, b) for b in blocks for at in range(b.left, b.right + 1))
        return cells, sum(sums, Decimal(0))

    def data_rows(self, blocks: Sequence[Block]) -> list[int]:
        """Return the rows of the data in which some cells stand, in the order shown, each once."""
        import numpy as np

        if self._order is None or not blocks:
            return []
        is_in = np.zeros(len(self._order.shown), bool)
        for block in blocks:
            is_in[block.top : block.bottom + 1] = True
        rows: list[int] = self._order.shown[is_in].tolist()
        return rows

    def text_of(self, blocks: Sequence[Block], columns: Sequence[int]) -> CellsText:
        """Return what writes some cells down, wherever it is called; columns in the order shown."""
        from desktop.models.cells_text import as_text, cells_in

        if self._order is None:
            return lambda _report: ""
        rows, meant = cells_in(blocks, columns, len(self._order.shown))
        data_rows, definitions = self._order.shown[rows], [self.columns[i] for i in columns]
        return lambda report: as_text(definitions, data_rows, meant, self._, report)

    def _sum(self, column: int, block: Block) -> Decimal:
        """Return the sum of some rows of a column, as they are shown."""
        import numpy as np

        if self._order is None:
            return Decimal(0)
        definition, rows = self.columns[column], self._order.shown[block.top : block.bottom + 1]
        whole = np.asarray(definition.whole()) if definition.whole else None
        if whole is not None and whole.dtype.kind in "iu":
            return Decimal(int(whole[rows].sum())) / definition.scale
        return sum((_amount(definition.values(int(row))) for row in rows), Decimal(0))

    def _descending(self) -> bool:
        return self._sorted_by[1] == Qt.SortOrder.DescendingOrder

    def _reorder(self, change: Any) -> None:  # noqa: ANN401 - takes the RowOrder
        """Change which rows are shown; selections follow their rows."""
        if self._order is None:
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        before = self._order.shown
        change(self._order)
        if old:
            place = _places(self._order.shown, before[[index.row() for index in old]])
            new = [
                self.index(at, index.column()) if at >= 0 else QModelIndex()
                for at, index in zip(place, old, strict=True)
            ]
            self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _tell_all(self) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


def _places(shown: Rows, rows: Rows) -> list[int]:
    """Return where rows of the data are shown, -1 where they are not."""
    import numpy as np

    place = np.full(1 + max(shown.max(initial=0), rows.max(initial=0)), -1, np.int64)
    place[shown] = np.arange(len(shown))
    found: list[int] = place[rows].tolist()
    return found


def _amount(value: object) -> Decimal:
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)
