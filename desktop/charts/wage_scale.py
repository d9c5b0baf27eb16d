"""Where one wage stands: between floor and ceiling of each scheme, and in which class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from declaration.contributions import Scheme
from desktop.charts.axis import ticks
from desktop.charts.chart import NONE, Chart, write
from desktop.charts.look import Look, height_of_letters, width_of
from desktop.formatting import number, paragraph, riel
from desktop.texts import Translator
from desktop.why_words import SCHEMES

if TYPE_CHECKING:
    from declaration.in_force import InForce
    from desktop.why_steps import Why

Side = Qt.AlignmentFlag
SMALL = 11
ROW = 26.0
GAP = 8.0


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """One scheme.

    Attributes:
        scheme: which.
        low: the lowest contributory wage [riel].
        high: the highest [riel].
        edges: of the classes, where these are in use [riel].
        base: this worker's contributory wage; 0 where nothing is due [riel].
    """

    scheme: Scheme
    low: int
    high: int
    edges: tuple[int, ...]
    base: int


def scale_rows(why: Why, law: InForce) -> list[ScaleRow]:
    """Return where a worker's wage stands in each scheme in force."""
    return [ScaleRow(step.scheme, *_limits(step.scheme, law), step.base) for step in why.schemes]


def _limits(scheme: Scheme, law: InForce) -> tuple[int, int, tuple[int, ...]]:
    """Return the lowest and highest contributory wage of a scheme, and the classes' edges."""
    if scheme is not Scheme.PENSION and law.base_is_by_classes:
        classes = law.wage_classes
        return classes.wages[0], classes.wages[-1], classes.up_to
    limits = law.pension_wage_limits if scheme is Scheme.PENSION else law.wage_limits
    return limits.floor, limits.ceiling, ()


class WageScale(Chart):
    """One worker's wage beside the limits of every scheme."""

    def __init__(self, wage: int, rows: list[ScaleRow], _: Translator) -> None:
        self._wage, self._rows, self._ = wage, rows, _
        self._end = max([wage, *(row.high for row in rows)]) * 1.08 or 1.0
        self.title = _("Where this wage stands")
        self.description = self._described()

    @property
    def height(self) -> float:
        """How high the chart wants to be [pixels]."""
        return ROW * len(self._rows) + 2 * height_of_letters(SMALL) + 2 * GAP

    def paint(self, painter: QPainter, area: QRectF, look: Look, at: int = NONE) -> None:
        """Paint a track a scheme, the wage across them, and the bases as dots."""
        del at
        plot = self._plot(area)
        self._axis(painter, plot, look)
        for place, row in enumerate(self._rows):
            self._track(painter, area, plot, look, row, plot.top() + ROW * (place + 0.5))
        self._wage_line(painter, area, plot, look)

    def _described(self) -> str:
        _ = self._
        said = [_("Wage declared: {wage}.").format(wage=riel(self._wage))]
        for row in self._rows:
            text = _("{scheme}: from {low} to {high}; this worker {base}.").format(
                scheme=_(SCHEMES[row.scheme]),
                low=riel(row.low),
                high=riel(row.high),
                base=riel(row.base) if row.base else "–",
            )
            said.append(text)
        return paragraph(said)

    def _plot(self, area: QRectF) -> QRectF:
        letters = height_of_letters(SMALL)
        names = [self._(SCHEMES[row.scheme]) for row in self._rows]
        left = max((width_of(name, SMALL) for name in names), default=0) + GAP
        top = letters + 2
        return QRectF(
            area.left() + left, area.top() + top, area.width() - left - 8, ROW * len(self._rows)
        )

    def _x(self, plot: QRectF, amount: float) -> float:
        return plot.left() + plot.width() * amount / self._end

    def _axis(self, painter: QPainter, plot: QRectF, look: Look) -> None:
        most = max(int(plot.width() / (width_of("1,000,000", SMALL) + 14)), 1)
        for tick in ticks(0, self._end, most):
            x = self._x(plot, tick)
            painter.setPen(look.pen("line"))
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom() + 3))
            painter.setPen(look.pen("muted"))
            text = number(int(tick))
            centre = min(x, plot.right() + 8 - width_of(text, SMALL) / 2)
            write(painter, QPointF(centre, plot.bottom() + 3), text, Side.AlignHCenter, SMALL)

    def _track(
        self,
        painter: QPainter,
        area: QRectF,
        plot: QRectF,
        look: Look,
        row: ScaleRow,
        y: float,
    ) -> None:
        letters = height_of_letters(SMALL)
        painter.setPen(look.pen("text"))
        name = self._(SCHEMES[row.scheme])
        write(painter, QPointF(area.left(), y - letters / 2), name, Side.AlignLeft, SMALL)
        left, right = self._x(plot, row.low), self._x(plot, row.high)
        painter.setPen(look.pen("accent", 1))
        painter.setBrush(look.colour("accent_soft"))
        painter.drawRoundedRect(QRectF(left, y - 4, right - left, 8), 3, 3)
        for edge in row.edges:
            x = self._x(plot, edge)
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        if row.base:
            painter.setPen(look.pen("surface", 1.5))
            painter.setBrush(look.colour("accent"))
            painter.drawEllipse(QPointF(self._x(plot, row.base), y), 5.5, 5.5)

    def _wage_line(self, painter: QPainter, area: QRectF, plot: QRectF, look: Look) -> None:
        x = self._x(plot, self._wage)
        painter.setPen(look.pen("text", 1.5))
        painter.drawLine(QPointF(x, plot.top() - 2), QPointF(x, plot.bottom()))
        text = self._("wage {wage}").format(wage=number(self._wage))
        wide = width_of(text, SMALL)
        left = min(max(x - wide / 2, area.left()), area.right() - wide)
        write(painter, QPointF(left, area.top()), text, Side.AlignLeft, SMALL)
