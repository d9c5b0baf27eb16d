"""A screen without a monitor, on which windows of the tried program open.

    with screen() as shown:
        seconds = shown.first_window(command, Path("window.png"))

As a program of its own (``python -m packages.tried.screen``) it watches one, and tells when
something was painted on it.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

SETTLED = 2.0
"""So long after the first paint a picture is taken [seconds]."""


class Screen:
    """The screen, its name, and who watches it."""

    def __init__(self, name: str, watcher: subprocess.Popen[str]) -> None:
        self.name = name
        self._watcher = watcher

    def first_window(self, command: Sequence[str], picture: Path) -> float:
        """Start a program, and return when its window was painted [seconds after the start].

        The program is ended afterwards.

        Args:
            command: with a ``DISPLAY`` that is this screen's name.
            picture: PNG that is taken of it.

        Raises:
            RuntimeError: it ended before there was a window.
        """
        assert self._watcher.stdin is not None
        assert self._watcher.stdout is not None
        self._watcher.stdin.write(f"{picture}\n")
        self._watcher.stdin.flush()
        assert self._watcher.stdout.readline().strip() == "watching"
        begun = time.monotonic()
        program = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        painted = float(self._watcher.stdout.readline())
        os.killpg(program.pid, signal.SIGTERM)  # and what it started
        said = program.communicate(timeout=20)[1]
        if not painted:
            raise RuntimeError(f"no window was painted: {said}")
        return painted - begun


@contextmanager
def screen() -> Iterator[Screen]:
    """Yield a screen of 1400 × 900."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen([*command, "-noreset", "-ac"], pass_fds=[tell], stderr=quiet)
    os.close(tell)
    with os.fdopen(told) as line:
        name = f":{line.readline().strip()}"
    environment = os.environ | {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb"}
    watcher = subprocess.Popen(
        [sys.executable, "-m", "packages.tried.screen"],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Screen(name, watcher)
    finally:
        for process in (watcher, server):
            process.terminate()
            process.wait(timeout=20)


def watch() -> None:
    """Take names of pictures from standard input; tell when something is painted, and keep it."""
    from PySide6.QtGui import QGuiApplication, QImage

    app = QGuiApplication([])

    def seen() -> QImage:
        return app.primaryScreen().grabWindow(0).toImage()

    blank = seen()
    for name in sys.stdin:
        while seen() != blank:
            time.sleep(0.05)
        sys.stdout.write("watching\n")
        sys.stdout.flush()
        until = time.monotonic() + 60
        while seen() == blank and time.monotonic() < until:
            time.sleep(0.005)
        painted = time.monotonic()
        time.sleep(SETTLED)
        seen().save(name.strip())
        sys.stdout.write(f"{painted if painted < until else 0}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    watch()
