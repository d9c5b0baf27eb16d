"""What every chart is: something that paints itself into an area and can say what it shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.charts.look import LETTERS, Look, height_of_letters, letters

NONE = -1


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a chart that can be pointed at.

    Attributes:
        area: where it is [pixels].
        text: what it says, translated.
    """

    area: QRectF
    text: str


class Chart(ABC):
    """A chart of some data in some language; subclasses paint.

    Attributes:
        title: what it shows, translated.
        description: the same as the picture says, in a sentence or two for those who cannot see it.
    """

    title = ""
    description = ""

    @abstractmethod
    def paint(self, painter: QPainter, area: QRectF, look: Look, at: int = NONE) -> None:
        """Paint it.

        Args:
            painter: of a widget, or of a page inside ``look.on_page``.
            area: where [pixels].
            look: the medium's colours.
            at: the spot to set off, or ``NONE``.
        """

    def spots(self, area: QRectF) -> list[Spot]:
        """Return the parts that can be pointed at, in order; [] where there is none."""
        del area
        return []


def write(
    painter: QPainter,
    at: QPointF,
    text: str,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    size: int = LETTERS,
    *,
    bold: bool = False,
) -> None:
    """Write one line of text; ``at`` is its upper left, upper middle or upper right point."""
    painter.setFont(letters(size, bold=bold))
    wide, high = 2000.0, height_of_letters(size)
    left = at.x()
    if side == Qt.AlignmentFlag.AlignRight:
        left -= wide
    elif side == Qt.AlignmentFlag.AlignHCenter:
        left -= wide / 2
    painter.drawText(QRectF(left, at.y(), wide, high), side | Qt.AlignmentFlag.AlignVCenter, text)
