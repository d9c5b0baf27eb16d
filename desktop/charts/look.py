"""What charts are painted with: colours and letters, on the screen and on paper.

Lengths are pixels of 1/96 inch. On paper the painter is scaled (``on_page``), so that the same
numbers give the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPagedPaintDevice, QPainter, QPen

from desktop import theme
from desktop.printing.fonts import FAMILIES

PIXELS_PER_INCH = 96
LETTERS = 12
"""Height of a chart's letters [pixels]."""

TONES = ("text", "muted", "line", "accent", "accent_soft", "warning", "notice", "surface")


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one medium, by tone as in ``desktop.theme``."""

    colours: dict[str, QColor]

    @classmethod
    def screen(cls) -> Look:
        """Return the colours of the scheme in use."""
        return cls({tone: theme.colour(tone) for tone in TONES})

    @classmethod
    def paper(cls) -> Look:
        """Return the colours for white paper, whatever the screen shows."""
        return cls({tone: QColor(theme.TONES["light"][tone]) for tone in TONES})

    def colour(self, tone: str) -> QColor:
        """Return the colour of a tone."""
        return self.colours[tone]

    def pen(self, tone: str, width: float = 1, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """Return a pen [width in pixels]."""
        return QPen(self.colours[tone], width, style, Qt.PenCapStyle.FlatCap)


def letters(size: int = LETTERS, *, bold: bool = False) -> QFont:
    """Return a chart's font [height in pixels]."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(size)
    font.setBold(bold)
    return font


def width_of(text: str, size: int = LETTERS, *, bold: bool = False) -> float:
    """Return how wide a text is [pixels]."""
    return QFontMetricsF(letters(size, bold=bold)).horizontalAdvance(text)


def height_of_letters(size: int = LETTERS) -> float:
    """Return how high a line of text is [pixels]; Khmer letters are stacked."""
    return QFontMetricsF(letters(size)).height()


@contextmanager
def on_page(painter: QPainter, device: QPagedPaintDevice, corner: QPointF) -> Iterator[None]:
    """Make one unit of the painter one pixel of 1/96 inch, counted from a corner.

    Args:
        painter: of the device.
        device: a PDF or a printer.
        corner: upper left corner of what is painted [dots of the device].
    """
    painter.save()
    painter.translate(corner)
    scale = device.logicalDpiX() / PIXELS_PER_INCH
    painter.scale(scale, scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    yield
    painter.restore()
