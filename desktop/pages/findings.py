"""Findings: what is wrong or wants a look, grouped, with the worker and the cell beside it.

Left the list, right one finding: what is wrong, what to do, and the cell to correct; below it the
worker's line beside the source sheet, and the help. Everything that changes the month is one step
that can be undone; the month is worked out again behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter

from desktop import fixing
from desktop.decisions import Decided
from desktop.found import Found
from desktop.models.findings_model import FindingsModel
from desktop.pages.findings_commands import Commands
from desktop.pages.findings_cursor import Cursor
from desktop.pages.findings_details import FindingDetails
from desktop.pages.findings_edits import FindingsEdits
from desktop.pages.findings_filters import FindingsFilters, GradeChips
from desktop.pages.findings_frame import lay_out
from desktop.pages.findings_listing import FindingsListing
from desktop.pages.findings_nothing import NothingFound
from desktop.pages.findings_output import FindingsOutput
from desktop.pages.findings_stale import StaleNotice
from desktop.pages.findings_steps import Steps
from desktop.pages.findings_table import FindingsTable
from desktop.pages.page import Page
from desktop.texts import Translator, mark
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.filter_line import FilterLine
from desktop.widgets.parts import label

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from desktop.pages.findings_decisions import Decisions
    from desktop.session import Session, State
    from desktop.settings import Settings

PAUSE = 25
"""Between a row and its details, so that a held key runs through the list [milliseconds]."""


ROOMY = 900
"""A page narrower than this does without the count beside the filters [pixels]."""


class FindingsPage(Page):
    """The list of findings, and one of them."""

    title = mark("Findings")
    lead = mark("Errors keep a worker out of the file. Warnings are risks; the file can go.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(EmptyState("findings", mark("Here stands what the checks found.")))
        self.model = FindingsModel(self)
        self.table = FindingsTable(self.model, settings)
        self.chips, self.filters, self.filter = GradeChips(), FindingsFilters(), FilterLine()
        self.details = FindingDetails(self.model, settings)
        self.card = self.details.card
        self.count, self.nothing = label(muted=True), NothingFound()
        self.edits, self.output = FindingsEdits(self), FindingsOutput(self)
        self.stale, self.split = StaleNotice(self.edits.drop_stale), QSplitter()
        self.commands = Commands(self, self._acts())
        self.decided, self.sources = Decided(session.bench), fixing.Sources((), ())
        self._month: MonthlyDeclaration | None = None
        self.spot = Cursor(self.table)
        self._later = QTimer(self)
        lay_out(self)
        self.listing = FindingsListing(self)
        self._listen()

    @cached_property
    def steps(self) -> Steps:
        """The list of steps, made when it is first asked for."""
        made = Steps(self.session.undo_stack, self)
        made.retranslate(self._)
        return made

    @cached_property
    def accepted(self) -> Decisions:
        """The list of accepted findings, made when it is first asked for."""
        from desktop.pages.findings_decisions import Decisions

        return Decisions(self)

    def _listen(self) -> None:
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self.show_details)
        self.filter.left.connect(self._into_table)
        self.table.current_changed.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.table.said.connect(self.said)
        self.card.mended.connect(self.edits.mend)
        self.card.restored.connect(self.edits.restore)
        self.card.used.connect(self.edits.use_expected)
        self.card.counted.connect(self.edits.count)
        self.card.accept_asked.connect(self.edits.ask_to_accept)
        self.card.withdrawn.connect(self.edits.open_again)
        self.card.wanted.connect(self._go_to)
        self.details.evidence.mended.connect(self.edits.mend_cell)

    # ── what the session tells ───────────────────────────────────────────────────────────────

    def refresh(self, state: State) -> None:
        """Show the findings of the month; the cursor stays on its finding, or where it was."""
        if state.month is None:
            return
        self.sources = fixing.Sources(state.books, state.bench.patches)
        if state.decided is not None:
            self.decided = state.decided
        if state.month is not self._month:
            self._show_month(state.month, state)
        else:
            found, accepted = self.model.found, state.accepted
            if accepted is None or found is not state.found:
                accepted = self.decided.mask(found.findings, found.payroll)
            self.model.show_accepted(accepted)
            self.listing.filter()
        self.stale.show_outdated(state.outdated, self._)
        self.chips.retranslate(self._)
        self.commands.retranslate(self._)
        self._later.start()

    def _show_month(self, month: MonthlyDeclaration, state: State) -> None:
        is_first = self._month is None
        self._month = month
        found, accepted = state.found, state.accepted
        if found is None or accepted is None or found.findings is not month.findings:
            found = Found(month.findings, month.payroll)
            accepted = self.decided.mask(found.findings, month.payroll)
        if is_first and len(found):
            counts, totals, _priced = found.sums()
            self.model.open_codes.add(found.codes[int(found.order(counts, totals)[0])])
        self.spot.carry_over(found)
        self.model.show_found(found, accepted)
        self.filters.show_found(found)
        self.listing.filter()
        QTimer.singleShot(200, self.model.prepare_search)

    # ── one finding ──────────────────────────────────────────────────────────────────────────

    def _chosen(self, row: int) -> None:
        if row >= 0:
            self.spot.remember(row)
            self._later.start()

    def show_details_later(self) -> None:
        """Show the finding under the cursor when the keys have come to rest."""
        self._later.start()

    @property
    def checks_run(self) -> int:
        """How many checks the month went through."""
        return len(self._month.checks_run) if self._month else 0

    def show_details(self) -> None:
        """Show the finding, or the group, under the cursor."""
        self._later.stop()
        self.details.show_row(self.table.current_row(), self.sources, self.decided)

    def _go_to(self, page: str) -> None:
        """Show where the finding under the cursor, or the first of its group, is mended."""
        members = self.model.members(self.table.current_row())
        self.wanted.emit(page, self.model.found.findings[members[0]] if members else None)

    def _opened(self, row: int) -> None:
        if not self.model.is_heading(row):
            self.show_details()
            self.card.focus_editor()

    # ── commands ─────────────────────────────────────────────────────────────────────────────

    def actions_of_page(self) -> list[QAction]:
        """Return the page's commands."""
        return list(self.commands.actions.values())

    def _acts(self) -> dict[str, Callable[[], object]]:
        model = self.model
        return {
            "previous": lambda: self.step(-1),
            "next": lambda: self.step(1),
            "mend": self._mend,
            "accept": self.edits.ask_to_accept,
            "accepted": lambda: self.accepted.show(),
            "help": self.show_help,
            "open_all": lambda: model.set_open(model.found.codes, is_open=True),
            "close_all": lambda: model.set_open(model.found.codes, is_open=False),
            "show_all": lambda: self.listing.show_all(),
            "steps": lambda: self.steps.drop_from(self.commands.buttons["steps"]),
            "copy": self.output.copy,
            "print": self.output.print_all,
            "save": self.output.ask_file,
        }

    def step(self, by: int) -> None:
        """Go to the next finding, or the one before; a closed group opens."""
        row = self.model.step(self.table.current_row(), by)
        if row >= 0:
            self.table.show_finding(row)
            self.show_details()

    def help_target(self) -> str:
        """Return the code under the cursor."""
        row = self.table.current_row()
        members = self.model.members(row) if row >= 0 else []
        return f"finding:{self.model.found.findings[members[0]].code}" if members else ""

    def show_help(self) -> None:
        """Show cause and law of what is under the cursor."""
        self.details.show_help()
        self.show_details()

    def _mend(self) -> None:
        self.show_details()
        self.details.mend()

    def _into_table(self) -> None:
        self.table.setFocus()
        if self.table.current_row() < 0 and self.model.rowCount():
            self.table.show_row(self.model.data_row(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the filters their room in a narrow window."""
        super().resizeEvent(event)
        self.count.setVisible(event.size().width() > ROOMY)

    # ── window ───────────────────────────────────────────────────────────────────────────────

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.table.retranslate(_, _("Findings"))
        for part in (self.chips, self.filters, self.filter, self.nothing, self.details):
            part.retranslate(_)
        self.stale.retranslate(_)
        self.commands.retranslate(_)
        if "steps" in self.__dict__:
            self.steps.retranslate(_)

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.filter.setFocus()
        self.filter.selectAll()

    def show_target(self, target: object) -> None:
        """Put the cursor on a finding, or on the first of a code."""
        findings = self.model.found.findings
        row = next((i for i, f in enumerate(findings) if target in (f, f.code)), -1)
        if row < 0:
            return
        self.listing.let_through(row)
        self.table.setFocus()
        self.table.show_finding(row)
        self.show_details()
