"""``pheaktean app``, or ``pheaktean`` alone: the window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from desktop.status import UsageError

NO_SCREEN = (
    "There is no screen to open a window on. Use the command line instead: "
    "see “pheaktean declare --help”."
)


def run(arguments: argparse.Namespace) -> int:
    """Open the window and return when it is closed.

    Raises:
        UsageError: there is no screen, or Qt lacks a library of the system.
    """
    import os

    on_linux = sys.platform.startswith("linux")
    asks = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    if on_linux and not any(os.environ.get(name) for name in asks):
        raise UsageError(NO_SCREEN)
    try:
        from desktop.app import run as run_window
    except ImportError as problem:
        raise UsageError(
            f"The window cannot be opened: {problem}. README.md names the packages that Qt needs."
        ) from problem
    return run_window([Path(name) for name in getattr(arguments, "files", [])])
