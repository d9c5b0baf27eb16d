"""A chart as a picture of dots, where a file takes no vectors."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter

from desktop.charts.chart import Chart
from desktop.charts.look import Look
from desktop.printing.fonts import application

SHARP = 2
"""Dots a pixel, so that letters stay sharp on paper and on fine screens."""


def as_png(chart: Chart, width: float, height: float) -> bytes:
    """Return a chart as PNG, ``SHARP`` dots a pixel, on white.

    Args:
        chart: what is painted.
        width: of the picture [pixels].
        height: likewise.
    """
    application()
    image = QImage(round(width * SHARP), round(height * SHARP), QImage.Format.Format_RGB32)
    image.fill(Look.paper().colour("surface"))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(SHARP, SHARP)
        chart.paint(painter, QRectF(0, 0, width, height), Look.paper())
    finally:
        painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # stubs name str only for the format
    return bytes(buffer.data().data())
