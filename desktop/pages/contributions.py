"""Contributions: a row a worker and why its numbers are what they are; totals and wages beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QComboBox, QFileDialog, QSplitter

from declaration.monthly import Status
from desktop import formatting
from desktop.charts.chart import NONE
from desktop.closed_doors import not_written
from desktop.models.contributions_model import columns, kept, shares_together
from desktop.pages.bridge_panel import BridgePanel
from desktop.pages.page import Page
from desktop.pages.totals_panel import ReadingsPanel, TotalsPanel
from desktop.pages.why_panel import WhyPanel
from desktop.texts import Translator, mark
from desktop.why_words import STATUSES
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.figure_strip import FigureStrip
from desktop.widgets.icons import icon
from desktop.widgets.leaves import Leaves
from desktop.widgets.parts import button
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from desktop.printing.printout import Printout
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.why import Explainer

WORKERS, TOTALS, READINGS, BRIDGE = 0, 1, 2, 3
"""The page's leaves."""


class ContributionsPage(Page):
    """A row a worker beside the card that explains it; totals, wages and readings on a leaf.

    Attributes:
        box: the table of workers.
        card: why the chosen worker's numbers are what they are.
        totals: totals, histogram, readings.
        readings: what other readings of the law would cost.
        bridge: from the last month to this one.
        leaves: workers, totals, readings, bridge.
        status_choice: which lines are shown.
        range_button: takes the range of wages away that the histogram chose.
    """

    title = mark("Contributions")
    lead = mark("What is due for each worker and why, and what the month comes to.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(
            EmptyState("contributions", mark("Here stands what is due for each worker, and why."))
        )
        self._explainer: Explainer | None = None
        self._range: tuple[int, int | None] | None = None
        self._worker = NONE
        self.figures = FigureStrip(4)
        self.box = TableBox("contributions", settings, frozen=2)
        self.card, self.totals = WhyPanel(), TotalsPanel(settings)
        self.readings, self.bridge = ReadingsPanel(settings), BridgePanel(settings)
        self.status_choice, self.range_button = QComboBox(), button(flat=True)
        self.leaves = Leaves()
        self.status_choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.totals_button = button()
        self._print, self._pdf, self._print_totals = QAction(self), QAction(self), QAction(self)
        self._put_together()
        self._listen()

    def _put_together(self) -> None:
        self.box.filter_bar.addWidget(self.status_choice)
        self.box.filter_bar.addWidget(self.range_button)
        self.range_button.hide()
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.box)
        halves.addWidget(self.card)
        halves.setSizes(self.settings.splitters.get("contributions", [620, 380]))
        halves.setStretchFactor(0, 1)
        halves.setHandleWidth(12)
        halves.splitterMoved.connect(lambda: self._remember(halves))
        for leaf in (halves, self.totals, self.readings, self.bridge):
            self.leaves.add(leaf)
        self.body.setSpacing(8)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.leaves, 1)
        self.leaves.setCornerWidget(self.totals_button)
        self._give_keys(WORKERS)
        self._pdf.setShortcut("Ctrl+Shift+P")

    def _listen(self) -> None:
        self._wait = QTimer(self)
        self._wait.setInterval(30)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._explain)
        self.box.table.said.connect(self.said)
        self.box.table.current_changed.connect(self._choose)
        self.box.table.opened.connect(lambda _row: self.card.steps_area.setFocus())
        self.status_choice.currentIndexChanged.connect(lambda _i: self._keep())
        self.range_button.clicked.connect(lambda: self.show_range(None))
        self.totals.range_wanted.connect(self.show_range)
        self.readings.reading_wanted.connect(lambda name: self.wanted.emit("law", name))
        self.totals.said.connect(self.said)
        self.readings.said.connect(self.said)
        self.bridge.said.connect(self.said)
        self.bridge.worker_wanted.connect(self.show_target)
        self.bridge.vault_wanted.connect(lambda: self.asked.emit("vault_open"))
        self.session.vault.changed.connect(self._show_bridge)
        self._print.triggered.connect(self.print_card)
        self._print_totals.triggered.connect(self.print_totals)
        self.totals_button.clicked.connect(self._print_totals.trigger)
        self.leaves.currentChanged.connect(self._give_keys)
        self._pdf.triggered.connect(self.ask_pdf)
        self.card.print_wanted.connect(self._print.trigger)
        self.card.pdf_wanted.connect(self._pdf.trigger)

    def refresh(self, state: State) -> None:
        """Show the month's workers and totals."""
        month = state.month
        if month is None:
            return
        from desktop.why import Explainer

        if self._explainer is None or self._explainer.month is not month:
            self._explainer = Explainer(month)
            self._worker = self._worker if self._worker < len(month.payroll) else NONE
        self._show_numbers(month)
        self._fill_choice(month)
        self.box.show_data(columns(month, self._), len(month.payroll))
        self._keep()
        self.totals.show_month(month)
        self.readings.show_month(month)
        self._show_bridge()
        self._show_first()
        self._wait.start()

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.box.retranslate(_, _("Workers and their contributions"))
        self.card.retranslate(_)
        self.totals.retranslate(_)
        self.readings.retranslate(_)
        self.bridge.retranslate(_)
        self.leaves.setTabText(WORKERS, _("Workers"))
        self.leaves.setTabText(TOTALS, _("Totals and wages"))
        self.leaves.setTabText(READINGS, _("Other readings of the law"))
        self.leaves.setTabText(BRIDGE, _("From last month"))
        for part in (self.leaves, self.leaves.tabBar()):
            part.setAccessibleName(_("Leaves of this page"))
        self.status_choice.setAccessibleName(_("Which lines are shown"))
        self._print.setText(_("&Print the card of this worker…"))
        self._pdf.setText(_("Save the &card of this worker as PDF…"))
        self._print_totals.setText(_("Print the &totals and wages…"))
        self.totals_button.setText(_("Print…"))
        self.totals_button.setToolTip(_("Print totals, wages and other readings (Ctrl+P)"))
        self.totals_button.setAccessibleName(self.totals_button.toolTip())
        self.totals_button.setIcon(icon("print"))
        for action, name in zip(self.actions_of_page(), ("print", "save", "print"), strict=True):
            action.setIcon(icon(name))
        self.range_button.setIcon(icon("close", "accent"))
        self.range_button.setToolTip(_("Show workers of all wages again"))

    def actions_of_page(self) -> list[QAction]:
        """Return the commands for the chosen worker's card and for the totals."""
        return [self._print, self._pdf, self._print_totals]

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.leaves.setCurrentIndex(WORKERS)
        self.box.filter.setFocus()

    def show_target(self, target: object) -> None:
        """Put the cursor on a worker, by position in the payroll; filters that hide it go."""
        if not isinstance(target, int):
            return
        self.leaves.setCurrentIndex(WORKERS)
        if not self.box.table.show_row(target):
            self.box.filter.clear()
            self.box.model.search("")
            self.status_choice.setCurrentIndex(0)
            self.show_range(None)
            self.box.table.show_row(target)

    def show_range(self, wages: object) -> None:
        """Show only the workers in a range of wages (lowest, highest or None); None shows all."""
        self._range = wages if isinstance(wages, tuple) else None
        self.range_button.setVisible(self._range is not None)
        if self._range is not None:
            self.range_button.setText(self._range_text(*self._range))
            self.leaves.setCurrentIndex(WORKERS)
            self.box.table.setFocus()
        self._keep()

    def printout(self) -> Printout | None:
        """Return the chosen worker's card on paper, or None where nobody is chosen."""
        from desktop.printing.why_card import why_card

        if self._explainer is None or self._worker == NONE:
            return None
        month = self._explainer.month
        return why_card(self._explainer.of(self._worker), month, self.language)

    def print_card(self) -> None:
        """Show the chosen worker's card as it will be printed."""
        if card := self.printout():
            self._preview(card)

    def print_totals(self) -> None:
        """Show totals, histogram and other readings as they will be printed."""
        if month := self.session.state.month:
            from desktop.printing.totals_sheet import totals_sheet

            self._preview(totals_sheet(month, self.language))

    def _preview(self, printout: Printout) -> None:
        from desktop.widgets.print_preview import PrintPreview

        name = f"{printout.title}.pdf"
        preview = PrintPreview(printout, name, self.session, self.settings, self)
        preview.exec()
        preview.deleteLater()

    def ask_pdf(self) -> None:
        """Ask where to, and keep the chosen worker's card as a PDF."""
        card = self.printout()
        if card is None:
            return
        folder = Path(self.settings.out_folder or self.settings.folder or Path.home())
        start = str(folder / f"{card.title}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self, self._pdf.text(), start, "PDF (*.pdf)")
        if name:
            self.save_pdf(Path(name), card)

    def save_pdf(self, path: Path, card: Printout) -> None:
        """Keep a card as a PDF; a closed door gives one sentence."""
        try:
            card.write(path)
        except OSError as problem:
            self.session.failed.emit(not_written(problem, path, self.language))
        else:
            self.said.emit(self._("Saved: {name}").format(name=path.name))

    def _show_bridge(self) -> None:
        """Show how the last month became this one, as far as the open vault knows it."""
        if month := self.session.state.month:
            self.bridge.show_month(month, has_vault=self.session.vault.is_open)

    def _give_keys(self, leaf: int) -> None:
        """Let the key for printing print what is seen."""
        card, totals = QKeySequence(QKeySequence.StandardKey.Print), QKeySequence("Ctrl+Alt+P")
        is_card = leaf == WORKERS
        self._print.setShortcut(card if is_card else QKeySequence())
        self._print_totals.setShortcuts([totals] if is_card else [card, totals])
        self.totals_button.setVisible(not is_card)

    def _remember(self, halves: QSplitter) -> None:
        self.settings.splitters["contributions"] = halves.sizes()

    def _range_text(self, low: int, high: int | None) -> str:
        if high is None:
            return self._("above {low}").format(low=formatting.riel(low - 1))
        text = self._("{low} to {high}")
        return text.format(low=formatting.riel(low), high=formatting.riel(high))

    def _keep(self) -> None:
        """Show only the rows of the status and range chosen."""
        month = self.session.state.month
        if month is not None and self.box.model.rows == len(month.payroll):
            self.box.model.keep(kept(month, self.status_choice.currentData() or "", self._range))

    def _show_first(self) -> None:
        """Put the cursor on the first row where it is on none."""
        if self.box.table.current_row() < 0 and self.box.model.rowCount():
            self.box.table.show_row(self.box.model.data_row(0))

    def _choose(self, worker: int) -> None:
        self._worker = worker
        self._wait.start()

    def _explain(self) -> None:
        """Show the card of the worker under the cursor."""
        can = self._explainer is not None and self._worker != NONE
        why = self._explainer.of(self._worker) if self._explainer and can else None
        self.card.show_worker(why, self._explainer.month if self._explainer else None)
        self._print.setEnabled(why is not None)
        self._pdf.setEnabled(why is not None)

    def _fill_choice(self, month: MonthlyDeclaration) -> None:
        """Offer the statuses that occur, each with its number of lines."""
        chosen = self.status_choice.currentData()
        self.status_choice.blockSignals(True)
        self.status_choice.clear()
        self.status_choice.addItem(self._("All lines"), "")
        for status in Status:
            if count := int(month.status.where(status.__eq__).sum()):
                text = f"{self._(STATUSES[status])} ({formatting.number(count)})"
                self.status_choice.addItem(text, str(status))
        self.status_choice.setCurrentIndex(max(self.status_choice.findData(chosen), 0))
        self.status_choice.blockSignals(False)

    def _show_numbers(self, month: MonthlyDeclaration) -> None:
        _, number, riel = self._, formatting.number, formatting.riel
        declared = month.status.where(lambda text: text == Status.DECLARED)
        employer, worker = (int(each[declared].sum()) for each in shares_together(month))
        others = len(month.payroll) - int(declared.sum())
        more = _.ngettext("{n} line is not declared", "{n} lines are not declared", others)
        shown = (
            (_("Workers declared"), number(int(declared.sum())), more.format(n=number(others))),
            (_("Employer’s share"), riel(employer), ""),
            (_("Workers’ share"), riel(worker), ""),
            (_("To pay in all"), riel(employer + worker), ""),
        )
        self.figures.set(shown)
