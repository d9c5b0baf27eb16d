"""Paints what a command said on the terminal."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QImage, QPainter

from desktop.printing.fonts import FAMILIES, application
from desktop.tables import WIDTH

SHARP = 2
"""Dots for each one that the picture is shown with."""

MONOSPACED = "DejaVu Sans Mono"
SIZE, LEADING, MARGIN, BAR = 13, 1.35, 18, 30
"""Of the letters, their lines, the paper's edge and the window's bar [shown dots, ratio, …]."""

PAPER, INK, FAINT, FRAME = "#ffffff", "#1f2328", "#8b949e", "#d0d7de"
LIGHTS = ("#ff5f57", "#febc2e", "#28c840")

FINDINGS_SHOWN = 13
"""Rows of the table of findings."""


def painted(command: str, said: list[str]) -> QImage:
    """Return the picture of a terminal in which a command has just ended.

    Args:
        command: as it was typed.
        said: its lines; of the sources and of the findings some are left out, with a “⋮”.
    """
    application()
    if MONOSPACED not in QFontDatabase.families():
        sys.exit("Pictures need a font that tests do not: apt-get install fonts-dejavu-core")
    lines = [f"$ {command}", "⋮", *shortened(said)]
    metrics = QFontMetricsF(_font())
    width = metrics.horizontalAdvance("0") * WIDTH + 2 * MARGIN
    height = BAR + metrics.height() * LEADING * len(lines) + MARGIN
    image = QImage(round(width * SHARP), round(height * SHARP), QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(SHARP, SHARP)
    _paint_window(painter, width, height)
    _paint_lines(painter, lines, metrics)
    painter.end()
    return image


def shortened(said: list[str]) -> list[str]:
    """Return the end of what was said: totals, the first findings, the closing lines."""
    start = next(i for i, line in enumerate(said) if " · " in line and "USD" in line)
    table = next(i for i, line in enumerate(said) if line.startswith("Findings"))
    end = next(i for i in range(table, len(said)) if not said[i])
    shown = table + 1 + FINDINGS_SHOWN
    return [*said[start:shown], "⋮", *said[end:]] if shown < end else said[start:]


def _font() -> QFont:
    font = QFont()
    font.setFamilies([MONOSPACED, *FAMILIES])
    font.setPixelSize(SIZE)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _paint_window(painter: QPainter, width: float, height: float) -> None:
    painter.fillRect(QRectF(0, 0, width, BAR - 8), QColor("#f6f8fa"))
    painter.setPen(Qt.PenStyle.NoPen)
    for place, colour in enumerate(LIGHTS):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(QPointF(MARGIN + 16 * place, (BAR - 8) / 2), 4.5, 4.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor(FRAME))
    painter.drawRect(QRectF(0.5, 0.5, width - 1, height - 1))


def _paint_lines(painter: QPainter, lines: list[str], metrics: QFontMetricsF) -> None:
    painter.setFont(_font())
    y = BAR + metrics.ascent()
    for line in lines:
        painter.setPen(QColor(FAINT if line == "⋮" else INK))
        painter.drawText(QPointF(MARGIN, y), line)
        y += metrics.height() * LEADING
