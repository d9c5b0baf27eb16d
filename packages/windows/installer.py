"""Makes the installer for Windows out of a built folder: ``python -m packages.windows.installer``.

    python -m packages.windows.installer dist/pheaktean dist

    write(folder, out)      dist/pheaktean-0.1.0-windows-x86_64.exe

Needs ``makensis`` (NSIS 3), which runs on Windows and on Linux alike. The folder must have been
built on Windows; what comes out of any other installs, but does not start there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from declaration import VERSION

HERE = Path(__file__).resolve().parent
SCRIPT = HERE / "pheaktean.nsi"
LONGEST = 259
"""Letters of the longest path that every Windows takes."""

_USUAL = r"C:\Users\a-rather-long-user\AppData\Local\Programs\Pheaktean"


def write(folder: Path, out: Path) -> Path:
    """Write the installer of a built folder, and return its path.

    Args:
        folder: as PyInstaller made it on Windows, with its licences.
        out: folder of the installer.

    Raises:
        ValueError: a name in the folder is none on Windows.
        RuntimeError: ``makensis`` is not there, or stopped; says what it said.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in files]
    folders = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()]
    if wrong := [each for each in names if not is_name(each)]:
        raise ValueError(f"No names on Windows: {', '.join(wrong)}")
    installer = out / f"pheaktean-{VERSION}-windows-x86_64.exe"
    with tempfile.TemporaryDirectory() as place:
        listed, icon = Path(place, "files.nsh"), Path(place, "pheaktean.ico")
        listed.write_text(removals(names, folders), encoding="utf-8-sig", newline="\n")
        icon.write_bytes(_icon())
        _draw_side(side := Path(place, "side.bmp"))
        _make(
            {
                "VERSION": VERSION,
                "NUMBERS": ".".join([*VERSION.split(".")[:3], "0"]),
                "FOLDER": str(folder.resolve()),
                "OUT": str(installer.resolve()),
                "ICON": str(icon),
                "SIDE": str(side),
                "LANGUAGES": str(HERE),
                "FILES": str(listed),
            }
        )
    return installer


def removals(names: list[str], folders: list[str]) -> str:
    """Return the lines that remove files by name, then the folders where nothing else lies.

    Args:
        names: of files, relative to the folder, with slashes.
        folders: likewise.
    """
    deepest = sorted(folders, key=lambda each: (-each.count("/"), each))
    lines = [f'Delete "$INSTDIR\\{_windows(name)}"' for name in names]
    lines += [f'RMDir "$INSTDIR\\{_windows(each)}"' for each in deepest]
    return "\n".join([*lines, ""])


def _windows(name: str) -> str:
    """Return a path as Windows writes it, and as NSIS reads it."""
    return name.replace("$", "$$").replace("/", "\\")


def is_name(name: str) -> bool:
    """Return whether Windows takes a path for a file's, in the usual place.

    Args:
        name: relative to the folder, with slashes.
    """
    parts = name.split("/")
    reserved = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}
    return len(_USUAL) + 1 + len(name) <= LONGEST and not any(
        part.partition(".")[0].lower() in reserved
        or part.endswith((".", " "))
        or any(sign in '<>:"|?*\\' or ord(sign) < 32 for sign in part)
        for part in parts
    )


def _icon() -> bytes:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from packages.icon import ico

    return ico()


def _draw_side(path: Path) -> None:
    """Draw what stands beside the last page: the icon on its own colour, of the size NSIS wants."""
    from PySide6.QtGui import QImage, QPainter

    from packages.icon import picture

    icon = QImage.fromData(picture(96))
    side = QImage(164, 314, QImage.Format.Format_RGB888)
    side.fill(icon.pixelColor(48, 4))
    painter = QPainter(side)
    painter.drawImage(34, 60, icon)
    painter.end()
    side.save(str(path))  # a BMP, by its name


def _make(given: dict[str, str]) -> None:
    makensis = shutil.which("makensis") or shutil.which(
        "makensis", path=r"C:\Program Files (x86)\NSIS"
    )
    if makensis is None:
        raise RuntimeError("makensis is not there: install NSIS 3 (nsis.sourceforge.io).")
    sign = "/" if sys.platform == "win32" else "-"
    options = [f"{sign}V2", f"{sign}WX", f"{sign}INPUTCHARSET", "UTF8"]
    defined = [f"{sign}D{name}={value}" for name, value in given.items()]
    command = [makensis, *options, *defined, str(SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError(f"{done.stdout}\n{done.stderr}".strip())


def main(arguments: list[str]) -> int:
    """Write the installer; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m packages.windows.installer")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args(arguments)
    try:
        installer = write(given.folder, given.out)
    except (ValueError, RuntimeError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write(f"{installer}: {installer.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
