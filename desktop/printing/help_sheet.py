"""A page of the help on paper: the same text in black on white, on as many sheets as it needs."""

from __future__ import annotations

import threading
from datetime import date

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QPagedPaintDevice, QPainter, QTextDocument

from desktop.help.html import body
from desktop.help.page import HelpPage
from desktop.help_look import QtFace, sheet
from desktop.printing.fonts import font
from desktop.printing.page import GREY, INK, MM_PER_INCH
from desktop.printing.pdf import HEIGHT, RESOLUTION, WIDTH
from desktop.printing.printout import Printout

PER_INCH = 96
"""Pixels in which the text is set."""
SIZE = 13
"""Of the text [pixels]."""
MARGIN = 18.0
"""Around the text [mm]."""
TONES = {
    "text": INK,
    "accent": INK,
    "sunken": "#eef0f2",
    "line": "#9aa4b2",
    "accent_soft": "#eef2f7",
}


def help_sheet(page: HelpPage, language: str, day: date) -> Printout:
    """Return a page as a printout.

    Args:
        page: of the help.
        language: whose pictures it has.
        day: that a PDF says it was made on.
    """
    kept = threading.local()  # a document belongs to one thread, and a PDF is written on another

    def draw(_device: QPagedPaintDevice, painter: QPainter, number: int) -> None:
        if not hasattr(kept, "document"):
            kept.document = _document(page, language)
        painter.save()
        painter.scale(RESOLUTION / PER_INCH, RESOLUTION / PER_INCH)
        _draw(painter, kept.document, number, page.title)
        painter.restore()

    return Printout(page.title, day, _document(page, language).pageCount(), draw)


def _pixels(mm: float) -> float:
    return mm / MM_PER_INCH * PER_INCH


def _inside() -> QSizeF:
    """Return the room for the text on one sheet [pixels]."""
    return QSizeF(_pixels(WIDTH - 2 * MARGIN), _pixels(HEIGHT - 2 * MARGIN))


def _document(page: HelpPage, language: str) -> QTextDocument:
    made, room = QTextDocument(), _inside()
    chosen = font(SIZE)
    chosen.setPixelSize(SIZE)
    made.setDefaultFont(chosen)
    made.setDocumentMargin(0)
    made.setDefaultStyleSheet(sheet(TONES, SIZE, "px"))
    made.setHtml(body(page, QtFace(language, int(room.width()))))
    made.setPageSize(room)
    return made


def _draw(painter: QPainter, document: QTextDocument, number: int, title: str) -> None:
    """Draw one sheet: its part of the text, and below it the title and the number."""
    room = _inside()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(_pixels(MARGIN), _pixels(MARGIN))
    small = QFont(document.defaultFont())
    small.setPixelSize(SIZE - 3)
    painter.setFont(small)
    painter.setPen(GREY)
    foot = QRectF(0, room.height() + _pixels(4), room.width(), _pixels(6))
    painter.drawText(foot, f"{title} · {number + 1}/{document.pageCount()}")
    part = QRectF(0, number * room.height(), room.width(), room.height())
    painter.translate(0, -part.top())
    document.drawContents(painter, part)
