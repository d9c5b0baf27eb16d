"""The window as a running program: the Qt application, its looks, the first window, a clean end."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QDate, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from desktop import VERSION, theme
from desktop.closed_doors import sentence
from desktop.settings import Settings
from desktop.window import Window

_STYLE = "fusion"
"""Asked for at the start: a call would give the style back, and Python learn its many names."""


def application() -> QApplication:
    """Return the Qt application, dressed; made where there is none yet."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
        app.setStyle(_STYLE)
    else:
        app = QApplication(["pheaktean", "-style", _STYLE])
    app.setApplicationName("pheaktean")
    app.setApplicationDisplayName("Pheaktean")
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("pheaktean")
    theme.prepare(app)
    return app


def run(paths: Sequence[Path]) -> int:
    """Open the window, with some files in it, and return when it is closed."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app = application()
    settings = Settings.load()
    theme.apply(app, settings.scheme)
    window = Window(settings)
    window.session.today = date.fromisoformat(QDate.currentDate().toString(Qt.DateFormat.ISODate))
    _catch_faults(window)
    if sys.platform == "darwin":  # elsewhere files come as arguments; it is asked about every event
        app.installEventFilter(DroppedOnIcon(window))
    window.show()
    if paths:
        QTimer.singleShot(0, lambda: window.open_files([path.resolve() for path in paths]))
    try:
        return app.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class DroppedOnIcon(QObject):
    """Opens what is dropped on the icon of the running program, where the system tells it so."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take a file that the system asks to open."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._window.open_files([Path(event.file())])
            return True
        return False


def _catch_faults(window: Window) -> None:
    """Tell a fault of the program in one sentence; the window stays open, nothing is lost."""

    def tell(
        _kind: type[BaseException], fault: BaseException, _where: TracebackType | None
    ) -> None:
        if isinstance(fault, KeyboardInterrupt):
            window.close()
        elif threading.current_thread() is threading.main_thread():
            window.say_failed(sentence(fault, window.session.language))

    sys.excepthook = tell
