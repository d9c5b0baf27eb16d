"""Our own line icons (``resources/icons``), drawn in a tone of the scheme in use.

    icon("findings")                # the text's colour
    icon("error", "error")          # the tone of errors

An icon is one SVG of 24 × 24 with lines of ``currentColor``, 1.75 wide, ends round; the program's
own (``program.svg``) has colours of its own.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop import theme
from resources import resource

SIZES = (16, 20)
"""In which buttons and tables ask for icons [pixels]."""

PROGRAM_SIZES = (16, 24, 32, 48, 64, 128, 256)
"""In which systems ask for the program's own [pixels]."""

BESIDE_WORDS = (20, 16)
"""Width and height in which a button with words asks for an icon: the gap belongs to the icon,
because a style sheet leaves too narrow a one [pixels]."""


def icon(name: str, tone: str = "text", selected: str = "on_accent") -> QIcon:
    """Return an icon; lines in a tone, paler where it is disabled, readable where selected.

    Menus and lists of choices paint what is selected dark; tables pale, which take the tone again.
    """
    screen = QGuiApplication.primaryScreen()
    ratio = screen.devicePixelRatio() if screen else 1.0
    return _icon(name, tone, selected, theme.scheme(), ratio)


def program_icon() -> QIcon:
    """Return the program's own icon, in its own colours, for the window and the task bar."""
    made, drawn = QIcon(), QSvgRenderer(str(resource("icons", "program.svg")))
    for size in PROGRAM_SIZES:
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawn.render(painter)
        painter.end()
        made.addPixmap(picture)
    return made


def pixmap(name: str, size: int, tone: str = "text", ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture [size in pixels], sharp at a screen's ratio."""
    return _tinted(name, theme.colour(tone).name(), size, ratio)


@cache
def _icon(name: str, tone: str, selected: str, _scheme: str, ratio: float) -> QIcon:
    made = QIcon()
    modes = (
        (QIcon.Mode.Normal, tone),
        (QIcon.Mode.Disabled, "muted"),
        (QIcon.Mode.Selected, selected),
    )
    for mode, which in modes:
        colour = theme.colour(which).name()
        for size in SIZES:
            made.addPixmap(_tinted(name, colour, size, ratio), mode)
        made.addPixmap(_tinted(name, colour, BESIDE_WORDS[1], ratio, BESIDE_WORDS[0]), mode)
    return made


@cache
def _lines(name: str) -> QSvgRenderer:
    """Return what draws the lines of an icon."""
    return QSvgRenderer(str(resource("icons", f"{name}.svg")))


@cache
def _drawn(name: str, size: int, ratio: float, width: int) -> QImage:
    """Return the lines of an icon in a size, left in a width where one is given [pixels]."""
    picture = QImage(QSize(width or size, size) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _lines(name).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def _tinted(name: str, colour: str, size: int, ratio: float, width: int = 0) -> QPixmap:
    """Return a picture of an icon whose lines have a colour."""
    lines = _drawn(name, size, ratio, width)
    picture = QImage(lines.size(), lines.format())
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(colour))
    painter = QPainter(picture)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, lines)
    painter.end()
    return QPixmap.fromImage(picture)
