"""The months of a vault: a bar for each remittance, below it a line of the workers declared."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.charts.axis import room, ticks
from desktop.charts.chart import NONE, Chart, Spot, write
from desktop.charts.look import Look, height_of_letters, width_of
from desktop.charts.months import Bar, described
from desktop.formatting import number
from desktop.texts import Translator

Side = Qt.AlignmentFlag
SMALL = 11
GAP = 6.0
UPPER = 0.62
"""Share of the height that the bars have; the line has the rest."""
MILLION = 1_000_000
DOT = 2.6


class Remittances(Chart):
    """Remittance and workers of some months."""

    def __init__(self, shown: Sequence[Bar], _: Translator) -> None:
        self._bars, self._ = shown, _
        self.title = _("Remittance and workers, month by month")
        self.description = described(shown, _)
        self._top = room([bar.remittance or 0 for bar in shown])
        self._most = room([bar.workers or 0 for bar in shown])

    def paint(self, painter: QPainter, area: QRectF, look: Look, at: int = NONE) -> None:
        """Paint both scales, the bars, the line and the names of the months."""
        upper, lower = self._plots(area)
        self._names(painter, area, lower, look)
        self._scale(painter, upper, look, self._top, MILLION)
        self._scale(painter, lower, look, self._most, 1)
        for i, bar in enumerate(self._bars):
            self._bar(painter, upper, i, bar, look, is_set_off=i == at)
        self._line(painter, lower, look, at)
        self._months(painter, lower, look)

    def spots(self, area: QRectF) -> list[Spot]:
        """Return a spot for each month, as high as the chart."""
        upper, lower = self._plots(area)
        return [
            Spot(
                QRectF(
                    self._left(upper, i),
                    upper.top(),
                    self._width(upper),
                    lower.bottom() - upper.top(),
                ),
                bar.words(self._),
            )
            for i, bar in enumerate(self._bars)
        ]

    def _plots(self, area: QRectF) -> tuple[QRectF, QRectF]:
        """Return the areas of the bars and of the line."""
        line = height_of_letters(SMALL)
        numbers = (number(t / MILLION) for t in self._ticks(self._top))
        counts = (number(t) for t in self._ticks(self._most))
        left = max((width_of(text, SMALL) for text in (*numbers, *counts)), default=0) + GAP
        height = area.height() - 3 * line - GAP
        upper = QRectF(
            area.left() + left, area.top() + line, area.width() - left - 4, height * UPPER
        )
        top = upper.bottom() + line + GAP
        lower = QRectF(upper.left(), top, upper.width(), height * (1 - UPPER))
        return upper, lower

    def _ticks(self, top: float) -> list[float]:
        return ticks(0, top, 3)

    def _width(self, plot: QRectF) -> float:
        return plot.width() / max(len(self._bars), 1)

    def _left(self, plot: QRectF, i: int) -> float:
        return plot.left() + self._width(plot) * i

    def _middle(self, plot: QRectF, i: int) -> float:
        return self._left(plot, i) + self._width(plot) / 2

    def _names(self, painter: QPainter, area: QRectF, lower: QRectF, look: Look) -> None:
        """Write over each plot what it shows."""
        line = height_of_letters(SMALL)
        painter.setPen(look.pen("text"))
        words = self._("Remittance [million riel]")
        write(painter, QPointF(area.left(), area.top() - 2), words, Side.AlignLeft, SMALL)
        at = QPointF(area.left(), lower.top() - line - 2)
        write(painter, at, self._("Workers"), Side.AlignLeft, SMALL)

    def _scale(self, painter: QPainter, plot: QRectF, look: Look, top: float, unit: int) -> None:
        line = height_of_letters(SMALL)
        for tick in self._ticks(top):
            y = plot.bottom() - plot.height() * tick / top
            painter.setPen(look.pen("line"))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(look.pen("muted"))
            text = number(round(tick / unit, 3) if unit > 1 else int(tick))
            at = QPointF(plot.left() - GAP, y - line / 2)
            write(painter, at, text, Side.AlignRight, SMALL)

    def _bar(
        self, painter: QPainter, plot: QRectF, i: int, bar: Bar, look: Look, *, is_set_off: bool
    ) -> None:
        """Paint a bar; a month of which nothing is sealed is an empty, dashed one."""
        wide = min(self._width(plot) * 0.62, 34.0)
        left = self._middle(plot, i) - wide / 2
        if bar.remittance is None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.pen("warning", 1.2, Qt.PenStyle.DashLine))
            painter.drawRect(
                QRectF(left, plot.bottom() - plot.height() / 3, wide, plot.height() / 3)
            )
            return
        high = max(plot.height() * bar.remittance / self._top, 1.5)
        fill = look.colour("accent")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill.darker(125) if is_set_off else fill)
        painter.drawRoundedRect(QRectF(left, plot.bottom() - high, wide, high), 2, 2)

    def _line(self, painter: QPainter, plot: QRectF, look: Look, at: int) -> None:
        """Paint the workers as dots, joined where no month is missing between them."""
        before: QPointF | None = None
        for i, bar in enumerate(self._bars):
            if bar.workers is None:
                before = None
                continue
            y = plot.bottom() - plot.height() * bar.workers / self._most
            point = QPointF(self._middle(plot, i), y)
            painter.setPen(look.pen("text", 1.6))
            if before is not None:
                painter.drawLine(before, point)
            painter.setBrush(look.colour("text"))
            size = DOT * (1.6 if i == at else 1)
            painter.drawEllipse(point, size, size)
            before = point

    def _months(self, painter: QPainter, plot: QRectF, look: Look) -> None:
        """Write the months below as far as they have room; the year where it begins."""
        painter.setPen(look.pen("muted"))
        every = max(int((width_of("12/26", SMALL) + 10) // self._width(plot)) + 1, 1)
        last = len(self._bars) - 1
        for i, bar in enumerate(self._bars):
            if (last - i) % every:
                continue
            text = f"{bar.month.month:02}/{bar.month.year % 100:02}"
            x = min(self._middle(plot, i), plot.right() - width_of(text, SMALL) / 2)
            at = QPointF(x, plot.bottom() + 2)
            write(painter, at, text, Side.AlignHCenter, SMALL)
