"""Payroll: the files of the month, what is asked about them, and what their sheets hold."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from desktop.journal import Journal
from desktop.pages.page import Page
from desktop.pages.payroll_form import PayrollForm
from desktop.pages.payroll_locked import Locks
from desktop.pages.payroll_unfinished import UnfinishedMonths
from desktop.texts import Translator, mark
from desktop.widgets.drop_zone import DropZone
from desktop.widgets.parts import button, label
from desktop.widgets.password_card import PasswordCard
from desktop.widgets.unfinished_card import UnfinishedCard

if TYPE_CHECKING:
    from declaration.findings import Place
    from desktop.files_seen import FileLine
    from desktop.models.column import Column
    from desktop.pages.columns_edits import ColumnEdits
    from desktop.pages.payroll_sheets import SheetsPanel
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.widgets.sheet_view import SheetView
    from desktop.widgets.table_box import TableBox
    from importers.choices import HeadingRows

ASKED_BY = {"LAW-003": "rate", "LAW-005": "rate", "FIL-002": "password"}
"""Finding → what this page asks for because of it."""

STANDING = {
    "read": ("good", "good"),
    "passed_over": ("notice", "notice"),
    "refused": ("error", "error"),
}
"""Whether workers were read → icon and tone."""


class PayrollPage(Page):
    """Where files go, what is asked, and the sheets that were read."""

    title = mark("Payroll")
    lead = mark("Give the payroll of the month as it is. Nothing in your files is changed.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.offer = UnfinishedCard()
        self.unfinished = UnfinishedMonths(session, self.offer)
        self.drop = DropZone(partial(self.asked.emit, "open"), partial(self.asked.emit, "folder"))
        self.password = PasswordCard()
        self.locks = Locks(session, self.password)
        self.form = PayrollForm(session, settings)
        self.form.opened.connect(self.found_at)
        self._none_read = label(muted=True, wrap=True)
        self.practice = button(flat=True)
        self._lines: list[FileLine] = []
        self._remove, self._heading = QAction(self), QAction(self)
        self._build_page()
        self._listen()

    @cached_property
    def edits(self) -> ColumnEdits:
        """What changes columns and headings; made when first asked for, numpy comes with it."""
        from desktop.pages.columns_edits import ColumnEdits

        return ColumnEdits(self.session, self.settings, self.said.emit)

    @cached_property
    def panel(self) -> SheetsPanel:
        """The sheets and the one shown; made with the first file, so that a start is quick."""
        from desktop.pages.payroll_sheets import SheetsPanel

        made = SheetsPanel(self.settings)
        self._listen_to(made)
        made.retranslate(self._)
        self.body.insertWidget(self.body.indexOf(self._none_read) + 1, made, 1)
        return made

    @property
    def sheets(self) -> TableBox:
        """The list of sheets."""
        return self.panel.sheets

    @property
    def view(self) -> SheetView:
        """The cells of the sheet under the cursor."""
        return self.panel.view

    def _build_page(self) -> None:
        for part in (self.offer, self.drop, self.password, self.form, self._none_read):
            self.body.addWidget(part)
        self.body.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(0)

    def _listen(self) -> None:
        self.offer.later_button.clicked.connect(self._changed)
        self.practice.clicked.connect(lambda: self.asked.emit("practice"))
        self._remove.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self._remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._remove.triggered.connect(self._take_off)
        self._heading.setShortcut(QKeySequence("Ctrl+H"))
        self._heading.triggered.connect(lambda: self.view.show_heading())

    def _listen_to(self, panel: SheetsPanel) -> None:
        sheets, view = panel.sheets, panel.view
        sheets.table.addAction(self._remove)
        sheets.table.said.connect(self.said)
        sheets.table.current_changed.connect(self._show_line)
        view.table.addAction(self._heading)
        view.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.columns_wanted.connect(self._show_columns)
        view.heading_shown.connect(self._choose_heading)
        view.said.connect(self.said)

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own commands."""
        return [self._heading, self._remove]

    def refresh(self, state: State) -> None:
        """Show what was given and what was read of it."""
        self._place_drop(bool(state.bench.sources))
        self.drop.redraw()
        if state.bench.sources:
            self.offer.hide()
        is_crowded = self.offer.isVisibleTo(self)
        self.form.show_state(state, brief=is_crowded)
        self.locks.show_state(state)
        self._lines = _lines(state)
        is_given = bool(state.bench.sources) or state.bench.is_nil
        self.practice.setVisible(not (is_given or is_crowded or self.session.is_practice))
        self._none_read.setVisible(not self._lines and is_given)
        self._none_read.setText(self._not_read(state))
        if self._lines or "panel" in self.__dict__:
            self._show_sheets()

    def _show_sheets(self) -> None:
        self.panel.setVisible(bool(self._lines))
        self.sheets.show_data(self._columns(self._lines), len(self._lines))
        if self._lines and self.sheets.table.current_row() < 0:
            self.sheets.table.show_row(0)
        self._show_line(self.sheets.table.current_row())

    def _place_drop(self, given: bool) -> None:
        """Let the place for files be large before there are any, and two buttons afterwards."""
        if given:
            self.title_bar.addWidget(self.drop)
        else:
            self.body.insertWidget(self.body.indexOf(self.offer) + 1, self.drop)
        self.drop.be_small(given)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        for part in (self.drop, self.offer, self.password, self.form):
            part.retranslate(_)
        if "panel" in self.__dict__:
            self.panel.retranslate(_)
        self.practice.setText(_("New here? Practise with an invented factory first…"))
        self._remove.setText(_("Take the file off the list"))
        self._heading.setText(_("These rows are the heading"))
        self.unfinished.show()

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.sheets.filter.setFocus()

    def show_target(self, target: object) -> None:
        """Offer the unfinished months of a journal; or show a sheet, a question of the form."""
        from declaration.findings import Finding, Place

        if isinstance(target, Journal):
            self.unfinished.offer(target)
            self._changed()  # the card takes room from others
            return
        if isinstance(target, Finding):
            asked = ASKED_BY.get(target.code, "")
            target = asked or target.place
        if target == "password" and self.password.isVisible():
            self.password.password.setFocus()
        elif isinstance(target, str):
            self.form.ask(target)
        elif isinstance(target, Place):
            self.show_sheet(target)

    def show_sheet(self, place: Place) -> None:
        """Put the cursor on a sheet, or on the file where no sheet is named, and on its row."""
        same_file = [i for i, line in enumerate(self._lines) if line.file == place.file]
        rows = [i for i in same_file if not place.sheet or _name(self._lines[i]) == place.sheet]
        if not rows:
            return
        if not self.sheets.table.show_row(rows[0]):
            self.sheets.filter.clear()
            self.sheets.model.search("")
            self.sheets.table.show_row(rows[0])
        self._show_line(rows[0])
        self.sheets.table.setFocus()
        if place.row:
            self.view.show_row(place.row)

    def _choose_heading(self, rows: HeadingRows | None) -> None:
        """Take over which rows are the heading of the sheet shown."""
        at = self.sheets.table.current_row()
        seen = self._lines[at].seen if 0 <= at < len(self._lines) else None
        sheets = [line.seen for line in self._lines if line.seen is not None]
        if seen is not None:
            self.edits.choose_heading(sheets, seen, rows)

    def _not_read(self, state: State) -> str:
        if state.bench.is_nil:
            return self._(
                "A nil return: nobody earned a wage in the month. If somebody did, drop the "
                "payroll here."
            )
        names = ", ".join(path.name for path in state.bench.sources)
        if state.bench.month is None:
            return self._("{files}: choose the month above, then they are read.").format(
                files=names
            )
        return self._("{files}: being read…").format(files=names) if state.is_stale else names

    def _show_line(self, row: int) -> None:
        """Show the sheet under the cursor."""
        self.view.show_line(self._lines[row] if 0 <= row < len(self._lines) else None)

    def _show_columns(self) -> None:
        from declaration.findings import Place

        row = self.sheets.table.current_row()
        seen = self._lines[row].seen if 0 <= row < len(self._lines) else None
        if seen is not None:
            self.wanted.emit("columns", Place(seen.file, seen.sheet.name))

    def _take_off(self) -> None:
        """Take the files of the selected rows off the list."""
        from desktop.files_seen import without

        rows = self.sheets.table.selected_rows()
        if rows:
            left = without(self.session.state, [self._lines[row] for row in rows])
            self.session.edit(self._("Take the file off the list"), sources=left)

    def _columns(self, lines: list[FileLine]) -> list[Column]:
        from desktop.models.column import Align, Column

        return [
            Column(
                "sheet",
                mark("Sheet"),
                lambda i: _name(lines[i]),
                icon=lambda i: STANDING[lines[i].standing],
                tooltip=lambda i: lines[i].file,
                width=116,
            ),
            Column(
                "file",
                mark("File"),
                lambda i: lines[i].file,
                tooltip=lambda i: lines[i].file,
                width=132,
            ),
            Column(
                "lines",
                mark("Lines"),
                lambda i: _count(lines[i], "rows"),
                Align.RIGHT,
                summed=True,
                searched=False,
                width=76,
            ),
            Column(
                "left_out",
                mark("Left out"),
                lambda i: _count(lines[i], "rows_left_out"),
                Align.RIGHT,
                summed=True,
                searched=False,
                width=74,
            ),
        ]


def _has_failed(state: State) -> bool:
    """Return whether the files were to be read and could not be."""
    return state.bench.can_be_read and state.is_stale and not state.is_working


def _lines(state: State) -> list[FileLine]:
    has_failed = _has_failed(state)
    if state.read is None and not has_failed:
        return []  # numpy is not loaded before there is something to show
    from desktop.files_seen import file_lines, unopened_lines

    return [*file_lines(state), *(unopened_lines(state) if has_failed else ())]


def _name(line: FileLine) -> str:
    return line.seen.name if line.seen else line.file


def _count(line: FileLine, of: str) -> int | None:
    """Return how many rows of a kind a sheet has; None where nobody is read from it."""
    return len(getattr(line.seen, of)) if line.seen and line.seen.is_read else None
