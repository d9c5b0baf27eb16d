"""``python -m packages.build``: everything that is handed out for this system, in ``dist/``.

    dist/pheaktean/                              the program's folder
    dist/pheaktean-0.1.0-linux-x86_64.tar.xz     the same as one file        (Linux)
    dist/pheaktean_0.1.0_amd64.deb               for Debian and Ubuntu       (Linux)
    dist/pheaktean-0.1.0.cdx.json                all its parts, for programs that ask
    dist/SHA256SUMS                              what each file has to be, signed with the key
                                                 that ``packages.signing`` is given

It stops at a part whose licence is not known. On Windows and macOS it makes no archive;
``packages/windows`` goes on from the folder. The same commit, libraries and system give the same
files.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

from declaration import VERSION
from packages import licences, sbom, signing
from packages.contents import OURS, ROOT

DIST = ROOT / "dist"
FOLDER = DIST / "pheaktean"
SOURCE = ROOT / "build" / "source"
"""The packages of ours that were built."""

MOST = 270_000_000
"""Largest folder that is let out [bytes]."""


def main() -> int:
    """Build; return the exit status."""
    moment = _moment()
    shutil.rmtree(DIST, ignore_errors=True)
    _keep_source()
    _freeze(moment)
    if sys.platform == "linux":
        from packages.linux.slim import slim

        slim(FOLDER)
    parts = licences.collect(FOLDER)
    size = _size(FOLDER)
    if size > MOST:
        raise SystemExit(f"The folder has {size:,} bytes; {MOST:,} are the most that is let out.")
    if sys.platform == "linux":
        _pack_for_linux(moment)
    sbom.write_sbom(FOLDER, DIST / f"pheaktean-{VERSION}.cdx.json", parts)
    signing.sign(DIST)
    for path in sorted(DIST.iterdir()):
        _say(path.name, _size(path))
    return 0


def _keep_source() -> None:
    """Keep a copy of what is built, for ``packages.tried`` to compare with."""
    shutil.rmtree(SOURCE, ignore_errors=True)
    for name in OURS:
        no_cache = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, SOURCE / name, ignore=no_cache)


def _freeze(moment: int) -> None:
    """Let PyInstaller make the folder."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"]
    places = ["--distpath", str(DIST), "--workpath", str(ROOT / "build" / "work")]
    command += [*places, "--log-level", "ERROR", str(ROOT / "packages" / "pheaktean.spec")]
    same = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": str(moment)}
    subprocess.run(command, check=True, cwd=ROOT, env=os.environ | same)


def _pack_for_linux(moment: int) -> None:
    """Write the Debian package, and the archive, which brings its menu entry along."""
    from packages.linux import archive, deb, share

    deb.write(FOLDER, DIST, moment)
    home = ROOT / "build" / "home"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(FOLDER, home, symlinks=True)
    share.write(home / "share")
    shutil.copy2(share.HERE / "add-to-menu", home / "add-to-menu")
    name = f"pheaktean-{VERSION}"
    whole = DIST / f"{name}-linux-{platform.machine()}.tar.xz"
    archive.write(home, whole, name, moment)


def _moment() -> int:
    """Return when what is built was committed [seconds since 1970]."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout)


def _size(path: Path) -> int:
    """Return the size of a file, or of a folder's files, links not followed [bytes]."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(each.lstat().st_size for each in files if not each.is_dir())


def _say(name: str, size: int) -> None:
    sys.stdout.write(f"{name:48} {size / 1e6:7.1f} MB\n")


if __name__ == "__main__":
    sys.exit(main())
