"""A line above the page that says one thing and can be closed: what failed, what is offered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.texts import Translator
from desktop.widgets.icons import icon, pixmap
from desktop.widgets.parts import button, label


class Banner(QFrame):
    """One sentence, perhaps a button, and a way to close it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act: Callable[[], None] | None = None
        self._tone = "notice"
        self._picture = label()
        self._text = label(wrap=True)
        self._button = button()
        self._button.clicked.connect(self._do)
        self._close = button(flat=True)
        self._close.setProperty("bare", True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def say(
        self, tone: str, text: str, words: str = "", act: Callable[[], None] | None = None
    ) -> None:
        """Show a sentence.

        Args:
            tone: ``error`` or ``notice``.
            text: translated.
            words: on the button, translated; "" for none.
            act: what the button does.
        """
        self._tone, self._act = tone, act
        self.setProperty("banner", "error" if tone == "error" else True)
        self.style().polish(self)
        self._picture.setPixmap(pixmap(tone, 20, tone, self.devicePixelRatioF()))
        self._close.setIcon(icon("close"))
        self._text.setText(text)
        self._button.setText(words)
        self._button.setVisible(bool(words))
        self.setAccessibleName(text)
        self.show()

    def retranslate(self, _: Translator) -> None:
        """Speak another language; a sentence said before goes."""
        self._close.setToolTip(_("Close"))
        self._close.setAccessibleName(_("Close"))
        self.hide()

    def _do(self) -> None:
        self.hide()
        if self._act:
            self._act()
