"""Something printable: so many pages, each drawn alone, the same on screen, on paper and in a PDF.

    printout = control_sheet(content)
    printout.write(path)                  # a PDF
    printout.picture(page=0, width=800)   # for the preview
    printout.print_on(printer)

Nothing is drawn before it is asked for, so that a hundred thousand slips cost nothing to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from desktop.printing.fonts import application
from desktop.printing.page import MM_PER_INCH
from desktop.printing.pdf import HEIGHT, RESOLUTION, WIDTH, write_pdf

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

DrawPage = Callable[[QPagedPaintDevice, QPainter, int], None]
"""Draws one page: what is measured by, what is drawn with, which page (from 0)."""

Report = Callable[[str, float], None]


def _silent(_what: str, _share: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Printout:
    """Pages of A4 to look at, to print, or to keep as a PDF.

    Attributes:
        title: of the document.
        day: that a PDF says it was made on; no clock is asked.
        pages: how many.
        draw: one of them.
    """

    title: str
    day: date
    pages: int
    draw: DrawPage

    def write(self, path: Path, report: Report = _silent, what: str = "") -> None:
        """Write a PDF.

        Args:
            path: of the file; its folder is there.
            report: told ``what`` and how much of it is done [0 to 1]; raises to cancel.
            what: is being done.

        Raises:
            OSError: the file cannot be written.
        """

        def all_pages(writer: QPdfWriter, painter: QPainter) -> None:
            for page in range(self.pages):
                report(what, page / self.pages)
                if page:
                    writer.newPage()
                self.draw(writer, painter, page)

        write_pdf(path, self.title, self.day, all_pages)

    def print_on(
        self, printer: QPrinter, pages: Sequence[int] | None = None, report: Report = _silent
    ) -> bool:
        """Print some pages, all where None; return whether the printer took them.

        ``report`` is told how much of it is done [0 to 1]; what it raises aborts the printing.
        """
        application()
        prepare(printer)
        painter = QPainter()
        if not painter.begin(printer):
            return False
        wanted = range(self.pages) if pages is None else pages
        taken = True
        try:
            for count, page in enumerate(wanted):
                report("", count / len(wanted))
                taken = taken and (not count or printer.newPage())
                self.draw(printer, painter, page)
        except BaseException:
            printer.abort()
            painter.end()
            raise
        return painter.end() and taken

    def picture(self, page: int, width: int, ratio: float = 1.0) -> QImage:
        """Return a page as a picture on white.

        It is drawn in the printer's dots and shrunk then: a painter that shrinks draws letters
        that Qt makes bold by itself, as the Chinese ones, as blots.

        Args:
            page: which, from 0.
            width: [pixels of the screen's layout].
            ratio: dots of the screen for each of those.
        """
        application()
        size = QSize(round(width * ratio), round(width * ratio * HEIGHT / WIDTH))
        dots = QSizeF(WIDTH, HEIGHT) / MM_PER_INCH * RESOLUTION
        image = QImage(dots.toSize(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        writer, buffer = _measure()
        try:
            self.draw(writer, painter, page)
        finally:
            painter.end()
            buffer.close()
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        image.setDevicePixelRatio(ratio)
        return image


def prepare(printer: QPrinter) -> None:
    """Set a printer to A4 without margins of its own; the pages have theirs."""
    printer.setResolution(RESOLUTION)
    printer.setFullPage(True)
    whole = QPageSize(QPageSize.PageSizeId.A4)
    upright = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(whole, upright, QMarginsF(0, 0, 0, 0)))


def _measure() -> tuple[QPdfWriter, QBuffer]:
    """Return a device of a PDF's dots to measure by; nothing is drawn on it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(RESOLUTION)
    return writer, buffer
