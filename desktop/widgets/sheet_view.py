"""One source sheet: where its heading stands, its workers, the rows left out, its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QWidget

from desktop.formatting import number
from desktop.texts import Translator, mark, translate
from desktop.widgets.data_table import ROW_HEIGHT
from desktop.widgets.parts import across, button, down, label

if TYPE_CHECKING:
    from desktop.files_seen import FileLine
    from desktop.models.sheet_model import SheetModel
    from desktop.sheets_seen import SheetSeen

ALL, LEFT_OUT, WORKERS = "all", "left_out", "workers"
"""Which rows are shown."""

FILTERS = {
    ALL: mark("All rows"),
    LEFT_OUT: mark("Rows left out"),
    WORKERS: mark("Workers’ rows"),
}
"""Which rows are shown → words."""

COLUMN_WIDTH, FIRST_WIDTH = 140, 112
"""Of the sheet's columns, and of the one that says what the row is [pixels]."""


class SheetView(QWidget):
    """The sheet under the cursor; where a file cannot be read, why.

    Signals:
        columns_wanted: show what its columns were taken for.
    """

    columns_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._line: FileLine | None = None
        self._title, self._facts = label(strong=True), label(muted=True, wrap=True)
        self.which = QComboBox()
        self.columns = button()
        self._model: SheetModel | None = None
        self.table = QTableView()
        self._dress()
        head = across(down(self._title, self._facts, gap=2), self.which, self.columns)
        head.setStretch(0, 1)
        for part in (self.which, self.columns):
            head.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        whole = down(head, self.table)
        whole.setStretch(1, 1)
        whole.setAlignment(head, Qt.AlignmentFlag.AlignTop)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)
        self.which.currentIndexChanged.connect(self._keep)
        self.columns.clicked.connect(self.columns_wanted)

    def _dress(self) -> None:
        table = self.table
        table.setAlternatingRowColors(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setCornerButtonEnabled(False)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )

    @property
    def model(self) -> SheetModel:
        """The cells; made when the first sheet is shown, because numpy comes with it."""
        if self._model is None:
            from desktop.models.sheet_model import SheetModel

            self._model = SheetModel(self)
            self._model.set_language(self._)
            self.table.setModel(self._model)
        return self._model

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        at = max(self.which.currentIndex(), 0)
        self.which.blockSignals(True)
        self.which.clear()
        for which, words in FILTERS.items():
            self.which.addItem(_(words), which)
        self.which.setCurrentIndex(at)
        self.which.blockSignals(False)
        self.which.setAccessibleName(_("Which rows are shown"))
        self.columns.setText(_("Its columns"))
        self.columns.setToolTip(_("What each column of this sheet was taken for"))
        self.table.setAccessibleName(_("Cells of the sheet"))
        if self._model is not None:
            self._model.set_language(_)
        self._say()

    def show_line(self, line: FileLine | None) -> None:
        """Show a sheet, or why a file cannot be read."""
        before, self._line = self._line, line
        seen = line.seen if line else None
        self.table.setVisible(seen is not None)
        self.which.setVisible(seen is not None and seen.is_read)
        self.columns.setVisible(seen is not None and bool(seen.columns))
        self._say()
        if seen is not None and (before is None or seen is not before.seen):
            self.model.show_sheet(seen)
            self._lay_out(seen)

    def _lay_out(self, seen: SheetSeen) -> None:
        """Give the columns their widths, and show the heading first."""
        head = self.table.horizontalHeader()
        head.setDefaultSectionSize(COLUMN_WIDTH)
        self.table.setColumnWidth(0, FIRST_WIDTH)
        at = self.model.view_row(seen.heading_row - 1)
        if at > 0:
            self.table.scrollTo(
                self.model.index(max(at - 1, 0), 0), QTableView.ScrollHint.PositionAtTop
            )

    def _keep(self) -> None:
        self.model.keep(str(self.which.currentData() or ALL))

    def _say(self) -> None:
        line, _ = self._line, self._
        self.setVisible(line is not None)
        if line is None:
            return
        name = line.seen.sheet.name if line.seen else ""
        self._title.setText(" · ".join(filter(None, (name, line.file))))
        self._facts.setText(_facts(line, _))


def _facts(line: FileLine, _: Translator) -> str:
    """Return what is to be said of a sheet: heading row, workers, rows left out; or why not."""
    from desktop.wording import sentences

    if line.findings or line.seen is None:
        return "\n".join(" ".join(sentences(f, _.language)[:2]) for f in line.findings)
    seen = line.seen
    if not seen.is_read:
        return _("Nobody is read from this sheet.")
    n, left = len(seen.rows), len(seen.rows_left_out)
    lines = _.ngettext("{n} line of a worker", "{n} lines of workers", n)
    out = _.ngettext("{n} row left out", "{n} rows left out", left)
    return " · ".join(
        (
            _("Heading in row {row}").format(row=seen.heading_row),
            lines.format(n=number(n)),
            out.format(n=number(left)),
        )
    )
