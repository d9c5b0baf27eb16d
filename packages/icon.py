"""The program's icon in the shape that each system wants, from ``resources/icons/program.svg``.

icon_for("win32")      build/icon/pheaktean.ico
picture(48)            a square PNG of 48 pixels
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

from packages.contents import ROOT

SOURCE = ROOT / "resources" / "icons" / "program.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""Sides [pixels] that desktops ask for."""

_WINDOWS = (16, 24, 32, 48, 64, 128, 256)
_MAC = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}


def icon_for(platform: str) -> str | None:
    """Write the icon that a program of this platform carries; return its path, None where none.

    Args:
        platform: as ``sys.platform`` has it.
    """
    made = {"win32": ("pheaktean.ico", ico), "darwin": ("pheaktean.icns", icns)}
    if platform not in made:
        return None
    name, draw = made[platform]
    path = ROOT / "build" / "icon" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(draw())
    return str(path)


def ico() -> bytes:
    """Return the icon as Windows has it: a directory, then a PNG for each size."""
    pictures = [picture(size) for size in _WINDOWS]
    at = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, png in zip(_WINDOWS, pictures, strict=True):
        side = size % 256  # 0 stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), at)
        at += len(png)
    return head + b"".join(pictures)


def icns() -> bytes:
    """Return the icon as macOS has it: blocks of a kind, a length and a PNG."""
    blocks = [(kind, picture(size)) for size, kind in _MAC.items()]
    body = b"".join(kind + struct.pack(">I", len(png) + 8) + png for kind, png in blocks)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def picture(size: int, source: Path = SOURCE) -> bytes:
    """Return a square PNG of an SVG.

    Args:
        size: its side [pixels].
        source: the SVG.
    """
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    box = QBuffer()
    box.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(box, "PNG")  # type: ignore[call-overload]  # its stubs name a file only
    return bytes(box.data().data())


if __name__ == "__main__":
    sys.stdout.buffer.write(picture(int(sys.argv[1])))
