"""The help's commands of a window: F1 opens the help at what is looked at, in dialogs as well.

What is looked at is asked upwards from where the keyboard is: a widget may name its help as the
property ``help_target``; a page names that of what is chosen on it (``Page.help_target``), else it
is the page's own. The help itself is loaded when it is first opened.

    dialog.setProperty("help_target", "vault#passphrase")
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.page_list import PAGES
from desktop.texts import Translator, mark, translate

if TYPE_CHECKING:
    from desktop.menus import Menus
    from desktop.pages.help_window import HelpWindow
    from desktop.window import Window

TARGET = "help_target"
"""Property of a widget: where its help is, as a link of the help."""
HAS_KEY = "help_key"
"""Property of a dialog that F1 works in already."""


class HelpCommands(QObject):
    """Opens the help of one window.

    Attributes:
        shown: the help, or None before it was first opened.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.shown: HelpWindow | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._reach_dialog)

    def fill(self, menus: Menus) -> None:
        """Put the commands into the menu of the help."""
        add, menu = menus.add, menus.help
        add(menu, "help", mark("&Help on what is chosen"), self.open_here, "F1", "help")
        add(menu, "help:page", mark("Help on this &page"), self.open_page, "Ctrl+F1")
        add(menu, "help:contents", mark("&Contents of the help"), partial(self.open, "start"))
        add(menu, "help:search", mark("&Search the help…"), self.search, "Ctrl+Shift+F", "search")
        questions = partial(self.open, "questions")
        add(menu, "help:questions", mark("&Questions and answers"), questions)
        menu.addSeparator()
        menus.follow(self._speak)

    # ── opening ──────────────────────────────────────────────────────────────────────────────

    def open(self, target: str) -> None:
        """Show the help at a place, as links of the help name it."""
        self._show(self._window_of(self._window), target)

    def open_here(self) -> None:
        """Show the help on what is looked at."""
        self.open(self.target(QApplication.focusWidget()))

    def open_page(self) -> None:
        """Show the help on the page shown, whatever is chosen on it."""
        self.open(self._page_name())

    def search(self) -> None:
        """Show the help with the cursor in its search line."""
        window = self._window_of(self._window)
        if window.trail.here is None:
            self._show(window, self._page_name())
        self._raise(window)
        window.focus_search()

    def target(self, widget: QWidget | None) -> str:
        """Return where the help on a widget is: its own, or that of what it stands in."""
        while widget is not None:
            if named := str(widget.property(TARGET) or ""):
                return named
            widget = widget.parentWidget()
        page = self._window.pages.shown
        return (page.help_target() if page is not None else "") or self._page_name()

    def _page_name(self) -> str:
        row = self._window.navigation.currentRow()
        return PAGES[row].name if row >= 0 else "start"

    # ── its window ───────────────────────────────────────────────────────────────────────────

    def _window_of(self, over: QWidget) -> HelpWindow:
        """Return the help's window; a dialog, which lets nothing else be used, has its own."""
        if over is self._window and self.shown is not None:
            return self.shown
        from desktop.pages.help_window import HelpWindow

        made = HelpWindow(self._window.session, self._window.settings, over)
        made.speak(translate(self._window.session.language))
        if over is self._window:
            self.shown = made
        return made

    def _show(self, window: HelpWindow, target: str) -> None:
        from desktop.help.address import Address, address

        window.open(address(target) or Address("start"))
        self._raise(window)
        window.text.setFocus()

    def _raise(self, window: HelpWindow) -> None:
        window.show()
        window.raise_()
        window.activateWindow()

    def _speak(self, _: Translator) -> None:
        if self.shown is not None:
            self.shown.speak(_)

    # ── dialogs ──────────────────────────────────────────────────────────────────────────────

    def _reach_dialog(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Let F1 work in a dialog of this window; keys of the window do not reach into it."""
        dialog = now.window() if now is not None else None
        if dialog is None or not dialog.inherits("QDialog") or dialog.property(HAS_KEY):
            return
        above = dialog.parentWidget()
        if above is None or not self._is_mine(above):
            return
        dialog.setProperty(HAS_KEY, True)
        from PySide6.QtGui import QKeySequence, QShortcut  # the start has no dialog

        key = QShortcut(QKeySequence(Qt.Key.Key_F1), dialog)
        key.activated.connect(lambda: self._open_in(dialog))

    def _is_mine(self, widget: QWidget) -> bool:
        above: QWidget | None = widget
        while above is not None and above is not self._window:
            above = above.parentWidget()
        return above is not None

    def _open_in(self, dialog: QWidget) -> None:
        """Show the help on a dialog, in a window that the dialog does not lock."""
        from desktop.pages.help_window import HelpWindow

        only = Qt.FindChildOption.FindDirectChildrenOnly
        window = dialog.findChild(HelpWindow, options=only) or self._window_of(dialog)
        self._show(window, self.target(QApplication.focusWidget()))
