"""Cards: a framed part of a page; a big number with its words; a badge with icon and word."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

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


class BigNumber(QFrame):
    """One figure that matters, with the words for it above and a remark below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._label = label(muted=True, wrap=True)
        self._number = label(name="bigNumber")
        self._remark = label(muted=True, wrap=True)
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        for part in (self._label, self._number, self._remark):
            column.addWidget(part)
        self._remark.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set(self, words: str, number: str, remark: str = "") -> None:
        """Set words, figure and remark, all translated and formatted."""
        self._label.setText(words)
        self._number.setText(number)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))
        self.setAccessibleName(f"{words}: {number}")
        self.setAccessibleDescription(remark)


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
