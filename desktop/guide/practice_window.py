"""The practice month opens in a window of its own, with settings and a journal of its own.

So nothing of the person's months, vaults and remembered columns is touched, whatever is tried.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.journal import Journal
from desktop.settings import Settings
from desktop.texts import mark, translate

if TYPE_CHECKING:
    from desktop.window import Window

KEPT = ".practice"
"""Where, within the practice folder, its window keeps what it remembers."""

TITLE = mark("Pheaktean: practice month, all invented")


class PracticeOpening(QObject):
    """Between a window and the practice window that it opened.

    Attributes:
        practice: the practice window, or None.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.practice: Window | None = None

    def ask(self) -> None:
        """Ask for the folder, write the factory into it, and open its window."""
        if self.practice is not None:
            self.practice.activateWindow()
            return
        from desktop.guide.dialog import PracticeDialog

        dialog = PracticeDialog(translate(self._window.session.language), self._window)
        if dialog.exec():
            self.write_into(dialog.folder)
        dialog.deleteLater()

    def write_into(self, folder: Path) -> None:
        """Write the factory, off the main thread, and open its window."""
        from desktop.practice import write_practice_factory

        self._window.session.run(
            lambda _report: write_practice_factory(folder), lambda _files: self._open(folder)
        )

    def _open(self, folder: Path) -> None:
        from desktop.guide.guide import Guide
        from desktop.window import Window

        mine = self._window
        settings = Settings(path=folder / KEPT / "window.json")
        settings = replace(settings, language=mine.session.language, scheme=mine.settings.scheme)
        settings.folder = str(folder)
        made = Window(settings, Journal(folder / KEPT / "unfinished"), title=TITLE)
        made.session.today, made.session.is_practice = mine.session.today, True
        made.menus.actions["practice"].setVisible(False)
        Guide(made, folder).begin()
        made.closed.connect(self._let_go)
        made.show()
        self.practice = made

    def close(self) -> bool:
        """Close the practice window, if there is one; return whether none is open any more."""
        return self.practice is None or self.practice.close()

    def _let_go(self) -> None:
        """Forget the practice window that was closed."""
        if self.practice is not None:
            self.practice.deleteLater()
            self.practice = None
