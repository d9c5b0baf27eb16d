"""Columns: what every column of the payroll was taken for, how sure, and whether it adds up.

One sheet at a time. A cell of “Taken for” or “Currency” is answered in place; the sheet is read
again at once, and its arithmetic says which column explains a difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QCheckBox

from desktop.field_choices import AS_RECOGNISED, field_choices
from desktop.models.columns_model import (
    CURRENCIES,
    CURRENCY_AT,
    FIELD_AT,
    Edits,
    definitions,
    in_full,
)
from desktop.pages.columns_edits import ColumnEdits
from desktop.pages.page import GAP, Page
from desktop.texts import Translator, mark
from desktop.widgets.arithmetic_card import ArithmeticCard
from desktop.widgets.banner import Banner
from desktop.widgets.choice_delegate import Choice, ChoiceDelegate
from desktop.widgets.column_card import ColumnCard
from desktop.widgets.drift_card import DriftCard
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.parts import across
from desktop.widgets.sheet_choice import SheetChoice
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from declaration.findings import Finding
    from declaration.law_figures import WageItem
    from desktop.columns_shown import ColumnLine
    from desktop.equations import Equation
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.sheets_seen import SheetSeen
    from importers.choices import ColumnMapping

MISSING = {
    "heading": mark(
        "No row of this sheet looks like a heading: a row with words such as “Name”, “ID” and "
        "“Gross”. If the sheet holds workers, write such a row above them and read the files again."
    ),
    "identity": mark(
        "Nobody is read from this sheet, because no column says who the worker is. If it holds "
        "workers, say which column is the worker number or the name."
    ),
    "wage": mark(
        "Nobody is read from this sheet, because no column says what was paid. If it holds wages, "
        "say which column is the gross wage."
    ),
    "workers": mark("Nobody is read from this sheet: below its heading stands no worker."),
}
"""What a sheet lacks → what that means and what to do."""


class ColumnsPage(Page):
    """The columns of one sheet, and the arithmetic of its lines."""

    title = mark("Columns")
    lead = mark("Look once whether every column was taken for the right thing.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(EmptyState("columns", mark("Here stands what each column was taken for.")))
        self.sheet_choice = SheetChoice()
        self.notice = Banner()
        self.drift = DriftCard(settings)
        self.box = TableBox("columns", settings, frozen=2)
        self.only_open = QCheckBox()
        self.sums = ArithmeticCard()
        self.column = ColumnCard()
        self.edits = ColumnEdits(session, settings, self.said.emit)
        self._sheets: list[SheetSeen] = []
        self._lines: list[ColumnLine] = []
        self._equations: list[Equation] = []
        self._shown: tuple[str, str] | None = None
        self._actions = [QAction(self) for _ in range(3)]
        self._build_page()
        self._listen()

    def _build_page(self) -> None:
        self.title_bar.addWidget(self.sheet_choice)
        self.box.filter_bar.addWidget(self.only_open)
        for part in (self.notice, self.drift):
            self.body.addWidget(part)
        self.box.setMinimumHeight(140)
        self.body.addWidget(self.box, 1)
        below = across(gap=GAP)
        below.addWidget(self.column, 2)
        below.addWidget(self.sums, 3)
        self.body.addLayout(below)
        table = self.box.table
        table.setEditTriggers(table.editTriggers() | table.EditTrigger.SelectedClicked)
        table.horizontalHeader().setStretchLastSection(True)
        self.fields = ChoiceDelegate(self._field_choices, True, table)
        self.currencies = ChoiceDelegate(self._currency_choices, False, table)
        table.setItemDelegateForColumn(FIELD_AT, self.fields)
        table.setItemDelegateForColumn(CURRENCY_AT, self.currencies)

    def _listen(self) -> None:
        self.sheet_choice.chosen.connect(self._show_other_sheet)
        self.only_open.toggled.connect(self._keep)
        self.box.table.said.connect(self.said)
        self.box.table.opened.connect(self.edit_field)
        self.box.table.current_changed.connect(self._show_column)
        self.fields.unknown.connect(self._say_unknown)
        self.sums.counted.connect(self.edits.count)
        self.sums.column_wanted.connect(self.show_column)
        self.drift.column_wanted.connect(self.show_column)
        self.drift.accepted.connect(self.save_layout)
        self.drift.dropped.connect(self.recognise_anew)
        edit, save, anew = self._actions
        edit.setShortcut(QKeySequence("Ctrl+E"))
        edit.triggered.connect(lambda: self.edit_field(max(self.box.table.current_row(), 0)))
        save.setShortcut(QKeySequence.StandardKey.Save)
        save.triggered.connect(self.save_layout)
        anew.triggered.connect(self.recognise_anew)

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own commands."""
        return self._actions

    def has_content(self, state: State) -> bool:
        """Return whether any sheet was looked at."""
        return state.payroll is not None and bool(state.books)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.box.retranslate(_, _("Columns of the payroll"))
        for part in (self.sheet_choice, self.notice, self.drift, self.sums, self.column):
            part.retranslate(_)
        self.only_open.setText(_("Only what needs a look"))
        self.only_open.setToolTip(_("Show only the columns that a person should look at"))
        self.fields.name, self.currencies.name = _("Taken for"), _("Currency")
        for action, text in zip(
            self._actions,
            (
                _("&Say what the column is"),
                _("Save these columns for next month"),
                _("Recognise all columns anew"),
            ),
            strict=True,
        ):
            action.setText(text)

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()

    def show_target(self, target: object) -> None:
        """Show a column that another page asked for: a ``Place`` with its sheet and letter."""
        from declaration.findings import Place

        if isinstance(target, Place):
            self.sheet_choice.choose(target.file, target.sheet)
            self.show_column(target.column)

    def refresh(self, state: State) -> None:
        """Show the sheet under the cursor, and its arithmetic when it is worked out."""
        from desktop.sheets_seen import sheets_seen

        self._sheets = sheets_seen(state)
        self.sheet_choice.show_sheets(self._sheets, self._open_sheets(state))
        self._show_sheet()
        if self.box.table.current_row() < 0:
            self._show_first()

    # ── one sheet ────────────────────────────────────────────────────────────────────────────

    @property
    def sheet(self) -> SheetSeen | None:
        """The sheet shown."""
        at = self.sheet_choice.position()
        return self._sheets[at] if 0 <= at < len(self._sheets) else None

    def _show_other_sheet(self) -> None:
        """Show the sheet chosen, from its first column that needs a look."""
        self._show_sheet()
        self._show_first()

    def _show_first(self) -> None:
        """Put the cursor on the first column that needs a look."""
        first = next((i for i, line in enumerate(self._lines) if line.asks), 0)
        self.box.table.show_row(first)

    def _show_sheet(self) -> None:
        """Show a sheet at once; its sums follow from the worker thread."""
        sheet, state = self.sheet, self.session.state
        shown = (sheet.file, sheet.sheet.name) if sheet and sheet.is_read else None
        if shown != self._shown:
            self._shown, self._equations = shown, []
            self.sums.show_equations((), (), frozenset())
        self._show_lines()
        if sheet is None:
            return
        self._show_missing(sheet)
        self._show_drift(sheet, state.bench.mapping)
        if sheet.is_read:
            from desktop.arithmetic_shown import arithmetic

            rate = state.bench.rate
            self.session.tasks.run(
                lambda _report: arithmetic(sheet, rate),
                lambda equations: self._show_sums(sheet, equations),
            )

    def _show_sums(self, sheet: SheetSeen, equations: list[Equation]) -> None:
        if self.sheet is not sheet:
            return
        self._equations = equations
        include = self.session.bench.include
        countable = frozenset(name for name, item in self._items().items() if item.counts)
        self.sums.show_equations(equations, include, countable)
        self._show_lines()

    def _show_lines(self) -> None:
        from desktop.columns_shown import column_lines

        sheet, state = self.sheet, self.session.state
        self._lines = (
            column_lines(
                sheet,
                self._items(),
                self._equations,
                _findings(state),
                state.bench.include,
                self.language,
            )
            if sheet
            else []
        )
        edits = Edits(_later(self.choose_field), _later(self.choose_currency))
        self.box.show_data(definitions(self._lines, self._, edits), len(self._lines))
        self._keep()
        self._show_column(self.box.table.current_row())

    def _show_column(self, row: int) -> None:
        """Show the column under the cursor in full."""
        line = self._lines[row] if 0 <= row < len(self._lines) else None
        self.column.setVisible(line is not None)
        if line is not None:
            self.column.show_column(*in_full(line, self._))

    def _show_missing(self, sheet: SheetSeen) -> None:
        self.notice.hide()
        if sheet.missing:
            self.notice.say("notice", " ".join(self._(MISSING[what]) for what in sheet.missing))

    def _show_drift(self, sheet: SheetSeen, mapping: ColumnMapping | None) -> None:
        from desktop.drift_shown import changes

        found = changes(sheet, mapping)
        self.drift.show_changes(found)
        for card in (self.sums, self.column):
            card.be_low(bool(found))

    def _keep(self) -> None:
        """Show all columns, or only those that are open."""
        import numpy as np

        wanted = np.array([line.asks for line in self._lines], bool)
        self.box.model.keep(wanted if self.only_open.isChecked() else None)

    def _open_sheets(self, state: State) -> list[bool]:
        """Return for each sheet whether anything in it is to be looked at."""
        from desktop.columns_shown import findings_by_column

        said = _findings(state)
        return [bool(sheet.is_read and findings_by_column(sheet, said)) for sheet in self._sheets]

    def _items(self) -> dict[str, WageItem]:
        month = self.session.state.month
        return month.law.wage_items if month and month.law else {}

    def show_column(self, letter: str) -> None:
        """Put the cursor on a column of the sheet."""
        row = next((i for i, line in enumerate(self._lines) if line.read.letter == letter), -1)
        if row >= 0:
            if not self.box.table.show_row(row):
                self.only_open.setChecked(False)
                self.box.filter.clear()
                self.box.model.search("")
                self.box.table.show_row(row)
            self.box.table.setFocus()

    # ── choices ──────────────────────────────────────────────────────────────────────────────

    def edit_field(self, row: int) -> None:
        """Open the list of what a column can be."""
        at = self.box.model.view_row(row)
        if at >= 0:
            self.fields.open_list(self.box.model.index(at, FIELD_AT))

    def _field_choices(self, _row: int) -> Sequence[Choice]:
        return field_choices(self._)

    def _currency_choices(self, row: int) -> Sequence[Choice]:
        from importers.fitting import is_money

        if not is_money(self._lines[row].read.field):
            return ()
        as_read = (AS_RECOGNISED, self._("As the program recognises it"))
        return [*((code, self._(words)) for code, words in CURRENCIES.items()), as_read]

    def choose_field(self, row: int, value: str) -> None:
        """Take over what the column of a line was said to be; the sheet is read again.

        Args:
            row: of the lines shown.
            value: a field, ``ALONE`` or ``AS_RECOGNISED``.
        """
        if self.sheet is not None:
            self.edits.choose_field(self._sheets, self.sheet, self._lines[row].read, value)

    def choose_currency(self, row: int, value: str) -> None:
        """Take over the currency of a line's field: ``USD``, ``KHR`` or ``AS_RECOGNISED``."""
        self.edits.choose_currency(self._sheets, self._lines[row].read, value)

    def _say_unknown(self, text: str) -> None:
        self.said.emit(
            self._("“{text}” is none of the answers. Choose one from the list.").format(text=text)
        )

    def save_layout(self) -> None:
        """Save all columns as they stand, so that next month asks nothing."""
        self.edits.save_layout(self._sheets)

    def recognise_anew(self) -> None:
        """Forget what was chosen and saved for these layouts."""
        self.edits.recognise_anew(self._sheets)


def _later(edit: Callable[[int, str], None]) -> Callable[[int, str], None]:
    """Return an edit that waits until the cell's list is closed: it shows the table anew."""
    return lambda row, value: QTimer.singleShot(0, lambda: edit(row, value))


def _findings(state: State) -> Sequence[Finding]:
    return state.payroll.findings if state.payroll is not None else ()
