"""Ends a process when its window is painted for the first time: what both sides of the start do."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

PAINTED = QEvent.Type(QEvent.registerEventType())


class Painted(QObject):
    """Watches a window; once it and all that is in it was painted, calls a function.

    Args:
        window: the top-level widget.
        then: called once, after the paint and before anything that waits for the event loop.
    """

    def __init__(self, window: QWidget, then: object = None) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the first paint: children are painted in the same go, events follow it."""
        if event.type() == QEvent.Type.Paint and self._then is not False:
            urgent = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(PAINTED), urgent)
        return False

    def customEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say that the window is on the screen."""
        if event.type() == PAINTED:
            then, self._then = self._then, False
            if callable(then):
                then()


def end_here() -> None:
    """End the process at once: taking it apart is no part of the start."""
    os._exit(0)


def counted(window: QWidget) -> None:
    """Print how many widgets of each of Qt's kinds a window has, and end."""
    kinds = Counter(map(_kind, window.findChildren(QWidget)))
    sys.stdout.write(json.dumps(kinds))
    sys.stdout.flush()
    end_here()


def _kind(widget: QWidget) -> str:
    """Return Qt's own class of a widget, not ours that is made of it."""
    of = widget.metaObject()
    while not of.className().startswith("Q"):
        of = of.superClass()
    return str(of.className())
