"""A PDF of A4 pages that is the same, byte for byte, whenever it is written."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUuid
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from desktop.printing.fonts import application

RESOLUTION = 300
"""Dots an inch."""

WIDTH, HEIGHT = 210.0, 297.0
"""A4 [mm]."""

STAMP = re.compile(rb"/(CreationDate|ModDate) \((D:[^)]*)\)")
XMP_STAMP = re.compile(rb'xmp:(CreateDate|ModifyDate|MetadataDate)="([^"]*)"')
NAMESPACE = QUuid("{6f1b6f0e-6d5c-5b0a-9f3e-2a7f4c1d8e90}")
"""For document ids; any fixed one will do."""

Draw = Callable[[QPdfWriter, QPainter], None]


def write_pdf(path: Path, title: str, day: date, draw: Draw) -> None:
    """Write a PDF.

    Args:
        path: of the file; its folder is there.
        title: of the document.
        day: that the file says it was made on; no clock is asked.
        draw: paints the pages; the writer's ``newPage`` begins another.

    Raises:
        OSError: the file cannot be written; what was there before stays.
    """
    content = pdf_bytes(title, day, draw)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def pdf_bytes(title: str, day: date, draw: Draw) -> bytes:
    """Return a PDF as bytes (see ``write_pdf``)."""
    application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Pheaktean")
    writer.setDocumentId(QUuid.createUuidV5(NAMESPACE, f"{title} {day}".encode()))
    painter = QPainter(writer)
    try:
        draw(writer, painter)
    finally:
        painter.end()  # a painter that outlives its device takes the process with it
        buffer.close()
    return _dated(bytes(buffer.data().data()), day)


def _dated(content: bytes, day: date) -> bytes:
    """Return the PDF with the given day in place of the clock's, of the same length."""

    def stamp(match: re.Match[bytes]) -> bytes:
        written = f"/{match[1].decode()} (D:{day:%Y%m%d}000000Z)".encode()
        return written.ljust(len(match[0]))

    def xmp_stamp(match: re.Match[bytes]) -> bytes:
        written = f"{day:%Y-%m-%d}T00:00:00+00:00".encode()
        return b"xmp:" + match[1] + b'="' + written + b'"'

    return XMP_STAMP.sub(xmp_stamp, STAMP.sub(stamp, content))
