"""A window without a screen: shows a month, waits until all is drawn, and takes pictures."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from factories import TODAY, Store, write_enterprises
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from desktop import theme
from desktop.app import application
from desktop.journal import Journal
from desktop.secrets import Keys
from desktop.settings import Settings
from desktop.window import Window
from desktop.workbench import Workbench

SIZE = (1280, 720)
"""Of the window [pixels of the layout]."""

CALM = 3
"""So many times in a row nothing is under way: what ends may start something else."""

LOOK, DRAWN = 20, 5
"""After so long it is looked for a dialog [milliseconds]; so often that it is drawn to the end."""

OPENING = 20.0
"""A dialog that is not open after so long does not come [seconds]."""

PATIENCE = 120.0
"""A window that is not at rest after so long has a fault [seconds]."""


class Stage:
    """One window and what it shows.

    Args:
        folder: for its journal.

    Attributes:
        app: the Qt application.
        window: the window.
    """

    def __init__(self, folder: Path) -> None:
        self.app = application()
        self.app.setCursorFlashTime(0)
        theme.apply(self.app, "light")
        self._folder = folder
        self.window = Window(Settings(), Journal(folder / "journal"))
        self.window.session.vault.keys = Keys(Store())
        self.window.resize(*SIZE)
        self.window.show()
        self.rest()

    def show_month(self, bench: Workbench) -> None:
        """Begin a month and wait until it is worked out."""
        self.window.session.begin(bench)
        self.rest()

    def show_enterprises(self) -> None:
        """Show the board of invented enterprises; they are written when first asked for."""
        page = self.window.page("enterprises")
        if page.found is None:
            folder = write_enterprises(self._folder / "enterprises", page.passphrases.keys)
            self.window.session.today = TODAY
            page.choose(folder)
            self.rest()
            self.window.session.today = None

    def open_vault(self, path: Path | None) -> None:
        """Open a vault, none where None, and wait until its month is worked out."""
        from kept import PASSPHRASE

        window = self.window
        if path is not None:
            window.session.today = date(2026, 11, 9)
            window.vaults.open_path(path, PASSPHRASE)
        elif window.session.vault.is_open:
            window.vaults.close()
        self.rest()

    def speak(self, language: str) -> None:
        """Choose a language as a person does, in the menu."""
        self.window.menus.actions[f"Language:{language}"].trigger()

    def colour(self, scheme: str) -> None:
        """Choose the colours as a person does, in the menu."""
        self.window.menus.actions[f"Colours:{scheme}"].trigger()

    def rest(self) -> None:
        """Wait until nothing is under way and nothing waits to be drawn."""
        until = time.monotonic() + PATIENCE
        quiet = 0
        while quiet < CALM:
            self.app.processEvents()
            busy = self.window.session.is_busy or self._waits()
            quiet = 0 if busy else quiet + 1
            time.sleep(0.005)
            if time.monotonic() > until:
                raise TimeoutError("The window does not come to rest.")

    def picture(self, part: QWidget | None = None) -> QPixmap:
        """Return a picture of the window, or of a part of it."""
        self.rest()
        return (part or self.window).grab()

    def dialog(self, ask: Callable[[], object]) -> QPixmap:
        """Return a picture of the dialog that something opens; the dialog is closed again.

        Raises:
            TimeoutError: no dialog was opened.
        """
        taken: list[QPixmap] = []
        looking = QTimer()
        looking.timeout.connect(lambda: self._take(taken, looking))
        looking.start(LOOK)
        ask()
        until = time.monotonic() + OPENING
        while not taken:
            self._pause()
            if time.monotonic() > until:
                raise TimeoutError("No dialog was opened.")
        return taken[0]

    def close(self) -> None:
        """Close the window and let everything of it go."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _take(self, taken: list[QPixmap], looking: QTimer) -> None:
        """Take a picture of the dialog or popup that is open, once it had time to be drawn."""
        dialog = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        if dialog is None or taken:
            return
        looking.stop()
        self._pause()
        taken.append(dialog.grab())
        dialog.close()

    def _pause(self) -> None:
        for _ in range(DRAWN):
            self.app.processEvents()
            time.sleep(LOOK / 1000)

    def _waits(self) -> bool:
        return any(t.isActive() and t.isSingleShot() for t in self.window.findChildren(QTimer))
