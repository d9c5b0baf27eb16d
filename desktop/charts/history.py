"""The history of a figure of law: steps through time, or bands where the value is no number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop.charts.axis import ticks
from desktop.charts.chart import NONE, Chart, Spot, write
from desktop.charts.figure_history import FigureHistory, Segment, Series, described
from desktop.charts.look import Look, height_of_letters, letters, width_of
from desktop.formatting import day, number
from desktop.texts import Translator

Side = Qt.AlignmentFlag
SMALL = 11
GAP = 6.0
DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days and numbers stand.

    Attributes:
        plot: the area inside the axes.
        first: the day at the left edge.
        last: the day at the right edge.
        top: the number at the upper edge; 0 is at the lower.
    """

    plot: QRectF
    first: date
    last: date
    top: float

    def x(self, when: date) -> float:
        days = max((self.last - self.first).days, 1)
        share = min(max((when - self.first).days / days, 0), 1)
        return self.plot.left() + self.plot.width() * share

    def y(self, height: float) -> float:
        return self.plot.bottom() - self.plot.height() * height / self.top


class History(Chart):
    """The history of one figure of law."""

    def __init__(self, data: FigureHistory, _: Translator) -> None:
        self._data, self._ = data, _
        self.title = _("{figure} through time").format(figure=data.title)
        self.description = described(data, _)

    def paint(self, painter: QPainter, area: QRectF, look: Look, at: int = NONE) -> None:
        """Paint the years, the month shown, and the values."""
        scale = self._scale(area)
        self._years(painter, scale, look)
        if self._data.is_number:
            self._heights(painter, scale, look)
        for row, series in reversed(list(enumerate(self._data.series))):
            if self._data.is_number:
                self._steps(painter, scale, look, series, row)
            else:
                self._band(painter, scale, look, series, row)
        self._month(painter, area, scale, look)
        if at != NONE:
            painter.setPen(look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.spots(area)[at].area, 3, 3)

    def spots(self, area: QRectF) -> list[Spot]:
        """Return a spot for each value of the reading in use."""
        scale, found = self._scale(area), []
        for row, series in enumerate(self._data.series):
            if series.in_use:
                for segment in series.segments:
                    found.append(Spot(self._spot(scale, segment, row), self._text(series, segment)))
        return found

    def _text(self, series: Series, segment: Segment) -> str:
        since = self._("from {day}").format(day=day(segment.start, self._.language))
        return " · ".join(each for each in (series.name, segment.text, since) if each)

    def _spot(self, scale: _Scale, segment: Segment, row: int) -> QRectF:
        left, right = scale.x(segment.start), scale.x(segment.end or scale.last)
        if self._data.is_number:
            return QRectF(left, scale.y(segment.height or 0) - 8, max(right - left, 4), 16)
        return self._band_area(scale, row, left, right)

    def _scale(self, area: QRectF) -> _Scale:
        data, line = self._data, height_of_letters(SMALL)
        span = max((data.last - data.first).days, 365)
        last = date.fromordinal(data.last.toordinal() + span // 12)
        top = max((s.height or 0 for e in data.series for s in e.segments), default=0) * 1.25 or 1
        left = max((width_of(self._number(t), SMALL) for t in ticks(0, top, 3)), default=0)
        left = left + GAP if data.is_number else 0
        right = max((width_of(each.name, SMALL) for each in data.series), default=0)
        right = right + GAP if right else 8
        plot = area.adjusted(left, line + GAP, -right, -(line + GAP))
        return _Scale(plot, data.first, last, top)

    def _number(self, height: float) -> str:
        return number(int(height) if height == int(height) else height) + self._data.sign

    def _years(self, painter: QPainter, scale: _Scale, look: Look) -> None:
        """Paint the axis of time with as many years as have room."""
        plot = scale.plot
        painter.setPen(look.pen("muted"))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        most = max(int(plot.width() / (width_of("2026", SMALL) + 16)), 1)
        first, last = scale.first.year, scale.last.year
        every = -(-(last - first + 1) // most)
        for year in range(first + (scale.first > date(first, 1, 1)), last + 1, max(every, 1)):
            x = scale.x(date(year, 1, 1))
            painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
            centre = max(x, width_of(str(year), SMALL) / 2 + 4)
            write(painter, QPointF(centre, plot.bottom() + 4), str(year), Side.AlignHCenter, SMALL)

    def _heights(self, painter: QPainter, scale: _Scale, look: Look) -> None:
        line = height_of_letters(SMALL)
        for tick in ticks(0, scale.top, 3):
            y = scale.y(tick)
            painter.setPen(look.pen("line"))
            painter.drawLine(QPointF(scale.plot.left(), y), QPointF(scale.plot.right(), y))
            painter.setPen(look.pen("muted"))
            at = QPointF(scale.plot.left() - GAP, y - line / 2)
            write(painter, at, self._number(tick), Side.AlignRight, SMALL)

    def _month(self, painter: QPainter, area: QRectF, scale: _Scale, look: Look) -> None:
        """Paint a line at the month shown, with its name above."""
        x = scale.x(self._data.day)
        painter.setPen(look.pen("text", 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, scale.plot.top() - 2), QPointF(x, scale.plot.bottom()))
        text = f"{self._data.day:%Y-%m}"
        left = min(x - width_of(text, SMALL) / 2, area.right() - width_of(text, SMALL))
        painter.setPen(look.pen("text"))
        write(painter, QPointF(left, area.top()), text, Side.AlignLeft, SMALL)

    def _steps(
        self, painter: QPainter, scale: _Scale, look: Look, series: Series, row: int
    ) -> None:
        """Paint one line of steps; doubtful values and other readings are not drawn through."""
        tone = "accent" if series.in_use else "muted"
        shift = -2.0 * row if series.in_use else 0.0  # equal lines lie beside each other
        before: Segment | None = None
        for segment in series.segments:
            left, right = scale.x(segment.start), scale.x(segment.end or scale.last)
            y = scale.y(segment.height or 0) + shift
            style = DASHES[0] if segment.is_sure and series.in_use else DASHES[1]
            painter.setPen(look.pen(tone, 2.2 if series.in_use else 1.2, style))
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            if before is not None and before.end == segment.start:
                painter.setPen(look.pen(tone, 1))
                painter.drawLine(
                    QPointF(left, scale.y(before.height or 0) + shift), QPointF(left, y)
                )
            before = segment
            if series.in_use and not self._is_written(segment, row):
                self._value(painter, look, segment, QPointF(left, y), right)
        if before is not None and series.name:
            painter.setPen(look.pen("text" if series.in_use else "muted"))
            high = height_of_letters(SMALL)
            at = QPointF(scale.plot.right() + GAP, self._label_y(scale, row) - high / 2)
            write(painter, at, series.name, Side.AlignLeft, SMALL)

    def _is_written(self, segment: Segment, row: int) -> bool:
        """Return whether a series painted over this one shows the same value."""
        earlier = self._data.series[:row]
        return any(
            (each.start, each.height) == (segment.start, segment.height)
            for series in earlier
            for each in series.segments
            if series.in_use
        )

    def _label_y(self, scale: _Scale, row: int) -> float:
        """Return where a line's name stands, not over the names above it."""
        high = height_of_letters(SMALL)
        taken: list[tuple[int, float]] = []
        order = sorted(
            range(len(self._data.series)),
            key=lambda i: (-(self._data.series[i].segments[-1].height or 0), i),
        )
        for i in order:
            y = scale.y(self._data.series[i].segments[-1].height or 0)
            taken.append((i, max(y, taken[-1][1] + high) if taken else y))
        return dict(taken)[row]

    def _value(
        self, painter: QPainter, look: Look, segment: Segment, at: QPointF, right: float
    ) -> None:
        """Write a value over its step where it has room."""
        if width_of(segment.text, SMALL) + 4 <= right - at.x():
            painter.setPen(look.pen("text"))
            up = QPointF(at.x() + 2, at.y() - height_of_letters(SMALL) - 2)
            write(painter, up, segment.text, Side.AlignLeft, SMALL)

    def _band_area(self, scale: _Scale, row: int, left: float, right: float) -> QRectF:
        rows = len(self._data.series)
        high = min(scale.plot.height() / rows, 34.0)
        top = scale.plot.bottom() - high * (rows - row) - 2
        return QRectF(left, top + 2, max(right - left - 2, 2), high - 6)

    def _band(self, painter: QPainter, scale: _Scale, look: Look, series: Series, row: int) -> None:
        """Paint the values as boxes with their text."""
        high = height_of_letters(SMALL)
        for segment in series.segments:
            left, right = scale.x(segment.start), scale.x(segment.end or scale.last)
            box = self._band_area(scale, row, left, right)
            painter.setPen(look.pen("accent" if series.in_use else "muted"))
            painter.setBrush(look.colour("accent_soft" if series.in_use else "surface"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(look.pen("text"))
            metrics = QFontMetricsF(letters(SMALL))
            room = max(box.width() - 8, 0)
            text = metrics.elidedText(segment.text, Qt.TextElideMode.ElideRight, room)
            at = QPointF(box.left() + 4, box.center().y() - high / 2)
            write(painter, at, text, Side.AlignLeft, SMALL)
        box = self._band_area(scale, row, scale.plot.left(), scale.plot.right())
        painter.setPen(look.pen("text" if series.in_use else "muted"))
        at = QPointF(scale.plot.right() + GAP, box.center().y() - high / 2)
        write(painter, at, series.name, Side.AlignLeft, SMALL)
