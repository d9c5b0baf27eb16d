"""A person in front of the window: drops files, presses keys, clicks, and waits for what comes.

Runs inside the program's own event loop. It sees what is on the screen and nothing else: every
step is an event of the window system, sent to the window as the platform sends it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLineEdit, QWidget

from desktop.window import Window

PATIENCE = 60
"""So long a person waits for anything, on the slowest machine [seconds]."""

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


class Person:
    """Works with one window.

    Args:
        window: it.
    """

    def __init__(self, window: Window) -> None:
        self.window = window
        self.wait(window.isVisible)
        self.come_to_front()
        self.settle()

    def come_to_front(self) -> None:
        """Make the window the active one, as a window manager does; there is none here."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    @property
    def _front(self) -> QWindow:
        """The window that keys go to."""
        return QGuiApplication.focusWindow() or self.window.windowHandle()

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < deadline, "waited in vain"
            QCoreApplication.processEvents()
            time.sleep(0.004)  # the worker thread wants its turn

    def settle(self, *, fine: bool = True) -> None:
        """Wait until nothing is under way; nothing may have failed, if all is to be fine."""
        for _turn in range(3):
            QCoreApplication.processEvents()
            self.wait(lambda: not self.window.session.is_busy)
        assert not fine or not self.window.banner.isVisible(), self.window.banner.accessibleName()

    def drop(self, paths: Iterable[Path]) -> None:
        """Drag files over the middle of the window, and let them go."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        target, at = self.window.windowHandle(), self.window.rect().center()
        left = Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(at, COPY, data, left, PLAIN)
        move = QDragMoveEvent(at, COPY, data, left, PLAIN)
        move.accept()  # as the platform sends it once the entering was accepted
        for event in (enter, move, QDropEvent(QPointF(at), COPY, data, left, PLAIN)):
            QCoreApplication.sendEvent(target, event)
            assert event.isAccepted(), type(event).__name__
        self.settle()

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN, *, fine: bool = True
    ) -> None:
        """Press a key; the window system finds out what it is for."""
        QTest.keyClick(self._front, key, modifier)
        self.settle(fine=fine)

    def write(self, text: str) -> None:
        """Type a text, wherever the cursor is."""
        for letter in text:
            QTest.keyClick(self._front, letter)

    def click(self, target: QWidget, at: QPoint | None = None) -> None:
        """Click something that can be seen."""
        assert target.isVisible(), target
        assert target.isEnabled(), target
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=at or target.rect().center())
        self.settle()

    def write_into(self, field: QLineEdit, text: str) -> None:
        """Click a field, replace what stands in it, and go on to the next."""
        self.click(field)
        self.press(Qt.Key.Key_A, CONTROL)
        self.write(text)
        self.press(Qt.Key.Key_Tab)

    def choose_month(self, name: str) -> None:
        """Open the list of months with the mouse, and go down to one with the arrow."""
        choice = self.window.page("payroll").form.month
        self.click(choice)
        for _step in range(choice.count()):
            if choice.view().currentIndex().data() == name:
                break
            self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        assert choice.currentText() == name

    def choose_file(self, ask: Callable[[], None], path: Path) -> None:
        """Answer the question for a file, which something asks, by typing its path."""

        def answer(dialog: QDialog) -> None:
            name = dialog.findChild(QLineEdit, "fileNameEdit")
            box = dialog.findChild(QDialogButtonBox)
            assert name is not None
            assert box is not None
            if name.text() != str(path):
                name.selectAll()
                QTest.keyClicks(name, str(path))
            else:  # what completes the name has to be closed first
                QTest.mouseClick(
                    box.button(QDialogButtonBox.StandardButton.Open), Qt.MouseButton.LeftButton
                )

        self.answer(ask, answer)

    def answer(self, ask: Callable[[], None], act: Callable[[QDialog], None]) -> None:
        """Do what opens a dialog, and act in the dialog, again and again until it is closed."""
        failures: list[BaseException] = []
        timer = QTimer(self.window)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not dialog.isVisible():
                return
            if not dialog.isActiveWindow():  # a window manager would do it; there is none here
                dialog.activateWindow()
                return
            try:
                act(dialog)
            except BaseException as problem:
                failures.append(problem)
                timer.stop()
                dialog.reject()

        timer.timeout.connect(look)
        timer.start(50)
        ask()
        timer.stop()
        timer.deleteLater()
        if failures:
            raise failures[0]
        self.come_to_front()
        self.settle()
