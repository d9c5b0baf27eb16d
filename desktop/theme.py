"""Light and dark: the colours of the window, its style and its fonts.

Qt's Fusion style with palettes of our own. A colour is asked for by what it means, never by its
value, so that every page follows when the scheme changes:

    theme.colour("error"), theme.icon("findings"), theme.icon("error", "error")

Colour is never the only sign: every tone has an icon and a word.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette, Qt
from PySide6.QtWidgets import QApplication

from desktop.printing.fonts import FAMILIES, load_fonts
from desktop.theme_sheet import sheet
from desktop.tones import TONES as TONES
from desktop.tones import Scheme

POINTS = 10.5
"""Size of the window's text [points]; Khmer letters are small and stacked."""

_CHOICE = "schemeChosen"
"""Property of the application: not every system takes a choice of its own."""


def apply(app: QApplication, choice: str = "") -> None:
    """Dress the application.

    Args:
        app: the running application.
        choice: ``light``, ``dark``, or "" to follow the system.
    """
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    app.setProperty(_CHOICE, choice if choice in schemes else "")
    if choice in schemes:
        app.styleHints().setColorScheme(schemes[choice])
    else:
        app.styleHints().unsetColorScheme()
    dress(app)


def dress(app: QApplication) -> None:
    """Give the application the palette and the sheet of the scheme in use."""
    tones = TONES[scheme()]
    app.setPalette(_palette(tones))
    app.setStyleSheet(sheet(tones, scheme()))


def prepare(app: QApplication) -> None:
    """Load the bundled fonts and set the text's; once, before the first window."""
    load_fonts()
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPointSizeF(POINTS)
    app.setFont(font)


def scheme() -> Scheme:
    """Return the scheme in use: the chosen one, else the system's."""
    app = QGuiApplication.instance()
    chosen = app.property(_CHOICE) if app is not None else ""
    if not chosen and QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark:
        chosen = "dark"
    return "dark" if chosen == "dark" else "light"


def colour(tone: str) -> QColor:
    """Return the colour of a tone in the scheme in use."""
    return QColor(TONES[scheme()][tone])


def _palette(tones: dict[str, str]) -> QPalette:
    """Return Qt's palette for some tones."""
    role = QPalette.ColorRole
    palette = QPalette(QColor(tones["surface"]), QColor(tones["window"]))
    for which, tone in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "error"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.PlaceholderText, "muted"),
        (role.Mid, "line"),
        (role.Dark, "line"),
        (role.Midlight, "sunken"),
        (role.Light, "surface"),
    ):
        palette.setColor(which, QColor(tones[tone]))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(tones["muted"]))
    return palette
