"""The commands of the Findings page: one list for its menu, its keys and its buttons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.texts import Translator, mark
from desktop.widgets.icons import icon


@dataclass(frozen=True, slots=True)
class Command:
    """One command.

    Attributes:
        title: English, marked for translation.
        key: its shortcut, or "".
        picture: name of its icon, or "".
        in_bar: whether it has a button beside the filters.
    """

    title: str
    key: str = ""
    picture: str = ""
    in_bar: bool = False


COMMANDS = {
    "previous": Command(mark("Previous finding"), "Shift+F8", "previous", in_bar=True),
    "next": Command(mark("Next finding"), "F8", "next", in_bar=True),
    "mend": Command(mark("Correct the cell"), "F2", "mend"),
    "accept": Command(mark("Accept with a reason…"), "Ctrl+K", "good"),
    "accepted": Command(mark("List of accepted findings…"), "Ctrl+Shift+K", "good"),
    "help": Command(mark("Cause and law"), "Shift+F1", "help"),
    "open_all": Command(mark("Open all groups"), "Ctrl+Shift+Right"),
    "close_all": Command(mark("Close all groups"), "Ctrl+Shift+Left"),
    "show_all": Command(mark("Show every open finding"), "Ctrl+Shift+A", "filter"),
    "steps": Command(mark("Steps: undo and redo…"), "Ctrl+Shift+H", "steps", in_bar=True),
    "copy": Command(mark("Copy as text"), "Ctrl+Shift+C", "copy", in_bar=True),
    "print": Command(mark("Print the findings…"), "Ctrl+P", "print", in_bar=True),
    "save": Command(mark("Save the findings as a file…"), "Ctrl+S", "save", in_bar=True),
}
"""Name → command, in the order of the menu."""


class Commands:
    """The commands as actions of a page.

    Args:
        page: whose they are.
        acts: name → what is done.

    Attributes:
        actions: name → action.
        buttons: name → its button, of those that have one.
    """

    def __init__(self, page: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
        self.actions: dict[str, QAction] = {}
        self.buttons: dict[str, QToolButton] = {}
        for name, command in COMMANDS.items():
            action = QAction(page)
            action.setShortcut(QKeySequence(command.key))
            action.triggered.connect(lambda _checked=False, name=name: acts[name]())
            page.addAction(action)
            self.actions[name] = action
            if command.in_bar:
                self.buttons[name] = _button(action)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        for name, command in COMMANDS.items():
            action, words = self.actions[name], _(command.title)
            action.setText(words)
            if command.picture:
                action.setIcon(icon(command.picture))
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words.rstrip('…')} ({key})")
            if name in self.buttons:
                self.buttons[name].setAccessibleName(words.rstrip("…"))


def _button(action: QAction) -> QToolButton:
    made = QToolButton()
    made.setDefaultAction(action)
    made.setAutoRaise(True)
    return made
