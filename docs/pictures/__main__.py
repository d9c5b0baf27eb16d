"""Draws README's pictures anew from the practice factory: ``make pictures``.

What they show is what the program says and writes: nothing in them is typed by hand.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from picture import save, stacked
from terminal import painted
from workbook import two_sheets, written_out

HERE = Path(__file__).resolve().parent

NEEDED = {"pdftoppm": "poppler-utils", "soffice": "libreoffice-calc", "fc-match": "fontconfig"}
"""Programs, and the packages that they come in."""

DECLARE = (
    *("declare", "practice/payroll-1-first-half.xlsx", "practice/payroll-2-second-half.xlsx"),
    *("practice/payroll-3-daily.xlsx", "--month", "2026-10", "--rate", "4015"),
    *("--enterprise", "practice/enterprise.toml", "--register", "practice/register.xlsx"),
    *("--hold-out", "--annotate", "--out", "out"),
)
"""What ``make declare`` runs."""


def main() -> None:
    """Make every picture; status 1 where the machine lacks something to make them with."""
    lacking = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if lacking:
        sys.exit(f"Pictures need more than tests do: apt-get install {' '.join(lacking)}")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        draw(Path(name))


def draw(folder: Path) -> None:
    """Declare the practice factory's month in a folder, and draw what came out of it."""
    run(folder, "sample", "practice")
    save(painted("make declare", run(folder, *DECLARE)), HERE / "declare.png")
    out = folder / "out"
    save(written_out(out / "control-sheet.pdf", dots=90)[0], HERE / "control-sheet.png")
    sheets = two_sheets(out / "annotated" / "payroll-1-first-half.xlsx", folder)
    save(stacked(written_out(sheets, dots=120)), HERE / "annotated.png")


def run(folder: Path, *arguments: str) -> list[str]:
    """Return the lines that a command of the program prints, run in a folder."""
    command = [sys.executable, "-m", "desktop", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode > 1:
        sys.exit(done.stderr or done.stdout)
    return done.stdout.splitlines()


if __name__ == "__main__":
    main()
