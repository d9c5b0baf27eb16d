"""What the packed program starts finds its own libraries, not those of the program."""

import json
import os
import subprocess
import sys
from pathlib import Path

import packages.children

TOLD = "import json, os; print(json.dumps(dict(os.environ)))"


def told(**given):
    """Run the file as PyInstaller does, before all else; return the environment it leaves."""
    code = Path(packages.children.__file__).read_text("utf-8") + "\n" + TOLD
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **given}, capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_the_place_of_our_libraries_is_not_handed_on():
    left = told(LD_LIBRARY_PATH="/usr/lib/pheaktean/_internal")
    assert "LD_LIBRARY_PATH" not in left
    assert left["PYINSTALLER_RESET_ENVIRONMENT"] == "1"  # for a process of a batch, which needs it


def test_what_was_set_before_is_set_again():
    left = told(LD_LIBRARY_PATH="/usr/lib/pheaktean/_internal", LD_LIBRARY_PATH_ORIG="/opt/lib")
    assert left["LD_LIBRARY_PATH"] == "/opt/lib"
    assert "LD_LIBRARY_PATH_ORIG" not in left
