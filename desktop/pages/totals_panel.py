"""Totals per scheme and the histogram of wages; and what other readings of the law would cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from declaration.monthly import Status
from desktop.charts.chart import NONE
from desktop.charts.histogram import Histogram
from desktop.charts.wages import Wages, wages
from desktop.charts.widget import ChartWidget
from desktop.formatting import number
from desktop.models.contributions_model import ICONS
from desktop.models.table_model import TableModel
from desktop.models.totals_model import (
    ReadingCost,
    reading_columns,
    reading_costs,
    scheme_totals,
    total_columns,
)
from desktop.texts import Translator, translate
from desktop.why_words import STATUSES
from desktop.widgets.card import Badge, Card
from desktop.widgets.data_table import ROW_HEIGHT, DataTable
from desktop.widgets.parts import across, down, label
from desktop.widgets.short_table import BORDER

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from desktop.settings import Settings


LEAST = QSize(240, 200)
"""Of the histogram: the figures of a hundred thousand workers leave it no more [pixels]."""


class TotalsPanel(QWidget):
    """What a month comes to.

    Signals:
        range_wanted(object): the workers with such wages: lowest, highest or None [riel].
        said(str): about the selected cells, for the status bar.
    """

    range_wanted = Signal(object)
    said = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._wages: Wages | None = None
        self.chart = ChartWidget(LEAST)
        self.table, self._model = _table("totals", settings)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.horizontalHeader().setSortIndicatorShown(False)  # four rows need no order
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.horizontalHeader().setStretchLastSection(True)
        self._schemes, self._lines, self._spread = Card(), LinesCard(), Card()
        self._words = label(muted=True, wrap=True)
        self._schemes.content.addWidget(self.table)
        self._spread.content.addWidget(self.chart, 1)
        self._spread.content.addWidget(self._words)
        self._spread.content.addStretch(0)
        left = down(self._schemes, self._lines, gap=12)
        left.addStretch(1)
        row = across(left, self._spread, gap=12)
        row.setStretch(0, 50)
        row.setStretch(1, 50)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        self.chart.picked.connect(self._pick)
        self.table.said.connect(self.said)

    def retranslate(self, _: Translator) -> None:
        """Speak another language; ``show_month`` follows."""
        self._ = _
        title = _("Totals per scheme, lines declared [riel]")
        self._schemes.set_title(title)
        self._spread.set_title(_("Wages of the month, held-out lines too"))
        self.table.retranslate(_, title)

    def show_month(self, month: MonthlyDeclaration) -> None:
        """Show a month's totals."""
        rows = scheme_totals(month)
        self._model.set_data(total_columns(rows, self._), len(rows))
        self._fit_table(len(rows))
        self._wages = wages(month)
        chart = Histogram(self._wages, self._)
        self.chart.set_chart(chart)
        hint = self._("Choose a bar to see its workers.")
        has_any = self._wages.workers > 0
        self.chart.setVisible(has_any)
        self._words.setText(f"{chart.description} {hint}" if has_any else chart.description)
        self._lines.show_month(month, self._)

    def _fit_table(self, rows: int) -> None:
        """Be as high as the rows and no narrower than the figures; the chart has what is left."""
        table, head = self.table, self.table.horizontalHeader()
        head.setStretchLastSection(False)
        table.resizeColumnsToContents()
        table.setMinimumWidth(head.length() + BORDER)
        head.setStretchLastSection(True)
        table.setFixedHeight(head.sizeHint().height() + ROW_HEIGHT * rows + BORDER)

    def _pick(self, at: int) -> None:
        if at != NONE and self._wages is not None:
            self.range_wanted.emit(self._wages.limits(at))


class LinesCard(Card):
    """How the lines read become the lines declared: how many there are of each status."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for column in (0, 3):
            self._grid.setColumnStretch(column, 1)
        self._grid.setColumnMinimumWidth(2, 16)
        self._rows = [(Badge(), label(strong=True)) for _status in (None, *Status)]
        for _sign, count in self._rows:
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for at, parts in enumerate(self._rows):
            for part, widget in enumerate(parts):
                self._grid.addWidget(widget, at // 2, at % 2 * 3 + part)
        self.content.addLayout(self._grid)

    def show_month(self, month: MonthlyDeclaration, _: Translator) -> None:
        """Show the lines read, and of every status that occurs how many."""
        self.set_title(_("Lines of the payroll"))
        counted = ((each, int(month.status.where(each.__eq__).sum())) for each in Status)
        shown = [("payroll", "muted", _("Workers read"), len(month.payroll))]
        shown += [(*ICONS[each], _(STATUSES[each]), count) for each, count in counted if count]
        for at, (sign, count) in enumerate(self._rows):
            for part in (sign, count):
                part.setVisible(at < len(shown))
            if at < len(shown):
                picture, tone, words, lines = shown[at]
                sign.set(picture, tone, words)
                count.setText(number(lines))
                count.setAccessibleName(f"{words}: {number(lines)}")


class ReadingsPanel(QWidget):
    """What other readings of the law would cost.

    Signals:
        reading_wanted(str): a figure of law whose reading is to be looked at.
        said(str): about the selected cells, for the status bar.
    """

    reading_wanted = Signal(str)
    said = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._costs: list[ReadingCost] = []
        self.table, self._model = _table("reading-costs", settings)
        self._lead = label(muted=True, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._lead)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.table.opened.connect(lambda i: self.reading_wanted.emit(self._costs[i].parameter))
        self.table.said.connect(self.said)

    def retranslate(self, _: Translator) -> None:
        """Speak another language; ``show_month`` follows."""
        self._ = _
        self.table.retranslate(_, _("What other readings of the law would cost"))

    def show_month(self, month: MonthlyDeclaration) -> None:
        """Show what other readings would cost this month."""
        _ = self._
        self._costs = reading_costs(month, _)
        self._model.set_data(reading_columns(self._costs, _), len(self._costs))
        self.table.setVisible(bool(self._costs))
        self._lead.setText(
            _(
                "This month’s remittance under another reading of the law, less the one in use."
                " Open a row to read more and to choose."
            )
            if self._costs
            else _("No figure that is read in several ways matters this month.")
        )


def _table(name: str, settings: Settings) -> tuple[DataTable, TableModel]:
    """Return a table without a filter line, and its model."""
    table = DataTable(name, settings)
    model = TableModel(table)
    table.set_model(model)
    return table, model
