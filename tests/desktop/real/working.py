"""Starts the program as ``pheaktean`` does, and lets a person work with it until it is closed."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import application, run
from desktop.window import Window
from tests.desktop.real.person import Person


def work(script: Callable[[Person], None]) -> int:
    """Run the program; return its exit status, or 1 where the script failed."""
    app = application()
    failed: list[bool] = []

    def begin() -> None:
        try:
            window = next(each for each in app.topLevelWidgets() if isinstance(each, Window))
            script(Person(window))
        except BaseException:
            traceback.print_exc()
            failed.append(True)
            QApplication.exit(1)

    QTimer.singleShot(0, begin)
    return run([]) or int(bool(failed))
