"""What can be done on the Columns page by a key or from the menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.texts import Translator, mark

COMMANDS = {
    "say": (mark("&Say what the column is"), "Ctrl+E"),
    "heading": (mark("Show the &heading row…"), "Ctrl+H"),
    "save": (mark("Save these columns for next month"), "Ctrl+S"),
    "anew": (mark("Recognise all columns anew"), ""),
}
"""Name → title and key, in the order of the menu."""


class ColumnCommands:
    """The commands as actions of a page.

    Args:
        page: whose they are.
        acts: name → what is done.

    Attributes:
        actions: in the order of the menu.
    """

    def __init__(self, page: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
        self.actions: list[QAction] = []
        for name, (_title, key) in COMMANDS.items():
            action = QAction(page)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _checked=False, name=name: acts[name]())
            self.actions.append(action)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        for action, (title, _key) in zip(self.actions, COMMANDS.values(), strict=True):
            action.setText(_(title))
