"""The line above every table in which one types what to look for."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.texts import Translator
from desktop.widgets.icons import icon

PAUSE = 120
"""After the last key [milliseconds]."""


class FilterLine(QLineEdit):
    """A search line: tells the words after a short pause; Escape empties it, Down leaves it.

    Signals:
        searched(str): the words to look for.
        left: the person wants to go on into the table.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(220)
        self._sign = self.addAction(
            icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._pause = QTimer(self)
        self._pause.setInterval(PAUSE)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._pause.start)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._sign.setIcon(icon("search", "muted"))
        self.setPlaceholderText(_("Filter"))
        self.setAccessibleName(_("Filter"))
        self.setToolTip(_("Show only the rows that hold these words (Ctrl+F)"))

    def set_pause(self, pause: int) -> None:
        """Tell the words after another pause [milliseconds]."""
        self._pause.setInterval(pause)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape empties, Return looks at once, Down goes into the table."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        elif event.key() == Qt.Key.Key_Down:
            self._tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())
