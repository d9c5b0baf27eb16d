"""One finding beside the list: its card, and below it the worker, the cell, and the law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from desktop import fixing
from desktop.decisions import Decided
from desktop.models.findings_model import FindingsModel
from desktop.pages import findings_content as content
from desktop.pages.findings_card import FindingCard
from desktop.pages.findings_evidence import Evidence
from desktop.pages.findings_help import FindingHelp
from desktop.texts import Translator, translate
from desktop.wording import in_the_window, sentences
from desktop.worker_line import worker_line

if TYPE_CHECKING:
    from declaration.findings import Finding, Place
    from desktop.settings import Settings

WHERE, HELP = 0, 1
"""Tabs below the card."""


class FindingDetails(QSplitter):
    """Card, evidence and help of the row under the cursor.

    Args:
        model: of the list.
        settings: where column widths are remembered.

    Attributes:
        card: the finding in words, and what can be done.
        evidence: the worker's line beside the source sheet.
        help: cause and law.
        tabs: the last two.
    """

    def __init__(
        self, model: FindingsModel, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._ = translate("en")
        self._model = model
        self._tab, self._row = WHERE, -1
        self._choice = 0
        self._choices: list[fixing.Choice] = []
        self._sources = fixing.Sources((), ())
        self._decided: Decided | None = None
        self.card, self.evidence, self.help = FindingCard(), Evidence(settings), FindingHelp()
        self.tabs = QTabWidget()
        self._build()

    def _build(self) -> None:
        for part in (self.evidence, self.help):
            self.tabs.addTab(part, "")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.tabs.setCornerWidget(self.evidence.head)
        self.tabs.currentChanged.connect(lambda tab: self.evidence.head.setVisible(tab == WHERE))
        self.tabs.tabBarClicked.connect(self._choose_tab)
        self.evidence.chosen.connect(self._choose)
        self.addWidget(self.card)
        self.addWidget(self.tabs)
        self.setStretchFactor(1, 1)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self._ = _
        for part in (self.card, self.evidence, self.help):
            part.retranslate(_)
        self.tabs.setTabText(WHERE, _("Worker and cell"))
        self.tabs.setTabText(HELP, _("Cause and law"))
        for leaves in (self.tabs, self.tabs.tabBar()):
            leaves.setAccessibleName(_("Leaves of this page"))

    def show_row(self, row: int, sources: fixing.Sources, decided: Decided) -> None:
        """Show a finding, or a heading's group; -1 shows nothing.

        Args:
            row: of the model's data.
            sources: of the cells.
            decided: which findings are accepted.
        """
        if row != self._row:
            self._choice = 0
        self._row, self._sources, self._decided = row, sources, decided
        members = self._model.members(row) if row >= 0 else []
        self.tabs.setVisible(bool(members))
        if not members:
            self.card.show_content(None)
            return
        finding = self._model.found.findings[members[0]]
        self.help.show_code(finding.code, in_the_window(sentences(finding, self._.language)[1]))
        is_heading = self._model.is_heading(row)
        has_place = not is_heading and bool(finding.place.file)
        self.tabs.setTabVisible(WHERE, has_place)
        self.tabs.setCurrentIndex(self._tab if has_place else HELP)
        if is_heading:
            self.card.show_content(content.of_group(self._model.found, members, sources, self._))
            return
        found = self._model.found
        self._choices = fixing.choices(finding, found.payroll, sources)
        place = self.place(row)
        self.card.show_content(content.of_finding(found, row, place, sources, decided, self._))
        if has_place:
            self._show_evidence(finding, self._choices[self._choice])

    def place(self, row: int) -> Place | None:
        """Return the cell that a finding is about: the one chosen, where it may mean several."""
        found = self._model.found
        if row < 0 or self._model.is_heading(row):
            return None
        if row == self._row and self._choice < len(self._choices):
            return self._choices[self._choice].place
        return fixing.own_cell(found.findings[row], found.payroll)

    def show_help(self) -> None:
        """Show cause and law, and keep showing them."""
        self._tab = HELP
        self.tabs.setCurrentIndex(HELP)

    def mend(self) -> None:
        """Put the cursor where the cell is corrected: into the sheet where it is there already."""
        source = self.evidence.source
        if source.hasFocus():
            source.edit(source.currentIndex())
        else:
            self.card.focus_editor()

    def _show_evidence(self, finding: Finding, choice: fixing.Choice) -> None:
        payroll, worker, place = self._model.found.payroll, choice.worker, choice.place
        if payroll is None:
            return
        words = [self._words_for(choice) for choice in self._choices]
        self.evidence.show_choices(words, self._choice, has_worker=worker is not None)
        if worker is not None:
            lines = worker_line(payroll, worker, self._.language)
            self.evidence.show_line(lines, finding.field)
        at = place or (payroll.place(worker) if worker is not None else finding.place)
        read = (s for s in payroll.sheets if (s.file, s.name) == (at.file, at.sheet))
        headings = {c.letter: c.heading for sheet in read for c in sheet.columns}
        self.evidence.show_source(self._sources, at, headings)

    def _words_for(self, choice: fixing.Choice) -> str:
        """Return how a cell is told from the others: its worker, or what stands in it."""
        payroll = self._model.found.payroll
        if payroll is not None and len({each.worker for each in self._choices}) > 1:
            worker = choice.worker or 0
            return payroll.name(worker) or payroll.text("worker_number")[worker]
        place = choice.place
        return f"{place.cell}: {self._sources.now(place)}" if place else ""

    def _choose(self, choice: int) -> None:
        self._choice = choice
        if self._decided is not None:
            self.show_row(self._row, self._sources, self._decided)

    def _choose_tab(self, tab: int) -> None:
        self._tab = tab
