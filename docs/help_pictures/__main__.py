"""Draws the help's pictures anew, in every language: ``make help-pictures``.

Into ``resources/help/pictures/LANGUAGE``, as the window shows itself offscreen with invented
factories. Which picture shows what stands in ``drawn.py``. Only some of them:

    make help-pictures PICTURES="history bridge"
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path += [str(HERE.parent / "screens"), str(HERE.parent / "pictures")]

from unseen import environment  # noqa: E402  # found where the line above says

INSIDE = "--inside"
"""With the folder that this very process shall draw in."""


def main() -> None:
    """Draw in a process that has a screen of its own."""
    if INSIDE not in sys.argv:
        with tempfile.TemporaryDirectory() as name:
            again = [sys.executable, *sys.argv, INSIDE, name]
            done = subprocess.run(again, env=environment(Path(name), 1), check=False)
        sys.exit(done.returncode)
    at = sys.argv.index(INSIDE)
    folder, wanted = Path(sys.argv[at + 1]), sys.argv[1:at]

    from drawn import draw

    out = HERE.parents[1] / "resources" / "help" / "pictures"
    os.chdir(folder)  # so that the folders in a picture are no one's own
    count = draw(folder, out, wanted)
    print(f"{count} pictures in {out}")  # noqa: T201


if __name__ == "__main__":
    main()
