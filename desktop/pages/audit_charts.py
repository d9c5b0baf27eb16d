"""The leaf with the charts of an audit: the bridge by reason, and how paid and declared spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.charts.widget import ChartWidget
from desktop.formatting import paragraph
from desktop.texts import Translator, mark, translate
from desktop.widgets.card import Card
from desktop.widgets.parts import label

if TYPE_CHECKING:
    from desktop.audit_reports.report import Picture
    from desktop.audit_result import AuditResult

LEAST = 420
"""Narrowest a chart is drawn [pixels]."""
TALLER = 1.2
"""Charts of a page of paper have more room here."""
TITLES = (
    mark("From the wages earned to the wages declared"),
    mark("Wages paid and wages declared"),
)


class ChartCard(Card):
    """A chart with what to know of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart, self.said = ChartWidget(QSize(LEAST, 100)), label(muted=True, wrap=True)
        self.content.addWidget(self.chart)
        self.content.addWidget(self.said)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_picture(self, title: str, picture: Picture) -> None:
        """Show a chart of the reports."""
        self.set_title(title)
        self.chart.setFixedHeight(round(picture.height * TALLER))
        self.chart.set_chart(picture.make())
        self.said.setText(paragraph(picture.sentences))


class AuditCharts(QScrollArea):
    """The bridge by reason, and the histogram of both wages with the classes.

    Attributes:
        bridge, wages: the two cards.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._result: AuditResult | None = None
        self.bridge, self.wages = ChartCard(), ChartCard()
        self._nothing = label(muted=True, wrap=True)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for part in (self._nothing, self.bridge, self.wages):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.setAccessibleName(_("Charts"))
        self._nothing.setText(_("Nothing was compared."))
        self._show()

    def show_result(self, result: AuditResult) -> None:
        """Show the charts of an audit; none where nothing was compared."""
        self._result = result
        self._show()
        self.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        shown = self._pictures()
        self._nothing.setVisible(not shown)
        cards = (self.bridge, self.wages)
        for card in cards:
            card.setVisible(bool(shown))
        for card, title, picture in zip(cards, TITLES, shown, strict=False):
            card.show_picture(self._(title), picture)

    def _pictures(self) -> list[Picture]:
        """Return the bridge and the wages; the scatter stands beside the answers."""
        result = self._result
        table = result.job.audit.pairs if result else None
        if result is None or table is None:
            return []
        from declaration.audit.bridge import bridge
        from desktop.audit_reports.pictures import pictures
        from desktop.audit_reports.wage_masking import RIEL

        step = RIEL if result.data["masked_what"] in ("wages", "all") else 0
        drawn = pictures(table, result.job.audit.month, bridge(table), step, self._)
        return [drawn[0], drawn[2]]
