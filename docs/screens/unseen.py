"""A screen that nobody sees, as the environment of a process tells Qt."""

from __future__ import annotations

import json
import os
from pathlib import Path

SCREEN = (1920, 1080)
"""On which the window stands [pixels of the layout]."""


def environment(folder: Path, scale: int) -> dict[str, str]:
    """Return the environment of a screen of some scale that nobody sees."""
    width, height = (length * scale for length in SCREEN)
    screen = {"name": "screens", "x": 0, "y": 0, "width": width, "height": height}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "dpr": 1.0}]}), "utf-8")
    return os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={file}",
        "QT_SCALE_FACTOR": str(scale),
        "QT_LOGGING_RULES": "qt.qpa.*=false",
        "LC_ALL": "C.UTF-8",
    }
