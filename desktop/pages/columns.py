"""Columns: what every column of the payroll was taken for, how sure, and whether it adds up.

One sheet at a time. A cell of “Taken for” or “Currency” is answered in place; the sheet is read
again at once, and its arithmetic says which column explains a difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox

from desktop.models.columns_model import definitions, in_full
from desktop.pages.columns_choices import ColumnChoices
from desktop.pages.columns_commands import ColumnCommands
from desktop.pages.columns_edits import ColumnEdits
from desktop.pages.columns_missing import MissingNotice
from desktop.pages.columns_state import lines_of, open_sheets
from desktop.pages.columns_sums import SheetSums
from desktop.pages.page import GAP, Page
from desktop.texts import Translator, mark
from desktop.widgets.arithmetic_card import ArithmeticCard
from desktop.widgets.column_card import ColumnCard
from desktop.widgets.drift_card import DriftCard
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.parts import across
from desktop.widgets.sheet_choice import SheetChoice
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.column_answers import Answer
    from desktop.columns_shown import ColumnLine
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.sheets_seen import SheetSeen
    from importers.choices import ColumnMapping


class ColumnsPage(Page):
    """The columns of one sheet, and the arithmetic of its lines."""

    title = mark("Columns")
    lead = mark("Look once whether every column was taken for the right thing.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(EmptyState("columns", mark("Here stands what each column was taken for.")))
        self.sheet_choice = SheetChoice()
        self.notice = MissingNotice()
        self.drift = DriftCard(settings)
        self.box = TableBox("columns", settings, frozen=2)
        self.only_open = QCheckBox()
        self.sums = ArithmeticCard()
        self.arithmetic = SheetSums(session, self.sums, self._show_lines)
        self.column = ColumnCard()
        self.edits = ColumnEdits(session, settings, self.said.emit)
        self.sheets: list[SheetSeen] = []
        self.lines: list[ColumnLine] = []
        self._answers: list[Answer] = []
        self.choices, self.commands = ColumnChoices(self), ColumnCommands(self, self._acts())
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
        below.addWidget(self.column, 1)
        below.addWidget(self.sums, 1)
        self.body.addLayout(below)
        table = self.box.table
        table.setEditTriggers(table.editTriggers() | table.EditTrigger.SelectedClicked)
        table.horizontalHeader().setStretchLastSection(True)

    def _listen(self) -> None:
        self.sheet_choice.chosen.connect(self._show_other_sheet)
        self.only_open.toggled.connect(self._keep)
        self.box.table.said.connect(self.said)
        self.box.table.opened.connect(self.choices.open_list)
        self.box.table.current_changed.connect(self._show_column)
        self.column.answered.connect(self._answer)
        self.notice.heading_wanted.connect(self._show_rows)
        self.sums.counted.connect(self.edits.count)
        self.sums.column_wanted.connect(self.show_column)
        self.drift.column_wanted.connect(self.show_column)
        self.drift.accepted.connect(self.save_layout)
        self.drift.dropped.connect(self.recognise_anew)

    def _acts(self) -> dict[str, Callable[[], object]]:
        table = self.box.table
        return {
            "say": lambda: self.choices.open_list(max(table.current_row(), 0)),
            "heading": self._show_rows,
            "save": self.save_layout,
            "anew": self.recognise_anew,
        }

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own commands."""
        return self.commands.actions

    def has_content(self, state: State) -> bool:
        """Return whether any sheet was looked at."""
        return state.read is not None and any(book.sheets for book in state.books)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.box.retranslate(_, _("Columns of the payroll"))
        for part in (self.sheet_choice, self.notice, self.drift, self.sums, self.column):
            part.retranslate(_)
        self.only_open.setText(_("Only what needs a look"))
        self.only_open.setToolTip(_("Show only the columns that a person should look at"))
        self.choices.retranslate(_)
        self.commands.retranslate(_)

    def help_target(self) -> str:
        """Return the field of the column under the cursor."""
        row = self.box.table.current_row()
        field = self.lines[row].read.field if 0 <= row < len(self.lines) else ""
        return f"field:{field}" if field else ""

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()

    def show_target(self, target: object) -> None:
        """Show the column of a finding, or of a ``Place`` with its sheet and letter."""
        from declaration.findings import Finding, Place

        place = target.place if isinstance(target, Finding) else target
        if isinstance(place, Place):
            self.sheet_choice.choose(place.file, place.sheet)
            self.show_column(place.column)
        self.box.table.setFocus()

    def refresh(self, state: State) -> None:
        """Show the sheet under the cursor, and its arithmetic when it is worked out."""
        from desktop.sheets_seen import sheets_seen

        self.sheets = sheets_seen(state)
        self.sheet_choice.show_sheets(self.sheets, open_sheets(self.sheets, state))
        self._show_sheet()
        if self.box.table.current_row() < 0:
            self._show_first()

    # ── one sheet ────────────────────────────────────────────────────────────────────────────

    @property
    def sheet(self) -> SheetSeen | None:
        """The sheet shown."""
        at = self.sheet_choice.position()
        return self.sheets[at] if 0 <= at < len(self.sheets) else None

    def _show_other_sheet(self) -> None:
        """Show the sheet chosen, from its first column that needs a look."""
        self._show_sheet()
        self._show_first()

    def _show_first(self) -> None:
        """Put the cursor on the first column that needs a look."""
        first = next((i for i, line in enumerate(self.lines) if line.asks), 0)
        self.box.table.show_row(first)

    def _show_sheet(self) -> None:
        """Show a sheet at once; its sums follow from the worker thread."""
        sheet = self.sheet
        self.arithmetic.choose(sheet)
        self._show_lines()
        if sheet is not None:
            self.notice.show_sheet(sheet)
            self._show_drift(sheet, self.session.state.bench.mapping)
            self.arithmetic.work_out()

    def _show_lines(self) -> None:
        equations = self.arithmetic.equations
        self.lines = lines_of(self.sheet, self.session.state, equations, self.language)
        self.box.show_data(definitions(self.lines, self._, self.choices.edits), len(self.lines))
        self._keep()
        self._show_column(self.box.table.current_row())

    def _show_column(self, row: int) -> None:
        """Show the column under the cursor in full, and the answers to what is open."""
        from desktop.column_answers import answers

        line = self.lines[row] if 0 <= row < len(self.lines) else None
        self.column.setVisible(line is not None)
        self._answers = answers(line, self._) if line is not None else []
        if line is not None:
            self.column.show_column(*in_full(line, self._))
            self.column.show_answers([answer.words for answer in self._answers])

    def _answer(self, which: int) -> None:
        """Take over the answer that was pressed."""
        self.choices.answer(self.box.table.current_row(), self._answers[which])

    def _show_rows(self) -> None:
        """Show the rows of the sheet, for a person to say which is the heading."""
        from declaration.findings import Place

        if self.sheet is not None:
            row = max(self.sheet.heading_row, 1)
            self.wanted.emit("payroll", Place(self.sheet.file, self.sheet.sheet.name, row))

    def _show_drift(self, sheet: SheetSeen, mapping: ColumnMapping | None) -> None:
        from desktop.drift_shown import changes

        found = changes(sheet, mapping)
        self.drift.show_changes(found)
        for card in (self.sums, self.column):
            card.be_low(bool(found))

    def _keep(self) -> None:
        """Show all columns, or only those that are open."""
        import numpy as np

        wanted = np.array([line.asks for line in self.lines], bool)
        self.box.model.keep(wanted if self.only_open.isChecked() else None)

    def show_column(self, letter: str) -> None:
        """Put the cursor on a column of the sheet."""
        row = next((i for i, line in enumerate(self.lines) if line.read.letter == letter), -1)
        if row >= 0:
            if not self.box.table.show_row(row):
                self.only_open.setChecked(False)
                self.box.filter.clear()
                self.box.model.search("")
                self.box.table.show_row(row)
            self.box.table.setFocus()

    def save_layout(self) -> None:
        """Save all columns as they stand, so that next month asks nothing."""
        self.edits.save_layout(self.sheets)

    def recognise_anew(self) -> None:
        """Forget what was chosen and saved for these layouts."""
        self.edits.recognise_anew(self.sheets)
