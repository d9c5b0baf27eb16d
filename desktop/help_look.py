"""How the help looks in Qt's text: its style sheet in the colours of a scheme, and its links."""

from __future__ import annotations

from collections.abc import Mapping

from markdown_it.token import Token
from PySide6.QtCore import QSize, QUrl
from PySide6.QtGui import QImageReader

from desktop.help.address import Address
from desktop.help.contents import picture

HELP = "help:"
"""Scheme of the links within the help."""

_SHEET = """
body { color: {text}; }
h1 { font-size: {h1}; font-weight: 700; margin-top: 0; margin-bottom: 10px; }
h2 { font-size: {h2}; font-weight: 700; margin-top: 22px; margin-bottom: 6px; }
h3 { font-size: {h3}; font-weight: 700; margin-top: 16px; margin-bottom: 4px; }
p { margin-top: 0; margin-bottom: 9px; line-height: 132%; }
li { margin-bottom: 4px; line-height: 128%; }
li p { margin-bottom: 2px; }
a { color: {accent}; text-decoration: underline; }
code { font-family: "DejaVu Sans Mono", "Consolas", monospace; background-color: {sunken}; }
pre { background-color: {sunken}; margin-top: 4px; margin-bottom: 10px; white-space: pre-wrap; }
table { border-collapse: collapse; border-color: {line}; margin-top: 4px; margin-bottom: 12px; }
th { text-align: left; background-color: {sunken}; padding: 4px 8px; border: 1px solid {line}; }
td { padding: 4px 8px; border: 1px solid {line}; vertical-align: top; }
blockquote { margin-left: 0; margin-right: 24px; }
blockquote p { background-color: {accent_soft}; }
"""

SIZES = {"h1": 1.6, "h2": 1.22, "h3": 1.05}
"""Of headings, against the text."""


def sheet(tones: Mapping[str, str], size: float, unit: str) -> str:
    """Return the style sheet.

    Args:
        tones: of the scheme (``theme.TONES``).
        size: of the text.
        unit: of the size: ``pt`` or ``px``.
    """
    text = _SHEET
    for name, factor in SIZES.items():
        text = text.replace(f"{{{name}}}", f"{size * factor:.1f}{unit}")
    for tone, value in tones.items():
        text = text.replace(f"{{{tone}}}", value)
    return text


class QtFace:
    """The help in Qt's text: links of our own scheme, pictures from their files.

    Args:
        language: whose pictures.
        width: no picture is wider [pixels].
    """

    def __init__(self, language: str, width: int) -> None:
        self._language, self._width = language, width

    def link(self, place: Address) -> str:
        """Return what leads to a place of the help."""
        return f"{HELP}{place}"

    def picture(self, name: str) -> tuple[str, int]:
        """Return where a picture lies, and how wide it is shown."""
        path = picture(name, self._language)
        size: QSize = QImageReader(str(path)).size()
        return QUrl.fromLocalFile(str(path)).toString(), min(self._width, size.width())

    def mark(self, heading: Token, inline: Token) -> None:
        """Put an old-fashioned anchor into a heading, the only kind that Qt's text scrolls to.

        Qt gives the name to the sign that follows, which must not be torn from its Khmer cluster.
        """
        made = Token("html_inline", "", 0)
        name = heading.attrs.pop("id")
        made.content = f'<a name="{name}" style="text-decoration:none">\u200b</a>'
        if inline.children is not None:
            inline.children.insert(0, made)
