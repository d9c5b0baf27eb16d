"""A waterfall of two measures beside each other: a row a step, workers and an amount of riel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop.charts.chart import NONE, Chart, Spot, write
from desktop.charts.look import Look, height_of_letters, letters, width_of
from desktop.formatting import number
from desktop.texts import mark

Side = Qt.AlignmentFlag
SMALL = 11
GAP = 10.0
NAMES = 0.37
"""Most of the breadth that the names of the steps take."""
WORKERS = 0.40
"""Share of the rest that the workers have; the amount has what is left."""
FOOT = 0.35
"""Where the scale does not begin at zero, so much of what moves stands below the lowest level."""
CUT = mark("A bar that is cut at its foot does not begin at zero.")
HATCH = 5.0
"""Between the lines of a hatched bar [pixels]."""
TALLEST = 30.0
"""Height of a row [pixels]; rows of a full bridge are lower."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: where both measures stand, or by how much they move.

    Attributes:
        label: what it is, translated.
        is_sum: whether it stands at one of the ends.
        workers: how many; of a step, by how many they change.
        amount: likewise [riel].
        said: the row in words, translated.
    """

    label: str
    is_sum: bool
    workers: int
    amount: int
    said: str


@dataclass(frozen=True, slots=True)
class Scale:
    """One of the two measures: where each bar begins and ends.

    Attributes:
        ends: of each row, from and to.
        low: where the scale begins.
        high: where it ends.
    """

    ends: tuple[tuple[int, int], ...]
    low: float
    high: float

    @property
    def is_cut(self) -> bool:
        """Whether it does not begin at zero."""
        return self.low > 0

    def share(self, value: float) -> float:
        """Return where a value stands, from 0 to 1."""
        return (max(value, self.low) - self.low) / (self.high - self.low)


def scale(amounts: Sequence[tuple[bool, int]]) -> Scale:
    """Return the scale of a measure: of each row whether it is a sum, and its amount.

    It begins at zero, unless what moves would be too small to be seen beside what stays.

    >>> scale([(True, 10), (False, -4), (False, 1), (True, 7)]).ends
    ((0, 10), (10, 6), (6, 7), (0, 7))
    >>> scale([(True, 100), (False, 2), (True, 102)]).low
    98.0
    """
    level, ends = 0, []
    for is_sum, amount in amounts:
        ends.append((0, amount) if is_sum else (level, level + amount))
        level = ends[-1][1]
    levels = [end for _start, end in ends]
    lowest, highest = min(levels, default=0), max(levels, default=0)
    span = highest - lowest
    is_small = 0 < span < highest * 0.4
    low = max(lowest - max(span * FOOT, 2), 0) if is_small else 0
    return Scale(tuple(ends), float(low), float(max(highest, low + 1)))


class TwoMeasures(Chart):
    """Workers and an amount, from one sum to another.

    Args:
        rows: the first sum, what moves, the last sum.
        title: what it shows, translated.
        heads: what is above the two measures, translated.
    """

    def __init__(self, rows: Sequence[Bar], title: str, heads: tuple[str, str]) -> None:
        self._rows, self._named = rows, heads
        self.title = title
        self.description = "; ".join(row.said for row in rows) + "."
        self._workers = scale([(row.is_sum, row.workers) for row in rows])
        self._riel = scale([(row.is_sum, row.amount) for row in rows])

    @property
    def is_cut(self) -> bool:
        """Whether a scale does not begin at zero."""
        return self._workers.is_cut or self._riel.is_cut

    def paint(self, painter: QPainter, area: QRectF, look: Look, at: int = NONE) -> None:
        """Paint names, both measures, and what stands for each row."""
        names, workers, amount = self._parts(area)
        self._heads(painter, workers, amount, look)
        for i, row in enumerate(self._rows):
            line = self._line(area, i)
            if i == at:
                painter.fillRect(line, look.colour("accent_soft"))
            self._name(painter, names, line, row, look)
            self._figure(painter, workers, line, row, row.workers, look)
            self._figure(painter, amount, line, row, row.amount, look)
        self._measure(
            painter, area, self._bars_of(workers, self._workers_wide), self._workers, look
        )
        self._measure(painter, area, self._bars_of(amount, self._riel_wide), self._riel, look)

    def spots(self, area: QRectF) -> list[Spot]:
        """Return a spot for each row, as broad as the chart."""
        return [Spot(self._line(area, i), row.said) for i, row in enumerate(self._rows)]

    @property
    def _workers_wide(self) -> float:
        return max(
            (width_of(text_of(r, r.workers), SMALL, bold=True) for r in self._rows), default=0
        )

    @property
    def _riel_wide(self) -> float:
        texts = (text_of(r, r.amount) for r in self._rows)
        return max((width_of(text, SMALL, bold=True) for text in texts), default=0)

    def _parts(self, area: QRectF) -> tuple[QRectF, QRectF, QRectF]:
        """Return the breadths of names, workers and amount."""
        widest = max((width_of(row.label, bold=row.is_sum) for row in self._rows), default=0)
        names = min(widest, area.width() * NAMES)
        rest = area.width() - names - 2 * GAP
        first, x = rest * WORKERS, area.left() + names + GAP
        return (
            QRectF(area.left(), area.top(), names, area.height()),
            QRectF(x, area.top(), first, area.height()),
            QRectF(x + first + GAP, area.top(), rest - first, area.height()),
        )

    def _bars_of(self, part: QRectF, figures: float) -> QRectF:
        """Return where the bars of a measure stand, left of its figures."""
        return QRectF(part.left(), part.top(), part.width() - figures - GAP, part.height())

    def _line(self, area: QRectF, i: int) -> QRectF:
        """Return the row of a step."""
        head = height_of_letters(SMALL) + 4
        high = min((area.height() - head) / max(len(self._rows), 1), TALLEST)
        return QRectF(area.left(), area.top() + head + i * high, area.width(), high)

    def _heads(self, painter: QPainter, workers: QRectF, amount: QRectF, look: Look) -> None:
        painter.setPen(look.pen("muted"))
        for part, text in zip((workers, amount), self._named, strict=True):
            at = QPointF(part.right(), part.top())
            write(painter, at, text, Side.AlignRight, SMALL)

    def _name(self, painter: QPainter, part: QRectF, line: QRectF, row: Bar, look: Look) -> None:
        font = letters(bold=row.is_sum)
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, part.width() + 1)
        painter.setPen(look.pen("text"))
        at = QPointF(part.left(), line.center().y() - height_of_letters() / 2)
        write(painter, at, text, bold=row.is_sum)

    def _figure(
        self, painter: QPainter, part: QRectF, line: QRectF, row: Bar, amount: int, look: Look
    ) -> None:
        painter.setPen(look.pen("text" if amount else "muted"))
        at = QPointF(part.right(), line.center().y() - height_of_letters(SMALL) / 2)
        write(painter, at, text_of(row, amount), Side.AlignRight, SMALL, bold=row.is_sum)

    def _measure(
        self, painter: QPainter, area: QRectF, plot: QRectF, of: Scale, look: Look
    ) -> None:
        """Paint the bars of one measure, each joined to the next by the level between them."""
        for i, (start, end) in enumerate(of.ends):
            line = self._line(area, i)
            left, right = sorted(plot.left() + plot.width() * of.share(x) for x in (start, end))
            high = min(line.height() * 0.62, 16.0)
            bar = QRectF(left, line.center().y() - high / 2, max(right - left, 1.5), high)
            self._bar(painter, bar, self._rows[i].is_sum, end - start, look)
            if self._rows[i].is_sum and of.is_cut:
                self._cut(painter, bar, look)
            if i + 1 < len(of.ends):
                x = plot.left() + plot.width() * of.share(end)
                below = self._line(area, i + 1).center().y() - high / 2
                painter.setPen(look.pen("muted", 1, Qt.PenStyle.DotLine))
                painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, below))

    def _bar(self, painter: QPainter, bar: QRectF, is_sum: bool, moved: int, look: Look) -> None:
        """Paint a bar: what stands is dark, what comes is full, what goes is hatched."""
        if is_sum:
            painter.fillRect(bar, look.colour("muted"))
        elif moved >= 0:
            painter.fillRect(bar, look.colour("accent" if moved else "line"))
        else:
            painter.fillRect(bar, look.colour("surface"))
            self._hatch(painter, bar, look)

    def _hatch(self, painter: QPainter, bar: QRectF, look: Look) -> None:
        """Hatch a bar, line by line: patterns and clips of Qt's are others on paper and as SVG."""
        painter.setPen(look.pen("warning"))
        x = bar.left() + HATCH
        while x < bar.right() + bar.height():
            foot, head = max(bar.left(), x - bar.height()), min(bar.right(), x)
            start = QPointF(foot, bar.bottom() - (foot - x + bar.height()))
            painter.drawLine(start, QPointF(head, bar.top() + x - head))
            x += HATCH
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(look.pen("warning"))
        painter.drawRect(bar)

    def _cut(self, painter: QPainter, bar: QRectF, look: Look) -> None:
        """Paint the gap that says that a bar is not seen from its beginning."""
        painter.setPen(look.pen("surface", 2.5))
        for x in (6.0, 11.0):
            if bar.width() > x + 6:
                foot = QPointF(bar.left() + x - 3, bar.bottom() + 1)
                painter.drawLine(foot, QPointF(bar.left() + x + 3, bar.top() - 1))


def text_of(row: Bar, amount: int) -> str:
    """Return an amount of a row; of a step with its sign, the minus as long as the plus."""
    return number(amount) if row.is_sum else signed(amount)


def signed(amount: int) -> str:
    """Return an amount with its sign.

    >>> signed(-1200), signed(5), signed(0)
    ('−1,200', '+5', '0')
    """
    return f"{amount:+,}".replace("-", "\u2212") if amount else "0"
