"""One source sheet: where its heading stands, its workers, the rows left out, its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QWidget

from desktop.formatting import number, paragraph
from desktop.missing_words import missing_words
from desktop.texts import Translator, mark, translate
from desktop.widgets.data_table import ROW_HEIGHT
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.flow import Flow
from desktop.widgets.parts import button, down, label

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

TALLEST = 6
"""Rows that a heading has at most."""

COLUMN_WIDTH, WIDEST, FIRST_WIDTH = 120, 210, 112
"""Of the sheet's columns at least and at most; of the one that says what the row is [pixels]."""


class SheetView(QWidget):
    """The sheet under the cursor; where a file cannot be read, why.

    Signals:
        columns_wanted: show what its columns were taken for.
        heading_shown(object): these rows are its heading, first and last as the workbook numbers
            them; None: let the program look for it again.
        said(str): why nothing was done.
    """

    columns_wanted = Signal()
    heading_shown = Signal(object)
    said = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._line: FileLine | None = None
        self._title, self._facts = (
            ElidedLabel(Qt.TextElideMode.ElideMiddle, strong=True),
            label(muted=True, wrap=True),
        )
        self.which = QComboBox()
        self.columns, self.heading, self.look_again = button(), button(), button(flat=True)
        self._model: SheetModel | None = None
        self.table = QTableView()
        self._dress()
        offers = Flow(8)
        for part in (self.which, self.columns, self.heading, self.look_again):
            offers.addWidget(part)
        head = down(self._title, self._facts, offers, gap=4)
        whole = down(head, self.table)
        whole.setStretch(1, 1)
        whole.setAlignment(head, Qt.AlignmentFlag.AlignTop)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)
        self.which.currentIndexChanged.connect(self._keep)
        self.columns.clicked.connect(self.columns_wanted)
        self.heading.clicked.connect(self.show_heading)
        self.look_again.clicked.connect(lambda: self.heading_shown.emit(None))

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
        table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
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
        self.heading.setText(_("This is the heading"))
        self.heading.setToolTip(
            _("Select the row, or the rows, that name the columns; then press here (Ctrl+H)")
        )
        self.look_again.setText(_("Find the heading again"))
        self.look_again.setToolTip(_("Forget which rows you showed; the program looks itself"))
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
        self.heading.setVisible(seen is not None)
        self.look_again.setVisible(seen is not None and seen.heading_shown is not None)
        self._say()
        if seen is not None and (before is None or seen is not before.seen):
            self.model.show_sheet(seen)
            self._lay_out(seen)

    def show_heading(self) -> None:
        """Tell which rows are selected: they are the heading."""
        line, _ = self._line, self._
        if line is None or line.seen is None:
            return
        shown = self.selected_rows()
        if not shown:
            self.said.emit(_("Select the row that names the columns first."))
        elif shown[1] - shown[0] >= TALLEST:
            text = _("A heading has at most {n} rows. Select only the rows that name the columns.")
            self.said.emit(text.format(n=TALLEST))
        else:
            self.heading_shown.emit(shown)

    def selected_rows(self) -> tuple[int, int] | None:
        """Return the first and last row selected, as the workbook numbers them; None for none."""
        parts = self.table.selectionModel().selection().toList() if self._model else []
        if not parts:
            return None
        first, last = min(p.top() for p in parts), max(p.bottom() for p in parts)
        return self.model.sheet_row(first) + 1, self.model.sheet_row(last) + 1

    def show_row(self, row: int) -> None:
        """Put the cursor on a row, as the workbook numbers it."""
        if self._model is None:
            return
        at = self.model.view_row(max(row - 1, 0))
        if at < 0:
            self.which.setCurrentIndex(0)
            at = self.model.view_row(max(row - 1, 0))
        if at >= 0:
            self.table.setCurrentIndex(self.model.index(at, 0))
            self.table.setFocus()

    def _lay_out(self, seen: SheetSeen) -> None:
        """Give the columns their widths, and show the heading first."""
        head = self.table.horizontalHeader()
        head.setDefaultSectionSize(COLUMN_WIDTH)
        for column in range(1, self.model.columnCount()):
            needed = head.sectionSizeFromContents(column).width()
            self.table.setColumnWidth(column, min(max(needed, COLUMN_WIDTH), WIDEST))
        self.table.setColumnWidth(0, FIRST_WIDTH)
        at = self.model.view_row(seen.heading_row - 1)
        top = self.model.index(max(at - 1, 0), 0)
        self.table.scrollTo(top, QTableView.ScrollHint.PositionAtTop)

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


def _heading(seen: SheetSeen, _: Translator) -> str:
    """Return where the heading stands, and whether a person showed it."""
    if seen.heading_shown is None:
        return _("Heading in row {row}").format(row=seen.heading_row)
    first, last = seen.heading_shown
    rows = f"{first}" if first == last else f"{first}–{last}"
    return _("Heading in row {row}, as you showed").format(row=rows)


def _facts(line: FileLine, _: Translator) -> str:
    """Return what is to be said of a sheet: heading row, workers, rows left out; or why not."""
    from desktop.wording import in_the_window, sentences

    if line.seen is not None and line.seen.missing:
        return missing_words(line.seen.missing, _, beside_rows=True)
    if line.seen is None and not line.findings:
        return _("Not read; the sentence above says why. Press F5 then, or take it off by Delete.")
    if line.findings or line.seen is None:
        said = (paragraph(sentences(finding, _.language)[:2]) for finding in line.findings)
        return in_the_window("\n".join(said))
    seen = line.seen
    if not seen.is_read:
        return _("Nobody is read from this sheet.")
    n, left = len(seen.rows), len(seen.rows_left_out)
    lines = _.ngettext("{n} line of a worker", "{n} lines of workers", n)
    out = _.ngettext("{n} row left out", "{n} rows left out", left)
    return " · ".join(
        (
            _heading(seen, _),
            lines.format(n=number(n)),
            out.format(n=number(left)),
        )
    )
