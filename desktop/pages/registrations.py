"""Registrations: the hire clock as a board, who is on it, and the file for new members."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QDateEdit, QFileDialog

from desktop.folders import show_folder
from desktop.formatting import day, dollars, number
from desktop.out_folder import registrations_folder_for
from desktop.pages.declare_job import job_of
from desktop.pages.page import Page
from desktop.pages.registrations_table import SIGNS, columns, stage_words
from desktop.registration_board import Board, Stage, board_of, crossings
from desktop.texts import Translator, mark
from desktop.widgets.banner import Banner
from desktop.widgets.card import Badge
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, label
from desktop.widgets.stage_card import StageCard, StageRow
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.export import Receipt
    from declaration.monthly import MonthlyDeclaration
    from desktop.session import Session, State
    from desktop.settings import Settings

DAY_FORMATS = {"en": "d MMM yyyy", "km": "dd/MM/yyyy", "zh": "yyyy年M月d日"}
BOARD = (Stage.WITHIN, Stage.LATE, Stage.GRAVE, Stage.UNKNOWN)
LOW = 520
"""A page lower than this has no room for the cards’ remarks [pixels]."""


class RegistrationsPage(Page):
    """The board, the day on which it is read, and a row a worker who is not registered."""

    title = mark("Registrations")
    lead = mark(
        "Workers whom NSSF does not know yet. By law each is registered within {term} days of "
        "starting work; who has an accident before is the employer's to pay for."
    )

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(
            EmptyState("registrations", mark("Here stands who is not registered with NSSF yet."))
        )
        self.board: Board | None = None
        self.stage: Stage | None = None
        self.banner = Banner()
        self._said_crossing: object = None
        self.cards = {stage: StageCard(*SIGNS[stage][:2]) for stage in BOARD}
        self.nobody = Badge()
        self.box = TableBox("registrations", settings, frozen=2)
        self.day, self._day_words = QDateEdit(), label()
        self.month_end, self.now, self.write = button(flat=True), button(flat=True), button()
        self._build_page()
        self._listen()
        self._action = QAction(self)
        self._action.setShortcut(QKeySequence("Ctrl+E"))
        self._action.triggered.connect(self.ask_folder)

    def _build_page(self) -> None:
        self.day.setCalendarPopup(True)
        self.day.setKeyboardTracking(False)
        self._day_words.setBuddy(self.day)
        self.title_bar.addWidget(self.write)
        when = across(self._day_words, self.day, self.month_end, self.now)
        self.box.filter_bar.addSpacing(16)
        self.box.filter_bar.addLayout(when)
        self.body.addWidget(self.banner)
        self.body.addWidget(StageRow(self.cards.values(), 12))
        self.body.addWidget(self.nobody)
        self.body.addWidget(self.box, 1)
        self.body.addStretch(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the cards' remarks away in a low window, so that the table has room."""
        super().resizeEvent(event)
        for card in self.cards.values():
            card.be_brief(self.height() < LOW)

    def _listen(self) -> None:
        for stage, card in self.cards.items():
            card.clicked.connect(lambda on, stage=stage: self.show_stage(stage if on else None))
        self.day.dateChanged.connect(self._choose_day)
        self.month_end.clicked.connect(lambda: self._set_day(None))
        self.now.clicked.connect(lambda: self._set_day(self.session.today))
        self.write.clicked.connect(self.ask_folder)
        self.box.table.said.connect(self.said)
        self.box.table.opened.connect(self._open)

    def actions_of_page(self) -> list[QAction]:
        """Return the page's commands, for the window's menu."""
        return [self._action]

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()

    def show_target(self, target: object) -> None:
        """Put the cursor on a worker, by position in the payroll or by a finding."""
        worker = getattr(target, "worker", target)
        workers = self.board.workers.tolist() if self.board else []
        self.box.table.setFocus()
        if worker not in workers:
            return
        row = workers.index(worker)
        if not self.box.table.show_row(row):
            self.box.filter.clear()
            self.box.model.search("")
            self.show_stage(None)
            self.box.table.show_row(row)

    # ── showing ──────────────────────────────────────────────────────────────────────────────

    def refresh(self, state: State) -> None:
        """Show the board of the month."""
        month = state.month
        if month is None:
            return
        self.board = board = board_of(month)
        self._show_day(month)
        known = board is not None and len(board) > 0
        self.write.setEnabled(known and not state.is_stale)
        self._action.setEnabled(known and not state.is_stale)
        for card in self.cards.values():
            card.setVisible(board is not None)
        self.box.setVisible(known)
        self.nobody.setVisible(not known)
        if board is None:
            text = self._("The law of this month is not known: no clock can be read.")
            self.nobody.set("warning", "warning", text)
            return
        self.nobody.set("good", "good", self._("Everyone in this payroll is registered."))
        self._show_lead(board)
        self._show_cards(board)
        self.box.show_data(columns(month, board), len(board))
        self.show_stage(self.stage)
        self._show_crossings(month, board)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.banner.retranslate(_)
        self.box.retranslate(_, _("Workers who are not registered"))
        self._day_words.setText(_("Counted on"))
        self.day.setAccessibleName(_("Day on which the days are counted"))
        self.day.setLocale(QLocale("en" if _.language == "en" else _.language))
        self.day.setDisplayFormat(DAY_FORMATS[_.language])
        self.month_end.setText(_("Month's end"))
        self.now.setText(_("Today"))
        self.write.setText(_("File for new members…"))
        self.write.setIcon(icon("save"))
        self._action.setText(_("&File for new members…"))
        self._lead.setText("")

    def show_stage(self, stage: Stage | None) -> None:
        """Show only the workers of one stage; None shows all."""
        self.stage = stage if self.board and stage is not None and self.board.count(stage) else None
        for each, card in self.cards.items():
            card.setChecked(each == self.stage)
        if self.board is not None and len(self.board):
            self.box.model.keep(None if self.stage is None else self.board.of(self.stage))

    def _show_lead(self, board: Board) -> None:
        self._lead.setText(self._(self.lead).format(term=board.term))

    def _show_cards(self, board: Board) -> None:
        for stage, card in self.cards.items():
            count = board.count(stage)
            remark = self._fine(board, stage) if count else ""
            card.show_stage(stage_words(stage, board, self._), number(count), remark)
            card.setEnabled(count > 0)
            card.setVisible(count > 0 or stage is not Stage.UNKNOWN)

    def _fine(self, board: Board, stage: Stage) -> str:
        """Return what the fines of a stage may come to, or what to do where there is none."""
        if stage is Stage.UNKNOWN:
            return self._("Without a hire date no clock can run: enter it in the payroll.")
        if stage is Stage.WITHIN:
            return self._("In time, if the form goes in now.")
        least, most = map(dollars, board.fine(stage))
        return self._("Fines of {least} to {most}, an estimate.").format(least=least, most=most)

    def _show_day(self, month: MonthlyDeclaration) -> None:
        when, end = month.options.clock_day, month.options.month.last_day
        self.day.blockSignals(True)
        self.day.setDate(QDate(when.year, when.month, when.day))
        self.day.blockSignals(False)
        self.month_end.setVisible(when != end)
        self.now.setVisible(self.session.today not in (None, when))

    def _show_crossings(self, month: MonthlyDeclaration, board: Board) -> None:
        """Say who passes a limit between the day counted on and today."""
        today = self.session.today
        count = crossings(month, board.day, today) if today else 0
        said = (month.options.month, board.day, today, count, self.language)
        if today is None or not count or said == self._said_crossing:
            return
        self._said_crossing = said
        text = self._.ngettext(
            "Until today, {day}, {n} more worker passes a limit.",
            "Until today, {day}, {n} more workers pass a limit.",
            count,
        ).format(day=day(today, self.language), n=number(count))
        self.banner.say("notice", text, self._("Count on today"), lambda: self._set_day(today))

    # ── doing ────────────────────────────────────────────────────────────────────────────────

    def _choose_day(self, chosen: QDate) -> None:
        self._set_day(date(chosen.year(), chosen.month(), chosen.day()))

    def _set_day(self, when: date | None) -> None:
        month = self.session.bench.month
        end = month.last_day if month else None
        self.session.edit(
            self._("Choose the day of the hire clock"), as_of=None if when == end else when
        )

    def _open(self, row: int) -> None:
        """Show what the checks say of a worker, else the worker's contributions."""
        month = self.session.state.month
        if month is None or self.board is None:
            return
        worker = int(self.board.workers[row])
        for finding in month.findings:
            if finding.worker == worker and finding.code.startswith("REG"):
                self.wanted.emit("findings", finding)
                return
        self.wanted.emit("contributions", worker)

    def ask_folder(self) -> None:
        """Ask where the file for new members goes, and write it."""
        if not self.write.isEnabled() or self.session.bench.month is None:
            return
        title = self._("Folder for the file for new members")
        start = self.settings.out_folder or self.settings.folder
        if name := QFileDialog.getExistingDirectory(self, title, start):
            self.write_to(registrations_folder_for(self.session.bench.month, Path(name)))

    def write_to(self, folder: Path) -> None:
        """Write whom to register into a folder, proven, off the main thread."""
        from desktop.registering import of_the_clock, write_registrations

        job, language = of_the_clock(job_of(self.session.state)), self.language
        self.session.run(
            lambda report: write_registrations(
                job, str(folder), language, lambda _what, share: report(_WRITING, share)
            ),
            self._written,
        )

    def _written(self, receipt: Receipt) -> None:
        from desktop.registering import NEW_MEMBERS

        made = receipt.files.get(NEW_MEMBERS)
        if made is None:
            from desktop.wording import in_the_window, wording

            for finding in receipt.findings:
                said = wording(finding, None, self.language)
                self.session.failed.emit(f"{said.message} {in_the_window(said.fix)}")
            return
        text = self._.ngettext(
            "{n} worker is written to {file} in “{folder}”, and read back.",
            "{n} workers are written to {file} in “{folder}”, and read back.",
            made.rows,
        ).format(n=number(made.rows), file=NEW_MEMBERS, folder=receipt.folder.name)
        self.banner.say(
            "notice",
            text,
            self._("Open the folder"),
            lambda: self._show_folder(receipt.folder),
        )

    def _show_folder(self, folder: Path) -> None:
        if why := show_folder(folder, self._):
            self.session.failed.emit(why)


_WRITING = mark("writing the files")
