"""The folder as a package for Debian and Ubuntu.

    write(folder, Path("dist"), moment)      dist/pheaktean_0.1.0_amd64.deb

The program lies in ``/usr/lib/pheaktean``, a link to it in ``/usr/bin``. Nothing is run when it is
installed or removed: what keeps lists of menus, types and icons looks by itself.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from declaration import VERSION
from packages.contents import ROOT
from packages.linux import share
from packages.linux.depends import depends
from packages.linux.manual import manual
from packages.trim import OPTIONAL

BUILD = ROOT / "build" / "deb"
_HOME = "usr/lib/pheaktean"
_CONTROL = """\
Package: pheaktean
Version: {version}
Architecture: {architecture}
Maintainer: The Pheaktean maintainers <maintainers@pheaktean.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: {recommends}
Section: misc
Priority: optional
Description: monthly NSSF declaration of Cambodian factories
 Turns a factory's own payroll workbooks into the monthly declaration for the
 National Social Security Fund, in Khmer, English and Chinese. It works without
 a network. Brings its own Python and Qt; needs none of the system's.
"""


def write(folder: Path, out: Path, moment: int) -> Path:
    """Write the package of a folder, and return its path.

    Args:
        folder: as it is handed out.
        out: folder of the package.
        moment: that all files bear [seconds since 1970].
    """
    shutil.rmtree(BUILD, ignore_errors=True)
    shutil.copytree(folder, BUILD / _HOME, symlinks=True)
    _place_around()
    _describe(depends(folder))
    for path in BUILD.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    deb = out / f"pheaktean_{VERSION}_{_architecture()}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--build", str(BUILD), str(deb)]
    quiet = {"env": os.environ | {"SOURCE_DATE_EPOCH": str(moment)}, "stdout": subprocess.DEVNULL}
    subprocess.run(command, check=True, **quiet)  # type: ignore[call-overload]  # two options, named
    return deb


def _place_around() -> None:
    """Write the command, what desktops ask for, the manual page, and the terms."""
    command = BUILD / "usr" / "bin" / "pheaktean"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/pheaktean/pheaktean")
    share.write(BUILD / "usr" / "share")
    _zipped(BUILD / "usr/share/man/man1/pheaktean.1.gz", manual().encode("utf-8"))
    about = BUILD / "usr/share/doc/pheaktean"
    _zipped(about / "changelog.gz", (ROOT / "CHANGELOG.md").read_bytes())
    (about / "copyright").write_text(_copyright(), encoding="utf-8")


def _copyright() -> str:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    return (
        "Pheaktean, Apache-2.0; its licence stands below. It brings other people's work along:\n"
        f"/{_HOME}/THIRD-PARTY.md lists it, and /{_HOME}/LICENCES has all the terms.\n\n{licence}"
    )


def _describe(needs: list[str]) -> None:
    """Write what Debian's tools read of a package: its description, and the sums of its files."""
    files = [path for path in sorted(BUILD.rglob("*")) if path.is_file() and not path.is_symlink()]
    sums = [
        f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(BUILD).as_posix()}\n"
        for path in files
    ]
    control = _CONTROL.format(
        version=VERSION,
        architecture=_architecture(),
        size=sum(path.stat().st_size for path in files) // 1024 + 1,
        depends=", ".join(needs),
        recommends=", ".join(sorted(OPTIONAL)),
    )
    (BUILD / "DEBIAN").mkdir()
    (BUILD / "DEBIAN" / "control").write_text(control, encoding="utf-8")
    (BUILD / "DEBIAN" / "md5sums").write_text("".join(sums), encoding="utf-8")


def _zipped(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, 9, mtime=0))


def _architecture() -> str:
    command = ["dpkg", "--print-architecture"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
