"""Pictures that load fast: few colours, no white edges."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QColor, QImage, QPainter

PALETTE = 256
"""Colours of an indexed picture."""

ALIKE = 24
"""Colours that differ by less, in red, green and blue together, may stand for one another."""

GAP, EDGE = 30, 12
"""Between stacked pictures, and around them [dots]."""

LARGEST = 200_000
"""Bytes of a file."""

Grid = npt.NDArray[np.uint32]
"""Colours as 0xAARRGGBB [rows × columns]."""


def save(image: QImage, path: Path) -> None:
    """Write a picture as PNG with a palette.

    Raises:
        OSError: it cannot be written, or has become too large for a page that should load fast.
    """
    if not indexed(image).save(str(path)):
        raise OSError(f"{path} cannot be written.")
    if path.stat().st_size > LARGEST:
        raise OSError(f"{path.name} has {path.stat().st_size:,} bytes, more than {LARGEST:,}.")


def indexed(image: QImage) -> QImage:
    """Return a picture in the colours that say most; the others become the nearest of them."""
    flat = _grid(image) & 0xFFFFFF
    colours, place, count = np.unique(flat, return_inverse=True, return_counts=True)
    kept = _kept(colours[np.argsort(-count, kind="stable")])
    distance = np.abs(_channels(colours)[:, None, :] - _channels(kept)[None, :, :]).sum(axis=2)
    index = distance.argmin(axis=1).astype(np.uint8)[place].reshape(flat.shape)
    rows, columns = index.shape
    result = QImage(np.ascontiguousarray(index).data, columns, rows, columns,
                    QImage.Format.Format_Indexed8).copy()  # fmt: skip
    result.setColorTable([0xFF000000 | int(colour) for colour in kept])
    return result


def _kept(colours: npt.NDArray[np.integer]) -> npt.NDArray[np.integer]:
    """Return the colours of the palette, of all from the most frequent on.

    First those unlike any before, or a small red sign would become grey beside the many greys of
    letters; then the most frequent of the others.
    """
    channels, apart = _channels(colours), np.zeros(len(colours), bool)
    free = np.ones(len(colours), bool)
    while free.any() and apart.sum() < PALETTE:
        at = int(free.argmax())
        apart[at] = True
        free &= np.abs(channels - channels[at]).sum(axis=1) >= ALIKE
    others = np.flatnonzero(~apart)[: PALETTE - int(apart.sum())]
    apart[others] = True
    return colours[apart]


def stacked(images: list[QImage]) -> QImage:
    """Return pictures below each other, without their white edges."""
    cut = [trimmed(image) for image in images]
    width = max(image.width() for image in cut) + 2 * EDGE
    height = sum(image.height() for image in cut) + GAP * (len(cut) - 1) + 2 * EDGE
    whole = QImage(width, height, QImage.Format.Format_RGB32)
    whole.fill(QColor("white"))
    painter, y = QPainter(whole), EDGE
    for image in cut:
        painter.drawImage(EDGE, y, image)
        y += image.height() + GAP
    painter.end()
    return whole


def trimmed(image: QImage) -> QImage:
    """Return a picture without its white edges."""
    inked = (_grid(image) & 0xFFFFFF) != 0xFFFFFF
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    top, left = int(rows[0]), int(columns[0])
    return image.copy(left, top, int(columns[-1]) - left + 1, int(rows[-1]) - top + 1)


def _grid(image: QImage) -> Grid:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), plain.width()).copy()


def _channels(colours: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    """Return red, green and blue of colours on a last axis of three."""
    wide = colours.astype(np.int64)
    return np.stack([(wide >> shift) & 0xFF for shift in (16, 8, 0)], axis=-1)
