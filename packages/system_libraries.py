"""Libraries of the system that was built on, which were copied into the folder: whose they are.

Asks Debian's package list, by file name; elsewhere nothing is found, and such a file has no owner.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from packages.components import Component, Text, told

_COMMON = Path("/usr/share/common-licenses")
_DOCUMENTS = Path("/usr/share/doc")


def owners(names: Iterable[str]) -> dict[str, str]:
    """Return which package of the system has a library of a name; those that none has are missing.

    Args:
        names: of files, as ``libxcb-icccm.so.4``.
    """
    names = sorted(set(names))
    if not names or not shutil.which("dpkg-query"):
        return {}
    command = ["dpkg-query", "--search", *(f"*/{name}" for name in names)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found: dict[str, str] = {}
    for line in said.splitlines():
        package, _, path = line.partition(": ")
        if _is_in_library_folder(Path(path)):
            found.setdefault(Path(path).name, package.partition(":")[0])
    return found


def _is_in_library_folder(path: Path) -> bool:
    """Return whether a path is where libraries lie, and not inside some program's own folder."""
    return path.parent.name.endswith("-linux-gnu") or path.parent.name in ("lib", "lib64")


def component(package: str, files: Iterable[str]) -> Component:
    """Return a package of the system as a component."""
    show = [
        "dpkg-query",
        "--show",
        "--showformat=${Version}\t${Architecture}\t${Homepage}",
        package,
    ]
    said = subprocess.run(show, capture_output=True, text=True, check=True).stdout
    version, architecture, home = said.split("\n")[0].split("\t")
    purl = f"pkg:deb/debian/{package}@{version}?arch={architecture}"
    licence = told()["system"].get(package, "")
    home = home or f"pkg:deb/debian/{package}"
    return Component(package, version, licence, purl, home, _texts(package), "", tuple(files))


def _texts(package: str) -> tuple[Text, ...]:
    """Return its copyright file, and each licence that this one only points to."""
    path = _DOCUMENTS / package / "copyright"
    if not path.is_file():
        return ()
    content = path.read_bytes()
    said = content.decode("utf-8", "replace")
    common = sorted(each for each in _COMMON.iterdir() if f"common-licenses/{each.name}" in said)
    return (
        Text("copyright.txt", content),
        *(Text(f"{each.name}.txt", each.read_bytes()) for each in common),
    )
