"""A chart as vector graphics inside a web page."""

from __future__ import annotations

import re
from html import escape, unescape

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from desktop.charts.chart import Chart
from desktop.charts.look import PIXELS_PER_INCH, Look, width_of
from desktop.printing.fonts import application

OPENING = re.compile(r"^.*?</defs>", re.DOTALL)
FONT = re.compile(r'\s*font-(?:family|style)="[^"]*"')
TEXT = re.compile(
    r'<text [^>]*?x="(\S+)" y="(\S+)" font-size="(\d+)" font-weight="(\d+)"\s*>([^<]*)</text>'
)
BOLD = 600
"""Weight from which letters are heavy."""
DIGITS = re.compile(r"(\d+\.\d)\d+")


def as_svg(chart: Chart, width: float, height: float) -> str:
    """Return a chart as an ``svg`` element: on paper's colours, named for those who cannot see it.

    Fonts are the page's own: whatever it has for Khmer and Chinese.

    Args:
        chart: what is painted.
        width: of the picture [pixels].
        height: likewise.
    """
    application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    area = QRect(0, 0, round(width), round(height))
    generator.setSize(QSize(area.width(), area.height()))
    generator.setViewBox(area)
    generator.setResolution(PIXELS_PER_INCH)
    painter = QPainter(generator)
    try:
        chart.paint(painter, QRectF(area), Look.paper())
    finally:
        painter.end()
        buffer.close()
    inside = OPENING.sub("", bytes(buffer.data().data()).decode("utf-8"), count=1)
    inside = DIGITS.sub(r"\1", FONT.sub("", inside))
    return _opened(chart, area) + TEXT.sub(_kept_in_breadth, inside).strip() + "\n"


def _kept_in_breadth(found: re.Match[str]) -> str:
    """Return a text that is as wide in the page's font as in the one it was laid out with."""
    x, y, size, weight, words = found.groups()
    wide = width_of(unescape(words), int(size), bold=int(weight) >= BOLD)
    written = f'<text x="{x}" y="{y}" font-size="{size}" font-weight="{weight}"'
    return f'{written} textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs">{words}</text>'


def _opened(chart: Chart, area: QRect) -> str:
    """Return the beginning of the element, with what the picture shows in words."""
    said = escape(f"{chart.title}. {chart.description}", quote=True)
    return f'<svg role="img" aria-label="{said}" viewBox="0 0 {area.width()} {area.height()}">\n'
