"""The histogram of wages: a bar a class, lines at minimum wage, floor and ceiling."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.charts.axis import room, ticks
from desktop.charts.chart import NONE, Chart, Spot, write
from desktop.charts.look import Look, height_of_letters, width_of
from desktop.charts.wages import CEILING, MINIMUM, Wages, riel_of
from desktop.formatting import number, riel
from desktop.texts import Translator

Side = Qt.AlignmentFlag
GAP = 6.0
CORNER = 2.0


class Histogram(Chart):
    """The histogram of a month's wages."""

    def __init__(self, data: Wages, _: Translator) -> None:
        self._data, self._ = data, _
        self.title = _("Wages of the month, workers in each class")
        self.description = describe(data, _)
        self._top = room(data.counts)

    def paint(self, painter: QPainter, area: QRectF, look: Look, at: int = NONE) -> None:
        """Paint grid, bars, axes and the lines of law."""
        plot = self._plot(area)
        self._grid(painter, plot, look)
        for i, bar in enumerate(self._bars(plot)):
            self._bar(painter, bar, i, look, is_set_off=i == at)
        self._axis(painter, area, plot, look)
        self._lines(painter, area, plot, look)

    def spots(self, area: QRectF) -> list[Spot]:
        """Return a spot for each bar, as high as the chart, so that small bars can be hit."""
        plot = self._plot(area)
        return [
            Spot(QRectF(bar.left(), plot.top(), bar.width(), plot.height()), self._bar_text(i))
            for i, bar in enumerate(self._bars(plot))
        ]

    def _bar_text(self, i: int) -> str:
        _, count = self._, self._data.counts[i]
        workers = _.ngettext("{n} worker", "{n} workers", count).format(n=number(count))
        return f"{self.range_text(i)}: {workers}"

    def range_text(self, i: int) -> str:
        """Return the wages of a bar in words."""
        low, high = self._data.limits(i)
        if high is None:
            return self._("above {low}").format(low=riel(low - 1))
        return self._("{low} to {high}").format(low=riel(low), high=riel(high))

    def _plot(self, area: QRectF) -> QRectF:
        """Return the area inside the axes."""
        letters = height_of_letters()
        left = max(width_of(number(tick)) for tick in self._ticks()) + GAP
        top = letters * self._rows_of_marks(area.width()) + GAP
        return area.adjusted(left, top, -8, -(2 * letters + GAP))

    def _ticks(self) -> list[int]:
        """Return the numbers of workers along the axis; nobody is half."""
        return [int(tick) for tick in ticks(0, self._top, 4) if tick == int(tick)]

    def _x(self, plot: QRectF, amount: float) -> float:
        edges = self._data.edges
        return plot.left() + plot.width() * (amount - edges[0]) / (edges[-1] - edges[0])

    def _y(self, plot: QRectF, count: float) -> float:
        return plot.bottom() - plot.height() * count / self._top

    def _bars(self, plot: QRectF) -> list[QRectF]:
        edges, bars = self._data.edges, []
        for i, count in enumerate(self._data.counts):
            left, right = self._x(plot, edges[i]), self._x(plot, edges[i + 1])
            top = self._y(plot, count)
            bars.append(QRectF(left + 1, top, max(right - left - 2, 1), plot.bottom() - top))
        return bars

    def _bar(self, painter: QPainter, bar: QRectF, i: int, look: Look, *, is_set_off: bool) -> None:
        if not self._data.counts[i]:
            return
        seen = QRectF(bar)
        seen.setTop(min(bar.top(), bar.bottom() - 2))  # one worker among thousands is seen too
        is_beyond = self._data.edges[i] >= riel_of(self._data.marks, CEILING) > 0
        fill = look.colour("accent_soft" if is_beyond else "accent")
        painter.setPen(look.pen("accent", 1))
        painter.setBrush(fill.darker(125) if is_set_off else fill)
        painter.drawRoundedRect(seen, CORNER, CORNER)

    def _grid(self, painter: QPainter, plot: QRectF, look: Look) -> None:
        letters = height_of_letters()
        for tick in self._ticks():
            y = self._y(plot, tick)
            painter.setPen(look.pen("line"))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(look.pen("muted"))
            at = QPointF(plot.left() - GAP, y - letters / 2)
            write(painter, at, number(tick), Side.AlignRight)

    def _axis(self, painter: QPainter, area: QRectF, plot: QRectF, look: Look) -> None:
        """Paint a tick at each edge of a class, numbers at some, and what the axis means."""
        y, letters = plot.bottom(), height_of_letters()
        painter.setPen(look.pen("muted"))
        for edge in self._data.edges:
            x = self._x(plot, edge)
            high = 5 if edge in self._data.classes else 3
            painter.drawLine(QPointF(x, y), QPointF(x, y + high))
        most = max(int(plot.width() / (width_of("1,000,000") + 16)), 1)
        for tick in ticks(0, self._data.edges[-1], most):
            text = number(int(tick))
            x = min(self._x(plot, tick), area.right() - width_of(text) / 2)
            write(painter, QPointF(x, y + GAP), text, Side.AlignHCenter)
        words = self._("wage [riel]; each tick an edge of a wage class")
        if not self._data.classes:
            words = self._("wage [riel]")
        write(painter, QPointF(plot.right(), y + GAP + letters), words, Side.AlignRight, 11)

    def _lines(self, painter: QPainter, area: QRectF, plot: QRectF, look: Look) -> None:
        """Paint the lines of law with their names above."""
        letters, rows = height_of_letters(), self._rows(area.width())
        for at, (mark, row) in enumerate(zip(self._data.marks, rows, strict=True)):
            x = self._x(plot, min(mark.riel, self._data.edges[-1]))
            top = area.top() + row * letters
            style = Qt.PenStyle.DashLine if at % 2 else Qt.PenStyle.SolidLine
            painter.setPen(look.pen("warning" if mark.name == MINIMUM else "text", 1.5, style))
            painter.drawLine(QPointF(x, top + letters), QPointF(x, plot.bottom()))
        for at, (mark, row) in enumerate(zip(self._data.marks, rows, strict=True)):
            x = self._x(plot, min(mark.riel, self._data.edges[-1]))
            self._name(painter, area, look, QPointF(x, area.top() + row * letters), at)

    def _mark_text(self, at: int) -> str:
        mark = self._data.marks[at]
        return f"{self._(mark.name)} {number(mark.riel)}"

    def _name(self, painter: QPainter, area: QRectF, look: Look, at: QPointF, which: int) -> None:
        """Write a name centred over its line, inside the chart and over the lines of others."""
        text = self._mark_text(which)
        left = self._left_of_name(at.x() - area.left(), text, area.width()) + area.left()
        ground = QRectF(left - 2, at.y(), width_of(text, 11) + 4, height_of_letters(11))
        painter.fillRect(ground, look.colour("surface"))
        painter.setPen(look.pen("text"))
        write(painter, QPointF(left, at.y()), text, Side.AlignLeft, 11)

    def _left_of_name(self, x: float, text: str, width: float) -> float:
        wide = width_of(text, 11)
        return min(max(x - wide / 2, 0), max(width - wide, 0))

    def _rows(self, width: float) -> list[int]:
        """Return for each line of law the row above the plot in which its name has room."""
        ends: list[float] = []
        rows = []
        for i, mark in enumerate(self._data.marks):
            text = self._mark_text(i)
            x = 40 + (width - 48) * min(mark.riel / self._data.edges[-1], 1)
            left = self._left_of_name(x, text, width)
            row = next((r for r, end in enumerate(ends) if end + 8 <= left), len(ends))
            ends[row : row + 1] = [left + width_of(text, 11)]
            rows.append(row)
        return rows

    def _rows_of_marks(self, width: float) -> int:
        return max(self._rows(width), default=-1) + 1


def describe(data: Wages, _: Translator) -> str:
    """Return what the histogram shows, in words."""
    if not data.workers:
        return _("No wages yet.")
    fullest = max(range(len(data.counts)), key=data.counts.__getitem__)
    low, high = data.edges[fullest], data.edges[fullest + 1]
    said = _(
        "{workers} workers; half of them have less than {median}. Most stand between {low} and"
        " {high}: {count}. Below the minimum wage: {below}; above the ceiling: {above}."
    )
    return said.format(
        workers=number(data.workers),
        median=riel(data.median),
        low=riel(low),
        high=riel(high),
        count=number(data.counts[fullest]),
        below=number(data.below_minimum) if riel_of(data.marks, MINIMUM) else "–",
        above=number(data.above_ceiling),
    )
