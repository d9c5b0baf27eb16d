"""A table with its filter line above and the number of rows beside it, as most pages have it.

box = TableBox("findings", settings, frozen=1)
box.show_data([column, …], rows)            # other data
box.filter_bar.addWidget(severity_choice)    # further filters of the page
box.table, box.model, box.filter
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.formatting import number
from desktop.models.column import Column
from desktop.models.table_model import TableModel
from desktop.settings import Settings
from desktop.texts import Translator, translate
from desktop.widgets.data_table import DataTable
from desktop.widgets.filter_line import FilterLine
from desktop.widgets.parts import across, label


class TableBox(QWidget):
    """A filter line, a table, and how many rows are shown.

    Attributes:
        filter: the filter line.
        filter_bar: the row it stands in.
        table: the view.
        model: its model.
    """

    def __init__(
        self, name: str, settings: Settings, frozen: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self.filter = FilterLine()
        self.model = TableModel(self)
        self.table = DataTable(name, settings, frozen)
        self.table.set_model(self.model)
        self._count = label(muted=True)
        self.filter_bar = across(self.filter)
        bar = across()
        bar.addLayout(self.filter_bar)
        bar.addStretch(1)
        bar.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        self.filter.searched.connect(self.model.search)
        self.filter.left.connect(self._into_table)
        self.model.layoutChanged.connect(self._show_count)
        self.setFocusProxy(self.table)

    def show_data(self, columns: Sequence[Column], rows: int) -> None:
        """Show other data; the filter, the order and the place of the cursor stay."""
        current = self.table.current_row()
        self.model.set_data(columns, rows)
        self._show_count()
        if 0 <= current < rows:
            self.table.show_row(current)
        QTimer.singleShot(200, self.model.prepare_search)

    def retranslate(self, _: Translator, name: str) -> None:
        """Speak another language; the name is what a screen reader calls the table."""
        self._ = _
        self.filter.retranslate(_)
        self.table.retranslate(_, name)
        self._show_count()

    def _show_count(self) -> None:
        shown, rows = self.model.rowCount(), self.model.rows
        if shown == rows:
            text = self._.ngettext("{n} row", "{n} rows", rows).format(n=number(rows))
        else:
            text = self._("{shown} of {n} rows").format(shown=number(shown), n=number(rows))
        self._count.setText(text)

    def _into_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.show_row(self.model.data_row(0))
