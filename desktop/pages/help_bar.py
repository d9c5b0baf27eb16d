"""The buttons above a page of the help, and their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.pages.findings_commands import Command
from desktop.texts import Translator, mark
from desktop.widgets.icons import icon
from desktop.widgets.parts import across

COMMANDS = {
    "back": Command(mark("Back"), "Alt+Left", "previous", in_bar=True),
    "forward": Command(mark("Forward"), "Alt+Right", "next", in_bar=True),
    "start": Command(mark("To the beginning of the help"), "Alt+Home", "help", in_bar=True),
    "smaller": Command(mark("Smaller text"), "Ctrl+-", "smaller", in_bar=True),
    "larger": Command(mark("Larger text"), "Ctrl++", "larger", in_bar=True),
    "usual": Command(mark("Text as large as usual"), "Ctrl+0"),
    "copy": Command(mark("Copy where this stands"), "Ctrl+L", "copy", in_bar=True),
    "print": Command(mark("Print this page…"), "Ctrl+P", "print", in_bar=True),
    "search": Command(mark("Search the help"), "Ctrl+F"),
    "contents": Command(mark("To the contents"), "F6"),
    "close": Command(mark("Close the help"), "Escape"),
}
"""Name → command, in the order of the buttons."""

MORE_KEYS = {"larger": ("Ctrl+=",), "search": ("Ctrl+Shift+F", "Ctrl+K"), "close": ("Ctrl+W",)}
"""Keys that people try as well."""


class HelpBar(QWidget):
    """The commands of the help as buttons and keys.

    Args:
        acts: name → what is done.

    Attributes:
        actions_by_name: name → command.
    """

    def __init__(
        self, acts: Mapping[str, Callable[[], object]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.actions_by_name: dict[str, QAction] = {}
        self._buttons: dict[str, QToolButton] = {}
        row = across(gap=2)
        row.setContentsMargins(0, 0, 0, 0)
        for name, command in COMMANDS.items():
            self._add(name, command, acts[name])
            if name in self._buttons:
                row.addWidget(self._buttons[name])
        row.addStretch(1)
        self.setLayout(row)

    def _add(self, name: str, command: Command, act: Callable[[], object]) -> None:
        action = QAction(self)
        keys = (command.key, *MORE_KEYS.get(name, ()))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked=False: act())
        self.addAction(action)
        self.actions_by_name[name] = action
        if command.in_bar:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            self._buttons[name] = button

    def retranslate(self, _: Translator) -> None:
        """Speak another language, and draw the icons in the colours in use."""
        for name, command in COMMANDS.items():
            action, words = self.actions_by_name[name], _(command.title)
            action.setText(words)
            if command.picture:
                action.setIcon(icon(command.picture))
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words.rstrip('…')} ({key})")
            if name in self._buttons:
                self._buttons[name].setAccessibleName(words.rstrip("…"))
