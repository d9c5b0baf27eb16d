"""The window is on the screen before any data library is loaded."""

import os
import subprocess
import sys

FIRST_PAINT = """
import sys
from pathlib import Path
from desktop.app import application
from desktop.journal import Journal
from desktop.settings import Settings
from desktop.window import Window

folder = Path(sys.argv[1])
app = application()
window = Window(Settings.load(folder / "window.json"), Journal(folder / "unfinished"))
window.show()
window.grab()
heavy = [m for m in ("numpy", "pandas", "openpyxl", "python_calamine", "rapidfuzz", "xlsxwriter",
                     "keyring", "email", "asyncio", "markdown_it", "desktop.help")
         if m in sys.modules]
print(heavy)
window.close()
window.deleteLater()
app.sendPostedEvents(None, 52)
"""


def run(*arguments, **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_no_data_library_before_the_first_paint(tmp_path):
    done = run("-c", FIRST_PAINT, str(tmp_path))
    assert done.stdout.strip() == "[]", done.stderr
    assert done.returncode == 0


def test_without_a_screen_one_sentence_says_what_to_do():
    if not sys.platform.startswith("linux"):
        return
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "app"],
        env=bare,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 64
    assert "no screen" in done.stderr
    assert len(done.stderr.splitlines()) == 1
