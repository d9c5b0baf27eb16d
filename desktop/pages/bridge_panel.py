"""From last month: the waterfall of workers and remittance, its steps, and who they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from desktop.bridge_shown import people
from desktop.charts.chart import NONE
from desktop.charts.waterfall import CUT, Waterfall
from desktop.charts.widget import ChartWidget
from desktop.models.bridge_model import bridge_rows, people_columns, step_columns
from desktop.models.table_model import TableModel
from desktop.texts import Translator, mark, translate
from desktop.widgets.card import Card
from desktop.widgets.data_table import DataTable
from desktop.widgets.parts import across, button, down, label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from desktop.bridge_shown import Person, Row
    from desktop.settings import Settings

LEAST = QSize(360, 170)
"""Of the waterfall [pixels]."""
SIZES = [490, 530]
"""Of the bridge and of the people [pixels]."""

NO_VAULT = mark(
    "To see what changed since last month, open the vault of this enterprise, or make one: the "
    "months sealed in it are compared with this one."
)
NO_MONTH_BEFORE = mark(
    "The vault keeps no month before this one. Seal this month on the Declare page; the next one "
    "is compared with it."
)
CHOOSE = mark("Choose a step to see its workers.")


class BridgePanel(QWidget):
    """The bridge from the last month that the vault knows.

    Signals:
        vault_wanted: a vault is to be opened.
        worker_wanted(int): a worker is to be shown, by position in the payroll.
        said(str): about the selected cells, for the status bar.
    """

    vault_wanted = Signal()
    worker_wanted = Signal(int)
    said = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._, self._settings = translate("en"), settings
        self._month: MonthlyDeclaration | None = None
        self._rows: list[Row] = []
        self._people: list[Person] = []
        self.chart, self.steps = ChartWidget(LEAST), DataTable("bridge-steps", settings)
        self._steps = TableModel(self.steps)
        self.steps.set_model(self._steps)
        self.steps.horizontalHeader().setSortIndicatorShown(False)  # the order is the bridge's
        self.steps.horizontalHeader().setSectionsClickable(False)
        self.people = TableBox("bridge-people", settings)
        self.open_vault = button(primary=True)
        self._why, self._words = label(wrap=True), label(muted=True, wrap=True)
        self._card, self._who = Card(), label(strong=True, wrap=True)
        self._build()
        self._listen()

    def _build(self) -> None:
        self._card.content.addWidget(self.chart, 1)
        self._card.content.addWidget(self._words)
        below, column = QWidget(), down(self._who, self.people)
        column.setContentsMargins(0, 0, 0, 0)
        below.setLayout(column)
        right = QSplitter(Qt.Orientation.Vertical)
        right.setChildrenCollapsible(False)
        right.addWidget(self.steps)
        right.addWidget(below)
        right.setSizes([160, 220])
        right.setStretchFactor(1, 1)
        right.setHandleWidth(12)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self._card)
        halves.addWidget(right)
        halves.setSizes(self._settings.splitters.get("bridge", SIZES))
        halves.setStretchFactor(0, 1)
        halves.setHandleWidth(12)
        halves.splitterMoved.connect(lambda: self._remember(halves))
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing())
        self._stack.addWidget(halves)

    def _nothing(self) -> QWidget:
        """Return what is shown where there is no bridge."""
        made = QWidget()
        row = across(self.open_vault)
        row.addStretch(1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._why)
        column.addLayout(row)
        column.addStretch(1)
        return made

    def _listen(self) -> None:
        self.open_vault.clicked.connect(self.vault_wanted)
        self.chart.picked.connect(self._pick)
        self.steps.current_changed.connect(self._show_people)
        self.steps.opened.connect(lambda _row: self.people.table.setFocus())
        self.steps.said.connect(self.said)
        self.people.table.said.connect(self.said)
        self.people.table.opened.connect(self._open)

    def retranslate(self, _: Translator) -> None:
        """Speak another language; ``show_month`` follows."""
        self._ = _
        self._card.set_title(_("From the last month to this one"))
        self.open_vault.setText(_("Open a vault…"))
        self.open_vault.setAccessibleName(_("Open a vault…"))
        self.steps.retranslate(_, _("Steps from the last month to this one"))
        self.people.retranslate(_, _("Workers of the step"))

    def show_month(self, month: MonthlyDeclaration, *, has_vault: bool) -> None:
        """Show a month's bridge, or how to get one."""
        _, found = self._, month.bridge
        self._month = month
        self._stack.setCurrentIndex(0 if found is None else 1)
        self.open_vault.setVisible(not has_vault)
        self._why.setText(_(NO_MONTH_BEFORE if has_vault else NO_VAULT))
        chosen = self.steps.current_row()
        self._rows = [] if found is None else bridge_rows(found, _)
        self._steps.set_data(step_columns(self._rows), len(self._rows))
        chart = Waterfall(self._rows, _) if self._rows else None
        self.chart.set_chart(chart)
        cut = f" {_(CUT)}" if chart is not None and chart.is_cut else ""
        self._words.setText(_(CHOOSE) + cut)
        if self._rows:
            first = 1 if len(self._rows) > 2 else 0
            self.steps.show_row(chosen if 0 <= chosen < len(self._rows) else first)
            self._show_people(self.steps.current_row())

    def _pick(self, at: int) -> None:
        if at != NONE:
            self.steps.show_row(at)

    def _show_people(self, at: int) -> None:
        """List the workers of a step."""
        from declaration.bridge import Step

        row = self._rows[at] if 0 <= at < len(self._rows) else None
        is_step = row is not None and not row.is_sum and self._month is not None
        self._people = (
            people(self._month, Step(row.step)) if is_step and row and self._month else []
        )
        self._who.setText(self._title(row) if row and is_step else self._(CHOOSE))
        self.people.show_data(people_columns(self._people), len(self._people))
        self.people.setVisible(is_step)

    def _title(self, row: Row) -> str:
        name = row.label[:1].upper() + row.label[1:]
        return self._("{step}: remittance of each worker [riel]").format(step=name)

    def _open(self, at: int) -> None:
        """Show the worker of a row; who is gone stands in no table of this month."""
        who = self._people[at]
        if who.row >= 0:
            self.worker_wanted.emit(who.row)
        else:
            self.said.emit(self._("{name} is not in this month’s payroll.").format(name=who.name))

    def _remember(self, halves: QSplitter) -> None:
        self._settings.splitters["bridge"] = halves.sizes()
