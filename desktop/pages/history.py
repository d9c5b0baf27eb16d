"""History: every month of the open vault, what is sealed for it, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget

from declaration.vault.kinds import Kind
from desktop.charts.widget import ChartWidget
from desktop.formatting import day, month_name
from desktop.pages.declare_printing import preview
from desktop.pages.history_detail import HistoryDetail
from desktop.pages.history_empty import NoVault
from desktop.pages.history_work import HistoryWork
from desktop.pages.page import GAP, Page
from desktop.texts import Translator, mark
from desktop.widgets.card import Card
from desktop.widgets.icons import icon
from desktop.widgets.parts import button, down
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.month import Month
    from desktop.return_seen import ReturnSeen
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.vault.history import Row

CHART_HEIGHT = 148
SIZES = [640, 364]
"""Of the list and of what is looked at [pixels]."""

GIVE_CORRECTED = mark(
    "Give the whole payroll of {month} once more, put right. The return takes from it what is to "
    "be declared."
)
GIVE_IT = mark("Give the payroll of {month}.")


class HistoryPage(Page):
    """The list of returns with a chart below, beside the one that is looked at.

    Attributes:
        box: the list.
        detail: the row looked at.
        work: what is done with the vault for this page.
    """

    title = mark("History")
    lead = mark("Every month that the vault keeps. What is sealed is never altered.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self._rows: list[Row] = []
        self._read: dict[tuple[int, str], ReturnSeen] = {}
        self._chosen: tuple[object, ...] | None = None
        self.no_vault = NoVault(
            lambda: self.asked.emit("vault_open"), lambda: self.asked.emit("vault_new")
        )
        self.box = TableBox("history", settings, frozen=1)
        self.detail, self.work = HistoryDetail(settings), HistoryWork(self)
        self.chart, self._chart_card = ChartWidget(QSize(300, CHART_HEIGHT)), Card()
        self.verify, self.print_it, self.refused = button(), button(), button()
        self.log = button()
        self._both = QStackedWidget()
        self._build_page()
        self._listen()
        self._make_actions()

    def _build_page(self) -> None:
        self.chart.setFixedHeight(CHART_HEIGHT)
        self._chart_card.content.addWidget(self.chart)
        left = QSplitter(Qt.Orientation.Vertical)
        left.setChildrenCollapsible(False)
        left.addWidget(self.box)
        left.addWidget(self._chart_card)
        left.setStretchFactor(0, 1)
        left.setHandleWidth(12)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(left)
        halves.addWidget(self.detail)
        halves.setSizes(self.settings.splitters.get("history", SIZES))
        halves.setStretchFactor(0, 1)
        halves.setHandleWidth(12)
        halves.splitterMoved.connect(lambda: self._remember(halves))
        self._both.addWidget(self.no_vault)
        self._both.addWidget(halves)
        for part in (self.refused, self.verify, self.log, self.print_it):
            self.title_bar.addWidget(part)
        self.body.addLayout(down(self.work.banner, self._both, gap=GAP))

    def _listen(self) -> None:
        self.session.vault.changed.connect(self._changed)
        self.no_vault.open_wanted.connect(self.given)
        self.box.table.said.connect(self.said)
        self.box.table.current_changed.connect(self._choose)
        self.box.table.opened.connect(lambda _row: self.detail.area.setFocus())
        self.verify.clicked.connect(self.work.verify)
        self.refused.clicked.connect(lambda: self.asked.emit("vault_refused"))
        self.log.clicked.connect(self.work.ask_log)
        self.print_it.clicked.connect(self.print_list)
        detail, work = self.detail, self.work
        detail.open_wanted.connect(lambda name: work.open_copy(self._return(), name))
        detail.save_wanted.connect(lambda names: work.ask_save(self._return(), names))
        detail.rerun_wanted.connect(lambda files: work.ask_rerun(self._return(), files))
        detail.evidence_wanted.connect(lambda: work.ask_evidence(self._return()))
        detail.correct_wanted.connect(self.correct)
        detail.work_wanted.connect(self.work_on)

    def _make_actions(self) -> None:
        self._actions = []
        for text, keys, act in (
            (mark("&Verify the vault"), "Ctrl+Shift+Y", self.work.verify),
            (mark("&Log of the vault…"), "Ctrl+L", self.work.ask_log),
            (mark("&Print the list…"), "Ctrl+P", self.print_list),
            (mark("&Evidence pack of the month…"), "Ctrl+E", self.detail.evidence_wanted.emit),
            (mark("&Reckon the return again"), "Ctrl+Shift+R", self._rerun),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _on=False, act=act: act())
            self._actions.append((action, text))

    def actions_of_page(self) -> list[QAction]:
        """Return the page's commands, for the window's menu."""
        return [action for action, _text in self._actions]

    def has_content(self, state: State) -> bool:
        """Return True: without a vault the page says what one is for."""
        del state
        return True

    # ── showing ──────────────────────────────────────────────────────────────────────────────

    def refresh(self, state: State) -> None:
        """Show the open vault, or the ways to one."""
        del state
        seen = self.session.vault.seen
        self._both.setCurrentIndex(1 if seen else 0)
        for part in (self.refused, self.verify, self.log, self.print_it):
            part.setVisible(seen is not None)
        for action, _text in self._actions:
            action.setEnabled(seen is not None)
        if seen is None:
            self._rows = []
            self._read.clear()
            self._lead.setText(self._(self.lead))
            self.work.banner.hide()
            self.no_vault.show_recent(self.settings.vaults)
            return
        from desktop.charts.months import bars
        from desktop.charts.remittances import Remittances
        from desktop.pages.history_columns import columns
        from desktop.vault.history import history

        kept = self._chosen
        self._rows = history(seen, self.session.today)
        self.box.show_data(columns(self._rows, self._), len(self._rows))
        stands = [(each.month, each.remittance, each.workers) for each in seen.months]
        self._chart_card.setVisible(bool(stands))
        self.chart.set_chart(Remittances(bars(stands), self._))
        self._lead.setText(self._lead_text())
        self._show_again(kept)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.no_vault.retranslate(_)
        self.box.retranslate(_, _("Returns of the vault"))
        self.detail.retranslate(_)
        self.work.retranslate(_)
        self.refused.setText(_("NSSF refused something…"))
        self.refused.setIcon(icon("warning"))
        self.verify.setText(_("Verify"))
        self.verify.setIcon(icon("good"))
        self.log.setText(_("Log…"))
        self.log.setIcon(icon("steps"))
        self.log.setToolTip(_("What was done to the vault, by whom and when"))
        self.print_it.setText(_("Print…"))
        self.print_it.setIcon(icon("print"))
        self.verify.setToolTip(_("Prove that everything is as it was sealed"))
        for action, text in self._actions:
            action.setText(_(text))

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()

    def show_target(self, target: object) -> None:
        """Put the cursor on the last return of a month."""
        rows = [i for i, row in enumerate(self._rows) if row.month == target]
        if rows:
            self.box.table.show_row(rows[0])
        self.box.table.setFocus()

    def _lead_text(self) -> str:
        """Return what is due next, where anything is; else what the page is."""
        due = self.session.vault.seen.due if self.session.vault.seen else None
        if due is None:
            return self._(
                "Nothing is kept in this vault yet. A month comes here while you work on it."
            )
        said = self._("Next: {month}, to be paid by {payment} and filed by {documents}.")
        language = self.language
        return said.format(
            month=month_name(due.month, language),
            payment=day(due.payment, language),
            documents=day(due.documents, language),
        )

    def _show_again(self, kept: tuple[object, ...] | None) -> None:
        """Put the cursor back on the row it was on, else on the first."""
        at = next((i for i, row in enumerate(self._rows) if _key(row) == kept), 0)
        self.box.table.show_row(at)
        self._choose(self.box.table.current_row())

    def _choose(self, row: int) -> None:
        """Show a row; its return is read when it is looked at first."""
        chosen = self._rows[row] if 0 <= row < len(self._rows) else None
        self._chosen = _key(chosen) if chosen else None
        if chosen is None or chosen.of is None:
            self.detail.show_row(chosen, None)
            return
        of = chosen.of
        known = self._read.get((of.id, of.hash)) if of.is_sealed else None
        self.detail.show_row(chosen, known)
        if known is None:
            self.work.read(of, self._show_read)

    def _show_read(self, seen: ReturnSeen) -> None:
        self._read[seen.of.id, seen.of.hash] = seen
        row = self.detail.row
        if row is not None and row.of is not None and row.of == seen.of:
            self.detail.show_row(row, seen)

    def _return(self) -> object:
        """Return the sealed return looked at, or None."""
        return self.detail.row.of if self.detail.row else None

    def _remember(self, halves: QSplitter) -> None:
        self.settings.splitters["history"] = halves.sizes()

    # ── doing ────────────────────────────────────────────────────────────────────────────────

    def _rerun(self) -> None:
        self.work.ask_rerun(self._return(), False)

    def correct(self, kind: Kind) -> None:
        """Begin a return that corrects the month looked at."""
        row = self.detail.row
        if row is not None:
            self._begin(row.month, kind, self.detail.seen, GIVE_CORRECTED)

    def work_on(self, kind: Kind) -> None:
        """Begin the month looked at, or go on with it where it is on the bench."""
        row = self.detail.row
        if row is None:
            return
        bench = self.session.bench
        if bench.month == row.month and bench.sources and kind is not Kind.NIL:
            self.wanted.emit("payroll", None)
            return
        self._begin(row.month, kind, self.detail.seen, GIVE_IT)

    def _begin(self, month: Month, kind: Kind, seen: ReturnSeen | None, say: str) -> None:
        """Put the month on the bench aside and begin another one, at the rate of its return."""
        from decimal import Decimal

        self.asked.emit("new")
        rate = Decimal(seen.rate) if seen and seen.rate else None
        text = self._("Begin {month}").format(month=month_name(month, self.language))
        self.session.replace(text, replace(self.session.bench, month=month, kind=kind, rate=rate))
        if kind is Kind.NIL:
            self.wanted.emit("declare", None)
            return
        name = month_name(month, self.language)
        self.wanted.emit("payroll", None)
        self.noticed.emit(self._(say).format(month=name))

    def print_list(self) -> None:
        """Show the list of returns as it is printed."""
        seen = self.session.vault.seen
        if seen is None:
            return
        from desktop.printing.history_list import history_list

        preview(self, history_list(seen, self._rows, self.language), f"{seen.name}.pdf")


def _key(row: Row) -> tuple[object, ...]:
    """Return by what a row is found again in a newer list."""
    return (row.month, row.of.kind, row.of.number) if row.of else (row.month,)
