"""Wages declared and wages paid in one histogram: bars, and a line of steps over them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from desktop.charts.axis import room
from desktop.charts.chart import NONE, write
from desktop.charts.histogram import GAP, Histogram
from desktop.charts.look import Look, height_of_letters, width_of
from desktop.charts.wages import Wages
from desktop.formatting import number
from desktop.texts import Translator

SMALL = 11
SIGN = 14.0
"""Width of the sign of a measure in the legend [pixels]."""
LINE = 1.8


class TwoWages(Histogram):
    """The wages declared as bars, the wages paid as a line of steps.

    Args:
        declared: how the wages declared are spread.
        paid: how the wages paid are, over the same bins.
        _: translates.
    """

    def __init__(self, declared: Wages, paid: Wages, _: Translator) -> None:
        super().__init__(declared, _)
        self._paid = paid
        self.title = _("Wages paid and wages declared")
        self._top = room([*declared.counts, *paid.counts])
        self.description = "; ".join(self._bar_text(i) for i in self._filled())

    def paint(self, painter: QPainter, area: QRectF, look: Look, at: int = NONE) -> None:
        """Paint the histogram of the wages declared, the line of those paid, and the legend."""
        high = height_of_letters(SMALL) + GAP
        below = area.adjusted(0, high, 0, 0)
        super().paint(painter, below, look, at)
        self._steps(painter, self._plot(below), look)
        self._legend(painter, area, look)

    def _filled(self) -> list[int]:
        pairs = zip(self._data.counts, self._paid.counts, strict=True)
        return [i for i, pair in enumerate(pairs) if any(pair)]

    def _bar_text(self, i: int) -> str:
        words = self._("{wages}: declared {declared}, paid {paid}")
        return words.format(
            wages=self.range_text(i),
            declared=number(self._data.counts[i]),
            paid=number(self._paid.counts[i]),
        )

    def _steps(self, painter: QPainter, plot: QRectF, look: Look) -> None:
        """Paint the outline of what was paid, from the first bin to the last."""
        edges = self._data.edges
        corners = [QPointF(self._x(plot, edges[0]), plot.bottom())]
        for i, count in enumerate(self._paid.counts):
            y = self._y(plot, count)
            corners += [QPointF(self._x(plot, edge), y) for edge in edges[i : i + 2]]
        corners.append(QPointF(self._x(plot, edges[-1]), plot.bottom()))
        painter.setPen(_pen(look))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(corners))

    def _legend(self, painter: QPainter, area: QRectF, look: Look) -> None:
        middle = area.top() + height_of_letters(SMALL) / 2
        x = area.left()
        for words, is_bar in ((self._("Declared"), True), (self._("Paid"), False)):
            if is_bar:
                painter.fillRect(QRectF(x, middle - 5, SIGN, 10), look.colour("accent"))
            else:
                painter.setPen(_pen(look))
                painter.drawLine(QPointF(x, middle), QPointF(x + SIGN, middle))
            painter.setPen(look.pen("text"))
            at = QPointF(x + SIGN + 5, area.top())
            write(painter, at, words, Qt.AlignmentFlag.AlignLeft, SMALL)
            x += SIGN + width_of(words, SMALL) + 24


def _pen(look: Look) -> QPen:
    return QPen(look.colour("text"), LINE)
