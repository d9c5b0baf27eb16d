"""A page to draw on: texts that wrap, rules and boxes, measured in millimetres.

A page without a painter only measures, so that a layout can be tried before it is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPagedPaintDevice,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)

from desktop.charts.look import PIXELS_PER_INCH, on_page
from desktop.printing.fonts import font

INK = "#111111"
GREY = "#5a6270"
RULE = "#9aa4b2"
ACCENT = "#1f3a5f"
TINT = "#eef2f7"

MM_PER_INCH = 25.4
PIXELS = PIXELS_PER_INCH / MM_PER_INCH
"""A chart's pixels in a millimetre."""

Paint = Callable[[QPainter, QRectF], None]
"""Paints a chart into an area [pixels of 1/96 inch]."""


class Align(Enum):
    """Where a line stands in its width."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Style:
    """How a text looks.

    Attributes:
        size: of the letters [points], before the page's own scale.
        bold: heavy letters.
        colour: as ``#rrggbb``.
        align: where its lines stand.
    """

    size: float
    bold: bool = False
    colour: str = INK
    align: Align = Align.LEFT


class Page:
    """One sheet of a paged device; lengths are millimetres from its upper left corner.

    Attributes:
        device: what is drawn on, and measured by.
        scale: of every letter and every gap between lines; 1 is the design's size.
    """

    def __init__(self, device: QPagedPaintDevice, painter: QPainter | None, scale: float) -> None:
        """Take a device to measure by and, to draw, its painter."""
        self.scale = scale
        self.device = device
        self._painter = painter
        self._dots = device.logicalDpiX() / MM_PER_INCH

    def text(self, x: float, y: float, width: float, text: str, style: Style) -> float:
        """Draw a text, wrapped to the width; return its height [mm]."""
        layout = self._layout(text, style)
        option = QTextOption(style.align.value)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = self._lines(layout, width)
        if self._painter is not None:
            self._painter.setPen(QColor(style.colour))
            layout.draw(self._painter, QPointF(x * self._dots, y * self._dots))
        return height

    def width(self, text: str, style: Style) -> float:
        """Return the width of a text on one line [mm]."""
        layout = self._layout(text, style)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        return layout.lineAt(0).naturalTextWidth() / self._dots

    def _layout(self, text: str, style: Style) -> QTextLayout:
        return QTextLayout(text, font(style.size * self.scale, bold=style.bold), self.device)

    def _lines(self, layout: QTextLayout, width: float) -> float:
        """Break the text into lines; return their height [mm]."""
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width * self._dots)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return height / self._dots

    def rule(
        self, x: float, y: float, width: float, *, colour: str = RULE, weight: float = 0.2
    ) -> None:
        """Draw a line across [mm]."""
        if self._painter is not None:
            self._painter.setPen(self._pen(colour, weight))
            start = QPointF(x * self._dots, y * self._dots)
            self._painter.drawLine(start, start + QPointF(width * self._dots, 0))

    def dashes(self, x: float, y: float, to_x: float, to_y: float, *, colour: str = RULE) -> None:
        """Draw a fine dashed line from one place to another [mm], as to cut along."""
        if self._painter is not None:
            pen = self._pen(colour, 0.15)
            pen.setDashPattern([12, 10])
            self._painter.setPen(pen)
            start, end = QPointF(x, y) * self._dots, QPointF(to_x, to_y) * self._dots
            self._painter.drawLine(start, end)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        colour: str = RULE,
        weight: float = 0.2,
    ) -> None:
        """Draw a box [mm]; filled, and framed unless its weight is 0."""
        if self._painter is None:
            return
        area = QRectF(x, y, width, height)
        dots = QRectF(area.topLeft() * self._dots, area.size() * self._dots)
        if fill:
            self._painter.fillRect(dots, QColor(fill))
        if weight:
            self._painter.setPen(self._pen(colour, weight))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(dots)

    def chart(self, x: float, y: float, width: float, height: float, paint: Paint) -> float:
        """Let a chart paint itself into an area [mm], as on the screen; return its height [mm]."""
        if self._painter is not None:
            corner = QPointF(x, y) * self._dots
            with on_page(self._painter, self.device, corner):
                paint(self._painter, QRectF(0, 0, width * PIXELS, height * PIXELS))
        return height

    def _pen(self, colour: str, weight: float) -> QPen:
        pen = QPen(QColor(colour))
        pen.setWidthF(weight * self._dots)
        return pen
