"""Our own window as ``pheaktean`` alone opens it, ended once it is painted.

Settings and journal are those of somebody who starts the program for the first time.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

HOME = Path("bench-data/home")


def at_home() -> None:
    """Keep the program's own folders out of those of the person who measures."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        os.environ[name] = str(HOME.resolve())


def main() -> None:
    """Run the program's command; end once its window is painted, or print what it holds."""
    at_home()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    counting = "--count" in sys.argv
    gc.disable()  # as the command does before it loads anything
    from bench.window_painted import Painted, counted, end_here
    from desktop import cli, window

    shown = window.Window.setVisible

    def watched(self: window.Window, visible: bool) -> None:
        Painted(self, lambda: counted(self) if counting else end_here())
        shown(self, visible)

    window.Window.setVisible = watched  # type: ignore[method-assign]  # only watched
    sys.argv[1:] = []
    cli.main()


if __name__ == "__main__":
    main()
