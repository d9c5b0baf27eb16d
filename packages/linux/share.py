"""What a Linux desktop has to know of the program: menu entry, icons, the type of vaults.

write(Path("build/deb/usr/share"))
"""

from __future__ import annotations

import shutil
from pathlib import Path

from packages.icon import SIZES, SOURCE, picture

HERE = Path(__file__).resolve().parent


def write(share: Path) -> None:
    """Write menu entry, icons and types below a folder like ``/usr/share``."""
    for name, kind in (("pheaktean.desktop", "applications"), ("pheaktean.xml", "mime/packages")):
        _folder(share / kind)
        shutil.copyfile(HERE / name, share / kind / name)
    for size in SIZES:
        icons = _folder(share / "icons" / "hicolor" / f"{size}x{size}" / "apps")
        (icons / "pheaktean.png").write_bytes(picture(size))
    icons = _folder(share / "icons" / "hicolor" / "scalable" / "apps")
    shutil.copyfile(SOURCE, icons / "pheaktean.svg")


def _folder(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path
