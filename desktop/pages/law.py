"""Law: the figures in force in the month, where each stands, how it is read, and its history."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QSplitter

from desktop import formatting
from desktop.models.law_model import ALL, CONTESTED, DOUBTFUL, columns, figures, kept, law_of
from desktop.pages.law_detail import LawDetail
from desktop.pages.page import Page
from desktop.texts import Translator, mark
from desktop.widgets.parts import label
from desktop.widgets.table_box import TableBox
from desktop.workbench import Decision

if TYPE_CHECKING:
    from collections.abc import Mapping

    from declaration.in_force import InForce
    from desktop.models.law_model import Figure
    from desktop.session import Session, State
    from desktop.settings import Settings

CHOSEN = "LAW-001"
"""The finding that names a figure read in several ways; the reason for a choice is kept on it."""


class LawPage(Page):
    """The figures of law beside the one that is looked at.

    Attributes:
        box: the table of figures.
        detail: the figure looked at.
        which: all figures, those read in several ways, or those that are not settled.
    """

    title = mark("Law")
    lead = mark("Every figure this month is worked out with: what it is, and how sure.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self._figures: list[Figure] = []
        self._law: InForce | None = None
        self.box, self.detail = TableBox("law", settings, frozen=1), LawDetail()
        self.which, self._when = QComboBox(), label(muted=True)
        self.box.filter_bar.addWidget(self.which)
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.title_bar.addWidget(self._when)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.box)
        halves.addWidget(self.detail)
        halves.setSizes(settings.splitters.get("law", [592, 420]))
        halves.setHandleWidth(12)
        halves.splitterMoved.connect(lambda: self._remember(halves))
        self.body.addWidget(halves, 1)
        self._listen()

    def _listen(self) -> None:
        self._wait = QTimer(self)
        self._wait.setInterval(30)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self._show_chosen)
        self.box.table.said.connect(self.said)
        self.box.table.current_changed.connect(lambda _row: self._wait.start())
        self.box.table.opened.connect(lambda _row: self.detail.area.setFocus())
        self.which.currentIndexChanged.connect(lambda _i: self._keep())
        self.detail.chosen.connect(self.choose)

    def has_content(self, state: State) -> bool:
        """Return True: without a month the figures last checked are shown."""
        del state
        return True

    def refresh(self, state: State) -> None:
        """Show the figures in force."""
        self._law = law_of(state.bench)
        self._figures = figures(self._law)
        self.box.show_data(columns(self._figures, self._), len(self._figures))
        self._keep()
        self._when.setText(self._when_text(state))
        if self.box.table.current_row() < 0 and self.box.model.rowCount():
            self.box.table.show_row(self.box.model.data_row(0))
        self._wait.start()

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.box.retranslate(_, _("Figures of law in force"))
        self.detail.retranslate(_)
        chosen = self.which.currentData()
        self.which.blockSignals(True)
        self.which.clear()
        for data, text in (
            (ALL, _("All figures")),
            (CONTESTED, _("Read in several ways")),
            (DOUBTFUL, _("Not settled")),
        ):
            self.which.addItem(text, data)
        self.which.setCurrentIndex(max(self.which.findData(chosen), 0))
        self.which.blockSignals(False)
        self.which.setAccessibleName(_("Which figures are shown"))

    def help_target(self) -> str:
        """Return the figure under the cursor."""
        row = self.box.table.current_row()
        return f"law:{self._figures[row].parameter.name}" if row >= 0 else ""

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()

    def show_target(self, target: object) -> None:
        """Put the cursor on a figure, by its name or by a finding; filters that hide it go."""
        name = getattr(target, "field", target)
        names = [each.parameter.name for each in self._figures]
        self.box.table.setFocus()
        if name not in names:
            return
        row = names.index(str(name))
        if not self.box.table.show_row(row):
            self.box.filter.clear()
            self.box.model.search("")
            self.which.setCurrentIndex(0)
            self.box.table.show_row(row)

    def choose(self, name: str, reading: str, reason: str) -> None:
        """Read a figure in some way from now on, as one step that can be undone."""
        bench = self.session.bench
        others = tuple(
            each for each in bench.decisions if (each.code, each.field) != (CHOSEN, name)
        )
        text = self._("Read {figure} as {reading}").format(figure=name, reading=reading)
        changed = replace(
            bench,
            readings={**bench.readings, name: reading},
            decisions=(*others, Decision(CHOSEN, "", name, reason)),
        )
        self.session.replace(text, changed)

    def _when_text(self, state: State) -> str:
        """Return of which month the figures are, and their version."""
        _, law = self._, self._law
        if law is None:
            return ""
        month = formatting.month_name(law.month, _.language)
        if state.bench.month is None:
            month = _("No month is chosen; shown for {month}").format(month=month)
        return "\n".join((month, _("Version {version}").format(version=law.law.version)))

    def _remember(self, halves: QSplitter) -> None:
        self.settings.splitters["law"] = halves.sizes()

    def _keep(self) -> None:
        """Show only the figures asked for."""
        if self.box.model.rows == len(self._figures):
            self.box.model.keep(kept(self._figures, self.which.currentData() or ALL))

    def _show_chosen(self) -> None:
        """Show the figure under the cursor."""
        row = self.box.table.current_row()
        self.detail.setVisible(row >= 0)
        if row >= 0 and self._law is not None:
            figure = self._figures[row]
            name = figure.parameter.name
            self.detail.show_figure(figure, self._law, self._costs(name), self._reason(name))

    def _costs(self, name: str) -> Mapping[str, int]:
        """Return what other readings of a figure would cost this month; {} where not known."""
        month = self.session.state.month
        used = month.readings if month else []
        return next((each.others for each in used if each.parameter == name), {})

    def _reason(self, name: str) -> str:
        """Return why the reading in use was chosen, or ""."""
        decisions = self.session.bench.decisions
        found = (each.reason for each in decisions if (each.code, each.field) == (CHOSEN, name))
        return next(found, "")
