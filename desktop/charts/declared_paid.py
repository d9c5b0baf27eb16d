"""Declared against paid: a dot a worker; on the line both are the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from declaration.payroll import Bool, Int
from desktop.charts.axis import room, ticks
from desktop.charts.chart import NONE, Chart, Spot, write
from desktop.charts.look import Look, height_of_letters, width_of
from desktop.formatting import number
from desktop.texts import Translator

Side = Qt.AlignmentFlag
SMALL = 11
GAP = 6.0
DOT = 5.0
"""Across a dot [pixels]; wide enough for shape and colour to be told apart."""
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Group:
    """Workers who are drawn alike.

    Attributes:
        words: what they are, translated.
        tone: of their dots.
        rows: which they are [p].
        is_cross: whether a cross stands for each; else a dot.
    """

    words: str
    tone: str
    rows: Bool
    is_cross: bool = False


class DeclaredPaid(Chart):
    """A scatter: the wage paid to the right, the wage declared upwards.

    Args:
        paid: wages paid [p, riel].
        declared: wages declared [p, riel].
        groups: who is drawn how; spots are the groups, by the legend.
    """

    def __init__(self, paid: Int, declared: Int, groups: Sequence[Group], _: Translator) -> None:
        self._ = _
        self._paid, self._declared, self._groups = paid, declared, groups
        shown = np.zeros(len(paid), bool)
        for group in groups:
            shown |= group.rows
        top = max(int(paid[shown].max(initial=0)), int(declared[shown].max(initial=0)))
        self._top = room([top])
        self.title = _("Wages declared against wages paid")
        self.description = "; ".join(self._words(group) for group in groups)

    def paint(self, painter: QPainter, area: QRectF, look: Look, at: int = NONE) -> None:
        """Paint the axes, the line on which both are the same, and the dots."""
        plot = self._plot(area)
        self._axes(painter, area, plot, look)
        painter.setPen(look.pen("muted", 1.2, Qt.PenStyle.DashLine))
        painter.drawLine(plot.bottomLeft(), plot.topRight())
        for i, group in enumerate(self._groups):
            if at in (NONE, i):
                self._dots(painter, plot, group, look)
        self._legend(painter, area, look, at)

    def spots(self, area: QRectF) -> list[Spot]:
        """Return a spot for each group, where the legend names it."""
        return [
            Spot(self._line_of_legend(area, i), self._words(group))
            for i, group in enumerate(self._groups)
        ]

    def _words(self, group: Group) -> str:
        return f"{group.words}: {number(int(group.rows.sum()))}"

    def _plot(self, area: QRectF) -> QRectF:
        line = height_of_letters(SMALL)
        left = max(width_of(number(t / MILLION), SMALL) for t in self._ticks()) + GAP
        top = area.top() + line * (len(self._groups) + 1) + 3 * GAP
        bottom = area.bottom() - 2 * line - GAP
        return QRectF(area.left() + left, top, area.width() - left - 8, max(bottom - top, 1))

    def _ticks(self) -> list[float]:
        return ticks(0, self._top, 5)

    def _axes(self, painter: QPainter, area: QRectF, plot: QRectF, look: Look) -> None:
        line = height_of_letters(SMALL)
        for tick in self._ticks():
            text = number(round(tick / MILLION, 3))
            x = plot.left() + plot.width() * tick / self._top
            y = plot.bottom() - plot.height() * tick / self._top
            painter.setPen(look.pen("line"))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
            painter.setPen(look.pen("muted"))
            at = QPointF(plot.left() - GAP, y - line / 2)
            write(painter, at, text, Side.AlignRight, SMALL)
            if tick:
                write(painter, QPointF(x, plot.bottom() + 2), text, Side.AlignHCenter, SMALL)
        painter.setPen(look.pen("text"))
        upwards = QPointF(area.left(), plot.top() - line - GAP)
        write(painter, upwards, self._("Declared [million riel]"), Side.AlignLeft, SMALL)
        below = QPointF(plot.right(), plot.bottom() + line + 2)
        write(painter, below, self._("Paid [million riel]"), Side.AlignRight, SMALL)

    def _dots(self, painter: QPainter, plot: QRectF, group: Group, look: Look) -> None:
        """Paint a group; those at one pixel once, so that many workers take no longer."""
        x = plot.left() + plot.width() * self._paid[group.rows] / self._top
        y = plot.bottom() - plot.height() * self._declared[group.rows] / self._top
        places = np.unique(np.stack([x, y], axis=1).round().astype(np.int64), axis=0).tolist()
        colour = look.colour(group.tone)
        if group.is_cross:
            painter.setPen(QPen(colour, 1.6))
            half = DOT / 2
            painter.drawLines(
                [
                    stroke
                    for a, b in places
                    for stroke in (
                        QLineF(a - half, b - half, a + half, b + half),
                        QLineF(a - half, b + half, a + half, b - half),
                    )
                ]
            )
            return
        painter.setPen(QPen(colour, DOT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPoints([QPointF(a, b) for a, b in places])

    def _line_of_legend(self, area: QRectF, i: int) -> QRectF:
        line = height_of_letters(SMALL)
        return QRectF(area.left(), area.top() + i * (line + 1), area.width(), line)

    def _legend(self, painter: QPainter, area: QRectF, look: Look, at: int) -> None:
        for i, group in enumerate(self._groups):
            line = self._line_of_legend(area, i)
            x, y, half = line.left() + 6, line.center().y(), DOT / 2
            colour = look.colour(group.tone)
            if group.is_cross:
                painter.setPen(QPen(colour, 1.6))
                painter.drawLine(QPointF(x - half, y - half), QPointF(x + half, y + half))
                painter.drawLine(QPointF(x - half, y + half), QPointF(x + half, y - half))
            else:
                painter.setPen(
                    QPen(colour, DOT + 1, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
                )
                painter.drawPoint(QPointF(x, y))
            painter.setPen(look.pen("text"))
            words = QPointF(line.left() + 16, line.top())
            write(painter, words, self._words(group), Side.AlignLeft, SMALL, bold=at == i)
