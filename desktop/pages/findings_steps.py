"""What was done to this month, step by step, to go back to any of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QFrame, QUndoView, QWidget

from desktop.texts import Translator
from desktop.widgets.parts import down, label

SIZE = (340, 300)


class Steps(QFrame):
    """The steps in a list that drops down; the one chosen is the state of the month.

    Args:
        stack: of undo and redo.
    """

    def __init__(self, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", True)
        self._title = label(strong=True)
        self._hint = label(muted=True, wrap=True)
        self.view = QUndoView(stack)
        self.view.setSpacing(3)
        column = down(self._title, self._hint, self.view, gap=6)
        column.setContentsMargins(12, 12, 12, 12)
        self.setLayout(column)
        self.resize(*SIZE)

    def retranslate(self, _: Translator) -> None:
        """Speak another language; steps keep the words with which they were made."""
        self._title.setText(_("Steps"))
        self._hint.setText(_("Choose a step to go back to it, or forward again."))
        self.view.setEmptyLabel(_("The files as given"))
        self.view.setAccessibleName(_("Steps"))
        self.setAccessibleName(_("Steps"))

    def drop_from(self, part: QWidget) -> None:
        """Show the list below a button, inside the screen."""
        at = part.mapToGlobal(QPoint(part.width() - self.width(), part.height() + 4))
        self.move(at)
        self.show()
        self.view.setFocus()
