"""A page to measure by before anything is drawn: a PDF of A4 that nobody keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageSize, QPdfWriter

from desktop.printing.fonts import application
from desktop.printing.pdf import RESOLUTION


@contextmanager
def measuring() -> Iterator[QPdfWriter]:
    """Give a device with the dots of our PDFs; it is gone after the block."""
    application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(RESOLUTION)
    yield writer
    buffer.close()
