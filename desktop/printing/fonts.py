"""The bundled fonts, and the Qt application that anything drawn needs."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from resources import resource

FILES = (
    "NotoSansKhmer-Regular.ttf",
    "NotoSansKhmer-Bold.ttf",
    "DroidSansFallbackFull.ttf",
    "PheakteanSigns-Regular.ttf",
    "PheakteanSigns-Bold.ttf",
)
FAMILIES = ("Noto Sans Khmer", "Droid Sans Fallback", "Pheaktean Signs")
"""Khmer and Latin first; Chinese from the second, arrows and mathematical signs from the third."""

_kept: list[QGuiApplication] = []
_loaded: list[int] = []
"""What Qt calls our fonts; it is not asked for all it knows, which takes its time."""


def application() -> QGuiApplication:
    """Return this process's Qt application, making one without a screen where there is none.

    A window makes its own before anything is printed. On Linux ours never asks for a display, so
    that printing works on a server and over a broken connection.

    Raises:
        RuntimeError: the process runs a Qt application that cannot draw.
    """
    running = QCoreApplication.instance()
    if running is None:
        platform = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
        running = QGuiApplication(["pheaktean", *platform])
        _kept.append(running)
    if not isinstance(running, QGuiApplication):
        raise RuntimeError("A Qt application without graphics runs in this process.")
    load_fonts()
    return running


def load_fonts() -> None:
    """Make the bundled fonts known to Qt, once.

    Qt gets what is in the files, and not their names: it orders the fonts of a PDF by these, and
    the same month gives the same PDF wherever the program lies.
    """
    if not _loaded:
        _loaded.extend(
            QFontDatabase.addApplicationFontFromData(resource("fonts", file).read_bytes())
            for file in FILES
        )


def font(points: float, *, bold: bool = False) -> QFont:
    """Return the page's font at a size [points]."""
    chosen = QFont()
    chosen.setFamilies(list(FAMILIES))
    chosen.setPointSizeF(points)
    chosen.setBold(bold)
    chosen.setHintingPreference(QFont.HintingPreference.PreferNoHinting)  # widths as on any machine
    return chosen
