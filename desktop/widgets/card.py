"""Cards: a framed part of a page; a badge with icon and word."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.widgets.icons import pixmap
from desktop.widgets.parts import down, label


class Card(QFrame):
    """A framed part of a page with a title.

    Attributes:
        content: where its widgets go.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._title = label(strong=True)
        self._title.hide()
        self.content = down()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addLayout(self.content)

    def set_title(self, text: str) -> None:
        """Set the title, translated; "" hides it."""
        self._title.setText(text)
        self._title.setVisible(bool(text))
        self.setAccessibleName(text)


class Badge(QWidget):
    """An icon and a word in a tone: how grave, or what state.

    Args:
        parent: the widget it stands in.
        wrap: whether a sentence may take several lines.
    """

    def __init__(self, parent: QWidget | None = None, *, wrap: bool = False) -> None:
        super().__init__(parent)
        self._shown = ("", "", "")
        self._picture, self._word = label(), label(wrap=wrap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._picture)
        row.addWidget(self._word, 1)

    def set(self, icon: str, tone: str, word: str) -> None:
        """Show an icon in a tone, and a word beside it (translated)."""
        self._shown = (icon, tone, word)
        if icon:
            self._picture.setPixmap(pixmap(icon, 16, tone, self.devicePixelRatioF()))
        self._picture.setVisible(bool(icon))
        self._word.setText(word)
        self.setAccessibleName(word)

    def redraw(self) -> None:
        """Draw it anew, on another palette."""
        self.set(*self._shown)
