"""Findings: what is wrong or wants a look, grouped, with the worker and the cell beside it.

Left the list, right one finding: what is wrong, what to do, and the cell to correct; below it the
worker's line beside the source sheet, and the help. Everything that changes the month is one step
that can be undone; the month is worked out again behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from desktop import fixing
from desktop.decisions import Decided
from desktop.formatting import number, riel
from desktop.found import Found, Wanted
from desktop.models.findings_model import FindingsModel
from desktop.pages import findings_content as content
from desktop.pages.findings_card import FindingCard
from desktop.pages.findings_commands import Commands
from desktop.pages.findings_edits import FindingsEdits
from desktop.pages.findings_evidence import Evidence
from desktop.pages.findings_filters import FindingsFilters, GradeChips
from desktop.pages.findings_help import FindingHelp
from desktop.pages.findings_output import FindingsOutput
from desktop.pages.findings_steps import Steps
from desktop.pages.findings_table import FindingsTable
from desktop.pages.page import Page
from desktop.texts import Translator, mark
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.filter_line import FilterLine
from desktop.widgets.parts import across, down, label
from desktop.wording import sentences
from desktop.worker_line import worker_line

if TYPE_CHECKING:
    from declaration.findings import Finding, Place
    from declaration.monthly import MonthlyDeclaration
    from desktop.session import Session, State
    from desktop.settings import Settings

PAUSE = 25
"""Between a row and its details, so that a held key runs through the list [milliseconds]."""

WHERE, HELP = 0, 1
"""Tabs below the card."""


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
        self.card, self.evidence, self.help = FindingCard(), Evidence(settings), FindingHelp()
        self.tabs = QTabWidget()
        self.count, self.nothing = label(muted=True), label(muted=True, wrap=True)
        self.edits, self.output = FindingsEdits(self), FindingsOutput(self)
        self.commands = Commands(self, self._acts())
        self.decided, self.sources = Decided(session.bench), fixing.Sources((), ())
        self._month: MonthlyDeclaration | None = None
        self._last: tuple[Finding | None, int] = (None, 0)
        self._worker: int | None = None
        self._tab = WHERE
        self._later = QTimer(self)
        self._build_page()
        self._listen()

    @cached_property
    def steps(self) -> Steps:
        """The list of steps, made when it is first asked for."""
        made = Steps(self.session.undo_stack, self)
        made.retranslate(self._)
        return made

    def _build_page(self) -> None:
        self.title_bar.addWidget(self.chips)
        bar = across(self.filter, self.filters, self.count)
        bar.insertStretch(2, 1)
        for button in self.commands.buttons.values():
            bar.addWidget(button)
        for part in (self.evidence, self.help):
            self.tabs.addTab(part, "")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.tabs.setCornerWidget(self.evidence.head)
        self.tabs.currentChanged.connect(lambda tab: self.evidence.head.setVisible(tab == WHERE))
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.addWidget(self.card)
        self.right.addWidget(self.tabs)
        left = QWidget()
        left.setLayout(down(self.nothing, self.table, gap=4))
        left.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]  # just set
        self.nothing.hide()
        self.count.setContentsMargins(0, 0, 6, 0)  # the sign of riel reaches over its width
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.addWidget(left)
        self.split.addWidget(self.right)
        for name, splitter, sizes in (
            ("findings", self.split, [484, 546]),
            ("finding", self.right, [228, 222]),
        ):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(10)
            splitter.setSizes(self.settings.splitters.get(name, sizes))
            splitter.splitterMoved.connect(self._remember)
        self.split.setStretchFactor(1, 1)
        self.body.setSpacing(10)
        self.body.addLayout(bar)
        self.body.addWidget(self.split, 1)
        self.setFocusProxy(self.table)

    def _listen(self) -> None:
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self.show_details)
        self.chips.changed.connect(self._filter)
        self.filters.changed.connect(self._filter)
        self.filter.searched.connect(self._search)
        self.filter.left.connect(self._into_table)
        self.table.current_changed.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.table.said.connect(self.said)
        self.card.mended.connect(self.edits.mend)
        self.card.restored.connect(self.edits.restore)
        self.card.counted.connect(self.edits.count)
        self.card.accept_asked.connect(self.edits.ask_to_accept)
        self.card.withdrawn.connect(self.edits.open_again)
        self.tabs.tabBarClicked.connect(self._choose_tab)
        self.card.wanted.connect(lambda page: self.wanted.emit(page, None))
        self.evidence.mended.connect(self.edits.mend_cell)
        self.evidence.worker_chosen.connect(self._choose_worker)

    # ── what the session tells ───────────────────────────────────────────────────────────────

    def refresh(self, state: State) -> None:
        """Show the findings of the month; the cursor stays on its finding, or where it was."""
        if state.month is None:
            return
        self.sources = fixing.Sources(state.books, state.bench.patches)
        self.decided = Decided(state.bench)
        if state.month is not self._month:
            self._show_month(state.month)
        else:
            found = self.model.found
            self.model.show_accepted(self.decided.mask(found.findings, found.payroll))
            self._filter()
        self.chips.retranslate(self._)
        self.commands.retranslate(self._)
        self._later.start()

    def _show_month(self, month: MonthlyDeclaration) -> None:
        is_first = self._month is None
        self._month = month
        found = Found(month.findings, month.payroll)
        if is_first and len(found):
            counts, totals, _priced = found.sums()
            self.model.open_codes.add(found.codes[int(found.order(counts, totals)[0])])
        self.model.show_found(found, self.decided.mask(found.findings, found.payroll))
        self.filters.show_found(found)
        self._filter()
        QTimer.singleShot(200, self.model.prepare_search)

    def _filter(self) -> None:
        """Apply the filter; what is under the cursor stays if it can."""
        found, accepted = self.model.found, self.model.accepted
        wanted = self.filters.wanted(self.chips.grades)
        every = Wanted(frozenset(), wanted.family, wanted.sheet, wanted.accepted)
        self.chips.show_counts(found.count_grades(found.mask(every, accepted)))
        self.model.keep(found.mask(wanted, accepted))
        self._put_cursor()
        self._show_count()

    def _search(self, words: str) -> None:
        self.model.search(words)
        self._put_cursor()
        self._show_count()

    def _put_cursor(self) -> None:
        """Put the cursor back on its finding, else on the row where it was."""
        finding, at = self._last
        found = self.model.found.findings
        row = self._same(finding) if finding is not None else -1
        if row >= 0 and self.table.show_row(row):
            self._later.start()
            return
        shown = self.model.rowCount()
        if shown and found:
            self.table.show_row(self.model.data_row(min(max(at, 0), shown - 1)))
        self._later.start()

    def _same(self, finding: Finding) -> int:
        """Return the row of the same remark in the month as it is now, or -1."""
        findings, about = self.model.found.findings, _about(finding)
        rows = (i for i, other in enumerate(findings) if other.code == finding.code)
        return next((i for i in rows if _about(findings[i]) == about), -1)

    def _show_count(self) -> None:
        _, lines, found = self._, self.model.lines, self.model.found
        shown, n, total = len(lines), len(found), int(found.amount[lines].sum()) if lines else 0
        words = _.ngettext("{n} finding", "{n} findings", n).format(n=number(n))
        if shown != n:
            words = _("{shown} of {n} findings").format(shown=number(shown), n=number(n))
        self.count.setText(f"{words} · {riel(total)}" if total else words)
        self.nothing.setVisible(not shown)
        self.nothing.setText(self._why_nothing(n))

    def _why_nothing(self, n: int) -> str:
        _ = self._
        if n:
            return _("No finding fits the filter. Ctrl+Shift+A shows every open one again.")
        checks = len(self._month.checks_run) if self._month else 0
        return _.ngettext(
            "{n} check ran, and nothing was found.",
            "{n} checks ran, and nothing was found.",
            checks,
        ).format(n=number(checks))

    # ── one finding ──────────────────────────────────────────────────────────────────────────

    def _chosen(self, row: int) -> None:
        if row < 0:
            return
        is_heading = self.model.is_heading(row)
        finding = None if is_heading else self.model.found.findings[row]
        self._last, self._worker = (finding, self.table.currentIndex().row()), None
        self._later.start()

    def show_details(self) -> None:
        """Show the finding, or the group, under the cursor."""
        self._later.stop()
        row = self.table.current_row()
        members = self.model.members(row) if row >= 0 else []
        if not members:
            self.card.show_content(None)
            self.tabs.hide()
            return
        self.tabs.show()
        finding = self.model.found.findings[members[0]]
        self.help.show_code(finding.code, sentences(finding, self.language)[1])
        is_heading = self.model.is_heading(row)
        has_place = not is_heading and bool(finding.place.file)
        self.tabs.setTabVisible(WHERE, has_place)
        self.tabs.setCurrentIndex(self._tab if has_place else HELP)
        if is_heading:
            self.card.show_content(content.of_group(self.model.found, members, self._))
            return
        place = self.place(row)
        said = content.of_finding(self.model.found, row, place, self.sources, self.decided, self._)
        self.card.show_content(said)
        if has_place:
            self._show_evidence(finding, place)

    def place(self, row: int) -> Place | None:
        """Return the cell that a finding is about: of the worker chosen, where it names several."""
        found = self.model.found
        return fixing.own_cell(found.findings[row], found.payroll, self._worker)

    def _show_evidence(self, finding: Finding, place: Place | None) -> None:
        payroll = self.model.found.payroll
        if payroll is None:
            return
        workers = [] if finding.worker is None else [finding.worker, *finding.others]
        worker = self._worker if self._worker is not None else finding.worker
        names = [payroll.name(w) or payroll.text("worker_number")[w] for w in workers]
        self.evidence.show_workers(workers, names, -1 if worker is None else worker)
        if worker is not None:
            lines = worker_line(payroll, worker, self.language)
            self.evidence.show_line(lines, finding.field)
        at = place or (payroll.place(worker) if worker is not None else finding.place)
        read = (s for s in payroll.sheets if (s.file, s.name) == (at.file, at.sheet))
        headings = {c.letter: c.heading for sheet in read for c in sheet.columns}
        self.evidence.show_source(self.sources, at, headings)

    def _choose_tab(self, tab: int) -> None:
        self._tab = tab

    def _choose_worker(self, worker: int) -> None:
        self._worker = worker
        self.show_details()

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
            "help": self.show_help,
            "open_all": lambda: model.set_open(model.found.codes, is_open=True),
            "close_all": lambda: model.set_open(model.found.codes, is_open=False),
            "show_all": self.show_all,
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

    def show_all(self) -> None:
        """Take every filter away."""
        self.chips.clear()
        self.filters.clear()
        self.filter.clear()
        self.model.search("")
        self._filter()

    def show_help(self) -> None:
        """Show cause and law of what is under the cursor."""
        self._tab = HELP
        self.show_details()

    def _mend(self) -> None:
        self.show_details()
        if self.evidence.source.hasFocus():
            self.evidence.source.edit(self.evidence.source.currentIndex())
        else:
            self.card.focus_editor()

    def _into_table(self) -> None:
        self.table.setFocus()
        if self.table.current_row() < 0 and self.model.rowCount():
            self.table.show_row(self.model.data_row(0))

    def _remember(self, *_moved: int) -> None:
        self.settings.splitters["findings"] = self.split.sizes()
        self.settings.splitters["finding"] = self.right.sizes()

    # ── window ───────────────────────────────────────────────────────────────────────────────

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.table.retranslate(_, _("Findings"))
        for part in (self.chips, self.filters, self.filter, self.card, self.evidence, self.help):
            part.retranslate(_)
        self.commands.retranslate(_)
        self.tabs.setTabText(WHERE, _("Worker and cell"))
        self.tabs.setTabText(HELP, _("Cause and law"))
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
        if not self.model.found.mask(self.filters.wanted(self.chips.grades), self.model.accepted)[
            row
        ]:
            self.show_all()
        self.table.show_finding(row)
        self.show_details()


def _about(finding: Finding) -> tuple[object, ...]:
    """Return by what a remark is known again after the month was worked out anew."""
    return finding.code, finding.worker, finding.field, finding.place
