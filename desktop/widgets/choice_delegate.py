"""A cell that is answered by choosing from a list, or by typing a part of the answer.

    delegate = ChoiceDelegate(choices_of_row, typed=True, parent=table)
    delegate.unknown.connect(say)            # what was typed is none of the answers
    table.setItemDelegateForColumn(3, delegate)

``choices_of_row`` takes the row of the data and gives (value, text) pairs; a pair without text is
a line between groups. The model's ``setData`` gets the value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOption,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.models.table_model import TableModel

Choice = tuple[str, str]
Index = QModelIndex | QPersistentModelIndex

ARROW = 22
"""Room for the arrow at the right of a cell [pixels]."""


class ChoiceDelegate(QStyledItemDelegate):
    """Draws an arrow into the cells that can be answered, and opens the list.

    Args:
        choices: row of the data → its answers.
        typed: whether a part of the answer may be typed.
        table: the view.

    Signals:
        unknown(str): what was typed is none of the answers.
    """

    unknown = Signal(str)

    def __init__(
        self, choices: Callable[[int], Sequence[Choice]], typed: bool, table: QAbstractItemView
    ) -> None:
        super().__init__(table)
        self._choices, self._typed, self._table = choices, typed, table
        self.name = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, and an arrow where there is something to choose."""
        super().paint(painter, option, index)
        if not self._of(index):
            return
        arrow = QStyleOption()
        arrow.palette = self._table.palette()
        arrow.state = QStyle.StateFlag.State_Enabled
        cell = option.rect
        arrow.rect = QRect(cell.right() - ARROW + 4, cell.top(), 12, cell.height())
        style = self._table.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorArrowDown, arrow, painter)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Keep the text clear of the arrow."""
        super().initStyleOption(option, index)
        if self._of(index):
            taken = ARROW + 8 + (0 if option.icon.isNull() else option.decorationSize.width() + 6)
            room = option.rect.width() - taken
            elide = Qt.TextElideMode.ElideRight
            option.text = option.fontMetrics.elidedText(option.text, elide, room)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the list of answers."""
        box = QComboBox(parent)
        box.setAccessibleName(self.name)
        box.setMaxVisibleItems(18)
        for value, text in self._of(index):
            if text:
                box.addItem(text, value)
            else:
                box.insertSeparator(box.count())
        if self._typed:
            _make_typed(box).returnPressed.connect(lambda: self._close(box))
        box.activated.connect(lambda _row: self._close(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the cell's answer into the list."""
        if not isinstance(editor, QComboBox) or editor.property("begun"):
            return
        editor.setProperty("begun", True)
        at = editor.findText(str(index.data() or ""))
        editor.setCurrentIndex(at)
        line = editor.lineEdit()
        if line is not None:
            line.setText(str(index.data() or ""))
            line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the answer's value to the model; tell what is none."""
        if not isinstance(editor, QComboBox):
            return
        text = editor.currentText().strip()
        if text == str(index.data() or ""):
            return
        value = answer(text, self._of(index))
        if value is None:
            self.unknown.emit(text)
        else:
            model.setData(index, value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Let the list cover its cell, and be wide enough to read."""
        cell = option.rect
        wide = max(cell.width(), min(editor.sizeHint().width(), 320))
        editor.setGeometry(QRect(cell.left(), cell.top(), wide, cell.height()))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Open the list by a click on the arrow."""
        if event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            cell = option.rect
            is_left = event.button() == Qt.MouseButton.LeftButton
            if is_left and event.position().x() > cell.right() - ARROW and self._of(index):
                self.open_list(index)
                return True
        return super().editorEvent(event, model, option, index)

    def open_list(self, index: Index) -> None:
        """Open the list of a cell."""
        at = index.model().index(index.row(), index.column())
        self._table.setCurrentIndex(at)
        self._table.edit(at)
        editor = self._table.findChild(QComboBox)
        if isinstance(editor, QComboBox):
            editor.showPopup()

    def _of(self, index: Index) -> Sequence[Choice]:
        model = index.model()
        if not isinstance(model, TableModel) or not index.isValid():
            return ()
        return self._choices(model.data_row(index.row()))

    def _close(self, box: QComboBox) -> None:
        if box.property("answered"):
            return
        box.setProperty("answered", True)
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)


def answer(text: str, choices: Sequence[Choice]) -> str | None:
    """Return the value of the answer that a text names, whole or by a part that only it has.

    >>> answer("gross", [("gross", "Gross wage"), ("net_pay", "Net pay")])
    'gross'
    >>> answer("pay", [("net_pay", "Net pay"), ("basic_pay", "Basic pay")]) is None
    True
    """
    wanted = _plain(text)
    named = [(value, words) for value, words in choices if words]
    for same in (
        [value for value, words in named if wanted in (_plain(words), value.casefold())],
        [value for value, words in named if wanted and _plain(words).startswith(wanted)],
        [value for value, words in named if wanted and wanted in _plain(words)],
    ):
        if len(same) == 1:
            return same[0]
    return None


def _plain(text: str) -> str:
    return " ".join(text.replace("\u200b", "").casefold().split())


def _make_typed(box: QComboBox) -> QLineEdit:
    """Let a person type a part of an answer; the list shows those that hold it."""
    line = QLineEdit(box)
    box.setLineEdit(line)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    completer = QCompleter(box.model(), box)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    box.setCompleter(completer)
    return line
